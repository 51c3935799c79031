/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter.h"
#include "ui/counter/hint.h"

char *counter_sentence(char buf[RENDER_TEXT], const struct counter *counter, const struct counter_message *message)
{
    buf[0] = '\0';
    if (!message->shown)
        return buf;
    if (!message->text)
        return hint_refusal(buf, &message->error, hint_keys(counter));
    const char *arg[COUNTER_ARGS];
    for (int i = 0; i < COUNTER_ARGS; i++)
        arg[i] = message->arg[i];
    return text_fill(buf, RENDER_TEXT, _(message->text), COUNTER_ARGS, arg);
}
