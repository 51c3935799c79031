/* SPDX-License-Identifier: MIT */
/* bill: the open bill: its lines, points and coupons, and paying all of it at once. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/money.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"
#include "ui/counter/printing.h"

static struct list *rows(struct counter *counter)
{
    list_set(&counter->bill.rows, counter->bill.now.lines);
    return &counter->bill.rows;
}

static const char *ask(char buf[RENDER_TEXT], const struct counter *counter)
{
    (void)buf;
    (void)counter;
    return _("Cash in");
}

/* A setting of the shop makes Enter ask before it takes all of a large bill. */
static void ask_whole(struct counter *counter)
{
    char money[MONEY_TEXT];
    counter->awaiting = counter->binding;
    counter->awaiting_spoken = counter->spoken;
    money_format_grouped(money, pay_due(counter));
    struct counter_question *question =
        ask_open(counter, N_("Take ¥{0} by {1}?"), money, render_tender(tender_code(counter->default_tender)));
    ask_option(question, 1, N_("yes, received"), ask_go_on);
    ask_option(question, 2, N_("no"), NULL);
    question->marked = 2;
    counter->discard = true;
}

static void pay_whole(struct counter *counter)
{
    if (counter->bill.pay.retry)
        pay_ring(counter);
    else if (counter->ask_above > 0 && pay_due(counter) > counter->ask_above && !counter->sure)
        ask_whole(counter);
    else
        pay_rest_by(counter, counter->default_tender);
}

static void pay_cash(struct counter *counter)
{
    pay_take(counter, TENDER_CASH, counter->spoken.amount);
}

static void set_quantity(struct counter *counter)
{
    bill_set_quantity(counter, counter->spoken.quantity);
}

static void remove_line(struct counter *counter)
{
    bill_set_quantity(counter, 0);
}

static void set_points(struct counter *counter)
{
    struct counter_edit wanted = counter->bill.now;
    if (!counter->in_hand) {
        counter_object(counter, N_("Choose a member first: / and last 4 of phone."), NULL, NULL);
        return;
    }
    if (counter->spoken.number != 0 && !hand_proven(counter))
        return;
    wanted.points = counter->spoken.number < 0 ? POINTS_MAX : counter->spoken.number;
    if (bill_change(counter, &wanted))
        bill_tell_points(counter);
}

/* What the coupons alone take off, fen: not the tier, nor offers that apply by themselves. */
static int64_t coupons_off(const struct sale_view *view)
{
    int64_t off = 0, amount;
    for (size_t i = 0; i < view->steps.count; i++)
        if (view->steps.step[i].coupon[0] != '\0' && step_takes_off(&view->steps.step[i], &amount))
            off -= amount;
    return off;
}

/* First applies the best set; if that is applied or none is better, opens the list with the reasons. */
static void coupons(struct counter *counter)
{
    const struct counter_bill *bill = &counter->bill;
    char count[24], off[MONEY_TEXT];
    if (!counter->in_hand || counter->hand.coupons.coupons == 0) {
        counter_push(counter, SCREEN_CODE);
        return;
    }
    if (!hand_proven(counter))
        return;
    if (bill->best_on || !bill_put_best(counter)) {
        if (!counter->refused)
            counter_show(counter, SCREEN_LIST, NULL);
        return;
    }
    snprintf(count, sizeof count, "%zu", bill->now.coupons);
    money_format_grouped(off, coupons_off(&bill->view));
    counter_tell(counter, N_("{0} coupon on: ¥{1} off in all"), count, off);
}

static void switch_receipt(struct counter *counter)
{
    printing_switch(counter);
}

static void drop(struct counter *counter)
{
    hold_lose(counter);
    bill_drop(counter);
    hand_drop(counter);
    counter_go(counter, SCREEN_IDLE);
}

/* Going back from an open bill asks first, so that one key cannot drop it. */
static void back(struct counter *counter)
{
    struct counter_question *question = ask_open(counter, N_("Leave this bill?"), NULL, NULL);
    ask_option(question, 1, N_("go on"), NULL);
    ask_option(question, 2, N_("hold it"), hold_aside);
    ask_option(question, 3, N_("drop it"), drop);
    question->marked = 1;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    bool lines_first = counter->preset == PRESET_LINES_FIRST;
    sale_frame(canvas, counter, N_("Sale"));
    sale_bill(canvas, counter);
    int col = sale_prompt(canvas, counter, SCREEN_BILL, lines_first ? _("Another line") : _("Cash in"));
    sale_cash(canvas, counter, col, !lines_first);
}

static const struct binding bindings[] = {
    {BIND(ENTER, pay_whole), .keeps_retry = true, .key = "Enter", .label = N_("Enter=all {0}"), .prompt = true,
     .help = N_("the default tender takes the whole bill")},
    {BIND(AMOUNT, pay_cash), .preset = PRESET_DEFAULT, .key = "A Enter",
     .help = N_("cash received: change, or part paid")},
    {BIND(AMOUNT, bill_line), .preset = PRESET_LINES_FIRST, .key = "A Enter",
     .help = N_("adds a line; for cash press .1, then the amount")},
    BIND_LINES,
    {BIND(QUANTITY, set_quantity), .key = "Q* Enter", .help = N_("quantity of the marked line; 0* removes it")},
    {BIND(DELETE, remove_line), .key = "Del", .help = N_("removes the marked line")},
    {BIND(POINTS, set_points), .when = hand_has_points, .refuse = set_points, .key = "-N Enter", .label = N_("-Pts"),
     .prompt = true, .help = N_("N points as money; - the maximum; -0 none")},
    {BIND(TOPUP, pay_topup), .when = hand_any, .refuse = pay_topup, .key = "+A Enter", .label = N_("+Top"),
     .prompt = true, .help = N_("tops up A; + alone: the list of offers")},
    {BIND(PRICE, bill_set_price), .key = "@A Enter", .help = N_("unit price of the marked line; or **A")},
    BIND_TENDERS_UNSHOWN(pay_by),
    {CHOICE(7, counter_show_bound), .argument = SCREEN_SPEND, .help = N_("points")},
    {CHOICE(8, coupons), .help = N_("coupons")},
    {CHOICE(9, counter_show_bound), .argument = SCREEN_ROUND, .help = N_("round-off, price")},
    {CHOICE(0, switch_receipt), .help = N_("receipt on, off")},
    {BIND(F4, counter_show_bound), .argument = SCREEN_TENDERS, .key = "F4", .help = N_("the ways to pay, as a list")},
    BIND_HELP,
    BIND_FIND,
    {BIND(F6, hold_aside), .key = "F6", .label = N_("F6Hold"), .help = N_("holds the bill; nothing is reserved")},
    {BIND(F7, counter_show_bound), .argument = SCREEN_SPEND, .key = "F7",
     .help = N_("points on this bill: as many as allowed, none, none earned")},
    {BIND(F8, coupons), .key = "F8", .label = N_("F8Cpn"),
     .help = N_("the coupons that save most; again: the list; walk-in: a code")},
    {BIND(F9, pay_whole), .keeps_retry = true, .key = "F9", .label = N_("F9Pay"),
     .help = N_("the default tender takes the whole bill")},
    BIND_REPRINT,
    BIND_BACK,
    BIND_UNDO_SHOWN,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_bill = {
    .title = N_("Sale"),
    .prompt = PROMPT_BILL,
    .list = rows,
    .back = back,
    .settle = saving_settle,
    .draw = draw,
    .say = facts_none,
    .ask = ask,
    SCREEN_BINDINGS(bindings),
};
