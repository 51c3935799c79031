/* SPDX-License-Identifier: MIT */
/* Finished bills, their returns, the day's list, receipts, a member's card and ledger, played by keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/locale.h"
#include "base/money.h"

#include <cmocka.h>

#include "model/audit.h"

#include "tests/support/at.h"

#include "ui/counter/counter.h"

static void play(const char *keys, int budget)
{
    assert_true(player_keys(keys) <= budget);
    player_type(&at, keys);
}

static enum status refusal(void)
{
    return at.counter->message.shown && !at.counter->message.good ? at.counter->message.error.status : STATUS_OK;
}

/* Bill 3 as it is in the shop now. */
static struct sale_view third(void)
{
    struct sale_view view;
    struct error err;
    assert_int_equal(sale_view_rung(at.desk, 3, &view, &err), STATUS_OK);
    return view;
}

static void a_line_comes_back_after_its_preview(void **state)
{
    (void)state;
    player_type(&at, "1111⏎3*25⏎*20⏎⏎");
    play("/3⏎2*1⏎<F9>", 8);
    assert_int_equal(at_state(), SCREEN_PREVIEW);
    assert_true(player_shows(&at, "Refund ¥50.00"));
    struct sale_view before = third();
    assert_int_equal(before.refunded, 0); /* a preview writes nothing */
    sale_view_clear(&before);
    play("⏎", 1);
    assert_int_equal(at_state(), SCREEN_IDLE);
    struct sale_view after = third();
    assert_int_equal(after.refunded, 5000);
    assert_int_equal(after.line[0].returned, 2000);
    assert_int_equal(after.line[1].returned, 0);
    sale_view_clear(&after);
    assert_non_null(strstr(player_sentence(&at), "50.00"));
}

static void everything_comes_back(void **state)
{
    (void)state;
    player_type(&at, "1111⏎3*25⏎*20⏎⏎");
    play("/3⏎*⏎⏎⏎", 7);
    struct sale_view view = third();
    assert_int_equal(view.refunded, 9500);
    assert_false(view.voided);
    sale_view_clear(&view);
}

static void a_whole_bill_is_made_void(void **state)
{
    (void)state;
    player_type(&at, "1111⏎128⏎⏎");
    play("/3⏎.1⏎", 6);
    struct sale_view view = third();
    assert_true(view.voided);
    sale_view_clear(&view);
    assert_true(at.counter->done.voided);
    player_type(&at, "/3⏎.1");
    assert_int_equal(refusal(), STATUS_ALREADY_VOIDED);
    assert_int_equal(at_state(), SCREEN_RETURN);
    player_type(&at, "1⏎");
    assert_int_equal(refusal(), STATUS_ALREADY_VOIDED);
    player_type(&at, "<Esc><Esc><^Z>");
    assert_true(at.counter->message.shown);
    assert_int_equal(at_state(), SCREEN_IDLE);
}

static void lines_asked_for_may_change(void **state)
{
    (void)state;
    player_type(&at, "⏎3*25⏎*20⏎⏎/3⏎1⏎2⏎");
    assert_true(player_shows(&at, "3 x 25.00 75.00 3 3"));
    assert_true(player_shows(&at, "1 x 20.00 20.00 1 1"));
    player_type(&at, "0*1⏎");
    assert_false(player_shows(&at, "3 x 25.00 75.00 3 "));
    player_type(&at, "<Up><Up>2*⏎"); /* of the marked line */
    assert_true(player_shows(&at, "3 x 25.00 75.00 3 2"));
    player_type(&at, "4*1⏎");
    assert_true(at.counter->message.shown && !at.counter->message.good);
    assert_string_equal(counter_text(at.counter), "4*1"); /* refused text stays */
    assert_true(player_shows(&at, "3 x 25.00 75.00 3 2"));
    player_type(&at, "<^U>9⏎");
    assert_true(at.counter->message.shown && !at.counter->message.good);
}

static void nothing_comes_back_twice(void **state)
{
    (void)state;
    player_type(&at, "⏎3*25⏎*20⏎⏎/3⏎1⏎⏎⏎");
    player_type(&at, "/3⏎1⏎");
    assert_int_equal(refusal(), STATUS_ALREADY_RETURNED);
    player_type(&at, "<^U>2⏎⏎⏎/3⏎*⏎");
    assert_int_equal(refusal(), STATUS_ALREADY_RETURNED);
    assert_int_equal(at_state(), SCREEN_RETURN);
}

static void nothing_said_is_nothing_back(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎⏎/3⏎<F9>");
    assert_int_equal(at_state(), SCREEN_RETURN);
    assert_true(at.counter->message.shown && !at.counter->message.good);
    player_type(&at, "1⏎<F9>..");
    assert_int_equal(at_state(), SCREEN_RETURN); /* back from the preview, nothing written */
    struct sale_view view = third();
    assert_int_equal(view.refunded, 0);
    sale_view_clear(&view);
}

static void a_bill_that_is_not_there_keeps_its_text(void **state)
{
    (void)state;
    player_type(&at, "/77⏎");
    assert_int_equal(refusal(), STATUS_NOT_FOUND);
    assert_string_equal(counter_text(at.counter), "77");
    player_type(&at, "<^U>0001-000002⏎");
    assert_int_equal(at_state(), SCREEN_RETURN);
    assert_true(player_shows(&at, "Bill total ¥2,180.00"));
    player_type(&at, "..");
    assert_int_equal(at_state(), SCREEN_IDLE);
}

static void the_day_lists_its_bills(void **state)
{
    (void)state;
    player_type(&at, "/⏎");
    assert_true(player_shows(&at, "No bill on this day."));
    player_type(&at, "<Esc><Esc>1111⏎128⏎⏎⏎64⏎⏎");
    play("/⏎", 2);
    assert_int_equal(at_state(), SCREEN_BILLS);
    assert_true(player_shows(&at, "7 Bills of 08-01: 2"));
    assert_true(player_shows(&at, ">1 0001-000004 10:22 ¥64.00"));
    player_type(&at, "2⏎");
    assert_true(player_shows(&at, "Bill total ¥128.00"));
    player_type(&at, "..<F4>");
    assert_int_equal(at_state(), SCREEN_STEPS);
    assert_true(player_shows(&at, "Due: 128.00"));
    player_type(&at, "⏎..");
    assert_int_equal(at_state(), SCREEN_IDLE);
}

/* The marked note is read in full, however long; the first of its two rows ends where the second goes on. */
static void a_long_note_is_shown_whole(void **state)
{
    static const char note[] = "对花生过敏，送货前先打电话，周末在家，工作日放门卫处，发票开公司抬头，喜欢淡茶";
    (void)state;
    player_type(&at, "1111⏎.5.1");
    player_type(&at, note);
    player_type(&at, "<F9>");
    char *shot = player_shot(&at, 24, 80), *first = strstr(shot, "\n 对花生过敏");
    assert_non_null(first);
    char *end = strchr(first + 1, '\n'); /* the rows as one text */
    memmove(end, end + 2, strlen(end + 2) + 1);
    assert_non_null(strstr(first, note));
    free(shot);
    player_type(&at, "<Down>"); /* another row is marked */
    assert_int_equal(player_rows(&at, "对花生过敏"), 1);
}

/* From day to day with bills, or by its date; a day without bills is said, not skipped silently. */
static void any_day_lists_its_bills(void **state)
{
    (void)state;
    player_type(&at, "⏎12⏎⏎.3.1");
    assert_true(player_shows(&at, "7 Bills of 2026-07-26: 1"));
    player_type(&at, ".1");
    assert_true(player_shows(&at, ">1 0001-000001 11:30 ¥48.00"));
    player_type(&at, ".1");
    assert_string_equal(player_sentence(&at), "No bill before this day.");
    player_type(&at, "⏎⏎"); /* the first Enter after a refusal only shows */
    assert_true(player_shows(&at, "7 Bill 0001-000001"));
    player_type(&at, "..<Esc>.3.3<^U>2026-07-27<F9>");
    assert_true(player_shows(&at, "7 Bills of 2026-07-27: 0"));
    player_type(&at, ".2");
    assert_true(player_shows(&at, "7 Bills of 08-01: 1"));
    player_type(&at, ".2");
    assert_string_equal(player_sentence(&at), "No bill after this day.");
    player_type(&at, ".3<^U>2026-13-01<F9>");
    assert_int_equal(at_state(), SCREEN_DAY_FORM);
    assert_int_equal(refusal(), STATUS_BAD_VALUE);
}

/* The receipt is lost: the day and the total find the bill. */
static void a_bill_is_found_by_its_total(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎⏎⏎64⏎⏎⏎128⏎⏎<^Z>⏎"); /* of the later 128 nothing can come back */
    player_type(&at, ".3.3⏎128<F9>");
    assert_int_equal(at_state(), SCREEN_BILLS);
    assert_true(player_shows(&at, "7 Bills of 08-01: 1"));
    assert_true(player_shows(&at, "Only bills of ¥128.00"));
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_RETURN);
    assert_false(player_shows(&at, "[void]"));
    player_type(&at, "...3⏎<^U>127.99<F9>");
    assert_true(player_shows(&at, "No bill of this day and total"));
    player_type(&at, ".3⏎<^U>0<F9>");
    assert_int_equal(at_state(), SCREEN_DAY_FORM);
    assert_int_equal(refusal(), STATUS_BAD_VALUE);
    player_type(&at, "<Esc><Esc>");
    assert_int_equal(at_state(), SCREEN_BILLS); /* all of the day again */
    assert_false(player_shows(&at, "Only bills of"));
    assert_true(player_shows(&at, "¥64.00"));
}

/* After midnight the list of the day is empty, so no key may act on a row. */
static void the_days_list_may_be_empty_after_midnight(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎⏎⏎64⏎⏎/⏎<Down>");
    assert_int_equal(at_state(), SCREEN_BILLS);
    clock_freeze(clock_now() + 24 * 60 * 60);
    player_type(&at, "<F5>");
    assert_true(player_shows(&at, "7 Bills of 08-02: 0"));
    assert_false(player_shows(&at, "F4Why"));
    player_type(&at, "⏎<F4>.4<Del>1<Down>");
    assert_int_equal(at_state(), SCREEN_BILLS);
    assert_true(at.beeps >= 4);
    player_type(&at, "<^P>"); /* of this till's last one, as anywhere */
    assert_true(player_shows(&at, "Receipt 0001-000004"));
}

static void the_last_bill_is_printed_again_by_one_key(void **state)
{
    (void)state;
    player_type(&at, "1111⏎128⏎⏎");
    play("<^P>", 1);
    assert_int_equal(at_state(), SCREEN_RECEIPT);
    assert_true(player_shows(&at, "Receipt 0001-000003, 48 columns"));
    assert_true(player_rows(&at, "0001-000003") > 1); /* in the title and on the receipt */
    player_type(&at, "<F4>");
    assert_true(player_shows(&at, "Receipt 0001-000003, 32 columns"));
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    player_type(&at, "⏎64⏎<^P>");                                      /* over an open bill too, which stays */
    assert_true(player_shows(&at, "Receipt 0001-000003, 32 columns")); /* the paper stays the one chosen */
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->bill.view.payable, 6400);
}

static size_t reveals;

static enum status count_reveal(void *ctx, const struct audit *audit)
{
    (void)ctx;
    reveals += strcmp(audit->act, "member reveal") == 0 && audit->member == 1;
    return STATUS_OK;
}

static void a_phone_is_shown_on_the_record(void **state)
{
    (void)state;
    struct error err;
    player_type(&at, "5678z⏎.5");
    assert_int_equal(at_state(), SCREEN_CARD);
    char *shot = player_shot(&at, 24, 80);
    assert_null(strstr(shot, PLAYER_ZHANG));
    free(shot);
    reveals = 0;
    player_type(&at, ".3");
    shot = player_shot(&at, 24, 80);
    assert_non_null(strstr(shot, PLAYER_ZHANG));
    free(shot);
    assert_int_equal(audit_walk(desk_db(at.desk), count_reveal, NULL, &err), STATUS_OK);
    assert_int_equal(reveals, 1);
    player_type(&at, "...5"); /* opened again: masked */
    shot = player_shot(&at, 24, 80);
    assert_null(strstr(shot, PLAYER_ZHANG));
    free(shot);
}

static void the_card_tells_every_contact(void **state)
{
    (void)state;
    player_type(&at, "5678z⏎128⏎⏎5678z⏎.5");
    assert_true(player_shows(&at, ">08-01 10:22 Sale 0001-000003 ¥121.60 +182p"));
    assert_true(player_shows(&at, "07-25 11:30 Enrolment"));
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_RETURN);
    assert_true(player_shows(&at, "Bill total ¥121.60"));
    player_type(&at, "..<Down>⏎"); /* a coupon issued: no bill, but why */
    assert_int_equal(at_state(), SCREEN_STEPS);
    player_type(&at, "⏎..");
    assert_int_equal(at_state(), SCREEN_MEMBER);
}

static void the_ledger_runs_to_the_balance(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎128⏎-500⏎⏎13812345678⏎.5.7");
    assert_int_equal(at_state(), SCREEN_LEDGER);
    char balance[MONEY_TEXT], row[RENDER_TEXT];
    number_format_grouped(balance, at.counter->hand.points_balance);
    snprintf(row, sizeof row, ">1 08-01 10:22 Sale Points +174 %s", balance);
    assert_true(player_shows(&at, row));
    player_type(&at, "2⏎");
    assert_int_equal(at_state(), SCREEN_STEPS);
    player_type(&at, "......");
    assert_int_equal(at_state(), SCREEN_MEMBER);
}

static void idle_time_closes_the_card(void **state)
{
    (void)state;
    player_type(&at, "5678z⏎.5.7");
    counter_idle(at.counter, COUNTER_LET_GO_MS);
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_false(at.counter->in_hand);
}

static void letters_find_items(void **state)
{
    (void)state;
    play("⏎lj⏎⏎", 5);
    assert_int_equal(at.counter->done.view.payable, 2500);
    assert_string_equal(at.counter->done.view.line[0].sku, "TEA");
    static const char *const typed[] = {"ljc", "longjing", "TEA", "te", "龙井", "井茶", "LJC"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        player_type(&at, "⏎12⏎3*");
        player_type(&at, typed[i]);
        player_type(&at, ".1");
        assert_int_equal(at_state(), SCREEN_BILL);
        assert_int_equal(at.counter->bill.view.payable, 1200 + 3 * 2500);
        player_type(&at, "...3");
    }
}

static void no_item_found_keeps_bill_and_text(void **state)
{
    (void)state;
    player_type(&at, "⏎12⏎x%⏎"); /* % is a letter like any other */
    assert_int_equal(refusal(), STATUS_NOT_FOUND);
    assert_int_equal(at_state(), SCREEN_ITEM);
    assert_string_equal(counter_text(at.counter), "x%");
    player_type(&at, "t⏎"); /* the next character begins anew */
    assert_int_equal(at.counter->bill.view.payable, 3700);
    player_type(&at, "lj<Bs><Bs>");
    assert_int_equal(at_state(), SCREEN_BILL);
    player_type(&at, "lj<Esc>⏎");
    assert_int_equal(at.counter->done.view.payable, 3700);
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PLAYED(a_line_comes_back_after_its_preview),
        PLAYED(everything_comes_back),
        PLAYED(a_whole_bill_is_made_void),
        PLAYED(lines_asked_for_may_change),
        PLAYED(nothing_comes_back_twice),
        PLAYED(nothing_said_is_nothing_back),
        PLAYED(a_bill_that_is_not_there_keeps_its_text),
        PLAYED(the_day_lists_its_bills),
        PLAYED(any_day_lists_its_bills),
        PLAYED(a_long_note_is_shown_whole),
        PLAYED(a_bill_is_found_by_its_total),
        PLAYED(the_days_list_may_be_empty_after_midnight),
        PLAYED(the_last_bill_is_printed_again_by_one_key),
        PLAYED(a_phone_is_shown_on_the_record),
        PLAYED(the_card_tells_every_contact),
        PLAYED(the_ledger_runs_to_the_balance),
        PLAYED(idle_time_closes_the_card),
        PLAYED(letters_find_items),
        PLAYED(no_item_found_keeps_bill_and_text),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
