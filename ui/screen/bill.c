/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

static struct list *bill_rows(struct counter *counter)
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

static const struct binding bindings[] = {
    {BIND(ENTER, pay_whole), .keeps_retry = true, .key = "Enter", .label = N_("Enter=all {0}"), .prompt = true,
     .help = N_("the default tender pays the whole")},
    {BIND(AMOUNT, pay_amount), .preset = PRESET_DEFAULT, .key = "A Enter",
     .help = N_("cash received: change, or part paid")},
    {BIND(AMOUNT, bill_line), .preset = PRESET_LINES_FIRST, .key = "A Enter",
     .help = N_("another line; cash received is .1, then the amount")},
    {BIND(LINE, bill_line), .key = "Q*A Enter", .label = N_("*Line"), .prompt = true,
     .help = N_("a line of Q times A; *A a line of A")},
    {BIND(ITEM, bill_item_code), .key = N_("Q*/code Enter"), .help = N_("Q of an item")},
    {BIND(CODE, scan_typed), .key = N_("8+ digits"), .help = N_("as a scan of them: barcode, card, phone")},
    {BIND(TEXT, bill_find_item), .key = "a-z", .help = N_("items by initials, code or name; Q* before them: Q of it")},
    {BIND(QUANTITY, bill_quantity), .key = "Q* Enter", .help = N_("quantity of the marked line; 0* takes it off")},
    {BIND(DELETE, bill_remove), .key = "Del", .help = N_("takes the marked line off")},
    {BIND(POINTS, bill_points), .when = when_points_held, .refuse = bill_points, .key = "-N Enter", .label = N_("-Pts"),
     .prompt = true, .help = N_("N points as money; - as many as allowed; -0 none")},
    {BIND(TOPUP, topup_open), .when = when_member_held, .refuse = topup_open, .key = "+A Enter", .label = N_("+Top"),
     .prompt = true, .help = N_("tops up A; + alone: the list of offers")},
    {BIND(PRICE, bill_set_price), .key = "@A Enter", .help = N_("unit price of the marked line; **A too")},
    {CHOICE(1, pay_choose), .argument = TENDER_CASH, .label = N_(".Pay"), .prompt = true, .help = N_("cash")},
    {CHOICE(2, pay_choose), .argument = TENDER_WECHAT, .help = N_("WeChat")},
    {CHOICE(3, pay_choose), .argument = TENDER_ALIPAY, .help = N_("Alipay")},
    {CHOICE(4, pay_choose), .argument = TENDER_CARD, .help = N_("bank card")},
    {CHOICE(5, pay_choose), .argument = TENDER_WALLET, .help = N_("stored value")},
    {CHOICE(6, pay_choose), .argument = TENDER_OTHER, .help = N_("other")},
    {CHOICE(7, spend_open), .help = N_("points")},
    {CHOICE(8, bill_coupons), .help = N_("coupons")},
    {CHOICE(9, round_open), .help = N_("round-off, price")},
    {CHOICE(0, bill_receipt), .help = N_("receipt on, off")},
    {BIND(F4, tenders_open), .key = "F4", .help = N_("the ways to pay, as a list")},
    BIND_HELP,
    {BIND(F2, hand_find), .key = "F2", .label = N_("F2Member"),
     .help = N_("those served last, or find one; with a bill: attach or change")},
    {BIND(SLASH, hand_find_wide), .key = "/", .help = N_("finds members, items, coupons in hand, the day's bills")},
    {BIND(F6, hold_aside), .key = "F6", .label = N_("F6Hold"), .help = N_("puts the bill aside; nothing is reserved")},
    {BIND(F7, spend_open), .key = "F7", .help = N_("points on this bill: as many as allowed, none, none earned")},
    {BIND(F8, bill_coupons), .key = "F8", .label = N_("F8Coupon"),
     .help = N_("the coupons that save most; again: the list; walk-in: a code")},
    {BIND(F9, pay_whole), .keeps_retry = true, .key = "F9", .help = N_("the default tender pays the whole")},
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
    .list = bill_rows,
    .back = bill_back,
    .draw = sale_draw,
    .say = facts_none,
    .ask = ask,
    SCREEN_BINDINGS(bindings),
};
