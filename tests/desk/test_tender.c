/* SPDX-License-Identifier: MIT */
/* Cash rounding and corrected tenders: the payments always add up to the bill. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/clock.h"

#include <cmocka.h>

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/correct.h"
#include "desk/manage.h"
#include "desk/shift.h"

#define LINES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }
#define PHONE "13800005678"
#define TENTHS "{\"points\":{\"per\":\"1.00\",\"earn\":1},\"till\":{\"cash_rounding\":\"0.1\"}}"

static struct sale_view ring(struct desk *desk, int64_t member, const struct tender *tender, size_t tenders,
                             const char *const *line)
{
    struct sale_request request = {.member = member, .tenders = tenders};
    memcpy(request.tender, tender, tenders * sizeof *tender);
    return practice_sale(desk, &request, line);
}
#define RING(desk, member, line, ...)                                                                                  \
    ring(desk, member, (const struct tender[]){__VA_ARGS__},                                                           \
         sizeof((const struct tender[]){__VA_ARGS__}) / sizeof(struct tender), line)

static int64_t paid(const struct tender *tender, size_t tenders, enum tender_kind kind)
{
    int64_t sum = 0;
    for (size_t i = 0; i < tenders; i++)
        sum += tender[i].kind == kind ? tender[i].amount : 0;
    return sum;
}
#define PAID(view, kind) paid((view).tender, (view).tenders, TENDER_##kind)

static void cash_is_due_to_the_tenth_and_the_rest_is_a_row(void **state)
{
    (void)state;
    struct desk *desk = practice_open(TENTHS);
    struct sale_view view = RING(desk, 0, LINES("106.63"), {TENDER_CASH, 20000, "", 0});
    assert_int_equal(view.payable, 10663);
    assert_int_equal(PAID(view, CASH), 10660);
    assert_int_equal(PAID(view, ROUNDING), 3);
    assert_int_equal(view.change, 9340);
    sale_view_clear(&view);
    view = RING(desk, 0, LINES("106.63"), {TENDER_WECHAT, TENDER_REST, "", 0}); /* other tenders pay to the fen */
    assert_int_equal(PAID(view, WECHAT), 10663);
    sale_view_clear(&view);
    view = RING(desk, 0, LINES("106.63"), {TENDER_WECHAT, 5000, "", 0}, {TENDER_CASH, TENDER_REST, "", 0});
    assert_int_equal(PAID(view, CASH), 5660);
    assert_int_equal(PAID(view, ROUNDING), 3);
    sale_view_clear(&view);
    view = RING(desk, 0, LINES("0.05"), {TENDER_CASH, TENDER_REST, "", 0}); /* rounds to nothing */
    assert_int_equal(view.tenders, 1);
    assert_int_equal(PAID(view, ROUNDING), 5);
    sale_view_clear(&view);
    struct sale_request request = {.tenders = 1, .tender = {{TENDER_CASH, 10650, "", 0}}};
    struct error err;
    assert_int_equal(practice_refused(desk, &request, LINES("106.63"), &err), STATUS_TENDER_SHORT);
    practice_proven(desk);
    practice_close(desk);
}

/* What stays paid is rounded as in a sale; returning everything refunds exactly the cash given. */
static void cash_goes_back_in_tenths_too(void **state)
{
    (void)state;
    struct desk *desk = practice_open(TENTHS);
    struct sale_view view = RING(desk, 0, LINES("10.05", "20.07", "76.51"), {TENDER_CASH, TENDER_REST, "", 0});
    int64_t handed = 0, let_go = 0;
    assert_int_equal(PAID(view, CASH), 10660);
    for (int64_t no = 1; no <= 3; no++) {
        struct return_view back = practice_back(desk, view.bill_id, no, 0);
        int64_t cash = PAID(back, CASH);
        assert_int_equal(cash % 10, 0);
        assert_int_equal(cash + PAID(back, ROUNDING), back.refund);
        handed += cash;
        let_go += PAID(back, ROUNDING);
        return_view_clear(&back);
    }
    assert_int_equal(handed, 10660);
    assert_int_equal(let_go, 3);
    sale_view_clear(&view);
    view = RING(desk, 0, LINES("106.63"), {TENDER_CASH, TENDER_REST, "", 0});
    struct return_view back = practice_void(desk, view.bill_id);
    assert_int_equal(PAID(back, CASH), 10660);
    assert_int_equal(PAID(back, ROUNDING), 3);
    return_view_clear(&back);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static struct correct_view correct(struct desk *desk, int64_t bill, enum tender_kind kind, enum status want)
{
    struct correct_request request = {.bill = bill, .tenders = 1, .tender = {{.kind = kind, .amount = TENDER_REST}}};
    struct correct_view view;
    struct error err = {0};
    assert_int_equal(correct_tenders(desk, NULL, NULL, &request, false, &view, &err), want);
    return view;
}

static void the_corrected_tender_is_what_goes_back(void **state)
{
    (void)state;
    struct desk *desk = practice_open(TENTHS);
    int64_t member = practice_member(desk, PHONE);
    struct sale_view view = RING(desk, member, LINES("106.63"), {TENDER_WECHAT, TENDER_REST, "", 0});
    struct holding before = practice_holds(desk, member);
    struct correct_view put = correct(desk, view.bill_id, TENDER_CASH, STATUS_OK);
    assert_int_equal(paid(put.before, put.befores, TENDER_WECHAT), 10663);
    assert_int_equal(paid(put.after, put.afters, TENDER_CASH), 10660);
    assert_int_equal(paid(put.after, put.afters, TENDER_ROUNDING), 3);
    assert_int_equal(practice_holds(desk, member).points, before.points);
    correct(desk, view.bill_id, TENDER_CASH, STATUS_BAD_VALUE); /* already paid like that */

    struct sale_view read;
    struct error err = {0};
    assert_int_equal(sale_view_rung(desk, view.bill_id, &read, &err), STATUS_OK);
    assert_int_not_equal(read.corrected, 0);
    assert_int_equal(PAID(read, WECHAT), 0);
    assert_int_equal(PAID(read, CASH), 10660);
    sale_view_clear(&read);
    struct shift_view shift;
    int64_t id;
    assert_int_equal(shift_now(desk, &id, &err), STATUS_OK);
    assert_int_equal(shift_read(desk, id, &shift, &err), STATUS_OK);
    assert_int_equal(shift.tender[TENDER_WECHAT].net, 0);
    assert_int_equal(shift.tender[TENDER_WECHAT].corrected, -10663);
    assert_int_equal(shift.expected, 10660);

    struct return_view back = practice_void(desk, view.bill_id);
    assert_int_equal(back.tenders, 2);
    assert_int_equal(PAID(back, CASH), 10660);
    return_view_clear(&back);
    correct(desk, view.bill_id, TENDER_CARD, STATUS_ALREADY_VOIDED);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void the_correction_said_last_goes_back_first(void **state)
{
    (void)state;
    struct desk *desk = practice_open(TENTHS);
    struct sale_view view = RING(desk, 0, LINES("60", "40.07"), {TENDER_CASH, TENDER_REST, "", 0});
    struct correct_request request = {
        .bill = view.bill_id, .tenders = 2, .tender = {{TENDER_OTHER, 5000, "", 0}, {TENDER_CARD, TENDER_REST, "", 0}}};
    struct correct_view put;
    struct error err = {0};
    assert_int_equal(correct_tenders(desk, NULL, NULL, &request, false, &put, &err), STATUS_OK);
    assert_int_equal(paid(put.after, put.afters, TENDER_ROUNDING), 0);
    struct return_view back = practice_back(desk, view.bill_id, 2, 0);
    assert_int_equal(PAID(back, CARD), 4007);
    assert_int_equal(PAID(back, OTHER), 0);
    return_view_clear(&back);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void a_return_under_the_same_key_reads_the_same(void **state)
{
    (void)state;
    struct desk *desk = practice_open(TENTHS);
    struct sale_view view = RING(desk, 0, LINES("99.93", "0.07"), {TENDER_CASH, TENDER_REST, "", 0});
    struct return_line line = {.no = 2};
    struct return_request request = {.bill = view.bill_id, .line = &line, .lines = 1};
    for (int i = 0; i < 2; i++) {
        struct return_view back;
        struct error err = {0};
        assert_int_equal(return_make(desk, "k", NULL, &request, false, &back, &err), STATUS_OK);
        assert_int_equal(back.refund, 7); /* 0.10 out of the drawer; 0.03 more are waived */
        assert_int_equal(PAID(back, CASH), 10);
        assert_int_equal(PAID(back, ROUNDING), -3);
        return_view_clear(&back);
    }
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void stored_value_stays_and_what_came_back_is_not_corrected(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    int64_t member = practice_member(desk, PHONE);
    practice_topup(desk, member, 3000);
    struct sale_view view =
        RING(desk, member, LINES("50", "40"), {TENDER_WALLET, 3000, "", 0}, {TENDER_ALIPAY, TENDER_REST, "", 0});
    correct(desk, view.bill_id, TENDER_WALLET, STATUS_BAD_VALUE);
    struct return_view back = practice_back(desk, view.bill_id, 2, 0); /* 40 refunded by Alipay, of which 20 are left */
    return_view_clear(&back);
    struct correct_view put = correct(desk, view.bill_id, TENDER_CARD, STATUS_OK);
    assert_int_equal(paid(put.after, put.afters, TENDER_CARD), 2000);
    assert_int_equal(paid(put.after, put.afters, TENDER_WALLET), 3000);
    back = practice_back(desk, view.bill_id, 1, 0);
    assert_int_equal(PAID(back, CARD), 2000);
    assert_int_equal(PAID(back, WALLET), 3000);
    return_view_clear(&back);
    assert_int_equal(practice_holds(desk, member).wallet, 3000);
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void add_staff(struct desk *desk, const char *code, enum role role)
{
    struct staff staff = {.role = role};
    struct manage_done done;
    struct error err = {0};
    strcpy(staff.code, code);
    strcpy(staff.name, code);
    assert_int_equal(manage_staff_add(desk, NULL, &staff, &done, &err), STATUS_OK);
}

static void after_the_handover_it_takes_a_manager(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct shift_close_request count = {.count = {1}};
    struct shift_done done;
    struct error err = {0};
    add_staff(desk, "E07", ROLE_CLERK);
    add_staff(desk, "M01", ROLE_MANAGER);
    assert_int_equal(desk_sign_in(desk, "E07", NULL, &err), STATUS_OK);
    struct sale_view view = RING(desk, 0, LINES("100"), {TENDER_WECHAT, TENDER_REST, "", 0});
    correct(desk, view.bill_id, TENDER_CASH, STATUS_OK);
    assert_int_equal(shift_close(desk, NULL, &count, &done, &err), STATUS_OK);
    struct correct_request request = {
        .bill = view.bill_id, .tenders = 1, .tender = {{TENDER_CARD, TENDER_REST, "", 0}}};
    struct correct_view put;
    assert_int_equal(correct_tenders(desk, NULL, NULL, &request, false, &put, &err), STATUS_APPROVAL_NEEDED);
    assert_string_equal(err.detail, "handover");
    struct staff manager;
    assert_int_equal(desk_approver(desk, "M01", NULL, &manager, &err), STATUS_OK);
    assert_int_equal(correct_tenders(desk, "k", &manager, &request, false, &put, &err), STATUS_OK);
    int64_t txn = put.txn_id;
    assert_int_equal(correct_tenders(desk, "k", &manager, &request, false, &put, &err), STATUS_OK);
    assert_int_equal(put.txn_id, txn); /* the same txn: written once */
    sale_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cash_is_due_to_the_tenth_and_the_rest_is_a_row),
        cmocka_unit_test(cash_goes_back_in_tenths_too),
        cmocka_unit_test(the_corrected_tender_is_what_goes_back),
        cmocka_unit_test(the_correction_said_last_goes_back_first),
        cmocka_unit_test(a_return_under_the_same_key_reads_the_same),
        cmocka_unit_test(stored_value_stays_and_what_came_back_is_not_corrected),
        cmocka_unit_test(after_the_handover_it_takes_a_manager),
    };
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
