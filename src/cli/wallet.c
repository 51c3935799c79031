/* SPDX-License-Identifier: MIT */
#include "base/money.h"
#include "model/member.h"
#include "desk/value.h"
#include "cli/commands.h"
#include "cli/receipt.h"

static const struct flag flags[] = {
    {"pay", "TENDER=A", N_("paid by cash, card, wechat, alipay or other; none: all in cash"), true},
    {NULL, NULL, NULL, false},
};

static void answer(struct command *command, const struct topup_done *done, const char *txn)
{
    char balance[MONEY_TEXT], principal[MONEY_TEXT], bonus[MONEY_TEXT], change[MONEY_TEXT];
    if (command->json) {
        command->answer = json_object();
        json_object_set_new(command->answer, "wallet_balance", json_money(done->wallet_balance));
        json_object_set_new(command->answer, "principal", json_money(done->principal));
        json_object_set_new(command->answer, "bonus", json_money(done->bonus));
        json_object_set_new(command->answer, "txn", json_text(txn));
        json_object_set_new(command->answer, "change", json_money(done->change));
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
    char txn[TXN_TEXT];
    struct db *db = desk_db(command->desk);
    TRY(member_resolve(db, command->operand[0], &request.member, err));
    TRY(money_parse(command->operand[1], "amount", &request.amount, err));
    TRY(read_tenders(command, request.tender, &request.tenders, err));
    TRY(topup(command->desk, command->key, &request, &done, err));
    TRY(ledger_name(db, done.txn, txn, err));
    answer(command, &done, txn);
    return STATUS_OK;
}

static const struct verb verbs[] = {
    {.name = "topup",
     .operands = "MEMBER A",
     .least = 2,
     .most = 2,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = top_up,
     .summary = N_("put money into a member's stored value")},
};

const struct noun noun_wallet = {.name = "wallet", .summary = N_("stored value"), VERBS(verbs)};
