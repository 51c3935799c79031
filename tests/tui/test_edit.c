/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include <cmocka.h>

#include "ui/tui/edit.h"

static enum edit_result press(struct edit *edit, enum key_kind kind)
{
    return edit_key(edit, &(struct key){.kind = kind});
}

static enum edit_result type(struct edit *edit, uint32_t codepoint)
{
    return edit_key(edit, &(struct key){.kind = KEY_CHAR, .codepoint = codepoint});
}

static enum edit_result control(struct edit *edit, uint32_t letter)
{
    return edit_key(edit, &(struct key){.kind = KEY_CTRL, .codepoint = letter});
}

static void test_typing_and_deleting_chinese(void **state)
{
    (void)state;
    struct edit edit;
    edit_init(&edit, 0);
    assert_true(edit_empty(&edit));
    assert_int_equal(type(&edit, 0x5f20), EDIT_CHANGED);
    type(&edit, 0x4e3d);
    type(&edit, 'a');
    assert_string_equal(edit.text, "张丽a");
    press(&edit, KEY_LEFT);
    press(&edit, KEY_LEFT);
    assert_int_equal(edit.at, 3);
    type(&edit, 0x4e09);
    assert_string_equal(edit.text, "张三丽a");
    assert_int_equal(press(&edit, KEY_BACKSPACE), EDIT_CHANGED);
    assert_int_equal(press(&edit, KEY_DELETE), EDIT_CHANGED);
    assert_string_equal(edit.text, "张a");
    press(&edit, KEY_HOME);
    assert_int_equal(press(&edit, KEY_BACKSPACE), EDIT_MOVED);
    press(&edit, KEY_END);
    assert_int_equal(press(&edit, KEY_DELETE), EDIT_MOVED);
    assert_int_equal(press(&edit, KEY_RIGHT), EDIT_MOVED);
    assert_string_equal(edit.text, "张a");
}

static void test_graphemes_move_and_go_as_wholes(void **state)
{
    (void)state;
    struct edit edit;
    edit_init(&edit, 0);
    edit_set(&edit, "e\u0301👨\u200d👩\u200d👧x");
    press(&edit, KEY_LEFT);
    press(&edit, KEY_LEFT);
    assert_int_equal(edit.at, 3);
    press(&edit, KEY_DELETE);
    assert_string_equal(edit.text, "e\u0301x");
    press(&edit, KEY_BACKSPACE);
    assert_string_equal(edit.text, "x");
    assert_int_equal(edit.at, 0);
}

/* An input method may send a joined emoji one character at a time. */
static void test_pictures_typed_in_parts(void **state)
{
    (void)state;
    struct edit edit;
    edit_init(&edit, 0);
    type(&edit, 0x1f468);
    type(&edit, 0x200d);
    type(&edit, 0x1f469);
    assert_string_equal(edit.text, "👨\u200d👩");
    assert_int_equal(edit.at, strlen(edit.text));
    press(&edit, KEY_BACKSPACE);
    assert_true(edit_empty(&edit));
}

static void test_mark_joins_what_stands_before(void **state)
{
    (void)state;
    struct edit edit;
    edit_init(&edit, 0);
    edit_set(&edit, "ex");
    press(&edit, KEY_LEFT);
    type(&edit, 0x301);
    assert_string_equal(edit.text, "e\u0301x");
    assert_int_equal(edit.at, 3);
    /* When deleting joins two graphemes, the cursor must not stay inside the new one. */
    edit_set(&edit, "\u1100x\u1161");
    press(&edit, KEY_LEFT);
    press(&edit, KEY_BACKSPACE);
    assert_string_equal(edit.text, "\u1100\u1161");
    assert_int_equal(edit.at, 6);
}

static void test_unsafe_text_is_cleaned(void **state)
{
    (void)state;
    struct edit edit;
    edit_init(&edit, 0);
    edit_key(&edit, &(struct key){.kind = KEY_PASTE, .text = "a\u202eb\xff"});
    assert_string_equal(edit.text, "ab\ufffd");
    assert_int_equal(edit.at, strlen(edit.text));
}

static void test_limits(void **state)
{
    (void)state;
    struct edit edit;
    edit_init(&edit, 3);
    assert_int_equal(edit_insert(&edit, "张丽丰"), EDIT_CHANGED);
    assert_int_equal(type(&edit, 'x'), EDIT_FULL);
    assert_string_equal(edit.text, "张丽丰");
    edit_set(&edit, "abcd");
    assert_string_equal(edit.text, "abc");
    edit_init(&edit, 0);
    for (int i = 0; i < 85; i++)
        assert_int_equal(type(&edit, 0x5f20), EDIT_CHANGED);
    assert_int_equal(type(&edit, 0x5f20), EDIT_FULL);
    assert_int_equal(strlen(edit.text), 255);
    assert_true(text_valid(edit.text, 255));
}

static void test_control_keys(void **state)
{
    (void)state;
    struct edit edit;
    edit_init(&edit, 0);
    edit_set(&edit, "Ann Lee  ");
    assert_int_equal(control(&edit, 'W'), EDIT_CHANGED);
    assert_string_equal(edit.text, "Ann ");
    assert_int_equal(control(&edit, 'U'), EDIT_CHANGED);
    assert_true(edit_empty(&edit));
    assert_int_equal(control(&edit, 'U'), EDIT_MOVED);
    assert_int_equal(control(&edit, 'P'), EDIT_UNUSED);
    assert_int_equal(press(&edit, KEY_ENTER), EDIT_UNUSED);
    assert_int_equal(edit_key(&edit, &(struct key){.kind = KEY_SCAN, .text = "123"}), EDIT_UNUSED);
}

static void draws(struct edit *edit, const char *expected, int cursor)
{
    struct canvas canvas;
    canvas_init(&canvas, 2, 10);
    canvas_fill(&canvas, 0, 0, -1, ROLE_PLAIN, '#');
    edit_draw(edit, &canvas, 0, 2, 6, true);
    char *dump = canvas_dump(&canvas);
    assert_string_equal(dump, expected);
    assert_int_equal(canvas.cursor_row, 0);
    assert_int_equal(canvas.cursor_col, cursor);
    free(dump);
    canvas_clear(&canvas);
}

static void test_drawing_scrolls_by_cells(void **state)
{
    (void)state;
    struct edit edit;
    edit_init(&edit, 0);
    draws(&edit, "##      ##\n\n", 2);
    edit_set(&edit, "张丽");
    draws(&edit, "##张丽  ##\n\n", 6);
    edit_set(&edit, "张丽三丰");
    draws(&edit, "##三丰  ##\n\n", 6);
    press(&edit, KEY_LEFT);
    press(&edit, KEY_LEFT);
    draws(&edit, "##三丰  ##\n\n", 2);
    press(&edit, KEY_LEFT);
    draws(&edit, "##张丽三##\n\n", 4);
    edit_set(&edit, "abcdefgh");
    draws(&edit, "##defgh ##\n\n", 7);
    press(&edit, KEY_HOME);
    draws(&edit, "##abcdef##\n\n", 2);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typing_and_deleting_chinese),
        cmocka_unit_test(test_graphemes_move_and_go_as_wholes),
        cmocka_unit_test(test_pictures_typed_in_parts),
        cmocka_unit_test(test_mark_joins_what_stands_before),
        cmocka_unit_test(test_unsafe_text_is_cleaned),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_control_keys),
        cmocka_unit_test(test_drawing_scrolls_by_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
