/* SPDX-License-Identifier: MIT */
/* Changing the member of a bill, and what a scan must not drop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/at.h"

#include "ui/counter/counter.h"

static void what_another_member_loses_is_named_first(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎128⏎<F8>-500⏎/1111⏎");
    assert_string_equal(player_question(&at), "Change the member? This comes off: Points 500, Coupon 满100减10");
    player_type(&at, "⏎"); /* no */
    assert_int_equal(at_state(), SCREEN_QUERY);
    player_type(&at, "..");
    if (at_state() == SCREEN_QUERY)
        player_type(&at, "..");
    assert_int_equal(at.counter->bill.view.points_spent, 500);
    assert_string_equal(at.counter->hand.member.name, "张丽云");
    player_type(&at, "/1111⏎.1");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_string_equal(at.counter->hand.member.name, "李雷");
    assert_int_equal(at.counter->bill.view.payable, 12800);
    player_type(&at, "⏎⏎");
    assert_int_equal(at.counter->done.view.payable, 12800);
}

static void nobodys_bill_is_asked_too(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎128⏎-500⏎<F2>0⏎");
    assert_string_equal(player_question(&at), "Make it a walk-in bill? This comes off: Points 500");
    player_type(&at, ".1");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_false(at.counter->in_hand);
    assert_int_equal(at.counter->bill.view.payable, 12800);
}

static void nothing_lost_is_not_asked(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎128⏎<scan:" PLAYER_LEE ">");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_string_equal(at.counter->hand.member.name, "李雷");
}

static void a_scan_asks_as_well(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎128⏎-500⏎<scan:" PLAYER_LEE ">");
    assert_string_equal(player_question(&at), "Change the member? This comes off: Points 500");
    assert_int_equal(at.discards, 1);
}

/* A bill partly paid by stored value must keep its member. */
static void who_pays_by_stored_value_stays(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎128⏎.550⏎<scan:" PLAYER_LEE ">");
    assert_true(player_refused(&at, SCREEN_TENDER));
    assert_string_equal(at.counter->hand.member.name, "张丽云");
    player_type(&at, "...1"); /* taken back, and chosen anew but not paid */
    player_type(&at, ".5<wait:3000><scan:" PLAYER_LEE ">");
    assert_int_equal(at_state(), SCREEN_BILL); /* the stored value of the new member was not chosen */
    assert_string_equal(at.counter->hand.member.name, "李雷");
}

static void a_scan_throws_no_part_paid_top_up_away(void **state)
{
    (void)state;
    static const char *const scan[] = {"<scan:6901234567892>", "<scan:6900000000009>", "<scan:" PLAYER_WANG ">",
                                       "<scan:0001-000001>"};
    player_type(&at, "1111⏎+500⏎.2200⏎");
    for (size_t i = 0; i < sizeof scan / sizeof *scan; i++) {
        player_type(&at, scan[i]);
        assert_int_equal(at_state(), SCREEN_TOPUP);
        assert_true(player_shows(&at, "¥300.00"));
    }
    assert_true(player_refused(&at, SCREEN_TOPUP));
    player_type(&at, "<scan:134567890123456789>"); /* of WeChat: pays the rest */
    assert_int_equal(at_state(), SCREEN_TOPUP);
    assert_true(at.counter->paying->chosen);
    assert_int_equal(at.counter->paying->choice, TENDER_WECHAT);
    player_type(&at, "⏎");
    assert_int_equal(at.counter->hand.wallet_balance, 55000);
}

static void with_nothing_paid_an_item_begins_the_bill(void **state)
{
    (void)state;
    player_type(&at, "1111⏎+500⏎<scan:6901234567892>");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->bill.view.payable, 2500);
}

static void a_receipt_opens_nothing_over_a_bill(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎<scan:0001-000001>");
    assert_true(player_refused(&at, SCREEN_BILL));
    player_type(&at, ".250⏎<wait:3000><scan:0001-000001>");
    assert_true(player_refused(&at, SCREEN_TENDER));
    assert_int_equal(pay_due(at.counter), 7800);
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PLAYED(what_another_member_loses_is_named_first),
        PLAYED(nobodys_bill_is_asked_too),
        PLAYED(nothing_lost_is_not_asked),
        PLAYED(a_scan_asks_as_well),
        PLAYED(who_pays_by_stored_value_stays),
        PLAYED(a_scan_throws_no_part_paid_top_up_away),
        PLAYED(with_nothing_paid_an_item_begins_the_bill),
        PLAYED(a_receipt_opens_nothing_over_a_bill),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
