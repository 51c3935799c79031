/* SPDX-License-Identifier: MIT */
/*
 * A real day at the counter: what happens to clerks and how it is settled, row by row, in both languages. What a row
 * leads to is read from the books, so that the words may differ.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "model/bill.h"

#include "tests/support/at.h"
#include "tests/support/practice.h"

#include "desk/badge.h"
#include "ui/counter/counter.h"

static struct error err;

static void must(enum status status)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), err.field, err.note);
}

static int64_t member_of(const char *phone)
{
    int64_t id = 0;
    must(member_by_phone(desk_db(at.desk), player_number(phone), &id, &err));
    return id;
}

static struct holding held_by(const char *phone)
{
    return practice_holds(at.desk, member_of(phone));
}

static void at_screen(enum screen_id screen)
{
    if (at_state() != screen)
        fail_msg("screen %d, not %d: %s", at_state(), screen, player_sentence(&at));
}

/* The newest bill: its member (NULL: a walk-in), what was due, and whether it was voided. */
static void newest_bill(const char *phone, int64_t payable, bool voided)
{
    struct bill bill = {0};
    int64_t id = 0;
    must(bill_last_of_till(desk_db(at.desk), 1, &id, &err));
    must(bill_get(desk_db(at.desk), id, &bill, &err));
    assert_int_equal(bill.row.member, phone ? member_of(phone) : 0);
    assert_int_equal(bill.row.payable, payable);
    assert_int_equal(bill.row.voided, voided);
    bill_clear(&bill);
}

/* --- the member -----------------------------------------------------------------------------------------------------
 */

/* They may earn by their name; what they hold goes out only with proof. */
static void forgot_the_phone(void)
{
    player_type(&at, "li⏎128⏎⏎");
    newest_bill(PLAYER_LEE, 12800, false);
    player_type(&at, "zly⏎128⏎.5");
    at_screen(SCREEN_PROOF);
    player_type(&at, "1234⏎⏎"); /* the middle four; the Enter after them only shows */
    at_screen(SCREEN_TENDER);
    player_type(&at, "⏎");
    newest_bill(PLAYER_ZHANG, 12160, false);
    assert_int_equal(held_by(PLAYER_ZHANG).wallet, 30000 - 12160);
}

/* Proven by the old number and the last bill; the old one is kept as former and never found first. */
static void number_changed(void)
{
    player_type(&at, "1111⏎12⏎⏎1111⏎.6<S-Tab>13900002222<F9>13900001111⏎");
    player_type(&at, at.counter->done.view.bill);
    player_type(&at, "<F9>");
    at_screen(SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.member.phone, player_number("13900002222"));
}

/* --- the bill -------------------------------------------------------------------------------------------------------
 */

static void wrong_tender_found_later(void)
{
    struct bill bill = {0};
    player_type(&at, "⏎128⏎⏎⏎20⏎⏎/3⏎.5.1⏎");
    must(bill_get(desk_db(at.desk), 3, &bill, &err));
    assert_string_equal(bill.payment[bill.payments - 1].tender, "cash");
    assert_int_equal(bill.row.payable, 12800);
    bill_clear(&bill);
}

/* The money was taken on another device: Enter confirms it, undo names what to give back. */
static void paid_on_another_device(void)
{
    player_type(&at, "⏎128⏎.2⏎");
    newest_bill(NULL, 12800, false);
    player_type(&at, "<^Z>");
    assert_non_null(strstr(player_question(&at), "128.00"));
    player_type(&at, "⏎");
    newest_bill(NULL, 12800, true);
}

static void platform_voucher(void)
{
    player_type(&at, "⏎128⏎.61MT12345678⏎100⏎88.5<F9>.2⏎");
    newest_bill(NULL, 12800, false);
    player_type(&at, "⏎128⏎.61MT12345678⏎100⏎88.5<F9>"); /* its code pays once */
    assert_int_equal(at.counter->message.error.status, STATUS_COUPON_USED);
}

/* What the figure is made of is shown, then points are given by another person, with the bill it is about. */
static void dispute_over_points(void)
{
    player_type(&at, "1111⏎128⏎⏎1111⏎.5<F4>");
    at_screen(SCREEN_STEPS);
    player_type(&at, "...520⏎#3⏎漏积<F9>");
    at_screen(SCREEN_APPROVE);
    assert_int_equal(held_by(PLAYER_LEE).points, 128);
    player_type(&at, "M01⏎");
    at_screen(SCREEN_CARD);
    assert_int_equal(held_by(PLAYER_LEE).points, 148);
    player_type(&at, "<^Z>⏎M01⏎");
    assert_int_equal(held_by(PLAYER_LEE).points, 128);
}

static void bill_rung_without_the_member(void)
{
    player_type(&at, "⏎128⏎⏎1111⏎.73⏎⏎");
    newest_bill(PLAYER_LEE, 12800, false);
    assert_int_equal(held_by(PLAYER_LEE).points, 128);
}

/* --- the shop -------------------------------------------------------------------------------------------------------
 */

/* At the next sign-in the open bill is offered again, beside the bill that was done last. */
static void power_cut(void)
{
    player_type(&at, "⏎20⏎⏎⏎128⏎");
    counter_close(at.counter);
    must(counter_open(at.desk, screen_list, &at.counter, &err));
    at_screen(SCREEN_ASK);
    assert_true(player_shows(&at, "#3"));
    player_type(&at, "⏎");
    at_screen(SCREEN_BILL);
    player_type(&at, "<F5>⏎");
    newest_bill(NULL, 12800, false);
}

static const struct row {
    const char *happens;
    void (*play)(void);
} rows[] = {
    {"forgot the phone", forgot_the_phone},
    {"number changed", number_changed},
    {"wrong tender found later", wrong_tender_found_later},
    {"paid on another device", paid_on_another_device},
    {"platform voucher", platform_voucher},
    {"dispute over points", dispute_over_points},
    {"bill rung without the member", bill_rung_without_the_member},
    {"power cut", power_cut},
};

static void day_in(const char *language)
{
    locale_start(language);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        print_message("%s\n", rows[i].happens);
        player_open(&at);
        rows[i].play();
        practice_proven(at.desk);
        player_close(&at);
    }
}

static void every_row_in_chinese(void **state)
{
    (void)state;
    day_in("zh");
}

static void every_row_in_english(void **state)
{
    (void)state;
    day_in("en");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_in_chinese),
        cmocka_unit_test(every_row_in_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
