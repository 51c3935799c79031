/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static struct list *return_rows(struct counter *counter)
{
    return &counter->papers.back.lines;
}

static const struct binding bindings[] = {
    {BIND(BACK_LINE, back_line), .when = when_something_left, .refuse = back_line, .key = "N Enter",
     .label = N_("N line"), .prompt = true, .help = N_("line N comes back; Q*N Enter Q of it; * Enter everything")},
    {BIND(ENTER, back_preview), .when = when_something_left, .refuse = back_preview, .key = "Enter",
     .help = N_("shows what it means, nothing written")},
    {BIND(F9, back_preview), .when = when_something_left, .refuse = back_preview, .key = "F9", .label = N_("F9Preview"),
     .help = N_("shows what it means, nothing written")},
    {CHOICE(1, back_void), .when = when_all_left, .refuse = back_void, .label = N_(".1 void"), .prompt = true,
     .help = N_("the whole bill, as if never sold; preview first")},
    {CHOICE(5, correct_open), .when = when_something_left, .refuse = correct_open, .label = N_(".5 tender"),
     .prompt = true, .help = N_("puts right how it was paid")},
    {BIND(F4, steps_why), .when = when_explained, .refuse = steps_why, .key = "F4", .label = N_("F4Why"),
     .help = N_("why: every step behind the figures; .4 too")},
    {CHOICE(4, steps_why), .when = when_explained, .refuse = steps_why, .help = N_("why")},
    BIND_HELP,
    BIND_REPRINT_SHOWN,
    BIND_BACK,
    BIND_UNDO,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_return = {
    .title = N_("Return, void"),
    .prompt = PROMPT_RETURN,
    .list = return_rows,
    .draw = back_draw,
    SCREEN_BINDINGS(bindings),
};
