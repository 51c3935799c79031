/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "store/recovery.h"

static struct error err;
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static struct recovery counting(void)
{
    struct recovery recovery;
    for (size_t i = 0; i < sizeof recovery.code; i++)
        recovery.code[i] = (uint8_t)(17 * i + 3);
    return recovery;
}

static void a_code_is_read_as_it_was_written(void **state)
{
    (void)state;
    for (int i = 0; i < 1000; i++) {
        struct recovery drawn, again;
        char text[RECOVERY_TEXT];
        recovery_draw(&drawn);
        recovery_write(text, &drawn);
        assert_int_equal(strlen(text), RECOVERY_TEXT - 1);
        assert_int_equal(recovery_read(text, &again, &err), STATUS_OK);
        assert_memory_equal(&again, &drawn, sizeof drawn);
    }
}

static void how_it_is_typed_does_not_count(void **state)
{
    struct recovery drawn = counting(), again;
    char text[RECOVERY_TEXT], typed[2 * RECOVERY_TEXT];
    size_t used = 0;
    (void)state;
    recovery_write(text, &drawn);
    for (const char *at = text; *at; at++) {
        char c = *at == ' ' ? '-' : *at == '0' ? 'o' : *at == '1' ? 'l' : *at;
        typed[used++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        if (used % 7 == 0)
            typed[used++] = ' ';
    }
    typed[used] = '\0';
    assert_int_equal(recovery_read(typed, &again, &err), STATUS_OK);
    assert_memory_equal(&again, &drawn, sizeof drawn);
}

/* Every other character at every place, every swap of neighbours, every two groups that changed places. */
static void every_slip_is_found_in_its_group(void **state)
{
    struct recovery drawn = counting(), again;
    char text[RECOVERY_TEXT], hurt[RECOVERY_TEXT], group[24];
    (void)state;
    recovery_write(text, &drawn);
    for (size_t i = 0; i + 1 < sizeof text; i++) {
        if (text[i] == ' ')
            continue;
        snprintf(group, sizeof group, "%zu", i / 6 + 1);
        for (const char *other = alphabet; *other; other++) {
            memcpy(hurt, text, sizeof text);
            hurt[i] = *other;
            if (*other == text[i])
                continue;
            assert_int_equal(recovery_read(hurt, &again, &err), STATUS_BAD_VALUE);
            assert_string_equal(err.detail, "code_group");
            assert_string_equal(err.arg[1], group);
        }
        memcpy(hurt, text, sizeof text);
        hurt[i] = text[i + 1];
        hurt[i + 1] = text[i];
        if (text[i + 1] != ' ' && text[i + 1] && text[i] != text[i + 1])
            assert_int_equal(recovery_read(hurt, &again, &err), STATUS_BAD_VALUE);
    }
    for (size_t a = 0; a < RECOVERY_GROUPS; a++)
        for (size_t b = 0; b < a; b++) {
            memcpy(hurt, text, sizeof text);
            memcpy(hurt + 6 * a, text + 6 * b, 5);
            memcpy(hurt + 6 * b, text + 6 * a, 5);
            assert_int_equal(recovery_read(hurt, &again, &err), STATUS_BAD_VALUE);
        }
}

static void a_code_too_short_or_long_says_so(void **state)
{
    struct recovery again;
    (void)state;
    assert_int_equal(recovery_read("7K2QM 0D", &again, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.detail, "code_length");
    assert_string_equal(err.arg[1], "7");
    assert_int_equal(recovery_read("", &again, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.arg[1], "0");
    assert_int_equal(recovery_read("00000 00000 00000 00000 00000 00000 00000 00000", &again, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.arg[1], "40");
}

static void keys_are_derived_each_by_itself(void **state)
{
    struct recovery drawn = counting(), other = counting();
    struct secret a, b, c;
    (void)state;
    recovery_secret(&drawn, &a);
    recovery_secret(&drawn, &b);
    assert_memory_equal(&a, &b, sizeof a);
    other.code[15] ^= 1;
    recovery_secret(&other, &c);
    const uint8_t *const one[] = {a.pepper, a.coupon, a.chain, a.sign, a.backup};
    const uint8_t *const two[] = {c.pepper, c.coupon, c.chain, c.sign, c.backup};
    for (size_t i = 0; i < sizeof a / SECRET_KEY_BYTES; i++) {
        assert_memory_not_equal(one[i], two[i], SECRET_KEY_BYTES);
        for (size_t k = 0; k < i; k++)
            assert_memory_not_equal(one[i], one[k], SECRET_KEY_BYTES);
    }
}

static void a_later_sheet_keeps_all_keys_but_that_of_backups(void **state)
{
    struct recovery first = counting(), later;
    struct secret secret, before, again;
    uint8_t wrap[RECOVERY_WRAP_BYTES];
    (void)state;
    recovery_draw(&later);
    recovery_secret(&first, &secret);
    before = secret;
    recovery_wrap(&later, &secret, wrap);
    assert_memory_equal(secret.chain, before.chain, SECRET_KEY_BYTES);
    assert_memory_not_equal(secret.backup, before.backup, SECRET_KEY_BYTES);
    assert_true(recovery_unwrap(&later, wrap, &again));
    assert_memory_equal(&again, &secret, sizeof again);
    assert_false(recovery_unwrap(&first, wrap, &again));
    wrap[40] ^= 1;
    assert_false(recovery_unwrap(&later, wrap, &again));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_is_read_as_it_was_written),
        cmocka_unit_test(how_it_is_typed_does_not_count),
        cmocka_unit_test(every_slip_is_found_in_its_group),
        cmocka_unit_test(a_code_too_short_or_long_says_so),
        cmocka_unit_test(keys_are_derived_each_by_itself),
        cmocka_unit_test(a_later_sheet_keeps_all_keys_but_that_of_backups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
