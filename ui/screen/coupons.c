/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static struct list *coupons_rows(struct counter *counter)
{
    list_set(&counter->list.rows, counter->hand.coupons.coupons);
    return &counter->list.rows;
}

static const struct binding bindings[] = {
    {BIND(ENTER, coupon_list_take), .needs_row = true, .key = "Enter", .label = N_("Enter take"), .prompt = true,
     .help = N_("with a bill: puts it on or takes it off; else its verdict")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
};

const struct screen screen_coupons = {
    .title = N_("Coupons"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_LETS_GO,
    .list = coupons_rows,
    .settle = coupon_list_settle,
    .draw = coupon_list_draw,
    SCREEN_BINDINGS(bindings),
};
