/* SPDX-License-Identifier: MIT */
#include "desk/coupon_act.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "model/lot.h"
#include "model/member.h"
#include "model/offer_rows.h"
#include "desk/desk_priv.h"

/* --- issue ------------------------------------------------------------------------------------------------------ */

struct issue_result {
    int64_t txn, first, count;
};
static const struct act_field ISSUE_RESULT[] = {ACT_FIELD(issue_result, txn), ACT_FIELD(issue_result, first),
                                                ACT_FIELD(issue_result, count)};

static enum status find_offer(struct act *act, const struct issue_request *request, const struct offer **offer,
                              struct error *err)
{
    const struct programme *programme;
    char text[MONEY_TEXT];
    TRY(desk_programme(act->desk, &programme, err));
    int at = programme_offer(programme, request->offer);
    if (at < 0) {
        error_set(err, STATUS_NOT_FOUND, "offer", "no such offer in the programme");
        error_arg(err, 0, "%s", request->offer);
        return STATUS_NOT_FOUND;
    }
    *offer = &programme->offer[at];
    if ((*offer)->trigger != TRIGGER_COUPON)
        return error_value(err, "offer", request->offer, "this offer is automatic: it has no coupons");
    snprintf(text, sizeof text, "%" PRId64, request->count);
    if (request->count < 1 || request->count > ISSUE_MAX)
        return error_value(err, "count", text, "1 to 10000 coupons at a time");
    if (request->member == 0 && !(*offer)->bearer) {
        error_set(err, STATUS_MISSING_VALUE, "member", N_("the offer's coupons belong to members"));
        error_arg(err, 0, "member");
        return STATUS_MISSING_VALUE;
    }
    return STATUS_OK;
}

/* The first and last usable day of a coupon issued on `day`. */
static enum status find_dates(const struct offer *offer, int64_t day, int64_t *from, int64_t *to, struct error *err)
{
    *from = day > offer->coupon_from ? day : offer->coupon_from;
    if (offer->from > *from)
        *from = offer->from;
    *to = offer->coupon_to < offer->to ? offer->coupon_to : offer->to;
    if (offer->coupon_valid_days != LIMIT_NONE && day + offer->coupon_valid_days < *to)
        *to = day + offer->coupon_valid_days;
    if (*to >= *from)
        return STATUS_OK;
    char text[DATE_TEXT];
    error_set(err, STATUS_OFFER_CONDITIONS, "offer", "the offer is over");
    error_detail(err, "date");
    error_arg(err, 0, "%s", date_format(text, *from));
    error_arg(err, 1, "%s", date_format(text, *to));
    return STATUS_OFFER_CONDITIONS;
}

enum status coupon_issue_to(struct act *act, const struct offer *offer, int64_t member, int64_t count, int64_t *first,
                            struct error *err)
{
    struct lot_row terms = {.kind = "coupon", .member = member, .granted = 1, .granted_on = act->day};
    TRY(find_dates(offer, act->day, &terms.usable_from, &terms.expires_on, err));
    TRY(offer_id(act->db, offer->code, &terms.offer, err));
    TRY(coupon_next(act->db, terms.offer, offer->batch, &terms.batch, &terms.serial, err));
    *first = act->entry.next_lot;
    for (int64_t i = 0; i < count; i++, terms.serial++) {
        if (terms.serial == COUPON_SERIALS)
            return error_value(err, "count", "too many", "the batch is full: issue fewer at a time");
        coupon_code_make(&act->desk->secret, act->entry.shop, terms.batch, terms.serial, terms.code);
        entry_issue(&act->entry, &terms);
    }
    return STATUS_OK;
}

static enum status issue_body(struct act *act, struct error *err)
{
    const struct issue_request *request = act->request;
    struct issue_result *result = act->result;
    const struct offer *offer;
    TRY(act_permit(act, 0, err));
    TRY(find_offer(act, request, &offer, err));
    TRY(by_hand_may_in_shift(act, LIMIT_COUPONS, "coupons", request->count, err));
    if (request->member) {
        struct member member;
        TRY(member_get(act->db, request->member, &member, err));
    }
    act->member = act->entry.member = request->member;
    *result = (struct issue_result){.txn = act->entry.id, .count = request->count};
    TRY(coupon_issue_to(act, offer, request->member, request->count, &result->first, err));
    const struct lot_row *one = &act->entry.lot[0];
    struct step *step = step_add(&act->entry.steps, STEP_ISSUED, offer->code, NULL);
    step_set(step, "coupons", request->count);
    entry_hand(&act->entry, "coupons", 0, request->count);
    step_set(step, "batch", one->batch);
    step_set(step, "from", one->usable_from);
    step_set(step, "to", one->expires_on);
    return STATUS_OK;
}

static const struct act_verb ISSUE = {.name = "coupon issue",
                                      .permit = PERMIT_COUPON,
                                      .txn_kind = "issue",
                                      .field = ISSUE_RESULT,
                                      .fields = sizeof ISSUE_RESULT / sizeof *ISSUE_RESULT,
                                      .body = issue_body,
                                      .slip = PRINT_COUPON};

static enum status read_issued(struct desk *desk, const struct issue_result *result, struct coupon_list *list,
                               struct error *err)
{
    for (int64_t i = 0; i < result->count; i++) {
        struct lot_row lot;
        TRY(lot_get(desk->db, result->first + i, &lot, err));
        list->coupon = mem_grow(list->coupon, list->coupons, &list->room, sizeof *list->coupon);
        TRY(coupon_look(desk->db, &desk->secret, lot.code, desk_day(desk), &list->coupon[list->coupons++], err));
    }
    return STATUS_OK;
}

enum status coupon_issue(struct desk *desk, const char *key, const struct staff *approver,
                         const struct issue_request *request, struct coupon_list *list, struct error *err)
{
    struct issue_result result = {0};
    struct issue_request copy = *request;
    struct buffer text = {0};
    *list = (struct coupon_list){0};
    buffer_format(&text, "offer %s member %" PRId64 " count %" PRId64 "\n", request->offer, request->member,
                  request->count);
    struct act_call call = {.key = key, .request = text.text, .approver = approver};
    enum status status = act_run(desk, &ISSUE, &call, &copy, &result, NULL, err);
    buffer_clear(&text);
    return status == STATUS_OK ? read_issued(desk, &result, list, err) : status;
}

/* --- verify ----------------------------------------------------------------------------------------------------- */

static void name_offer(const struct programme *programme, struct coupon_verdict *verdict)
{
    int at = programme_offer(programme, verdict->coupon.offer);
    text_copy(verdict->offer_name, sizeof verdict->offer_name,
              at >= 0 ? programme->offer[at].name : verdict->coupon.offer);
}

/* Prices the bill with and without the coupon. */
static enum status try_on_bill(const struct snapshot *snap, struct coupon_verdict *verdict, struct error *err)
{
    struct quote with, without;
    struct quote_input bare = snap->input;
    bare.coupons = 0;
    enum status status = quote_make(snap->programme, &snap->input, &with, err);
    if (status == STATUS_OK) {
        status = quote_make(snap->programme, &bare, &without, err);
        if (status == STATUS_OK && with.refused_count && *with.refused[0].coupon)
            verdict->reason = with.refused[0].error;
        if (status == STATUS_OK)
            verdict->benefit = without.payable - with.payable;
        quote_clear(&without);
    }
    quote_clear(&with);
    verdict->has_bill = true;
    return status;
}

static enum status judge_coupon(struct desk *desk, const struct sale_request *bill, struct coupon_verdict *verdict,
                                struct error *err)
{
    struct snapshot snap;
    struct sale_request request = *bill;
    request.coupons = 1;
    text_copy(request.coupon[0], COUPON_TEXT, verdict->coupon.code);
    if (request.member == 0)
        request.member = verdict->coupon.member; /* no member given: assume the holder */
    enum status status = snapshot_take(desk, &request, desk_day(desk), clock_now(), &snap, err);
    if (status == STATUS_OK)
        name_offer(snap.programme, verdict);
    if (status == STATUS_OK && snap.coupons)
        verdict->reason = snap.coupon[0].refused;
    bool usable = status == STATUS_OK && snap.coupons && verdict->reason.status == STATUS_OK;
    if (usable && request.lines)
        status = try_on_bill(&snap, verdict, err);
    else if (usable) {
        enum status can = offer_usable(snap.programme, snap.coupon[0].offer, &snap.input, &verdict->reason);
        verdict->reason.status = can;
    }
    snapshot_clear(&snap);
    return status;
}

enum status coupon_verify(struct desk *desk, const char *typed, const struct sale_request *bill,
                          struct coupon_verdict *verdict, struct error *err)
{
    *verdict = (struct coupon_verdict){0};
    TRY(db_begin_read(desk->db, err));
    enum status status = coupon_look(desk->db, &desk->secret, typed, desk_day(desk), &verdict->coupon, err);
    if (status == STATUS_OK) {
        verdict->holder = verdict->coupon.member;
        if (verdict->coupon.state == COUPON_UNKNOWN || verdict->coupon.state == COUPON_FORGED) {
            enum status why = coupon_refusal(desk->db, &verdict->coupon, bill->member, &verdict->reason);
            verdict->reason.status = why;
        } else {
            status = judge_coupon(desk, bill, verdict, err);
        }
    }
    db_end_read(desk->db);
    return status;
}

/* --- redeem, withdraw ------------------------------------------------------------------------------------------- */

struct coupon_request {
    const char *typed, *reason;
};
static const struct act_field COUPON_RESULT[] = {ACT_FIELD(coupon_done, txn), ACT_FIELD(coupon_done, lot),
                                                 ACT_FIELD(coupon_done, item)};

static enum status needs_bill(const char *detail, const char *wanted, struct error *err)
{
    error_set(err, STATUS_OFFER_CONDITIONS, "coupon", "what the offer asks only a bill can have: use it on one");
    error_detail(err, detail);
    error_arg(err, 0, "%s", wanted);
    error_arg(err, 1, "%s", wanted);
    return STATUS_OFFER_CONDITIONS;
}

/* Refuses an offer that needs a bill, naming the condition that needs it. */
static enum status check_outside(const struct offer *offer, struct error *err)
{
    char text[MONEY_TEXT];
    if (offer->benefit != BENEFIT_GIFT || !offer->scope.all)
        return needs_bill("scope", offer->name, err);
    if (offer->min_amount > 0)
        return needs_bill("min_amount", money_format(text, offer->min_amount), err);
    if (offer->min_quantity > 0)
        return needs_bill("min_quantity", number_format_quantity(text, offer->min_quantity), err);
    return STATUS_OK;
}

/* The coupon's offer, if it can be redeemed without a bill: its conditions and today's limits hold for the holder. */
static enum status claimable(struct act *act, const struct coupon *coupon, const struct offer **offer,
                             struct error *err)
{
    struct snapshot snap = {0};
    struct sale_request bill = {.member = coupon->member, .coupons = 1};
    text_copy(bill.coupon[0], COUPON_TEXT, coupon->code);
    enum status status = snapshot_take(act->desk, &bill, act->day, act->at, &snap, err);
    int at = status == STATUS_OK ? snap.coupon[0].offer : -1;
    if (at >= 0) {
        *offer = &snap.programme->offer[at];
        status = check_outside(*offer, err);
        if (status == STATUS_OK)
            status = offer_usable(snap.programme, at, &snap.input, err);
    } else if (status == STATUS_OK) { /* its offer is not in the programme any more */
        *err = snap.coupon[0].refused;
        status = err->status;
    }
    snapshot_clear(&snap);
    return status;
}

static enum status redeem_body(struct act *act, struct error *err)
{
    const struct coupon_request *request = act->request;
    struct coupon_done *done = act->result;
    struct coupon coupon;
    const struct offer *offer = NULL;
    TRY(act_permit(act, 0, err));
    TRY(coupon_look(act->db, &act->desk->secret, request->typed, act->day, &coupon, err));
    TRY(coupon_refusal(act->db, &coupon, coupon.member, err));
    TRY(claimable(act, &coupon, &offer, err));
    if (!offer)
        return error_set(err, STATUS_COUPON_WITHDRAWN, "coupon", "the offer is no longer in the programme");
    act->member = act->entry.member = coupon.member;
    TRY(offer_use_take(act, offer, coupon.lot, 0, err));
    step_set(step_add(&act->entry.steps, STEP_GIFT, offer->code, coupon.code), "pieces", 1);
    *done = (struct coupon_done){.txn = act->entry.id, .lot = coupon.lot};
    return offer_use_gift(act, offer->item, 1, &done->item, err);
}

enum status coupon_withdraw_reason(const char *reason, struct error *err)
{
    if (reason && *reason)
        return STATUS_OK;
    error_set(err, STATUS_MISSING_VALUE, "reason", N_("a withdrawal needs a reason"));
    error_arg(err, 0, "reason");
    return STATUS_MISSING_VALUE;
}

static enum status withdraw_body(struct act *act, struct error *err)
{
    const struct coupon_request *request = act->request;
    struct coupon coupon;
    TRY(act_permit(act, 0, err));
    TRY(coupon_look(act->db, &act->desk->secret, request->typed, act->day, &coupon, err));
    if (coupon.state != COUPON_NOT_YET)
        TRY(coupon_refusal(act->db, &coupon, coupon.member, err));
    TRY(coupon_withdraw_reason(request->reason, err));
    act->member = act->entry.member = coupon.member;
    text_copy(act->entry.reason, sizeof act->entry.reason, request->reason);
    entry_move(&act->entry, coupon.lot, -1, "withdrawn", 1);
    step_set(step_add(&act->entry.steps, STEP_WITHDRAWN, coupon.offer, coupon.code), "coupons", 1);
    *(struct coupon_done *)act->result = (struct coupon_done){.txn = act->entry.id, .lot = coupon.lot};
    return STATUS_OK;
}

static const struct act_verb REDEEM = {.name = "coupon redeem",
                                       .permit = PERMIT_COUPON,
                                       .txn_kind = "redeem",
                                       .field = COUPON_RESULT,
                                       .fields = 3,
                                       .body = redeem_body,
                                       .slip = PRINT_COUPON};
static const struct act_verb WITHDRAW = {.name = "coupon withdraw",
                                         .permit = PERMIT_WITHDRAW,
                                         .txn_kind = "withdraw",
                                         .field = COUPON_RESULT,
                                         .fields = 3,
                                         .body = withdraw_body};

static enum status run(struct desk *desk, const struct act_verb *verb, const char *key, const struct staff *approver,
                       struct coupon_request *request, bool dry, struct coupon_done *done, struct error *err)
{
    struct buffer text = {0};
    buffer_format(&text, "coupon %s\n%s\n", request->typed, request->reason ? request->reason : "");
    struct act_call call = {.key = key, .request = text.text, .approver = approver, .dry = dry};
    enum status status = act_run(desk, verb, &call, request, done, NULL, err);
    buffer_clear(&text);
    return status;
}

enum status coupon_redeem(struct desk *desk, const char *key, const char *typed, bool dry, struct coupon_done *done,
                          struct error *err)
{
    return run(desk, &REDEEM, key, NULL, &(struct coupon_request){.typed = typed}, dry, done, err);
}

enum status coupon_withdraw(struct desk *desk, const char *key, const struct staff *approver, const char *typed,
                            const char *reason, struct coupon_done *done, struct error *err)
{
    struct coupon_request request = {.typed = typed, .reason = reason};
    return run(desk, &WITHDRAW, key, approver, &request, false, done, err);
}
