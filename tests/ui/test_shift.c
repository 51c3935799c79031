/* SPDX-License-Identifier: MIT */
/* The handover at the counter: counted blind, within its budget of keys, the incoming clerk goes on. */
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

#include "desk/badge.h"
#include "desk/shift.h"
#include "ui/counter/counter.h"

static int open_player(void **state)
{
    (void)state;
    player_open(&at);
    player_type(&at, ".6<F2>E07⏎");
    return 0;
}

static const char *badge(const char *code)
{
    static char keys[BADGE_TEXT + 16];
    char text[BADGE_TEXT];
    struct staff staff;
    struct error err;
    assert_int_equal(staff_by_code(desk_db(at.desk), code, &staff, &err), STATUS_OK);
    snprintf(keys, sizeof keys, "<scan:%s>", badge_of_staff(text, desk_secret(at.desk), &staff));
    return keys;
}

static int64_t shift_open_now(void)
{
    int64_t id;
    struct error err;
    assert_int_equal(shift_now(at.desk, &id, &err), STATUS_OK);
    return id;
}

static bool on_screen(const char *text)
{
    char *shot = player_shot(&at, 24, 80);
    bool found = strstr(shot, text) != NULL;
    free(shot);
    return found;
}

#define NOTES "12⏎16⏎10⏎10⏎10⏎10⏎10⏎10⏎"

static void eight_notes_a_card_and_a_pin_are_thirty_five_keys(void **state)
{
    (void)state;
    char keys[BADGE_TEXT + 80];
    int64_t first = shift_open_now();
    player_type(&at, "⏎100⏎100⏎");
    snprintf(keys, sizeof keys, ".1" NOTES "%s123456⏎<F9>", badge("M01"));
    assert_true(player_keys(keys) <= 35); /* the scan is no key, but F9 once more is one */
    player_type(&at, keys);
    assert_string_equal(player_sentence(&at),
                        "The count is not what is due. Count again, or F9 hands over as counted.");
    player_type(&at, "<F9>");
    assert_int_equal(counter_screen(at.counter), SCREEN_COUNTED);
    assert_string_equal(desk_staff(at.desk)->code, "M01");
    struct shift_view view;
    struct error err;
    assert_int_equal(shift_read(at.desk, first, &view, &err), STATUS_OK);
    assert_int_equal(view.counted, 120000 + 80000 + 20000 + 10000 + 5000 + 1000 + 500 + 100);
    assert_int_equal(view.shift.over, view.counted - view.expected);
    assert_true(on_screen("counted 2,366.00"));
    assert_true(on_screen("Over/short -262.00"));
    player_type(&at, "⏎⏎"); /* the first Enter, right after the sign-in, only shows */
    assert_int_equal(counter_screen(at.counter), SCREEN_IDLE);
    assert_int_not_equal(shift_open_now(), first); /* the next one's */
}

/* Not once more after the form was left: nobody counts towards what is due by trying. */
static void that_the_count_differs_is_said_once_in_a_shift(void **state)
{
    (void)state;
    char keys[BADGE_TEXT + 80];
    player_type(&at, "⏎100⏎100⏎");
    snprintf(keys, sizeof keys, ".1" NOTES "%s123456⏎<F9>", badge("M01"));
    player_type(&at, keys);
    assert_non_null(strstr(player_sentence(&at), "The count is not what is due."));
    for (int i = 0; i < 4 && counter_screen(at.counter) != SCREEN_IDLE; i++)
        player_type(&at, "<F12>"); /* the sentence, the text, the form */
    assert_int_equal(counter_screen(at.counter), SCREEN_IDLE);
    player_type(&at, "<wait:3000>");
    player_type(&at, keys);
    assert_int_equal(counter_screen(at.counter), SCREEN_COUNTED);
}

static void what_had_to_be_there_is_not_shown_before_it_is_written(void **state)
{
    (void)state;
    player_type(&at, "⏎4321⏎.1⏎.1");
    assert_int_equal(counter_screen(at.counter), SCREEN_SHIFT);
    assert_false(on_screen("4,321"));
    player_type(&at, "3⏎");
    assert_false(on_screen("Over/short"));
    player_type(&at, "<F9>.1.1");
    assert_int_equal(counter_screen(at.counter), SCREEN_COUNTED);
    assert_true(on_screen("Over/short -"));
    player_type(&at, "⏎⏎"); /* without a next clerk the till is locked */
    assert_int_equal(counter_screen(at.counter), SCREEN_LOCKED);
    assert_int_equal(shift_open_now(), 0);
}

static void what_cannot_be_handed_over_says_why(void **state)
{
    (void)state;
    player_type(&at, ".1<F9>");
    assert_string_equal(player_sentence(&at), "Count the drawer first: number of each note, then Enter.");
    player_type(&at, "1.5⏎");
    assert_string_equal(player_sentence(&at), "Type how many ¥100.00 notes, a whole number.");
    player_type(&at, "<^U>1⏎<Down><Down><Up>");
    assert_true(player_shows(&at, "> 20 >"));
    player_type(&at, badge("E07"));
    assert_string_equal(player_sentence(&at), "The incoming clerk must not be the outgoing one.");
    player_type(&at, "<scan:6901234567892>");
    assert_string_equal(player_sentence(&at), "Scan a staff card or enter the PIN.");
    player_type(&at, "<Tab><Tab><Tab><Tab><Tab><Tab>500⏎<F9>.1.1"); /* more to the safe than was counted */
    assert_int_equal(at.counter->message.error.status, STATUS_BAD_VALUE);
    assert_int_equal(counter_screen(at.counter), SCREEN_COMING);
    int64_t open = shift_open_now();
    struct shift_close_request request = {.shift = open, .count = {1}};
    struct shift_done done;
    struct error err;
    assert_int_equal(shift_close(at.desk, NULL, &request, &done, &err), STATUS_OK); /* from another terminal */
    player_type(&at, "<S-Tab>1⏎<F9>.1");
    assert_int_equal(at.counter->message.error.status, STATUS_SHIFT_CLOSED);
}

static void no_enter_closes_a_shift_that_is_not_counted(void **state)
{
    (void)state;
    int64_t open = shift_open_now();
    player_type(&at, "⏎100⏎⏎.13⏎5⏎<F9>");
    assert_string_equal(player_question(&at), "Not counted: 20 10 5 1 0.5 0.1. Are there none of these?");
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_SHIFT);
    player_type(&at, "⏎<F9>.1"); /* the Enter after a question counts nothing */
    assert_string_equal(player_question(&at), "The count is not what is due, and nobody goes on. Hand over, and lock?");
    player_type(&at, "⏎<F9>⏎<F9>");
    assert_int_equal(at_state(), SCREEN_SHIFT);
    assert_true(shift_open_now() != 0 && (open == 0 || shift_open_now() == open));
    player_type(&at, "<F9>.1");
    assert_int_equal(at_state(), SCREEN_COUNTED);
    assert_int_equal(shift_open_now(), 0);
}

/* Enter on a note says that there is none of it; that and a next clerk are the whole form. */
static void a_whole_form_closes_without_a_question(void **state)
{
    (void)state;
    player_type(&at, ".125⏎⏎1⏎⏎1⏎3⏎⏎⏎M01⏎<F9>"); /* as much as is due */
    assert_int_equal(at_state(), SCREEN_COUNTED);
    assert_string_equal(desk_staff(at.desk)->code, "M01");
}

/* Said once, without the sum: what is counted then stands. */
static void a_count_that_differs_is_counted_once_more(void **state)
{
    (void)state;
    int64_t open = shift_open_now();
    player_type(&at, ".11⏎⏎⏎⏎⏎⏎⏎⏎M01⏎<F9>");
    assert_int_equal(at_state(), SCREEN_COMING);
    assert_int_equal(shift_open_now(), open);
    assert_false(on_screen("2,528"));
    player_type(&at, "<S-Tab><Up><Up><Up><Up><Up><Up><Up><Up>24⏎<F9>");
    assert_int_equal(at_state(), SCREEN_COUNTED);
    assert_true(on_screen("counted 2,400.00"));
    assert_true(on_screen("Over/short -128.00"));
}

static void nobody_is_signed_in_after_a_handover_to_nobody(void **state)
{
    (void)state;
    player_type(&at, ".11⏎<F9>.1.1");
    assert_false(desk_signed_in(at.desk));
    counter_idle(at.counter, COUNTER_LOCK_MS); /* over the result, which nobody left */
    player_type(&at, "<F9>M01⏎");
    assert_string_equal(desk_staff(at.desk)->code, "M01");
    assert_int_equal(at_state(), SCREEN_IDLE);
}

static void held_bills_go_on_and_drawer_opens_are_counted(void **state)
{
    (void)state;
    player_type(&at, "⏎86⏎<F6>.5.1.5.3.1");
    assert_true(on_screen("No-sale opens 2 x"));
    assert_true(on_screen("held 1"));
    player_type(&at, "1⏎<F9>.1.1⏎⏎");
    player_type(&at, "M01⏎<F6>⏎");
    assert_int_equal(counter_screen(at.counter), SCREEN_BILL);
    assert_int_equal(at.counter->bill.view.payable, 8600);
}

static void a_wrong_tender_is_put_right_on_the_bill(void **state)
{
    (void)state;
    struct sale_view view;
    struct error err;
    player_type(&at, "⏎128⏎⏎/3⏎.5⏎");
    assert_string_equal(player_sentence(&at), "First choose how it was paid: .1 cash, .2 WeChat; . shows all.");
    player_type(&at, ".150⏎.4⏎");
    assert_int_equal(counter_screen(at.counter), SCREEN_RETURN);
    assert_true(player_shows(&at, "7 Bill 0001-000003"));
    assert_int_equal(sale_view_rung(at.desk, 3, &view, &err), STATUS_OK);
    assert_int_equal(view.tenders, 2);
    assert_int_equal(view.tender[0].amount + view.tender[1].amount, 12800);
    sale_view_clear(&view);
    player_type(&at, "..<Esc>.11⏎<F9>.1.1⏎⏎E07⏎/3⏎.5.2⏎"); /* handed over: a manager */
    assert_int_equal(counter_screen(at.counter), SCREEN_APPROVE);
    player_type(&at, "M01⏎");
    assert_int_equal(counter_screen(at.counter), SCREEN_RETURN);
    assert_true(player_shows(&at, "Walk-in WeChat 128.00"));
}

static void float_and_drop_go_through_the_list_of_shifts(void **state)
{
    (void)state;
    struct shift_view view;
    struct error err;
    player_type(&at, "⏎100⏎100⏎:shifts⏎.1500<F9>");
    assert_string_equal(player_sentence(&at), "Float ¥500.00 is in the drawer.");
    player_type(&at, ".20.5<F9>"); /* half a yuan */
    assert_string_equal(player_sentence(&at), "¥0.50 to the safe.");
    player_type(&at, ".1500<F9>"); /* once a shift */
    assert_int_equal(at_state(), SCREEN_CASH);
    assert_int_equal(at.counter->message.error.status, STATUS_BAD_VALUE);
    player_type(&at, "<Esc>.2-5<F9>");
    assert_int_equal(at_state(), SCREEN_CASH);
    assert_int_equal(shift_read(at.desk, shift_open_now(), &view, &err), STATUS_OK);
    assert_int_equal(view.shift.floated, 50000);
    assert_int_equal(view.shift.dropped, 50);
    player_type(&at, "<Esc>");
    assert_true(player_shows(&at, "500.00 0.50"));
}

#define PLAYED(name) cmocka_unit_test_setup_teardown(name, open_player, at_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLAYED(eight_notes_a_card_and_a_pin_are_thirty_five_keys),
        PLAYED(that_the_count_differs_is_said_once_in_a_shift),
        PLAYED(what_had_to_be_there_is_not_shown_before_it_is_written),
        PLAYED(what_cannot_be_handed_over_says_why),
        PLAYED(no_enter_closes_a_shift_that_is_not_counted),
        PLAYED(a_whole_form_closes_without_a_question),
        PLAYED(a_count_that_differs_is_counted_once_more),
        PLAYED(float_and_drop_go_through_the_list_of_shifts),
        PLAYED(nobody_is_signed_in_after_a_handover_to_nobody),
        PLAYED(held_bills_go_on_and_drawer_opens_are_counted),
        PLAYED(a_wrong_tender_is_put_right_on_the_bill),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
