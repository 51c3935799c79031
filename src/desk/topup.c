/* SPDX-License-Identifier: MIT */
#include "desk/topup.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "rules/draw.h"
#include "model/item.h"
#include "model/lot.h"
#include "model/member.h"
#include "desk/desk_priv.h"

static const struct act_field TOPUP_RESULT[] = {ACT_FIELD(topup_done, txn), ACT_FIELD(topup_done, wallet_balance),
                                                ACT_FIELD(topup_done, principal), ACT_FIELD(topup_done, bonus),
                                                ACT_FIELD(topup_done, change)};

/* which: "single" or "balance", as in the programme. */
static enum status refuse_limit(const char *which, int64_t limit, int64_t would, struct error *err)
{
    char text[MONEY_TEXT];
    error_set(err, STATUS_PREPAID_LIMIT, "amount", "stored value is limited");
    error_detail(err, which);
    error_arg(err, 0, "%s", money_format(text, limit));
    error_arg(err, 1, "%s", money_format(text, would));
    return STATUS_PREPAID_LIMIT;
}

enum status topup_may_hold(const struct programme *programme, const struct member *member, int64_t would,
                           struct error *err)
{
    struct prepaid_limit limit =
        programme_limit(programme, programme_level(programme, member->tier), *member->name != '\0');
    if (limit.balance != LIMIT_NONE && would > limit.balance)
        return refuse_limit("balance", limit.balance, would, err);
    return STATUS_OK;
}

static enum status check_topup(const struct programme *programme, const struct member *member,
                               const struct topup_request *request, int64_t held, int64_t bonus, struct error *err)
{
    if (request->amount <= 0) {
        char text[MONEY_TEXT];
        return error_value(err, "amount", money_format(text, request->amount), "a top-up must be above zero");
    }
    for (size_t i = 0; i < request->tenders; i++) {
        if (request->tender[i].kind == TENDER_WALLET)
            return error_value(err, "pay", "wallet", "stored value cannot pay for a top-up");
        if (named_tender(request->tender[i].kind))
            return error_value(err, "pay", tender_code(request->tender[i].kind), "stored value is paid by money");
    }
    struct prepaid_limit limit =
        programme_limit(programme, programme_level(programme, member->tier), *member->name != '\0');
    if (limit.single != LIMIT_NONE && request->amount > limit.single)
        return refuse_limit("single", limit.single, request->amount, err);
    return topup_may_hold(programme, member, held + request->amount + bonus, err);
}

static int64_t issue_wallet(struct act *act, const char *kind, int64_t amount, int64_t from)
{
    struct lot_row terms = {.member = act->entry.member,
                            .granted = amount,
                            .granted_on = act->day,
                            .usable_from = from,
                            .expires_on = DATE_NEVER};
    text_copy(terms.kind, sizeof terms.kind, kind);
    return amount > 0 ? entry_issue(&act->entry, &terms) : 0;
}

/* Issues the bonus at once, or in equal instalments: the first is usable now, each other one from its own day. */
static void issue_bonus(struct act *act, const struct topup_offer *offer)
{
    int64_t parts = offer->instalments > 0 ? offer->instalments : 1;
    for (int64_t i = 0; i < parts; i++) {
        int64_t amount = offer->bonus / parts + (i < offer->bonus % parts);
        int64_t from = date_add_months(act->day, (int)i * offer->every_months) + i * offer->every_days;
        int64_t lot = issue_wallet(act, "bonus", amount, from);
        if (parts == 1 || lot == 0)
            continue;
        struct step *step = step_add(&act->entry.steps, STEP_LOT, "bonus", NULL);
        step_set(step, "lot", lot);
        step_set(step, "amount", amount);
        step_set(step, "from", from);
    }
}

/* Issues a pass: a number of uses of an item of the price book. */
static enum status issue_pass(struct act *act, const struct topup_offer *offer, struct error *err)
{
    struct item item;
    TRY(item_by_sku(act->db, offer->pass_sku, &item, err));
    struct lot_row terms = {.kind = "pass",
                            .member = act->entry.member,
                            .item = item.id,
                            .granted = offer->pass_uses,
                            .granted_on = act->day,
                            .usable_from = act->day,
                            .expires_on = offer->pass_days ? act->day + offer->pass_days : DATE_NEVER};
    entry_issue(&act->entry, &terms);
    struct step *step = step_add(&act->entry.steps, STEP_PASS, item.sku, NULL);
    step_set(step, "uses", offer->pass_uses);
    step_set(step, "to", terms.expires_on);
    return STATUS_OK;
}

/* Issues the points, pass and coupon that come with the top-up. */
static enum status issue_extras(struct act *act, const struct programme *programme, const struct topup_offer *offer,
                                struct error *err)
{
    int64_t lot;
    TRY(points_issue(act, programme, act->entry.member, offer->points, 0, err));
    if (*offer->pass_sku)
        TRY(issue_pass(act, offer, err));
    if (!*offer->coupon)
        return STATUS_OK;
    const struct offer *of = &programme->offer[programme_offer(programme, offer->coupon)];
    TRY(coupon_issue_to(act, of, act->entry.member, 1, &lot, err));
    struct step *step = step_add(&act->entry.steps, STEP_COUPON, of->code, act->entry.lot[act->entry.lots - 1].code);
    step_set(step, "usable", 1);
    return STATUS_OK;
}

static enum status pay_topup(struct act *act, const struct topup_request *request, struct error *err)
{
    struct sale_request payment = {.tenders = request->tenders};
    struct payment_plan plan;
    memcpy(payment.tender, request->tender, sizeof payment.tender);
    TRY(tender_plan(&payment, request->amount, 0, 0, &plan, err));
    if (plan.due > 0) {
        char text[MONEY_TEXT];
        error_set(err, STATUS_TENDER_SHORT, "pay", "the tenders do not cover the top-up");
        error_arg(err, 0, "%s", money_format(text, plan.due));
        return STATUS_TENDER_SHORT;
    }
    for (size_t i = 0; i < plan.tenders; i++) {
        struct payment_row *pay = entry_pay(&act->entry, tender_code(plan.tender[i].kind), 1, plan.tender[i].amount);
        text_copy(pay->reference, sizeof pay->reference, plan.tender[i].reference);
        if (plan.tender[i].kind == TENDER_CASH)
            pay->given = plan.cash_given;
    }
    ((struct topup_done *)act->result)->change = plan.change;
    return STATUS_OK;
}

static enum status topup_body(struct act *act, struct error *err)
{
    const struct topup_request *request = act->request;
    const struct programme *programme;
    struct balances balances;
    struct member member;
    TRY(act_permit(act, request->amount, err));
    TRY(act_member(act, request->member, &member, err));
    TRY(desk_programme(act->desk, &programme, err));
    TRY(lot_balances(act->db, request->member, act->day, &balances, err));
    static const struct topup_offer none;
    const struct topup_offer *offer = draw_topup(programme, request->amount);
    if (!offer)
        offer = &none;
    TRY(check_topup(programme, &member, request, balances.principal + balances.bonus + balances.bonus_pending,
                    offer->bonus, err));
    TRY(by_hand_may_in_shift(act, LIMIT_TOPUP_BONUS, "topup_bonus", offer->bonus, err));
    TRY(pay_topup(act, request, err));
    struct step *step = step_add(&act->entry.steps, STEP_TOPUP, "", NULL);
    step_set(step, "amount", request->amount);
    step_set(step, "pay", offer->pay);
    step_set(step, "bonus", offer->bonus);
    if (offer->points > 0)
        step_set(step, "points", offer->points);
    if (offer->instalments > 0)
        step_set(step, "parts", offer->instalments);
    issue_wallet(act, "principal", request->amount, act->day);
    issue_bonus(act, offer);
    if (offer->bonus > 0)
        entry_hand(&act->entry, "topup_bonus", 0, offer->bonus);
    return issue_extras(act, programme, offer, err);
}

static enum status topup_after(struct act *act, struct error *err)
{
    struct topup_done *done = act->result;
    struct balances balances;
    TRY(lot_balances(act->db, act->member, act->day, &balances, err));
    done->txn = act->entry.id;
    done->wallet_balance = balances.wallet;
    done->principal = balances.principal;
    done->bonus = balances.bonus;
    return STATUS_OK;
}

static const struct act_verb TOPUP = {.name = "topup",
                                      .permit = PERMIT_TOPUP,
                                      .txn_kind = "topup",
                                      .field = TOPUP_RESULT,
                                      .fields = sizeof TOPUP_RESULT / sizeof *TOPUP_RESULT,
                                      .body = topup_body,
                                      .after = topup_after,
                                      .slip = PRINT_TOPUP};

enum status topup(struct desk *desk, const char *key, const struct staff *approver, const struct topup_request *request,
                  struct topup_done *done, struct error *err)
{
    struct buffer text = {0};
    struct topup_request copy = *request;
    *done = (struct topup_done){0};
    buffer_format(&text, "member %" PRId64 " amount %" PRId64 "\n", request->member, request->amount);
    tender_request_text(&text, request->tender, request->tenders);
    struct act_call call = {.key = key, .request = text.text, .approver = approver};
    enum status status = act_run(desk, &TOPUP, &call, &copy, done, NULL, err);
    buffer_clear(&text);
    return status;
}
