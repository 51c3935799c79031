/* SPDX-License-Identifier: MIT */
/* Shifts: every payment belongs to one, the sums are those of the payments, the count is blind and final. */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/clock.h"

#include <cmocka.h>

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/check.h"
#include "desk/desk_priv.h"
#include "desk/manage.h"
#include "desk/shift.h"
#include "desk/topup.h"
#include "desk/undo.h"

#define LINES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }
#define PHONE "13800005678"

static int64_t sale(struct desk *desk, int64_t member, const char *line, enum tender_kind kind)
{
    struct sale_request request = {.member = member, .tenders = 1, .tender = {{.kind = kind, .amount = TENDER_REST}}};
    struct sale_view view = practice_sale(desk, &request, LINES(line));
    int64_t bill = view.bill_id;
    sale_view_clear(&view);
    return bill;
}

static struct shift_view shift_of(struct desk *desk, int64_t id)
{
    struct shift_view view;
    struct error err = {0};
    assert_int_equal(shift_read(desk, id, &view, &err), STATUS_OK);
    return view;
}

static int64_t now(struct desk *desk)
{
    int64_t id;
    struct error err = {0};
    assert_int_equal(shift_now(desk, &id, &err), STATUS_OK);
    return id;
}

/* pieces of 100, 50, 20, 10, 5, 1, 0.5, 0.1 */
static struct shift_done count(struct desk *desk, int64_t hundreds, int64_t tens, int64_t drop, int64_t to)
{
    struct shift_close_request request = {.count = {hundreds, 0, 0, tens}, .drop = drop, .to = to};
    struct shift_done done;
    struct error err = {0};
    assert_int_equal(shift_close(desk, NULL, &request, &done, &err), STATUS_OK);
    return done;
}

static void the_first_payment_opens_a_shift_and_all_go_into_it(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    int64_t member = practice_member(desk, PHONE);
    assert_int_equal(now(desk), 0); /* enrolling does not open a shift */
    sale(desk, 0, "100", TENDER_CASH);
    int64_t id = now(desk), back = sale(desk, member, "30", TENDER_WECHAT);
    assert_true(id > 0);
    practice_topup(desk, member, 20000);
    sale(desk, member, "50", TENDER_WALLET);
    struct return_view view = practice_void(desk, back);
    return_view_clear(&view);
    assert_int_equal(now(desk), id);

    struct shift_view shift = shift_of(desk, id);
    assert_string_equal(shift.code, "system");
    assert_int_equal(shift.tender[TENDER_CASH].sale.amount, 10000);
    assert_int_equal(shift.tender[TENDER_CASH].topup.amount, 20000);
    assert_int_equal(shift.tender[TENDER_CASH].topup.count, 1);
    assert_int_equal(shift.tender[TENDER_CASH].net, 30000);
    assert_int_equal(shift.tender[TENDER_WALLET].sale.amount, 5000);
    assert_int_equal(shift.tender[TENDER_WECHAT].sale.amount, 3000);
    assert_int_equal(shift.tender[TENDER_WECHAT].refund.amount, -3000);
    assert_int_equal(shift.tender[TENDER_WECHAT].net, 0);
    assert_int_equal(shift.refund.count, 1);
    assert_int_equal(shift.bills.bills, 2); /* the voided bill does not count */
    assert_int_equal(shift.expected, 30000);
    practice_proven(desk);
    practice_close(desk);
}

static int64_t top_up(struct desk *desk, int64_t member)
{
    struct topup_request request = {
        .member = member, .amount = 50000, .tenders = 1, .tender = {{.kind = TENDER_WECHAT, .amount = 50000}}};
    struct topup_done done;
    struct error err = {0};
    assert_int_equal(topup(desk, NULL, NULL, &request, &done, &err), STATUS_OK);
    return done.txn;
}

static void take_back(struct desk *desk, int64_t txn)
{
    struct undo_view view;
    struct error err = {0};
    assert_int_equal(undo(desk, NULL, NULL, txn, false, &view, &err), STATUS_OK);
}

/* In the same shift as if it never was; what an earlier shift took and handed over is a refund of this one. */
static void an_undone_top_up_is_no_sale_below_zero(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    int64_t member = practice_member(desk, PHONE), kept = top_up(desk, member);
    take_back(desk, top_up(desk, member));
    struct shift_tender wechat = shift_of(desk, now(desk)).tender[TENDER_WECHAT];
    assert_int_equal(wechat.sale.amount, 0);
    assert_int_equal(wechat.sale.count, 0);
    assert_int_equal(wechat.topup.amount, 50000);
    assert_int_equal(wechat.topup.count, 1);
    assert_int_equal(wechat.net, 50000);

    count(desk, 0, 0, 0, 0);
    take_back(desk, kept);
    wechat = shift_of(desk, now(desk)).tender[TENDER_WECHAT];
    assert_int_equal(wechat.sale.amount, 0);
    assert_int_equal(wechat.topup.amount, 0);
    assert_int_equal(wechat.refund.amount, -50000);
    assert_int_equal(wechat.refund.count, 1);
    practice_proven(desk);
    practice_close(desk);
}

static void over_or_short_is_counted_less_what_had_to_be_there(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct shift_done done;
    struct error err = {0};
    assert_int_equal(shift_open(desk, NULL, 50000, &done, &err), STATUS_OK);
    int64_t id = done.shift;
    assert_int_equal(shift_open(desk, NULL, 0, &done, &err), STATUS_OK); /* already open: the same shift */
    assert_int_equal(done.shift, id);
    assert_int_equal(shift_open(desk, NULL, 100, &done, &err), STATUS_BAD_VALUE);
    sale(desk, 0, "100", TENDER_CASH);
    sale(desk, 0, "70", TENDER_ALIPAY);
    assert_int_equal(shift_drop(desk, NULL, 20000, &done, &err), STATUS_OK);
    assert_int_equal(shift_open_drawer(desk, NULL, "change", &done, &err), STATUS_OK);
    assert_int_equal(done.kicked, 0); /* no printer is there to open it */
    assert_int_equal(shift_open_drawer(desk, NULL, "other", &done, &err), STATUS_OK);
    assert_int_equal(shift_open_drawer(desk, NULL, "boredom", &done, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.arg[2], "change, check, other");

    done = count(desk, 3, 9, 30000, 0); /* 390 counted, 500 + 100 - 200 expected */
    assert_int_equal(done.expected, 40000);
    assert_int_equal(done.counted, 39000);
    assert_int_equal(done.over, -1000);
    assert_int_equal(done.left, 9000);
    struct shift_view shift = shift_of(desk, id);
    assert_int_equal(shift.shift.over, -1000);
    assert_int_equal(shift.shift.count[0], 3);
    assert_int_equal(shift.shift.count[3], 9);
    assert_int_equal(shift.shift.opens, 2);
    assert_int_equal(shift.left, 9000);

    sale(desk, 0, "10", TENDER_CASH); /* the next shift begins with the cash left */
    assert_int_not_equal(now(desk), id);
    assert_int_equal(shift_of(desk, now(desk)).shift.floated, 9000);
    assert_int_equal(shift_of(desk, now(desk)).expected, 10000);
    practice_proven(desk);
    practice_close(desk);
}

static void a_closed_shift_stays_as_it_was_counted(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct shift_close_request request = {.count = {1}};
    struct shift_done done;
    struct error err = {0};
    assert_int_equal(shift_close(desk, NULL, &request, &done, &err), STATUS_SHIFT_CLOSED);
    int64_t bill = sale(desk, 0, "100", TENDER_CASH), id = now(desk);
    request.drop = 10001;
    assert_int_equal(shift_close(desk, NULL, &request, &done, &err), STATUS_BAD_VALUE);
    request.drop = 0;
    request.shift = id + 1;
    assert_int_equal(shift_close(desk, NULL, &request, &done, &err), STATUS_SHIFT_CLOSED);
    request.shift = id;
    assert_int_equal(shift_close(desk, "k", &request, &done, &err), STATUS_OK);
    assert_int_equal(done.over, 0);
    done.over = 77;
    assert_int_equal(shift_close(desk, "k", &request, &done, &err), STATUS_OK); /* the same key: the first result */
    assert_int_equal(done.over, 0);
    assert_int_equal(shift_drop(desk, NULL, 100, &done, &err), STATUS_SHIFT_CLOSED);

    clock_freeze(clock_now() + 60);
    struct return_view view = practice_void(desk, bill); /* a void after the handover belongs to the next shift */
    return_view_clear(&view);
    assert_int_equal(shift_of(desk, id).tender[TENDER_CASH].net, 10000);
    assert_int_equal(shift_of(desk, id).bills.bills, 1);
    assert_int_equal(shift_of(desk, now(desk)).tender[TENDER_CASH].net, -10000);
    practice_proven(desk);
    practice_close(desk);
}

static void who_comes_has_the_next_shift(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct staff wang = {.code = "E08", .name = "Wang", .role = ROLE_CLERK};
    struct manage_done made;
    struct error err = {0};
    assert_int_equal(manage_staff_add(desk, NULL, &wang, &made, &err), STATUS_OK);
    sale(desk, 0, "100", TENDER_CASH);
    struct shift_done done = count(desk, 1, 0, 4000, made.id);
    assert_int_equal(done.next, now(desk));
    struct shift_view next = shift_of(desk, done.next);
    assert_string_equal(next.code, "E08");
    assert_int_equal(next.shift.floated, 6000);
    practice_proven(desk);
    practice_close(desk);
}

/* shop check names the shift whose `over` was changed by hand. */
static void a_changed_count_is_found(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct check_report report;
    struct error err = {0};
    sale(desk, 0, "100", TENDER_CASH);
    count(desk, 1, 0, 0, 0);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(practice_path(), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE shift SET over=1", NULL, NULL, NULL), SQLITE_CONSTRAINT);
    assert_int_equal(sqlite3_exec(db, "DROP TRIGGER shift_frozen; UPDATE shift SET over=1", NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(check_books(desk, false, &report, &err), STATUS_OK);
    assert_int_equal(report.problems, 1);
    assert_string_equal(report.problem[0].table, "shift");
    assert_string_equal(report.problem[0].found, "1");
    assert_string_equal(report.problem[0].expected, "0");
    check_clear(&report);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_payment_opens_a_shift_and_all_go_into_it),
        cmocka_unit_test(an_undone_top_up_is_no_sale_below_zero),
        cmocka_unit_test(over_or_short_is_counted_less_what_had_to_be_there),
        cmocka_unit_test(a_closed_shift_stays_as_it_was_counted),
        cmocka_unit_test(who_comes_has_the_next_shift),
        cmocka_unit_test(a_changed_count_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
