/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

static bool say(struct facts *facts, const struct counter *counter)
{
    bool usable = counter->verdict.reason.status == STATUS_OK;
    facts_add(facts, counter->verdict.coupon.code, usable ? _("USABLE.") : _("NOT USABLE."));
    return true;
}

static const struct binding bindings[] = {
    {BIND(ENTER, counter_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},
    {BIND(F2, coupon_holder), .when = when_holder_known, .refuse = coupon_holder, .key = "F2", .label = N_("F2Holder"),
     .help = N_("takes the holder in hand")},
    {BIND(F9, coupon_use), .when = when_usable_alone, .refuse = coupon_use, .key = "F9", .label = N_("F9Use up"),
     .help = N_("uses it up without a bill, asked first: for a gift it brings")},
    BIND_COMMON,
};

const struct screen screen_verdict = {
    .title = N_("Coupon check"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_LETS_GO,
    .draw = verdict_draw,
    .say = say,
    SCREEN_BINDINGS(bindings),
};
