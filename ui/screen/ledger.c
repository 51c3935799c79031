/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static struct list *ledger_rows(struct counter *counter)
{
    return &counter->papers.card.moves;
}

static const struct binding bindings[] = {
    {BIND(ENTER, steps_why), .when = when_explained, .refuse = steps_why, .key = "Enter", .label = N_("Enter why"),
     .prompt = true, .help = N_("every step behind the movement")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
};

const struct screen screen_ledger = {
    .title = N_("Ledger"),
    .prompt = PROMPT_NONE,
    .list = ledger_rows,
    .draw = ledger_draw,
    SCREEN_BINDINGS(bindings),
};
