/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/draw.h"

#include "tests/support/tray.h"

static void expect(enum draw_order order, int64_t principal, int64_t bonus, int64_t amount, int64_t from_principal)
{
    struct wallet_split split;
    struct error err;
    assert_int_equal(draw_wallet(order, principal, bonus, amount, &split, &err), STATUS_OK);
    assert_int_equal(split.principal, from_principal);
    assert_int_equal(split.principal + split.bonus, amount);
}

static void test_pro_rata(void **state)
{
    (void)state;
    expect(DRAW_PRO_RATA, 300000, 100000, 40000, 30000);
    expect(DRAW_PRO_RATA, 300000, 100000, 400000, 300000);
    expect(DRAW_PRO_RATA, 100, 100, 1, 1); /* principal first */
    expect(DRAW_PRO_RATA, 100, 200, 2, 1); /* 0.67 and 1.33: the larger remainder */
    expect(DRAW_PRO_RATA, 0, 50, 20, 0);
    expect(DRAW_PRO_RATA, 50, 0, 20, 20);
    expect(DRAW_PRO_RATA, 0, 0, 0, 0);
}

static void test_first(void **state)
{
    (void)state;
    expect(DRAW_PRINCIPAL_FIRST, 100, 100, 150, 100);
    expect(DRAW_PRINCIPAL_FIRST, 100, 100, 50, 50);
    expect(DRAW_BONUS_FIRST, 100, 100, 150, 50);
    expect(DRAW_BONUS_FIRST, 100, 100, 50, 0);
}

static void test_too_little(void **state)
{
    (void)state;
    struct wallet_split split;
    struct error err;
    for (int order = DRAW_PRO_RATA; order <= DRAW_BONUS_FIRST; order++) {
        assert_int_equal(draw_wallet((enum draw_order)order, 4000, 1000, 10660, &split, &err),
                         STATUS_NOT_ENOUGH_STORED_VALUE);
        assert_string_equal(err.arg[0], "50.00");
        assert_string_equal(err.arg[1], "56.60");
        assert_int_equal(split.principal + split.bonus, 0);
    }
    assert_int_equal(draw_wallet(DRAW_PRO_RATA, 1, 1, -1, &split, &err), STATUS_BAD_VALUE);
}

static void test_never_more_than_held(void **state)
{
    (void)state;
    struct dice dice = {3};
    for (int i = 0; i < 20000; i++) {
        int64_t principal = dice_roll(&dice, 300), bonus = dice_roll(&dice, 300);
        int64_t amount = dice_roll(&dice, principal + bonus + 1);
        struct wallet_split split;
        struct error err;
        enum draw_order order = (enum draw_order)dice_roll(&dice, 3);
        assert_int_equal(draw_wallet(order, principal, bonus, amount, &split, &err), STATUS_OK);
        assert_int_equal(split.principal + split.bonus, amount);
        assert_true(split.principal >= 0 && split.principal <= principal);
        assert_true(split.bonus >= 0 && split.bonus <= bonus);
    }
}

static void test_topup(void **state)
{
    (void)state;
    struct tray t;
    tray_open(&t, "{'wallet':{'topups':[{'pay':1000,'bonus':120},{'pay':500,'bonus':50}]}}");
    assert_null(draw_topup(&t.programme, 49999));
    assert_int_equal(draw_topup(&t.programme, 50000)->bonus, 5000);
    assert_int_equal(draw_topup(&t.programme, 99999)->bonus, 5000);
    assert_int_equal(draw_topup(&t.programme, 300000)->bonus, 12000); /* once */
    tray_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pro_rata),   cmocka_unit_test(test_first),
        cmocka_unit_test(test_too_little), cmocka_unit_test(test_never_more_than_held),
        cmocka_unit_test(test_topup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
