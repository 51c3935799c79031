/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static const struct binding bindings[] = {
    {BIND(ENTER, back_write), .key = "Enter", .label = N_("Enter=write it"), .prompt = true,
     .help = N_("writes it, as shown")},
    {BIND(F9, back_write), .key = "F9", .help = N_("writes it, as shown")},
    BIND_COMMON,
};

const struct screen screen_preview = {
    .title = N_("Preview"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_WRITES,
    .draw = preview_draw,
    SCREEN_BINDINGS(bindings),
};
