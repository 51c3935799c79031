/* SPDX-License-Identifier: MIT */
/* Value at the counter: top-ups, gifts for points, discounts by hand; and the form of a member. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/at.h"

#include "desk/badge.h"
#include "ui/counter/counter.h"
#include "ui/counter/draw.h"
#include "ui/screen/enrol_priv.h"

/* Types the keys and checks their number against the budget. */
static void play(const char *keys, int budget)
{
    assert_true(player_keys(keys) <= budget);
    player_type(&at, keys);
}

static void sold(int64_t payable)
{
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_true(at.counter->done.shown);
    assert_int_equal(at.counter->done.view.payable, payable);
}

static enum status refusal(void)
{
    return at.counter->message.shown && !at.counter->message.good ? at.counter->message.error.status : STATUS_OK;
}

static void holds(int64_t points, int64_t wallet)
{
    assert_int_equal(at.counter->hand.points_balance, points);
    assert_int_equal(at.counter->hand.wallet_balance, wallet);
}

static void tops_up_in_eleven_keys(void **state)
{
    (void)state;
    play("1111⏎+500⏎⏎", 11);
    assert_int_equal(at_state(), SCREEN_MEMBER);
    holds(0, 55000);
    player_type(&at, "+⏎<Down>⏎"); /* the second of the offers */
    assert_int_equal(at_state(), SCREEN_TOPUP);
    assert_true(player_shows(&at, "¥1,000.00"));
    assert_true(player_shows(&at, "¥150.00"));
    player_type(&at, "......"); /* top-up, member, nothing */
    assert_int_equal(at_state(), SCREEN_IDLE);
    player_type(&at, "+");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.beeps, 1);
}

static void a_top_up_is_paid_in_parts_and_gives_change(void **state)
{
    (void)state;
    player_type(&at, "1111⏎+500⏎.2200⏎⏎"); /* WeChat 200, then nothing chosen */
    assert_int_equal(refusal(), STATUS_TENDER_SHORT);
    player_type(&at, ".3301⏎");
    assert_int_equal(refusal(), STATUS_TENDER_OVER);
    player_type(&at, "<^U>.5");
    assert_int_equal(at_state(), SCREEN_TOPUP); /* stored value cannot pay for a top-up */
    assert_int_equal(at.counter->paying->choice, TENDER_ALIPAY);
    player_type(&at, ".1400⏎");
    assert_int_equal(at_state(), SCREEN_ASK); /* ¥100 change: asked */
    player_type(&at, ".1");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    holds(0, 55000);
    assert_non_null(strstr(player_sentence(&at), "Change ¥100.00"));
}

static void a_top_up_over_a_bill_comes_back_to_it(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎+500⏎");
    assert_int_equal(at_state(), SCREEN_BILL); /* a walk-in has no stored value */
    player_type(&at, "<^U>/1111⏎+500⏎⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_string_equal(counter_text(at.counter), "");
    player_type(&at, ".5⏎");
    sold(12800);
    assert_int_equal(at.counter->done.view.tender[0].kind, TENDER_WALLET);
}

static void points_buy_gifts_in_eleven_keys(void **state)
{
    (void)state;
    player_type(&at, "1111⏎800⏎⏎");
    play("1111⏎-500⏎⏎", 11);
    assert_int_equal(at_state(), SCREEN_MEMBER);
    holds(300, 0);
    player_type(&at, "-301⏎");
    assert_int_equal(refusal(), STATUS_NOT_ENOUGH_POINTS);
    player_type(&at, "<^U>-⏎");
    counter_settle(at.counter);
    assert_int_equal(at.counter->rows, 2); /* another gift, and the bag */
    player_type(&at, "2");
    assert_int_equal(at_state(), SCREEN_GIFTS);
    player_type(&at, "⏎");
    holds(0, 0);
    player_type(&at, "-⏎");
    assert_int_equal(at_state(), SCREEN_MEMBER);
}

static void a_pass_is_used_in_eight_keys(void **state)
{
    (void)state;
    player_pass(&at);
    play("5678⏎.1⏎", 8);
    assert_int_equal(at_state(), SCREEN_PROOF); /* the tail is shared: the middle digits first */
    player_type(&at, "1234⏎");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.passes.pass[0].uses, 9);
    assert_non_null(strstr(player_sentence(&at), "9"));
    player_type(&at, ".12"); /* no second row */
    assert_int_equal(at.beeps, 1);
    player_type(&at, "⏎");
    assert_int_equal(at.counter->hand.passes.pass[0].uses, 8);
    player_type(&at, "<^Z>⏎");
    player_type(&at, "5678z⏎");
    assert_int_equal(at.counter->hand.passes.pass[0].uses, 9);
}

static void stored_value_is_closed_from_the_card(void **state)
{
    (void)state;
    player_type(&at, "5678⏎.5.9");
    assert_int_equal(at_state(), SCREEN_PROOF);
    player_type(&at, "1234⏎");
    assert_int_equal(at_state(), SCREEN_ASK);
    player_type(&at, "⏎⏎"); /* the first, right after the proof, only shows; the second chooses "leave it" */
    holds(2180, 30000);
    assert_int_equal(at_state(), SCREEN_CARD);
    player_type(&at, ".9.1");
    assert_int_equal(at_state(), SCREEN_CARD);
    holds(2180, 0);
    player_type(&at, ".9");
    assert_int_equal(refusal(), STATUS_NOT_ENOUGH_STORED_VALUE);
}

static void a_clerk_closes_much_with_an_approver(void **state)
{
    (void)state;
    player_type(&at, ".6<F2>E07⏎13812345678⏎.5.9");
    assert_int_equal(at_state(), SCREEN_ASK);
    player_type(&at, ".1");
    assert_int_equal(at_state(), SCREEN_APPROVE);
    assert_true(player_shows(&at, "Pay out ¥"));
    player_type(&at, "M01⏎");
    holds(2180, 0);
}

static void who_holds_no_pass_sees_none(void **state)
{
    (void)state;
    player_type(&at, "1111⏎.1");
    assert_int_equal(at_state(), SCREEN_PASSES);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_MEMBER);
}

static void a_gift_that_is_gone_stays_in_the_list(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎.32⏎");
    assert_int_equal(refusal(), STATUS_OUT_OF_STOCK);
    assert_int_equal(at_state(), SCREEN_GIFTS);
    player_type(&at, "....<F7>⏎");
    assert_int_equal(at_state(), SCREEN_GIFTS); /* no other clerk to hand over to */
}

static void a_shared_tail_asks_for_proof_before_a_gift(void **state)
{
    (void)state;
    player_type(&at, "5678⏎-500⏎");
    assert_int_equal(at_state(), SCREEN_PROOF);
    player_type(&at, "1234⏎");
    assert_int_equal(at_state(), SCREEN_GIFTS);
    player_type(&at, "⏎"); /* right after the proof: only shows */
    holds(2180, 30000);
    player_type(&at, "⏎");
    holds(1680, 30000);
}

static void a_bill_can_earn_nothing(void **state)
{
    (void)state;
    player_type(&at, "1111⏎128⏎.73");
    assert_int_equal(at.counter->bill.view.points_earned, 0);
    player_type(&at, "<^Z>");
    assert_int_equal(at.counter->bill.view.points_earned, 128);
    player_type(&at, "<F7>3<F6><F6>⏎⏎"); /* kept while it is put aside */
    sold(12800);
    assert_int_equal(at.counter->done.view.points_earned, 0);
}

static void the_panel_puts_points_on_and_off(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎128⏎.7⏎");
    assert_int_equal(at.counter->bill.view.points_spent, 2180);
    player_type(&at, ".72");
    assert_int_equal(at.counter->bill.view.points_spent, 0);
    assert_int_equal(at_state(), SCREEN_BILL);
}

static void a_price_is_changed_down_to_its_floor(void **state)
{
    (void)state;
    player_type(&at, "⏎2*/TEA⏎@19.99⏎");
    assert_int_equal(refusal(), STATUS_PRICE_BELOW_FLOOR);
    assert_string_equal(counter_text(at.counter), "@19.99");
    player_type(&at, "<^U>@20⏎");
    assert_int_equal(at.counter->bill.view.payable, 4000);
    player_type(&at, "**22.5⏎");
    assert_int_equal(at.counter->bill.view.payable, 4500);
    player_type(&at, "<^Z>");
    assert_int_equal(at.counter->bill.view.payable, 4000);
}

static void a_bill_is_rounded_by_hand_up_to_the_limit(void **state)
{
    (void)state;
    player_type(&at, "⏎128.6⏎.9⏎");
    assert_int_equal(at.counter->bill.view.payable, 12800);
    assert_int_equal(at_state(), SCREEN_BILL);
    player_type(&at, ".95.01⏎");
    assert_int_equal(refusal(), STATUS_APPROVAL_NEEDED);
    assert_int_equal(at_state(), SCREEN_APPROVE);
    player_type(&at, "..");
    assert_int_equal(at_state(), SCREEN_ROUND);
    player_type(&at, "<^U>3.6⏎⏎");
    sold(12500);
}

static void a_known_phone_is_not_enrolled_again(void **state)
{
    (void)state;
    player_type(&at, "13987654321⏎<S-Tab>");
    for (int i = 0; i < 9; i++)
        player_type(&at, "<Bs>");
    player_type(&at, "900001111");
    assert_int_equal(refusal(), STATUS_DUPLICATE_PHONE);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_string_equal(at.counter->hand.member.name, "李雷");
}

static void a_referrer_is_found_by_tail_or_chosen(void **state)
{
    (void)state;
    player_type(&at, "13987654321⏎<S-Tab><S-Tab><S-Tab>1111<F9>");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_true(at.counter->hand.member.referrer != 0);
    player_type(&at, "..13987654322⏎<S-Tab><S-Tab><S-Tab>5678<F9>");
    assert_int_equal(at_state(), SCREEN_ENROL); /* two have that tail */
    player_type(&at, "<F4>⏎<F9>");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_true(at.counter->hand.member.referrer != 0);
}

/* Where a name would stand: the bill just done, a held one, the list of the day, a return, the titles. */
static void who_has_no_name_is_shown_by_phone(void **state)
{
    (void)state;
    player_type(&at, "13987654321⏎<F9>128⏎⏎");
    assert_true(player_shows(&at, "Done #3 ¥128.00 WeChat 139****4321"));
    player_type(&at, "/⏎");
    assert_true(player_shows(&at, "WeChat 139****4321"));
    player_type(&at, "⏎");
    assert_true(player_shows(&at, "139****4321 普通"));
    player_type(&at, "....<F3>.5<F7>");
    assert_true(player_shows(&at, "8 Ledger of 139****4321"));
    player_type(&at, "......<F3>12⏎<F6><F6>");
    assert_true(player_shows(&at, "¥12.00 139****4321"));
}

static void an_impossible_birthday_says_why(void **state)
{
    (void)state;
    player_type(&at, "1111⏎.6⏎⏎20270101⏎");
    assert_string_equal(player_sentence(&at), "The birthday 20270101 lies in the future. Check the year.");
    player_type(&at, "19910510**⏎");
    assert_string_equal(player_sentence(&at), "19910510**: that year had no such leap month. Correct month or year.");
    player_type(&at, "19900510**⏎<F9>");
    assert_int_equal(at.counter->hand.member.birthday.kind, BIRTHDAY_LUNAR_LEAP);
}

static void the_number_of_a_referrer_is_masked(void **state)
{
    (void)state;
    player_type(&at, "13987654321⏎<S-Tab><S-Tab><S-Tab>1111<F9>");
    int64_t referrer = at.counter->hand.member.referrer;
    player_type(&at, ".6");
    assert_true(player_shows(&at, "139****1111"));
    assert_false(player_shows(&at, "13900001111"));
    player_type(&at, "⏎1<F9>"); /* saved with it, they stay the referrer */
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.member.gender, 'f');
    assert_int_equal(at.counter->hand.member.referrer, referrer);
}

static void a_member_is_edited(void **state)
{
    (void)state;
    player_type(&at, "1111⏎.6");
    player_type(&at, "<^U>李蕾⏎10230⏎");
    assert_int_equal(refusal(), STATUS_BAD_VALUE);
    assert_int_equal(form_top(at.counter)->form.at, FORM_BIRTHDAY);
    player_type(&at, "<^U>0627**⏎<F9>");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_string_equal(at.counter->hand.member.name, "李蕾");
    assert_int_equal(at.counter->hand.member.gender, 'f');
    assert_int_equal(at.counter->hand.member.birthday.kind, BIRTHDAY_LUNAR_LEAP);
    player_type(&at, ".6<F9>");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    player_type(&at, ".6<^U>谁<Esc>");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_string_equal(at.counter->hand.member.name, "李蕾");
}

static void a_namesake_is_opened_instead(void **state)
{
    (void)state;
    player_type(&at, "13987654321⏎张丽云⏎<F4>⏎");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.member.phone, INT64_C(8613812345678));
}

static void a_voucher_pays_a_part(void **state)
{
    (void)state;
    player_type(&at, "1111⏎128⏎.61mt1234⏎100⏎88.5<F9>");
    assert_int_equal(at_state(), SCREEN_TENDER);
    assert_int_equal(pay_due(at.counter), 2800);
    player_type(&at, "..⏎"); /* Enter keeps it: nothing was written yet, and it may be taken off */
    assert_int_equal(at.counter->bill.pay.tenders, 1);
    player_type(&at, ".61MT1234⏎10⏎9<F9>"); /* the same once more */
    assert_int_equal(at_state(), SCREEN_VOUCHER);
    player_type(&at, "<Esc>.1⏎");
    sold(12800);
    assert_string_equal(at.counter->done.view.tender[0].reference, "MT1234");
    assert_int_equal(at.counter->done.view.tender[0].settled, 8850);
    assert_int_equal(at.counter->done.view.points_earned, 28);
}

/* A used code, a face above what is due and a settlement above the face are refused where they are typed. */
static void a_voucher_is_refused_in_its_form(void **state)
{
    (void)state;
    player_type(&at, "⏎100⏎.6<Down><Up>⏎MT1234⏎100⏎88<F9>");
    sold(10000);
    player_type(&at, "⏎128⏎.61MT1234⏎100⏎88<F9>");
    assert_int_equal(at_state(), SCREEN_VOUCHER);
    assert_int_equal(refusal(), STATUS_COUPON_USED);
    player_type(&at, "<Esc>.61MT5678⏎128.5⏎88<F9>");
    assert_int_equal(refusal(), STATUS_TENDER_OVER);
    player_type(&at, "<Esc>.61MT5678⏎100⏎100.5<F9>");
    assert_int_equal(refusal(), STATUS_BAD_VALUE);
    player_type(&at, "<Esc>.61MT⏎");
    assert_int_equal(refusal(), STATUS_BAD_VALUE);
    assert_int_equal(at.counter->bill.pay.tenders, 0);
}

static const char *said(void)
{
    static char text[RENDER_TEXT];
    bool warn;
    return say_line(text, at.counter, &warn);
}

static void what_is_worth_saying_is_said(void **state)
{
    (void)state;
    player_type(&at, "1111⏎");
    assert_string_equal(said(), "");
    player_type(&at, "1850⏎");
    assert_string_equal(said(), "¥150 more for 金卡");
    player_type(&at, "*150⏎");
    assert_string_equal(said(), "This bill reaches 金卡");
    player_type(&at, "⏎<F3>");
    assert_string_equal(said(), "");
    int64_t instant;
    struct error err;
    assert_int_equal(date_parse_instant("2027-08-10T10:00", "now", &instant, &err), STATUS_OK);
    clock_freeze(instant); /* the year's points end with the month */
    player_type(&at, "<F5>");
    assert_string_equal(said(), "2,000 points end by 08-31");
}

static void a_shared_tail_is_said_before_all(void **state)
{
    (void)state;
    player_type(&at, "5678⏎");
    assert_string_equal(said(), "2 share it: ask the name");
    player_type(&at, "..5678z⏎");
    assert_string_equal(said(), "A coupon ends today");
    player_type(&at, "128⏎");
    assert_string_equal(said(), "Coupon ends today: F8");
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

/*
 * Changing a phone with .6: the new number and a proof, which is a scanned QR code, or the old number and the last
 * bill.
 */
static void a_number_is_changed_with_a_proof(void **state)
{
    (void)state;
    char badge[BADGE_TEXT], keys[128];
    player_type(&at, "1111⏎.6<S-Tab>13900002222<F9>");
    assert_int_equal(at_state(), SCREEN_PHONE);
    player_type(&at, "13900001111<F9>"); /* no bill yet: the old number alone is no proof */
    assert_int_equal(refusal(), STATUS_PROOF_NEEDED);
    badge_of_member(badge, desk_secret(at.desk), at.counter->hand.member.id);
    snprintf(keys, sizeof keys, "<scan:%s><F9>", badge);
    player_type(&at, keys);
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.member.phone, 8613900002222);
    player_type(&at, "12⏎⏎2222⏎.6<S-Tab>13900003333<F9>13900001111⏎");
    player_type(&at, at.counter->done.view.bill);
    player_type(&at, "<F9>");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.member.phone, 8613900003333);
}

/* The new owner of a number can enrol with it; .1 takes the former owner, for whom spending asks for proof. */
static void a_former_number_finds_behind(void **state)
{
    (void)state;
    player_type(&at, "5678z⏎12⏎⏎5678z⏎.6<S-Tab>13900002222<F9>13812345678⏎");
    player_type(&at, at.counter->done.view.bill);
    player_type(&at, "<F9>..13812345678⏎");
    assert_int_equal(at_state(), SCREEN_ENROL);
    assert_true(player_shows(&at, "was the number of 张*云: enrol anew"));
    player_type(&at, "....13812345678.1");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.member.phone, 8613900002222);
    assert_true(at.counter->shared == SHARED_FORMER);
    player_type(&at, "-500⏎");
    assert_int_equal(at_state(), SCREEN_PROOF);
}

static void consent_is_shown_and_changed(void **state)
{
    (void)state;
    player_type(&at, "1111⏎.6<Tab><Tab><Tab>1<F9>.6");
    assert_string_equal(form_top(at.counter)->form.edit[FORM_SMS].text, "1");
    player_type(&at, "<Tab><Tab><Tab>0<F9>.5");
    assert_int_equal(player_rows(&at, " Consent SMS "), 2); /* the earlier consent is kept */
}

/* / over a member, a walk-in or a bill: one list of members, coupons, bills of the day and items. */
static void slash_finds_everything(void **state)
{
    (void)state;
    const struct counter_found *found = &at.counter->found;
    player_type(&at, "⏎12⏎⏎5678z⏎/lj");
    counter_settle(at.counter);
    assert_int_equal(found->row[found->list.marked].kind, ROW_ITEM);
    player_type(&at, "⏎"); /* the member stays, and the item becomes the first line */
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_true(at.counter->in_hand);
    assert_int_equal(at.counter->bill.now.lines, 1);
    player_type(&at, "*128⏎/");
    player_type(&at, at.usable);
    assert_int_equal(at.counter->bill.now.coupons, 1); /* a whole code needs no Enter */
    player_type(&at, "...3");
    assert_int_equal(at_state(), SCREEN_IDLE);
    char keys[64], *number = strchr(at.counter->done.view.bill, '-');
    snprintf(keys, sizeof keys, "⏎/%lld", strtoll(number + 1, NULL, 10));
    player_type(&at, keys);
    counter_settle(at.counter);
    assert_int_equal(found->list.count, 1);
    assert_int_equal(found->row[0].kind, ROW_BILL);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_RETURN);
    player_type(&at, "..⏎12⏎/1111⏎"); /* and a member can still be added late */
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->hand.member.phone, 8613900001111);
}

static void a_walk_in_bill_is_claimed(void **state)
{
    (void)state;
    player_type(&at, "⏎30⏎⏎⏎128⏎⏎1111⏎.7");
    player_type(&at, "⏎"); /* only the receipt says which */
    assert_true(player_refused(&at, SCREEN_CLAIM));
    assert_string_equal(player_sentence(&at), "Type the number on the customer's receipt, or scan it.");
    player_type(&at, "4⏎");
    assert_int_equal(at_state(), SCREEN_CLAIMED);
    assert_true(player_shows(&at, "Points +128"));
    assert_int_equal(at.counter->hand.points_balance, 0);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.points_balance, 128);
    player_type(&at, ".74⏎");
    assert_int_equal(refusal(), STATUS_ALREADY_CLAIMED); /* once only */
    player_type(&at, "3⏎");
    assert_true(player_shows(&at, "Paid ¥30.00"));
    player_type(&at, "..<scan:0001-000003>"); /* as good as its number typed */
    assert_int_equal(at_state(), SCREEN_CLAIMED);
    assert_true(player_shows(&at, "Paid ¥30.00"));
    player_type(&at, "..99999⏎");
    assert_int_equal(refusal(), STATUS_NOT_FOUND);
    assert_int_equal(at_state(), SCREEN_CLAIM);
}

static void a_claim_is_undone_by_one_key(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎⏎1111⏎.73⏎⏎");
    assert_int_equal(at.counter->hand.points_balance, 128);
    player_type(&at, "<^Z>");
    assert_string_equal(player_question(&at), "Undo: Bill claimed 李*? (Points -128)");
    player_type(&at, "⏎");
    assert_string_equal(player_sentence(&at), "Undone: Bill claimed 李*.");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.points_balance, 0);
    player_type(&at, ".73⏎"); /* and may be claimed again */
    assert_int_equal(at_state(), SCREEN_CLAIMED);
}

static void a_member_has_a_code(void **state)
{
    (void)state;
    player_type(&at, "1111⏎.5.2");
    assert_int_equal(at_state(), SCREEN_QR);
    char badge[BADGE_TEXT];
    badge_of_member(badge, desk_secret(at.desk), at.counter->hand.member.id);
    assert_true(player_shows(&at, badge));
    assert_int_equal(badge_read_member(at.desk, badge), at.counter->hand.member.id);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_CARD);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PLAYED(a_voucher_pays_a_part),
        PLAYED(a_voucher_is_refused_in_its_form),
        PLAYED(tops_up_in_eleven_keys),
        PLAYED(a_top_up_is_paid_in_parts_and_gives_change),
        PLAYED(a_top_up_over_a_bill_comes_back_to_it),
        PLAYED(points_buy_gifts_in_eleven_keys),
        PLAYED(a_gift_that_is_gone_stays_in_the_list),
        PLAYED(a_pass_is_used_in_eight_keys),
        PLAYED(stored_value_is_closed_from_the_card),
        PLAYED(a_clerk_closes_much_with_an_approver),
        PLAYED(who_holds_no_pass_sees_none),
        PLAYED(a_shared_tail_asks_for_proof_before_a_gift),
        PLAYED(a_bill_can_earn_nothing),
        PLAYED(the_panel_puts_points_on_and_off),
        PLAYED(a_price_is_changed_down_to_its_floor),
        PLAYED(a_bill_is_rounded_by_hand_up_to_the_limit),
        PLAYED(a_known_phone_is_not_enrolled_again),
        PLAYED(a_referrer_is_found_by_tail_or_chosen),
        PLAYED(who_has_no_name_is_shown_by_phone),
        PLAYED(an_impossible_birthday_says_why),
        PLAYED(the_number_of_a_referrer_is_masked),
        PLAYED(a_member_is_edited),
        PLAYED(a_number_is_changed_with_a_proof),
        PLAYED(a_former_number_finds_behind),
        PLAYED(consent_is_shown_and_changed),
        PLAYED(slash_finds_everything),
        PLAYED(a_walk_in_bill_is_claimed),
        PLAYED(a_claim_is_undone_by_one_key),
        PLAYED(a_member_has_a_code),
        PLAYED(a_namesake_is_opened_instead),
        PLAYED(what_is_worth_saying_is_said),
        PLAYED(a_shared_tail_is_said_before_all),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
