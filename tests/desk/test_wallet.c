/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

#include <cmocka.h>

#include "tests/support/practice.h"

#include "desk/manage.h"
#include "desk/topup.h"
#include "desk/wallet.h"

#define LINES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }

static const char RULES[] =
    "{\"tiers\":{\"levels\":[{\"code\":\"n\",\"from\":\"0\"}]},"
    "\"wallet\":{\"draw\":\"principal-first\","
    "\"limits\":{\"balance\":\"5000.00\",\"unnamed\":{\"balance\":\"1000.00\"}},"
    "\"topups\":[{\"pay\":\"500.00\",\"bonus\":\"100.00\",\"instalments\":{\"count\":2,\"every\":30}}]}}";

static enum status shut(struct desk *desk, const char *key, const struct staff *approver, int64_t member, bool dry,
                        struct close_view *view, struct error *err)
{
    struct close_request request = {.member = member};
    return wallet_close(desk, key, approver, &request, dry, view, err);
}

/* 500 in, 120 used, 380 paid out; all bonus ends, also instalments not usable yet. */
static void principal_is_paid_out_and_bonus_ends(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678");
    struct close_view view, again;
    struct error err = {0};
    practice_topup(desk, li, 50000);
    struct sale_request sale = {.member = li, .tender = {{TENDER_WALLET, 12000, "", 0}}, .tenders = 1};
    struct sale_view sold = practice_sale(desk, &sale, LINES("120"));
    assert_int_equal(shut(desk, NULL, NULL, li, true, &view, &err), STATUS_OK);
    assert_int_equal(view.principal.left, 38000);
    assert_int_equal(view.txn_id, 0);
    wallet_close_view_clear(&view);
    assert_int_equal(practice_holds(desk, li).wallet, 43000);
    assert_int_equal(shut(desk, "k", NULL, li, false, &view, &err), STATUS_OK);
    assert_int_equal(view.principal.in, 50000);
    assert_int_equal(view.principal.used, 12000);
    assert_int_equal(view.principal.left, 38000);
    assert_int_equal(view.bonus.left, 10000);
    assert_int_equal(view.tenders, 1);
    assert_int_equal(view.tender[0].amount, 38000);
    assert_int_equal(shut(desk, "k", NULL, li, false, &again, &err), STATUS_OK);
    assert_int_equal(again.txn_id, view.txn_id);
    assert_int_equal(again.principal.left, 38000);
    assert_int_equal(practice_holds(desk, li).wallet, 0);
    wallet_close_view_clear(&view);
    wallet_close_view_clear(&again);
    practice_proven(desk);
    assert_int_equal(shut(desk, NULL, NULL, li, false, &view, &err), STATUS_NOT_ENOUGH_STORED_VALUE);
    assert_string_equal(err.detail, "close");
    /* returning an earlier bill refills the lots, which can then be closed again */
    struct return_view back = practice_back(desk, sold.bill_id, 1, 0);
    return_view_clear(&back);
    assert_int_equal(shut(desk, NULL, NULL, li, false, &view, &err), STATUS_OK);
    assert_int_equal(view.principal.left, 12000);
    assert_int_equal(view.principal.before, 38000);
    assert_int_equal(view.principal.used, 0);
    wallet_close_view_clear(&view);
    sale_view_clear(&sold);
    practice_proven(desk);
    practice_close(desk);
}

static void it_is_handed_out_as_asked_and_no_more(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678");
    struct close_view view;
    struct error err = {0};
    practice_topup(desk, li, 30000);
    static const struct {
        enum tender_kind kind;
        int64_t amount;
        enum status refusal;
    } list[] = {{TENDER_WECHAT, 30001, STATUS_TENDER_OVER},
                {TENDER_WECHAT, 29999, STATUS_TENDER_SHORT},
                {TENDER_WALLET, 30000, STATUS_BAD_VALUE},
                {TENDER_WECHAT, 30000, STATUS_OK}};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct close_request request = {
            .member = li, .tender = {{.kind = list[i].kind, .amount = list[i].amount}}, .tenders = 1};
        assert_int_equal(wallet_close(desk, NULL, NULL, &request, false, &view, &err), list[i].refusal);
    }
    assert_int_equal(view.tender[0].kind, TENDER_WECHAT);
    wallet_close_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void above_the_limit_somebody_approves(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678");
    struct close_view view;
    struct error err = {0};
    struct staff clerk = {.role = ROLE_CLERK}, boss;
    struct manage_done done;
    text_copy(clerk.code, sizeof clerk.code, "E07");
    text_copy(clerk.name, sizeof clerk.name, "Li Na");
    practice_topup(desk, li, 20001);
    assert_int_equal(manage_staff_add(desk, NULL, &clerk, &done, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(desk, "E07", NULL, &err), STATUS_OK);
    assert_int_equal(shut(desk, NULL, NULL, li, false, &view, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(desk_approver(desk, "owner", NULL, &boss, &err), STATUS_OK);
    assert_int_equal(shut(desk, NULL, &boss, li, false, &view, &err), STATUS_OK);
    wallet_close_view_clear(&view);
    practice_proven(desk);
    practice_close(desk);
}

static void who_has_no_name_holds_less(void **state)
{
    (void)state;
    struct desk *desk = practice_open(RULES);
    int64_t li = practice_member(desk, "13800005678");
    struct topup_request request = {.member = li, .amount = 90001};
    struct topup_done done;
    struct error err = {0};
    assert_int_equal(topup(desk, NULL, NULL, &request, &done, &err), STATUS_PREPAID_LIMIT);
    assert_string_equal(err.arg[0], "1000.00");
    practice_close(desk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(principal_is_paid_out_and_bonus_ends),
        cmocka_unit_test(it_is_handed_out_as_asked_and_no_more),
        cmocka_unit_test(above_the_limit_somebody_approves),
        cmocka_unit_test(who_has_no_name_holds_less),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
