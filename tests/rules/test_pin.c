/* SPDX-License-Identifier: MIT */
/* PINs that anybody would try first, and PINs like them that stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rules/pin.h"

static void weak_ones(void **state)
{
    (void)state;
    static const char *const pins[] = {"111111",   "000000",   "121212",   "123123",          "12341234",
                                       "123456",   "654321",   "12345678", "87654321",        "567890",
                                       "098765",   "abcdefgh", "990627",   "260801",          "19900627",
                                       "20260801", "20000229", "E0712345", "e0712345e0712345"};
    for (size_t i = 0; i < sizeof pins / sizeof *pins; i++)
        if (!pin_weak(pins[i], "E0712345"))
            fail_msg("%s stands", pins[i]);
    assert_true(pin_weak("zhangli1", "zhangli1"));
    assert_true(pin_weak("E07E07E07", "e07"));
}

static void others_stand(void **state)
{
    (void)state;
    static const char *const pins[] = {"246810", "123465", "113355",   "491827",    "991332",   "19901332",
                                       "123457", "111181", "20010229", "owner-pin", "teapot77", "12345687"};
    for (size_t i = 0; i < sizeof pins / sizeof *pins; i++)
        if (pin_weak(pins[i], "E07"))
            fail_msg("%s is refused", pins[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weak_ones),
        cmocka_unit_test(others_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
