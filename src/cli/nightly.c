/* SPDX-License-Identifier: MIT */
#include "desk/nightly.h"

#include <stdio.h>

#include "base/money.h"
#include "cli/answer.h"
#include "cli/commands.h"

static enum status run(struct command *command, struct error *err)
{
    struct nightly_done done;
    TRY(nightly(command->desk, &done, err));
    if (command->json) {
        command->answer = json_pack("{s:I, s:I, s:I, s:I, s:I}", "days", (json_int_t)done.days, "lots",
                                    (json_int_t)done.lots, "points", (json_int_t)done.points, "members_down",
                                    (json_int_t)done.members_down, "members_up", (json_int_t)done.members_up);
        return STATUS_OK;
    }
    char days[MONEY_TEXT], lots[MONEY_TEXT], points[MONEY_TEXT], down[MONEY_TEXT];
    snprintf(days, sizeof days, "%lld", (long long)done.days);
    snprintf(lots, sizeof lots, "%lld", (long long)done.lots);
    snprintf(points, sizeof points, "%lld", (long long)done.points);
    snprintf(down, sizeof down, "%lld", (long long)done.members_down);
    SAY(command, _("Days done: {0}. Lots expired: {1}, points: {2}. Members who fell a tier: {3}."), days, lots, points,
        down);
    return STATUS_OK;
}

static const struct verb verbs[] = {
    {.opening = OPEN_ACT,
     .run = run,
     .summary = N_("expiry and tiers of the days since; safe to repeat, safe to interrupt")},
};

const struct noun noun_nightly = {.name = "nightly", .summary = N_("what each night has to do"), VERBS(verbs)};
