/* SPDX-License-Identifier: MIT */
/* held: the list of held bills, to recall or drop. */
#include <stdio.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2

struct held_state {
    struct list rows;            /* of counter->held */
    char dropping[ACT_KEY_TEXT]; /* key of the bill asked about, not its row: the list may be read again meanwhile */
};

static struct held_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_HELD);
}

static struct list *rows(struct counter *counter)
{
    struct list *rows = &state(counter)->rows;
    list_set(rows, counter->held.shown);
    return rows;
}

static enum status open_held(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    TRY(hold_read(counter, err));
    if (hold_any(counter))
        return STATUS_OK;
    counter_object(counter, N_("No bill is put aside."), NULL, NULL);
    return STATUS_NOT_FOUND;
}

static void recall(struct counter *counter)
{
    hold_recall(counter, rows(counter)->marked);
}

static void recall_row(struct counter *counter)
{
    hold_recall(counter, (size_t)counter->spoken.number - 1);
}

static void drop(struct counter *counter)
{
    struct error err;
    if (hold_forget(counter->desk, state(counter)->dropping, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    hold_load(counter);
    if (!hold_any(counter))
        counter_pop(counter);
}

static void ask_drop(struct counter *counter)
{
    char money[MONEY_TEXT], day[DATE_TEXT];
    size_t row = rows(counter)->marked;
    const struct hold *hold = &counter->held.list.hold[row];
    text_copy(state(counter)->dropping, ACT_KEY_TEXT, hold->key);
    date_format_instant_short(day, hold->at);
    money_format_grouped(money, counter->held.row[row].payable);
    struct counter_question *question = ask_open(counter, N_("Drop the bill of {0}, ¥{1}?"), day, money);
    ask_option(question, 1, N_("keep it"), NULL);
    ask_option(question, 3, N_("drop it"), drop);
    question->marked = 1;
}

static void draw_row(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct hold *hold = &counter->held.list.hold[index];
    char number[24], count[24], money[MONEY_TEXT], name[PERSON_TEXT], at[DATE_TEXT], text[RENDER_TEXT];
    bool marked = index == state(counter)->rows.marked;
    snprintf(number, sizeof number, "%zu", index + 1);
    snprintf(count, sizeof count, "%zu", hold->request.lines);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, marked ? ">" : "");
    canvas_text(canvas, row, 1, 2, ROLE_LABEL, number);
    canvas_text(canvas, row, 4, 12, ROLE_PLAIN, hold_when(at, counter, index));
    canvas_pad(canvas, row, 16, 14, ROLE_PLAIN, word_money(money, counter->held.row[index].payable), true);
    canvas_text(canvas, row, 34, 20, ROLE_PLAIN, hold_whose(name, counter, index));
    word_fill(text, ngettext("{0} line", "{0} lines", hold->request.lines), count, NULL);
    canvas_text(canvas, row, 56, -1, ROLE_PLAIN, text);
    if (marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("2 Bills put aside"));
    if (!hold_any(counter)) /* another till took the last one */
        canvas_text(canvas, FIRST_ROW, 3, -1, ROLE_FAINT, _("No bill is put aside."));
    for (size_t i = 0; i < counter->held.shown; i++)
        draw_row(canvas, counter, i, FIRST_ROW + (int)i);
    canvas_cursor(canvas, FIRST_ROW + (int)state(counter)->rows.marked, 0);
}

static const struct binding bindings[] = {
    {BIND(ENTER, recall), .needs_row = true, .refuse = recall, .key = "Enter", .label = N_("Enter recall"),
     .prompt = true, .help = N_("takes the bill up again, priced anew")},
    {BIND(DIGIT, recall_row), .needs_row = true, .refuse = recall_row, .several = true, .key = "n",
     .label = N_("n row"), .prompt = true, .help = N_("takes bill n up again")},
    {BIND(DELETE, ask_drop), .needs_row = true, .key = "Del", .label = N_("Del drop"), .prompt = true,
     .help = N_("drops it, asked first")},
    BIND_COMMON_LIST,
};

const struct screen screen_held = {
    .title = N_("Bills put aside"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct held_state),
    .open = open_held,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
