/* SPDX-License-Identifier: MIT */
/* Offers that give more than money off: gifts and their stock, bonus points, tiers by points earned. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/clock.h"
#include "base/money.h"
#include "base/text.h"

#include <cmocka.h>

#include "model/item.h"

#include "tests/support/practice.h"

#include "desk/coupon_act.h"
#include "desk/manage.h"
#include "desk/member_view.h"
#include "desk/topup.h"

static const char RULES[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1,\"cap_per_bill\":200},"
    "\"tiers\":{\"measure\":\"earned_points\",\"window\":{\"anniversary\":true},\"levels\":["
    "{\"code\":\"normal\",\"from\":0},{\"code\":\"gold\",\"from\":150,\"points_percent\":200}]},"
    "\"offers\":["
    "{\"code\":\"CUP\",\"trigger\":\"coupon\",\"benefit\":{\"gift\":\"CUP\"},\"limits\":{\"per_member\":3},"
    "\"coupon\":{\"bearer\":true}},"
    "{\"code\":\"BIG\",\"trigger\":\"automatic\",\"benefit\":{\"gift\":\"CUP\"},\"when\":{\"min_amount\":\"500.00\"}},"
    "{\"code\":\"FIFTY\",\"trigger\":\"coupon\",\"benefit\":{\"gift\":\"CUP\"},\"when\":{\"min_amount\":\"50.00\"}},"
    "{\"code\":\"PLUS\",\"trigger\":\"coupon\",\"benefit\":{\"points_bonus\":60}},"
    "{\"code\":\"B3G1\",\"trigger\":\"automatic\",\"benefit\":{\"buy\":3,\"free\":1,\"scope\":{\"sku\":[\"TEA\"]}}}]}";

#define LINES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }

static void add_item(struct desk *desk, const char *sku, int64_t price, int64_t stock)
{
    struct item item = {.price = price,
                        .member_price = LIMIT_NONE,
                        .discountable = true,
                        .stock = stock < 0 ? ITEM_UNCOUNTED : stock * QUANTITY_ONE};
    struct manage_done done;
    struct error err;
    text_copy(item.sku, sizeof item.sku, sku);
    text_copy(item.name, sizeof item.name, sku);
    text_copy(item.category, sizeof item.category, "general");
    assert_int_equal(manage_item_add(desk, NULL, &item, &done, &err), STATUS_OK);
}

static int64_t stock(struct desk *desk)
{
    struct item item;
    struct error err;
    assert_int_equal(item_by_sku(desk_db(desk), "CUP", &item, &err), STATUS_OK);
    return item.stock / QUANTITY_ONE;
}

static struct desk *open_shop(int64_t cups)
{
    struct desk *desk = practice_open(RULES);
    add_item(desk, "CUP", 2000, cups);
    add_item(desk, "TEA", 1000, LIMIT_NONE);
    return desk;
}

static void a_gift_leaves_the_stock_and_comes_back(void **state)
{
    (void)state;
    struct desk *desk = open_shop(2);
    int64_t li = practice_member(desk, "13800005678");
    struct sale_request request = {.member = li, .coupons = 1};
    struct sale_view quote;
    struct error err;
    practice_coupon(desk, "CUP", li, request.coupon[0]);
    struct sale_view view = practice_sale(desk, &request, LINES("30", "20"));
    assert_int_equal(view.payable, 5000);
    assert_int_equal(view.gifts, 1);
    assert_string_equal(view.gift[0].sku, "CUP");
    assert_int_equal(view.gift[0].quantity, 1);
    assert_int_equal(stock(desk), 1);
    struct return_view back = practice_back(desk, view.bill_id, 1, 0);
    assert_int_equal(stock(desk), 1); /* part of the bill is kept, so no gift comes back */
    return_view_clear(&back);
    back = practice_back(desk, view.bill_id, 2, 0);
    assert_int_equal(stock(desk), 2);
    assert_true(back.nothing_left);
    return_view_clear(&back);
    sale_view_clear(&view);
    struct sale_line line = {.price = 50000, .quantity = QUANTITY_ONE};
    struct sale_request big = {.line = &line, .lines = 1};
    assert_int_equal(sell_price(desk, &big, &quote, &err), STATUS_OK);
    assert_int_equal(quote.gifts, 1);
    assert_int_equal(stock(desk), 2); /* a quote takes nothing from stock */
    sale_view_clear(&quote);
    practice_proven(desk);
    practice_close(desk);
}

static void no_gift_without_stock(void **state)
{
    (void)state;
    struct desk *desk = open_shop(1);
    struct sale_request request = {.coupons = 1};
    struct error err;
    struct sale_view view = practice_sale(desk, &(struct sale_request){0}, LINES("500"));
    assert_int_equal(view.gifts, 1);
    sale_view_clear(&view);
    assert_int_equal(stock(desk), 0);
    view = practice_sale(desk, &(struct sale_request){0}, LINES("500")); /* the sale is not refused */
    assert_int_equal(view.gifts, 0);
    sale_view_clear(&view);
    practice_coupon(desk, "FIFTY", practice_member(desk, "13800005678"), request.coupon[0]);
    request.member = practice_member(desk, "13800005679");
    assert_int_equal(practice_refused(desk, &request, LINES("60"), &err), STATUS_COUPON_OTHER_MEMBER);
    practice_coupon(desk, "FIFTY", request.member, request.coupon[0]);
    assert_int_equal(practice_refused(desk, &request, LINES("60"), &err), STATUS_OUT_OF_STOCK);
    assert_string_equal(err.arg[0], "CUP");
    assert_int_equal(stock(desk), 0);
    practice_proven(desk);
    practice_close(desk);
}

static void a_gift_coupon_is_redeemed_without_a_bill(void **state)
{
    (void)state;
    struct desk *desk = open_shop(1);
    int64_t li = practice_member(desk, "13800005678");
    char code[COUPON_TEXT], other[COUPON_TEXT], fifty[COUPON_TEXT], plus[COUPON_TEXT];
    struct coupon_done done, again;
    struct error err;
    practice_coupon(desk, "CUP", li, code);
    practice_coupon(desk, "CUP", li, other);
    practice_coupon(desk, "FIFTY", li, fifty);
    practice_coupon(desk, "PLUS", li, plus);
    assert_int_equal(coupon_redeem(desk, "k1", fifty, false, &done, &err), STATUS_OFFER_CONDITIONS);
    assert_string_equal(err.detail, "min_amount");
    assert_int_equal(coupon_redeem(desk, "k2", plus, false, &done, &err), STATUS_OFFER_CONDITIONS);
    assert_string_equal(err.detail, "scope");
    assert_int_equal(coupon_redeem(desk, "k3", code, false, &done, &err), STATUS_OK);
    assert_true(done.item > 0);
    assert_int_equal(stock(desk), 0);
    assert_int_equal(coupon_redeem(desk, "k3", code, false, &again, &err), STATUS_OK); /* the same act */
    assert_int_equal(again.txn, done.txn);
    assert_int_equal(coupon_redeem(desk, "k4", code, false, &done, &err), STATUS_COUPON_USED);
    assert_int_equal(coupon_redeem(desk, "k5", other, false, &done, &err), STATUS_OUT_OF_STOCK);
    assert_int_equal(stock(desk), 0);
    practice_proven(desk);
    practice_close(desk);
}

/*
 * Bonus points are kept until the bill is returned whole; the tier follows the points earned, and falls when they are
 * taken back.
 */
static void bonus_points_and_the_tier_by_points(void **state)
{
    (void)state;
    struct desk *desk = open_shop(LIMIT_NONE);
    int64_t li = practice_member(desk, "13800005678");
    struct sale_request request = {.member = li, .coupons = 1};
    practice_coupon(desk, "PLUS", li, request.coupon[0]);
    struct sale_view view = practice_sale(desk, &request, LINES("TEA*8", "40"));
    assert_int_equal(view.payable, 10000); /* two of eight are free */
    assert_int_equal(view.points_earned, 160);
    assert_string_equal(view.tier_before, "normal");
    assert_string_equal(view.tier, "gold");
    struct return_view back = practice_back(desk, view.bill_id, 2, 0);
    assert_int_equal(back.points_taken, 40);
    assert_string_equal(back.tier, "normal"); /* 120 are earned, 150 needed */
    return_view_clear(&back);
    assert_int_equal(practice_holds(desk, li).points, 120);
    back = practice_back(desk, view.bill_id, 1, 7 * QUANTITY_ONE);
    assert_int_equal(practice_holds(desk, li).points, 67); /* 7.50 and the bonus */
    return_view_clear(&back);
    back = practice_back(desk, view.bill_id, 1, 0);
    assert_int_equal(practice_holds(desk, li).points, 0);
    return_view_clear(&back);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

/* Points, a coupon and the bonus in parts, each usable from its own day. */
static void a_topup_brings_more_than_a_bonus(void **state)
{
    (void)state;
    struct desk *desk =
        practice_open("{\"points\":{},\"wallet\":{\"topups\":[{\"pay\":\"500.00\",\"bonus\":\"100.00\",\"points\":88,"
                      "\"coupon\":\"X\",\"instalments\":{\"count\":3,\"every\":\"month\"}}],"
                      "\"limits\":{\"balance\":\"1199.00\"}},"
                      "\"offers\":[{\"code\":\"X\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"1.00\"},"
                      "\"coupon\":{\"valid_days\":30}}]}");
    int64_t li = practice_member(desk, "13800005678");
    struct member_view view;
    struct error err;
    practice_topup(desk, li, 50000);
    assert_int_equal(member_view(desk, li, &view, &err), STATUS_OK);
    assert_int_equal(view.points_balance, 88);
    assert_int_equal(view.principal, 50000);
    assert_int_equal(view.bonus, 3334);
    assert_int_equal(view.coupons.coupons, 1);
    member_view_clear(&view);
    struct topup_request again = {.member = li, .amount = 50000}; /* 600.00 held, with instalments */
    struct topup_done done;
    assert_int_equal(topup(desk, NULL, NULL, &again, &done, &err), STATUS_PREPAID_LIMIT);
    static const struct {
        int days;
        int64_t wallet;
    } later[] = {{30, 53334}, {31, 56667}, {60, 56667}, {61, 60000}}; /* 1 September, 1 October */
    int64_t now = clock_now();
    for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
        clock_freeze(now + later[i].days * (int64_t)86400);
        assert_int_equal(practice_holds(desk, li).wallet, later[i].wallet);
    }
    practice_proven(desk);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gift_leaves_the_stock_and_comes_back),
        cmocka_unit_test(no_gift_without_stock),
        cmocka_unit_test(a_gift_coupon_is_redeemed_without_a_bill),
        cmocka_unit_test(bonus_points_and_the_tier_by_points),
        cmocka_unit_test(a_topup_brings_more_than_a_bonus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
