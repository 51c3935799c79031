/* SPDX-License-Identifier: MIT */
/* changes: what was changed by hand or approved in the last days, newest first: report hand as a list. */
#include <stdio.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "report/report.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

#define DAYS 7 /* the board counts today's */

/* The columns of report hand, and of the list. */
enum { AT, STAFF, KIND, BILL, SKU, AMOUNT, COUNT, REASON, APPROVER, TXN, FIGURES };
enum { WHEN, WHO, WHAT, OF_BILL, MUCH, BY, ITEM, WHY, COLUMNS };

static const struct table_frame frame = {.first = 3, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [WHEN] = {.title = N_("When"), .least = 11, .most = 11},
    [WHO] = {.title = N_("Who"), .least = 6, .most = 8},
    [WHAT] = {.title = N_("Description"), .least = 14, .most = 16},
    [OF_BILL] = {.title = N_("Bill"), .least = 11, .most = 11},
    [MUCH] = {.title = N_("Amount"), .type = TABLE_MONEY, .least = 10, .most = 13},
    [BY] = {.title = N_("Approver"), .least = 8, .most = 8, .gap = 2},
    [ITEM] = {.title = N_("SKU"), .least = 8, .most = 14},
    [WHY] = {.title = N_("Reason"), .least = 10, .most = 24},
};

struct changes_state {
    struct report report;
    struct table_memory rows;
};

static struct changes_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_CHANGES);
}

static size_t rows_of(const struct report *report)
{
    return report->columns > 0 ? report->cells / report->columns : 0;
}

static void fill_change(struct table_array *array, const struct report_cell *from, int64_t id)
{
    struct table_cell *cell = table_array_add(array, id);
    char text[MONEY_TEXT], at[DATE_TEXT];
    cell[WHEN].text = table_array_keep(array, date_format_instant_short(at, from[AT].number));
    cell[WHO].text = from[STAFF].text;
    cell[WHAT].text = render_hand(from[KIND].text);
    cell[OF_BILL].text = from[BILL].text;
    cell[ITEM].text = from[SKU].text;
    cell[WHY].text = from[REASON].text;
    cell[BY].text = from[APPROVER].text;
    cell[MUCH].number = from[AMOUNT].number + from[COUNT].number; /* one of them is 0 */
    if (from[COUNT].number != 0)
        cell[MUCH].text = table_array_keep(array, word_number(text, from[COUNT].number));
    else
        cell[MUCH].text =
            from[AMOUNT].number != 0 ? table_array_keep(array, word_money(text, from[AMOUNT].number)) : "";
}

/* A row's id is its place in the report, from 1. */
static void fill(struct table_array *array, const void *data)
{
    const struct report *report = &state(data)->report;
    for (size_t i = 0; i < rows_of(report); i++)
        fill_change(array, report->cell + i * report->columns, (int64_t)i + 1);
}

static enum status read_changes(struct counter *counter, struct error *err)
{
    struct changes_state *changes = state(counter);
    struct report_ask ask = {.to = desk_day(counter->desk)};
    ask.from = ask.to - DAYS + 1;
    report_clear(&changes->report);
    enum status status = report_run(desk_db(counter->desk), "hand", &ask, &changes->report, err);
    counter_table_refill(&changes->rows);
    return status;
}

static enum status open_changes(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    TRY(read_changes(counter, err));
    if (rows_of(&state(counter)->report) > 0)
        return STATUS_OK;
    counter_object(counter, N_("No manual changes in the last days."), NULL, NULL);
    return STATUS_NOT_FOUND;
}

static void close_changes(struct counter *counter)
{
    report_clear(&state(counter)->report);
    counter_table_close(&state(counter)->rows);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_changes(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

/* The entry of the marked row, and its bill; 0 if it is of none. */
static bool marked(struct counter *counter, int64_t *txn, int64_t *bill)
{
    const struct report *report = &state(counter)->report;
    struct entry entry = {0};
    struct error err;
    int64_t row;
    if (!counter_table_id(counter, &row))
        return false;
    const char *name = report->cell[(size_t)(row - 1) * report->columns + TXN].text;
    enum status status = ledger_find(desk_db(counter->desk), name, txn, &err);
    if (status == STATUS_OK)
        status = ledger_read(desk_db(counter->desk), *txn, &entry, &err);
    *bill = entry.bill;
    entry_clear(&entry);
    if (status != STATUS_OK)
        counter_refuse(counter, &err);
    return status == STATUS_OK;
}

static void why(struct counter *counter)
{
    int64_t txn, bill;
    if (marked(counter, &txn, &bill))
        counter_show(counter, SCREEN_STEPS, &txn);
}

static void open_bill(struct counter *counter)
{
    int64_t txn, bill;
    if (!marked(counter, &txn, &bill))
        return;
    if (bill)
        counter_show(counter, SCREEN_RETURN, &bill);
    else
        counter_show(counter, SCREEN_STEPS, &txn);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    char title[RENDER_TEXT], count[24], days[24];
    size_t rows = rows_of(&state(counter)->report);
    snprintf(count, sizeof count, "%zu", rows);
    snprintf(days, sizeof days, "%d", DAYS);
    word_fill(title, _("Manual changes in {0} days: {1}"), days, count);
    frame_rule(canvas, counter, title);
    counter_table_draw(&state(counter)->rows, canvas);
}

static const struct binding bindings[] = {
    {BIND(ENTER, open_bill), .needs_row = true, .key = "Enter", .label = N_("Enter open"), .prompt = true,
     .help = N_("opens the bill; without one, the steps")},
    {BIND(F4, why), .needs_row = true, .key = "F4", .label = N_("F4Why"),
     .help = N_("how it was worked out: every step behind the figures; .4 too")},
    {CHOICE(4, why), .needs_row = true, .help = N_("how it was worked out")},
    BIND_COMMON_LIST,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_changes = {
    .title = N_("Manual changes"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct changes_state),
    .open = open_changes,
    .close = close_changes,
    .table = table,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
