/* SPDX-License-Identifier: MIT */
/* The row of the sale that says what would save the customer money. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/at.h"

#include "ui/counter/counter.h"

/* What the row says comes true when it is done. */
static void a_little_more_is_said_where_it_saves(void **state)
{
    (void)state;
    const struct counter_saving *saving = &at.counter->bill.saving;
    char keys[64];
    player_type(&at, PLAYER_ZHANG "⏎80⏎");
    assert_true(saving->best > 0);
    assert_true(saving->missing > 0 && saving->coupon);
    assert_string_equal(saving->offer, "SAVE10");
    assert_true(player_shows(&at, "F8 saves ¥"));
    assert_true(player_shows(&at, " more: "));
    int64_t best = saving->best, missing = saving->missing, before = at.counter->bill.view.payable;
    player_type(&at, "<F8>");
    assert_int_equal(before - at.counter->bill.view.payable, best);
    player_type(&at, "<^Z>");
    snprintf(keys, sizeof keys, "*%lld⏎", (long long)(missing / 100 - 1));
    player_type(&at, keys); /* a yuan less is not enough */
    assert_true(saving->missing > 0);
    player_type(&at, "<^Z>");
    snprintf(keys, sizeof keys, "*%lld⏎<F8>", (long long)(missing / 100));
    player_type(&at, keys);
    assert_true(bill_coupon_on(at.counter, at.usable));
}

static void nothing_far_is_said(void **state)
{
    (void)state;
    player_type(&at, PLAYER_ZHANG "⏎40⏎"); /* more than half of it again is missing */
    assert_int_equal(at.counter->bill.saving.missing, 0);
    player_type(&at, "0*⏎..⏎80⏎"); /* a walk-in has no coupon */
    assert_int_equal(at.counter->bill.saving.missing, 0);
    assert_int_equal(at.counter->bill.saving.best, 0);
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLAYED(a_little_more_is_said_where_it_saves),
        PLAYED(nothing_far_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
