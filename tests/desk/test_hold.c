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

#include "desk/hold.h"

static struct sale_line LINE[] = {{.quantity = QUANTITY_ONE, .price = 1200},
                                  {.quantity = 2 * QUANTITY_ONE, .price = 50, .category = "tea"}};

static void what_lay_on_the_counter_is_there_after_a_power_cut(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct hold_list list = {0};
    struct error err = {0};
    struct sale_request request = {
        .line = LINE, .lines = 2, .points = 300, .no_points = true, .coupons = 1, .coupon = {"ABCD"}};
    assert_int_equal(hold_keep(desk, "k1", &(struct sale_request){.line = LINE, .lines = 1}, false, &err), STATUS_OK);
    assert_int_equal(hold_keep(desk, "k2", &request, false, &err), STATUS_OK);
    desk_close(desk);
    assert_int_equal(desk_open(practice_path(), false, &desk, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(desk, NULL, NULL, &err), STATUS_OK);
    assert_int_equal(hold_unfinished(desk, &list, &err), STATUS_OK);
    assert_int_equal(list.holds, 1); /* one counter, one bill */
    const struct hold *hold = &list.hold[0];
    assert_string_equal(hold->key, "k2");
    assert_int_equal(hold->request.lines, 2);
    assert_int_equal(hold->request.line[1].quantity, 2 * QUANTITY_ONE);
    assert_string_equal(hold->request.line[1].category, "tea");
    assert_int_equal(hold->request.points, 300);
    assert_true(hold->request.no_points);
    assert_string_equal(hold->request.coupon[0], "ABCD");
    hold_list_clear(&list);
    practice_close(desk);
}

static void a_sale_takes_its_kept_bill_away_in_the_same_commit(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct hold_list list = {0};
    struct error err = {0};
    struct sale_request request = {.line = LINE, .lines = 1};
    struct sale_view view;
    assert_int_equal(hold_keep(desk, "k1", &request, true, &err), STATUS_OK);
    assert_int_equal(hold_keep(desk, "k2", &request, true, &err), STATUS_OK);
    assert_int_equal(sell(desk, "k1", NULL, &request, &view, &err), STATUS_OK);
    sale_view_clear(&view);
    assert_int_equal(hold_list_read(desk, &list, &err), STATUS_OK);
    assert_int_equal(list.holds, 1);
    assert_string_equal(list.hold[0].key, "k2");
    hold_list_clear(&list);
    assert_int_equal(hold_forget(desk, "k2", &err), STATUS_OK);
    assert_int_equal(hold_list_read(desk, &list, &err), STATUS_OK);
    assert_int_equal(list.holds, 0);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_lay_on_the_counter_is_there_after_a_power_cut),
        cmocka_unit_test(a_sale_takes_its_kept_bill_away_in_the_same_commit),
    };
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
