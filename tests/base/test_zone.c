/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include "base/date.h"
#include "base/zone.h"

#include <cmocka.h>

static void offsets_and_files_are_known(void **state)
{
    (void)state;
    static const char *const known[] = {"CST-8", "NZST-12:00", "UTC0"};
    static const char *const unknown[] = {
        "", "CS-8", "CST", "CST-8x", "CST-25", "/etc/passwd", "../zoneinfo/UTC", "No/Where", "Asia/"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_true(zone_known(known[i]));
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_false(zone_known(unknown[i]));
}

static void days_begin_where_the_zone_says(void **state)
{
    (void)state;
    char zone[ZONE_TEXT];
    zone_use("UTC0");
    int64_t day = date_of_instant(INT64_C(1785621600), 0); /* 2026-08-01T22:00Z */
    zone_use("CST-8");
    assert_int_equal(date_of_instant(INT64_C(1785621600), 0), day + 1);
    assert_string_equal(zone_here(zone), "CST-8");
    zone_use("No/Where");
    assert_int_equal(date_of_instant(INT64_C(1785621600), 0), day + 1);
    setenv("TZ", ":CST-8", 1);
    assert_string_equal(zone_here(zone), "CST-8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offsets_and_files_are_known),
        cmocka_unit_test(days_begin_where_the_zone_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
