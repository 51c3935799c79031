/* SPDX-License-Identifier: MIT */
/*
 * The disk is full in the middle of a bill, and has room again: the sentence is true, the bill is kept, and Enter
 * writes it once. A limit on the size of files stands for the full disk.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/at.h"
#include "tests/support/practice.h"

#include "ui/counter/counter.h"
#include "ui/screen/screen_list.h"

/* No file may grow beyond `room` bytes. */
static void limit(rlim_t room)
{
    struct rlimit now;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &now), 0);
    now.rlim_cur = room;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &now), 0);
}

static int till_with_a_disk(void **state)
{
    signal(SIGXFSZ, SIG_IGN);
    return at_open(state);
}

static int room_again(void **state)
{
    limit(RLIM_INFINITY);
    return at_close(state);
}

static void a_bill_outlives_a_full_disk(void **state)
{
    (void)state;
    int before = player_bills(&at);
    player_type(&at, "13900001111⏎128⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    limit(4096);
    for (int i = 0; i < 3; i++) {
        player_type(&at, "⏎");
        assert_int_equal(at_state(), SCREEN_BILL);
        assert_string_equal(player_sentence(&at), "Disk error: not recorded, bill kept. Check the disk, Enter again.");
        assert_int_equal(at.counter->bill.view.payable, 12800);
        assert_int_equal(player_bills(&at), before);
    }
    limit(RLIM_INFINITY);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.counter->done.view.payable, 12800);
    assert_int_equal(player_bills(&at), before + 1);
    player_type(&at, "⏎64⏎⏎");
    assert_int_equal(player_bills(&at), before + 2);
    practice_proven(at.desk);
}

/* Keeping the open bill fails before the bill is paid; whoever is looked up then is still found. */
static void the_counter_reads_on_without_room(void **state)
{
    (void)state;
    int before = player_bills(&at);
    limit(4096);
    player_type(&at, "⏎12⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    player_type(&at, "<F2>13900001111⏎");
    assert_int_equal(at.counter->hand.member.phone, INT64_C(8613900001111));
    assert_int_equal(at.counter->bill.view.payable, 1200);
    limit(RLIM_INFINITY);
    player_type(&at, "⏎"); /* only shows the sentence */
    assert_string_equal(player_sentence(&at), "The open bill could not be kept: a power cut would lose it.");
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(player_bills(&at), before + 1);
    practice_proven(at.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_bill_outlives_a_full_disk, till_with_a_disk, room_again),
        cmocka_unit_test_setup_teardown(the_counter_reads_on_without_room, till_with_a_disk, room_again),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
