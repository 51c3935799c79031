/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/date.h"

#include <cmocka.h>

/* Zones are spelled out: a small machine may lack the time zone files. */
static void zone(const char *name)
{
    setenv("TZ", name, 1);
    tzset();
}

static void days_follow_each_other(void **state)
{
    (void)state;
    assert_int_equal(date_from_civil(1970, 1, 1), 0);
    int64_t date = date_from_civil(1900, 1, 1), last = date_from_civil(2200, 12, 31);
    assert_int_equal(date, -25567);
    int weekday = 1; /* 1 January 1900 was a Monday */
    for (int year = 1900; year <= 2200; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; date_valid(year, month, day); day++, date++) {
                int y, m, d;
                char buf[DATE_TEXT];
                int64_t parsed;
                assert_int_equal(date_from_civil(year, month, day), date);
                date_to_civil(date, &y, &m, &d);
                assert_true(y == year && m == month && d == day);
                assert_int_equal(date_weekday(date), weekday);
                assert_int_equal(date_parse(date_format(buf, date), "x", &parsed, NULL), STATUS_OK);
                assert_int_equal(parsed, date);
                weekday = weekday % 7 + 1;
            }
    assert_int_equal(date, last + 1);
}

/* Agrees with the C library over the same span. */
static void days_are_the_librarys(void **state)
{
    (void)state;
    for (int64_t date = date_from_civil(1900, 1, 1); date < date_from_civil(2200, 1, 1); date += 5) {
        time_t seconds = (time_t)(date * 86400);
        struct tm tm;
        gmtime_r(&seconds, &tm);
        int y, m, d;
        date_to_civil(date, &y, &m, &d);
        assert_true(y == tm.tm_year + 1900 && m == tm.tm_mon + 1 && d == tm.tm_mday);
        assert_int_equal(date_weekday(date) % 7, tm.tm_wday);
    }
}

static void only_days_that_exist(void **state)
{
    (void)state;
    assert_true(date_valid(2024, 2, 29));
    assert_true(date_valid(2000, 2, 29));
    assert_false(date_valid(1900, 2, 29));
    assert_false(date_valid(2026, 4, 31));
    assert_false(date_valid(2026, 13, 1));
    assert_false(date_valid(2026, 0, 1));
    assert_false(date_valid(2026, 1, 0));
    assert_false(date_valid(10000, 1, 1));
    assert_int_equal(date_from_civil(9999, 12, 31), DATE_NEVER);
}

static void forms_of_a_date(void **state)
{
    (void)state;
    static const char *const good[] = {"2026-08-01", "20260801", "2026/8/1", "2026/08/01", "2026-8-1"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        int64_t date = 0;
        assert_int_equal(date_parse(good[i], "from", &date, NULL), STATUS_OK);
        assert_int_equal(date, 20666);
    }
    static const char *const bad[] = {
        "",          "2026",        "2026-08",     "2026-02-30",  "2026-8/1",   "26-08-01",  "2026081",
        "20260801x", "2026-08-011", " 2026-08-01", "2026-08-01 ", "0000-01-01", "2026--1-1", "2026.8.1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t date = 7;
        struct error err;
        assert_int_equal(date_parse(bad[i], "from", &date, &err), STATUS_BAD_VALUE);
        assert_string_equal(err.field, "from");
        assert_int_equal(date, 7);
    }
    char buf[DATE_TEXT];
    assert_string_equal(date_format(buf, DATE_NEVER), "9999-12-31");
    assert_string_equal(date_format_short(buf, 20666), "08-01");
}

static int64_t day(const char *text)
{
    int64_t date = 0;
    assert_int_equal(date_parse(text, "x", &date, NULL), STATUS_OK);
    return date;
}

static void months(void **state)
{
    (void)state;
    assert_int_equal(date_add_months(day("2026-01-31"), 1), day("2026-02-28"));
    assert_int_equal(date_add_months(day("2024-01-31"), 1), day("2024-02-29"));
    assert_int_equal(date_add_months(day("2024-02-29"), 12), day("2025-02-28"));
    assert_int_equal(date_add_months(day("2026-11-30"), 3), day("2027-02-28"));
    assert_int_equal(date_add_months(day("2026-03-31"), -1), day("2026-02-28"));
    assert_int_equal(date_add_months(day("2026-01-15"), -13), day("2024-12-15"));
    assert_int_equal(date_add_months(day("2026-01-15"), 0), day("2026-01-15"));
    assert_int_equal(date_add_months(day("9999-01-31"), 12), DATE_NEVER);
    assert_int_equal(date_add_months(DATE_NEVER, -12), DATE_NEVER);
    assert_int_equal(date_add_months(day("2026-01-15"), INT32_MAX), DATE_NEVER);
    assert_int_equal(date_add_months(day("2026-01-15"), INT32_MIN), day("0001-01-01"));
    assert_int_equal(date_month_end(day("2024-02-01")), day("2024-02-29"));
    assert_int_equal(date_month_end(day("2026-12-31")), day("2026-12-31"));
    assert_int_equal(date_month_end(DATE_NEVER), DATE_NEVER);
}

static int64_t moment(const char *text)
{
    int64_t instant = 0;
    assert_int_equal(date_parse_instant(text, "at", &instant, NULL), STATUS_OK);
    return instant;
}

static void the_business_day_ends_at_the_cutoff(void **state)
{
    (void)state;
    zone("CST-8");
    assert_int_equal(date_of_instant(moment("2026-08-02T03:59:59"), 240), day("2026-08-01"));
    assert_int_equal(date_of_instant(moment("2026-08-02T04:00"), 240), day("2026-08-02"));
    assert_int_equal(date_of_instant(moment("2026-08-02T00:00"), 0), day("2026-08-02"));
    assert_int_equal(date_of_instant(moment("2026-08-01T23:59:59"), 0), day("2026-08-01"));
    assert_int_equal(date_instant_minute(moment("2026-08-01T23:59:59")), 1439);
    assert_int_equal(date_instant_minute(moment("2026-08-01")), 0);
}

static void moments_are_local(void **state)
{
    (void)state;
    char buf[DATE_TEXT];
    zone("CST-8");
    assert_int_equal(moment("2026-08-01T10:22:05"), 1785550925);
    assert_int_equal(moment("1970-01-01T07:59:59"), -1);
    assert_string_equal(date_format_instant(buf, 1785550925), "2026-08-01T10:22:05");
    assert_string_equal(date_format_instant_short(buf, 1785550925), "08-01 10:22");
    assert_int_equal(moment("2026-08-01 10:22"), 1785550920);
    zone("UTC0");
    assert_string_equal(date_format_instant(buf, 1785550925), "2026-08-01T02:22:05");
    static const char *const bad[] = {"",
                                      "10:22",
                                      "2026-08-01T",
                                      "2026-08-01T10",
                                      "2026-08-01T24:00",
                                      "2026-08-01T10:60",
                                      "2026-08-01T10:22:60",
                                      "2026-08-01T10:22Z",
                                      "2026-08-01T1:22",
                                      "2026-08-01T10:22:5"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t instant = 7;
        struct error err;
        assert_int_equal(date_parse_instant(bad[i], "at", &instant, &err), STATUS_BAD_VALUE);
        assert_string_equal(err.field, "at");
        assert_int_equal(instant, 7);
    }
    assert_true(strlen(date_format_instant(buf, INT64_MAX)) > 0);
}

static void moments_are_read_again(void **state)
{
    (void)state;
    static const char *const zones[] = {"CST-8", "UTC0", "EST5EDT,M3.2.0,M11.1.0"};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        zone(zones[i]);
        for (int64_t instant = -2000000000; instant < 4000000000; instant += 3600 * 997 + 1) {
            char buf[DATE_TEXT], again[DATE_TEXT];
            int64_t back = moment(date_format_instant(buf, instant));
            assert_string_equal(date_format_instant(again, back),
                                buf); /* the doubled hour of autumn may pick the other */
            assert_true(llabs(back - instant) <= 3600);
        }
    }
}

static void the_clock_can_stand(void **state)
{
    (void)state;
    clock_freeze(1785550925);
    assert_int_equal(clock_now(), 1785550925);
    int64_t before = clock_monotonic_ms();
    clock_release();
    assert_true(clock_now() != 1785550925);
    assert_true(clock_monotonic_ms() >= before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_follow_each_other),
        cmocka_unit_test(days_are_the_librarys),
        cmocka_unit_test(only_days_that_exist),
        cmocka_unit_test(forms_of_a_date),
        cmocka_unit_test(months),
        cmocka_unit_test(the_business_day_ends_at_the_cutoff),
        cmocka_unit_test(moments_are_local),
        cmocka_unit_test(moments_are_read_again),
        cmocka_unit_test(the_clock_can_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
