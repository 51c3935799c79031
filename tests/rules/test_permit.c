/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/permit.h"

static const enum role clerk = ROLE_CLERK, manager = ROLE_MANAGER, owner = ROLE_OWNER;

static void expect(enum permit permit, enum role role, const enum role *approver, int64_t amount, enum status status,
                   const char *arg)
{
    struct error err = {0};
    assert_int_equal(permit_check(permit, role, approver, amount, &err), status);
    assert_string_equal(err.arg[0], arg);
}

static void test_returns(void **state)
{
    (void)state;
    expect(PERMIT_RETURN, ROLE_CLERK, NULL, 2000100, STATUS_OK, ""); /* held by the programme's limits */
    expect(PERMIT_VOID, ROLE_CLERK, NULL, 20000, STATUS_OK, "");
    expect(PERMIT_VOID, ROLE_CLERK, NULL, 20001, STATUS_APPROVAL_NEEDED, "200.00");
    expect(PERMIT_VOID, ROLE_CLERK, &clerk, 20001, STATUS_APPROVAL_NEEDED, "200.00");
    expect(PERMIT_VOID, ROLE_CLERK, &manager, 2000100, STATUS_OK, "");
    expect(PERMIT_VOID, ROLE_MANAGER, NULL, 2000100, STATUS_OK, "");
    expect(PERMIT_VOID, ROLE_SYSTEM, NULL, 2000100, STATUS_OK, "");
}

static void test_adjust(void **state)
{
    (void)state;
    static const enum role roles[] = {ROLE_SYSTEM, ROLE_CLERK, ROLE_MANAGER, ROLE_OWNER};
    for (int i = 0; i < 4; i++) {
        expect(PERMIT_ADJUST, roles[i], NULL, 1, STATUS_APPROVAL_NEEDED, "0");
        expect(PERMIT_ADJUST, roles[i], &clerk, 1, STATUS_APPROVAL_NEEDED, "0");
        expect(PERMIT_ADJUST, roles[i], &manager, 50000, STATUS_OK, ""); /* how many: limits.manager.points */
        expect(PERMIT_ADJUST, roles[i], &owner, 50000, STATUS_OK, "");
    }
}

static void test_phone(void **state)
{
    (void)state;
    expect(PERMIT_PHONE, ROLE_CLERK, NULL, 1, STATUS_APPROVAL_NEEDED, "0");
    expect(PERMIT_PHONE, ROLE_CLERK, &clerk, 1, STATUS_APPROVAL_NEEDED, "0");
    expect(PERMIT_PHONE, ROLE_CLERK, &manager, 1, STATUS_OK, "");
    expect(PERMIT_PHONE, ROLE_MANAGER, NULL, 1, STATUS_OK, "");
}

/* To let a family pay more takes a manager; to let it pay less, nobody else. */
static void test_family(void **state)
{
    (void)state;
    expect(PERMIT_FAMILY, ROLE_CLERK, NULL, 0, STATUS_OK, "");
    expect(PERMIT_FAMILY, ROLE_CLERK, NULL, 1, STATUS_APPROVAL_NEEDED, "0");
    expect(PERMIT_FAMILY, ROLE_CLERK, &clerk, 1, STATUS_APPROVAL_NEEDED, "0");
    expect(PERMIT_FAMILY, ROLE_CLERK, &manager, 1, STATUS_OK, "");
    expect(PERMIT_FAMILY, ROLE_MANAGER, NULL, 1, STATUS_OK, "");
}

static void test_ranks(void **state)
{
    (void)state;
    static const enum permit anyone[] = {PERMIT_MEMBER, PERMIT_SELL, PERMIT_TOPUP, PERMIT_COUPON, PERMIT_NIGHTLY};
    static const enum permit managers[] = {PERMIT_WITHDRAW, PERMIT_PROGRAMME, PERMIT_ITEM,  PERMIT_IMPORT,
                                           PERMIT_SETTING,  PERMIT_EXPORT,    PERMIT_AUDIT, PERMIT_DEBTOR};
    for (size_t i = 0; i < sizeof anyone / sizeof *anyone; i++)
        expect(anyone[i], ROLE_CLERK, NULL, 99999999, STATUS_OK, "");
    for (size_t i = 0; i < sizeof managers / sizeof *managers; i++) {
        expect(managers[i], ROLE_CLERK, NULL, 0, STATUS_NOT_PERMITTED, permit_code(managers[i]));
        expect(managers[i], ROLE_CLERK, &clerk, 0, STATUS_NOT_PERMITTED, permit_code(managers[i]));
        expect(managers[i], ROLE_CLERK, &manager, 0, STATUS_OK, "");
        expect(managers[i], ROLE_MANAGER, NULL, 0, STATUS_OK, "");
        expect(managers[i], ROLE_SYSTEM, NULL, 0, STATUS_OK, "");
    }
    expect(PERMIT_STAFF, ROLE_MANAGER, NULL, 0, STATUS_NOT_PERMITTED, "staff");
    expect(PERMIT_STAFF, ROLE_MANAGER, &manager, 0, STATUS_NOT_PERMITTED, "staff");
    expect(PERMIT_STAFF, ROLE_OWNER, NULL, 0, STATUS_OK, "");
}

/* A deposit is kept, and credit given without a bill, by nobody alone, not even the owner. */
static void test_never_alone(void **state)
{
    (void)state;
    static const enum role roles[] = {ROLE_SYSTEM, ROLE_CLERK, ROLE_MANAGER, ROLE_OWNER};
    static const enum permit permits[] = {PERMIT_FORFEIT, PERMIT_CREDIT};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        for (size_t p = 0; p < sizeof permits / sizeof *permits; p++) {
            expect(permits[p], roles[i], NULL, 1, STATUS_APPROVAL_NEEDED, "0.00");
            expect(permits[p], roles[i], &clerk, 1, STATUS_APPROVAL_NEEDED, "0.00");
            expect(permits[p], roles[i], &manager, 1, STATUS_OK, "");
        }
}

static void test_codes(void **state)
{
    (void)state;
    enum role role;
    for (int i = ROLE_SYSTEM; i <= ROLE_OWNER; i++)
        assert_true(permit_role_from_code(permit_role_code((enum role)i), &role) && (int)role == i);
    assert_false(permit_role_from_code("boss", &role));
    char roles[PERMIT_ROLES_TEXT];
    assert_string_equal(permit_role_list(roles), "clerk, manager, owner");
    for (int i = 0; i < PERMIT_COUNT; i++) {
        const struct permit_info *info = permit_info((enum permit)i);
        assert_string_equal(info->code, permit_code((enum permit)i));
        assert_ptr_equal(permit_words(info->code), info->words);
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(info->code, permit_info((enum permit)j)->code);
            assert_string_not_equal(info->words, permit_info((enum permit)j)->words);
        }
        /* the owner may do whatever any role may */
        for (int of = ROLE_CLERK; of < ROLE_OWNER; of++)
            assert_true(info->may[of] <= info->may[ROLE_OWNER] && info->approve[of] <= info->approve[ROLE_OWNER]);
    }
    assert_null(permit_words("nothing"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_returns),     cmocka_unit_test(test_adjust), cmocka_unit_test(test_phone),
        cmocka_unit_test(test_family),      cmocka_unit_test(test_ranks),  cmocka_unit_test(test_codes),
        cmocka_unit_test(test_never_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
