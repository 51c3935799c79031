/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static struct list *behind_rows(struct counter *counter)
{
    return &counter->board.rows;
}

static const struct binding bindings[] = {
    {BIND(ENTER, board_member), .needs_row = true, .key = "Enter", .label = N_("Enter card"), .prompt = true,
     .help = N_("the member's card; Enter there opens the bill")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .help = N_("moves to row n")},
    {BIND(SORT, board_sort), .needs_row = true, .several = true, .key = "[ ]", .label = N_("[ ]Sort"), .prompt = true,
     .help = N_("by takings, by bills, by the last visit")},
    BIND_COMMON_LIST,
};

const struct screen screen_behind = {
    .title = N_("Members behind a figure"),
    .prompt = PROMPT_NONE,
    .list = behind_rows,
    .resume = hand_drop,
    .refresh = board_refresh,
    .draw = behind_draw,
    SCREEN_BINDINGS(bindings),
};
