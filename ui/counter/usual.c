/* SPDX-License-Identifier: MIT */
/* usual: what bills come to in this shop, and the questions about amounts far above it. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/money.h"
#include "model/bill.h"
#include "ui/counter/counter_shared.h"

#define USUAL_DAYS 14
#define USUAL_BILLS 50       /* the median of fewer says little */
#define USUAL_TIMES 10       /* the median: what is asked about is more */
#define LARGE_ANYHOW 1000000 /* fen: the same where there are too few bills */

void usual_read(struct counter *counter)
{
    struct error err;
    int64_t day = desk_day(counter->desk), bills;
    if (counter->usual_day == day)
        return;
    if (bill_usual(desk_db(counter->desk), day - USUAL_DAYS, day, &counter->median, &bills, &err) != STATUS_OK)
        bills = 0;
    counter->usual_day = day;
    counter->few_bills = bills < USUAL_BILLS;
    counter->large = counter->few_bills ? LARGE_ANYHOW : counter->median * USUAL_TIMES;
}

bool usual_tail(struct counter *counter)
{
    struct error err;
    const char *text = counter_text(counter);
    bool usual = !counter->few_bills && counter->spoken.amount <= counter->median * counter->tail_factor;
    if (!counter->spoken.whole || counter->tail_factor <= 0 || usual)
        return false;
    if (finder_search(desk_db(counter->desk), counter->cache, text, 1, &counter->result, &err) != STATUS_OK)
        return false;
    return counter->result.hits > 0 && counter->result.hit[0].phone % 10000 == strtoll(text, NULL, 10);
}

bool usual_asked(struct counter *counter)
{
    char money[MONEY_TEXT];
    int64_t large = counter->large > 0 ? counter->large : LARGE_ANYHOW;
    if (counter->sure || !counter->spoken.pointless || counter->spoken.amount <= large)
        return false;
    counter->awaiting = counter->binding;
    counter->awaiting_spoken = counter->spoken;
    money_format_grouped(money, counter->spoken.amount);
    struct counter_question *question =
        ask_open(counter, N_("¥{0}, typed without a point: is it that much?"), money, NULL);
    ask_option(question, 1, N_("yes, that much"), ask_go_on);
    ask_option(question, 2, N_("no, correct it"), NULL);
    counter->discard = true; /* type-ahead was not meant for this question */
    return true;
}
