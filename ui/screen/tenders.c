/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static struct list *tenders_rows(struct counter *counter)
{
    list_set(&counter->tender_rows, counter_tenders(counter, NULL));
    return &counter->tender_rows;
}

static const struct binding bindings[] = {
    {BIND(ENTER, tenders_take), .key = "Enter", .label = N_("Enter take"), .prompt = true,
     .help = N_("chooses that way to pay; the amount comes next")},
    {BIND(DIGIT, tenders_pick), .key = "n", .label = N_("n row"), .prompt = true, .help = N_("chooses way n")},
    BIND_COMMON,
};

const struct screen screen_tenders = {
    .title = N_("Ways to pay"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_BOX,
    .list = tenders_rows,
    .draw = tenders_draw,
    SCREEN_BINDINGS(bindings),
};
