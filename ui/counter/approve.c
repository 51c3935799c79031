/* SPDX-License-Identifier: MIT */
/* approve: asks for an approver for an act above a limit, then runs the refused act again with them. */
#include "base/text.h"
#include "ui/counter/counter_shared.h"

static void approved(struct counter *counter, const struct staff *staff)
{
    void (*again)(struct counter *) = counter->again;
    counter_pop(counter);
    counter->approver = *staff;
    counter->approved = true;
    counter->again = NULL;
    if (again)
        again(counter);
    counter->approved = false;
}

void approve_ask(struct counter *counter, const struct error *err, void (*again)(struct counter *))
{
    counter->approved = false;
    counter->again = again;
    counter->act = counter->answering ? counter->question.text : (struct counter_message){0};
    identity_ask(counter, SCREEN_APPROVE, approved)->approves = true;
    counter_refuse(counter, err); /* type-ahead was not meant for this question */
    counter->refused = false;     /* the act is not given up: it waits for the approver */
}

void approve_say(struct counter *counter, const char *text, const char *arg0, const char *arg1)
{
    counter->act = (struct counter_message){.shown = true, .good = true, .text = text};
    text_copy(counter->act.arg[0], COUNTER_ARG_TEXT, arg0 ? arg0 : "");
    text_copy(counter->act.arg[1], COUNTER_ARG_TEXT, arg1 ? arg1 : "");
}

const struct staff *approve_staff(const struct counter *counter)
{
    return counter->approved ? &counter->approver : NULL;
}
