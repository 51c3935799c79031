/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/text.h"

#include <cmocka.h>

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define FLAG "\U0001F1E8\U0001F1F3"
#define RARE "\U00020BB7" /* 𠮷, outside the first plane */
#define SHORN "\u4DAE"    /* 䶮: rare, and not in GBK */

static uint64_t seed = 20260801;

static uint64_t next(void)
{
    uint64_t z = (seed += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Characters that join, change direction, are invisible, wide, or break lines. */
static const char *const pieces[] = {
    "a",      "Z",       " ",          "9",          "~",        "*",          "{",          "}",      "\n",
    "\r",     "\t",      "\x1b",       "\x7f",       "\xc2\x85", "张",         "丰",         RARE,     SHORN,
    "é",      "e\u0301", "\u0301",     "\u0308",     "\u200b",   "\u200d",     "\u200e",     "\u202e", "\u2066",
    "\ufeff", "\ufe0f",  "\U000E0101", "\u00ad",     "\u3000",   "Ａ",         "。",         "한",     "\u1112",
    "\u1161", "\u11ab",  "👍",          "\U0001F3FD", FAMILY,     FLAG,         "\U0001F1E8", "\u2028", "\u0600",
    "\u0e33", "ﾊ",       "\u2764",     "·",          "\ufffd",   "\U0010FFFF", "\ue000"};
static const char *const broken[] = {"\xff", "\xc0\x80", "\xe4\xb8", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\x80"};

static char *any_text(char *buf, size_t most, bool valid)
{
    buf[0] = '\0';
    for (size_t count = next() % (most + 1); count > 0; count--)
        strcat(buf, !valid && next() % 8 == 0 ? broken[next() % (sizeof broken / sizeof *broken)]
                                              : pieces[next() % (sizeof pieces / sizeof *pieces)]);
    return buf;
}

static void only_strict_utf8(void **state)
{
    (void)state;
    static const char *const bad[] = {"\xff",
                                      "\x80",
                                      "\xc0\xaf",
                                      "\xc1\xbf",
                                      "\xe0\x80\x80",
                                      "\xed\xa0\x80",
                                      "\xed\xbf\xbf",
                                      "\xf0\x80\x80\x80",
                                      "\xe4\xb8",
                                      "\xf4\x90\x80\x80",
                                      "\xf8\x88\x80\x80\x80",
                                      "a\xe4",
                                      "\xf0\x9f\x91"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        uint32_t c;
        assert_false(text_valid(bad[i], strlen(bad[i])));
        const char *at = bad[i] + (bad[i][0] == 'a');
        assert_int_equal(text_decode(at, &c), 1);
        assert_int_equal(c, 0xFFFD);
    }
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        assert_true(text_valid(pieces[i], strlen(pieces[i])));
    assert_true(text_valid("", 0));
    assert_false(text_valid("a\0b", 3));
}

static void every_character_is_read_again(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        char buf[5];
        uint32_t back;
        size_t length = text_encode(c, buf);
        assert_int_equal(text_decode(buf, &back), length);
        assert_int_equal(back, c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
        assert_int_equal(strlen(buf), length);
    }
    uint32_t c;
    char buf[5];
    assert_int_equal(text_decode("", &c), 0);
    assert_int_equal(text_encode(0x110000, buf), 3);
}

static void widths(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width;
    } known[] = {{"", 0},       {"abc", 3},
                 {"会员", 4},   {RARE, 2},
                 {SHORN, 2},    {"e\u0301", 1},
                 {"¥12.50", 6}, {"Ａ", 2},
                 {"ﾊ", 1},      {"\u200b", 0},
                 {"👍", 2},      {FAMILY, 6},
                 {"한", 2},     {"\u1112\u1161\u11ab", 2},
                 {"\ue000", 1}, {"張\U000E0101", 2},
                 {"A会B", 4},   {"\xff", 1},
                 {"\x1b", 1},   {"\u3000", 2}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_int_equal(text_width(known[i].text), known[i].width);
}

static void whole_graphemes(void **state)
{
    (void)state;
    static const char *const one[] = {
        "a",           "张",          RARE,   "e\u0301", "a\u0301\u0308",      FAMILY,
        FLAG,          "👍\U0001F3FD", "\r\n", "한",      "\u1112\u1161\u11ab", "張\U000E0101",
        "\u2764\ufe0f"};
    for (size_t i = 0; i < sizeof one / sizeof *one; i++) {
        char text[128];
        size_t length = strlen(one[i]);
        assert_int_equal(text_grapheme(one[i]), length);
        text_copy(text, sizeof text, one[i]);
        strcat(text, "x");
        assert_int_equal(text_grapheme(text), length);
        assert_int_equal(text_grapheme_before(text, length), 0);
        assert_int_equal(text_grapheme_before(text, length + 1), length);
    }
    assert_int_equal(text_grapheme(""), 0);
    assert_int_equal(text_grapheme_before("abc", 0), 0);
    assert_int_equal(text_grapheme_before(FLAG FLAG, strlen(FLAG FLAG)), strlen(FLAG));
}

/* The same breaks as ICU's own iterator, forwards and backwards. */
static void breaks_are_icus(void **state)
{
    (void)state;
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(UBRK_CHARACTER, "en", NULL, 0, &code);
    UText *utext = NULL;
    assert_true(U_SUCCESS(code));
    for (int round = 0; round < 20000; round++) {
        char text[1024];
        any_text(text, 12, true);
        utext = utext_openUTF8(utext, text, -1, &code);
        ubrk_setUText(breaks, utext, &code);
        assert_true(U_SUCCESS(code));
        size_t at = 0;
        for (int32_t end = ubrk_next(breaks); end != UBRK_DONE; end = ubrk_next(breaks)) {
            assert_int_equal(at + text_grapheme(text + at), end);
            assert_int_equal(text_grapheme_before(text, (size_t)end), at);
            at = (size_t)end;
        }
        assert_int_equal(text[at], '\0');
    }
    ubrk_close(breaks);
    utext_close(utext);
}

/* `length` bytes of text end between two graphemes. */
static bool on_boundary(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length)
        at += text_grapheme(text + at);
    return at == length;
}

static void cutting_never_splits(void **state)
{
    (void)state;
    for (int round = 0; round < 50000; round++) {
        char text[1024], buf[256], pad[256];
        any_text(text, 12, next() % 2 == 0);
        int cells = (int)(next() % 20), used = -1, width = text_width(text);
        size_t size = next() % 3 ? sizeof buf : next() % 24;
        size_t length = text_fit(text, cells, &used);
        assert_true(used <= cells && on_boundary(text, length));
        memset(buf, 'X', sizeof buf);
        text_cut(buf, size, text, cells);
        memset(pad, 'X', sizeof pad);
        text_pad(pad, size, text, cells, next() % 2);
        if (size < sizeof buf)
            assert_true(buf[size] == 'X' && pad[size] == 'X');
        if (size == 0)
            continue;
        size_t cut = strlen(buf);
        assert_true(cut < size && text_width(buf) <= cells);
        bool whole = strcmp(buf, text) == 0;
        assert_int_equal(whole, width <= cells && strlen(text) < size && (cells > 0 || text[0] == '\0'));
        if (!whole && cut > 0) {
            assert_int_equal(buf[cut - 1], '~');
            assert_memory_equal(buf, text, cut - 1);
            assert_true(on_boundary(text, cut - 1));
        }
        if (size == sizeof buf)
            assert_int_equal(text_width(pad), cells);
    }
}

static void cut_and_pad(void **state)
{
    (void)state;
    char buf[64];
    assert_string_equal(text_cut(buf, sizeof buf, "白金会员", 8), "白金会员");
    assert_string_equal(text_cut(buf, sizeof buf, "白金会员", 7), "白金会~");
    assert_string_equal(text_cut(buf, sizeof buf, "白金会员", 6), "白金~");
    assert_string_equal(text_cut(buf, sizeof buf, "白金", 1), "~");
    assert_string_equal(text_cut(buf, sizeof buf, "白金", 0), "");
    assert_string_equal(text_cut(buf, sizeof buf, "白金", -3), "");
    assert_string_equal(text_cut(buf, 6, "白金会员", 80), "白~");
    assert_string_equal(text_pad(buf, sizeof buf, "白金", 6, false), "白金  ");
    assert_string_equal(text_pad(buf, sizeof buf, "12.50", 8, true), "   12.50");
    assert_string_equal(text_pad(buf, sizeof buf, "白金会员", 6, false), "白金~ ");
    assert_string_equal(text_pad(buf, sizeof buf, "白金会员", 6, true), " 白金~");
    assert_string_equal(text_pad(buf, sizeof buf, "e\u0301", 2, true), " e\u0301");
    assert_string_equal(text_pad(buf, 4, "ab", 10, true), " ab");
    strcpy(buf, "在原处");
    assert_string_equal(text_pad(buf, sizeof buf, buf, 8, true), "  在原处");
    assert_string_equal(text_copy(buf, 6, "白金会员"), "白");
    assert_string_equal(text_copy(buf, 7, "白金会员"), "白金");
    assert_string_equal(text_copy(buf, 4, RARE), "");
    assert_string_equal(text_copy(buf, 1, "x"), "");
}

/* Every function keeps eighty characters of any kind whole, and cuts them correctly for smaller buffers. */
static void long_names(void **state)
{
    (void)state;
    static const char *const kinds[] = {"a", "é", "张", RARE, "e\u0301", FLAG};
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        char name[80 * 8 + 1] = "", buf[80 * 8 + 1];
        for (int i = 0; i < 80; i++)
            strcat(name, kinds[kind]);
        int each = text_width(kinds[kind]);
        assert_int_equal(text_width(name), 80 * each);
        assert_string_equal(text_cut(buf, sizeof buf, name, 80 * each), name);
        assert_string_equal(text_sanitise(buf, sizeof buf, name), name);
        text_cut(buf, sizeof buf, name, 20);
        assert_int_equal(strlen(buf), (size_t)(19 / each) * strlen(kinds[kind]) + 1);
        text_mask_name(buf, sizeof buf, name);
        assert_memory_equal(buf, kinds[kind], strlen(kinds[kind]));
        assert_null(strstr(buf + strlen(kinds[kind]) + 1, "**" RARE "*"));
        text_mask_name(buf, 16, name);
        assert_true(strlen(buf) < 16 && text_valid(buf, strlen(buf)));
    }
}

static void sanitised(void **state)
{
    (void)state;
    static const struct {
        const char *text, *clean;
    } known[] = {{"张三", "张三"},
                 {"a\tb\nc\x1b[31m", "a?b?c?[31m"},
                 {"x\x7f\xc2\x85\u2028y", "x???y"},
                 {"\xff\xe4\xb8", "\ufffd\ufffd\ufffd"},
                 {"abc\u202egpj.exe\u202c", "abcgpj.exe"},
                 {"\u2066a\u2069\u200e\u200f\u061c", "a"},
                 {"王\u200b小\ufeff明\u00ad", "王小明"},
                 {FAMILY, FAMILY},
                 {"\u2764\ufe0f", "\u2764\ufe0f"},
                 {"張\U000E0101", "張\U000E0101"},
                 {"\u200d\ufe0f", ""},
                 {"\u200da", "a"},
                 {"\n\u200dx", "?x"},
                 {"\u3164\u115f", ""},
                 {"\U000E0041\U000E0042z", "z"},
                 {"e\u0301", "e\u0301"},
                 {"\r\n", "??"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        char buf[128];
        assert_string_equal(text_sanitise(buf, sizeof buf, known[i].text), known[i].clean);
    }
}

static void what_is_clean_stays(void **state)
{
    (void)state;
    for (int round = 0; round < 50000; round++) {
        char text[1024], clean[4096], again[4096];
        any_text(text, 12, false);
        size_t size = next() % 3 ? sizeof clean : next() % 24;
        memset(clean, 'X', sizeof clean);
        text_sanitise(clean, size, text);
        if (size < sizeof clean)
            assert_true(clean[size] == 'X');
        if (size == 0)
            continue;
        assert_true(text_valid(clean, strlen(clean)));
        assert_string_equal(text_sanitise(again, sizeof again, clean), clean);
        uint32_t c;
        for (const char *at = clean; *at != '\0';) {
            at += text_decode(at, &c);
            assert_false(c < 0x20 || (c >= 0x7f && c <= 0x9f) || (c >= 0x202a && c <= 0x202e) ||
                         (c >= 0x2066 && c <= 0x2069) || c == 0x200b || c == 0x200e || c == 0xfeff || c == 0x2028);
        }
    }
}

static void half_width(void **state)
{
    (void)state;
    char buf[128];
    assert_string_equal(text_halfwidth(buf, sizeof buf, "１３８＋－＊×／、．。＠：？　Ａｚ"), "138+-**//..@:? Az");
    assert_string_equal(text_halfwidth(buf, sizeof buf, "张三 plain é"), "张三 plain é");
    strcpy(buf, "－５００ 张\xff");
    assert_string_equal(text_halfwidth(buf, sizeof buf, buf), "-500 张\xff");
    assert_string_equal(text_halfwidth(buf, 5, "１张三"), "1张");
}

static void trimmed(void **state)
{
    (void)state;
    char buf[64];
    assert_string_equal(text_trim(buf, sizeof buf, " \t\u3000 张 三\u3000\n "), "张 三");
    assert_string_equal(text_trim(buf, sizeof buf, " \u3000"), "");
    assert_string_equal(text_trim(buf, sizeof buf, ""), "");
    strcpy(buf, "  x  ");
    assert_string_equal(text_trim(buf, sizeof buf, buf), "x");
    assert_string_equal(text_trim(buf, 5, "  张三  "), "张");
}

static void masked(void **state)
{
    (void)state;
    static const struct {
        const char *name, *masked;
    } known[] = {{"张三丰", "张*丰"},
                 {"张丽", "张*"},
                 {"Ann Lee", "A** L**"},
                 {"张", "张*"},
                 {"A", "A*"},
                 {"欧阳娜娜", "欧**娜"},
                 {"", ""},
                 {RARE "田明", RARE "*明"},
                 {"E\u0301va", "E\u0301**"},
                 {"张三 VIP", "张* V**"},
                 {SHORN SHORN, SHORN "*"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        char buf[64];
        assert_string_equal(text_mask_name(buf, sizeof buf, known[i].name), known[i].masked);
    }
}

static void filled(void **state)
{
    (void)state;
    char buf[64];
    const char *const arg[] = {"张三", "5", NULL};
    assert_string_equal(text_fill(buf, sizeof buf, "{0} has {1}; -{1}.", 3, arg), "张三 has 5; -5.");
    assert_string_equal(text_fill(buf, sizeof buf, "{1}{0}", 3, arg), "5张三");
    assert_string_equal(text_fill(buf, sizeof buf, "{2} {3} {99999} {} {x} {0", 3, arg), "{2} {3} {99999} {} {x} {0");
    assert_string_equal(text_fill(buf, sizeof buf, "{0}", 0, NULL), "{0}");
    assert_string_equal(text_fill(buf, 6, "{0}{1}", 3, arg), "张");
    const char *const tricky[] = {"{1}", "x"};
    assert_string_equal(text_fill(buf, sizeof buf, "{0}{1}", 2, tricky), "{1}x");
}

int main(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_strict_utf8), cmocka_unit_test(every_character_is_read_again),
        cmocka_unit_test(widths),           cmocka_unit_test(whole_graphemes),
        cmocka_unit_test(breaks_are_icus),  cmocka_unit_test(cutting_never_splits),
        cmocka_unit_test(cut_and_pad),      cmocka_unit_test(long_names),
        cmocka_unit_test(sanitised),        cmocka_unit_test(what_is_clean_stays),
        cmocka_unit_test(half_width),       cmocka_unit_test(trimmed),
        cmocka_unit_test(masked),           cmocka_unit_test(filled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
