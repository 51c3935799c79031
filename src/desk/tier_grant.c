/* SPDX-License-Identifier: MIT */
#include "desk/tier_grant.h"

#include <inttypes.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/text.h"
#include "desk/desk_priv.h"

static const struct act_field RESULT[] = {ACT_FIELD(grant_done, txn)};

struct grant {
    const struct grant_request *request;
    struct lapses lapses;
    struct tier_change change;
};

static enum status grant_check(struct act *act, const struct grant_request *request, struct error *err)
{
    const struct programme *programme;
    char day[DATE_TEXT];
    TRY(desk_programme(act->desk, &programme, err));
    if (programme_level(programme, request->tier) < 0) {
        error_set(err, STATUS_NOT_FOUND, "tier", "no tier of this code");
        error_arg(err, 0, "%s", request->tier);
        return STATUS_NOT_FOUND;
    }
    if (request->until < act->day)
        return error_value(err, "until", date_format(day, request->until), "that day has passed");
    if (!request->reason || !*request->reason) {
        error_set(err, STATUS_MISSING_VALUE, "reason", N_("a manual tier must have a reason"));
        error_arg(err, 0, "reason");
        return STATUS_MISSING_VALUE;
    }
    return act_permit(act, 0, err);
}

static enum status grant_body(struct act *act, struct error *err)
{
    struct grant *grant = act->request;
    const struct grant_request *request = grant->request;
    struct member member;
    TRY(act_member(act, request->member, &member, err));
    TRY(grant_check(act, request, err));
    TRY(lapses_read(act->desk, &member, act->day, &grant->lapses, err));
    lapses_explain(&grant->lapses, &act->entry.steps);
    text_copy(act->entry.reason, sizeof act->entry.reason, request->reason);
    grant->change = (struct tier_change){.member = member.id, .day = act->day, .until = request->until, .manual = true};
    text_copy(grant->change.old, CODE_TEXT, grant->lapses.tier);
    text_copy(grant->change.new, CODE_TEXT, request->tier);
    text_copy(grant->change.reason, sizeof grant->change.reason, request->reason);
    step_set(step_add(&act->entry.steps, STEP_TIER_GRANT, request->tier, NULL), "to", request->until);
    return STATUS_OK;
}

static enum status grant_after(struct act *act, struct error *err)
{
    struct grant *grant = act->request;
    ((struct grant_done *)act->result)->txn = act->entry.id;
    TRY(lapses_write(act->db, &grant->lapses, act->entry.id, err));
    grant->change.txn = act->entry.id;
    return tier_history_write(act->db, &grant->change, err);
}

static const struct act_verb GRANT = {.name = "tier grant",
                                      .permit = PERMIT_TIER,
                                      .txn_kind = "adjust",
                                      .field = RESULT,
                                      .fields = sizeof RESULT / sizeof *RESULT,
                                      .body = grant_body,
                                      .after = grant_after};

enum status tier_grant(struct desk *desk, const char *key, const struct staff *approver,
                       const struct grant_request *request, struct grant_done *done, struct error *err)
{
    struct grant grant = {.request = request};
    struct buffer text = {0};
    *done = (struct grant_done){0};
    buffer_format(&text, "member %" PRId64 " tier %s until %" PRId64 "\n%s\n", request->member, request->tier,
                  request->until, request->reason ? request->reason : "");
    struct act_call call = {.key = key, .request = text.text, .approver = approver};
    enum status status = act_run(desk, &GRANT, &call, &grant, done, NULL, err);
    lapses_clear(&grant.lapses);
    buffer_clear(&text);
    return status;
}
