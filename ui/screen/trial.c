/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static struct list *trial_rows(struct counter *counter)
{
    return &counter->rules.rows;
}

static const struct binding bindings[] = {
    {BIND(ENTER, rules_load), .key = "Enter", .label = N_("Enter=into force"), .prompt = true,
     .help = N_("puts the draft into force as a new version")},
    {BIND(F9, rules_load), .key = "F9", .help = N_("puts the draft into force as a new version")},
    BIND_COMMON_LIST,
};

const struct screen screen_trial = {
    .title = N_("Rules: draft tried"),
    .prompt = PROMPT_NONE,
    .list = trial_rows,
    .draw = trial_draw,
    SCREEN_BINDINGS(bindings),
};
