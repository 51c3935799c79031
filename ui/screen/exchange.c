/* SPDX-License-Identifier: MIT */
/*
 * exchange: the dry run of an exchange, or of a bill sold anew to its right member; Enter writes it. What the customer
 * pays is taken by the tender that the prompt names; what is given back goes back as it was paid, or by the one chosen.
 */
#include "desk/exchange.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "render/receipt.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/screen/exchange_priv.h"

#define FIRST_ROW 2
#define LABEL_COL 3
#define VALUE_COL 22
#define AMOUNT_COL 48
#define AMOUNT_CELLS 14

struct exchange_state {
    struct exchange_argument is;
    char key[ACT_KEY_TEXT];  /* key of the act */
    enum tender_kind tender; /* by which the difference is paid */
    enum tender_kind back;   /* by which it is given back, where by_other says that one was chosen */
    bool by_other;
    int64_t amount;        /* of it that waits for an approver */
    struct staff approver; /* id 0: none yet */
};

static struct exchange_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_EXCHANGE);
}

/* What the customer pays beyond what came back. */
static int64_t due(const struct exchange_state *exchange)
{
    return exchange_taken(&exchange->is.view);
}

/* --- the act ---------------------------------------------------------------------------------------------------- */

/* amount: by the chosen tender, TENDER_REST for all that is due. */
static enum status run(struct counter *counter, int64_t amount, bool dry, struct exchange_view *view, struct error *err)
{
    struct exchange_state *state = own(counter);
    const struct exchange_argument *is = &state->is;
    const struct staff *approver = state->approver.id ? &state->approver : NULL;
    struct tender tender = {.kind = state->tender, .amount = amount};
    if (is->resells) {
        struct exchange_resell resell = {
            .bill = is->bill, .member = is->member, .tender = {tender}, .tenders = 1, .gifts_missing = is->missing};
        return exchange_resell(counter->desk, state->key, approver, &resell, dry, view, err);
    }
    struct exchange_request request = {.back = {.bill = is->bill,
                                                .line = is->back,
                                                .lines = is->backs,
                                                .reason = is->reason,
                                                .gifts_missing = is->missing,
                                                .by_other = state->by_other,
                                                .by = state->back},
                                       .sale = {.line = is->out, .lines = is->outs, .tender = {tender}, .tenders = 1}};
    return exchange(counter->desk, state->key, approver, &request, dry, view, err);
}

static enum status look(struct counter *counter, struct error *err)
{
    struct exchange_view view;
    TRY(run(counter, TENDER_REST, true, &view, err));
    exchange_view_clear(&own(counter)->is.view);
    own(counter)->is.view = view;
    return STATUS_OK;
}

/* argument: struct exchange_argument */
static enum status open_exchange(struct counter *counter, const void *argument, struct error *err)
{
    (void)err;
    struct exchange_state *exchange = own(counter);
    exchange->is = *(const struct exchange_argument *)argument;
    exchange->tender = counter->default_tender;
    act_key(exchange->key);
    return STATUS_OK;
}

static void close_exchange(struct counter *counter)
{
    struct exchange_state *exchange = own(counter);
    exchange_view_clear(&exchange->is.view);
    free(exchange->is.back);
    free(exchange->is.out);
}

/* Tenders of the difference: those to take, or those to give back. */
static size_t sided(const struct exchange_view *view, bool back, struct tender tender[TENDERS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < view->differences; i++)
        if ((view->difference[i].amount < 0) == back) {
            tender[count] = view->difference[i];
            tender[count++].amount *= back ? -1 : 1;
        }
    return count;
}

static void tell(struct counter *counter, struct exchange_view *view, bool resells)
{
    char bill[BILL_TEXT], what[COUNTER_ARG_TEXT];
    struct tender some[TENDERS_MAX];
    size_t taken = sided(view, false, some);
    word_bill(bill, view->sale.bill);
    if (taken > 0)
        word_tenders(what, some, taken);
    else
        word_refund(what, some, sided(view, true, some), true);
    last_elsewhere(counter,
                   resells ? N_("Sold anew as this bill: void it, or sell it to another member.")
                           : N_("Exchanged for this bill: return it, or exchange again."),
                   SCREEN_RETURN, view->sale.bill_id);
    if (taken > 0 && resells)
        counter_tell(counter, N_("Sold anew as {0}. Taken: {1}"), bill, what);
    else if (resells)
        counter_tell(counter, N_("Sold anew as {0}. {1}"), bill, what);
    else if (taken > 0)
        counter_tell(counter, N_("Exchanged, new bill {0}. Taken: {1}"), bill, what);
    else
        counter_tell(counter, N_("Exchanged, new bill {0}. {1}"), bill, what);
}

static void write_by(struct counter *counter, int64_t amount);

static void write_approved(struct counter *counter)
{
    struct exchange_state *exchange = own(counter);
    if (approve_staff(counter))
        exchange->approver = *approve_staff(counter);
    write_by(counter, exchange->amount);
}

static void write_by(struct counter *counter, int64_t amount)
{
    struct exchange_state *exchange = own(counter);
    struct exchange_view view = {0};
    struct error err;
    char name[PERSON_TEXT];
    bool resells = exchange->is.resells;
    enum status status = run(counter, amount, false, &view, &err);
    if (status == STATUS_APPROVAL_NEEDED && !counter->approved) {
        exchange->amount = amount;
        approve_ask(counter, &err, write_approved);
        return;
    }
    if (status != STATUS_OK) {
        if (status != STATUS_BUSY && status != STATUS_IO_ERROR) /* tried again it must not be written twice */
            act_key(exchange->key);
        counter_refuse(counter, &err);
        return;
    }
    text_copy(name, sizeof name, exchange->is.name);
    hand_drop(counter);
    counter_go(counter, SCREEN_IDLE);
    tell(counter, &view, resells);
    done_sale(counter, &view.sale);
    text_copy(counter->done.name, sizeof counter->done.name, name);
    counter->done.given = amount > 0 ? amount : 0;
    view.sale = (struct sale_view){0}; /* the strip has taken it over */
    exchange_view_clear(&view);
}

static void write_it(struct counter *counter)
{
    write_by(counter, TENDER_REST);
}

static void write_amount(struct counter *counter)
{
    const struct exchange_state *exchange = own(counter);
    if (due(exchange) == 0)
        counter_object(counter, N_("Nothing is to be paid: Enter records it."), NULL, NULL);
    else if (counter->spoken.amount <= 0)
        counter_object(counter, N_("Enter an amount above 0."), NULL, NULL);
    else
        write_by(counter, counter->spoken.amount);
}

/* Does the customer get money back? A bill sold anew gives it back as it was paid. */
static bool gives_back(const struct exchange_state *exchange)
{
    return due(exchange) == 0 && exchange_given(&exchange->is.view) > 0 && !exchange->is.resells;
}

/* The tender of what is paid, else of what is given back. */
static void choose(struct counter *counter)
{
    struct exchange_state *exchange = own(counter), before = *exchange;
    enum tender_kind kind = (enum tender_kind)counter->binding->argument;
    struct error err;
    if (gives_back(exchange)) {
        exchange->by_other = true;
        exchange->back = kind;
    } else {
        exchange->tender = kind;
    }
    if (look(counter, &err) == STATUS_OK)
        return;
    exchange->by_other = before.by_other;
    exchange->back = before.back;
    exchange->tender = before.tender;
    counter_refuse(counter, &err);
}

static bool is_due(const struct counter *counter)
{
    return due(own(counter)) > 0;
}

static void say_nothing_due(struct counter *counter)
{
    counter_object(counter, N_("Nothing is to be paid: Enter records it."), NULL, NULL);
}

/* --- drawing ---------------------------------------------------------------------------------------------------- */

static int field(struct canvas *canvas, int row, const char *label, enum cell_role role, const char *value)
{
    canvas_text(canvas, row, LABEL_COL, VALUE_COL - LABEL_COL - 1, ROLE_LABEL, label);
    canvas_text(canvas, row, VALUE_COL, -1, role, value);
    return row + 1;
}

static int figure(struct canvas *canvas, int row, const char *label, const char *name, enum cell_role role,
                  int64_t amount)
{
    char money[MONEY_TEXT];
    canvas_text(canvas, row, LABEL_COL, VALUE_COL - LABEL_COL - 1, ROLE_LABEL, label);
    canvas_text(canvas, row, VALUE_COL, AMOUNT_COL - VALUE_COL - 1, ROLE_PLAIN, name);
    canvas_pad(canvas, row, AMOUNT_COL, AMOUNT_CELLS, role, word_money(money, amount), true);
    return row + 1;
}

/* The lines that go out, as many as there is room for. */
static int draw_lines(struct canvas *canvas, const struct exchange_state *exchange, int row, int most)
{
    const struct sale_view *sale = &exchange->is.view.sale;
    const char *label = exchange->is.resells ? _("Sold anew") : _("Goes out");
    char text[RENDER_TEXT], quantity[MONEY_TEXT], count[24];
    size_t shown = sale->lines > (size_t)most ? (size_t)most - 1 : sale->lines;
    for (size_t i = 0; i < shown; i++) {
        const struct view_line *line = &sale->line[i];
        snprintf(text, sizeof text, "%.100s x %s", receipt_line_name(line),
                 number_format_quantity(quantity, line->quantity));
        row = figure(canvas, row, i == 0 ? label : "", text, ROLE_PLAIN, line->net);
    }
    if (shown == sale->lines)
        return row;
    snprintf(count, sizeof count, "%zu", sale->lines - shown);
    return field(canvas, row, "", ROLE_FAINT, word_fill(text, _("and {0} more"), count, NULL));
}

static int draw_difference(struct canvas *canvas, const struct exchange_state *exchange, int row)
{
    int64_t taken = due(exchange), given = exchange_given(&exchange->is.view);
    if (taken > 0 || given == 0)
        row = figure(canvas, row, _("To take"), "", ROLE_MONEY, taken);
    if (given > 0)
        row = figure(canvas, row, _("To give back"), "", ROLE_MONEY, given);
    for (size_t i = 0; i < exchange->is.view.differences; i++) {
        const struct tender *tender = &exchange->is.view.difference[i];
        bool back = tender->amount < 0;
        if (!(tender_info(tender->kind)->uses & TENDER_PAYS))
            continue;
        figure(canvas, row, back ? _("- give back") : _("- take"), render_tender(tender_code(tender->kind)),
               back ? ROLE_WARN : ROLE_GOOD, back ? -tender->amount : tender->amount);
        if (back && (tender_info(tender->kind)->uses & TENDER_RESTORED))
            canvas_text(canvas, row, AMOUNT_COL + AMOUNT_CELLS + 2, -1, ROLE_GOOD, _("goes back by itself"));
        row++;
    }
    return row;
}

static int draw_member(struct canvas *canvas, const struct exchange_state *exchange, int row)
{
    const struct exchange_view *view = &exchange->is.view;
    char figure_text[MONEY_TEXT], text[RENDER_TEXT], name[PERSON_TEXT];
    if (exchange->is.resells)
        row = field(canvas, row, _("Member"), ROLE_PLAIN,
                    view->sale.member ? word_name(name, exchange->is.name) : _("Walk-in"));
    if (view->sale.member == 0)
        return row;
    if (view->back.points_taken > 0 && !exchange->is.resells)
        row = field(canvas, row, _("Points taken back"), ROLE_WARN,
                    word_fill(text, "-{0}", word_number(figure_text, view->back.points_taken), NULL));
    row = field(canvas, row, _("New bill earns"), ROLE_GOOD,
                word_fill(text, "+{0}", word_number(figure_text, view->sale.points_earned), NULL));
    row = field(canvas, row, _("Points after"), ROLE_PLAIN, word_number(figure_text, view->sale.points_balance));
    if (view->sale.owed_points > 0)
        row = field(canvas, row, _("Points owed"), ROLE_BAD,
                    word_fill(text, _("{0}: already spent, deducted from the next ones earned"),
                              word_number(figure_text, view->sale.owed_points), NULL));
    return row;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct exchange_state *exchange = own(counter);
    const struct exchange_view *view = &exchange->is.view;
    char title[RENDER_TEXT];
    const char *format = exchange->is.resells ? _("7 {0} sold anew: preview") : _("7 Exchange on {0}: preview");
    frame_rule(canvas, counter, word_fill(title, format, view->back.bill, NULL));
    int row = FIRST_ROW;
    if (exchange->is.reason[0])
        row = field(canvas, row, _("Reason"), ROLE_PLAIN, exchange->is.reason);
    row = figure(canvas, row, exchange->is.resells ? _("Old bill void") : _("Comes back"), "", ROLE_PLAIN,
                 view->back.refund);
    row = draw_lines(canvas, exchange, row, canvas->rows - 18);
    row = figure(canvas, row, _("New bill"), "", ROLE_PLAIN, view->sale.payable) + 1;
    row = draw_difference(canvas, exchange, row) + 1;
    draw_member(canvas, exchange, row);
    row = frame_sentence_row(canvas) - 1;
    bool pays = due(exchange) > 0;
    canvas_text(canvas, pays ? row - 1 : row, 1, -1, ROLE_WARN,
                _("Nothing is recorded yet. Enter records it, .. goes back."));
    canvas_cursor(canvas, row, 0);
    if (pays)
        frame_prompt(canvas, counter, row, 1, render_tender(tender_code(exchange->tender)), counter_text(counter));
}

static const struct binding bindings[] = {
    {BIND(ENTER, write_it), .key = "Enter", .label = N_("Enter=record"), .prompt = true,
     .help = N_("records it as shown")},
    {BIND(F9, write_it), .key = "F9", .help = N_("records it as shown")},
    {BIND(AMOUNT, write_amount), .when = is_due, .refuse = say_nothing_due, .key = "A Enter",
     .label = N_("Amount Enter=cash"), .prompt = true, .help = N_("cash received; the change is said")},
    BIND_TENDERS_NOT_STORED(choose),
    BIND_COMMON,
};

const struct screen screen_exchange = {
    .title = N_("Exchange"),
    .prompt = PROMPT_TENDER,
    .flags = SCREEN_WRITES,
    .state_size = sizeof(struct exchange_state),
    .open = open_exchange,
    .close = close_exchange,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
