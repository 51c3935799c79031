/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

#include <cmocka.h>

#include "model/setting.h"

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/badge.h"
#include "desk/manage.h"
#include "desk/route.h"
#include "desk/seat.h"

static const char programme[] =
    "{\"offers\":[{\"code\":\"TEN\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"10.00\"},"
    "\"coupon\":{\"valid_days\":30}}]}";

static struct desk *desk;

static int open_shop(void **state)
{
    (void)state;
    desk = practice_open(programme);
    return 0;
}

static int close_shop(void **state)
{
    (void)state;
    practice_close(desk);
    scratch_remove();
    return 0;
}

static struct route routed(const char *text)
{
    struct route route;
    struct error err = {0};
    assert_int_equal(route_find(desk, text, &route, &err), STATUS_OK);
    return route;
}

static void item(const char *sku, const char *barcode, int64_t price, bool weighed)
{
    struct item item = {
        .price = price, .member_price = LIMIT_NONE, .discountable = true, .weighed = weighed, .stock = ITEM_UNCOUNTED};
    struct manage_done done;
    struct error err = {0};
    text_copy(item.sku, sizeof item.sku, sku);
    text_copy(item.name, sizeof item.name, sku);
    text_copy(item.barcode, sizeof item.barcode, barcode);
    text_copy(item.category, sizeof item.category, "general");
    assert_int_equal(manage_item_add(desk, NULL, &item, &done, &err), STATUS_OK);
}

/* Appends the check digit. */
static const char *scale_code(const char *twelve)
{
    static char code[16];
    for (char digit = '0'; digit <= '9'; digit++) {
        snprintf(code, sizeof code, "%s%c", twelve, digit);
        if (route_check_digit(code))
            return code;
    }
    return "";
}

static void members_come_by_card_phone_and_qr(void **state)
{
    (void)state;
    char badge[BADGE_TEXT];
    int64_t id = practice_member(desk, "13812345678");
    assert_int_equal(routed("13812345678").kind, ROUTE_MEMBER);
    assert_int_equal(routed("13812345678").member, id);
    badge_of_member(badge, desk_secret(desk), id);
    assert_int_equal(routed(badge).member, id);
    badge[strlen(badge) - 1] ^= 1;
    assert_int_equal(routed(badge).kind, ROUTE_TEXT);
    assert_int_equal(routed("13812345679").kind, ROUTE_TEXT);
}

static void coupons_come_by_their_mac(void **state)
{
    (void)state;
    char code[COUPON_TEXT];
    practice_coupon(desk, "TEN", practice_member(desk, "13812345678"), code);
    struct route route = routed(code);
    assert_int_equal(route.kind, ROUTE_COUPON);
    assert_string_equal(route.coupon, code);
    code[11] = code[11] == 'A' ? 'B' : 'A';
    assert_int_equal(routed(code).kind, ROUTE_TEXT);
}

static void receipts_and_staff_cards_are_told_apart(void **state)
{
    (void)state;
    static const char *const line[] = {"12", NULL};
    struct sale_request request = {0};
    struct sale_view view = practice_sale(desk, &request, line);
    struct route route = routed(view.bill);
    assert_int_equal(route.kind, ROUTE_BILL);
    assert_int_equal(route.bill, view.bill_id);
    sale_view_clear(&view);
    assert_int_equal(routed("0001-000999").kind, ROUTE_TEXT);

    struct staff clerk = {.role = ROLE_CLERK};
    struct manage_done done;
    struct error err = {0};
    char badge[BADGE_TEXT];
    text_copy(clerk.code, sizeof clerk.code, "E07");
    text_copy(clerk.name, sizeof clerk.name, "Li Na");
    assert_int_equal(manage_staff_add(desk, NULL, &clerk, &done, &err), STATUS_OK);
    assert_int_equal(staff_by_code(desk_db(desk), "E07", &clerk, &err), STATUS_OK);
    badge_of_staff(badge, desk_secret(desk), &clerk);
    route = routed(badge);
    assert_int_equal(route.kind, ROUTE_STAFF);
    assert_int_equal(route.staff.id, clerk.id);
    /* a new PIN makes the old card invalid */
    assert_int_equal(manage_staff_pin(desk, NULL, "E07", "246810", &err), STATUS_OK);
    assert_int_equal(routed(badge).kind, ROUTE_TEXT);
}

static void items_come_by_barcode_and_by_scale(void **state)
{
    (void)state;
    struct error err = {0};
    item("TEA", "6901234567892", 2500, false);
    item("123", "", 3980, true); /* sold by the kilogram */
    item("77", "", 1000, true);
    struct route route = routed("6901234567892");
    assert_int_equal(route.kind, ROUTE_ITEM);
    assert_string_equal(route.line.sku, "TEA");
    assert_int_equal(route.line.price, LIMIT_NONE);
    assert_false(route.scale);

    route = routed(scale_code("210007700250")); /* 2.50 of an item at 10.00 per kg: 250 g */
    assert_true(route.scale);
    assert_string_equal(route.line.sku, "77");
    assert_int_equal(route.line.quantity, 250);
    assert_int_equal(route.line.price, LIMIT_NONE);

    route = routed(scale_code("210012301235")); /* no whole number of grams costs 12.35: one piece at that price */
    assert_string_equal(route.line.sku, "123");
    assert_int_equal(route.line.quantity, QUANTITY_ONE);
    assert_int_equal(route.line.price, 1235);

    assert_int_equal(db_begin_write(desk_db(desk), &err), STATUS_OK);
    assert_int_equal(setting_set(desk_db(desk), "scale_weight", "25,26", &err), STATUS_OK);
    assert_int_equal(db_commit(desk_db(desk), &err), STATUS_OK);
    route = routed(scale_code("260012300355"));
    assert_int_equal(route.line.quantity, 355);

    char wrong[16];
    text_copy(wrong, sizeof wrong, scale_code("210012301235"));
    wrong[12] = wrong[12] == '0' ? '1' : '0';
    assert_int_equal(routed(wrong).kind, ROUTE_UNKNOWN); /* misread, so the counter asks for the price */
}

static void payment_codes_go_by_their_digits(void **state)
{
    (void)state;
    static const struct {
        const char *digits;
        enum route_kind kind;
        enum tender_kind tender;
    } list[] = {
        {"134567890123456789", ROUTE_PAYMENT, TENDER_WECHAT},
        {"104567890123456789", ROUTE_PAYMENT, TENDER_WECHAT},
        {"154567890123456789", ROUTE_PAYMENT, TENDER_WECHAT},
        {"164567890123456789", ROUTE_TEXT, 0},
        {"284567890123456789", ROUTE_PAYMENT, TENDER_ALIPAY},
        {"2845678901234567", ROUTE_PAYMENT, TENDER_ALIPAY},
        {"304567890123456789012345", ROUTE_PAYMENT, TENDER_ALIPAY},
        {"3045678901234567890123456", ROUTE_TEXT, 0},
        {"6245678901234567890", ROUTE_PAYMENT, TENDER_CARD},
        {"624567890123456789", ROUTE_TEXT, 0},
        {"1345678901234567", ROUTE_TEXT, 0},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct route route = routed(list[i].digits);
        assert_int_equal(route.kind, list[i].kind);
        if (route.kind == ROUTE_PAYMENT)
            assert_int_equal(route.tender, list[i].tender);
    }
}

/* No part of a payment code may remain in the route or the error. */
static void a_payment_code_leaves_no_trace(void **state)
{
    (void)state;
    static const char code[] = "134567890123456789";
    struct route route;
    struct error err = {0};
    assert_int_equal(route_find(desk, code, &route, &err), STATUS_OK);
    assert_null(memmem(&route, sizeof route, code, 8));
    assert_null(memmem(&err, sizeof err, code, 8));
}

static void unknown_item_codes_ask_their_price(void **state)
{
    (void)state;
    assert_int_equal(routed("69012345").kind, ROUTE_UNKNOWN);
    assert_int_equal(routed("690123456789").kind, ROUTE_UNKNOWN);
    assert_int_equal(routed("6901234567892").kind, ROUTE_UNKNOWN);
    assert_int_equal(routed("16901234567892").kind, ROUTE_UNKNOWN);
    assert_int_equal(routed("690123456").kind, ROUTE_TEXT);
    assert_int_equal(routed("https://example.org").kind, ROUTE_TEXT);
    assert_int_equal(routed("").kind, ROUTE_TEXT);
}

static int64_t resolved(const char *text)
{
    int64_t bill;
    struct error err = {0};
    enum status status = bill_resolve(desk_db(desk), desk_till_id(desk), text, &bill, &err);
    assert_true(status == (bill ? STATUS_OK : STATUS_NOT_FOUND));
    return bill;
}

static void a_short_number_is_of_this_till(void **state)
{
    (void)state;
    static const char *const line[] = {"10", NULL};
    struct sale_view first = practice_sale(desk, &(struct sale_request){0}, line);
    seat_none(desk, 2);
    assert_int_equal(resolved("1"), 0);
    struct sale_view second = practice_sale(desk, &(struct sale_request){0}, line);
    assert_int_equal(resolved("1"), second.bill_id);
    assert_int_equal(resolved("#0001"), second.bill_id);
    assert_int_equal(resolved(second.bill), second.bill_id);
    assert_int_equal(resolved("1-1"), first.bill_id);
    assert_int_equal(resolved(first.bill), first.bill_id);
    assert_int_equal(resolved("-1"), 0);
    assert_int_equal(resolved("1-"), 0);
    seat_none(desk, 1);
    assert_int_equal(resolved("1"), first.bill_id);
    sale_view_clear(&first);
    sale_view_clear(&second);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shop, close_shop)
    static const struct CMUnitTest tests[] = {
        TEST(members_come_by_card_phone_and_qr),       TEST(coupons_come_by_their_mac),
        TEST(receipts_and_staff_cards_are_told_apart), TEST(items_come_by_barcode_and_by_scale),
        TEST(payment_codes_go_by_their_digits),        TEST(a_payment_code_leaves_no_trace),
        TEST(unknown_item_codes_ask_their_price),      TEST(a_short_number_is_of_this_till),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
