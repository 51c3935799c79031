/* SPDX-License-Identifier: MIT */
/* member tier: sets a tier by hand. */
#include "base/date.h"
#include "base/text.h"
#include "model/ledger.h"
#include "model/member.h"
#include "desk/tier_grant.h"
#include "cli/args.h"
#include "cli/member_view.h"
#include "cli/output.h"

const struct flag member_tier_flags[] = {
    {"until", "D", N_("last day of the tier"), false},
    {"reason", "R", N_("reason"), false},
    {"approver", "STAFF", N_("approver; must not be the operator"), false},
    {NULL, NULL, NULL, false},
};

enum status member_tier(struct command *command, struct error *err)
{
    struct grant_request request = {.reason = command_value(command, "reason")};
    struct grant_done done;
    struct staff store;
    const struct staff *approver;
    char txn[TXN_TEXT], day[DATE_TEXT];
    struct db *db = desk_db(command->desk);
    TRY(member_resolve(db, command->operand[0], &request.member, err));
    TRY(args_text(request.tier, sizeof request.tier, "tier", command->operand[1], err));
    if (!command_has(command, "until")) {
        error_set(err, STATUS_MISSING_VALUE, "until", N_("a manual tier must have a last day"));
        error_arg(err, 0, "until");
        return STATUS_MISSING_VALUE;
    }
    TRY(args_date_flag(command, "until", 0, &request.until, err));
    TRY(session_approver(command, &store, &approver, err));
    TRY(tier_grant(command->desk, command->key, approver, &request, &done, err));
    TRY(ledger_name(db, done.txn, txn, err));
    if (command->json) {
        command->answer = json_pack("{s:s, s:o, s:s}", "tier", request.tier, "tier_until",
                                    output_json_date(request.until), "txn", txn);
        return STATUS_OK;
    }
    SAY(command, _("Tier {0} set manually, until {1}"), request.tier, date_format(day, request.until));
    return STATUS_OK;
}
