/* SPDX-License-Identifier: MIT */
/* The table of tenders: no duplicates, and lookups agree with the codes and the digits at the counter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/tender.h"

static void each_is_named_once(void **state)
{
    (void)state;
    for (int i = 0; i < TENDER_COUNT; i++) {
        const struct tender_info *a = tender_info((enum tender_kind)i);
        enum tender_kind found;
        assert_non_null(a->code);
        assert_non_null(a->name);
        assert_true(tender_from_code(a->code, &found) && (int)found == i);
        assert_int_equal(tender_pays(a->code, &found), i != TENDER_ROUNDING);
        assert_true((a->digit != 0) == (a->help != NULL));
        assert_true(a->digit != 0 || !(a->uses & (TENDER_OF_BILL | TENDER_OF_TOPUP | TENDER_OF_CORRECTION)));
        for (int j = 0; j < i; j++) {
            const struct tender_info *b = tender_info((enum tender_kind)j);
            assert_string_not_equal(a->code, b->code);
            assert_string_not_equal(a->name, b->name);
            assert_true(a->digit == 0 || a->digit != b->digit);
        }
    }
    enum tender_kind none;
    assert_false(tender_from_code("gold", &none));
}

static void offers(enum tender_use use, const char *expected)
{
    char got[128] = "";
    enum tender_kind tender;
    for (size_t i = 0; tender_offered(use, i, &tender); i++)
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%d%s", i > 0 ? " " : "", tender_info(tender)->digit,
                 tender_code(tender));
    assert_string_equal(got, expected);
}

static void they_are_offered_by_their_digits(void **state)
{
    (void)state;
    offers(TENDER_OF_BILL, "1cash 2wechat 3alipay 4card 5wallet 6other");
    offers(TENDER_OF_TOPUP, "1cash 2wechat 3alipay 4card 6other");
    offers(TENDER_OF_CORRECTION, "1cash 2wechat 3alipay 4card 6other");
    offers(TENDER_AS_USUAL, "1cash 2wechat 3alipay 4card 6other");
    char list[TENDER_LIST_TEXT];
    assert_string_equal(tender_list(list, TENDER_PAYS),
                        "cash, wechat, alipay, card, wallet, voucher, deposit, account, family, other");
    assert_string_equal(tender_list(list, TENDER_OF_TOPUP), "cash, wechat, alipay, card, other");
}

/* Blanks, dashes, case and full width are forgiven; nothing else is. */
static void voucher_codes_are_read_forgivingly(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *code; /* NULL: none */
    } cases[] = {{"1234 5678 9012", "123456789012"},
                 {"mt-12ab", "MT12AB"},
                 {"１２３４５", "12345"},
                 {"123", NULL},
                 {"", NULL},
                 {"1234_5", NULL},
                 {"12345678901234567890123456789012345678901", NULL},
                 {"券12345", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char code[TENDER_CODE_TEXT];
        bool is = tender_voucher_code(cases[i].typed, code);
        assert_true(is == (cases[i].code != NULL));
        if (is)
            assert_string_equal(code, cases[i].code);
    }
}

static void payment_codes_tell_whose_they_are(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        int tender; /* -1: none */
    } cases[] = {
        {"101234567890123456", TENDER_WECHAT},
        {"151234567890123456", TENDER_WECHAT},
        {"161234567890123456", -1},
        {"10123456789012345", -1},
        {"1012345678901234567", -1},
        {"2512345678901234", TENDER_ALIPAY},
        {"301234567890123456789012", TENDER_ALIPAY},
        {"3112345678901234", -1},
        {"251234567890123", -1},
        {"2512345678901234567890123", -1},
        {"6212345678901234567", TENDER_CARD},
        {"621234567890123456", -1},
        {"62123456789012345x7", -1},
        {"1", -1},
        {"", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        enum tender_kind tender = TENDER_ROUNDING;
        bool found = tender_scanned(cases[i].code, &tender);
        if (found != (cases[i].tender >= 0) || (found && (int)tender != cases[i].tender))
            fail_msg("%s", cases[i].code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_named_once),
        cmocka_unit_test(they_are_offered_by_their_digits),
        cmocka_unit_test(voucher_codes_are_read_forgivingly),
        cmocka_unit_test(payment_codes_tell_whose_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
