/* SPDX-License-Identifier: MIT */
/* pass: the passes of the member in hand; Enter uses one once. */
#include "desk/pass.h"

#include <stdio.h>

#include "base/text.h"
#include "ui/flow/inside.h"

void pass_list(struct till *till)
{
    till->passes = (struct till_passes){0};
    act_key(till->passes.key);
    till_type(till, "");
    till_push(till, TILL_PASSES);
}

static void use(struct till *till, const struct pass *pass)
{
    struct pass_request request = {.member = till->hand.member.id, .uses = 1};
    struct pass_done done;
    struct error err;
    char left[TILL_ARG_TEXT], what[TILL_ARG_TEXT];
    text_copy(request.sku, sizeof request.sku, pass->sku);
    text_copy(what, sizeof what, pass->name);
    if (pass_use(till->desk, till->passes.key, &request, &done, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    snprintf(left, sizeof left, "%lld", (long long)done.left);
    last_entry(till, done.txn);
    if (!hand_take(till, till->hand.member.id, till->shared))
        return;
    till_go(till, TILL_MEMBER);
    till_tell(till, N_("{0}: 1 use taken, {1} left"), what, left);
}

void pass_take(struct till *till)
{
    const struct pass_list *list = &till->hand.passes;
    if (list->passes == 0)
        till_pop(till);
    else if (till->passes.marked < list->passes && hand_proven(till))
        use(till, &list->pass[till->passes.marked]);
}
