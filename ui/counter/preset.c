/* SPDX-License-Identifier: MIT */
/* preset: which keys a shop is used to, chosen at the counter. */
#include "base/text.h"
#include "desk/settings.h"
#include "ui/counter/counter_priv.h"

void preset_read(struct counter *counter)
{
    counter->preset = settings_is(counter->desk, "keys", "lines-first") ? PRESET_LINES_FIRST : PRESET_DEFAULT;
}

static void store(struct counter *counter)
{
    struct error err;
    static const struct {
        const char *key, *value;
    } wanted[] = {{"keys", "default"}, {"keys", "lines-first"}, {"alt_digits", "yes"}, {"alt_digits", "no"}};
    int64_t n = counter->preset_wanted;
    if (settings_set(counter->desk, NULL, approve_staff(counter), wanted[n].key, wanted[n].value, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    preset_read(counter);
    scanner_read(counter);
    counter_tell(counter, N_("The keys are set."), NULL, NULL);
}

static void choose(struct counter *counter)
{
    int64_t n = counter->spoken.number;
    counter->preset_wanted = n == 3 && counter->keys.alt_digits ? 3 : n - 1;
    store(counter);
}

void preset_open(struct counter *counter)
{
    bool lines = settings_is(counter->desk, "keys", "lines-first"), alt = counter->keys.alt_digits;
    struct counter_question *question = ask_open(counter,
                                                 lines ? N_("Keys of this shop. Now: a plain number is another line.")
                                                       : N_("Keys of this shop. Now: a plain number is cash received."),
                                                 NULL, NULL);
    ask_option(question, 1, N_("cash"), choose);
    ask_option(question, 2, N_("another line"), choose);
    ask_option(question, 3, alt ? N_("Alt+digit off") : N_("Alt+digit = F key"), choose);
}
