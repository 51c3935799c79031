/* SPDX-License-Identifier: MIT */
/* Held bills: recalled, dropped, found after a power cut, and taken by another till. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/at.h"

#include "ui/counter/counter.h"
#include "ui/screen/screen_list.h"

static void a_bill_is_put_aside_and_taken_up(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎128⏎<F8>-500⏎<F6>");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.counter->held.shown, 1);
    assert_int_equal(at.counter->held.row[0].payable, 10660);
    player_type(&at, "⏎64⏎⏎"); /* somebody else meanwhile */
    player_type(&at, "<F6>⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->bill.view.payable, 10660);
    assert_int_equal(at.counter->held.shown, 0);
    player_type(&at, "⏎");
    assert_int_equal(at.counter->done.view.payable, 10660);
    assert_int_equal(player_bills(&at), 4);
    player_type(&at, "<F6>");
    assert_int_equal(at_state(), SCREEN_IDLE);
}

static void a_bill_put_aside_is_dropped_after_a_question(void **state)
{
    (void)state;
    player_type(&at, "⏎12⏎<F6>⏎34⏎...2"); /* F12, then answer 2 */
    assert_int_equal(at.counter->held.shown, 2);
    player_type(&at, "<F6><Down><Del>⏎");
    assert_int_equal(at.counter->held.shown, 2);
    player_type(&at, "<Del>.3");
    assert_int_equal(at.counter->held.shown, 1);
    player_type(&at, "1");
    assert_int_equal(at.counter->bill.view.payable, 1200);
    player_type(&at, "...3");
    assert_int_equal(at.counter->held.shown, 0);
    assert_int_equal(player_bills(&at), 2);
}

static void what_lay_on_the_counter_is_offered(void **state)
{
    (void)state;
    struct error err;
    player_type(&at, "1111⏎128⏎*20⏎");
    counter_close(at.counter); /* a power cut: the open bill was not put aside */
    assert_int_equal(counter_open(at.desk, screen_list, &at.counter, &err), STATUS_OK);
    assert_int_equal(at_state(), SCREEN_ASK);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->bill.view.payable, 14800);
    assert_int_equal(at.counter->hand.member.phone, INT64_C(8613900001111));
    player_type(&at, "⏎⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.counter->done.view.payable, 14800);
    assert_int_equal(player_bills(&at), 3);
    counter_close(at.counter);
    assert_int_equal(counter_open(at.desk, screen_list, &at.counter, &err), STATUS_OK);
    assert_int_equal(at_state(), SCREEN_IDLE);
}

/* Another till takes all held bills. */
static void taken_elsewhere(void)
{
    struct desk *other;
    struct hold_list list = {0};
    struct error err;
    assert_int_equal(desk_open(at.path, false, &other, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(other, NULL, NULL, &err), STATUS_OK);
    assert_int_equal(hold_list_read(other, &list, &err), STATUS_OK);
    assert_true(list.holds > 0);
    for (size_t i = 0; i < list.holds; i++)
        assert_int_equal(hold_forget(other, list.hold[i].key, &err), STATUS_OK);
    hold_list_clear(&list);
    desk_close(other);
}

static void a_list_that_another_till_emptied_has_no_row_to_take(void **state)
{
    (void)state;
    static const char *const keys[] = {"⏎", "1", "<Del>"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        player_type(&at, "⏎12⏎<F6>⏎34⏎<F6><F6><Down>");
        assert_true(player_shows(&at, "¥34.00"));
        taken_elsewhere();
        player_type(&at, "<F5>");
        assert_true(player_shows(&at, "No held bills."));
        int beeps = at.beeps;
        player_type(&at, keys[i]);
        assert_int_equal(at.beeps, beeps + 1);
        assert_int_equal(at_state(), SCREEN_HELD);
        player_type(&at, "..");
        assert_int_equal(at_state(), SCREEN_IDLE);
    }
}

static void a_bill_asked_about_may_be_gone_before_the_answer(void **state)
{
    (void)state;
    player_type(&at, "⏎12⏎<F6>⏎34⏎<F6><F6><Down><Del>");
    assert_non_null(strstr(player_question(&at), "34.00"));
    taken_elsewhere();
    player_type(&at, "<F5>.3");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.counter->held.shown, 0);
}

/* The question is about one bill, even if the list has changed when it is answered. */
static void the_bill_that_was_asked_about_is_dropped(void **state)
{
    (void)state;
    struct error err;
    player_type(&at, "⏎12⏎<F6>⏎34⏎<F6>⏎56⏎<F6><F6><Down><Del>");
    assert_non_null(strstr(player_question(&at), "34.00"));
    assert_int_equal(hold_forget(at.desk, at.counter->held.list.hold[0].key, &err), STATUS_OK);
    player_type(&at, "<F5>.3");
    assert_int_equal(at.counter->held.shown, 1);
    assert_int_equal(at.counter->held.row[0].payable, 5600);
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PLAYED(a_bill_is_put_aside_and_taken_up),
        PLAYED(a_bill_put_aside_is_dropped_after_a_question),
        PLAYED(what_lay_on_the_counter_is_offered),
        PLAYED(a_list_that_another_till_emptied_has_no_row_to_take),
        PLAYED(a_bill_asked_about_may_be_gone_before_the_answer),
        PLAYED(the_bill_that_was_asked_about_is_dropped),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
