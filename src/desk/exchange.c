/* SPDX-License-Identifier: MIT */
#include "desk/exchange.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/item.h"
#include "model/lot.h"
#include "model/shift.h"
#include "desk/back.h"
#include "desk/desk_priv.h"
#include "desk/sale_view.h"

struct exchange_result {
    int64_t returned, sold, bill, change;
};
static const struct act_field RESULT[] = {ACT_FIELD(exchange_result, returned), ACT_FIELD(exchange_result, sold),
                                          ACT_FIELD(exchange_result, bill), ACT_FIELD(exchange_result, change)};

struct exchanging {
    const struct exchange_request *request;
    struct exchange_view *view;
    bool dry;
    bool resells; /* to the member of the request's sale; else to that of the bill */
};

/* --- paying by what came back ----------------------------------------------------------------------------------- */

/* Cash rounding is the new bill's own, and stored value the member's, or that of their family. */
static bool pays_again(const struct exchanging *exchanging, const struct tender *tender)
{
    return tender->amount > 0 && tender->kind != TENDER_ROUNDING &&
           !(exchanging->resells && (tender->kind == TENDER_WALLET || tender->kind == TENDER_FAMILY));
}

/* What came back by a tender, in the order given back, as far as it is due; then the tenders of the request. */
static enum status pay_by_returned(const struct exchanging *exchanging, int64_t due, struct sale_request *sale,
                                   struct error *err)
{
    const struct return_view *back = &exchanging->view->back;
    const struct sale_request *asked = &exchanging->request->sale;
    sale->tenders = 0;
    for (size_t i = 0; i < back->tenders && due > 0; i++) {
        struct tender tender = back->tender[i];
        if (!pays_again(exchanging, &tender))
            continue;
        tender.amount = tender.amount < due ? tender.amount : due;
        tender.settled = tender.settled < tender.amount ? tender.settled : tender.amount;
        if (!named_tender(tender.kind))
            tender.reference[0] = '\0'; /* what paid the old bill */
        due -= tender.amount;
        sale->tender[sale->tenders++] = tender;
    }
    if (due > 0 && asked->tenders == 0)
        sale->tender[sale->tenders++] = (struct tender){.kind = TENDER_CASH, .amount = TENDER_REST};
    for (size_t i = 0; i < asked->tenders; i++) {
        if (sale->tenders == TENDERS_MAX)
            return error_value(err, "pay", tender_code(asked->tender[i].kind), "too many tenders");
        sale->tender[sale->tenders++] = asked->tender[i];
    }
    return STATUS_OK;
}

/* --- the act ---------------------------------------------------------------------------------------------------- */

static enum status whose(struct act *act, const struct exchanging *exchanging, struct sale_request *sale,
                         struct error *err)
{
    struct bill_row row = {0};
    bool found;
    if (exchanging->resells)
        return STATUS_OK;
    TRY(ledger_read_bill(act->db, exchanging->request->back.bill, &row, &found, err));
    sale->member = row.member;
    return STATUS_OK;
}

static int64_t cash_back(const struct return_view *back)
{
    int64_t cash = 0;
    for (size_t i = 0; i < back->tenders; i++)
        cash += back->tender[i].kind == TENDER_CASH ? back->tender[i].amount : 0;
    return cash;
}

static enum status exchange_body(struct act *act, struct error *err)
{
    struct exchanging *exchanging = act->request;
    struct exchange_result *result = act->result;
    struct sale_request sale = exchanging->request->sale;
    struct sell_written written;
    int64_t due;
    TRY(whose(act, exchanging, &sale, err));
    TRY(return_write(act, &exchanging->request->back, &exchanging->view->back, err));
    sale.tenders = 0;
    TRY(sell_payable(act, &sale, &due, err));
    TRY(pay_by_returned(exchanging, due, &sale, err));
    TRY(sell_write(act, &sale, &written, err));
    if (written.cash != cash_back(&exchanging->view->back))
        TRY(print_queue_kick(act, err));
    act->txn = written.txn;
    *result = (struct exchange_result){
        .returned = exchanging->view->back.txn_id, .sold = written.txn, .bill = written.bill, .change = written.change};
    if (!exchanging->dry)
        return STATUS_OK;
    act->unwritten = true; /* written only to be looked at */
    return sale_view_within(act->desk, written.bill, &exchanging->view->sale, err);
}

/* --- what is shown ---------------------------------------------------------------------------------------------- */

static void add_difference(struct exchange_view *view, enum tender_kind kind, int64_t amount)
{
    size_t at = 0;
    while (at < view->differences && view->difference[at].kind != kind)
        at++;
    if (at == TENDERS_MAX)
        return;
    if (at == view->differences)
        view->difference[view->differences++] = (struct tender){.kind = kind};
    view->difference[at].amount += amount;
}

static void count_differences(struct exchange_view *view)
{
    size_t kept = 0;
    for (size_t i = 0; i < view->sale.tenders; i++)
        add_difference(view, view->sale.tender[i].kind, view->sale.tender[i].amount);
    for (size_t i = 0; i < view->back.tenders; i++)
        add_difference(view, view->back.tender[i].kind, -view->back.tender[i].amount);
    for (size_t i = 0; i < view->differences; i++)
        if (view->difference[i].amount != 0)
            view->difference[kept++] = view->difference[i];
    view->differences = kept;
}

int64_t exchange_taken(const struct exchange_view *view)
{
    int64_t sum = 0;
    for (size_t i = 0; i < view->differences; i++)
        if (view->difference[i].amount > 0 && (tender_info(view->difference[i].kind)->uses & TENDER_PAYS))
            sum += view->difference[i].amount;
    return sum;
}

int64_t exchange_given(const struct exchange_view *view)
{
    int64_t sum = 0;
    for (size_t i = 0; i < view->differences; i++) {
        unsigned uses = tender_info(view->difference[i].kind)->uses;
        if (view->difference[i].amount < 0 && (uses & TENDER_PAYS) && !(uses & TENDER_RESTORED))
            sum -= view->difference[i].amount;
    }
    return sum;
}

void exchange_view_clear(struct exchange_view *view)
{
    return_view_clear(&view->back);
    sale_view_clear(&view->sale);
    *view = (struct exchange_view){0};
}

static enum status read_view(struct desk *desk, const struct exchange_request *request,
                             const struct exchange_result *result, bool repeated, struct exchange_view *view,
                             struct error *err)
{
    TRY(sale_view_read(desk, result->bill, true, &view->sale, err));
    view->back.txn_id = result->returned;
    TRY(ledger_name(desk->db, result->returned, view->back.txn, err));
    return repeated ? back_reread(desk, result->returned, &request->back, &view->back, err) : STATUS_OK;
}

static enum status run(struct desk *desk, const struct act_verb *verb, const char *key, const struct staff *approver,
                       struct exchanging *exchanging, struct error *err)
{
    struct exchange_view *view = exchanging->view;
    struct exchange_request asked = *exchanging->request;
    struct exchange_result result = {0};
    struct buffer text = {0};
    bool repeated = false;
    *view = (struct exchange_view){0};
    asked.sale.approved = approver || exchanging->dry; /* shown before anybody approves it */
    asked.sale.approver = approver ? approver->role : exchanging->dry ? ROLE_OWNER : ROLE_SYSTEM;
    exchanging->request = &asked;
    return_request_text(&asked.back, &text);
    sell_request_text(&asked.sale, &text);
    struct act_call call = {
        .key = exchanging->dry ? NULL : key, .request = text.text, .approver = approver, .looks = exchanging->dry};
    enum status status = act_run(desk, verb, &call, exchanging, &result, &repeated, err);
    buffer_clear(&text);
    if (status == STATUS_OK && !exchanging->dry)
        status = read_view(desk, &asked, &result, repeated, view, err);
    view->change = result.change;
    if (status == STATUS_OK)
        count_differences(view);
    else
        exchange_view_clear(view);
    return status;
}

#define VERB(verb, right)                                                                                              \
    {                                                                                                                  \
        .name = verb, .permit = right, .field = RESULT, .fields = sizeof RESULT / sizeof *RESULT,                      \
        .body = exchange_body                                                                                          \
    }

enum status exchange(struct desk *desk, const char *key, const struct staff *approver,
                     const struct exchange_request *request, bool dry, struct exchange_view *view, struct error *err)
{
    static const struct act_verb verb = VERB("exchange", PERMIT_RETURN);
    struct exchanging exchanging = {.request = request, .view = view, .dry = dry};
    return run(desk, &verb, key, approver, &exchanging, err);
}

/* --- a bill of the wrong member --------------------------------------------------------------------------------- */

static enum status check_resell(struct desk *desk, const struct bill *bill, int64_t member, struct error *err)
{
    char number[24];
    int64_t open;
    TRY(shift_open_of(desk->db, desk->till, &open, err));
    if (bill->row.member == member) {
        snprintf(number, sizeof number, "#%" PRId64, member);
        return error_value(err, "member", number, N_("the bill is theirs already"));
    }
    if (bill->row.till != desk->till) {
        error_set(err, STATUS_NOT_PERMITTED, "bill", "a bill of another till");
        error_detail(err, "other_till");
        error_arg(err, 0, "%02" PRId64, bill->row.till);
        return STATUS_NOT_PERMITTED;
    }
    if (bill->row.refunded > 0 && !bill->row.voided)
        return error_set(err, STATUS_ALREADY_RETURNED, "bill", "part of the bill came back");
    if (open != 0 && bill->row.shift == open)
        return STATUS_OK;
    error_set(err, STATUS_NOT_PERMITTED, "bill", "the shift of the bill was handed over");
    error_detail(err, "shift");
    return STATUS_NOT_PERMITTED;
}

static bool priced_by_hand(const struct entry *sale, int64_t line)
{
    for (size_t i = 0; i < sale->hands; i++)
        if (strcmp(sale->hand[i].kind, "price") == 0 && sale->hand[i].line == line)
            return true;
    return false;
}

/* The lines at the prices of the right member, unless a person had set them. */
static enum status copy_lines(struct desk *desk, const struct bill *bill, const struct entry *sold,
                              struct sale_line *line, struct error *err)
{
    for (size_t i = 0; i < bill->lines; i++) {
        const struct bill_line_row *row = &bill->line[i];
        struct item item;
        line[i] = (struct sale_line){.quantity = row->quantity, .price = row->unit_price};
        text_copy(line[i].category, sizeof line[i].category, row->category);
        if (!row->item)
            continue;
        TRY(item_get(desk->db, row->item, &item, err));
        text_copy(line[i].sku, sizeof line[i].sku, item.sku);
        if (item.price != LIMIT_NONE && !priced_by_hand(sold, row->no))
            line[i].price = LIMIT_NONE;
    }
    return STATUS_OK;
}

static void copy_by_hand(const struct entry *sold, struct sale_request *sale)
{
    for (size_t i = 0; i < sold->hands; i++) {
        if (strcmp(sold->hand[i].kind, "discount") == 0)
            sale->discount = sold->hand[i].amount;
        else if (strcmp(sold->hand[i].kind, "round_off") == 0)
            sale->round_off = sold->hand[i].amount;
    }
    text_copy(sale->reason, sizeof sale->reason, sold->reason);
}

/* Those that anybody may use stay on the bill. */
static enum status copy_coupons(struct desk *desk, const struct entry *sold, struct sale_request *sale,
                                struct error *err)
{
    for (size_t i = 0; i < sold->uses; i++) {
        struct lot_row lot;
        if (!sold->use[i].lot)
            continue;
        TRY(lot_get(desk->db, sold->use[i].lot, &lot, err));
        if (!lot.member && sale->coupons < COUPONS_MAX)
            text_copy(sale->coupon[sale->coupons++], COUPON_TEXT, lot.code);
    }
    return STATUS_OK;
}

struct resold {
    struct bill bill;
    struct entry sold;
    struct sale_line *line;
};

static enum status read_resold(struct desk *desk, const struct exchange_resell *request, struct resold *resold,
                               struct exchange_request *asked, struct error *err)
{
    struct sale_request *sale = &asked->sale;
    TRY(bill_get(desk->db, request->bill, &resold->bill, err));
    TRY(check_resell(desk, &resold->bill, request->member, err));
    TRY(ledger_read(desk->db, resold->bill.txn, &resold->sold, err));
    TRY(staff_sale_stays(&resold->sold, err));
    resold->line = mem_alloc((resold->bill.lines + 1) * sizeof *resold->line);
    TRY(copy_lines(desk, &resold->bill, &resold->sold, resold->line, err));
    *asked = (struct exchange_request){
        .back = {.bill = request->bill, .voids = true, .gifts_missing = request->gifts_missing, .gifts_unowed = true}};
    sale->member = request->member;
    sale->line = resold->line;
    sale->lines = resold->bill.lines;
    sale->no_points = !resold->bill.row.earns;
    memcpy(sale->tender, request->tender, sizeof sale->tender);
    sale->tenders = request->tenders;
    copy_by_hand(&resold->sold, sale);
    return copy_coupons(desk, &resold->sold, sale, err);
}

enum status exchange_resell(struct desk *desk, const char *key, const struct staff *approver,
                            const struct exchange_resell *request, bool dry, struct exchange_view *view,
                            struct error *err)
{
    static const struct act_verb verb = VERB("bill resell", PERMIT_VOID);
    struct exchange_request asked;
    struct exchanging exchanging = {.request = &asked, .view = view, .dry = dry, .resells = true};
    struct resold resold = {0};
    *view = (struct exchange_view){0};
    enum status status = read_resold(desk, request, &resold, &asked, err);
    if (status == STATUS_OK)
        status = run(desk, &verb, key, approver, &exchanging, err);
    bill_clear(&resold.bill);
    entry_clear(&resold.sold);
    free(resold.line);
    return status;
}
