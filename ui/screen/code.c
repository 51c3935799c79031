/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

static const struct binding bindings[] = {
    {BIND(COUPON, coupon_verify_typed), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("says whether the coupon can be used; never uses it up")},
    {BIND(ENTER, counter_leave)},
    BIND_COMMON,
};

const struct screen screen_code = {
    .title = N_("Coupon check"),
    .prompt = PROMPT_CODE,
    .flags = SCREEN_LETS_GO,
    .draw = coupon_code_draw,
    .say = facts_none,
    SCREEN_BINDINGS(bindings),
};
