/* SPDX-License-Identifier: MIT */
/* bills: all bills of the day, newest first. */
#include <stdio.h>

#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2
#define LIST_ROWS(canvas) ((canvas)->rows - 5)

enum { AT_N = 1, AT_BILL = 5, AT_TIME = 18, AT_AMOUNT = 25, AT_TENDER = 40, AT_MEMBER = 55, AT_MARK = 68 };

struct bills_state {
    int64_t day;
    struct brief_list brief;
    struct list list;
};

static struct bills_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_BILLS);
}

static enum status read_bills(struct counter *counter, struct error *err)
{
    struct bills_state *bills = state(counter);
    bill_brief_list_clear(&bills->brief);
    bills->day = desk_day(counter->desk);
    enum status status = bill_of_day(desk_db(counter->desk), bills->day, &bills->brief, err);
    list_set(&bills->list, bills->brief.bills);
    return status;
}

static enum status open_bills(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    TRY(read_bills(counter, err));
    if (state(counter)->brief.bills > 0)
        return STATUS_OK;
    counter_object(counter, N_("No bill was rung today."), NULL, NULL);
    return STATUS_NOT_FOUND;
}

static void close_bills(struct counter *counter)
{
    bill_brief_list_clear(&state(counter)->brief);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_bills(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static struct list *rows(struct counter *counter)
{
    return &state(counter)->list;
}

static const struct bill_brief *marked(const struct counter *counter)
{
    const struct bills_state *bills = state(counter);
    return &bills->brief.bill[bills->list.marked];
}

static void open_bill(struct counter *counter)
{
    int64_t bill = marked(counter)->id;
    counter_show(counter, SCREEN_RETURN, &bill);
}

static void why(struct counter *counter)
{
    struct bill bill;
    struct error err;
    if (bill_get(desk_db(counter->desk), marked(counter)->id, &bill, &err) == STATUS_OK)
        counter_show(counter, SCREEN_STEPS, &bill.txn);
    else
        counter_refuse(counter, &err);
    bill_clear(&bill);
}

/* Of the marked bill; where there is none any more, of this till's last one as anywhere. */
static void reprint(struct counter *counter)
{
    int64_t bill = state(counter)->brief.bills > 0 ? marked(counter)->id : 0;
    counter_show(counter, SCREEN_RECEIPT, &bill);
}

static void draw_bill(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct bills_state *bills = data;
    const struct bill_brief *brief = &bills->brief.bill[index];
    char number[24], at[DATE_TEXT], money[MONEY_TEXT], name[PERSON_TEXT], bill[BILL_TEXT], text[RENDER_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, AT_N, 3, ROLE_LABEL, number);
    canvas_text(canvas, row, AT_BILL, 12, ROLE_PLAIN, bill_name(bill, brief->till, brief->number));
    canvas_text(canvas, row, AT_TIME, 6, ROLE_PLAIN, date_format_instant_short(at, brief->at) + 6);
    canvas_pad(canvas, row, AT_AMOUNT, 13, ROLE_PLAIN, word_money(money, brief->payable), true);
    snprintf(text, sizeof text, "%s%s", brief->tender[0] ? render_tender(brief->tender) : "-",
             brief->more_tenders ? "+" : "");
    canvas_text(canvas, row, AT_TENDER, 14, ROLE_PLAIN, text);
    canvas_text(canvas, row, AT_MEMBER, 12, ROLE_PLAIN, brief->member[0] ? word_name(name, brief->member) : "-");
    if (brief->voided)
        canvas_text(canvas, row, AT_MARK, 11, ROLE_BAD, _("[void]"));
    else if (brief->refunded > 0)
        canvas_text(canvas, row, AT_MARK, 11, ROLE_WARN, _("[returned]"));
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct bills_state *bills = state(counter);
    char title[RENDER_TEXT], day[DATE_TEXT], count[24];
    snprintf(count, sizeof count, "%zu", bills->brief.bills);
    word_fill(title, ngettext("7 Bills of {0}: {1}", "7 Bills of {0}: {1}", bills->brief.bills),
              date_format_short(day, bills->day), count);
    frame_rule(canvas, counter, title);
    list_draw(&bills->list, canvas, FIRST_ROW, LIST_ROWS(canvas), draw_bill, bills);
}

static const struct binding bindings[] = {
    {BIND(ENTER, open_bill), .needs_row = true, .key = "Enter", .label = N_("Enter open"), .prompt = true,
     .help = N_("opens the bill: return, void")},
    {BIND(F4, why), .needs_row = true, .key = "F4", .label = N_("F4Why"),
     .help = N_("why: every step behind the figures; .4 too")},
    {CHOICE(4, why), .needs_row = true, .help = N_("why")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_HELP,
    {BIND(REPRINT, reprint), .key = "^P", .label = N_("^PReprint"), .help = REPRINT_HELP},
    BIND_BACK,
    BIND_UNDO,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_bills = {
    .title = N_("The day's bills"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct bills_state),
    .open = open_bills,
    .close = close_bills,
    .list = rows,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
