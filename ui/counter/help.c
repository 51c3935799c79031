/* SPDX-License-Identifier: MIT */
/* help: shown over any screen; letters filter its lines, the key that opened it closes it. */
#include <string.h>

#include "ui/counter/counter_shared.h"

void help_key(struct counter *counter, const struct key *key)
{
    struct edit *filter = &counter->help_filter;
    bool again =
        (key->kind == KEY_F && key->fn == 1) || (key->kind == KEY_CHAR && key->codepoint == '?' && edit_empty(filter));
    if (again || key->kind == KEY_ESC || key->kind == KEY_ENTER || (key->kind == KEY_F && key->fn == 12)) {
        counter->help = false;
        return;
    }
    if (key->kind == KEY_DOWN || key->kind == KEY_PGDN)
        counter->help_top += key->kind == KEY_DOWN ? 1 : COUNTER_DETAILED;
    else if (key->kind == KEY_UP || key->kind == KEY_PGUP) {
        size_t by = key->kind == KEY_UP ? 1 : COUNTER_DETAILED;
        counter->help_top = counter->help_top > by ? counter->help_top - by : 0;
    } else {
        enum edit_result result = edit_key(filter, key);
        if (result == EDIT_UNUSED || result == EDIT_FULL)
            counter_beep(counter);
        counter->help_top = 0;
        counter->help = strcmp(filter->text, "..") != 0;
    }
}
