/* SPDX-License-Identifier: MIT */
/* held: the list of held bills, to recall or drop. */
#include <stdio.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

enum { NUMBER, TIME, AMOUNT, MEMBER, LINES, COLUMNS };

static const struct table_frame frame = {.first = 2, .below = 1};

static const struct table_column columns[COLUMNS] = {
    [NUMBER] = {.type = TABLE_PLACE, .role = ROLE_LABEL, .least = 2, .most = 2},
    [TIME] = {.title = N_("Time"), .by_number = true, .least = 12, .most = 12},
    [AMOUNT] = {.title = N_("Amount"), .type = TABLE_MONEY, .least = 13, .most = 13},
    [MEMBER] = {.title = N_("Member"), .least = 20, .most = 40, .gap = 4},
    [LINES] = {.title = N_("Lines"), .type = TABLE_INTEGER, .align = TABLE_ALIGN_LEFT, .least = 8, .gap = 2},
};

struct held_state {
    struct table_memory rows;
    char dropping[ACT_KEY_TEXT]; /* key of the bill asked about, not its row: the list may be read again meanwhile */
};

static struct held_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_HELD);
}

/* The id of a row is the bill's position in counter->held, counted from 1. */
static void fill(struct table_array *array, const void *data)
{
    const struct counter *counter = data;
    for (size_t i = 0; i < counter->held.shown; i++) {
        const struct hold *hold = &counter->held.list.hold[i];
        struct table_cell *cell = table_array_add(array, (int64_t)i + 1);
        char count[24], money[MONEY_TEXT], name[PERSON_TEXT], at[DATE_TEXT], text[RENDER_TEXT];
        cell[TIME].number = hold->at;
        cell[TIME].text = table_array_keep(array, hold_when(at, counter, i));
        cell[AMOUNT].number = counter->held.row[i].payable;
        cell[AMOUNT].text = table_array_keep(array, word_money(money, counter->held.row[i].payable));
        cell[MEMBER].text = table_array_keep(array, hold_whose(name, counter, i));
        snprintf(count, sizeof count, "%zu", hold->request.lines);
        word_fill(text, ngettext("{0} line", "{0} lines", hold->request.lines), count, NULL);
        cell[LINES].number = (int64_t)hold->request.lines;
        cell[LINES].text = table_array_keep(array, text);
    }
}

static void refill(struct counter *counter)
{
    counter_table_refill(&state(counter)->rows);
}

static enum status open_held(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    state(counter)->rows.table.empty = N_("No held bills."); /* another till took the last of them */
    TRY(hold_read(counter, err));
    if (hold_any(counter))
        return STATUS_OK;
    counter_object(counter, N_("No held bills."), NULL, NULL);
    return STATUS_NOT_FOUND;
}

static void close_held(struct counter *counter)
{
    counter_table_close(&state(counter)->rows);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

/* Index of the marked bill in counter->held. */
static bool marked(struct counter *counter, size_t *row)
{
    int64_t place;
    if (!counter_table_id(counter, &place))
        return false;
    *row = (size_t)place - 1;
    return *row < counter->held.shown;
}

static void recall(struct counter *counter)
{
    size_t row;
    if (marked(counter, &row))
        hold_recall(counter, row);
}

/* The digit is the number of the row as shown, after sorting and filtering. */
static void recall_row(struct counter *counter)
{
    counter_move_to(counter);
    if ((int64_t)table_list(&state(counter)->rows.table)->marked + 1 == counter->spoken.number)
        recall(counter);
}

static void drop(struct counter *counter)
{
    struct error err;
    if (hold_forget(counter->desk, state(counter)->dropping, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    hold_load(counter);
    refill(counter);
    if (!hold_any(counter))
        counter_pop(counter);
}

static void ask_drop(struct counter *counter)
{
    char money[MONEY_TEXT], day[DATE_TEXT];
    size_t row;
    if (!marked(counter, &row))
        return;
    const struct hold *hold = &counter->held.list.hold[row];
    text_copy(state(counter)->dropping, ACT_KEY_TEXT, hold->key);
    date_format_instant_short(day, hold->at);
    money_format_grouped(money, counter->held.row[row].payable);
    struct counter_question *question = ask_open(counter, N_("Delete the held bill of {0}, ¥{1}?"), day, money);
    ask_option(question, 1, N_("keep it"), NULL);
    ask_option(question, 3, N_("drop it"), drop);
    question->marked = 1;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("2 Held bills"));
    counter_table_draw(&state(counter)->rows, canvas);
}

static const struct binding bindings[] = {
    {BIND(ENTER, recall), .needs_row = true, .key = "Enter", .label = N_("Enter recall"), .prompt = true,
     .help = N_("recalls the bill and prices it again")},
    {BIND(DIGIT, recall_row), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("recalls bill n")},
    {BIND(DELETE, ask_drop), .needs_row = true, .key = "Del", .label = N_("Del delete"), .prompt = true,
     .help = N_("deletes it; asks first")},
    BIND_COMMON_LIST,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_held = {
    .title = N_("Held bills"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct held_state),
    .open = open_held,
    .close = close_held,
    .table = table,
    .resume = refill,
    .refresh = refill,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
