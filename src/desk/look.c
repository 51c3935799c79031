/* SPDX-License-Identifier: MIT */
#include "desk/look.h"

#include "base/buffer.h"
#include "base/text.h"
#include "desk/desk_priv.h"

static enum status look_body(struct act *act, struct error *err)
{
    TRY(act_permit(act, 0, err));
    text_copy(act->note, sizeof act->note, act->request);
    return STATUS_OK;
}

enum status look_at(struct desk *desk, const char *act, enum permit permit, const char *what, struct error *err)
{
    const struct act_verb verb = {.name = act, .permit = permit, .body = look_body, .aside = true};
    char text[96];
    if (desk->shop.practice)
        return STATUS_OK;
    TRY(desk_may_see(desk, permit, err)); /* who only reads, or may not, writes nothing */
    text_copy(text, sizeof text, what);
    struct act_call call = {.request = text};
    return act_run(desk, &verb, &call, text, NULL, NULL, err);
}
