/* SPDX-License-Identifier: MIT */
/* held: bills put aside, as a strip of the idle counter and as a list. */
#include <stdio.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2

static const char *who(char buf[PERSON_TEXT], const struct counter *counter, size_t index)
{
    const char *name = counter->held.row[index].name;
    return counter->held.list.hold[index].request.member == 0 ? _("Walk-in") : word_name(buf, name);
}

/* Today's by the time, an older one by its day too. */
static char *when(char buf[DATE_TEXT], const struct counter *counter, int64_t at)
{
    char text[DATE_TEXT];
    instant_format_short(text, at);
    bool today = date_of_instant(at, 0) == desk_day(counter->desk);
    return text_copy(buf, DATE_TEXT, today ? text + 6 : text);
}

void held_strip(struct canvas *canvas, const struct counter *counter, int row)
{
    char count[24], money[MONEY_TEXT], name[PERSON_TEXT], at[DATE_TEXT], text[RENDER_TEXT];
    const struct counter_held *held = &counter->held;
    if (held->list.holds == 0)
        return;
    snprintf(count, sizeof count, "%zu", held->list.holds);
    canvas_text(canvas, row, 1, 9, ROLE_LABEL, word_fill(text, _("Held {0}"), count, NULL));
    int col = 10;
    for (size_t i = 0; i < held->shown; i++) {
        snprintf(text, sizeof text, "[%zu] %s %s %.200s", i + 1, when(at, counter, held->list.hold[i].at),
                 word_money(money, held->row[i].payable), who(name, counter, i));
        if (col + text_width(text) > canvas->cols)
            return;
        col = canvas_text(canvas, row, col, -1, ROLE_PLAIN, text) + 3;
    }
}

static void draw_row(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct hold *hold = &counter->held.list.hold[index];
    char number[24], count[24], money[MONEY_TEXT], name[PERSON_TEXT], at[DATE_TEXT], text[RENDER_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    snprintf(count, sizeof count, "%zu", hold->request.lines);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, index == counter->held.rows.marked ? ">" : "");
    canvas_text(canvas, row, 1, 2, ROLE_LABEL, number);
    canvas_text(canvas, row, 4, 12, ROLE_PLAIN, when(at, counter, hold->at));
    canvas_pad(canvas, row, 16, 14, ROLE_PLAIN, word_money(money, counter->held.row[index].payable), true);
    canvas_text(canvas, row, 34, 20, ROLE_PLAIN, who(name, counter, index));
    word_fill(text, ngettext("{0} line", "{0} lines", hold->request.lines), count, NULL);
    canvas_text(canvas, row, 56, -1, ROLE_PLAIN, text);
    if (index == counter->held.rows.marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

void held_draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("2 Bills put aside"));
    for (size_t i = 0; i < counter->held.shown; i++)
        draw_row(canvas, counter, i, FIRST_ROW + (int)i);
    canvas_cursor(canvas, FIRST_ROW + (int)counter->held.rows.marked, 0);
}

static struct list *held_rows(struct counter *counter)
{
    list_set(&counter->held.rows, counter->held.shown);
    return &counter->held.rows;
}

static const struct binding bindings[] = {
    {BIND(ENTER, hold_recall), .needs_row = true, .refuse = hold_recall, .key = "Enter", .label = N_("Enter recall"),
     .prompt = true, .help = N_("takes the bill up again, priced anew")},
    {BIND(DIGIT, hold_recall_row), .needs_row = true, .refuse = hold_recall_row, .several = true, .key = "n",
     .label = N_("n row"), .prompt = true, .help = N_("takes bill n up again")},
    {BIND(DELETE, hold_drop), .needs_row = true, .key = "Del", .label = N_("Del drop"), .prompt = true,
     .help = N_("drops it, asked first")},
    BIND_COMMON_LIST,
};

const struct screen screen_held = {
    .title = N_("Bills put aside"),
    .prompt = PROMPT_NONE,
    .list = held_rows,
    .draw = held_draw,
    SCREEN_BINDINGS(bindings),
};
