/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static struct list *receipt_rows(struct counter *counter)
{
    return &counter->papers.receipt.lines;
}

static const struct binding bindings[] = {
    {BIND(ENTER, counter_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},
    {BIND(F4, receipt_width), .key = "F4", .label = N_("F4 58/80mm"), .help = N_("the other width of paper")},
    BIND_HELP,
    BIND_BACK,
    BIND_UNDO,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_receipt = {
    .title = N_("Receipt"),
    .prompt = PROMPT_NONE,
    .list = receipt_rows,
    .draw = receipt_draw,
    SCREEN_BINDINGS(bindings),
};
