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

static const char *ask(char buf[RENDER_TEXT], const struct counter *counter)
{
    (void)buf;
    (void)counter;
    return _("Walk-in, bill amount");
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    sale_frame(canvas, counter, N_("Walk-in"));
    sale_prompt(canvas, counter, SCREEN_WALKIN, _("Walk-in, bill amount"));
}

static const struct binding bindings[] = {
    {BIND(PLUS, hand_missing)},
    {BIND(MINUS, hand_missing)},
    {BIND(AMOUNT, bill_line), .key = "A Enter", .label = N_("Amount Enter"), .prompt = true,
     .help = N_("opens the bill with an amount")},
    {BIND(LINE, bill_line), .key = "Q*A Enter", .label = N_("*Line"), .prompt = true,
     .help = N_("a line of Q times A; *A a line of A")},
    {BIND(ITEM, bill_item_code), .key = N_("Q*/code Enter"), .help = N_("Q of an item")},
    {BIND(CODE, scan_typed), .key = N_("8+ digits"), .help = N_("as a scan of them: barcode, card, phone")},
    {BIND(TEXT, bill_find_item), .key = "a-z", .help = N_("items by initials, code or name; Q* before them: Q of it")},
    {BIND(ENTER, counter_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true,
     .help = N_("back, nothing opened")},
    BIND_HELP,
    {BIND(F2, hand_find), .key = "F2", .label = N_("F2Member"),
     .help = N_("those served last, or find one; with a bill: attach or change")},
    {BIND(SLASH, hand_find_wide), .key = "/", .help = N_("finds members, items, coupons in hand, the day's bills")},
    {BIND(F8, counter_show_bound), .argument = SCREEN_CODE, .key = "F8", .label = N_("F8Coupon"),
     .help = N_("checks a coupon's code")},
    BIND_REPRINT,
    BIND_BACK,
    BIND_UNDO,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_walkin = {
    .title = N_("Walk-in"),
    .prompt = PROMPT_BILL,
    .back = let_go,
    .draw = draw,
    .say = facts_none,
    .ask = ask,
    SCREEN_BINDINGS(bindings),
};
