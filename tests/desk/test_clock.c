/* SPDX-License-Identifier: MIT */
/* The clock of the machine is set back and on again: the business day of the shop never goes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/date.h"

#include <cmocka.h>

#include "tests/support/practice.h"

#include "desk/nightly.h"

static const char RULES[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1,\"expire\":{\"days\":20},\"money\":{\"points\":100,\"worth\":\"1.00\"}}}";

static void clock_says(const char *when)
{
    struct error err;
    int64_t now;
    assert_int_equal(date_parse_instant(when, "now", &now, &err), STATUS_OK);
    clock_freeze(now);
}

/* The business day of a sale rung now, at this desk. */
static int64_t rung(struct desk *desk, int64_t member)
{
    struct sale_view view =
        practice_sale(desk, &(struct sale_request){.member = member}, (const char *const[]){"10", NULL});
    int64_t day = view.day;
    sale_view_clear(&view);
    assert_int_equal(desk_day(desk), day);
    return day;
}

static struct desk *another(void)
{
    struct desk *desk;
    struct error err;
    assert_int_equal(desk_open(practice_path(), false, &desk, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(desk, NULL, NULL, &err), STATUS_OK);
    return desk;
}

static void a_clock_set_back_does_not_move_the_day(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t member = practice_member(desk, "13800001111"), first = date_from_civil(2026, 8, 1);
    assert_int_equal(rung(desk, member), first);
    clock_says("2026-07-20T09:00");
    assert_int_equal(rung(desk, member), first);
    struct desk *other = another(); /* nor for a program that starts on that machine */
    assert_int_equal(rung(other, member), first);
    clock_says("2026-08-02T09:00");
    assert_int_equal(rung(other, member), first + 1);
    clock_says("2026-08-01T23:00");
    assert_int_equal(rung(desk, member), first + 1); /* moved by the other */
    desk_close(other);
    practice_proven(desk);
    practice_close(desk);
}

/* What ended by a clock that was a month fast stays ended; nothing else of the books is wrong by it. */
static void a_clock_set_on_and_back_keeps_the_later_day(void **state)
{
    (void)state;
    struct nightly_done done;
    struct error err;
    struct desk *desk = practice_open(RULES);
    int64_t member = practice_member(desk, "13800001111"), fast = date_from_civil(2026, 9, 1);
    (void)!rung(desk, member);
    assert_int_equal(practice_holds(desk, member).points, 10);
    clock_says("2026-09-01T03:30");
    assert_int_equal(nightly(desk, &done, &err), STATUS_OK);
    int64_t day = rung(desk, member);
    assert_true(day == fast || day == fast - 1);
    assert_int_equal(practice_holds(desk, member).points, 10); /* those of August have ended */
    clock_says("2026-08-02T10:00");
    assert_int_equal(nightly(desk, &done, &err), STATUS_OK);
    assert_int_equal(rung(desk, member), day);
    assert_int_equal(practice_holds(desk, member).points, 20);
    practice_proven(desk);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clock_set_back_does_not_move_the_day),
        cmocka_unit_test(a_clock_set_on_and_back_keeps_the_later_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
