/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exchange/charset.h"

#define BYTES(s) s, sizeof(s) - 1

static void decodes(const char *bytes, size_t size, const char *encoding, const char *expected, const char *found)
{
    char *text;
    size_t length;
    const char *seen;
    struct error err;
    assert_int_equal(charset_decode(bytes, size, encoding, &text, &length, &seen, &err), STATUS_OK);
    assert_string_equal(text, expected);
    assert_int_equal(length, strlen(expected));
    assert_string_equal(seen, found);
    free(text);
}

static void refuses(const char *bytes, size_t size, const char *encoding, const char *field)
{
    char *text;
    size_t length;
    const char *seen;
    struct error err;
    assert_int_equal(charset_decode(bytes, size, encoding, &text, &length, &seen, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.field, field);
    assert_null(text);
}

static void test_utf8(void **state)
{
    (void)state;
    decodes(BYTES(""), NULL, "", "utf-8");
    decodes(BYTES("name\n"), NULL, "name\n", "utf-8");
    decodes(BYTES("张丽\n"), NULL, "张丽\n", "utf-8");
    decodes(BYTES("\xef\xbb\xbf张丽\n"), NULL, "张丽\n", "utf-8");
    decodes(BYTES("\xef\xbb\xbf张丽\n"), "utf-8", "张丽\n", "utf-8");
}

static void test_gb18030(void **state)
{
    (void)state;
    decodes(BYTES("\xd5\xc5\xc0\xf6\n"), NULL, "张丽\n", "gb18030");
    decodes(BYTES("\xd5\xc5\xc0\xf6\n"), "GBK", "张丽\n", "gb18030");
    decodes(BYTES("\x95\x32\x82\x36\xd5\xc5"), NULL, "𠀀张", "gb18030"); /* four bytes: beyond GBK */
    decodes(BYTES("\x84\x31\x95\x33\xd5\xc5"), NULL, "张", "gb18030");
}

static void test_utf16(void **state)
{
    (void)state;
    decodes(BYTES("\xff\xfe\x20\x5f\x3d\x4e"), NULL, "张丽", "utf-16le");
    decodes(BYTES("\xfe\xff\x5f\x20\x4e\x3d"), NULL, "张丽", "utf-16be");
    decodes(BYTES("\xfe\xff\x5f\x20\x4e\x3d"), "utf-16", "张丽", "utf-16be");
    decodes(BYTES("\x20\x5f\x3d\x4e"), "utf-16", "张丽", "utf-16le");
    decodes(BYTES("\x5f\x20\x4e\x3d"), "utf-16be", "张丽", "utf-16be");
}

static void test_big5(void **state)
{
    (void)state;
    decodes(BYTES("\xb1\x69\xc4\x52"), "big5", "張麗", "big5");
}

/* Every character of a file grows from two bytes to three; nothing may be lost at the buffer's edge. */
static void test_long_text(void **state)
{
    (void)state;
    static char bytes[40000];
    for (size_t i = 0; i < sizeof bytes; i += 2)
        memcpy(bytes + i, "\xd5\xc5", 2);
    char *text;
    size_t length;
    const char *found;
    assert_int_equal(charset_decode(bytes, sizeof bytes, NULL, &text, &length, &found, NULL), STATUS_OK);
    assert_int_equal(length, 60000);
    assert_memory_equal(text + 59997, "张", 4);
    free(text);
}

static void test_bad_bytes_name_the_line(void **state)
{
    (void)state;
    refuses(BYTES("ok\nok\n\xd5\xc5\xff\xff\n"), NULL, "line 3");
    refuses(BYTES("ok\r\nok\r\nx\xc0\xaf"), "utf-8", "line 3");
    refuses(BYTES("ok\n\xe5\xbc"), "utf-8", "line 2");
    refuses(BYTES("\xef\xbb\xbfok\n\xff"), NULL, "line 2");
    refuses(BYTES("a\0b"), NULL, "line 1");
    refuses(BYTES("\xff\xfe\x20\x5f\n\0\x00\xd8\x20\x00"), NULL, "line 2"); /* half a surrogate pair */
    refuses(BYTES("\xff\xfe\x20\x5f\x3d"), NULL, "line 1");
    refuses(BYTES("x"), "klingon", "encoding");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8), cmocka_unit_test(test_gb18030),   cmocka_unit_test(test_utf16),
        cmocka_unit_test(test_big5), cmocka_unit_test(test_long_text), cmocka_unit_test(test_bad_bytes_name_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
