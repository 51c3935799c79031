/* SPDX-License-Identifier: MIT */
/* Going back loses no money and no bill: what is to be given back is named first, and an unfinished bill is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/at.h"

#include "ui/counter/counter.h"

static size_t paid(void)
{
    return at.counter->paying->tenders;
}

static void a_part_payment_is_named_before_it_goes(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎50⏎..");
    assert_string_equal(player_question(&at), "Give back Cash 50.00?");
    assert_int_equal(paid(), 1);
    player_type(&at, "⏎"); /* keeps it */
    assert_int_equal(at_state(), SCREEN_TENDER);
    assert_int_equal(paid(), 1);
    player_type(&at, "....");
    assert_int_equal(paid(), 1); /* the second is the question's */
    player_type(&at, "...1");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(paid(), 0);
    assert_int_equal(pay_due(at.counter), 12800);
    player_type(&at, "..");
    assert_string_equal(player_question(&at), "Leave this bill?");
}

static void each_part_is_asked_for_itself(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎50⏎.220⏎.3..");
    assert_int_equal(at_state(), SCREEN_TENDER); /* the tender chosen goes first */
    player_type(&at, "..");
    assert_string_equal(player_question(&at), "Give back WeChat 20.00?");
    player_type(&at, ".1..");
    assert_string_equal(player_question(&at), "Give back Cash 50.00?");
    player_type(&at, ".2");
    assert_int_equal(paid(), 1);
}

static void stored_value_was_not_drawn_yet(void **state)
{
    (void)state;
    player_type(&at, "1111⏎+500⏎⏎128⏎.550⏎..");
    assert_string_equal(player_question(&at), "Stored value 50.00: nothing was drawn yet. Take it off?");
    player_type(&at, ".1");
    assert_int_equal(paid(), 0);
}

static void so_is_a_part_of_a_top_up(void **state)
{
    (void)state;
    player_type(&at, "1111⏎+500⏎100⏎..");
    assert_string_equal(player_question(&at), "Give back Cash 100.00?");
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_TOPUP);
    assert_int_equal(paid(), 1);
    player_type(&at, "...1");
    assert_int_equal(at_state(), SCREEN_TOPUP);
    assert_int_equal(paid(), 0);
    player_type(&at, "..");
    assert_int_equal(at_state(), SCREEN_MEMBER);
}

/* --- a bill that is taken back ---------------------------------------------------------------------------------- */

#define HOLDS_500 "1111⏎+500⏎⏎"

static void stored_value_is_back_already(void **state)
{
    (void)state;
    player_type(&at, HOLDS_500 "128⏎.5⏎<^Z>");
    assert_string_equal(player_question(&at), "Void bill #3? Stored value 128.00 goes back by itself");
    player_type(&at, "⏎");
    assert_string_equal(player_sentence(&at), "Bill #3 voided. Stored value 128.00 is back already");
}

static void only_the_rest_is_given_back_by_hand(void **state)
{
    (void)state;
    player_type(&at, HOLDS_500 "128⏎.550⏎.2⏎<^Z>");
    assert_string_equal(player_question(&at),
                        "Void bill #3? To refund: WeChat 78.00. Stored value 50.00 goes back by itself");
    player_type(&at, "⏎");
    assert_string_equal(player_sentence(&at),
                        "Bill #3 voided. Refund: WeChat 78.00. Stored value 50.00 is back already");
}

static void the_preview_of_a_return_tells_them_apart(void **state)
{
    (void)state;
    player_type(&at, HOLDS_500 "128⏎.550⏎.2⏎/3⏎*⏎⏎");
    assert_int_equal(at_state(), SCREEN_PREVIEW);
    assert_true(player_shows(&at, "WeChat ¥78.00 to refund"));
    assert_true(player_shows(&at, "Stored value ¥50.00 goes back by itself"));
    player_type(&at, "⏎");
    assert_string_equal(player_sentence(&at),
                        "Bill #3 returned. Refund: WeChat 78.00. Stored value 50.00 is back already");
}

static void what_cost_nothing_gives_nothing_back(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎10⏎-⏎⏎<^Z>");
    assert_string_equal(player_question(&at), "Void bill #3? No refund is due.");
}

/* --- the unfinished bill ---------------------------------------------------------------------------------------- */

static void come_again(void)
{
    struct error err;
    counter_close(at.counter);
    assert_int_equal(counter_open(at.desk, screen_list, &at.counter, &err), STATUS_OK);
}

static void going_back_puts_the_unfinished_bill_aside(void **state)
{
    (void)state;
    player_type(&at, "1111⏎128⏎");
    come_again();
    assert_int_equal(at_state(), SCREEN_ASK);
    player_type(&at, "..");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.counter->held.list.holds, 1);
    player_type(&at, "⏎64⏎⏎<F6>⏎"); /* another is rung meanwhile */
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(pay_due(at.counter), 12800);
}

/* Whoever types on as if nothing had happened rings nothing to the member of before. */
static void no_enter_behind_a_beep_answers(void **state)
{
    (void)state;
    int before = player_bills(&at);
    player_type(&at, "1111⏎128⏎");
    come_again();
    player_type(&at, "5678⏎");
    assert_int_equal(at_state(), SCREEN_ASK);
    player_type(&at, "128⏎");
    assert_int_equal(at_state(), SCREEN_ASK);
    assert_int_equal(player_bills(&at), before);
    player_type(&at, "⏎"); /* it was shown once more, so this one is meant */
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(pay_due(at.counter), 12800);
}

static void so_does_its_answer(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎");
    come_again();
    player_type(&at, ".2");
    assert_int_equal(at.counter->held.list.holds, 1);
    come_again();
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.counter->held.list.holds, 1);
}

/* The question goes with its screen where another clerk unlocks; that clerk is asked in turn. */
static void another_clerk_is_asked_about_it(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎");
    come_again();
    counter_idle(at.counter, COUNTER_LOCK_MS);
    player_type(&at, "<F2>E07⏎");
    assert_int_equal(at_state(), SCREEN_ASK);
    player_type(&at, ".1");
    assert_int_equal(pay_due(at.counter), 12800);
}

/* Whatever became of the question: the next bill does not replace what lies there. */
static void the_next_bill_replaces_nothing(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎");
    come_again();
    struct error err;
    struct sale_line line = {.quantity = 1000, .price = 6400};
    struct sale_request request = {.line = &line, .lines = 1};
    assert_int_equal(hold_keep(at.desk, "another", &request, false, &err), STATUS_OK);
    struct hold_list list = {0};
    assert_int_equal(hold_list_read(at.desk, &list, &err), STATUS_OK);
    assert_int_equal(list.holds, 1);
    assert_int_equal(list.hold[0].request.line[0].price, 12800);
    hold_list_clear(&list);
}

/* The terminal dies with ¥100 of ¥600 in the drawer: the next sign-in names it, and it still counts. */
static void a_part_payment_outlives_the_terminal(void **state)
{
    (void)state;
    player_type(&at, "⏎600⏎100⏎");
    come_again();
    assert_true(player_shows(&at, "taken already: Cash 100.00"));
    player_type(&at, "<Up>.1");
    assert_int_equal(at_state(), SCREEN_TENDER);
    assert_int_equal(at.counter->bill.pay.tenders, 1);
    assert_true(player_shows(&at, "¥500.00"));
    player_type(&at, ".2⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.counter->done.view.payable, 60000);
    assert_int_equal(at.counter->done.view.tenders, 2);
}

/* The code and what the platform pays for it are kept with it. */
static void so_does_a_voucher(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎.61MT12345678⏎100⏎88.5<F9>");
    come_again();
    player_type(&at, "<Up>.1.2⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    const struct sale_view *sold = &at.counter->done.view;
    assert_int_equal(sold->tenders, 2);
    assert_int_equal(sold->tender[0].kind, TENDER_VOUCHER);
    assert_int_equal(sold->tender[0].settled, 8850);
    assert_string_equal(sold->tender[0].reference, "MT12345678");
    assert_int_equal(sold->tender[1].amount, 2800);
}

static void dropping_it_names_what_to_give_back(void **state)
{
    (void)state;
    player_type(&at, "⏎600⏎100⏎");
    come_again();
    player_type(&at, "<Up>.3");
    assert_true(player_shows(&at, "Dropped. Give back: Cash 100.00"));
    assert_int_equal(at_state(), SCREEN_IDLE);
}

static void a_payment_given_back_is_not_kept(void **state)
{
    (void)state;
    player_type(&at, "⏎600⏎100⏎...1");
    come_again();
    assert_true(player_shows(&at, "lines: 1"));
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PLAYED(a_part_payment_is_named_before_it_goes),
        PLAYED(each_part_is_asked_for_itself),
        PLAYED(stored_value_was_not_drawn_yet),
        PLAYED(so_is_a_part_of_a_top_up),
        PLAYED(stored_value_is_back_already),
        PLAYED(only_the_rest_is_given_back_by_hand),
        PLAYED(the_preview_of_a_return_tells_them_apart),
        PLAYED(what_cost_nothing_gives_nothing_back),
        PLAYED(going_back_puts_the_unfinished_bill_aside),
        PLAYED(no_enter_behind_a_beep_answers),
        PLAYED(so_does_its_answer),
        PLAYED(another_clerk_is_asked_about_it),
        PLAYED(the_next_bill_replaces_nothing),
        PLAYED(a_part_payment_outlives_the_terminal),
        PLAYED(so_does_a_voucher),
        PLAYED(dropping_it_names_what_to_give_back),
        PLAYED(a_payment_given_back_is_not_kept),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
