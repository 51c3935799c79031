/* SPDX-License-Identifier: MIT */
#include "desk/reveal.h"

#include <inttypes.h>
#include <stdio.h>

#include "model/member.h"
#include "desk/act.h"

struct reveal_done {
    int64_t member;
};

static enum status reveal_body(struct act *act, struct error *err)
{
    const struct member *member = act->request;
    struct reveal_done *done = act->result;
    TRY(act_permit(act, 1, err));
    done->member = act->member = member->id;
    return STATUS_OK;
}

enum status reveal_member_phone(struct desk *desk, const struct staff *approver, int64_t member, int64_t *phone,
                                struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(reveal_done, member)};
    static const struct act_verb verb = {.name = "member reveal",
                                         .permit = PERMIT_REVEAL,
                                         .field = fields,
                                         .fields = 1,
                                         .body = reveal_body,
                                         .aside = true};
    struct member known;
    struct reveal_done done = {0};
    char text[40];
    *phone = 0;
    TRY(member_get(desk_db(desk), member, &known, err));
    if (known.phone == 0)
        return STATUS_OK;
    snprintf(text, sizeof text, "member %" PRId64 "\n", member);
    struct act_call call = {.request = text, .approver = approver};
    TRY(act_run(desk, &verb, &call, &known, &done, NULL, err));
    *phone = known.phone;
    return STATUS_OK;
}
