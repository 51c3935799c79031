/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static const struct binding bindings[] = {
    {BIND(AMOUNT, discount_off), .key = "A Enter", .label = N_("Amount Enter=off"), .prompt = true,
     .help = N_("takes that much off; 0 nothing")},
    {BIND(ENTER, counter_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},
    BIND_COMMON,
};

const struct screen screen_discount = {
    .title = N_("Bill discount"),
    .prompt = PROMPT_TENDER,
    .flags = SCREEN_BOX,
    .draw = discount_draw,
    SCREEN_BINDINGS(bindings),
};
