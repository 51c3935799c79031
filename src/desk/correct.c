/* SPDX-License-Identifier: MIT */
#include "desk/correct.h"

#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "base/money.h"
#include "base/text.h"
#include "model/shift.h"
#include "desk/desk_priv.h"

struct correct_done {
    int64_t txn;
};

/* State of one correction while it runs. */
struct correction {
    const struct correct_request *request;
    struct correct_view *view;
    struct bill bill;
    struct payment_plan plan;
    int64_t stands[TENDER_COUNT], wanted[TENDER_COUNT];
};

static void sum_paid(const struct bill *bill, int64_t stands[TENDER_COUNT])
{
    enum tender_kind kind;
    for (size_t i = 0; i < bill->payments; i++) {
        const char *tender, *reference;
        tender_paid_by(&bill->payment[i], &tender, &reference);
        if (tender_from_code(tender, &kind))
            stands[kind] += bill->payment[i].sign * bill->payment[i].amount;
    }
}

static size_t list_tenders(const int64_t amount[TENDER_COUNT], struct tender tender[TENDERS_MAX])
{
    size_t count = 0;
    for (int i = 0; i < TENDER_COUNT; i++)
        if (amount[i] != 0)
            tender[count++] = (struct tender){.kind = (enum tender_kind)i, .amount = amount[i]};
    return count;
}

/* The amounts paid of a bill less refunds, by tender. */
static size_t paid_now(const struct bill *bill, struct tender tender[TENDERS_MAX])
{
    int64_t stands[TENDER_COUNT] = {0};
    sum_paid(bill, stands);
    return list_tenders(stands, tender);
}

/* --- which bills may be corrected ------------------------------------------------------------------------------- */

static enum status refuse_wallet(struct error *err)
{
    error_value(err, "tender", tender_code(TENDER_WALLET), "stored value cannot be changed here");
    error_detail(err, "stored_value");
    return STATUS_BAD_VALUE;
}

/* What a tender names is used up or owed: a void frees it, a correction does not. */
static enum status refuse_named(enum tender_kind kind, struct error *err)
{
    error_value(err, "tender", tender_code(kind), "a tender that names what pays is neither put in nor taken out");
    error_detail(err, "named_tender");
    return STATUS_BAD_VALUE;
}

/* What a correction leaves as it is: stored value, and what names what pays. */
static int64_t stays(const struct correction *c, enum tender_kind *last)
{
    int64_t sum = 0;
    for (int i = 0; i < TENDER_COUNT; i++)
        if (i == TENDER_WALLET || named_tender((enum tender_kind)i)) {
            sum += c->stands[i];
            if (c->stands[i] != 0)
                *last = (enum tender_kind)i;
        }
    return sum;
}

static enum status refuse_sum(enum status status, int64_t amount, struct error *err)
{
    char text[MONEY_TEXT];
    error_set(err, status, "tender", "the tenders are not what stands paid");
    error_arg(err, status == STATUS_TENDER_OVER ? 1 : 0, "%s", money_format(text, amount));
    if (status == STATUS_TENDER_OVER)
        error_arg(err, 0, "%s", tender_code(TENDER_CASH));
    return status;
}

/* Within the shift anybody may correct; after the handover the cash has been counted, so a manager must. */
static enum status check_shift(struct act *act, const struct correction *c, struct error *err)
{
    int64_t open, changed = 0;
    TRY(shift_open_of(act->db, act->desk->till, &open, err));
    for (int i = 0; i < TENDER_COUNT; i++)
        changed += c->wanted[i] > c->stands[i] ? c->wanted[i] - c->stands[i] : 0;
    if (open && open == c->bill.row.shift)
        changed = 0;
    enum status status = act_permit(act, changed, err);
    if (status == STATUS_APPROVAL_NEEDED)
        error_detail(err, "handover");
    return status;
}

/* Computes the corrected payments: what stays as before, the rest by the tenders requested, cash in whole units. */
static enum status plan_payments(struct act *act, struct correction *c, struct error *err)
{
    struct sale_request said = {0};
    struct payment_plan *plan = &c->plan;
    const struct programme *programme;
    struct entry sale = {0};
    enum tender_kind kept = TENDER_WALLET;
    int64_t total = c->bill.row.payable - c->bill.row.refunded - stays(c, &kept);
    for (size_t i = 0; i < c->request->tenders; i++) {
        const struct tender *tender = &c->request->tender[i];
        if (named_tender(tender->kind))
            return refuse_named(tender->kind, err);
        if (tender->kind != TENDER_WALLET)
            said.tender[said.tenders++] = *tender;
        else if (tender->amount != c->stands[TENDER_WALLET])
            return refuse_wallet(err);
    }
    if (total == 0)
        return kept == TENDER_WALLET ? refuse_wallet(err) : refuse_named(kept, err);
    enum status status = ledger_read(act->db, c->bill.txn, &sale, err);
    if (status == STATUS_OK)
        status = desk_programme_of(act->desk, sale.programme, &programme, err);
    entry_clear(&sale);
    TRY(status);
    TRY(tender_plan(&said, total, 0, programme->till.cash_rounding, plan, err));
    if (plan->due > 0)
        return refuse_sum(STATUS_TENDER_SHORT, plan->due, err);
    if (plan->change > 0)
        return refuse_sum(STATUS_TENDER_OVER, plan->change, err);
    for (int i = 0; i < TENDER_COUNT; i++)
        if (i == TENDER_WALLET || named_tender((enum tender_kind)i))
            c->wanted[i] = c->stands[i];
    for (size_t i = 0; i < plan->tenders; i++)
        c->wanted[plan->tender[i].kind] += plan->tender[i].amount;
    return STATUS_OK;
}

static enum status check_bill(struct act *act, const struct correction *c, struct error *err)
{
    if (c->bill.row.voided)
        return return_refuse_voided(act->db, &c->bill, err);
    if (c->request->tenders > 0 && c->bill.row.payable > c->bill.row.refunded)
        return STATUS_OK;
    error_set(err, STATUS_MISSING_VALUE, "tender", N_("nothing is paid, or no tender was named"));
    error_arg(err, 0, "tender");
    return STATUS_MISSING_VALUE;
}

/* --- the act ---------------------------------------------------------------------------------------------------- */

static void enter_one(struct act *act, const struct correction *c, enum tender_kind kind)
{
    int64_t change = c->wanted[kind] - c->stands[kind];
    const char *code = tender_code(kind);
    entry_pay(&act->entry, code, change > 0 ? 1 : -1, change > 0 ? change : -change);
    step_set(step_add(&act->entry.steps, STEP_TENDER, code, NULL), "amount", change);
}

/*
 * Writes the reversing payments first, so that the new ones fit what was paid. The new ones keep the order requested,
 * because refunds go in reverse order of tender.
 */
static void enter_payments(struct act *act, const struct correction *c)
{
    bool entered[TENDER_COUNT] = {false};
    for (int i = 0; i < TENDER_COUNT; i++)
        if (c->wanted[i] < c->stands[i])
            enter_one(act, c, (enum tender_kind)i);
    for (size_t i = 0; i < c->plan.tenders; i++) {
        enum tender_kind kind = c->plan.tender[i].kind;
        if (c->wanted[kind] > c->stands[kind] && !entered[kind])
            enter_one(act, c, kind);
        entered[kind] = true;
    }
}

static enum status correct_body(struct act *act, struct error *err)
{
    struct correction *c = act->request;
    struct correct_view *view = c->view;
    TRY(bill_get(act->db, c->request->bill, &c->bill, err));
    TRY(check_bill(act, c, err));
    sum_paid(&c->bill, c->stands);
    TRY(plan_payments(act, c, err));
    if (memcmp(c->stands, c->wanted, sizeof c->stands) == 0)
        return error_value(err, "tender", tender_code(c->request->tender[0].kind), "already paid that way");
    TRY(check_shift(act, c, err));
    act->member = act->entry.member = c->bill.row.member;
    act->entry.bill = c->bill.row.id;
    ((struct correct_done *)act->result)->txn = act->entry.id;
    enter_payments(act, c);
    bill_name(view->bill, c->bill.row.till, c->bill.row.number);
    view->member = c->bill.row.member;
    view->befores = list_tenders(c->stands, view->before);
    view->afters = list_tenders(c->wanted, view->after);
    return STATUS_OK;
}

/* For an act repeated under the same key: fills the view with the current tenders. */
static enum status reread(struct desk *desk, const struct correct_request *request, struct correct_view *view,
                          struct error *err)
{
    struct bill bill;
    enum status status = bill_get(desk->db, request->bill, &bill, err);
    if (status == STATUS_OK) {
        bill_name(view->bill, bill.row.till, bill.row.number);
        view->member = bill.row.member;
        view->afters = paid_now(&bill, view->after);
    }
    bill_clear(&bill);
    return status;
}

enum status correct_tenders(struct desk *desk, const char *key, const struct staff *approver,
                            const struct correct_request *request, bool dry, struct correct_view *view,
                            struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(correct_done, txn)};
    static const struct act_verb verb = {.name = "tender",
                                         .permit = PERMIT_TENDER,
                                         .txn_kind = "tender",
                                         .field = fields,
                                         .fields = 1,
                                         .body = correct_body};
    struct correction c = {.request = request, .view = view};
    struct correct_done done = {0};
    struct buffer text = {0};
    bool repeated;
    *view = (struct correct_view){0};
    buffer_format(&text, "bill %" PRId64 "\n", request->bill);
    tender_request_text(&text, request->tender, request->tenders);
    struct act_call call = {.key = key, .request = text.text, .approver = approver, .dry = dry};
    enum status status = act_run(desk, &verb, &call, &c, &done, &repeated, err);
    buffer_clear(&text);
    bill_clear(&c.bill);
    if (status == STATUS_OK && repeated)
        status = reread(desk, request, view, err);
    if (status != STATUS_OK || dry)
        return status;
    view->txn_id = done.txn;
    return ledger_name(desk->db, done.txn, view->txn, err);
}
