/* SPDX-License-Identifier: MIT */
/* The table of settings: each default is a valid value, and invalid values are refused with a reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/date.h"

#include <cmocka.h>

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/settings.h"

static struct desk *desk;
static struct error err;

static int open_shop(void **state)
{
    (void)state;
    desk = practice_open(NULL);
    return 0;
}

static int close_shop(void **state)
{
    (void)state;
    practice_close(desk);
    scratch_remove();
    return 0;
}

static enum status put(const char *key, const char *value)
{
    return settings_set(desk, NULL, NULL, key, value, &err);
}

static void each_is_what_its_row_says(void **state)
{
    (void)state;
    const struct setting *setting;
    for (size_t i = 0; (setting = settings_at(i)) != NULL; i++) {
        char value[SETTING_TEXT], values[SETTING_VALUES_TEXT];
        assert_int_equal(settings_read(desk, setting->key, value, &err), STATUS_OK);
        assert_string_equal(value, setting->otherwise);
        assert_true(strlen(settings_values(values, setting)) > 0);
        if (put(setting->key, setting->otherwise) != STATUS_OK)
            fail_msg("%s cannot be %s", setting->key, setting->otherwise);
        for (const char *word = values; setting->kind == SETTING_WORD && *word; word += strcspn(word, "|")) {
            word += *word == '|';
            snprintf(value, sizeof value, "%.*s", (int)strcspn(word, "|"), word);
            assert_int_equal(put(setting->key, value), STATUS_OK);
        }
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(setting->key, settings_at(j)->key);
    }
}

static void wrong_values_say_why(void **state)
{
    (void)state;
    static const struct {
        const char *key, *value, *detail, *arg2, *arg3;
    } list[] = {
        {"default_tender", "wallet", "one_of", "cash, wechat, alipay, card, other", ""},
        {"default_tender", "", "one_of", "cash, wechat, alipay, card, other", ""},
        {"lunar_leap", "last", "one_of", "leap, first, both", ""},
        {"scan_gap", "201", "range", "0", "200"},
        {"tail_factor", "-1", "range", "0", "1000"},
        {"tail_factor", "five", "", "", ""},
        {"ask_above", "1,000", "", "", ""},
        {"scale_weight", "30", "", "", ""},
        {"scan_prefix", "12345678", "", "", ""},
        {"zone", "Asia/Shangai", "", "", ""},
        {"zone", "../../../etc/passwd", "", "", ""},
    };
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
        assert_int_equal(put(list[i].key, list[i].value), STATUS_BAD_VALUE);
        assert_string_equal(err.field, list[i].key);
        assert_string_equal(err.arg[1], list[i].value);
        assert_string_equal(err.detail, list[i].detail);
        assert_string_equal(err.arg[2], list[i].arg2);
        assert_string_equal(err.arg[3], list[i].arg3);
        assert_true(err.note[0] != '\0');
    }
    assert_int_equal(put("colour", "red"), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.arg[2], "default_tender, ask_above, "));
}

/* 2026-08-01T22:00Z is already the second in Kiritimati (UTC+14). */
static void the_zone_of_a_live_shop_is_its_own(void **state)
{
    (void)state;
    char path[300];
    int64_t now, day;
    setenv("TZ", "UTC", 1);
    tzset();
    assert_int_equal(date_parse_instant("2026-08-01T22:00", "now", &now, &err), STATUS_OK);
    clock_freeze(now);
    scratch_path(path, "zone.db");
    assert_int_equal(desk_create(&(struct shop_new){.path = path}, &err), STATUS_OK);
    setenv("TZ", "KIR-14", 1);
    tzset();
    assert_int_equal(desk_open(path, false, &desk, &err), STATUS_OK);
    assert_true(settings_is(desk, "zone", "UTC"));
    assert_int_equal(date_parse("2026-08-01", "day", &day, &err), STATUS_OK);
    assert_int_equal(desk_day(desk), day);
    assert_string_equal(getenv("TZ"), "UTC");
    desk_close(desk);
    setenv("TZ", "UTC", 1);
    tzset();
    scratch_remove();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_is_what_its_row_says, open_shop, close_shop),
        cmocka_unit_test_setup_teardown(wrong_values_say_why, open_shop, close_shop),
        cmocka_unit_test(the_zone_of_a_live_shop_is_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
