/* SPDX-License-Identifier: MIT */
/*
 * return: a finished bill, to be returned line by line or voided. With a line that goes out it becomes an exchange: the
 * rows of those follow the rows of the bill.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/invoice.h"
#include "desk/route.h"
#include "render/receipt.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/printing.h"
#include "ui/screen/exchange_priv.h"
#include "ui/screen/return_priv.h"

#define HEAD_ROW 1
#define LABEL_ROW 2
#define FIRST_ROW 3

/* Columns of a line. */
enum { AT_NO = 1, AT_NAME = 5, AT_TIMES = 30, AT_AMOUNT = 46, AT_LEFT = 59, AT_BACK = 69 };

struct return_state {
    struct sale_view bill;
    struct list lines;
    int64_t *asked;         /* quantity of each line to return, thousandths */
    char name[PERSON_TEXT]; /* name of the member; "" for a walk-in */
    int64_t phone;          /* theirs; 0: none */
    char tier[NAME_TEXT];
    bool voids;            /* void the whole bill, as if never sold */
    bool missing;          /* its gifts do not come back */
    struct sale_line *out; /* what goes out in exchange */
    size_t outs, room;
    struct sale_view priced; /* the same as the new bill would be */
    const char *why;         /* N_(), why it comes back */
};

static struct return_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_RETURN);
}

/* --- opening ---------------------------------------------------------------------------------------------------- */

static enum status read_member(struct counter *counter, struct error *err)
{
    struct return_state *back = state(counter);
    struct member member;
    if (back->bill.member == 0)
        return STATUS_OK;
    TRY(member_get(desk_db(counter->desk), back->bill.member, &member, err));
    text_copy(back->name, sizeof back->name, member.name);
    back->phone = member.phone;
    hand_tier_name(counter, member.tier, back->tier);
    return STATUS_OK;
}

/* argument: the bill, an int64_t. */
static enum status open_return(struct counter *counter, const void *argument, struct error *err)
{
    struct return_state *back = state(counter);
    enum screen_id base = counter_base(counter);
    if (base == SCREEN_BILL || base == SCREEN_TENDER) {
        counter_object(counter, N_("Finish the open bill first, or hold it (F6)."), NULL, NULL);
        return STATUS_NOT_FOUND;
    }
    TRY(sale_view_rung(counter->desk, *(const int64_t *)argument, &back->bill, err));
    TRY(read_member(counter, err));
    back->asked = mem_alloc((back->bill.lines + 1) * sizeof *back->asked);
    list_set(&back->lines, back->bill.lines);
    return STATUS_OK;
}

static void close_return(struct counter *counter)
{
    struct return_state *back = state(counter);
    sale_view_clear(&back->bill);
    sale_view_clear(&back->priced);
    free(back->asked);
    free(back->out);
}

static struct list *rows(struct counter *counter)
{
    return &state(counter)->lines;
}

/* --- quantities ------------------------------------------------------------------------------------------------- */

static int64_t left_of(const struct view_line *line)
{
    return line->quantity - line->returned;
}

static bool anything_left(const struct return_state *back)
{
    for (size_t i = 0; i < back->bill.lines && !back->bill.voided; i++)
        if (left_of(&back->bill.line[i]) > 0)
            return true;
    return false;
}

static bool something_left(const struct counter *counter)
{
    return anything_left(state(counter));
}

static bool all_left(const struct counter *counter)
{
    return state(counter)->bill.refunded == 0 && something_left(counter);
}

static void refuse_line(struct counter *counter, const struct view_line *line)
{
    struct error err;
    char bought[MONEY_TEXT], gone[MONEY_TEXT];
    error_set(&err, STATUS_ALREADY_RETURNED, "line", "nothing left of the line");
    error_arg(&err, 0, "%" PRId64, line->no);
    error_arg(&err, 1, "%s", number_format_quantity(bought, line->quantity));
    error_arg(&err, 2, "%s", number_format_quantity(gone, line->returned));
    counter_refuse(counter, &err);
}

static bool on_new_line(const struct return_state *back)
{
    return back->lines.marked >= back->bill.lines && back->outs > 0;
}

/* The line of the typed number, or the marked one; NULL after showing a refusal. */
static struct view_line *line_named(struct counter *counter)
{
    struct return_state *back = state(counter);
    char number[24];
    if (counter->spoken.number < 0 && on_new_line(back)) {
        counter_object(counter, N_("That line goes out. Mark a line of the bill, or type its number."), NULL, NULL);
        return NULL;
    }
    if (counter->spoken.number < 0)
        return &back->bill.line[back->lines.marked];
    for (size_t i = 0; i < back->bill.lines; i++)
        if (back->bill.line[i].no == counter->spoken.number)
            return &back->bill.line[i];
    snprintf(number, sizeof number, "%lld", (long long)counter->spoken.number);
    counter_object(counter, N_("There is no line {0}. Type a line number on the screen."), number, NULL);
    return NULL;
}

static void ask_line(struct counter *counter)
{
    struct return_state *back = state(counter);
    struct view_line *line = line_named(counter);
    char no[24], left[MONEY_TEXT];
    if (!line)
        return;
    int64_t most = left_of(line), asked = counter->spoken.quantity == QUANTITY_ALL ? most : counter->spoken.quantity;
    if (most <= 0) {
        refuse_line(counter, line);
        return;
    }
    if (asked > most) {
        snprintf(no, sizeof no, "%lld", (long long)line->no);
        counter_object(counter, N_("Line {0}: only {1} can be returned. Type a smaller quantity."), no,
                       number_format_quantity(left, most));
        return;
    }
    back->lines.marked = (size_t)(line - back->bill.line);
    back->asked[back->lines.marked] = asked;
}

/* --- what goes out in exchange ---------------------------------------------------------------------------------- */

/* Prices the lines that go out as the new bill of the same member. */
static bool price_out(struct counter *counter)
{
    struct return_state *back = state(counter);
    struct sale_request request = {.member = back->bill.member, .line = back->out, .lines = back->outs};
    struct sale_view view = {0};
    struct error err;
    if (back->outs > 0 && sell_price(counter->desk, &request, &view, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return false;
    }
    sale_view_clear(&back->priced);
    back->priced = view;
    list_set(&back->lines, back->bill.lines + back->outs);
    return true;
}

static void add_out(struct counter *counter, const struct sale_line *line)
{
    struct return_state *back = state(counter);
    if (line->quantity <= 0) {
        counter_object(counter, N_("Enter a quantity above 0."), NULL, NULL);
        return;
    }
    back->out = mem_grow(back->out, back->outs, &back->room, sizeof *back->out);
    back->out[back->outs++] = *line;
    if (!price_out(counter)) {
        back->outs--;
        return;
    }
    back->lines.marked = back->lines.count - 1;
}

static void add_amount(struct counter *counter)
{
    struct sale_line line = {.quantity = counter->spoken.quantity, .price = counter->spoken.amount};
    if (counter->spoken.amount <= 0)
        counter_object(counter, N_("Enter an amount above 0."), NULL, NULL);
    else
        add_out(counter, &line);
}

static bool add_route(struct counter *counter, const struct route *route, int64_t quantity)
{
    struct sale_line line = route->line;
    if (route->kind == ROUTE_UNKNOWN)
        counter_object(counter, N_("This code is not in the price book. Type its price: *A and Enter."), NULL, NULL);
    if (route->kind != ROUTE_ITEM)
        return route->kind == ROUTE_UNKNOWN;
    line.quantity = line.quantity * quantity / QUANTITY_ONE;
    add_out(counter, &line);
    return true;
}

static void add_code(struct counter *counter)
{
    struct route route;
    struct error err;
    char code[SIGN_TEXT_MAX];
    text_copy(code, sizeof code, counter->spoken.code);
    if (route_find(counter->desk, code, &route, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    if (add_route(counter, &route, counter->spoken.quantity) || counter->refused)
        return;
    error_set(&err, STATUS_NOT_FOUND, "item", "no such item");
    error_arg(&err, 0, "%s", code);
    counter_refuse(counter, &err);
}

/* "3*" before the scan: three of them. */
static bool scanned(struct counter *counter, const struct route *route, const char *text)
{
    struct spoken spoken;
    int64_t quantity = QUANTITY_ONE;
    (void)text;
    if (grammar_read(PROMPT_RETURN, counter_text(counter), &spoken) == SIGN_BACK_LINE && spoken.number < 0 &&
        spoken.quantity != QUANTITY_ALL)
        quantity = spoken.quantity;
    if (!add_route(counter, route, quantity))
        return false;
    if (!counter->refused)
        counter_type(counter, "");
    return true;
}

static bool new_line_marked(const struct counter *counter)
{
    return on_new_line(state(counter));
}

static void drop_out(struct counter *counter)
{
    struct return_state *back = state(counter);
    size_t at = back->lines.marked - back->bill.lines;
    memmove(&back->out[at], &back->out[at + 1], (back->outs - at - 1) * sizeof *back->out);
    back->outs--;
    (void)price_out(counter);
}

/* --- the dry run ------------------------------------------------------------------------------------------------ */

/* After it nothing of the bill is left. */
static bool everything(const struct return_state *back)
{
    bool all = true;
    for (size_t i = 0; i < back->bill.lines; i++)
        all = all && back->asked[i] == left_of(&back->bill.line[i]);
    return all;
}

/* Fills `line` with the quantities; 0 means all that is left, as the act expects. */
static size_t asked_lines(const struct return_state *back, struct return_line *line)
{
    size_t lines = 0;
    for (size_t i = 0; i < back->bill.lines; i++)
        if (back->asked[i] > 0)
            line[lines++] = (struct return_line){.no = back->bill.line[i].no, .quantity = back->asked[i]};
    return everything(back) ? 0 : lines;
}

static void preview(struct counter *counter)
{
    struct return_state *back = state(counter);
    struct return_line *line = mem_alloc((back->bill.lines + 1) * sizeof *line);
    struct preview_argument argument = {
        .request = {.bill = back->bill.bill_id, .voids = back->voids, .line = line, .gifts_missing = back->missing},
        .line = line};
    struct error err;
    if (!back->voids)
        argument.request.lines = asked_lines(back, line);
    if (return_make(counter->desk, NULL, NULL, &argument.request, true, &argument.view, &err) == STATUS_OK) {
        counter_show(counter, SCREEN_PREVIEW, &argument);
        return;
    }
    free(line);
    counter_refuse(counter, &err);
}

/* The dry run of an exchange, which the preview takes over. */
static void preview_exchange(struct counter *counter)
{
    struct return_state *back = state(counter);
    struct exchange_argument argument = {.bill = back->bill.bill_id, .outs = back->outs, .missing = back->missing};
    struct error err;
    argument.back = mem_alloc((back->bill.lines + 1) * sizeof *argument.back);
    argument.backs = asked_lines(back, argument.back);
    argument.out = mem_alloc((back->outs + 1) * sizeof *argument.out);
    memcpy(argument.out, back->out, back->outs * sizeof *argument.out);
    text_copy(argument.reason, sizeof argument.reason, _(back->why));
    text_copy(argument.name, sizeof argument.name, back->name);
    struct exchange_request request = {.back = {.bill = argument.bill,
                                                .line = argument.back,
                                                .lines = argument.backs,
                                                .reason = argument.reason,
                                                .gifts_missing = argument.missing},
                                       .sale = {.line = argument.out,
                                                .lines = argument.outs,
                                                .tender = {{.kind = counter->default_tender, .amount = TENDER_REST}},
                                                .tenders = 1}};
    if (exchange(counter->desk, NULL, NULL, &request, true, &argument.view, &err) == STATUS_OK) {
        counter_show(counter, SCREEN_EXCHANGE, &argument);
        return;
    }
    free(argument.back);
    free(argument.out);
    counter_refuse(counter, &err);
}

static void say_gift_missing(struct counter *counter)
{
    struct return_state *back = state(counter);
    back->missing = true;
    if (back->outs > 0)
        preview_exchange(counter);
    else
        preview(counter);
}

static void say_why(struct counter *counter)
{
    static const char *const why[] = {N_("changed their mind"), N_("faulty"), N_("wrong item sold")};
    struct return_state *back = state(counter);
    back->why = why[counter->spoken.number - 1];
    if (!everything(back) || !ask_gift(counter, &back->bill, true, preview_exchange, say_gift_missing))
        preview_exchange(counter);
}

static void ask_why(struct counter *counter)
{
    struct counter_question *question = ask_open(counter, N_("Why does it come back?"), NULL, NULL);
    ask_option(question, 1, N_("changed their mind"), say_why);
    ask_option(question, 2, N_("faulty"), say_why);
    ask_option(question, 3, N_("wrong item sold"), say_why);
}

static void take_line(struct counter *counter)
{
    struct return_state *back = state(counter);
    if (!anything_left(back)) {
        back->voids = back->missing = false;
        preview(counter); /* the dry run refuses it and the reason is shown */
        return;
    }
    if (counter->spoken.number != 0) {
        ask_line(counter);
        return;
    }
    for (size_t i = 0; i < back->bill.lines; i++)
        back->asked[i] = left_of(&back->bill.line[i]);
}

static void preview_return(struct counter *counter)
{
    struct return_state *back = state(counter);
    bool asked = false;
    for (size_t i = 0; i < back->bill.lines; i++)
        asked = asked || back->asked[i] > 0;
    if (!asked && anything_left(back)) {
        counter_object(counter, N_("First say what is returned: line number, Enter; or * and Enter for all."), NULL,
                       NULL);
        return;
    }
    back->voids = back->missing = false;
    if (back->outs > 0 && anything_left(back))
        ask_why(counter);
    else if (!anything_left(back) || !everything(back) ||
             !ask_gift(counter, &back->bill, true, preview, say_gift_missing))
        preview(counter);
}

static void preview_void(struct counter *counter)
{
    if (state(counter)->outs > 0) {
        counter_object(counter, N_("Lines go out: remove them (Del) before the void, or preview the exchange."), NULL,
                       NULL);
        return;
    }
    state(counter)->voids = true;
    state(counter)->missing = false;
    if (!anything_left(state(counter)) || !ask_gift(counter, &state(counter)->bill, true, preview, say_gift_missing))
        preview(counter);
}

static void correct(struct counter *counter)
{
    const struct sale_view *bill = &state(counter)->bill;
    struct correct_argument argument = {.bill = bill->bill_id, .due = bill->payable - bill->refunded};
    for (size_t i = 0; i < bill->tenders; i++)
        if (bill->tender[i].kind == TENDER_WALLET || (tender_info(bill->tender[i].kind)->uses & TENDER_NAMED))
            argument.due -= bill->tender[i].amount;
    counter_show(counter, SCREEN_CORRECT, &argument);
}

static void write_invoice(struct counter *counter)
{
    struct return_state *back = state(counter);
    struct error err;
    bool on = back->bill.invoiced == 0;
    if (invoice_mark(counter->desk, NULL, back->bill.bill_id, on, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    back->bill.invoiced = on;
    last_elsewhere(counter, N_("The invoice mark was changed: .6 changes it again."), SCREEN_RETURN,
                   back->bill.bill_id);
    counter_tell(counter, on ? N_("Marked: invoice made out.") : N_("No invoice any more."), NULL, NULL);
}

static void switch_invoice(struct counter *counter)
{
    const struct sale_view *bill = &state(counter)->bill;
    char name[BILL_TEXT];
    word_bill(name, bill->bill);
    struct counter_question *question = ask_open(
        counter, bill->invoiced ? N_("Bill {0}: take the invoice mark off?") : N_("Bill {0}: was an invoice made out?"),
        name, NULL);
    ask_option(question, 1, bill->invoiced ? N_("take it off") : N_("yes, mark it"), write_invoice);
    ask_option(question, 2, N_("no"), NULL);
    question->marked = 2;
}

static void why(struct counter *counter)
{
    int64_t txn = state(counter)->bill.txn_id;
    counter_show(counter, SCREEN_STEPS, &txn);
}

static void reprint(struct counter *counter)
{
    printing_receipt(counter, state(counter)->bill.bill_id);
}

/* --- drawing ---------------------------------------------------------------------------------------------------- */

static void draw_head(struct canvas *canvas, const struct return_state *back)
{
    char at[DATE_TEXT], name[PERSON_TEXT], text[RENDER_TEXT], paid[COUNTER_ARG_TEXT], money[MONEY_TEXT];
    date_format_instant_short(at, back->bill.at);
    const char *who = back->bill.member == 0 ? _("Walk-in") : word_person(name, back->name, back->phone);
    snprintf(text, sizeof text, "%s  %.100s%s%.60s", at, who, *back->tier ? " " : "", back->tier);
    int col = canvas_text(canvas, HEAD_ROW, 1, 40, ROLE_TITLE, text);
    col = canvas_text(canvas, HEAD_ROW, col + 2, -1, ROLE_PLAIN, word_paid(paid, &back->bill));
    if (back->bill.voided)
        canvas_text(canvas, HEAD_ROW, col + 2, -1, ROLE_BAD, _("[void]"));
    else if (back->bill.refunded > 0)
        canvas_text(canvas, HEAD_ROW, col + 2, -1, ROLE_WARN,
                    word_fill(text, _("returned {0}"), word_money(money, back->bill.refunded), NULL));
}

static void draw_line(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct return_state *back = data;
    const struct view_line *line = &back->bill.line[index];
    char number[24], quantity[MONEY_TEXT], price[MONEY_TEXT], text[RENDER_TEXT];
    snprintf(number, sizeof number, "%lld", (long long)line->no);
    canvas_text(canvas, row, AT_NO, 3, ROLE_LABEL, number);
    canvas_text(canvas, row, AT_NAME, AT_TIMES - AT_NAME - 1, ROLE_PLAIN, receipt_line_name(line));
    snprintf(text, sizeof text, "%s x %s", number_format_quantity(quantity, line->quantity),
             money_format_grouped(price, line->unit_price));
    canvas_pad(canvas, row, AT_TIMES, AT_AMOUNT - AT_TIMES - 1, ROLE_PLAIN, text, true);
    canvas_pad(canvas, row, AT_AMOUNT, AT_LEFT - AT_AMOUNT - 1, ROLE_PLAIN, money_format_grouped(price, line->net),
               true);
    canvas_pad(canvas, row, AT_LEFT, AT_BACK - AT_LEFT - 1, ROLE_PLAIN, number_format_quantity(quantity, left_of(line)),
               true);
    if (back->asked[index] > 0)
        canvas_pad(canvas, row, AT_BACK, 10, ROLE_WARN, number_format_quantity(quantity, back->asked[index]), true);
}

static void draw_out(struct canvas *canvas, int row, const struct view_line *line)
{
    char quantity[MONEY_TEXT], price[MONEY_TEXT], text[RENDER_TEXT];
    canvas_text(canvas, row, AT_NO, 3, ROLE_GOOD, "+");
    canvas_text(canvas, row, AT_NAME, AT_TIMES - AT_NAME - 1, ROLE_GOOD, receipt_line_name(line));
    snprintf(text, sizeof text, "%s x %s", number_format_quantity(quantity, line->quantity),
             money_format_grouped(price, line->unit_price));
    canvas_pad(canvas, row, AT_TIMES, AT_AMOUNT - AT_TIMES - 1, ROLE_GOOD, text, true);
    canvas_pad(canvas, row, AT_AMOUNT, AT_LEFT - AT_AMOUNT - 1, ROLE_GOOD, money_format_grouped(price, line->net),
               true);
    canvas_text(canvas, row, AT_LEFT + 2, -1, ROLE_GOOD, _("goes out"));
}

static void draw_row(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct return_state *back = data;
    if (index < back->bill.lines)
        draw_line(canvas, row, index, data);
    else if (index - back->bill.lines < back->priced.lines)
        draw_out(canvas, row, &back->priced.line[index - back->bill.lines]);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct return_state *back = state(counter);
    char title[RENDER_TEXT], money[MONEY_TEXT], text[RENDER_TEXT];
    frame_rule(canvas, counter, word_fill(title, _("7 Bill {0}"), back->bill.bill, NULL));
    draw_head(canvas, back);
    canvas_text(canvas, LABEL_ROW, AT_NAME, -1, ROLE_LABEL, _("Item"));
    canvas_pad(canvas, LABEL_ROW, AT_AMOUNT, AT_LEFT - AT_AMOUNT - 1, ROLE_LABEL, _("Paid"), true);
    canvas_pad(canvas, LABEL_ROW, AT_LEFT, AT_BACK - AT_LEFT - 1, ROLE_LABEL, _("Remains"), true);
    canvas_pad(canvas, LABEL_ROW, AT_BACK, 10, ROLE_LABEL, _("To return"), true);
    list_draw(&back->lines, canvas, FIRST_ROW, canvas->rows - 9, draw_row, back);
    word_fill(text, _("Bill total {0}"), word_money(money, back->bill.payable), NULL);
    int col = canvas_text(canvas, canvas->rows - 5, 1, -1, ROLE_LABEL, text);
    if (back->bill.invoiced)
        col = canvas_text(canvas, canvas->rows - 5, col + 3, -1, ROLE_WARN, _("invoice made out"));
    if (back->outs > 0)
        canvas_text(canvas, canvas->rows - 5, col + 4, -1, ROLE_GOOD,
                    word_fill(text, _("Goes out {0}"), word_money(money, back->priced.payable), NULL));
    frame_prompt(canvas, counter, canvas->rows - 4, 1, _("Line to return"), counter_text(counter));
}

static const struct binding bindings[] = {
    {BIND(BACK_LINE, take_line), .when = something_left, .refuse = take_line, .key = "N Enter", .label = N_("Line N"),
     .prompt = true, .help = N_("returns line N; Q*N Enter Q of it; * Enter everything")},
    {BIND(ENTER, preview_return), .when = something_left, .refuse = preview_return, .key = "Enter",
     .help = N_("previews the return; nothing is recorded")},
    {BIND(F9, preview_return), .when = something_left, .refuse = preview_return, .key = "F9", .label = N_("F9Preview"),
     .help = N_("previews the return; nothing is recorded")},
    {BIND(LINE, add_amount), .key = "*A Enter", .label = N_("*A out"), .prompt = true,
     .help = N_("exchange: an item of A goes out; a scan of one too")},
    {BIND(ITEM, add_code), .key = N_("Q*/code Enter"), .help = N_("exchange: Q of an item go out")},
    {BIND(DELETE, drop_out), .when = new_line_marked, .key = "Del",
     .help = N_("takes the marked line that goes out off again")},
    {CHOICE(1, preview_void), .when = all_left, .refuse = preview_void, .label = N_(".1 void"), .prompt = true,
     .help = N_("the whole bill, as if never sold; preview first")},
    {CHOICE(5, correct), .when = something_left, .refuse = correct, .label = N_(".5 tender"), .prompt = true,
     .help = N_("corrects how it was paid; points and coupons stay")},
    {BIND(F4, why), .key = "F4", .label = N_("F4Why"),
     .help = N_("how it was worked out: every step behind the figures; .4 too")},
    {CHOICE(4, why), .help = N_("how it was worked out")},
    BIND_HELP,
    {BIND(REPRINT, reprint), .key = "^P", .label = N_("^P{1}"), .help = REPRINT_HELP},
    BIND_BACK,
    {CHOICE(6, switch_invoice), .label = N_(".6 invoice"),
     .help = N_("marks that a tax invoice was made out, or takes the mark off")},
    BIND_UNDO,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_return = {
    .title = N_("Return, void"),
    .prompt = PROMPT_RETURN,
    .state_size = sizeof(struct return_state),
    .open = open_return,
    .close = close_return,
    .scan = scanned,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
