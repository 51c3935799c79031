/* SPDX-License-Identifier: MIT */
/* ask: questions before an action that needs a decision. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"

#define CHANGE_ASKED 10000 /* fen */
#define GIFTS_SHOWN 40     /* columns of their names */

struct counter_question *ask_open(struct counter *counter, const char *text, const char *arg0, const char *arg1)
{
    struct counter_question *question = &counter->question;
    *question =
        (struct counter_question){.text = {.shown = true, .text = text}, .marked = -1, .approved = counter->approved};
    text_copy(question->text.arg[0], COUNTER_ARG_TEXT, arg0 ? arg0 : "");
    text_copy(question->text.arg[1], COUNTER_ARG_TEXT, arg1 ? arg1 : "");
    counter_push(counter, SCREEN_ASK);
    return question;
}

void ask_option(struct counter_question *question, int n, const char *label, void (*run)(struct counter *))
{
    if (question->options == COUNTER_ANSWERS)
        return;
    question->option[question->options].n = n;
    question->option[question->options].label = label;
    question->option[question->options++].run = run;
}

bool ask_change(struct counter *counter, int64_t cash, int64_t change, void (*yes)(struct counter *))
{
    char given[MONEY_TEXT], back[MONEY_TEXT];
    if (change < CHANGE_ASKED)
        return false;
    money_format_grouped(given, cash);
    money_format_grouped(back, change);
    struct counter_question *question = ask_open(counter, N_("Cash {0}: give ¥{1} change?"), given, back);
    ask_option(question, 1, N_("yes, received"), yes);
    ask_option(question, 2, N_("no, correct it"), NULL);
    question->marked = 2;
    question->amount = cash;
    counter->discard = true; /* type-ahead was not meant for this question */
    return true;
}

/* Their names, and how many more there are than the line has room for; true: one of them has a price in points. */
static bool name_gifts(struct counter *counter, const struct sale_view *bill, char names[COUNTER_ARG_TEXT])
{
    bool priced = false, full = false;
    names[0] = '\0';
    for (size_t i = 0; i < bill->gifts; i++) {
        struct item item = {0};
        struct error err;
        bool known = item_by_sku(desk_db(counter->desk), bill->gift[i].sku, &item, &err) == STATUS_OK;
        const char *name = known && *item.name ? item.name : bill->gift[i].sku;
        size_t used = strlen(names);
        priced = priced || (known && item.points_price > 0);
        if (full)
            continue;
        full = i > 0 && (text_width(names) + text_width(name) + 2 > GIFTS_SHOWN || used + NAME_TEXT > COUNTER_ARG_TEXT);
        if (full)
            snprintf(names + used, COUNTER_ARG_TEXT - used, " +%zu", bill->gifts - i);
        else
            snprintf(names + used, COUNTER_ARG_TEXT - used, "%s%s", i > 0 ? ", " : "", name);
    }
    return priced;
}

bool ask_gift(struct counter *counter, const struct sale_view *bill, bool owes, void (*back)(struct counter *),
              void (*missing)(struct counter *))
{
    char names[COUNTER_ARG_TEXT];
    if (bill->gifts == 0)
        return false;
    bool priced = name_gifts(counter, bill, names);
    struct counter_question *question = ask_open(counter,
                                                 bill->gifts == 1 ? N_("The bill gave a gift: {0}. Is it back?")
                                                                  : N_("The bill gave gifts: {0}. Are they back?"),
                                                 names, NULL);
    ask_option(question, 1, bill->gifts == 1 ? N_("yes, it is back") : N_("yes, all are back"), back);
    if (priced && owes && bill->member)
        ask_option(question, 2, N_("no: the points of it are owed"), missing);
    else
        ask_option(question, 2, N_("no: it is noted, no points are owed"), missing);
    return true;
}

void ask_go_on(struct counter *counter)
{
    struct spoken spoken = counter->awaiting_spoken;
    int depth = counter->depth;
    if (!counter->awaiting)
        return;
    counter->sure = true;
    binding_run(counter, counter->awaiting, &spoken);
    counter->sure = false;
    if (counter->depth != depth)
        return;
    if (counter->refused)
        counter_replace_next(counter);
    else
        counter_type(counter, "");
}
