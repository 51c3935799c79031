/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/tui/canvas.h"

static void shows(const struct canvas *canvas, const char *expected)
{
    char *dump = canvas_dump(canvas);
    assert_string_equal(dump, expected);
    free(dump);
}

static void test_text_is_cut_at_the_edge(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 3, 8);
    assert_int_equal(canvas_text(&canvas, 0, 2, -1, ROLE_PLAIN, "abcdef"), 8);
    assert_int_equal(canvas_text(&canvas, 1, 2, -1, ROLE_PLAIN, "abcdefg"), 8);
    shows(&canvas, "  abcdef\n  abcde~\n\n");
    canvas_blank(&canvas);
    assert_int_equal(canvas_text(&canvas, 0, 5, -1, ROLE_PLAIN, "张丽"), 8);
    assert_int_equal(canvas_text(&canvas, 1, 4, 3, ROLE_PLAIN, "张丽"), 7);
    shows(&canvas, "     张~\n    张~\n\n");
    canvas_clear(&canvas);
}

static void test_outside_is_nothing(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 2, 4);
    canvas_text(&canvas, -1, 0, -1, ROLE_PLAIN, "x");
    canvas_text(&canvas, 2, 0, -1, ROLE_PLAIN, "x");
    canvas_text(&canvas, 0, 4, -1, ROLE_PLAIN, "x");
    canvas_text(&canvas, 0, -1, -1, ROLE_PLAIN, "x");
    canvas_text(&canvas, 0, 0, 0, ROLE_PLAIN, "x");
    canvas_fill(&canvas, 5, 0, -1, ROLE_PLAIN, 'x');
    canvas_paint(&canvas, 0, 9, -1, ROLE_BAD);
    canvas_cursor(&canvas, 9, 9);
    shows(&canvas, "\n\n");
    assert_int_equal(canvas.cursor_row, -1);
    assert_null(canvas_at(&canvas, 0, 4));
    canvas_clear(&canvas);
}

static void test_last_corner_stays_empty(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 24, 80);
    for (int row = 0; row < 24; row++) {
        canvas_fill(&canvas, row, 0, -1, ROLE_PLAIN, '#');
        canvas_text(&canvas, row, 70, -1, ROLE_PLAIN, "0123456789");
        canvas_rule(&canvas, row, row == 23 ? "title" : "");
    }
    canvas_pad(&canvas, 23, 78, 2, ROLE_PLAIN, "张", false);
    canvas_paint(&canvas, 23, 0, -1, ROLE_BAD);
    assert_string_equal(canvas_at(&canvas, 22, 79)->text, "=");
    assert_string_equal(canvas_at(&canvas, 23, 79)->text, " ");
    assert_int_equal(canvas_at(&canvas, 23, 79)->role, ROLE_PLAIN);
    assert_int_equal(canvas_at(&canvas, 23, 79)->width, 1);
    canvas_clear(&canvas);
}

static void test_padding_counts_cells(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 5, 12);
    for (int row = 0; row < 4; row++)
        canvas_text(&canvas, row, 0, -1, ROLE_PLAIN, "############");
    assert_int_equal(canvas_pad(&canvas, 0, 1, 6, ROLE_PLAIN, "张丽", false), 7);
    assert_int_equal(canvas_pad(&canvas, 1, 1, 6, ROLE_PLAIN, "12.00", true), 7);
    assert_int_equal(canvas_pad(&canvas, 2, 1, 6, ROLE_PLAIN, "张丽丽丽", false), 7);
    assert_int_equal(canvas_pad(&canvas, 3, 10, 6, ROLE_PLAIN, "a", false), 12);
    shows(&canvas, "#张丽  #####\n# 12.00#####\n#张丽~ #####\n##########a\n\n");
    canvas_clear(&canvas);
}

static void test_half_a_wide_character_goes_whole(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 3, 8);
    canvas_text(&canvas, 0, 0, -1, ROLE_PLAIN, "张丽丰");
    canvas_text(&canvas, 0, 1, -1, ROLE_PLAIN, "ab"); /* overwrites two halves */
    shows(&canvas, " ab 丰\n\n\n");
    canvas_text(&canvas, 1, 0, -1, ROLE_PLAIN, "张丽");
    canvas_text(&canvas, 1, 1, -1, ROLE_PLAIN, "王");
    shows(&canvas, " ab 丰\n 王\n\n");
    assert_int_equal(canvas_at(&canvas, 1, 2)->width, 0);
    assert_string_equal(canvas_at(&canvas, 1, 3)->text, " ");
    canvas_clear(&canvas);
}

static void test_combining_and_unsafe_text(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 5, 10);
    assert_int_equal(canvas_text(&canvas, 0, 0, -1, ROLE_PLAIN, "e\u0301x"), 2);
    assert_string_equal(canvas_at(&canvas, 0, 0)->text, "e\u0301");
    assert_int_equal(canvas_text(&canvas, 1, 0, -1, ROLE_PLAIN, "a\033[2Jb"), 6);
    assert_string_equal(canvas_at(&canvas, 1, 1)->text, "?");
    /* A joined family of three is drawn as three characters, six cells on every terminal. */
    assert_int_equal(canvas_text(&canvas, 2, 0, -1, ROLE_PLAIN, "👨\u200d👩\u200d👧"), 6);
    assert_string_equal(canvas_at(&canvas, 2, 0)->text, "👨");
    assert_string_equal(canvas_at(&canvas, 2, 2)->text, "👩");
    canvas_text(&canvas, 3, 0, -1, ROLE_PLAIN, "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301");
    assert_int_equal(strlen(canvas_at(&canvas, 3, 0)->text), 1 + 4 * 2);
    canvas_text(&canvas, 3, 9, -1, ROLE_PLAIN, "e\u0301");
    assert_string_equal(canvas_at(&canvas, 3, 9)->text, "e");
    canvas_clear(&canvas);
}

static void test_rule_and_print(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 4, 20);
    canvas_rule(&canvas, 0, "2 销售 #0342");
    canvas_rule(&canvas, 1, NULL);
    assert_int_equal(canvas_print(&canvas, 2, 1, ROLE_MONEY, "¥%d.%02d", 12, 5), 7);
    shows(&canvas, "== 2 销售 #0342 ====\n====================\n ¥12.05\n\n");
    canvas_clear(&canvas);
}

static void test_roles(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 2, 8);
    canvas_text(&canvas, 0, 0, -1, ROLE_BAD, "张");
    canvas_text(&canvas, 0, 3, -1, ROLE_GOOD, "ok");
    canvas_paint(&canvas, 1, 1, 3, ROLE_MARKED);
    char *roles = canvas_roles(&canvas);
    assert_string_equal(roles, "BB.GG\n.MMM\n");
    free(roles);
    canvas_clear(&canvas);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_is_cut_at_the_edge),
        cmocka_unit_test(test_outside_is_nothing),
        cmocka_unit_test(test_last_corner_stays_empty),
        cmocka_unit_test(test_padding_counts_cells),
        cmocka_unit_test(test_half_a_wide_character_goes_whole),
        cmocka_unit_test(test_combining_and_unsafe_text),
        cmocka_unit_test(test_rule_and_print),
        cmocka_unit_test(test_roles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
