/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static struct list *elements_rows(struct counter *counter)
{
    return &counter->rules.elements;
}

static const struct binding bindings[] = {
    {BIND(ENTER, rules_element), .needs_row = true, .refuse = rules_element, .key = "Enter", .label = N_("Enter edit"),
     .prompt = true, .help = N_("opens the marked one")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .help = N_("moves to row n")},
    {BIND(F2, rules_new), .key = "F2", .label = N_("F2New"), .help = N_("one more")},
    {BIND(DELETE, rules_drop), .when = when_droppable, .refuse = rules_drop, .key = "Del", .label = N_("Del take out"),
     .prompt = true, .help = N_("takes it out of the draft")},
    BIND_COMMON_LIST,
};

const struct screen screen_elements = {
    .title = N_("Rules: a list"),
    .prompt = PROMPT_NONE,
    .list = elements_rows,
    .draw = elements_draw,
    SCREEN_BINDINGS(bindings),
};
