/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

static void let_go(struct counter *counter)
{
    hand_drop(counter);
    counter_go(counter, SCREEN_IDLE);
}

/* Opens the gifts that the typed number of points buys, by default all points of the member. */
static void buy_gifts(struct counter *counter)
{
    int64_t has = counter->hand.points_balance, points = counter->spoken.number < 0 ? has : counter->spoken.number;
    if (counter->spoken.number == 0)
        counter_object(counter, N_("Enter points above 0."), NULL, NULL);
    else if (has <= 0)
        counter_object(counter, N_("This member has no points yet."), NULL, NULL);
    else if (points > has)
        hand_lacks_points(counter, points);
    else if (hand_proven(counter))
        counter_show(counter, SCREEN_GIFTS, &points);
}

static const char *ask(char buf[RENDER_TEXT], const struct counter *counter)
{
    (void)buf;
    (void)counter;
    return _("Bill amount");
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    sale_frame(canvas, counter, N_("Member"));
    sale_prompt(canvas, counter, SCREEN_MEMBER, _("Bill amount"));
}

static const struct binding bindings[] = {
    BIND_FIRST_AMOUNT,
    BIND_LINES,
    {BIND(POINTS, buy_gifts), .when = hand_has_points, .refuse = buy_gifts, .key = "-N Enter", .label = N_("-Pts"),
     .prompt = true, .help = N_("gifts that N points buy; - all that they buy")},
    {BIND(TOPUP, pay_topup), .when = hand_any, .refuse = pay_topup, .key = "+A Enter", .label = N_("+Top"),
     .prompt = true, .help = N_("tops up A; + alone: the list of offers")},
    {BIND(ENTER, counter_stay)},
    {CHOICE(1, counter_show_bound), .argument = SCREEN_PASSES, .label = N_(".Menu"), .prompt = true,
     .help = N_("passes")},
    {CHOICE(2, counter_show_bound), .argument = SCREEN_LIST, .when = hand_has_coupons, .refuse = counter_show_bound,
     .help = N_("coupons")},
    {CHOICE(3, counter_show_bound), .argument = SCREEN_GIFTS, .help = N_("gifts")},
    {CHOICE(4, counter_show_bound), .argument = SCREEN_OFFERS, .help = N_("top-up")},
    {CHOICE(5, counter_show_bound), .argument = SCREEN_CARD, .help = N_("details")},
    {CHOICE(6, counter_show_bound), .argument = SCREEN_ENROL, .help = N_("edit")},
    {CHOICE(7, counter_show_bound), .argument = SCREEN_CLAIM, .help = N_("claim a bill")},
    {CHOICE(8, counter_show_bound), .argument = SCREEN_DEPOSIT, .help = N_("deposit")},
    {CHOICE(9, counter_show_bound), .argument = SCREEN_CREDIT, .help = N_("no receipt")},
    BIND_HELP,
    BIND_FIND,
    BIND_COUPON_CODE,
    BIND_REPRINT,
    BIND_BACK,
    BIND_UNDO_SHOWN,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_member = {
    .title = N_("Member"),
    .prompt = PROMPT_BILL,
    .flags = SCREEN_LETS_GO,
    .back = let_go,
    .draw = draw,
    .say = facts_none,
    .ask = ask,
    SCREEN_BINDINGS(bindings),
};
