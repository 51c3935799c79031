/* SPDX-License-Identifier: MIT */
/* What the idle screen tells, and what the sale screen promises: it is read at rest, true, and never cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/at.h"
#include "tests/support/scratch.h"

#include "desk/settings.h"
#include "ui/counter/glance.h"
#include "ui/counter/printing.h"

static void is_due_after_a_customer_and_only_when_idle(void **state)
{
    (void)state;
    glance_read(at.counter);
    assert_false(glance_due(at.counter));
    player_type(&at, "⏎12⏎");
    assert_false(glance_due(at.counter));
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_true(glance_due(at.counter));
    glance_read(at.counter);
    assert_false(glance_due(at.counter));
    player_type(&at, "<F5>");
    assert_true(glance_due(at.counter));
}

static void tells_the_shift_and_the_last_bills(void **state)
{
    (void)state;
    const struct overview *told = &at.counter->glance.figures;
    glance_read(at.counter);
    int64_t bills = told->bills, net = told->net, enrolled = told->enrolled;
    player_type(&at, "1111⏎128⏎⏎");
    player_type(&at, "13987654321⏎<F9>..");
    glance_read(at.counter);
    assert_true(told->shift);
    assert_int_equal(told->bills, bills + 1);
    assert_int_equal(told->net, net + 12800);
    assert_int_equal(told->enrolled, enrolled + 1);
    assert_int_equal(told->last.bill[0].payable, 12800);
    assert_true(player_shows(&at, "#3 ¥128.00 WeChat 李*"));
    player_type(&at, "..");
}

static void a_voided_bill_counts_no_more(void **state)
{
    (void)state;
    const struct overview *told = &at.counter->glance.figures;
    glance_read(at.counter);
    int64_t bills = told->bills, net = told->net;
    player_type(&at, "⏎50⏎⏎<^Z>⏎");
    glance_read(at.counter);
    assert_int_equal(told->bills, bills);
    assert_int_equal(told->net, net);
    assert_true(told->last.bill[0].voided);
    assert_true(player_shows(&at, "#3 ¥50.00 void"));
}

static void names_go_when_nobody_types(void **state)
{
    (void)state;
    assert_true(player_shows(&at, "#2 ¥2,180.00 Cash 张*云"));
    counter_idle(at.counter, COUNTER_LET_GO_MS);
    assert_true(player_shows(&at, "#2 ¥2,180.00 Cash"));
    assert_false(player_shows(&at, "张*云"));
    player_type(&at, "<Up>");
    assert_true(player_shows(&at, "#2 ¥2,180.00 Cash 张*云"));
}

static void what_has_nothing_to_tell_shows_nothing(void **state)
{
    (void)state;
    struct error err;
    char printer[400];
    assert_false(player_shows(&at, "Pending"));
    assert_true(player_shows(&at, "On offer top up 1,000, get 150 more"));
    snprintf(printer, sizeof printer, "file:%s.slips", at.path);
    assert_int_equal(settings_set(at.desk, NULL, NULL, "printer", printer, &err), STATUS_OK);
    counter_warm(at.counter); /* reads the setting */
    player_type(&at, "⏎12⏎⏎");
    assert_false(player_shows(&at, "Pending")); /* it is being printed */
    player_slip(&at, PRINT_WAITING, "refused");
    printing_tick(at.counter);
    assert_true(player_shows(&at, "Pending"));
    assert_true(player_shows(&at, "slips to print 1 (F4)"));
    player_slip(&at, PRINT_PRINTED, "");
    printing_tick(at.counter);
    assert_false(player_shows(&at, "Pending"));
}

/* Bonus earns nothing here, and a bill paid by stored value is paid by bonus in part. */
static void points_promised_are_points_given(void **state)
{
    (void)state;
    player_type(&at, "13900001111⏎+500⏎⏎..13900001111⏎110⏎");
    int64_t by_money = at.counter->bill.view.points_earned;
    player_type(&at, ".5");
    int64_t promised = at.counter->bill.view.points_earned;
    assert_true(promised < by_money);
    player_type(&at, ".2");
    assert_int_equal(at.counter->bill.view.points_earned, by_money);
    player_type(&at, ".5");
    player_type(&at, "..");
    assert_int_equal(at.counter->bill.view.points_earned, by_money);
    player_type(&at, ".5⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.counter->done.view.points_earned, promised);
}

static void a_part_by_stored_value_promises_less_too(void **state)
{
    (void)state;
    player_type(&at, "13900001111⏎+500⏎⏎..13900001111⏎1100⏎.5⏎");
    int64_t promised = at.counter->bill.view.points_earned;
    player_type(&at, ".2⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.counter->done.view.points_earned, promised);
}

static void coupons_are_told_without_the_tier(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎128⏎<F8>");
    assert_true(player_shows(&at, "1 coupon on: ¥10.00 off in all"));
    assert_int_equal(at.counter->bill.view.discount, 1640);
}

static void no_amount_is_cut(void **state)
{
    (void)state;
    player_type(&at, "⏎9*9999999.99⏎");
    assert_true(player_shows(&at, "9 x 9,999,999.99 89,999,999.91"));
    assert_true(player_shows(&at, "¥89,999,999.91"));
}

static void enter_is_said_only_while_it_is_true(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎");
    assert_true(player_shows(&at, "[Enter WeChat]"));
    player_type(&at, "2");
    assert_false(player_shows(&at, "[Enter"));
    assert_true(player_shows(&at, ".3Alipay"));
    player_type(&at, "<Bs>.3");
    assert_true(player_shows(&at, "[Enter Alipay]"));
    player_type(&at, "50⏎");
    assert_false(player_shows(&at, "[Enter"));
}

static bool shot_has(int rows, int cols, const char *text)
{
    char *shot = player_shot(&at, rows, cols);
    bool has = strstr(shot, text) != NULL;
    free(shot);
    return has;
}

static void the_due_amount_is_large_where_there_is_room(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎");
    assert_false(shot_has(24, 80, "|_ "));
    assert_true(shot_has(40, 80, "  |  _| |_|   | | | |"));
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PLAYED(is_due_after_a_customer_and_only_when_idle),
        PLAYED(tells_the_shift_and_the_last_bills),
        PLAYED(a_voided_bill_counts_no_more),
        PLAYED(names_go_when_nobody_types),
        PLAYED(what_has_nothing_to_tell_shows_nothing),
        PLAYED(points_promised_are_points_given),
        PLAYED(a_part_by_stored_value_promises_less_too),
        PLAYED(coupons_are_told_without_the_tier),
        PLAYED(no_amount_is_cut),
        PLAYED(enter_is_said_only_while_it_is_true),
        PLAYED(the_due_amount_is_large_where_there_is_room),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
