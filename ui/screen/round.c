/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static const struct binding bindings[] = {
    {BIND(PRICE, bill_set_price), .key = "@A Enter", .help = N_("unit price of the marked line; **A too")},
    {BIND(ENTER, round_whole), .key = "Enter", .label = N_("Enter=whole yuan"), .prompt = true,
     .help = N_("takes off what is over a whole yuan")},
    {CHOICE(1, discount_open), .label = N_(".1-.4 bill discount"), .prompt = true,
     .help = N_("bill discount: price tag")},
    {CHOICE(2, discount_open), .help = N_("bill discount: a flaw")},
    {CHOICE(3, discount_open), .help = N_("bill discount: a regular")},
    {CHOICE(4, discount_open), .help = N_("bill discount: other reason")},
    {BIND(AMOUNT, round_off), .key = "A Enter", .label = N_("Amount Enter=off"), .prompt = true,
     .help = N_("takes that much off; 0 nothing")},
    BIND_COMMON,
};

const struct screen screen_round = {
    .title = N_("Round-off, price"),
    .prompt = PROMPT_PRICE,
    .flags = SCREEN_BOX,
    .draw = round_draw,
    SCREEN_BINDINGS(bindings),
};
