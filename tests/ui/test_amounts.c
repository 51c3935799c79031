/* SPDX-License-Identifier: MIT */
/* Amounts that nobody meant: mistyped ones are refused whole, codes are no amounts, far too much is asked about. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/at.h"

#include "ui/counter/counter.h"

static void a_mistyped_amount_is_refused_whole(void **state)
{
    (void)state;
    static const char *const before[] = {"⏎", "1111⏎", "⏎128⏎", "⏎128⏎.2", "1111⏎+500⏎", "<scan:6900000000009>"};
    static const char *const wrong[] = {"12,8", "1.5.5", "1e5", "128..5", "1 2", "12.345.", "3x4"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        for (size_t j = 0; j < sizeof wrong / sizeof *wrong; j++) {
            player_open(&at);
            player_type(&at, before[i]);
            enum screen_id screen = at_state();
            int64_t due = pay_due(at.counter);
            size_t lines = at.counter->bill.now.lines, paid = at.counter->paying->tenders;
            player_type(&at, wrong[j]);
            assert_string_equal(counter_text(at.counter), wrong[j]);
            assert_non_null(strstr(player_sentence(&at), "is no amount"));
            player_type(&at, "⏎⏎");
            if (at_state() != screen || pay_due(at.counter) != due || at.counter->bill.now.lines != lines ||
                at.counter->paying->tenders != paid)
                fail_msg("%s%s was taken", before[i], wrong[j]);
            player_type(&at, "7");
            assert_string_equal(counter_text(at.counter), "7");
            assert_int_equal(player_bills(&at), 2);
            player_close(&at);
        }
}

/* Of a return it is a line. */
static void so_is_a_line_of_a_return(void **state)
{
    (void)state;
    player_type(&at, "⏎3*25⏎⏎/3⏎1x1⏎");
    assert_true(player_refused(&at, SCREEN_RETURN));
    assert_non_null(strstr(player_sentence(&at), "no line of the bill"));
}

/* The sign belongs to another prompt; the amount behind it is not paid. */
static void a_line_typed_where_a_tender_is_asked(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎.2*64⏎");
    assert_true(player_refused(&at, SCREEN_TENDER));
    assert_int_equal(at.counter->bill.pay.tenders, 0);
}

static void refused_text_is_replaced_everywhere(void **state)
{
    (void)state;
    player_type(&at, "1111⏎128⏎-99999⏎");
    assert_true(player_refused(&at, SCREEN_BILL));
    player_type(&at, "200");
    assert_string_equal(counter_text(at.counter), "200");
    player_type(&at, "<^U>.39999⏎<Bs>"); /* what is mended stays */
    assert_string_equal(counter_text(at.counter), "999");
    player_type(&at, "8");
    assert_string_equal(counter_text(at.counter), "9998");
    player_type(&at, "<Esc><Esc><Esc>.3/9⏎"); /* no such bill */
    player_type(&at, "2");
    assert_string_equal(counter_text(at.counter), "2");
}

static void refused_text_of_a_form_is_replaced(void **state)
{
    (void)state;
    player_type(&at, "13987654321⏎张丽⏎10230⏎");
    assert_true(player_refused(&at, SCREEN_ENROL));
    player_type(&at, "0627⏎");
    assert_true(player_shows(&at, "06-27"));
    assert_false(at.counter->refused);
}

/* --- codes ------------------------------------------------------------------------------------------------------ */

static void digits_behind_a_quantity_are_a_code(void **state)
{
    (void)state;
    player_type(&at, "⏎9*6901234567892⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_string_equal(at.counter->bill.now.line[0].sku, "TEA");
    assert_int_equal(pay_due(at.counter), 9 * 2500);
    player_type(&at, "9*6900000000042⏎⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->bill.now.lines, 1);
    assert_int_equal(player_bills(&at), 2);
    player_type(&at, "<^U>9*12345678⏎");
    assert_true(player_refused(&at, SCREEN_BILL));
}

/* --- far too much ----------------------------------------------------------------------------------------------- */

static void far_too_much_is_asked_about(void **state)
{
    (void)state;
    static const char *const asked[] = {"⏎10001⏎", "⏎*10001⏎", "⏎2*10001⏎", "1111⏎+10001⏎", "⏎128⏎*10001⏎"};
    static const char *const plain[] = {"⏎10000⏎", "⏎10001.⏎", "⏎*10001.00⏎", "1111⏎+500⏎", "⏎128⏎"};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        player_open(&at);
        player_type(&at, asked[i]);
        assert_string_equal(player_question(&at), "¥10,001.00, typed without a point: is it that much?");
        player_type(&at, "⏎⏎"); /* answers nothing */
        assert_int_equal(at_state(), SCREEN_ASK);
        player_type(&at, ".2");
        assert_true(strstr(counter_text(at.counter), "10001") != NULL); /* to be corrected */
        player_type(&at, "⏎⏎.1");
        assert_true(at_state() == SCREEN_BILL || at_state() == SCREEN_TOPUP);
        assert_string_equal(counter_text(at.counter), "");
        player_close(&at);
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        player_open(&at);
        player_type(&at, plain[i]);
        assert_true(at_state() == SCREEN_BILL || at_state() == SCREEN_TOPUP);
        player_close(&at);
    }
}

static void sell_walk_in(int64_t amount)
{
    struct sale_line line = {.quantity = 1000, .price = amount};
    struct sale_request request = {.line = &line, .lines = 1};
    struct sale_view view = {0};
    struct error err;
    assert_int_equal(sell(at.desk, NULL, NULL, &request, &view, &err), STATUS_OK);
    sale_view_clear(&view);
}

/* Ten times the median of fifty bills; what is received in cash is not asked about, and an offer of the shop is not. */
static void fifty_bills_say_what_is_usual(void **state)
{
    (void)state;
    for (int i = 0; i < 50; i++)
        sell_walk_in(2000);
    while (counter_warm(at.counter))
        continue;
    player_type(&at, "⏎200⏎⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    player_type(&at, "⏎201⏎");
    assert_int_equal(at_state(), SCREEN_ASK);
    player_type(&at, ".1201⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    player_type(&at, "1111⏎+500⏎..+501⏎");
    assert_int_equal(at_state(), SCREEN_ASK);
}

/* Two points are one step back in a form too, where they cannot belong to the field. */
static void two_points_leave_a_form(void **state)
{
    (void)state;
    static const char *const leave[] = {"13987654321⏎..", "13987654321⏎<S-Tab>1..", "13987654321⏎张丽⏎..",
                                        "13987654321⏎张丽⏎⏎1990.."};
    for (size_t i = 0; i < sizeof leave / sizeof *leave; i++) {
        player_type(&at, leave[i]);
        if (at_state() == SCREEN_ENROL)
            fail_msg("%s stays in the form", leave[i]);
        player_type(&at, "....");
    }
    player_type(&at, "13987654321⏎张丽..");
    assert_int_equal(at_state(), SCREEN_ENROL); /* "张丽.." is a name */
}

static void a_quantity_alone_says_what_comes_after_it(void **state)
{
    (void)state;
    player_type(&at, "5*⏎");
    assert_int_equal(at_state(), SCREEN_WALKIN);
    assert_string_equal(player_sentence(&at), "After 5* comes what is sold: a scan, or a price, e.g. 5*12.80.");
    player_type(&at, "<scan:6901234567892>"); /* and what was typed counts */
    assert_int_equal(at.counter->bill.view.line[0].quantity, 5000);
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mistyped_amount_is_refused_whole),
        PLAYED(so_is_a_line_of_a_return),
        PLAYED(a_line_typed_where_a_tender_is_asked),
        PLAYED(refused_text_is_replaced_everywhere),
        PLAYED(refused_text_of_a_form_is_replaced),
        PLAYED(digits_behind_a_quantity_are_a_code),
        cmocka_unit_test(far_too_much_is_asked_about),
        PLAYED(fifty_bills_say_what_is_usual),
        PLAYED(two_points_leave_a_form),
        PLAYED(a_quantity_alone_says_what_comes_after_it),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
