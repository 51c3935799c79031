/* SPDX-License-Identifier: MIT */
/* spend: the points panel of a bill, and what is taken off it by hand. */
#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"

#define YUAN 100 /* fen */

enum { ROW_ALL, ROW_NONE, ROW_NOT_EARNED }; /* the panel's rows */

void spend_open(struct counter *counter)
{
    if (!counter->in_hand) {
        counter_object(counter, N_("Take a member first: / and the tail."), NULL, NULL);
        return;
    }
    counter->spend_rows.marked = ROW_ALL;
    counter_push(counter, SCREEN_SPEND);
}

static void tell_points(struct counter *counter)
{
    char points[MONEY_TEXT], worth[MONEY_TEXT];
    number_format_grouped(points, counter->bill.view.points_spent);
    money_format_grouped(worth, counter->bill.view.points_money);
    counter_tell(counter, N_("{0} points as money = ¥{1}"), points, worth);
}

void spend_take(struct counter *counter)
{
    struct counter_edit wanted = counter->bill.now;
    size_t row = counter->spend_rows.marked;
    if (row == ROW_ALL && !hand_proven(counter))
        return;
    if (row == ROW_NOT_EARNED)
        wanted.no_points = !wanted.no_points;
    else
        wanted.points = row == ROW_ALL ? POINTS_MAX : 0;
    if (!bill_change(counter, &wanted))
        return;
    counter_close_above(counter);
    if (row != ROW_NOT_EARNED)
        tell_points(counter);
    else
        counter_tell(counter,
                     wanted.no_points ? N_("No points are earned on this bill.") : N_("This bill earns points."), NULL,
                     NULL);
}

void spend_pick(struct counter *counter)
{
    if (counter->spoken.number < 1 || counter->spoken.number > SPEND_ROWS) {
        counter_beep(counter);
        return;
    }
    counter->spend_rows.marked = (size_t)counter->spoken.number - 1;
    spend_take(counter);
}

void round_open(struct counter *counter)
{
    counter_push(counter, SCREEN_ROUND);
}

const char *counter_discount_why(int n)
{
    static const char *const why[] = {N_("price tag"), N_("a flaw"), N_("a regular"), N_("other reason")};
    return n >= 1 && n <= (int)(sizeof why / sizeof *why) ? why[n - 1] : NULL;
}

void discount_open(struct counter *counter)
{
    counter->discount_why = counter->binding->digit;
    counter_pop(counter);
    counter_push(counter, SCREEN_DISCOUNT);
}

void discount_off(struct counter *counter)
{
    int64_t amount = counter->spoken.amount;
    struct counter_edit wanted = counter->bill.now;
    char off[MONEY_TEXT];
    wanted.discount = amount;
    text_copy(wanted.reason, sizeof wanted.reason, amount > 0 ? _(counter_discount_why(counter->discount_why)) : "");
    if (!bill_change(counter, &wanted))
        return;
    counter_close_above(counter);
    counter_tell(counter, N_("Discount on the bill ¥{0}"), money_format_grouped(off, amount), NULL);
}

static void take_off(struct counter *counter, int64_t amount)
{
    struct counter_edit wanted = counter->bill.now;
    char off[MONEY_TEXT];
    wanted.round_off = amount;
    if (!bill_change(counter, &wanted))
        return;
    counter_close_above(counter);
    counter_tell(counter, N_("Round-off ¥{0}"), money_format_grouped(off, counter->bill.view.round_off), NULL);
}

void round_off(struct counter *counter)
{
    take_off(counter, counter->spoken.amount);
}

void round_whole(struct counter *counter)
{
    int64_t before = counter->bill.view.payable + counter->bill.view.round_off;
    take_off(counter, before % YUAN);
}
