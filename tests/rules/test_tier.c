/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"

#include <cmocka.h>

#include "rules/tier.h"

#include "tests/support/tray.h"

static void open_with(struct tray *tray, const char *settings)
{
    struct buffer json = {0};
    buffer_format(&json,
                  "{'tiers':{%s'levels':[{'code':'normal'},{'code':'silver','from':500},"
                  "{'code':'gold','from':2000}]}}",
                  settings);
    tray_open(tray, json.text);
    buffer_clear(&json);
}

static void test_level_for_spend(void **state)
{
    (void)state;
    struct tray t;
    open_with(&t, "");
    assert_int_equal(tier_for_measure(&t.programme, -100), 0);
    assert_int_equal(tier_for_measure(&t.programme, 49999), 0);
    assert_int_equal(tier_for_measure(&t.programme, 50000), 1);
    assert_int_equal(tier_for_measure(&t.programme, 200000), 2);
    tray_close(&t);
    tray_open(&t, "{}");
    assert_int_equal(tier_for_measure(&t.programme, 200000), -1);
    assert_int_equal(tier_after_period(&t.programme, -1, -1), -1);
    tray_close(&t);
}

static void test_window(void **state)
{
    (void)state;
    struct tray t;
    int64_t day = date_from_civil(2026, 8, 31), joined = date_from_civil(2020, 2, 29);
    open_with(&t, "");
    assert_int_equal(tier_window_start(&t.programme, joined, day),
                     date_from_civil(2025, 9, 1)); /* 31 August is excluded */
    tray_close(&t);
    open_with(&t, "'window':{'rolling_months':6},");
    assert_int_equal(tier_window_start(&t.programme, joined, day), date_from_civil(2026, 3, 1)); /* after 28 February */
    tray_close(&t);
    open_with(&t, "'window':{'calendar_year':true},");
    assert_int_equal(tier_window_start(&t.programme, joined, day), date_from_civil(2026, 1, 1));
    tray_close(&t);
    open_with(&t, "'window':{'lifetime':true},");
    assert_true(tier_window_start(&t.programme, joined, day) <= 0);
    tray_close(&t);
}

/* Years counted from the day the member joined. */
static void test_anniversary(void **state)
{
    (void)state;
    struct tray t;
    int64_t joined = date_from_civil(2020, 8, 15);
    open_with(&t, "'window':{'anniversary':true},");
    assert_int_equal(tier_window_start(&t.programme, joined, date_from_civil(2026, 8, 14)),
                     date_from_civil(2025, 8, 15));
    assert_int_equal(tier_window_start(&t.programme, joined, date_from_civil(2026, 8, 15)),
                     date_from_civil(2026, 8, 15));
    assert_int_equal(tier_window_start(&t.programme, joined, date_from_civil(2026, 12, 31)),
                     date_from_civil(2026, 8, 15));
    assert_int_equal(tier_window_start(&t.programme, joined, joined), joined);
    joined = date_from_civil(2020, 2, 29);
    assert_int_equal(tier_window_start(&t.programme, joined, date_from_civil(2026, 2, 28)),
                     date_from_civil(2026, 2, 28));
    assert_int_equal(tier_window_start(&t.programme, joined, date_from_civil(2028, 2, 28)),
                     date_from_civil(2027, 2, 28));
    assert_int_equal(tier_window_start(&t.programme, joined, date_from_civil(2028, 2, 29)),
                     date_from_civil(2028, 2, 29));
    assert_int_equal(tier_kept_until(&t.programme, 1, date_from_civil(2026, 8, 31)), date_from_civil(2027, 8, 31));
    tray_close(&t);
}

static void test_points_measured(void **state)
{
    (void)state;
    struct tray t;
    open_with(&t, "'measure':'earned_points',");
    assert_int_equal(tier_for_measure(&t.programme, 499), 0);
    assert_int_equal(tier_for_measure(&t.programme, 500), 1);
    assert_int_equal(tier_for_measure(&t.programme, 2000), 2);
    tray_close(&t);
}

static void test_warning(void **state)
{
    (void)state;
    struct tray t;
    int64_t until = date_from_civil(2026, 8, 31), missing = 0;
    open_with(&t, "");
    t.programme.tier.warn_days = 14;
    assert_false(tier_warns(&t.programme, 1, until, until - 15, 0, &missing));
    assert_true(tier_warns(&t.programme, 1, until, until - 14, 12000, &missing));
    assert_int_equal(missing, 38000);
    assert_true(tier_warns(&t.programme, 1, until, until, 49999, &missing));
    assert_int_equal(missing, 1);
    assert_false(tier_warns(&t.programme, 1, until, until, 50000, &missing)); /* earned again */
    assert_false(tier_warns(&t.programme, 1, until, until + 1, 0, &missing));
    assert_false(tier_warns(&t.programme, 0, until, until, 0, &missing));
    assert_false(tier_warns(&t.programme, 1, DATE_NEVER, DATE_NEVER, 0, &missing));
    t.programme.tier.warn_days = 0;
    assert_false(tier_warns(&t.programme, 1, until, until, 0, &missing));
    tray_close(&t);
}

static void test_kept_until(void **state)
{
    (void)state;
    struct tray t;
    int64_t day = date_from_civil(2026, 8, 31);
    open_with(&t, "'window':{'rolling_months':6},'grace_days':3,");
    assert_int_equal(tier_kept_until(&t.programme, 1, day), date_from_civil(2027, 3, 3));
    assert_int_equal(tier_kept_until(&t.programme, 0, day), DATE_NEVER);
    assert_int_equal(tier_kept_until(&t.programme, 1, DATE_NEVER), DATE_NEVER);
    tray_close(&t);
    open_with(&t, "'window':{'calendar_year':true},");
    assert_int_equal(tier_kept_until(&t.programme, 2, day), date_from_civil(2027, 8, 31));
    tray_close(&t);
    open_with(&t, "'window':{'lifetime':true},");
    assert_int_equal(tier_kept_until(&t.programme, 2, day), DATE_NEVER);
    tray_close(&t);
}

static void test_after_period(void **state)
{
    (void)state;
    struct tray t;
    open_with(&t, "");
    assert_int_equal(tier_after_period(&t.programme, 2, 0), 0);
    assert_int_equal(tier_after_period(&t.programme, 2, 1), 1);
    assert_int_equal(tier_after_period(&t.programme, 2, 2), 2);
    assert_int_equal(tier_after_period(&t.programme, 1, 2), 2);
    tray_close(&t);
    open_with(&t, "'down':'one',");
    assert_int_equal(tier_after_period(&t.programme, 2, 0), 1);
    assert_int_equal(tier_after_period(&t.programme, 1, 0), 0);
    assert_int_equal(tier_after_period(&t.programme, 1, 1), 1);
    tray_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_level_for_spend), cmocka_unit_test(test_window),  cmocka_unit_test(test_anniversary),
        cmocka_unit_test(test_points_measured), cmocka_unit_test(test_warning), cmocka_unit_test(test_kept_until),
        cmocka_unit_test(test_after_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
