/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/clock.h"

#include <cmocka.h>

#include "model/lot.h"

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/nightly.h"
#include "desk/points.h"

#define LINES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }
#define DAY INT64_C(86400)

static void later(struct desk *desk, int64_t days, bool night)
{
    struct nightly_done done;
    struct error err = {0};
    clock_freeze(clock_now() + days * DAY);
    if (night)
        assert_int_equal(nightly(desk, &done, &err), STATUS_OK);
}

static enum status refused(struct desk *desk, const struct return_request *request, struct error *err)
{
    struct return_view view;
    *err = (struct error){0};
    return return_make(desk, NULL, NULL, request, false, &view, err);
}

static void ten_small_returns_take_what_one_big_one_takes(void **state)
{
    (void)state;
    struct desk *desk = practice_open("{\"points\":{\"per\":\"10.00\",\"earn\":1}}");
    int64_t li = practice_member(desk, "13800005678");
    int64_t taken = 0, refund = 0;
    struct sale_view view = practice_sale(desk, &(struct sale_request){.member = li},
                                          LINES("1", "1", "1", "1", "1", "1", "1", "1", "1", "1"));
    assert_int_equal(view.points_earned, 1);
    for (int line = 1; line <= 10; line++) {
        struct return_view back = practice_back(desk, view.bill_id, line, 0);
        taken += back.points_taken;
        refund += back.refund;
        assert_int_equal(back.nothing_left, line == 10);
        return_view_clear(&back);
    }
    assert_int_equal(taken, 1);
    assert_int_equal(refund, 1000);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void stored_value_goes_back_in_the_proportion_drawn(void **state)
{
    (void)state;
    struct desk *desk = practice_open("{\"wallet\":{\"topups\":[{\"pay\":\"3000.00\",\"bonus\":\"1000.00\"}]}}");
    int64_t li = practice_member(desk, "13800005678");
    struct balances held;
    struct error err = {0};
    practice_topup(desk, li, 300000);
    struct sale_request request = {.member = li, .tender = {{TENDER_WALLET, TENDER_REST, "", 0}}, .tenders = 1};
    struct sale_view view = practice_sale(desk, &request, LINES("100", "300"));
    assert_int_equal(lot_balances(desk_db(desk), li, desk_day(desk), &held, &err), STATUS_OK);
    assert_int_equal(held.principal, 270000);
    assert_int_equal(held.bonus, 90000);
    struct return_view back = practice_back(desk, view.bill_id, 1, 0);
    assert_int_equal(back.wallet_balance, 370000);
    return_view_clear(&back);
    assert_int_equal(lot_balances(desk_db(desk), li, desk_day(desk), &held, &err), STATUS_OK);
    assert_int_equal(held.principal, 277500);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static const char EXPIRING[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1,\"expire\":{\"days\":30},\"money\":{\"points\":100,\"worth\":\"1.00\"}},"
    "\"returns\":{\"grace_days\":10}}";

static void lapsed_points_come_back_as_a_grace_lot(void **state)
{
    (void)state;
    for (int night = 0; night <= 1; night++) { /* must be the same before and after the nightly run */
        struct desk *desk = practice_open(EXPIRING);
        int64_t li = practice_member(desk, "13800005678");
        practice_points(desk, li, 500);
        struct sale_view view = practice_sale(desk, &(struct sale_request){.member = li, .points = 500}, LINES("20"));
        assert_int_equal(view.payable, 1500);
        later(desk, 31, night == 1);
        struct return_view back = practice_void(desk, view.bill_id);
        assert_int_equal(back.points_back, 500);
        assert_int_equal(back.points_taken, 0); /* the 15 earned points have expired, so they are not taken */
        assert_int_equal(back.owed_points, 0);
        assert_int_equal(practice_holds(desk, li).points, 500);
        return_view_clear(&back);
        later(desk, 11, night == 1);
        assert_int_equal(practice_holds(desk, li).points, 0);
        sale_view_clear(&view);
        practice_proven(desk);
        practice_close(desk);
    }
}

static const char LIMITED[] =
    "{\"offers\":[{\"code\":\"S5\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"5.00\"},"
    "\"limits\":{\"per_member\":1,\"total\":1,\"budget\":\"5.00\"},\"coupon\":{\"valid_days\":30}}]}";

static void limits_and_coupons_come_back_only_when_nothing_is_left(void **state)
{
    (void)state;
    struct desk *desk = practice_open(LIMITED);
    int64_t li = practice_member(desk, "13800005678");
    struct sale_request first = {.member = li, .coupons = 1}, second = {.member = li, .coupons = 1};
    struct error err;
    practice_coupon(desk, "S5", li, first.coupon[0]);
    practice_coupon(desk, "S5", li, second.coupon[0]);
    struct sale_view view = practice_sale(desk, &first, LINES("10", "10"));
    assert_int_equal(practice_refused(desk, &second, LINES("10"), &err), STATUS_OFFER_LIMIT);
    struct return_view back = practice_back(desk, view.bill_id, 1, 0);
    assert_string_equal(back.coupon[0].fate, "used");
    return_view_clear(&back);
    assert_int_equal(practice_refused(desk, &second, LINES("10"), &err), STATUS_OFFER_LIMIT);
    back = practice_back(desk, view.bill_id, 2, 0);
    assert_string_equal(back.coupon[0].fate, "usable");
    return_view_clear(&back);
    sale_view_clear(&view);
    view = practice_sale(desk, &second, LINES("10"));
    assert_int_equal(view.payable, 500);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void what_cannot_go_back_is_refused(void **state)
{
    (void)state;
    struct desk *desk = practice_open("{\"returns\":{\"within_days\":7}}");
    struct error err;
    struct sale_view view = practice_sale(desk, &(struct sale_request){0}, LINES("10", "20"));
    struct return_line twice[] = {{1, 2000}}, nowhere[] = {{9, 0}};
    struct return_request request = {.bill = view.bill_id, .line = twice, .lines = 1};
    assert_int_equal(refused(desk, &request, &err), STATUS_ALREADY_RETURNED);
    request.line = nowhere;
    assert_int_equal(refused(desk, &request, &err), STATUS_BAD_VALUE);
    struct return_view back = practice_back(desk, view.bill_id, 1, 0);
    return_view_clear(&back);
    assert_int_equal(refused(desk, &(struct return_request){.bill = view.bill_id, .voids = true}, &err),
                     STATUS_ALREADY_RETURNED);
    sale_view_clear(&view);
    view = practice_sale(desk, &(struct sale_request){0}, LINES("10"));
    back = practice_void(desk, view.bill_id);
    return_view_clear(&back);
    assert_int_equal(refused(desk, &(struct return_request){.bill = view.bill_id, .voids = true}, &err),
                     STATUS_ALREADY_VOIDED);
    sale_view_clear(&view);
    view = practice_sale(desk, &(struct sale_request){0}, LINES("10"));
    later(desk, 8, false);
    assert_int_equal(refused(desk, &(struct return_request){.bill = view.bill_id}, &err), STATUS_RETURN_TOO_LATE);
    assert_string_equal(err.arg[1], "8");
    sale_view_clear(&view);
    practice_close(desk);
}

static void a_preview_says_what_the_return_does_and_writes_nothing(void **state)
{
    (void)state;
    struct desk *desk = practice_open(EXPIRING);
    int64_t li = practice_member(desk, "13800005678");
    struct error err = {0};
    struct sale_view view = practice_sale(desk, &(struct sale_request){.member = li}, LINES("30", "20"));
    struct return_line line[] = {{2, 0}};
    struct return_request request = {.bill = view.bill_id, .line = line, .lines = 1};
    struct return_view seen;
    assert_int_equal(return_make(desk, NULL, NULL, &request, true, &seen, &err), STATUS_OK);
    assert_string_equal(seen.txn, "");
    assert_int_equal(practice_holds(desk, li).points, 50);
    struct return_view back = practice_back(desk, view.bill_id, 2, 0);
    assert_int_equal(seen.refund, back.refund);
    assert_int_equal(seen.points_taken, back.points_taken);
    assert_int_equal(seen.points_balance, back.points_balance);
    return_view_clear(&seen);
    return_view_clear(&back);
    sale_view_clear(&view);
    practice_close(desk);
}

static void give_back(struct desk *desk, int64_t bill)
{
    struct return_view back = practice_back(desk, bill, 1, 0);
    return_view_clear(&back);
}

static struct sale_view spend(struct desk *desk, int64_t member, int64_t points)
{
    return practice_sale(desk, &(struct sale_request){.member = member, .points = points}, LINES("10"));
}

static void grace_lots_of_grace_lots_are_the_bills_own(void **state)
{
    (void)state;
    struct desk *desk = practice_open("{\"points\":{\"per\":\"1.00\",\"earn\":1,\"expire\":{\"days\":2},"
                                      "\"money\":{\"points\":1,\"worth\":\"1.00\"}},\"returns\":{\"grace_days\":1}}");
    int64_t li = practice_member(desk, "13800005678");
    struct sale_view earning = spend(desk, li, 0), first = spend(desk, li, 10);
    later(desk, 3, false);
    give_back(desk, first.bill_id);
    struct sale_view second = spend(desk, li, 10);
    later(desk, 2, true);
    give_back(desk, second.bill_id);
    later(desk, 2, true);
    practice_points(desk, li, 5);
    struct return_view back = practice_back(desk, earning.bill_id, 1, 0);
    assert_int_equal(back.points_taken, 0); /* all ten points had expired */
    assert_int_equal(back.owed_points, 0);
    assert_int_equal(practice_holds(desk, li).points, 5);
    return_view_clear(&back);
    sale_view_clear(&earning);
    sale_view_clear(&first);
    sale_view_clear(&second);
    practice_proven(desk);
    practice_close(desk);
}

static void points_given_back_are_there_to_be_taken(void **state)
{
    (void)state;
    struct desk *desk = practice_open("{\"points\":{\"per\":\"1.00\",\"earn\":1,"
                                      "\"money\":{\"points\":1,\"worth\":\"1.00\"}}}");
    int64_t li = practice_member(desk, "13800005678");
    struct adjust_request take = {.member = li, .points = 5, .take = true, .reason = "by hand"};
    struct adjust_done done;
    struct staff approver;
    struct error err = {0};
    practice_points(desk, li, 6);
    struct sale_request request = {.member = li, .points = 6};
    struct sale_view view = practice_sale(desk, &request, LINES("11")); /* empties the lot, earns 5 */
    assert_int_equal(desk_approver(desk, "owner", NULL, &approver, &err), STATUS_OK);
    assert_int_equal(points_adjust(desk, NULL, &approver, &take, &done, &err), STATUS_OK);
    struct return_view back = practice_back(desk, view.bill_id, 1, 0);
    assert_int_equal(back.points_back, 6);
    assert_int_equal(back.points_taken, 5);
    assert_int_equal(back.owed_points, 0);
    assert_int_equal(practice_holds(desk, li).points, 1);
    return_view_clear(&back);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void a_bill_out_of_the_window_takes_no_tier(void **state)
{
    (void)state;
    struct desk *desk = practice_open("{\"tiers\":{\"window\":{\"rolling_months\":1},\"grace_days\":15,\"levels\":["
                                      "{\"code\":\"normal\",\"name\":\"N\",\"from\":\"0\"},"
                                      "{\"code\":\"gold\",\"name\":\"G\",\"from\":\"100.00\"}]}}");
    int64_t li = practice_member(desk, "13800005678");
    struct sale_request request = {.member = li};
    struct sale_view raised = practice_sale(desk, &request, LINES("150"));
    later(desk, 33, true);
    struct sale_view later_on = practice_sale(desk, &request, LINES("120"));
    struct return_view back = practice_back(desk, raised.bill_id, 1, 0);
    assert_string_equal(back.tier, "gold");
    return_view_clear(&back);
    sale_view_clear(&raised);
    sale_view_clear(&later_on);
    practice_close(desk);
}

static void refunds_go_in_reverse_order_of_the_tenders_given(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct sale_request request = {.tender = {{TENDER_CASH, 5000, "", 0}, {TENDER_CARD, 8000, "", 0}}, .tenders = 2};
    struct sale_view view = practice_sale(desk, &request, LINES("60", "60"));
    assert_int_equal(view.change, 1000);
    assert_int_equal(view.tender[0].kind, TENDER_CASH);
    assert_int_equal(view.tender[0].amount, 4000);
    struct return_view back = practice_back(desk, view.bill_id, 1, 0);
    assert_int_equal(back.tenders, 1);
    assert_int_equal(back.tender[0].kind, TENDER_CARD);
    return_view_clear(&back);
    sale_view_clear(&view);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_small_returns_take_what_one_big_one_takes),
        cmocka_unit_test(stored_value_goes_back_in_the_proportion_drawn),
        cmocka_unit_test(lapsed_points_come_back_as_a_grace_lot),
        cmocka_unit_test(limits_and_coupons_come_back_only_when_nothing_is_left),
        cmocka_unit_test(what_cannot_go_back_is_refused),
        cmocka_unit_test(a_preview_says_what_the_return_does_and_writes_nothing),
        cmocka_unit_test(grace_lots_of_grace_lots_are_the_bills_own),
        cmocka_unit_test(points_given_back_are_there_to_be_taken),
        cmocka_unit_test(a_bill_out_of_the_window_takes_no_tier),
        cmocka_unit_test(refunds_go_in_reverse_order_of_the_tenders_given),
    };
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
