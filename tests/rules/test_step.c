/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/step.h"

static void test_values(void **state)
{
    (void)state;
    struct steps steps = {0};
    int64_t value = 0;
    struct step *step = step_add(&steps, STEP_OFFER, "SAVE10", NULL);
    step_set(step, "base", 12800);
    step_set(step, "amount", -1000);
    step_set(step, "base", 12160);
    assert_int_equal(step->values, 2);
    assert_true(step_get(step, "base", &value));
    assert_int_equal(value, 12160);
    assert_false(step_get(step, "rate", &value));
    assert_string_equal(step->coupon, "");
    step_list_clear(&steps);
    assert_int_equal(steps.count, 0);
}

static void test_many(void **state)
{
    (void)state;
    struct steps steps = {0};
    char name[16];
    int64_t value;
    for (int i = 0; i < 1000; i++)
        step_set(step_add(&steps, STEP_LINE, NULL, "ABCD"), "no", i);
    assert_int_equal(steps.count, 1000);
    assert_true(step_get(&steps.step[999], "no", &value));
    assert_int_equal(value, 999);
    struct step *step = step_add(&steps, STEP_EARN, NULL, NULL);
    for (int i = 0; i < STEP_VALUES + 3; i++) { /* those beyond are dropped, the others stay */
        snprintf(name, sizeof name, "v%d", i);
        step_set(step, name, i);
    }
    assert_int_equal(step->values, STEP_VALUES);
    assert_true(step_get(step, "v9", &value));
    assert_false(step_get(step, "v10", &value));
    step_list_clear(&steps);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_values), cmocka_unit_test(test_many)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
