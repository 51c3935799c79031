/* SPDX-License-Identifier: MIT */
/* preset: which keys a shop is used to, chosen at the counter. */
#include "ui/flow/inside.h"

#include "base/text.h"
#include "desk/settings.h"

void preset_read(struct till *till)
{
    keys_use(settings_is(till->desk, "keys", "lines-first") ? PRESET_LINES_FIRST : PRESET_DEFAULT);
}

void preset_open(struct till *till)
{
    bool lines = settings_is(till->desk, "keys", "lines-first"), alt = till->keys.alt_digits;
    struct till_question *question =
        ask_open(till, lines ? N_("Keys of this shop. Now: a plain number is another line.")
                             : N_("Keys of this shop. Now: a plain number is cash received."), NULL, NULL);
    ask_option(question, 1, N_("cash"), ANSWER_PRESET);
    ask_option(question, 2, N_("another line"), ANSWER_PRESET);
    ask_option(question, 3, alt ? N_("Alt+digit off") : N_("Alt+digit = F key"), ANSWER_PRESET);
}

static void store(struct till *till)
{
    struct error err;
    static const struct {
        const char *key, *value;
    } wanted[] = {{"keys", "default"}, {"keys", "lines-first"}, {"alt_digits", "yes"}, {"alt_digits", "no"}};
    int64_t n = till->preset_wanted;
    if (settings_set(till->desk, NULL, till_approver(till), wanted[n].key, wanted[n].value, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    preset_read(till);
    scanner_read(till);
    till_tell(till, N_("The keys are set."), NULL, NULL);
}

void preset_set(struct till *till, int64_t n)
{
    till->preset_wanted = n == 3 && till->keys.alt_digits ? 3 : n - 1;
    store(till);
}
