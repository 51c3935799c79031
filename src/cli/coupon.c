/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "model/item.h"
#include "desk/voucher.h"
#include "words/words.h"
#include "cli/answer.h"
#include "cli/commands.h"
#include "cli/share.h"

static void list_coupons(struct command *command, const struct coupon_list *list)
{
    char code[COUPON_TEXT], to[DATE_TEXT];
    for (size_t i = 0; i < list->coupons; i++)
        if (list->coupon[i].expires_on < DATE_NEVER)
            SAY(command, _("{0}  {1}, to {2}"), coupon_code_show(code, list->coupon[i].code), list->coupon[i].offer,
                date_format(to, list->coupon[i].expires_on));
        else
            SAY(command, "{0}  {1}", coupon_code_show(code, list->coupon[i].code), list->coupon[i].offer);
}

static json_t *json_issued(const struct coupon_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->coupons; i++) {
        const struct coupon *coupon = &list->coupon[i];
        json_t *object = json_object();
        json_object_set_new(object, "code", json_coupon(coupon->code));
        json_object_set_new(object, "offer", json_text(coupon->offer));
        json_object_set_new(object, "member", json_id(coupon->member));
        json_object_set_new(object, "from", json_date(coupon->usable_from));
        json_object_set_new(object, "to", json_date(coupon->expires_on));
        json_array_append_new(array, object);
    }
    return json_pack("{s:o}", "coupons", array);
}

static enum status issue(struct command *command, struct error *err)
{
    struct issue_request request = {.count = 1};
    struct coupon_list list = {0};
    const char *count = command_value(command, "count");
    TRY(share_text(request.offer, sizeof request.offer, "offer", command->operand[0], err));
    TRY(share_member_flag(command, "member", &request.member, err));
    if (count)
        TRY(number_parse(count, "count", 1, 1000, &request.count, err));
    enum status status = coupon_issue(command->desk, command->key, &request, &list, err);
    if (status == STATUS_OK && command->json)
        command->answer = json_issued(&list);
    else if (status == STATUS_OK)
        list_coupons(command, &list);
    coupon_list_clear(&list);
    return status;
}

static void answer_verdict(struct command *command, const struct coupon_verdict *verdict, const char *typed)
{
    const struct coupon *coupon = &verdict->coupon;
    json_t *object = command->answer = json_object();
    json_object_set_new(object, "code", coupon->code[0] ? json_coupon(coupon->code) : json_text(typed));
    json_object_set_new(object, "state", json_text(coupon_state_code(coupon->state)));
    json_object_set_new(object, "offer", json_text(coupon->offer));
    json_object_set_new(object, "reason",
                        json_text(verdict->reason.status ? status_code(verdict->reason.status) : NULL));
    json_object_set_new(object, "benefit", verdict->has_bill ? json_money(verdict->benefit) : json_null());
    json_object_set_new(object, "to", json_date(coupon->expires_on));
    json_object_set_new(object, "from", json_date(coupon->usable_from));
    json_object_set_new(object, "member", json_id(verdict->holder));
    if (verdict->reason.status != STATUS_OK)
        json_object_set_new(object, "error", json_error(command, &verdict->reason));
}

static void say_verdict(struct command *command, const struct coupon_verdict *verdict)
{
    const struct coupon *coupon = &verdict->coupon;
    char code[COUPON_TEXT], to[DATE_TEXT], benefit[MONEY_TEXT];
    SAY(command, _("Coupon {0}: {1}"), coupon_code_show(code, coupon->code),
        words_coupon_state(coupon_state_code(coupon->state)));
    SAY(command, "{0}", verdict->offer_name[0] ? verdict->offer_name : coupon->offer);
    if (coupon->expires_on < DATE_NEVER)
        SAY(command, _("Valid to {0}"), date_format(to, coupon->expires_on));
    if (verdict->has_bill)
        SAY(command, _("Takes {0} off this bill"), money_format(benefit, verdict->benefit));
}

static enum status verify(struct command *command, struct error *err)
{
    struct sale_request bill = {0};
    struct coupon_verdict verdict = {0};
    struct sale_line *line = NULL;
    TRY(share_member_flag(command, "member", &bill.member, err));
    enum status status = share_lines(command, 1, &line, err);
    bill.line = line;
    bill.lines = command->operands - 1;
    if (status == STATUS_OK)
        status = coupon_verify(command->desk, command->operand[0], &bill, &verdict, err);
    free(line);
    TRY(status);
    if (command->json)
        answer_verdict(command, &verdict, command->operand[0]);
    else if (verdict.reason.status == STATUS_OK)
        say_verdict(command, &verdict);
    if (verdict.reason.status != STATUS_OK)
        *err = verdict.reason;
    command->answered = command->json;
    return verdict.reason.status;
}

/* What a redeemed coupon hands over, if it was for a gift. */
static enum status find_gift(struct command *command, const struct coupon_done *done, struct item *gift,
                             struct error *err)
{
    return done->item ? item_get(desk_db(command->desk), done->item, gift, err) : STATUS_OK;
}

static enum status answer_done(struct command *command, const struct coupon_done *done, const char *said,
                               struct error *err)
{
    char txn[TXN_TEXT];
    struct item gift = {0};
    TRY(ledger_name(desk_db(command->desk), done->txn, txn, err));
    TRY(find_gift(command, done, &gift, err));
    if (command->json) {
        command->answer = json_pack("{s:o, s:s}", "code", json_text(command->operand[0]), "txn", txn);
        if (gift.sku[0])
            json_object_set_new(command->answer, "gift", json_text(gift.sku));
        return STATUS_OK;
    }
    SAY(command, said, command->operand[0]);
    if (gift.sku[0])
        SAY(command, _("Gift: {0} x {1}"), "1", gift.sku);
    return STATUS_OK;
}

static enum status redeem(struct command *command, struct error *err)
{
    struct coupon_done done;
    TRY(coupon_redeem(command->desk, command->key, command->operand[0], false, &done, err));
    return answer_done(command, &done, _("Coupon {0} is used up."), err);
}

static enum status withdraw(struct command *command, struct error *err)
{
    struct coupon_done done;
    struct staff store;
    const struct staff *approver;
    const char *reason = command_value(command, "reason");
    if (!reason || !*reason)
        return error_set(err, STATUS_MISSING_VALUE, "reason", NULL);
    TRY(session_approver(command, &store, &approver, err));
    TRY(coupon_withdraw(command->desk, command->key, approver, command->operand[0], reason, &done, err));
    return answer_done(command, &done, _("Coupon {0} is withdrawn."), err);
}

static const struct flag issue_flags[] = {
    {"member", "M", N_("whose it is; none: whoever bears it"), false},
    {"count", "N", N_("how many, 1 to 1000"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag verify_flags[] = {
    {"member", "M", N_("who wants to use it"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag withdraw_flags[] = {
    {"reason", "R", N_("why"), false},
    {"approver", "STAFF", N_("who approves what is beyond the limit"), false},
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.name = "issue",
     .operands = "OFFER",
     .least = 1,
     .most = 1,
     .flag = issue_flags,
     .opening = OPEN_ACT,
     .run = issue,
     .summary = N_("issue coupons of an offer")},
    {.name = "verify",
     .operands = "CODE [LINE]...",
     .least = 1,
     .most = ANY_NUMBER,
     .flag = verify_flags,
     .opening = OPEN_READ,
     .run = verify,
     .summary = N_("check a coupon, and what it takes off these lines; never uses it up")},
    {.name = "redeem",
     .operands = "CODE",
     .least = 1,
     .most = 1,
     .opening = OPEN_ACT,
     .run = redeem,
     .summary = N_("use up a coupon of an offer claimed outside a bill")},
    {.name = "withdraw",
     .operands = "CODE",
     .least = 1,
     .most = 1,
     .flag = withdraw_flags,
     .opening = OPEN_ACT,
     .run = withdraw,
     .summary = N_("make a coupon unusable")},
};

const struct noun noun_coupon = {
    .name = "coupon", .summary = N_("coupons: issue, check, use up, withdraw"), VERBS(verbs)};
