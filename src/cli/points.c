/* SPDX-License-Identifier: MIT */
#include "desk/points.h"

#include <stdio.h>

#include "base/money.h"
#include "base/text.h"
#include "model/bill.h"
#include "model/member.h"
#include "cli/commands.h"
#include "cli/output.h"

static const struct flag flags[] = {
    {"reason", "R", N_("reason"), false},
    {"approver", "STAFF", N_("approver; must not be the operator"), false},
    {"dispute", "BILL", N_("the bill it concerns"), false},
    {NULL, NULL, NULL, false},
};

static void answer(struct command *command, const struct adjust_done *done, const char *txn)
{
    char points[MONEY_TEXT], owed[MONEY_TEXT];
    if (command->json) {
        command->answer = json_pack("{s:I, s:I, s:s}", "points_balance", (json_int_t)done->points_balance,
                                    "owed_points", (json_int_t)done->owed_points, "txn", txn);
        return;
    }
    snprintf(points, sizeof points, "%lld", (long long)done->points_balance);
    snprintf(owed, sizeof owed, "%lld", (long long)done->owed_points);
    SAY(command, _("Points now: {0}"), points);
    if (done->owed_points)
        SAY(command, _("Owed points: {0}"), owed);
}

static enum status change(struct command *command, bool take, struct error *err)
{
    struct adjust_request request = {.take = take, .reason = command_value(command, "reason")};
    struct adjust_done done;
    struct staff store;
    const struct staff *approver;
    char txn[TXN_TEXT];
    const char *bill = command_value(command, "dispute");
    struct db *db = desk_db(command->desk);
    TRY(member_resolve(db, command->operand[0], &request.member, err));
    TRY(number_parse(command->operand[1], "points", 1, MONEY_LIMIT, &request.points, err));
    if (bill)
        TRY(bill_resolve(db, desk_till_id(command->desk), bill, &request.dispute, err));
    TRY(session_approver(command, &store, &approver, err));
    TRY(points_adjust(command->desk, command->key, approver, &request, &done, err));
    TRY(ledger_name(db, done.txn, txn, err));
    answer(command, &done, txn);
    return STATUS_OK;
}

static enum status give(struct command *command, struct error *err)
{
    return change(command, false, err);
}

static enum status take(struct command *command, struct error *err)
{
    return change(command, true, err);
}

static const struct verb verbs[] = {
    {.name = "give",
     .operands = "MEMBER N",
     .least = 2,
     .most = 2,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = give,
     .summary = N_("add points manually")},
    {.name = "take",
     .operands = "MEMBER N",
     .least = 2,
     .most = 2,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = take,
     .summary = N_("deduct points manually")},
};

const struct noun points_noun = {.name = "points", .summary = N_("add and deduct points manually"), VERBS(verbs)};
