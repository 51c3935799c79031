/* SPDX-License-Identifier: MIT */
#include "desk/card.h"

#include <inttypes.h>
#include <stdio.h>

#include "model/member.h"
#include "desk/desk_priv.h"

struct card_done {
    int64_t id;
};

static const struct act_field FIELDS[] = {ACT_FIELD(card_done, id)};

static enum status member_body(struct act *act, struct error *err)
{
    const int64_t *member = act->request;
    struct card_done *done = act->result;
    TRY(act_member(act, *member, NULL, err));
    TRY(act_permit(act, 0, err));
    done->id = *member;
    return STATUS_OK;
}

enum status card_of_member(struct desk *desk, int64_t member, char text[BADGE_TEXT], struct error *err)
{
    static const struct act_verb verb = {.name = "member card",
                                         .permit = PERMIT_MEMBER,
                                         .field = FIELDS,
                                         .fields = 1,
                                         .body = member_body,
                                         .aside = true};
    struct card_done done = {0};
    char request[40];
    snprintf(request, sizeof request, "member %" PRId64 "\n", member);
    struct act_call call = {.request = request};
    TRY(act_run(desk, &verb, &call, &member, &done, NULL, err));
    badge_of_member(text, desk_secret(desk), member);
    return STATUS_OK;
}

static enum status staff_body(struct act *act, struct error *err)
{
    const struct staff *staff = act->request;
    struct card_done *done = act->result;
    if (staff->id != desk_staff(act->desk)->id)
        TRY(act_permit(act, 0, err));
    if (!act->desk->shop.practice && !*staff->pin) {
        error_set(err, STATUS_NOT_PERMITTED, "pin", "a card signs in by itself, so it follows the PIN");
        error_detail(err, "no_pin");
        error_arg(err, 0, "%s", staff->code);
        return STATUS_NOT_PERMITTED;
    }
    done->id = staff->id;
    return STATUS_OK;
}

enum status card_of_staff(struct desk *desk, const char *code, char text[BADGE_TEXT], struct error *err)
{
    static const struct act_verb verb = {
        .name = "staff card", .permit = PERMIT_STAFF, .field = FIELDS, .fields = 1, .body = staff_body, .aside = true};
    struct staff staff;
    struct card_done done = {0};
    char request[40];
    TRY(staff_by_code(desk_db(desk), code, &staff, err));
    snprintf(request, sizeof request, "staff %" PRId64 "\n", staff.id);
    struct act_call call = {.request = request};
    TRY(act_run(desk, &verb, &call, &staff, &done, NULL, err));
    badge_of_staff(text, desk_secret(desk), &staff);
    return STATUS_OK;
}
