/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

/* Nobody gets past the lock by going back; who signs in may be somebody else. */
static void stay_locked(struct counter *counter)
{
    if (!desk_signed_in(counter->desk))
        identify_other(counter);
}

static const struct binding bindings[] = {
    {BIND(SECRET, identify), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("checks the PIN; a staff card does as well")},
    {BIND(ENTER, identify)},
    {BIND(F2, identify_other), .key = "F2", .label = N_("F2Other"),
     .help = N_("somebody else signs in; the open bill is put aside")},
    BIND_HELP,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
    {BIND(QUIT, counter_quit), .key = "^C", .help = N_("ends the counter")},
};

const struct screen screen_locked = {
    .title = N_("Locked"),
    .prompt = PROMPT_SECRET,
    .back = stay_locked,
    .draw = lock_draw,
    SCREEN_BINDINGS(bindings),
};
