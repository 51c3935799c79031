/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static struct list *offers_rows(struct counter *counter)
{
    list_set(&counter->topup.rows, counter_topups(counter));
    return &counter->topup.rows;
}

static const struct binding bindings[] = {
    {BIND(ENTER, topup_take), .needs_row = true, .key = "Enter", .label = N_("Enter take"), .prompt = true,
     .help = N_("opens that top-up")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
};

const struct screen screen_offers = {
    .title = N_("Top-up offers"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_LETS_GO,
    .list = offers_rows,
    .draw = offers_draw,
    SCREEN_BINDINGS(bindings),
};
