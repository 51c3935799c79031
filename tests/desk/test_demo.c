/* SPDX-License-Identifier: MIT */
#include "desk/demo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/date.h"
#include "desk/check.h"
#include "desk/desk.h"
#include "model/finder.h"
#include "tests/support/scratch.h"

static struct desk *made(const char *name, uint64_t seed)
{
    char path[SCRATCH_PATH];
    struct error err = {0};
    struct desk *desk;
    int64_t now;
    assert_int_equal(instant_parse("2026-08-01T10:00", "", &now, &err), STATUS_OK);
    struct demo_order order = {.members = 12, .seed = seed, .now = now};
    enum status status = demo_make(scratch_path(path, name), &order, &err);
    if (status != STATUS_OK)
        print_error("%s %s %s\n", status_code(status), err.field, err.note);
    assert_int_equal(status, STATUS_OK);
    assert_int_equal(demo_make(path, &order, &err), STATUS_IO_ERROR); /* never over what is there */
    clock_freeze(now);
    assert_int_equal(desk_open(path, false, &desk, &err), STATUS_OK);
    return desk;
}

static void test_a_shop_to_try_things_in(void **state)
{
    (void)state;
    static struct finder_result found, again;
    struct desk *desk = made("demo.db", 1), *twin = made("twin.db", 1);
    struct check_report report;
    struct staff staff;
    struct error err;
    assert_true(desk_shop(desk)->practice);
    assert_int_equal(desk_shop(desk)->business_day, date_from_civil(2026, 8, 1));
    assert_int_equal(desk_sign_in(desk, "E07", NULL, &err), STATUS_OK);
    assert_string_equal(desk_staff(desk)->name, "李娜");
    assert_int_equal(staff_by_code(desk_db(desk), "M01", &staff, &err), STATUS_OK);
    assert_int_equal(staff.role, ROLE_MANAGER);
    assert_int_equal(check_books(desk, true, &report, &err), STATUS_OK);
    assert_int_equal(report.problems, 0);
    assert_int_equal(report.members, 12);
    assert_true(report.bills > 50);
    check_clear(&report);
    assert_int_equal(finder_search(desk_db(desk), NULL, "5678", 20, &found, &err), STATUS_OK);
    assert_true(found.hits >= 2);
    assert_int_equal(finder_search(desk_db(twin), NULL, "5678", 20, &again, &err), STATUS_OK);
    assert_int_equal(again.hits, found.hits);
    for (size_t i = 0; i < found.hits; i++)
        assert_string_equal(found.hit[i].name, again.hit[i].name);
    assert_int_equal(finder_search(desk_db(desk), NULL, "zl", 20, &found, &err), STATUS_OK);
    assert_true(found.hits >= 1);
    desk_close(desk);
    desk_close(twin);
    clock_release();
}

static void test_how_many(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    struct error err;
    struct demo_order order = {.seed = 1, .now = 1785549600};
    assert_int_equal(demo_make(scratch_path(path, "none.db"), &order, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.field, "members");
    order.members = DEMO_MEMBERS_MOST + 1;
    assert_int_equal(demo_make(path, &order, &err), STATUS_BAD_VALUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_shop_to_try_things_in),
        cmocka_unit_test(test_how_many),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    scratch_remove();
    return failed;
}
