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
        counter_object(counter, N_("A number of points above 0, please."), NULL, NULL);
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
    {BIND(AMOUNT, bill_line), .key = "A Enter", .label = N_("Amount Enter"), .prompt = true,
     .help = N_("opens the bill with an amount")},
    {BIND(LINE, bill_line), .key = "Q*A Enter", .label = N_("*Line"), .prompt = true,
     .help = N_("a line of Q times A; *A a line of A")},
    {BIND(ITEM, bill_item_code), .key = N_("Q*/code Enter"), .help = N_("Q of an item")},
    {BIND(CODE, scan_typed), .key = N_("8+ digits"), .help = N_("as a scan of them: barcode, card, phone")},
    {BIND(TEXT, bill_find_item), .key = "a-z", .help = N_("items by initials, code or name; Q* before them: Q of it")},
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
    {CHOICE(5, counter_show_bound), .argument = SCREEN_CARD, .help = N_("card")},
    {CHOICE(6, counter_show_bound), .argument = SCREEN_ENROL, .help = N_("edit")},
    {CHOICE(7, counter_show_bound), .argument = SCREEN_CLAIM, .help = N_("claim a bill")},
    BIND_HELP,
    {BIND(F2, hand_find), .key = "F2", .label = N_("F2Member"),
     .help = N_("those served last, or find one; with a bill: attach or change")},
    {BIND(SLASH, hand_find_wide), .key = "/", .help = N_("finds members, items, coupons in hand, the day's bills")},
    {BIND(F8, counter_show_bound), .argument = SCREEN_CODE, .key = "F8", .label = N_("F8Coupon"),
     .help = N_("checks a coupon's code")},
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
