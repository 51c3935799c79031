/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static const struct binding bindings[] = {
    {BIND(CODE, number_take), .key = "N Enter", .label = N_("N Enter open"), .prompt = true,
     .help = N_("opens bill N of this till; 0002-000341 of any")},
    {BIND(ENTER, bills_open), .key = "Enter", .label = N_("Enter the day's bills"), .prompt = true,
     .help = N_("all bills of the day, newest first")},
    {BIND(F4, bills_open), .key = "F4", .help = N_("all bills of the day, newest first")},
    BIND_COMMON,
};

const struct screen screen_number = {
    .title = N_("Finished bill"),
    .prompt = PROMPT_NUMBER,
    .draw = number_draw,
    SCREEN_BINDINGS(bindings),
};
