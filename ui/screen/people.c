/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static struct list *people_rows(struct counter *counter)
{
    return &counter->person.rows;
}

static const struct binding bindings[] = {
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    {BIND(ENTER, people_take), .needs_row = true, .key = "Enter", .label = N_("Enter take"), .prompt = true,
     .help = N_("the same name: opens that member; referrer: takes them")},
    BIND_HELP,
    BIND_REPRINT,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_people = {
    .title = N_("Who is meant"),
    .prompt = PROMPT_NONE,
    .list = people_rows,
    .draw = people_draw,
    SCREEN_BINDINGS(bindings),
};
