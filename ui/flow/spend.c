/* SPDX-License-Identifier: MIT */
/* spend: the points panel of a bill, and what is taken off it by hand. */
#include "ui/flow/inside.h"

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"

#define YUAN 100 /* fen */

enum { ROW_ALL, ROW_NONE, ROW_NOT_EARNED }; /* the panel's rows */

void spend_open(struct till *till)
{
    if (!till->in_hand) {
        till_object(till, N_("Take a member first: / and the tail."), NULL, NULL);
        return;
    }
    till->spend_marked = ROW_ALL;
    till_push(till, TILL_SPEND);
}

static void tell_points(struct till *till)
{
    char points[MONEY_TEXT], worth[MONEY_TEXT];
    number_format_grouped(points, till->bill.view.points_spent);
    money_format_grouped(worth, till->bill.view.points_money);
    till_tell(till, N_("{0} points as money = ¥{1}"), points, worth);
}

void spend_take(struct till *till)
{
    struct till_edit wanted = till->bill.now;
    size_t row = till->spend_marked;
    if (row == ROW_ALL && !hand_proven(till))
        return;
    if (row == ROW_NOT_EARNED)
        wanted.no_points = !wanted.no_points;
    else
        wanted.points = row == ROW_ALL ? POINTS_MAX : 0;
    if (!bill_change(till, &wanted))
        return;
    till->depth = 0;
    if (row != ROW_NOT_EARNED)
        tell_points(till);
    else
        till_tell(till, wanted.no_points ? N_("No points are earned on this bill.") : N_("This bill earns points."),
                  NULL, NULL);
}

void spend_pick(struct till *till)
{
    if (till->spoken.number < 1 || till->spoken.number > SPEND_ROWS) {
        till_beep(till);
        return;
    }
    till->spend_marked = (size_t)till->spoken.number - 1;
    spend_take(till);
}

void round_open(struct till *till)
{
    till_push(till, TILL_ROUND);
}

const char *till_discount_why(int n)
{
    static const char *const why[] = {N_("price tag"), N_("a flaw"), N_("a regular"), N_("other reason")};
    return n >= 1 && n <= (int)(sizeof why / sizeof *why) ? why[n - 1] : NULL;
}

void discount_open(struct till *till)
{
    till->discount_why = till->row->digit;
    till_pop(till);
    till_push(till, TILL_DISCOUNT);
}

void discount_off(struct till *till)
{
    int64_t amount = till->spoken.amount;
    struct till_edit wanted = till->bill.now;
    char off[MONEY_TEXT];
    wanted.discount = amount;
    text_copy(wanted.reason, sizeof wanted.reason, amount > 0 ? _(till_discount_why(till->discount_why)) : "");
    if (!bill_change(till, &wanted))
        return;
    till->depth = 0;
    till_tell(till, N_("Discount on the bill ¥{0}"), money_format_grouped(off, amount), NULL);
}

static void take_off(struct till *till, int64_t amount)
{
    struct till_edit wanted = till->bill.now;
    char off[MONEY_TEXT];
    wanted.round_off = amount;
    if (!bill_change(till, &wanted))
        return;
    till->depth = 0;
    till_tell(till, N_("Round-off ¥{0}"), money_format_grouped(off, till->bill.view.round_off), NULL);
}

void round_off(struct till *till)
{
    take_off(till, till->spoken.amount);
}

void round_whole(struct till *till)
{
    int64_t before = till->bill.view.payable + till->bill.view.round_off;
    take_off(till, before % YUAN);
}
