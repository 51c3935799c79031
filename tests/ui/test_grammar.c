/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/counter/grammar.h"

static void bill_prompt_reads_every_form(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum sign sign;
        int64_t amount, quantity, number;
        const char *code;
    } list[] = {
        {"", SIGN_ENTER, 0, 1000, 0, ""},
        {"128", SIGN_AMOUNT, 12800, 1000, 0, ""},
        {"106.6", SIGN_AMOUNT, 10660, 1000, 0, ""},
        {"0.1", SIGN_AMOUNT, 10, 1000, 0, ""},
        {"5678.", SIGN_AMOUNT, 567800, 1000, 0, ""},
        {"1234567.89", SIGN_AMOUNT, 123456789, 1000, 0, ""},
        {"12345678", SIGN_CODE, 0, 1000, 0, "12345678"},
        {"13812345678", SIGN_CODE, 0, 1000, 0, "13812345678"},
        {"3*25", SIGN_LINE, 2500, 3000, 0, ""},
        {"*25.5", SIGN_LINE, 2550, 1000, 0, ""},
        {"0.355*80", SIGN_LINE, 8000, 355, 0, ""},
        {"2*", SIGN_QUANTITY, 0, 2000, 0, ""},
        {"0*", SIGN_QUANTITY, 0, 0, 0, ""},
        {"2*/TEA", SIGN_ITEM, 0, 2000, 0, "TEA"},
        {"*/TEA", SIGN_ITEM, 0, 1000, 0, "TEA"},
        {"-500", SIGN_POINTS, 0, 1000, 500, ""},
        {"-0", SIGN_POINTS, 0, 1000, 0, ""},
        {"-", SIGN_POINTS, 0, 1000, -1, ""},
        {"*", SIGN_NONE, 0, 1000, 0, ""},
        {".", SIGN_NONE, 0, 1000, 0, ""},
        {"2*/", SIGN_NONE, 0, 2000, 0, ""},
        {"1.234", SIGN_NONE, 0, 1000, 0, ""},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct spoken spoken;
        assert_true(*list[i].text == '\0' || grammar_fits(PROMPT_BILL, list[i].text));
        assert_int_equal(grammar_read(PROMPT_BILL, list[i].text, &spoken), list[i].sign);
        assert_int_equal(spoken.amount, list[i].amount);
        assert_int_equal(spoken.quantity, list[i].quantity);
        assert_int_equal(spoken.number, list[i].number);
        assert_string_equal(spoken.code, list[i].code);
    }
}

static void what_leads_nowhere_does_not_fit(void **state)
{
    (void)state;
    static const char *const bill[] = {"1.2.3", "1.2345", "12345678.9", "a",       "--5",         "-5.0",  "3*-1",
                                       "3**",   "*3*4",   ".5",         "3*1.234", "-1234567890", "3*/a b"};
    for (size_t i = 0; i < sizeof bill / sizeof *bill; i++)
        assert_false(grammar_fits(PROMPT_BILL, bill[i]));
    assert_false(grammar_fits(PROMPT_TENDER, "-5"));
    assert_false(grammar_fits(PROMPT_TENDER, "1.234"));
    assert_false(grammar_fits(PROMPT_DIGITS, "123456789012"));
    assert_false(grammar_fits(PROMPT_QUERY, "56.78"));
    assert_false(grammar_fits(PROMPT_CODE, "AB*C"));
    assert_false(grammar_fits(PROMPT_CHOICE, "1"));
    assert_false(grammar_fits(PROMPT_NONE, "1"));
}

static void a_tail_is_four_bare_digits(void **state)
{
    (void)state;
    struct spoken spoken;
    assert_int_equal(grammar_read(PROMPT_BILL, "5678", &spoken), SIGN_AMOUNT);
    assert_true(spoken.whole);
    assert_int_equal(grammar_read(PROMPT_BILL, "5678.", &spoken), SIGN_AMOUNT);
    assert_false(spoken.whole);
    assert_int_equal(grammar_read(PROMPT_BILL, "567", &spoken), SIGN_AMOUNT);
    assert_false(spoken.whole);
}

/* Random text, character by character, either fits or is refused; text that fits can be read safely. */
static void random_text_is_read_safely(void **state)
{
    (void)state;
    static const char sign[] = "0123456789.*-+/@abZ ";
    unsigned seed = 17;
    for (int round = 0; round < 200000; round++) {
        char text[SIGN_TEXT_MAX] = "";
        struct spoken spoken;
        enum prompt prompt = (enum prompt)(round % (PROMPT_CHOICE + 1));
        for (size_t length = 0; length < 12;) {
            seed = seed * 1103515245 + 12345;
            text[length] = sign[(seed >> 16) % (sizeof sign - 1)];
            text[length + 1] = '\0';
            if (!grammar_fits(prompt, text)) {
                text[length] = '\0';
                break;
            }
            length++;
        }
        (void)grammar_read(prompt, text, &spoken);
        assert_true(spoken.amount >= 0 && spoken.quantity >= 0);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(bill_prompt_reads_every_form),
        cmocka_unit_test(what_leads_nowhere_does_not_fit),
        cmocka_unit_test(a_tail_is_four_bare_digits),
        cmocka_unit_test(random_text_is_read_safely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
