/* SPDX-License-Identifier: MIT */
/* The board: its figures after new bills, and the way from a tier down to a bill, played by keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/at.h"
#include "tests/support/scratch.h"

#include "report/board.h"
#include "desk/backup.h"
#include "desk/coupon_act.h"
#include "ui/counter/counter.h"

static struct board figures(void)
{
    struct board board;
    struct error err;
    assert_int_equal(board_read(desk_db(at.desk), desk_day(at.desk), clock_now(), &board, &err), STATUS_OK);
    return board;
}

/* A member's bill, a walk-in's, a voided one and one returned whole: the last two do not count as purchases. */
static void purchases_alone_count(void **state)
{
    (void)state;
    struct board before = figures();
    player_type(&at, "1111⏎128⏎⏎⏎72⏎⏎⏎50⏎⏎⏎30⏎⏎");
    int last = player_bills(&at);
    char keys[64];
    snprintf(keys, sizeof keys, "/%d⏎.1⏎/%d⏎*⏎⏎⏎", last, last - 1);
    player_type(&at, keys);
    struct board after = figures();
    assert_int_equal(after.today.net - before.today.net, 20000);
    assert_int_equal(after.today.member_net - before.today.member_net, 12800);
    assert_int_equal(after.today.bills - before.today.bills, 2);
    assert_int_equal(after.today.points_given - before.today.points_given, 128);
    assert_int_equal(after.points - before.points, 128);
}

static void points_used_and_new_members_count(void **state)
{
    (void)state;
    struct board before = figures();
    player_type(&at, "13812345678⏎128⏎-500⏎⏎");
    player_type(&at, "13700001234⏎<F9><Esc>");
    struct board after = figures();
    assert_int_equal(after.today.points_used - before.today.points_used, 500);
    assert_int_equal(after.today.new_members - before.today.new_members, 1);
}

/* Points that came back with a void do not count as used. */
static void what_comes_back_is_not_used(void **state)
{
    (void)state;
    struct board before = figures();
    player_type(&at, "13812345678⏎128⏎-500⏎⏎<^Z>⏎");
    struct board after = figures();
    assert_int_equal(after.today.points_used, before.today.points_used);
    assert_int_equal(after.today.points_given, before.today.points_given);
    assert_int_equal(after.today.net, before.today.net);
}

static void a_week_ago_counts_up_to_this_time(void **state)
{
    (void)state;
    struct board board;
    struct error err;
    player_type(&at, "⏎72⏎⏎");
    int64_t now = clock_now();
    assert_int_equal(board_read(desk_db(at.desk), desk_day(at.desk) + 7, now + 7 * 86400, &board, &err), STATUS_OK);
    int64_t then = board.before.net;
    assert_true(then >= 7200);
    assert_int_equal(board_read(desk_db(at.desk), desk_day(at.desk) + 7, now + 7 * 86400 - 3600, &board, &err),
                     STATUS_OK);
    assert_true(board.before.net <= then - 7200);
    assert_int_equal(board.today.net, 0);
}

static void from_the_board_down_to_the_bill(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎128⏎⏎");
    assert_int_equal(player_keys(".2⏎⏎⏎"), 5);
    player_type(&at, ".2");
    assert_int_equal(counter_screen(at.counter), SCREEN_BOARD);
    player_type(&at, "⏎");
    assert_int_equal(counter_screen(at.counter), SCREEN_BEHIND);
    player_type(&at, "⏎");
    assert_int_equal(counter_screen(at.counter), SCREEN_CARD);
    assert_int_equal(at.counter->hand.member.phone, 8613812345678);
    player_type(&at, "⏎");
    assert_int_equal(counter_screen(at.counter), SCREEN_RETURN);
    assert_true(player_shows(&at, "张*云"));
    assert_true(player_shows(&at, "Bill total ¥121.60"));
    player_type(&at, "<Esc><Esc>");
    assert_int_equal(counter_screen(at.counter), SCREEN_BEHIND);
    assert_false(at.counter->in_hand); /* the idle counter has no member in hand */
    player_type(&at, "<Esc><Esc>");
    assert_int_equal(counter_screen(at.counter), SCREEN_IDLE);
}

/* 张丽云's birthday is in eight days, one of her coupons ends today. */
static void what_waits_leads_to_whom_it_is_about(void **state)
{
    (void)state;
    struct board_people people;
    struct error err;
    struct board today = figures(), then;
    assert_int_equal(today.todo[BOARD_COUPONS], 1);
    player_type(&at, ".23");
    assert_int_equal(counter_screen(at.counter), SCREEN_BEHIND);
    assert_true(player_shows(&at, "a coupon ends today, 1"));
    assert_true(player_shows(&at, "138****5678"));
    int64_t birthday = desk_day(at.desk) + 8;
    assert_int_equal(board_read(desk_db(at.desk), birthday, clock_now(), &then, &err), STATUS_OK);
    assert_int_equal(then.todo[BOARD_BIRTHDAYS], 1);
    assert_int_equal(board_of_todo(desk_db(at.desk), BOARD_BIRTHDAYS, birthday, BOARD_BY_NET, &people, &err),
                     STATUS_OK);
    assert_int_equal(people.people, 1);
    assert_int_equal(people.person[0].phone, 8613812345678);
    board_people_clear(&people);
    assert_int_equal(board_read(desk_db(at.desk), desk_day(at.desk) + BOARD_RISK_FROM, clock_now(), &then, &err),
                     STATUS_OK);
    int64_t risk = then.todo[BOARD_AT_RISK];
    player_type(&at, "<Esc><Esc>1111⏎128⏎⏎");
    assert_int_equal(board_read(desk_db(at.desk), desk_day(at.desk) + BOARD_RISK_FROM, clock_now(), &then, &err),
                     STATUS_OK);
    assert_int_equal(then.todo[BOARD_AT_RISK], risk + 1);
}

/* Whether one name is above the other on the screen. */
static bool stands_before(const char *first, const char *second)
{
    char *shot = player_shot(&at, 24, 80);
    const char *one = strstr(shot, first), *other = strstr(shot, second);
    bool before = one && other && one < other;
    free(shot);
    return before;
}

static void members_are_sorted_by_what_is_asked(void **state)
{
    (void)state;
    player_type(&at, "18612345678⏎300⏎⏎1111⏎10⏎⏎1111⏎10⏎⏎1111⏎10⏎⏎");
    struct board today = figures();
    player_type(&at, ".2");
    for (size_t i = 0; strcmp(today.tier[i].code, "normal") != 0; i++)
        player_type(&at, "<Down>");
    player_type(&at, "⏎");
    assert_true(player_shows(&at, "last (net)"));
    assert_true(stands_before("王*", "李*"));
    player_type(&at, "]");
    assert_true(player_shows(&at, "last (bills)"));
    assert_true(stands_before("李*", "王*"));
}

/* The rows may be gone by the time of the key: nothing is opened, and no row past the end is read. */
static void a_list_that_was_emptied_opens_nothing(void **state)
{
    (void)state;
    struct coupon_done done;
    struct error err;
    player_type(&at, ".23");
    assert_int_equal(counter_screen(at.counter), SCREEN_BEHIND);
    assert_true(player_shows(&at, "138****5678"));
    assert_int_equal(coupon_withdraw(at.desk, NULL, NULL, at.today, "damaged", &done, &err), STATUS_OK);
    player_type(&at, "<F5>");
    assert_false(player_shows(&at, "138****5678"));
    player_type(&at, "⏎<Del>5]");
    assert_int_equal(counter_screen(at.counter), SCREEN_BEHIND);
}

/* Who was over or short stands on the board, and opens the shifts. */
static void uneven_shifts_are_counted(void **state)
{
    (void)state;
    int64_t before = figures().uneven;
    player_type(&at, "⏎100⏎100⏎.125⏎<F9>.1.1⏎⏎"); /* no 25, 20 and 3 as there were: short */
    assert_int_equal(figures().uneven, before + 1);
    player_type(&at, "E07⏎.25");
    assert_int_equal(at_state(), SCREEN_SHIFTS);
    assert_true(player_shows(&at, "-128.00"));
}

/* The first line of the board: nothing while there is a good backup, then how old it is, then that one failed. */
static void a_backup_grown_old_stands_first(void **state)
{
    (void)state;
    struct backup made;
    struct error err;
    char to[SCRATCH_PATH];
    scratch_path(to, "board.copy");
    assert_int_equal(backup_make(at.desk, to, false, &made, &err), STATUS_OK);
    player_type(&at, ".2");
    assert_false(player_shows(&at, "good backup"));
    clock_freeze(clock_now() + (BACKUP_STALE_DAYS + 1) * INT64_C(86400));
    player_type(&at, "<Esc>.2");
    assert_true(player_shows(&at, " The last good backup is of 08-01 10:22"));
    assert_int_equal(backup_make(at.desk, to, false, &made, &err), STATUS_FILE_EXISTS);
    player_type(&at, "<Esc>.2");
    assert_true(player_shows(&at, " The newest backup failed; the last good one is of 08-01 10:22"));
}

int main(void)
{
#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)
    const struct CMUnitTest tests[] = {
        PLAYED(a_backup_grown_old_stands_first),       PLAYED(purchases_alone_count),
        PLAYED(points_used_and_new_members_count),     PLAYED(what_comes_back_is_not_used),
        PLAYED(a_week_ago_counts_up_to_this_time),     PLAYED(from_the_board_down_to_the_bill),
        PLAYED(what_waits_leads_to_whom_it_is_about),  PLAYED(members_are_sorted_by_what_is_asked),
        PLAYED(a_list_that_was_emptied_opens_nothing), PLAYED(uneven_shifts_are_counted),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
