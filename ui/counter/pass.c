/* SPDX-License-Identifier: MIT */
/* pass: the passes of the member in hand; Enter uses one once. */
#include "desk/pass.h"

#include <stdio.h>

#include "base/text.h"
#include "ui/counter/counter_priv.h"

void pass_list(struct counter *counter)
{
    counter->passes = (struct counter_passes){0};
    act_key(counter->passes.key);
    counter_type(counter, "");
    counter_push(counter, SCREEN_PASSES);
}

static void use(struct counter *counter, const struct pass *pass)
{
    struct pass_request request = {.member = counter->hand.member.id, .uses = 1};
    struct pass_done done;
    struct error err;
    char left[COUNTER_ARG_TEXT], what[COUNTER_ARG_TEXT];
    text_copy(request.sku, sizeof request.sku, pass->sku);
    text_copy(what, sizeof what, pass->name);
    if (pass_use(counter->desk, counter->passes.key, &request, &done, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    snprintf(left, sizeof left, "%lld", (long long)done.left);
    last_entry(counter, done.txn);
    if (!hand_take(counter, counter->hand.member.id, counter->shared))
        return;
    counter_go(counter, SCREEN_MEMBER);
    counter_tell(counter, N_("{0}: 1 use taken, {1} left"), what, left);
}

void pass_take(struct counter *counter)
{
    const struct pass_list *list = &counter->hand.passes;
    if (list->passes == 0)
        counter_pop(counter);
    else if (counter->passes.rows.marked < list->passes && hand_proven(counter))
        use(counter, &list->pass[counter->passes.rows.marked]);
}
