/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static const struct binding bindings[] = {
    {BIND(SECRET, identify), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("checks the PIN; a staff card does as well")},
    {BIND(ENTER, identify)},
    BIND_HELP,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_approve = {
    .title = N_("Approval"),
    .prompt = PROMPT_SECRET,
    .flags = SCREEN_BOX,
    .draw = approve_draw,
    SCREEN_BINDINGS(bindings),
};
