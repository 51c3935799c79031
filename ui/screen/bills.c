/* SPDX-License-Identifier: MIT */
/* bills: all bills of a day, newest first; of today until another day is chosen. */
#include <stdio.h>

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/printing.h"
#include "ui/screen/bills_priv.h"

enum { NUMBER, BILL, TIME, AMOUNT, TENDER, MEMBER, MARK, COLUMNS };

static const struct table_frame frame = {.first = 2, .below = 1};

static const struct table_column columns[COLUMNS] = {
    [NUMBER] = {.type = TABLE_PLACE, .role = ROLE_LABEL, .least = 3, .most = 3},
    [BILL] = {.title = N_("Bill"), .least = 12, .most = 12},
    [TIME] = {.title = N_("Time"), .least = 6, .most = 6},
    [AMOUNT] = {.title = N_("Amount"), .type = TABLE_MONEY, .least = 13, .most = 13},
    [TENDER] = {.title = N_("Tender"), .least = 14, .most = 24, .gap = 2},
    [MEMBER] = {.title = N_("Member"), .least = 12, .most = 24},
    [MARK] = {.title = N_("Returned"), .least = 15, .most = 20},
};

static struct bills_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_BILLS);
}

static void fill_bill(struct table_array *array, const struct bill_brief *brief)
{
    struct table_cell *cell = table_array_add(array, brief->id);
    char at[DATE_TEXT], money[MONEY_TEXT], name[PERSON_TEXT], bill[BILL_TEXT], text[RENDER_TEXT];
    cell[BILL].text = table_array_keep(array, bill_name(bill, brief->till, brief->number));
    cell[TIME].text = table_array_keep(array, date_format_instant_short(at, brief->at) + 6);
    cell[AMOUNT].number = brief->payable;
    cell[AMOUNT].text = table_array_keep(array, word_money(money, brief->payable));
    snprintf(text, sizeof text, "%s%s", brief->tender[0] ? render_tender(brief->tender) : "-",
             brief->more_tenders ? "+" : "");
    cell[TENDER].text = table_array_keep(array, text);
    word_person(name, brief->member, brief->phone);
    cell[MEMBER].text = table_array_keep(array, *name != '\0' ? name : "-");
    if (brief->voided)
        cell[MARK] = (struct table_cell){.text = _("[void]"), .role = ROLE_BAD};
    else if (brief->refunded > 0)
        cell[MARK] =
            (struct table_cell){.text = brief->gone ? _("[returned]") : _("[part returned]"), .role = ROLE_WARN};
}

static void fill(struct table_array *array, const void *data)
{
    const struct bills_state *bills = state(data);
    for (size_t i = 0; i < bills->brief.bills; i++)
        fill_bill(array, &bills->brief.bill[i]);
}

static enum status read_bills(struct counter *counter, struct error *err)
{
    struct bills_state *bills = state(counter);
    bill_brief_list_clear(&bills->brief);
    bills->read = bills->day ? bills->day : desk_day(counter->desk);
    const struct bill_search search = {.day = bills->read, .amount = bills->total};
    enum status status = bills->total ? bill_returnable(desk_db(counter->desk), &search, &bills->brief, err)
                                      : bill_of_day(desk_db(counter->desk), bills->read, &bills->brief, err);
    bills->rows.table.empty = bills->total ? N_("No bill of this day and total that something can come back of.")
                                           : N_("No bill on this day.");
    counter_table_refill(&bills->rows);
    return status;
}

static enum status open_bills(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    return read_bills(counter, err);
}

static void close_bills(struct counter *counter)
{
    bill_brief_list_clear(&state(counter)->brief);
    counter_table_close(&state(counter)->rows);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_bills(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

/* From the bills of one total to all of the day. */
static void back(struct counter *counter)
{
    struct bills_state *bills = state(counter);
    if (bills->total == 0) {
        counter_pop(counter);
        return;
    }
    bills->total = 0;
    table_home(&bills->rows.table);
    refresh(counter);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

static void open_bill(struct counter *counter)
{
    int64_t bill;
    if (counter_table_id(counter, &bill))
        counter_show(counter, SCREEN_RETURN, &bill);
}

/* To the nearest day with bills. */
static void turn(struct counter *counter)
{
    struct bills_state *bills = state(counter);
    struct error err;
    int64_t day;
    bool after = counter->spoken.number == 2;
    if (bill_day_beside(desk_db(counter->desk), bills->read, after, &day, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    if (day == 0) {
        counter_object(counter, after ? N_("No bill after this day.") : N_("No bill before this day."), NULL, NULL);
        return;
    }
    bills->day = day;
    table_home(&bills->rows.table);
    refresh(counter);
}

static void why(struct counter *counter)
{
    struct bill bill = {0};
    struct error err;
    int64_t id = 0;
    counter_table_id(counter, &id);
    if (bill_get(desk_db(counter->desk), id, &bill, &err) == STATUS_OK)
        counter_show(counter, SCREEN_STEPS, &bill.txn);
    else
        counter_refuse(counter, &err);
    bill_clear(&bill);
}

/* The receipt of the marked bill; without one, of this terminal's last bill. */
static void reprint(struct counter *counter)
{
    int64_t bill = 0;
    counter_table_id(counter, &bill);
    printing_receipt(counter, bill);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct bills_state *bills = state(counter);
    char title[RENDER_TEXT], day[DATE_TEXT], count[24], text[RENDER_TEXT], money[MONEY_TEXT];
    snprintf(count, sizeof count, "%zu", bills->brief.bills);
    word_fill(title, ngettext("7 Bills of {0}: {1}", "7 Bills of {0}: {1}", bills->brief.bills),
              (bills->read == counter->today ? date_format_short : date_format)(day, bills->read), count);
    frame_rule(canvas, counter, title);
    canvas_cursor(canvas, frame.first, 0);
    counter_table_draw(&bills->rows, canvas);
    if (bills->total)
        canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_WARN,
                    word_fill(text, _("Only bills of {0} that something can come back of. .. shows all."),
                              word_money(money, bills->total), NULL));
}

static const struct binding bindings[] = {
    {BIND(ENTER, open_bill), .needs_row = true, .key = "Enter", .label = N_("Enter open"), .prompt = true,
     .help = N_("opens the bill: return, void")},
    {BIND(F4, why), .needs_row = true, .key = "F4", .label = N_("F4Why"),
     .help = N_("how it was worked out: every step behind the figures; .4 too")},
    {CHOICE(4, why), .needs_row = true, .help = N_("how it was worked out")},
    {CHOICE(1, turn), .label = N_(".1 before"), .help = N_("the last day before with bills")},
    {CHOICE(2, turn), .label = N_(".2 after"), .help = N_("the next day with bills")},
    {CHOICE(3, counter_show_bound), .argument = SCREEN_DAY_FORM, .label = N_(".3 day, total"),
     .help = N_("a day by its date; without a receipt also by the bill's total")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_HELP,
    {BIND(REPRINT, reprint), .key = "^P", .label = N_("^P{1}"), .help = REPRINT_HELP},
    BIND_BACK,
    BIND_UNDO,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_TABLE_SORT,
    BIND_TABLE,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_bills = {
    .title = N_("All bills"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct bills_state),
    .open = open_bills,
    .close = close_bills,
    .resume = refresh,
    .back = back,
    .table = table,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
