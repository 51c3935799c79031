/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static struct list *bills_rows(struct counter *counter)
{
    return &counter->papers.bills.list;
}

static void read_again(struct counter *counter)
{
    (void)bills_read(counter);
}

static const struct binding bindings[] = {
    {BIND(ENTER, bills_take), .needs_row = true, .key = "Enter", .label = N_("Enter open"), .prompt = true,
     .help = N_("opens the bill: return, void")},
    {BIND(F4, steps_why), .when = when_explained, .refuse = steps_why, .key = "F4", .label = N_("F4Why"),
     .help = N_("why: every step behind the figures; .4 too")},
    {CHOICE(4, steps_why), .when = when_explained, .refuse = steps_why, .help = N_("why")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_HELP,
    BIND_REPRINT_SHOWN,
    BIND_BACK,
    BIND_UNDO,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_bills = {
    .title = N_("The day's bills"),
    .prompt = PROMPT_NONE,
    .list = bills_rows,
    .refresh = read_again,
    .draw = bills_draw,
    SCREEN_BINDINGS(bindings),
};
