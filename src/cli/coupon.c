/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "model/item.h"
#include "desk/coupon_act.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/coupon_view.h"
#include "cli/output.h"

static enum status issue(struct command *command, struct error *err)
{
    struct issue_request request = {.count = 1};
    struct coupon_list list = {0};
    struct staff store;
    const struct staff *approver;
    const char *count = command_value(command, "count");
    TRY(args_text(request.offer, sizeof request.offer, "offer", command->operand[0], err));
    TRY(args_member_flag(command, "member", &request.member, err));
    if (count)
        TRY(number_parse(count, "count", 1, ISSUE_MAX, &request.count, err));
    TRY(session_approver(command, &store, &approver, err));
    enum status status = coupon_issue(command->desk, command->key, approver, &request, &list, err);
    if (status == STATUS_OK && command->json)
        command->answer = json_pack("{s:o}", "coupons", coupon_view_json(&list));
    else if (status == STATUS_OK)
        coupon_view_print(command, &list);
    coupon_list_clear(&list);
    return status;
}

static void answer_verdict(struct command *command, const struct coupon_verdict *verdict, const char *typed)
{
    const struct coupon *coupon = &verdict->coupon;
    json_t *object = command->answer = json_object();
    json_object_set_new(object, "code", coupon->code[0] ? output_json_coupon(coupon->code) : output_json_text(typed));
    json_object_set_new(object, "state", output_json_text(coupon_state_code(coupon->state)));
    json_object_set_new(object, "offer", output_json_text(coupon->offer));
    json_object_set_new(object, "reason",
                        output_json_text(verdict->reason.status ? status_code(verdict->reason.status) : NULL));
    json_object_set_new(object, "benefit", verdict->has_bill ? output_json_money(verdict->benefit) : json_null());
    json_object_set_new(object, "to", output_json_date(coupon->expires_on));
    json_object_set_new(object, "from", output_json_date(coupon->usable_from));
    json_object_set_new(object, "member", output_json_id(verdict->holder));
    if (verdict->reason.status != STATUS_OK)
        json_object_set_new(object, "error", output_json_error(command, &verdict->reason));
}

static void say_verdict(struct command *command, const struct coupon_verdict *verdict)
{
    const struct coupon *coupon = &verdict->coupon;
    char code[COUPON_TEXT], to[DATE_TEXT], benefit[MONEY_TEXT];
    SAY(command, _("Coupon {0}: {1}"), coupon_code_show(code, coupon->code),
        render_coupon_state(coupon_state_code(coupon->state)));
    SAY(command, "{0}", verdict->offer_name[0] ? verdict->offer_name : coupon->offer);
    if (coupon->expires_on < DATE_NEVER)
        SAY(command, _("Valid until {0}"), date_format(to, coupon->expires_on));
    if (verdict->has_bill)
        SAY(command, _("Takes {0} off this bill"), money_format(benefit, verdict->benefit));
}

static enum status verify(struct command *command, struct error *err)
{
    struct sale_request bill = {0};
    struct coupon_verdict verdict = {0};
    struct sale_line *line = NULL;
    TRY(args_member_flag(command, "member", &bill.member, err));
    enum status status = args_lines(command, 1, &line, err);
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

/* The gift to hand over for a redeemed coupon, if it was for one. */
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
        command->answer = json_pack("{s:o, s:s}", "code", output_json_text(command->operand[0]), "txn", txn);
        if (gift.sku[0])
            json_object_set_new(command->answer, "gift", output_json_text(gift.sku));
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
    return answer_done(command, &done, _("Coupon {0} redeemed."), err);
}

static enum status withdraw_all(struct command *command, const struct staff *approver, const char *reason,
                                struct error *err)
{
    int64_t batch;
    struct batch_done done;
    char txn[TXN_TEXT], coupons[MONEY_TEXT];
    if (command->operands)
        return error_value(err, "batch", command->operand[0], "give a code or a batch, not both");
    TRY(number_parse(command_value(command, "batch"), "batch", 1, BATCH_MAX, &batch, err));
    TRY(coupon_batch_withdraw(command->desk, command->key, approver, batch, reason, &done, err));
    TRY(ledger_name(desk_db(command->desk), done.txn, txn, err));
    snprintf(coupons, sizeof coupons, "%lld", (long long)done.coupons);
    if (command->json)
        command->answer = json_pack("{s:I, s:I, s:s}", "batch", (json_int_t)done.batch, "coupons",
                                    (json_int_t)done.coupons, "txn", txn);
    else
        SAY(command, _("Batch {0}: {1} coupons withdrawn."), command_value(command, "batch"), coupons);
    return STATUS_OK;
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
    if (command_has(command, "batch"))
        return withdraw_all(command, approver, reason, err);
    if (!command->operands)
        return error_set(err, STATUS_MISSING_VALUE, "coupon", NULL);
    TRY(coupon_withdraw(command->desk, command->key, approver, command->operand[0], reason, &done, err));
    return answer_done(command, &done, _("Coupon {0} is withdrawn."), err);
}

static const struct flag issue_flags[] = {
    {"member", "M", N_("member it belongs to; omit for a bearer coupon"), false},
    {"count", "N", N_("number of coupons, 1 to 10000"), false},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag verify_flags[] = {
    {"member", "M", N_("member who wants to use it"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag list_flags[] = {
    {"offer", "OFFER", N_("of this offer only"), false},
    {"member", "M", N_("of this member only"), false},
    {"batch", "N", N_("of this batch only"), false},
    {"state", "S", N_("usable, not_yet, used, expired or withdrawn"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag batch_flags[] = {
    {"format", "csv|json", N_("export format; default csv"), false},
    {"out", "FILE", N_("write to this file"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag print_flags[] = {
    {"width", "58|80", N_("paper width in mm; default 80"), false},
    {"out", "FILE", N_("write to this file"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag withdraw_flags[] = {
    {"batch", "N", N_("the whole batch: all coupons still usable, instead of a code"), false},
    {"reason", "R", N_("reason"), false},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
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
     .summary = N_("issue coupons for an offer")},
    {.name = "verify",
     .operands = "CODE [LINE]...",
     .least = 1,
     .most = ANY_NUMBER,
     .flag = verify_flags,
     .opening = OPEN_LOOK,
     .run = verify,
     .summary = N_("check a coupon and what it takes off these lines; does not redeem it")},
    {.name = "redeem",
     .operands = "CODE",
     .least = 1,
     .most = 1,
     .opening = OPEN_ACT,
     .run = redeem,
     .summary = N_("redeem a coupon outside a bill")},
    {.name = "list",
     .flag = list_flags,
     .opening = OPEN_LOOK,
     .guarded = true,
     .permit = PERMIT_CODES,
     .run = coupon_list_run,
     .summary = N_("issued coupons and their status")},
    {.name = "batch",
     .operands = "list | export N",
     .least = 1,
     .most = 2,
     .flag = batch_flags,
     .opening = OPEN_LOOK,
     .guarded = true,
     .permit = PERMIT_CODES,
     .run = coupon_batch_run,
     .summary = N_("code batches: issued, used, expired; export codes for printing")},
    {.name = "print",
     .operands = "N | CODE",
     .least = 1,
     .most = 1,
     .flag = print_flags,
     .opening = OPEN_LOOK,
     .guarded = true,
     .permit = PERMIT_CODES,
     .run = coupon_print_run,
     .summary = N_("print usable coupons of a batch, or one, as text with QR codes")},
    {.name = "withdraw",
     .operands = "[CODE]",
     .most = 1,
     .flag = withdraw_flags,
     .opening = OPEN_ACT,
     .run = withdraw,
     .summary = N_("withdraw a coupon")},
};

const struct noun coupon_noun = {
    .name = "coupon", .summary = N_("coupons: issue, check, print, redeem, withdraw"), VERBS(verbs)};
