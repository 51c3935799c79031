/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "base/text.h"

#include <cmocka.h>

static void every_code_is_found_again(void **state)
{
    (void)state;
    for (unsigned i = 0; i < STATUS_COUNT; i++) {
        enum status status = (enum status)i;
        assert_int_equal(status_from_code(status_code(status)), status);
        assert_in_range(status_exit(status), 0, 6);
    }
    assert_int_equal(status_exit(STATUS_OK), 0);
    assert_int_equal(status_from_code("no_such_code"), STATUS_COUNT);
}

static void a_number_off_the_list_is_grave(void **state)
{
    (void)state;
    assert_string_equal(status_code((enum status)9999), "damaged");
    assert_int_equal(status_exit(STATUS_COUNT), 5);
}

static void set_clears_what_was_there(void **state)
{
    (void)state;
    struct error err = {0};
    assert_int_equal(error_set(&err, STATUS_BUSY, "a", "note %d", 1), STATUS_BUSY);
    error_detail(&err, "min_amount");
    error_arg(&err, 2, "%s", "arg");
    error_arg(&err, ERROR_ARGS, "%s", "out of range");
    error_arg(&err, -1, "%s", "out of range");
    assert_string_equal(err.note, "note 1");
    assert_string_equal(err.detail, "min_amount");
    assert_string_equal(err.arg[2], "arg");
    assert_int_equal(error_set(&err, STATUS_NOT_FOUND, "b", NULL), STATUS_NOT_FOUND);
    assert_string_equal(err.field, "b");
    assert_string_equal(err.detail, "");
    assert_string_equal(err.arg[2], "");
    assert_string_equal(err.note, "");
    error_clear(&err);
    assert_int_equal(err.status, STATUS_OK);
    assert_string_equal(err.field, "");
}

static void its_own_parts_may_be_arguments(void **state)
{
    (void)state;
    struct error err;
    (void)error_set(&err, STATUS_BUSY, "row", "inner");
    (void)error_set(&err, STATUS_DAMAGED, err.field, "outer: %s", err.note);
    assert_string_equal(err.field, "row");
    assert_string_equal(err.note, "outer: inner");
    error_arg(&err, 0, "%s", "x");
    error_arg(&err, 0, "%s%s", err.arg[0], err.arg[0]);
    assert_string_equal(err.arg[0], "xx");
}

static void nobody_need_ask(void **state)
{
    (void)state;
    assert_int_equal(error_set(NULL, STATUS_BUSY, NULL, NULL), STATUS_BUSY);
    assert_int_equal(error_value(NULL, "x", "y", "z"), STATUS_BAD_VALUE);
    error_arg(NULL, 0, "%d", 1);
    error_detail(NULL, "x");
    error_clear(NULL);
}

/* Whatever the offset, a cut never leaves half a character. */
static void cuts_keep_characters_whole(void **state)
{
    (void)state;
    static const char *const letters[] = {"a", "é", "张", "𠮷"};
    for (size_t letter = 0; letter < 4; letter++)
        for (size_t offset = 0; offset < 8; offset++) {
            char long_text[2048] = "";
            memset(long_text, 'x', offset);
            long_text[offset] = '\0';
            while (strlen(long_text) < 1000)
                strcat(long_text, letters[letter]);
            struct error err;
            (void)error_set(&err, STATUS_BUSY, long_text, "%s", long_text);
            error_arg(&err, 0, "%s", long_text);
            error_detail(&err, long_text);
            assert_true(text_valid(err.field, strlen(err.field)));
            assert_true(text_valid(err.note, strlen(err.note)));
            assert_true(text_valid(err.arg[0], strlen(err.arg[0])));
            assert_true(text_valid(err.detail, strlen(err.detail)));
            assert_in_range(strlen(err.field), sizeof err.field - 4, sizeof err.field - 1);
            assert_in_range(strlen(err.note), sizeof err.note - 4, sizeof err.note - 1);
        }
}

static void a_wrong_value_names_field_and_value(void **state)
{
    (void)state;
    struct error err;
    assert_int_equal(error_value(&err, "birthday", "0230", "no such day"), STATUS_BAD_VALUE);
    assert_string_equal(err.field, "birthday");
    assert_string_equal(err.arg[0], "birthday");
    assert_string_equal(err.arg[1], "0230");
    assert_string_equal(err.note, "no such day");
}

static void the_set_and_the_range_are_named(void **state)
{
    (void)state;
    static const char *const names[] = {"spend", "earned_points"};
    struct error err;
    assert_int_equal(error_choice(&err, "tiers.measure", "points", names, 2), STATUS_BAD_VALUE);
    assert_string_equal(err.field, "tiers.measure");
    assert_string_equal(err.detail, "one_of");
    assert_string_equal(err.arg[1], "points");
    assert_string_equal(err.arg[2], "spend, earned_points");
    assert_int_equal(error_range(&err, "limit", "0", "1", "9"), STATUS_BAD_VALUE);
    assert_string_equal(err.detail, "range");
    assert_string_equal(err.arg[2], "1");
    assert_string_equal(err.arg[3], "9");
    (void)error_range(&err, "limit", "0", "1", NULL);
    assert_string_equal(err.detail, "at_least");
    (void)error_range(&err, "limit", "10", NULL, "9");
    assert_string_equal(err.detail, "at_most");
    assert_int_equal(error_choice(NULL, "x", "y", names, 2), STATUS_BAD_VALUE);
}

static enum status tries(enum status outcome, int *after)
{
    TRY(outcome);
    *after = 1;
    return STATUS_OK;
}

static void try_returns_at_once(void **state)
{
    (void)state;
    int after = 0;
    assert_int_equal(tries(STATUS_BUSY, &after), STATUS_BUSY);
    assert_int_equal(after, 0);
    assert_int_equal(tries(STATUS_OK, &after), STATUS_OK);
    assert_int_equal(after, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_is_found_again),
        cmocka_unit_test(a_number_off_the_list_is_grave),
        cmocka_unit_test(set_clears_what_was_there),
        cmocka_unit_test(its_own_parts_may_be_arguments),
        cmocka_unit_test(nobody_need_ask),
        cmocka_unit_test(cuts_keep_characters_whole),
        cmocka_unit_test(a_wrong_value_names_field_and_value),
        cmocka_unit_test(the_set_and_the_range_are_named),
        cmocka_unit_test(try_returns_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
