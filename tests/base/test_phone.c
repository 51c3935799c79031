/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/phone.h"

#include <cmocka.h>

#define ZHANG INT64_C(8613812345678)
#define BEIJING INT64_C(861062345678)
#define HONG_KONG INT64_C(85291234567)

static void every_way_to_write_a_number(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        int64_t phone;
    } cases[] = {
        {"13812345678", ZHANG},
        {" 138 1234 5678 ", ZHANG},
        {"138-1234-5678", ZHANG},
        {"138.1234.5678", ZHANG},
        {"138\xE2\x80\x93"
         "1234\xE2\x80\x94"
         "5678",
         ZHANG}, /* en and em dash */
        {"138\xC2\xA0"
         "1234\xC2\xA0"
         "5678",
         ZHANG}, /* no-break blanks of a spreadsheet */
        {"１３８１２３４５６７８", ZHANG},
        {"１３８－１２３４－５６７８", ZHANG},
        {"＋８６　１３８１２３４５６７８", ZHANG},
        {"'13812345678", ZHANG},
        {"+86 138 1234 5678", ZHANG},
        {"+8613812345678", ZHANG},
        {"0086-138-1234-5678", ZHANG},
        {"008613812345678", ZHANG},
        {"86-13812345678", ZHANG},
        {"8613812345678", ZHANG},
        {"19912345678", INT64_C(8619912345678)},
        {"010-62345678", BEIJING},
        {"(010) 6234 5678", BEIJING},
        {"+86 10 6234 5678", BEIJING},
        {"+86 (0)10 6234 5678", BEIJING},
        {"0086 010 62345678", BEIJING},
        {"86-010-62345678", BEIJING},
        {"021 1234 5678", INT64_C(862112345678)},
        {"0755-8234 5678", INT64_C(8675582345678)},
        {"0318-123 4567", INT64_C(863181234567)},
        {"+852 9123 4567", HONG_KONG},
        {"0085291234567", HONG_KONG},
        {"+44 (0)20 7946 0018", INT64_C(442079460018)},
        {"+12125550123", INT64_C(12125550123)},
        {"+999999999999999", INT64_C(999999999999999)},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error err;
        int64_t phone = 0, again = 0;
        char text[PHONE_TEXT];
        if (phone_parse(cases[i].typed, &phone, &err) != STATUS_OK)
            fail_msg("\"%s\": %s", cases[i].typed, err.note);
        if (phone != cases[i].phone)
            fail_msg("\"%s\" is %lld", cases[i].typed, (long long)phone);
        assert_int_equal(phone_parse(phone_format(text, phone), &again, &err), STATUS_OK);
        assert_int_equal(again, phone);
    }
}

static void what_is_no_number_is_refused_with_its_reason(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *detail;
    } cases[] = {
        {"", "phone_form"},
        {"   ", "phone_form"},
        {"+", "phone_form"},
        {"-", "phone_form"},
        {"138x", "phone_form"},
        {"1381234567O", "phone_form"}, /* a letter */
        {"1.38E+10", "phone_form"},
        {"13812345678#1", "phone_form"},
        {"13812345678/13912345678", "phone_form"},
        {"138+12345678", "phone_form"},
        {"++8613812345678", "phone_form"},
        {"''13812345678", "phone_form"},
        {"138\x80", "phone_form"},
        {"123456789012345678901234567890", "phone_form"},
        {"12345", "area_code"},
        {"1381234567", "area_code"},
        {"138123456789", "area_code"},
        {"12812345678", "area_code"},
        {"62345678", "area_code"},
        {"4006123456", "area_code"},
        {"85291234567", "area_code"},
        {"861062345678", "area_code"},
        {"861381234567", "area_code"},
        {"0", "phone_length"},
        {"010-6234567", "phone_length"},
        {"0755-823456", "phone_length"},
        {"013812345678", "phone_length"},
        {"+86 138 1234 567", "phone_length"},
        {"+8612812345678", "phone_length"},
        {"+86 12345", "phone_length"},
        {"+852 91", "phone_length"},
        {"+0852 9123 4567", "phone_length"},
        {"+1234567890123456", "phone_length"},
        {"000085291234567", "phone_length"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error err;
        int64_t phone = 7;
        if (phone_parse(cases[i].typed, &phone, &err) != STATUS_BAD_VALUE)
            fail_msg("\"%s\" was taken as %lld", cases[i].typed, (long long)phone);
        assert_int_equal(phone, 7);
        assert_string_equal(err.field, "phone");
        assert_string_equal(err.arg[1], cases[i].typed);
        if (strcmp(err.detail, cases[i].detail) != 0)
            fail_msg("\"%s\" is refused as %s", cases[i].typed, err.detail);
    }
}

static void numbers_are_shown_as_they_are_typed_here(void **state)
{
    (void)state;
    static const struct {
        int64_t phone;
        const char *text, *masked;
    } cases[] = {
        {0, "", ""},
        {ZHANG, "13812345678", "138****5678"},
        {BEIJING, "+861062345678", "+861*****5678"},
        {INT64_C(8675582345678), "+8675582345678", "+867******5678"},
        {HONG_KONG, "+85291234567", "+852****4567"},
        {6421234567, "+6421234567", "+******4567"},
        {INT64_C(999999999999999), "+999999999999999", "+999********9999"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[PHONE_TEXT];
        assert_string_equal(phone_format(text, cases[i].phone), cases[i].text);
        assert_string_equal(phone_mask(text, cases[i].phone), cases[i].masked);
    }
}

static void a_beginning_is_that_of_the_number_it_becomes(void **state)
{
    (void)state;
    static const char *const whole[] = {"13812345678",     "138-1234-5678",   "+86 138 1234 5678", "0086 13812345678",
                                        "8613812345678",   "010-62345678",    "0755-82345678",     "+861062345678",
                                        "+852 9123 4567",  "00852 9123 4567", "+1 212 555 0123",   "+44 20 7946 0018",
                                        "+999999999999999"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        struct error err;
        int64_t phone = 0;
        assert_int_equal(phone_parse(whole[i], &phone, &err), STATUS_OK);
        for (size_t length = 3; length <= strlen(whole[i]); length++) {
            struct phone_part part;
            char typed[40] = "";
            int digits = 0;
            int64_t from;
            memcpy(typed, whole[i], length);
            assert_true(phone_begins(typed, &part));
            from = phone;
            for (int64_t rest = phone; rest > 0; rest /= 10)
                digits++;
            for (size_t cut = (size_t)digits; cut > strlen(part.digits); cut--)
                from /= 10;
            if (from != strtoll(part.digits, NULL, 10) || digits < part.shortest || digits > part.longest)
                fail_msg("\"%s\" of \"%s\" begins with %s, %d to %d digits", typed, whole[i], part.digits,
                         part.shortest, part.longest);
        }
    }
    struct phone_part part;
    assert_true(phone_begins("0012", &part));
    assert_string_equal(part.typed, "0012");
    assert_false(part.plus);
    static const char *const none[] = {"", "+", "zl", "5678z", "1234567890123456", "001234567890123456", "#1"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(phone_begins(none[i], &part));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_to_write_a_number),
        cmocka_unit_test(what_is_no_number_is_refused_with_its_reason),
        cmocka_unit_test(numbers_are_shown_as_they_are_typed_here),
        cmocka_unit_test(a_beginning_is_that_of_the_number_it_becomes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
