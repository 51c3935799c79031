/* SPDX-License-Identifier: MIT */
#include "desk/wallet.h"

#include "base/money.h"
#include "model/member.h"
#include "desk/topup.h"
#include "render/render.h"
#include "cli/commands.h"
#include "cli/receipt.h"

static const struct flag flags[] = {
    {"pay", "TENDER=A", N_("paid by TENDER ({1}); default: all cash"), true},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {NULL, NULL, NULL, false},
};

static void answer(struct command *command, const struct topup_done *done, const char *txn)
{
    char balance[MONEY_TEXT], principal[MONEY_TEXT], bonus[MONEY_TEXT], change[MONEY_TEXT];
    if (command->json) {
        command->answer = json_object();
        json_object_set_new(command->answer, "wallet_balance", output_json_money(done->wallet_balance));
        json_object_set_new(command->answer, "principal", output_json_money(done->principal));
        json_object_set_new(command->answer, "bonus", output_json_money(done->bonus));
        json_object_set_new(command->answer, "txn", output_json_text(txn));
        json_object_set_new(command->answer, "change", output_json_money(done->change));
        return;
    }
    SAY(command, _("Stored value {0}: principal {1} + bonus {2}"), money_format(balance, done->wallet_balance),
        money_format(principal, done->principal), money_format(bonus, done->bonus));
    if (done->change)
        SAY(command, _("Change {0}"), money_format(change, done->change));
}

static enum status top_up(struct command *command, struct error *err)
{
    struct topup_request request = {0};
    struct topup_done done;
    struct staff store;
    const struct staff *approver;
    char txn[TXN_TEXT];
    struct db *db = desk_db(command->desk);
    TRY(member_resolve(db, command->operand[0], &request.member, err));
    TRY(money_parse(command->operand[1], "amount", &request.amount, err));
    TRY(tender_read_all(command, request.tender, &request.tenders, err));
    TRY(session_approver(command, &store, &approver, err));
    TRY(topup(command->desk, command->key, approver, &request, &done, err));
    TRY(ledger_name(db, done.txn, txn, err));
    answer(command, &done, txn);
    return STATUS_OK;
}

static json_t *json_sum(const struct close_sum *sum)
{
    return json_pack("{s:o, s:o, s:o, s:o}", "in", output_json_money(sum->in), "used", output_json_money(sum->used),
                     "before", output_json_money(sum->before), "left", output_json_money(sum->left));
}

static void answer_close(struct command *command, const struct close_view *view)
{
    char paid[MONEY_TEXT], ended[MONEY_TEXT], text[RENDER_TEXT];
    if (command->json) {
        command->answer = json_object();
        json_object_set_new(command->answer, "txn", output_json_text(view->txn));
        json_object_set_new(command->answer, "paid_out", output_json_money(view->principal.left));
        json_object_set_new(command->answer, "bonus_ended", output_json_money(view->bonus.left));
        json_object_set_new(command->answer, "principal", json_sum(&view->principal));
        json_object_set_new(command->answer, "bonus", json_sum(&view->bonus));
        json_object_set_new(command->answer, "tenders", receipt_json_tenders(view->tender, view->tenders));
        return;
    }
    SAY(command,
        view->txn_id ? _("Stored value closed: {0} refunded, bonus {1} cancelled")
                     : _("Preview: {0} would be refunded, bonus {1} cancelled"),
        money_format(paid, view->principal.left), money_format(ended, view->bonus.left));
    for (size_t i = 0; i < view->steps.count; i++)
        SAY(command, "  {0}", render_step(text, &view->steps.step[i], NULL));
}

static enum status close_wallet(struct command *command, struct error *err)
{
    struct close_request request = {0};
    struct close_view view = {0};
    struct staff store;
    const struct staff *approver;
    TRY(member_resolve(desk_db(command->desk), command->operand[0], &request.member, err));
    TRY(tender_read_all(command, request.tender, &request.tenders, err));
    TRY(session_approver(command, &store, &approver, err));
    if (!command_has(command, "quote"))
        TRY(session_spends(command, command->operand[0], approver, err));
    TRY(wallet_close(command->desk, command->key, approver, &request, command_has(command, "quote"), &view, err));
    answer_close(command, &view);
    wallet_close_view_clear(&view);
    return STATUS_OK;
}

static const struct flag close_flags[] = {
    {"pay", "TENDER=A", N_("refund tender: TENDER ({1}); default: cash"), true},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {"quote", NULL, N_("show the computation, save nothing"), false},
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.name = "topup",
     .operands = "MEMBER A",
     .least = 2,
     .most = 2,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = top_up,
     .summary = N_("top up a member's stored value")},
    {.name = "close",
     .operands = "MEMBER",
     .least = 1,
     .most = 1,
     .flag = close_flags,
     .opening = OPEN_ACT,
     .run = close_wallet,
     .summary = N_("close stored value: refund the principal left, cancel the bonus, show how")},
};

const struct noun wallet_noun = {.name = "wallet", .summary = N_("stored value"), VERBS(verbs)};
