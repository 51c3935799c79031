/* SPDX-License-Identifier: MIT */
/* counter_message: the sentence row: errors, refusals and information. */
#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/hint.h"

void counter_disarm(struct counter *counter)
{
    counter->disarmed = true;
}

void counter_beep(struct counter *counter)
{
    counter->beep = true;
}

enum status counter_refuse(struct counter *counter, const struct error *err)
{
    counter->message = (struct counter_message){.shown = true, .error = *err};
    counter->refused = counter->beep = counter->discard = true;
    counter->disarmed = !hint_says_enter(err);
    return err->status;
}

static void say(struct counter *counter, bool good, const char *text, const char *arg0, const char *arg1)
{
    counter->message = (struct counter_message){.shown = true, .good = good, .text = text};
    text_copy(counter->message.arg[0], COUNTER_ARG_TEXT, arg0 ? arg0 : "");
    text_copy(counter->message.arg[1], COUNTER_ARG_TEXT, arg1 ? arg1 : "");
}

void counter_object(struct counter *counter, const char *text, const char *arg0, const char *arg1)
{
    say(counter, false, text, arg0, arg1);
    counter->refused = counter->beep = counter->discard = true;
    counter_disarm(counter);
}

void counter_warn(struct counter *counter, const char *text, const char *arg0)
{
    say(counter, false, text, arg0, NULL);
    counter_beep(counter);
}

void counter_tell(struct counter *counter, const char *text, const char *arg0, const char *arg1)
{
    say(counter, true, text, arg0, arg1);
}

void counter_refuse_key(struct counter *counter)
{
    counter->refused = true;
    counter_beep(counter);
}

struct progress *counter_watch(struct counter *counter, struct progress *progress, const char *title)
{
    if (!counter->watch)
        return NULL;
    progress_init(progress, title, 0, clock_monotonic_ms);
    progress->show = counter->watch->show;
    progress->stop = counter->watch->stop;
    progress->context = counter->watch->context;
    return progress;
}
