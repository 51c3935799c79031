/* SPDX-License-Identifier: MIT */
#include "desk/pass.h"

#include <stdio.h>

#include "base/money.h"
#include "base/text.h"
#include "model/ledger.h"
#include "model/member.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"

#define MANY_USES 1000000

static void answer(struct command *command, const struct pass_request *request, const struct pass_done *done,
                   const char *txn)
{
    char uses[MONEY_TEXT], left[MONEY_TEXT];
    if (command->json) {
        command->answer = json_pack("{s:s, s:I, s:I, s:s}", "sku", request->sku, "uses", (json_int_t)done->uses,
                                    "uses_left", (json_int_t)done->left, "txn", txn);
        return;
    }
    snprintf(uses, sizeof uses, "%lld", (long long)done->uses);
    snprintf(left, sizeof left, "%lld", (long long)done->left);
    SAY(command, _("Pass {0}: {1} used, {2} left"), request->sku, uses, left);
}

static enum status use(struct command *command, struct error *err)
{
    struct pass_request request = {.uses = 1};
    struct pass_done done;
    struct staff store;
    const struct staff *approver;
    char txn[TXN_TEXT];
    struct db *db = desk_db(command->desk);
    TRY(member_resolve(db, command->operand[0], &request.member, err));
    TRY(args_text(request.sku, sizeof request.sku, "sku", command->operand[1], err));
    if (command->operands > 2)
        TRY(number_parse(command->operand[2], "uses", 1, MANY_USES, &request.uses, err));
    TRY(session_approver(command, &store, &approver, err));
    TRY(session_spends(command, command->operand[0], approver, err));
    TRY(pass_use(command->desk, command->key, &request, &done, err));
    TRY(ledger_name(db, done.txn, txn, err));
    answer(command, &request, &done, txn);
    return STATUS_OK;
}

static const struct flag flags[] = {
    {"approver", "STAFF", N_("approver, where the member is not proven"), false},
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.name = "use",
     .operands = "MEMBER SKU [N]",
     .least = 2,
     .most = 3,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = use,
     .summary = N_("use a pass once, or N times")},
};

const struct noun pass_noun = {.name = "pass", .summary = N_("passes"), VERBS(verbs)};
