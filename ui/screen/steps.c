/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static struct list *steps_rows(struct counter *counter)
{
    return &counter->papers.steps.list;
}

static const struct binding bindings[] = {
    {BIND(ENTER, counter_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},
    BIND_COMMON_LIST,
};

const struct screen screen_steps = {
    .title = N_("Why"),
    .prompt = PROMPT_NONE,
    .list = steps_rows,
    .draw = steps_draw,
    SCREEN_BINDINGS(bindings),
};
