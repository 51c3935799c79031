/* SPDX-License-Identifier: MIT */
/* Undone entries: every lot is as before; only once, and only while everything given is still there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"

#include <cmocka.h>

#include "model/item.h"
#include "model/lot.h"

#include "tests/support/practice.h"

#include "desk/coupon_act.h"
#include "desk/enrol.h"
#include "desk/family.h"
#include "desk/gift.h"
#include "desk/manage.h"
#include "desk/topup.h"
#include "desk/undo.h"

static const char rules[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1,\"money\":{\"points\":100,\"worth\":\"1.00\"}},"
    "\"wallet\":{\"topups\":[{\"pay\":\"500.00\",\"bonus\":\"50.00\",\"points\":20,\"coupon\":\"TEA\"}]},"
    "\"offers\":[{\"code\":\"TEA\",\"trigger\":\"coupon\",\"benefit\":{\"gift\":\"TEA\"},"
    "\"limits\":{\"per_member\":1,\"total\":3},\"coupon\":{\"valid_days\":30}}]}";

static struct desk *shop(void)
{
    return practice_open(rules);
}

static struct undo_view took_back(struct desk *desk, int64_t txn)
{
    struct undo_view view;
    struct error err = {0};
    if (undo(desk, NULL, NULL, txn, false, &view, &err) != STATUS_OK)
        fail_msg("%s %s %s", status_code(err.status), err.detail, err.note);
    return view;
}

static enum status refused(struct desk *desk, int64_t txn)
{
    struct undo_view view;
    struct error err = {0};
    enum status status = undo(desk, NULL, NULL, txn, false, &view, &err);
    if (status != STATUS_OK)
        assert_string_equal(err.detail, "undo");
    return status;
}

static int64_t top_up(struct desk *desk, int64_t member, int64_t amount)
{
    struct topup_request request = {
        .member = member, .amount = amount, .tenders = 1, .tender = {{.kind = TENDER_WECHAT, .amount = amount}}};
    struct topup_done done;
    struct error err = {0};
    assert_int_equal(topup(desk, NULL, NULL, &request, &done, &err), STATUS_OK);
    return done.txn;
}

static size_t usable_coupons(struct desk *desk, int64_t member)
{
    struct coupon_list list = {0};
    struct error err = {0};
    assert_int_equal(coupon_of_member(desk_db(desk), member, desk_day(desk), true, &list, &err), STATUS_OK);
    size_t count = list.coupons;
    coupon_list_clear(&list);
    return count;
}

static int64_t stock_of(struct desk *desk, const char *sku)
{
    struct item item;
    struct error err = {0};
    assert_int_equal(item_by_sku(desk_db(desk), sku, &item, &err), STATUS_OK);
    return item.stock / QUANTITY_ONE;
}

static void add_gift(struct desk *desk, const char *sku, int64_t points)
{
    struct item item = {.price = 1000, .member_price = LIMIT_NONE, .points_price = points, .stock = 5 * QUANTITY_ONE};
    struct manage_done done;
    struct error err = {0};
    text_copy(item.sku, sizeof item.sku, sku);
    assert_int_equal(manage_item_add(desk, NULL, &item, &done, &err), STATUS_OK);
}

static void a_top_up_goes_with_all_that_came_with_it(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678");
    struct undo_view view;
    struct error err = {0};
    struct entry entry;
    add_gift(desk, "TEA", 300);
    int64_t txn = top_up(desk, li, 50000);
    assert_int_equal(undo(desk, NULL, NULL, txn, true, &view, &err), STATUS_OK);
    assert_string_equal(view.kind, "topup");
    assert_int_equal(view.wallet, -55000);
    assert_int_equal(view.points, -20);
    assert_int_equal(view.coupons, -1);
    assert_int_equal(view.txn, 0);
    assert_int_equal(practice_holds(desk, li).wallet, 55000);
    view = took_back(desk, txn);
    assert_int_equal(view.tenders, 1);
    assert_int_equal(view.tender[0].kind, TENDER_WECHAT);
    assert_int_equal(view.tender[0].amount, 50000);
    assert_int_equal(practice_holds(desk, li).wallet, 0);
    assert_int_equal(practice_holds(desk, li).points, 0);
    assert_int_equal(usable_coupons(desk, li), 0);
    assert_int_equal(ledger_read(desk_db(desk), view.txn, &entry, &err), STATUS_OK);
    assert_string_equal(entry.kind, "reverse");
    assert_int_equal(entry.reverses, txn);
    assert_string_equal(entry.steps.step[0].rule, STEP_UNDO);
    assert_int_equal(entry.payment[0].sign, -1);
    entry_clear(&entry);
    assert_int_equal(refused(desk, txn), STATUS_ALREADY_VOIDED);
    practice_proven(desk);
    practice_close(desk);
}

static void what_is_spent_stays_topped_up(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678");
    struct sale_request request = {.member = li, .tenders = 1, .tender = {{.kind = TENDER_WALLET, .amount = 1000}}};
    int64_t txn = top_up(desk, li, 20000);
    struct sale_view view = practice_sale(desk, &request, (const char *const[]){"10.00", NULL});
    assert_int_equal(refused(desk, txn), STATUS_NOT_ENOUGH_STORED_VALUE);
    assert_int_equal(practice_holds(desk, li).wallet, 19000);
    struct return_view back = practice_void(desk, view.bill_id);
    took_back(desk, txn);
    assert_int_equal(practice_holds(desk, li).wallet, 0);
    return_view_clear(&back);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void what_lapsed_is_gone_before_the_night_too(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678"), txn = top_up(desk, li, 50000);
    clock_freeze(clock_now() + 31 * INT64_C(86400)); /* the coupon is for 30 days */
    assert_int_equal(refused(desk, txn), STATUS_COUPON_USED);
    assert_int_equal(practice_holds(desk, li).wallet, 55000);
    practice_close(desk);
}

static void the_coupon_of_what_was_taken_back_reads_withdrawn(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678"), txn = top_up(desk, li, 50000);
    struct coupon_list list = {0};
    struct coupon coupon;
    struct error err = {0};
    assert_int_equal(coupon_of_member(desk_db(desk), li, desk_day(desk), true, &list, &err), STATUS_OK);
    took_back(desk, txn);
    assert_int_equal(coupon_look(desk_db(desk), desk_secret(desk), list.coupon[0].code, desk_day(desk), &coupon, &err),
                     STATUS_OK);
    assert_int_equal(coupon.state, COUPON_WITHDRAWN);
    coupon_list_clear(&list);
    practice_proven(desk);
    practice_close(desk);
}

static void the_same_key_takes_back_once(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678"), txn = top_up(desk, li, 20000);
    struct undo_view first, again;
    struct error err = {0};
    assert_int_equal(undo(desk, "k", NULL, txn, false, &first, &err), STATUS_OK);
    assert_int_equal(undo(desk, "k", NULL, txn, false, &again, &err), STATUS_OK);
    assert_int_equal(first.txn, again.txn);
    assert_int_equal(again.wallet, -20000);
    assert_int_equal(again.tenders, 1);
    practice_close(desk);
}

static void a_gift_comes_back_and_so_do_its_points(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678");
    struct gift_request request = {.member = li, .sku = "BAG"};
    struct gift_done done;
    struct error err = {0};
    add_gift(desk, "BAG", 300);
    practice_points(desk, li, 700);
    assert_int_equal(gift_redeem(desk, NULL, &request, &done, &err), STATUS_OK);
    struct undo_view view = took_back(desk, done.txn);
    assert_int_equal(view.points, 300);
    assert_int_equal(view.pieces, 1);
    assert_int_equal(view.tenders, 0);
    assert_int_equal(practice_holds(desk, li).points, 700);
    assert_int_equal(stock_of(desk, "BAG"), 5);
    practice_proven(desk);
    practice_close(desk);
}

static void a_coupon_used_outside_a_bill_is_usable_again(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678");
    struct coupon_done done;
    struct error err = {0};
    char code[COUPON_TEXT];
    add_gift(desk, "TEA", 300);
    practice_coupon(desk, "TEA", li, code);
    for (int times = 0; times < 4; times++) { /* more often than the limits of the offer allow */
        assert_int_equal(coupon_redeem(desk, NULL, code, false, &done, &err), STATUS_OK);
        assert_int_equal(usable_coupons(desk, li), 0);
        took_back(desk, done.txn);
        assert_int_equal(usable_coupons(desk, li), 1);
        assert_int_equal(stock_of(desk, "TEA"), 5);
    }
    practice_proven(desk);
    practice_close(desk);
}

/* Undoing points that settled a debt restores the debt. */
static void points_that_settled_a_debt_leave_it_open_again(void **state)
{
    (void)state;
    struct desk *desk = shop();
    int64_t li = practice_member(desk, "13800005678");
    struct sale_view view =
        practice_sale(desk, &(struct sale_request){.member = li}, (const char *const[]){"100.00", NULL});
    struct gift_request request = {.member = li, .points = 100};
    struct gift_done done;
    struct error err = {0};
    assert_int_equal(gift_redeem(desk, NULL, &request, &done, &err), STATUS_OK);
    struct return_view back = practice_void(desk, view.bill_id);
    assert_int_equal(practice_holds(desk, li).owed, 100);
    int64_t txn = top_up(desk, li, 50000); /* gives 20 points, all of which settle a debt */
    assert_int_equal(practice_holds(desk, li).owed, 80);
    took_back(desk, txn);
    assert_int_equal(practice_holds(desk, li).owed, 100);
    took_back(desk, done.txn); /* the points come back and settle the debt */
    assert_int_equal(practice_holds(desk, li).owed, 0);
    assert_int_equal(practice_holds(desk, li).points, 0);
    return_view_clear(&back);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static int64_t enrolled(struct desk *desk, int64_t phone, int64_t *txn)
{
    struct enrol_request request = {.member = {.phone = phone}};
    struct enrol_done done;
    struct error err = {0};
    assert_int_equal(enrol(desk, NULL, &request, &done, &err), STATUS_OK);
    *txn = done.txn;
    return done.member;
}

static void an_enrolment_goes_while_there_is_nothing_else(void **state)
{
    (void)state;
    struct desk *desk = shop();
    struct member member;
    struct error err = {0};
    int64_t txn, wrong = enrolled(desk, INT64_C(8613800001234), &txn), id = 0;
    took_back(desk, txn);
    assert_int_equal(member_get(desk_db(desk), wrong, &member, &err), STATUS_OK);
    assert_string_equal(member.state, "closed");
    assert_int_equal(member_by_phone(desk_db(desk), INT64_C(8613800001234), &id, &err), STATUS_OK);
    assert_int_equal(id, 0);
    int64_t right = enrolled(desk, INT64_C(8613800001234), &txn); /* the number is free again */
    assert_true(right != wrong);
    int64_t kin_txn, kin = enrolled(desk, INT64_C(8613800004321), &kin_txn);
    struct family_request family = {.member = right, .other = kin, .limit = LIMIT_NONE};
    assert_int_equal(family_link(desk, NULL, NULL, &family, &err), STATUS_OK);
    assert_int_equal(refused(desk, txn), STATUS_NOT_PERMITTED);
    assert_int_equal(refused(desk, kin_txn), STATUS_NOT_PERMITTED);
    practice_points(desk, right, 10);
    assert_int_equal(refused(desk, txn), STATUS_NOT_PERMITTED);
    practice_proven(desk);
    practice_close(desk);
}

static void a_clerk_gives_little_back_alone(void **state)
{
    (void)state;
    struct desk *desk = shop();
    struct staff clerk = {.role = ROLE_CLERK, .code = "E1"}, manager = {.role = ROLE_MANAGER, .code = "M1"};
    struct manage_done done;
    struct undo_view view;
    struct error err = {0};
    int64_t li = practice_member(desk, "13800005678");
    assert_int_equal(manage_staff_add(desk, NULL, &clerk, &done, &err), STATUS_OK);
    assert_int_equal(manage_staff_add(desk, NULL, &manager, &done, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(desk, "E1", NULL, &err), STATUS_OK);
    int64_t little = top_up(desk, li, 20000), much = top_up(desk, li, 20001);
    took_back(desk, little);
    assert_int_equal(undo(desk, NULL, NULL, much, false, &view, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(desk_approver(desk, "M1", NULL, &manager, &err), STATUS_OK);
    assert_int_equal(undo(desk, NULL, &manager, much, false, &view, &err), STATUS_OK);
    practice_proven(desk);
    practice_close(desk);
}

static void a_sale_is_voided_instead(void **state)
{
    (void)state;
    struct desk *desk = shop();
    struct undo_view undone;
    struct error err = {0};
    struct sale_view view = practice_sale(desk, &(struct sale_request){0}, (const char *const[]){"100.00", NULL});
    assert_int_equal(undo(desk, NULL, NULL, view.txn_id, false, &undone, &err), STATUS_BAD_VALUE);
    sale_view_clear(&view);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_top_up_goes_with_all_that_came_with_it),
        cmocka_unit_test(what_is_spent_stays_topped_up),
        cmocka_unit_test(what_lapsed_is_gone_before_the_night_too),
        cmocka_unit_test(the_coupon_of_what_was_taken_back_reads_withdrawn),
        cmocka_unit_test(the_same_key_takes_back_once),
        cmocka_unit_test(a_gift_comes_back_and_so_do_its_points),
        cmocka_unit_test(a_coupon_used_outside_a_bill_is_usable_again),
        cmocka_unit_test(points_that_settled_a_debt_leave_it_open_again),
        cmocka_unit_test(an_enrolment_goes_while_there_is_nothing_else),
        cmocka_unit_test(a_clerk_gives_little_back_alone),
        cmocka_unit_test(a_sale_is_voided_instead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
