/* SPDX-License-Identifier: MIT */
#include "desk/gift.h"

#include <stdio.h>

#include "base/money.h"
#include "base/text.h"
#include "model/ledger.h"
#include "model/member.h"
#include "cli/commands.h"
#include "cli/output.h"

static void answer(struct command *command, const struct gift_done *done, const char *txn)
{
    char cost[MONEY_TEXT], points[MONEY_TEXT], owed[MONEY_TEXT];
    if (command->json) {
        command->answer = json_pack("{s:I, s:I, s:s}", "points_balance", (json_int_t)done->points_balance,
                                    "owed_points", (json_int_t)done->owed_points, "txn", txn);
        return;
    }
    snprintf(cost, sizeof cost, "%lld", (long long)done->points);
    snprintf(points, sizeof points, "%lld", (long long)done->points_balance);
    snprintf(owed, sizeof owed, "%lld", (long long)done->owed_points);
    SAY(command, _("Gift: {0} x {1}"), "1", command->operand[1]);
    SAY(command, _("Points spent: {0}"), cost);
    SAY(command, _("Points now: {0}"), points);
    if (done->owed_points)
        SAY(command, _("Owed points: {0}"), owed);
}

static enum status redeem(struct command *command, struct error *err)
{
    struct gift_request request = {0};
    struct gift_done done;
    struct staff store;
    const struct staff *approver;
    char txn[TXN_TEXT];
    struct db *db = desk_db(command->desk);
    TRY(member_resolve(db, command->operand[0], &request.member, err));
    text_copy(request.sku, sizeof request.sku, command->operand[1]);
    if (!*request.sku)
        return error_value(err, "gift", "", "a gift is given by its SKU");
    TRY(session_approver(command, &store, &approver, err));
    TRY(session_spends(command, command->operand[0], approver, err));
    TRY(gift_redeem(command->desk, command->key, &request, &done, err));
    TRY(ledger_name(db, done.txn, txn, err));
    answer(command, &done, txn);
    return STATUS_OK;
}

static const struct flag flags[] = {
    {"approver", "STAFF", N_("approver, where the member is not proven"), false},
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.name = "redeem",
     .operands = "MEMBER SKU",
     .least = 2,
     .most = 2,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = redeem,
     .summary = N_("redeem points for a gift")},
};

const struct noun gift_noun = {.name = "gift", .summary = N_("gifts for points"), VERBS(verbs)};
