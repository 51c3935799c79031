/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static const struct binding bindings[] = {
    {BIND(AMOUNT, unit_price), .key = "A Enter", .label = N_("Price Enter"), .prompt = true,
     .help = N_("rings it at that price")},
    {BIND(ENTER, counter_leave)},
    BIND_COMMON,
};

const struct screen screen_unit = {
    .title = N_("Price of an item"),
    .prompt = PROMPT_TENDER,
    .flags = SCREEN_BOX,
    .draw = unit_draw,
    SCREEN_BINDINGS(bindings),
};
