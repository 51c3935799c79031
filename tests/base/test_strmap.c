/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include "base/strmap.h"

#include <cmocka.h>

static void test_names_are_found_again(void **state)
{
    (void)state;
    struct strmap places = {0};
    char name[32];
    assert_int_equal(strmap_find(&places, "nobody", 7), 7);
    for (size_t i = 0; i < 5000; i++) {
        snprintf(name, sizeof name, "%zu|%zu", i, i % 7);
        strmap_put(&places, name, i);
    }
    assert_int_equal(places.count, 5000);
    for (size_t i = 0; i < 5000; i++) {
        snprintf(name, sizeof name, "%zu|%zu", i, i % 7);
        assert_int_equal(strmap_find(&places, name, SIZE_MAX), i);
    }
    assert_int_equal(strmap_find(&places, "5000|2", SIZE_MAX), SIZE_MAX);
    assert_int_equal(strmap_find(&places, "", SIZE_MAX), SIZE_MAX);
    strmap_put(&places, "17|3", 99);
    assert_int_equal(strmap_find(&places, "17|3", 0), 99);
    assert_int_equal(places.count, 5000);
    strmap_clear(&places);
    assert_int_equal(strmap_find(&places, "17|3", 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names_are_found_again)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
