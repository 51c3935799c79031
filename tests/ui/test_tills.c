/* SPDX-License-Identifier: MIT */
/* Which till a counter is at: one, one of several, one that another counter has, one that it has lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/at.h"

#include "desk/manage.h"
#include "desk/seat.h"
#include "ui/linear/linear.h"

static struct error err;
static struct player other; /* a second counter of the shop; only desk and counter are its own */

static void must(enum status status)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), err.field, err.note);
}

static struct desk *another_desk(void)
{
    struct desk *desk;
    must(desk_open(at.path, false, &desk, &err));
    must(desk_sign_in(desk, NULL, NULL, &err));
    return desk;
}

static void open_other(int64_t till, bool over)
{
    other = (struct player){.desk = another_desk()};
    seat_plan(other.desk, &(struct seat_wish){.till = till, .over = over});
    must(counter_open(other.desk, screen_list, &other.counter, &err));
}

static void close_other(void)
{
    counter_close(other.counter);
    desk_close(other.desk);
    canvas_clear(&other.canvas);
    other = (struct player){0};
}

static int tidy(void **state)
{
    if (other.desk)
        close_other();
    return at_close(state);
}

static enum screen_id theirs(void)
{
    return counter_screen(other.counter);
}

static void two_counters_at_two_tills_keep_apart(void **state)
{
    (void)state;
    open_other(2, false);
    player_type(&at, "⏎128⏎");
    player_type(&other, "⏎64⏎");
    assert_int_equal(at.counter->bill.view.payable, 12800);
    player_type(&other, "⏎");
    player_type(&at, "⏎");
    assert_string_equal(other.counter->done.view.bill, "0002-000001");
    assert_string_equal(at.counter->done.view.bill, "0001-000003");
    player_type(&other, "<^P>");
    assert_true(player_shows(&other, "0002-000001"));
    player_type(&at, "<^P>");
    assert_true(player_shows(&at, "0001-000003"));
}

/* The bill that lies on the one's counter is not offered at the other's. */
static void an_unfinished_bill_is_its_tills(void **state)
{
    (void)state;
    open_other(2, false);
    player_type(&at, "⏎128⏎");
    close_other();
    open_other(2, false);
    assert_int_equal(theirs(), SCREEN_IDLE);
    player_type(&other, "⏎64⏎");
    close_other(); /* as by a power cut */
    open_other(2, false);
    assert_int_equal(theirs(), SCREEN_ASK);
    player_type(&other, "⏎");
    assert_int_equal(other.counter->bill.view.payable, 6400);
    assert_int_equal(at.counter->bill.view.payable, 12800);
}

/* Seen at every till, taken up by one. */
static void a_bill_put_aside_is_for_all_tills(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎<F6>");
    open_other(2, false);
    assert_int_equal(other.counter->held.shown, 1);
    player_type(&at, "<F6>");
    player_type(&other, "<F6>⏎");
    assert_int_equal(theirs(), SCREEN_BILL);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_HELD);
    assert_string_equal(player_sentence(&at), "Another till has taken that bill.");
    assert_int_equal(at.counter->held.shown, 0);
    player_type(&other, "⏎");
    assert_string_equal(other.counter->done.view.bill, "0002-000001");
    assert_int_equal(player_bills(&at), 3);
}

/* --- which one ---------------------------------------------------------------------------------------------------- */

static void the_only_till_is_taken_unasked(void **state)
{
    (void)state;
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_true(seat_held(at.desk));
    assert_int_equal(desk_till_id(at.desk), 1);
}

static void where_there_are_several_it_is_asked(void **state)
{
    (void)state;
    must(manage_till_name(at.desk, NULL, 3, "Bar", &err));
    open_other(0, false);
    assert_int_equal(theirs(), SCREEN_TILLS);
    assert_true(player_shows(&other, "01 in use, process"));
    assert_true(player_shows(&other, "03 Bar free"));
    assert_true(player_shows(&other, "02 a new one"));
    player_type(&other, "5678/<^P><F6>"); /* there is no counter yet */
    assert_int_equal(theirs(), SCREEN_TILLS);
    player_type(&other, "2⏎"); /* the row, not the number */
    assert_int_equal(theirs(), SCREEN_IDLE);
    assert_int_equal(desk_till_id(other.desk), 3);
    assert_true(player_shows(&other, "Till 03 Bar"));
    close_other();
    open_other(0, false);
    player_type(&other, "3⏎⏎7⏎⏎");
    assert_string_equal(other.counter->done.view.bill, "0002-000001");
}

static void without_an_answer_there_is_no_counter(void **state)
{
    (void)state;
    open_other(0, false);
    assert_int_equal(theirs(), SCREEN_TILLS);
    player_type(&other, "<Esc>");
    assert_true(other.counter->quit);
    assert_int_equal(counter_till_outcome(other.counter, &err), STATUS_TILL_IN_USE);
    close_other();
    must(manage_till_name(at.desk, NULL, 3, "", &err));
    open_other(0, false);
    player_type(&other, "<^C>");
    assert_true(other.counter->quit);
    assert_int_equal(counter_till_outcome(other.counter, &err), STATUS_MISSING_VALUE);
}

/* --- taken over --------------------------------------------------------------------------------------------------- */

static void one_in_use_is_asked_about(void **state)
{
    (void)state;
    open_other(1, false);
    assert_int_equal(theirs(), SCREEN_ASK);
    assert_non_null(strstr(player_question(&other), "Till 01 is in use"));
    player_type(&other, "⏎"); /* Enter takes nothing over */
    assert_int_equal(theirs(), SCREEN_TILLS);
    assert_false(seat_held(other.desk));
    player_type(&at, "⏎12⏎⏎");
    assert_int_equal(player_bills(&at), 3);
    player_type(&other, "1⏎..1⏎.1");
    assert_int_equal(theirs(), SCREEN_IDLE);
    assert_true(seat_held(other.desk));
}

static void who_lost_the_till_sells_nothing_and_locks(void **state)
{
    (void)state;
    player_type(&at, "5678z⏎128⏎");
    open_other(1, false);
    player_type(&other, ".1");
    assert_int_equal(theirs(), SCREEN_ASK); /* the unfinished bill stays the till's */
    assert_non_null(strstr(player_question(&other), "Unfinished"));
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_LOCKED);
    assert_true(player_shows(&at, "Till 01 was taken over by process"));
    assert_false(player_shows(&at, "138"));
    assert_int_equal(player_bills(&other), 2);
    player_type(&other, "⏎⏎⏎⏎"); /* seen, taken up, seen, paid */
    assert_int_equal(other.counter->done.view.payable, 12160);
    assert_int_equal(player_bills(&other), 3);
    assert_int_equal(counter_till_outcome(at.counter, &err), STATUS_TILL_IN_USE);
}

/* The first edit of a bill is kept in the file, and finds it out; so does a key that is no sale. */
static void any_act_finds_it_out(void **state)
{
    (void)state;
    static const char *const acts[] = {"⏎128⏎", "5678z⏎+500⏎⏎", ".5.1", "<F6>⏎", "<F6><Del>.3"};
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        player_type(&at, acts[i][0] == '<' ? "⏎5⏎<F6>" : "");
        open_other(1, true);
        player_type(&at, acts[i]);
        if (at_state() != SCREEN_LOCKED)
            fail_msg("%s did not lock", acts[i]);
        assert_int_equal(at.counter->bill.now.lines, 0);
        assert_false(at.counter->in_hand);
        player_type(&at, "<Esc>⏎.1"); /* takes it back */
        player_type(&at, at_state() == SCREEN_ASK ? ".3" : "");
        assert_int_equal(at_state(), SCREEN_IDLE);
        assert_true(seat_held(at.desk));
        close_other();
    }
    assert_int_equal(player_bills(&at), 2);
}

static void who_lost_it_may_take_it_back_or_stay_locked(void **state)
{
    (void)state;
    open_other(1, true);
    player_type(&at, ".5.1");
    assert_int_equal(at_state(), SCREEN_LOCKED);
    player_type(&at, "⏎"); /* typed ahead, for something else */
    assert_int_equal(at_state(), SCREEN_LOCKED);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_ASK);
    player_type(&at, "<Esc><Esc>");
    assert_int_equal(at_state(), SCREEN_LOCKED);
    player_type(&other, "⏎12⏎⏎");
    assert_int_equal(player_bills(&other), 3);
    close_other();
    player_type(&at, "<^U>⏎"); /* nobody has it any more: it is not asked */
    assert_int_equal(at_state(), SCREEN_IDLE);
    player_type(&at, "⏎12⏎⏎");
    assert_int_equal(player_bills(&at), 4);
}

/* --- line by line ------------------------------------------------------------------------------------------------- */

static bool said(struct linear *linear, const char *text)
{
    struct buffer *out = linear_out(linear);
    bool is = out->text && strstr(out->text, text);
    buffer_clear(out);
    return is;
}

static void line_by_line_it_is_the_same(void **state)
{
    (void)state;
    struct desk *desk = another_desk();
    struct linear *linear;
    must(linear_open(desk, false, &linear, &err));
    assert_true(said(linear, "01, in use, process")); /* one till, and somebody is there */
    assert_true(linear_line(linear, "1"));
    assert_true(linear_line(linear, ""));
    assert_true(said(linear, "Take it over?"));
    assert_true(linear_line(linear, ".1"));
    assert_true(said(linear, "At till 01 from now on."));
    open_other(1, true);
    assert_true(linear_line(linear, ""));
    assert_true(linear_line(linear, "5"));
    assert_true(said(linear, "Till 01 was taken over by process"));
    assert_int_equal(linear_outcome(linear, &err), STATUS_TILL_IN_USE);
    assert_int_equal(player_bills(&other), 2);
    linear_close(linear);
    desk_close(desk);
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, tidy)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PLAYED(two_counters_at_two_tills_keep_apart),
        PLAYED(an_unfinished_bill_is_its_tills),
        PLAYED(a_bill_put_aside_is_for_all_tills),
        PLAYED(the_only_till_is_taken_unasked),
        PLAYED(where_there_are_several_it_is_asked),
        PLAYED(without_an_answer_there_is_no_counter),
        PLAYED(one_in_use_is_asked_about),
        PLAYED(who_lost_the_till_sells_nothing_and_locks),
        PLAYED(any_act_finds_it_out),
        PLAYED(who_lost_it_may_take_it_back_or_stay_locked),
        PLAYED(line_by_line_it_is_the_same),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
