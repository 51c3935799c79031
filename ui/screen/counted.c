/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static const struct binding bindings[] = {
    {BIND(ENTER, shift_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true,
     .help = N_("back to the counter")},
    {BIND(BACK, shift_leave)},
    BIND_HELP,
    BIND_REPRINT,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_counted = {
    .title = N_("Handed over"),
    .prompt = PROMPT_NONE,
    .draw = counted_draw,
    SCREEN_BINDINGS(bindings),
};
