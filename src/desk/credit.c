/* SPDX-License-Identifier: MIT */
#include "desk/credit.h"

#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "model/lot.h"
#include "desk/desk_priv.h"
#include "desk/topup.h"

static enum status check_request(const struct credit_request *request, struct error *err)
{
    char money[MONEY_TEXT];
    if (request->amount <= 0)
        return error_value(err, "amount", money_format(money, request->amount), "more than zero");
    if (!request->reason || *request->reason == '\0')
        return error_set(err, STATUS_MISSING_VALUE, "reason", N_("store credit needs a reason"));
    if (strlen(request->reason) >= REASON_TEXT)
        return error_value(err, "reason", request->reason, "too long");
    return manage_text(request->reason, "reason", err);
}

static enum status give_body(struct act *act, struct error *err)
{
    const struct credit_request *request = act->request;
    const struct programme *programme;
    struct member member;
    struct balances held;
    TRY(act_permit_apart(act, request->amount, err));
    TRY(by_hand_may(act, LIMIT_REFUND, request->amount, err));
    TRY(by_hand_may_in_shift(act, LIMIT_REFUND_SHIFT, "refund", request->amount, err));
    TRY(act_member(act, request->member, &member, err));
    TRY(desk_programme(act->desk, &programme, err));
    TRY(lot_balances(act->db, request->member, act->day, &held, err));
    TRY(topup_may_hold(programme, &member, held.principal + held.bonus + held.bonus_pending + request->amount, err));
    text_copy(act->entry.reason, sizeof act->entry.reason, request->reason);
    entry_hand(&act->entry, "refund", 0, request->amount);
    struct lot_row bonus = {.kind = "bonus",
                            .member = request->member,
                            .granted = request->amount,
                            .granted_on = act->day,
                            .usable_from = act->day,
                            .expires_on = DATE_NEVER};
    struct step *step = step_add(&act->entry.steps, STEP_LOT, "bonus", NULL);
    step_set(step, "lot", entry_issue(&act->entry, &bonus));
    step_set(step, "amount", request->amount);
    return STATUS_OK;
}

static enum status give_after(struct act *act, struct error *err)
{
    struct balances balances;
    TRY(lot_balances(act->db, act->member, act->day, &balances, err));
    *(struct credit_done *)act->result = (struct credit_done){.txn = act->entry.id, .wallet_balance = balances.wallet};
    return STATUS_OK;
}

enum status credit_give(struct desk *desk, const char *key, const struct staff *approver,
                        const struct credit_request *request, struct credit_done *done, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(credit_done, txn), ACT_FIELD(credit_done, wallet_balance)};
    static const struct act_verb verb = {.name = "store credit",
                                         .permit = PERMIT_CREDIT,
                                         .txn_kind = "credit",
                                         .field = fields,
                                         .fields = sizeof fields / sizeof *fields,
                                         .body = give_body,
                                         .after = give_after,
                                         .slip = PRINT_CREDIT};
    struct credit_request copy = *request;
    struct buffer text = {0};
    TRY(check_request(request, err));
    buffer_format(&text, "member %" PRId64 " amount %" PRId64 "\nreason %s\n", request->member, request->amount,
                  request->reason);
    struct act_call call = {.key = key, .request = text.text, .approver = approver};
    enum status status = act_run(desk, &verb, &call, &copy, done, NULL, err);
    buffer_clear(&text);
    return status;
}
