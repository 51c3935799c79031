/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/money.h"

#include <cmocka.h>

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

static const char RULES[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1,\"money\":{\"points\":100,\"worth\":\"1.00\"}},"
    "\"tiers\":{\"measure\":\"spend\",\"window\":{\"rolling_months\":12},\"levels\":["
    "{\"code\":\"normal\",\"name\":\"N\",\"from\":\"0\"},"
    "{\"code\":\"gold\",\"name\":\"G\",\"from\":\"200.00\",\"discount_percent\":5}]},"
    "\"wallet\":{\"topups\":[{\"pay\":\"300.00\",\"bonus\":\"100.00\"}]},"
    "\"offers\":[{\"code\":\"S10\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"10.00\"},"
    "\"limits\":{\"per_member\":1,\"total\":2,\"budget\":\"100.00\"},\"coupon\":{\"valid_days\":30}}]}";

#define LINES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }

static void a_sale_earns_and_pays(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678");
    struct sale_request request = {.member = li, .tender = {{TENDER_CASH, 20000, "", 0}}, .tenders = 1};
    struct sale_view view = practice_sale(desk, &request, LINES("128"));
    assert_int_equal(view.payable, 12800);
    assert_int_equal(view.change, 7200);
    assert_int_equal(view.tender[0].amount, 12800);
    assert_int_equal(view.points_earned, 128);
    assert_int_equal(view.points_balance, 128);
    assert_string_equal(view.bill, "0001-000001");
    assert_string_equal(view.tier, "normal");
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void stored_value_is_a_tender(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678");
    practice_topup(desk, li, 30000);
    assert_int_equal(practice_holds(desk, li).wallet, 40000);
    struct sale_request request = {
        .member = li, .tender = {{TENDER_WALLET, 4000, "", 0}, {TENDER_WECHAT, TENDER_REST, "", 0}}, .tenders = 2};
    struct sale_view view = practice_sale(desk, &request, LINES("100"));
    assert_int_equal(view.points_earned, 90); /* 30 principal and 60 by WeChat earn, 10 bonus do not */
    assert_int_equal(view.wallet_balance, 36000);
    assert_int_equal(view.tender[1].amount, 6000);
    struct return_view back = practice_void(desk, view.bill_id);
    assert_int_equal(back.refund, 10000);
    assert_int_equal(back.tenders, 2);
    assert_int_equal(practice_holds(desk, li).wallet, 40000);
    assert_int_equal(practice_holds(desk, li).points, 0);
    return_view_clear(&back);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void a_coupon_is_used_once_and_comes_back_with_a_void(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678");
    struct sale_request request = {.member = li, .coupons = 1};
    struct error err;
    practice_coupon(desk, "S10", li, request.coupon[0]);
    struct sale_view view = practice_sale(desk, &request, LINES("50", "30"));
    assert_int_equal(view.payable, 7000);
    assert_int_equal(view.line[0].net, 4375);
    assert_int_equal(view.line[1].net, 2625);
    assert_int_equal(practice_refused(desk, &request, LINES("80"), &err), STATUS_COUPON_USED);
    assert_string_equal(err.arg[1], "0001-000001");
    struct return_view back = practice_void(desk, view.bill_id);
    assert_int_equal(back.coupons, 1);
    assert_string_equal(back.coupon[0].fate, "usable");
    return_view_clear(&back);
    sale_view_clear(&view);
    view = practice_sale(desk, &request, LINES("80"));
    assert_int_equal(view.payable, 7000);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void a_big_sale_lifts_the_tier_and_its_return_lowers_it(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678");
    struct sale_request request = {.member = li};
    struct sale_view view = practice_sale(desk, &request, LINES("150", "50"));
    assert_string_equal(view.tier_before, "normal");
    assert_string_equal(view.tier, "gold");
    struct sale_view next = practice_sale(desk, &request, LINES("100"));
    assert_int_equal(next.payable, 9500);
    struct return_view back = practice_back(desk, view.bill_id, 1, 0);
    assert_int_equal(back.refund, 15000);
    assert_int_equal(back.points_taken, 150);
    assert_string_equal(back.tier, "normal");
    return_view_clear(&back);
    sale_view_clear(&next);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void spent_points_taken_back_become_a_debt_that_later_points_settle(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678");
    struct sale_request request = {.member = li};
    struct sale_view first = practice_sale(desk, &request, LINES("100"));
    request.points = 100;
    struct sale_view second = practice_sale(desk, &request, LINES("10"));
    assert_int_equal(second.payable, 900);
    assert_int_equal(practice_holds(desk, li).points, 9);
    struct return_view back = practice_void(desk, first.bill_id);
    assert_int_equal(back.points_taken, 9);
    assert_int_equal(back.owed_points, 91);
    request.points = 0;
    return_view_clear(&back);
    sale_view_clear(&first);
    first = practice_sale(desk, &request, LINES("60"));
    assert_int_equal(first.points_earned, 60);
    assert_int_equal(first.points_balance, 0);
    assert_int_equal(first.owed_points, 31);
    sale_view_clear(&first);
    sale_view_clear(&second);
    practice_proven(desk);
    practice_close(desk);
}

static void the_same_key_writes_once(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = 500};
    struct sale_request request = {.line = &line, .lines = 1};
    struct sale_view one, two;
    struct error err = {0};
    assert_int_equal(sell(desk, "k1", NULL, &request, &one, &err), STATUS_OK);
    assert_int_equal(sell(desk, "k1", NULL, &request, &two, &err), STATUS_OK);
    assert_string_equal(one.bill, two.bill);
    assert_string_equal(one.txn, two.txn);
    sale_view_clear(&one);
    sale_view_clear(&two);
    line.price = 600;
    assert_int_equal(sell(desk, "k1", NULL, &request, &two, &err), STATUS_KEY_REUSED);
    practice_proven(desk);
    practice_close(desk);
}

static void a_tender_is_neither_short_nor_over(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct error err;
    struct sale_request request = {.tender = {{TENDER_CARD, 900, "", 0}}, .tenders = 1};
    assert_int_equal(practice_refused(desk, &request, LINES("10"), &err), STATUS_TENDER_SHORT);
    assert_string_equal(err.arg[0], "1.00");
    request.tender[0].amount = 1100;
    assert_int_equal(practice_refused(desk, &request, LINES("10"), &err), STATUS_TENDER_OVER);
    request.tender[0].kind = TENDER_WALLET;
    assert_int_equal(practice_refused(desk, &request, LINES("11"), &err), STATUS_NOT_ENOUGH_STORED_VALUE);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sale_earns_and_pays),
        cmocka_unit_test(stored_value_is_a_tender),
        cmocka_unit_test(a_coupon_is_used_once_and_comes_back_with_a_void),
        cmocka_unit_test(a_big_sale_lifts_the_tier_and_its_return_lowers_it),
        cmocka_unit_test(spent_points_taken_back_become_a_debt_that_later_points_settle),
        cmocka_unit_test(the_same_key_writes_once),
        cmocka_unit_test(a_tender_is_neither_short_nor_over),
    };
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
