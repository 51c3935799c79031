/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

#include <cmocka.h>

#include "exchange/csv.h"

/* Rows as a|b / c|d, so that one string says what was read. */
static char *flat(const struct csv *csv)
{
    struct buffer out = {0};
    for (size_t r = 0; r < csv->rows; r++) {
        buffer_format(&out, "%s%zu:", r > 0 ? "/" : "", csv->row[r].number);
        for (size_t f = 0; f < csv->row[r].fields; f++)
            buffer_format(&out, "%s<%s>", f > 0 ? " " : "", csv->row[r].field[f]);
    }
    if (out.text == NULL)
        buffer_add(&out, "");
    return out.text;
}

static void reads(const char *text, char delimiter, const char *expected)
{
    struct csv csv;
    struct error err;
    assert_int_equal(csv_read(text, strlen(text), delimiter, &csv, &err), STATUS_OK);
    char *seen = flat(&csv);
    assert_string_equal(seen, expected);
    free(seen);
    csv_clear(&csv);
}

static void refuses(const char *text, const char *row)
{
    struct csv csv;
    struct error err;
    assert_int_equal(csv_read(text, strlen(text), ',', &csv, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.field, row);
    assert_int_equal(csv.rows, 0);
    assert_null(csv.row);
}

static void test_plain(void **state)
{
    (void)state;
    reads("", ',', "");
    reads("a,b\n1,2\n", ',', "1:<a> <b>/2:<1> <2>");
    reads("a,b\r\n1,2", ',', "1:<a> <b>/2:<1> <2>");
    reads("a,b\r1,2\r", ',', "1:<a> <b>/2:<1> <2>");
    reads("a,,\n", ',', "1:<a> <> <>");
    reads("姓名,手机\n张丽,138\n", ',', "1:<姓名> <手机>/2:<张丽> <138>");
    reads(" a , b\t\n", ',', "1:< a > < b\t>");
}

static void test_quotes(void **state)
{
    (void)state;
    reads("\"a,b\",\"\"\n", ',', "1:<a,b> <>");
    reads("\"say \"\"hi\"\"\"\n", ',', "1:<say \"hi\">");
    reads("\"two\nlines\",x\r\n\"two\r\nlines\",y\r\n", ',', "1:<two\nlines> <x>/2:<two\r\nlines> <y>");
    reads("\"\"\n", ',', "1:<>");
}

static void test_blank_rows_count_in_the_number(void **state)
{
    (void)state;
    reads("a\n\nb\n", ',', "1:<a>/3:<b>");
    reads("a\r\n\r\nb\r\n", ',', "1:<a>/3:<b>");
    reads("\r\na\r\n", ',', "2:<a>");
}

static void test_faults_name_the_row(void **state)
{
    (void)state;
    refuses("a,b\n1,x\"y\n", "row 2");
    refuses("a,b\n1,2\n\"open,3\n", "row 3");
    refuses("\"a\"b\n", "row 1");
    refuses("a\n\n\"b\"x\n", "row 3");
    struct csv csv;
    assert_int_equal(csv_read("a\0b", 3, ',', &csv, NULL), STATUS_BAD_VALUE);
}

static void test_delimiter_is_found_in_the_first_row(void **state)
{
    (void)state;
    reads("a;b;c,d\n1;2;3\n", '\0', "1:<a> <b> <c,d>/2:<1> <2> <3>");
    reads("a\tb\n1\t2,5\n", '\0', "1:<a> <b>/2:<1> <2,5>");
    reads("a|b\n", '\0', "1:<a> <b>");
    reads("\n\"x;y;z\",b\n", '\0', "2:<x;y;z> <b>");
    reads("alone\n1;2\n", '\0', "1:<alone>/2:<1;2>");
    reads("a,b;c\n", ';', "1:<a,b> <c>");
}

static void test_apostrophe_comes_off_a_formula(void **state)
{
    (void)state;
    reads("'=1,'+2,'-3,'@x,'ok,''=1\n", ',', "1:<=1> <+2> <-3> <@x> <'ok> <'=1>");
}

static void test_writing(void **state)
{
    (void)state;
    struct buffer out = {0};
    const char *const row[] = {"a", "b,c", "d\"e", "f\ng", "", " h", "张丽"};
    csv_append(&out, row, 7);
    assert_string_equal(out.text, "a,\"b,c\",\"d\"\"e\",\"f\ng\",,\" h\",张丽\r\n");
    buffer_clear(&out);
    const char *const formulas[] = {"=1+1", "-5", "@x", "\tx", "'=1", "'x"};
    csv_append(&out, formulas, 6);
    assert_string_equal(out.text, "'=1+1,'-5,'@x,\"'\tx\",''=1,'x\r\n");
    buffer_clear(&out);
    const char *const empty[] = {""};
    csv_append(&out, empty, 1);
    assert_string_equal(out.text, "\"\"\r\n");
    buffer_clear(&out);
}

static void test_what_is_written_is_read_back(void **state)
{
    (void)state;
    static const char *const fields[] = {"",  "=1", "'=1", "''+", "a\"b", "\"",  "x\r\ny", ",;\t|",
                                         " ", "'",  "-",   "\r",  "张",   "@\"", "'\t"};
    const size_t count = sizeof fields / sizeof *fields;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            const char *const row[] = {fields[i], fields[j]};
            struct buffer out = {0};
            csv_append(&out, row, 2);
            struct csv csv;
            assert_int_equal(csv_read(out.text, out.length, ',', &csv, NULL), STATUS_OK);
            assert_int_equal(csv.rows, 1);
            assert_int_equal(csv.row[0].fields, 2);
            assert_string_equal(csv.row[0].field[0], fields[i]);
            assert_string_equal(csv.row[0].field[1], fields[j]);
            csv_clear(&csv);
            buffer_clear(&out);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_blank_rows_count_in_the_number),
        cmocka_unit_test(test_faults_name_the_row),
        cmocka_unit_test(test_delimiter_is_found_in_the_first_row),
        cmocka_unit_test(test_apostrophe_comes_off_a_formula),
        cmocka_unit_test(test_writing),
        cmocka_unit_test(test_what_is_written_is_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
