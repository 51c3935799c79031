/* SPDX-License-Identifier: MIT */
/* The small parts: list, form. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/tui/form.h"
#include "ui/tui/list.h"

static struct key kind(enum key_kind kind)
{
    return (struct key){.kind = kind};
}

static struct key sign(uint32_t codepoint)
{
    return (struct key){.kind = KEY_CHAR, .codepoint = codepoint};
}

static struct key function(int fn)
{
    return (struct key){.kind = KEY_F, .fn = fn};
}

static void shows(const struct canvas *canvas, const char *expected)
{
    char *dump = canvas_dump(canvas);
    assert_string_equal(dump, expected);
    free(dump);
}

static void draw_number(struct canvas *canvas, int row, size_t index, const void *data)
{
    (void)data;
    canvas_print(canvas, row, 1, ROLE_PLAIN, "行%zu", index);
}

static size_t move(struct list *list, int by)
{
    list_move(list, by);
    return list->marked;
}

static void test_list_moves_within_its_rows(void **state)
{
    (void)state;
    struct list list = {0};
    list_set(&list, 0);
    assert_int_equal(move(&list, 1), 0);
    list_set(&list, 10);
    assert_int_equal(move(&list, -1), 0);
    assert_int_equal(move(&list, 1), 1);
    assert_int_equal(move(&list, 9), 9);
    assert_int_equal(move(&list, -3), 6);
    assert_int_equal(move(&list, -9), 0);
    move(&list, 9);
    list_set(&list, 4);
    assert_int_equal(list.marked, 3);
}

static void test_list_shows_the_marked_page(void **state)
{
    (void)state;
    struct canvas canvas;
    struct list list = {.count = 5};
    canvas_init(&canvas, 4, 8);
    list_draw(&list, &canvas, 0, 3, draw_number, NULL);
    shows(&canvas, ">行0\n 行1\n 行2\n\n");
    assert_int_equal(canvas_at(&canvas, 0, 7)->role, ROLE_MARKED);
    list.marked = 4;
    canvas_blank(&canvas);
    list_draw(&list, &canvas, 0, 3, draw_number, NULL);
    shows(&canvas, " 行3\n>行4\n\n\n");
    assert_int_equal(canvas.cursor_row, 1);
    list_set(&list, 2);
    canvas_blank(&canvas);
    list_draw(&list, &canvas, 0, 3, draw_number, NULL);
    shows(&canvas, " 行0\n>行1\n\n\n");
    canvas_clear(&canvas);
}

static enum form_result press(struct form *form, struct key key)
{
    return form_key(form, &key);
}

static const struct form_row rows[] = {
    {.label = "手机", .kind = FORM_DIGITS, .required = true},
    {.label = "会员号"},
    {.label = "姓名", .limit = 2},
    {.label = "性别", .kind = FORM_CHOICE, .least = '1', .most = '2'},
};

static void test_form_fields(void **state)
{
    (void)state;
    struct form form;
    struct key paste = {.kind = KEY_PASTE, .text = "8 1234-5678"};
    form_init(&form, rows, 4);
    assert_int_equal(press(&form, sign('1')), FORM_CHANGED);
    assert_int_equal(press(&form, sign(0xff13)), FORM_CHANGED); /* a full-width 3 */
    assert_int_equal(press(&form, sign('a')), FORM_FULL);
    assert_string_equal(form.edit[0].text, "13");
    assert_int_equal(press(&form, paste), FORM_CHANGED);
    assert_string_equal(form.edit[0].text, "13812345678");
    assert_int_equal(press(&form, kind(KEY_LEFT)), FORM_MOVED);
    form.at = 2;
    assert_int_equal(press(&form, sign(0x5f20)), FORM_CHANGED);
    assert_int_equal(press(&form, sign('a')), FORM_CHANGED);
    assert_int_equal(press(&form, sign('b')), FORM_FULL);
    form.at = 3;
    assert_int_equal(press(&form, sign('3')), FORM_FULL);
    assert_int_equal(press(&form, sign(0xff12)), FORM_CHOSEN); /* a full-width 2 */
    assert_string_equal(form.edit[3].text, "2");
    assert_int_equal(press(&form, sign('1')), FORM_CHOSEN); /* the other one, nothing to delete first */
    assert_string_equal(form.edit[3].text, "1");
    assert_int_equal(press(&form, kind(KEY_BACKSPACE)), FORM_CHANGED);
    assert_int_equal(press(&form, kind(KEY_ENTER)), FORM_UNUSED);
    assert_int_equal(press(&form, function(9)), FORM_UNUSED);
}

static void test_form_goes_round(void **state)
{
    (void)state;
    struct form form;
    form_init(&form, rows, 4);
    form.stands[1] = true;
    form_go(&form, 1);
    assert_int_equal(form.at, 2);
    form_go(&form, 1);
    form_go(&form, 1);
    assert_int_equal(form.at, 0); /* from the last to the first */
    form_go(&form, -1);
    assert_int_equal(form.at, 3);
    assert_false(form_complete(&form));
    assert_int_equal(form.at, 0);
    edit_set(&form.edit[0], "1");
    assert_true(form_complete(&form));
}

static char *note_number(char buf[FORM_NOTE], const void *data, size_t at)
{
    snprintf(buf, FORM_NOTE, "%s%zu", (const char *)data, at);
    return buf;
}

static void test_form_box(void **state)
{
    (void)state;
    struct form form;
    struct canvas canvas;
    struct form_place place = {
        .row = 0, .rows = 3, .step = 1, .label_col = 1, .value_col = 10, .value_cells = 8, .note_col = 19};
    form_init(&form, rows, 4);
    form.stands[1] = true;
    edit_set(&form.edit[0], "138");
    edit_set(&form.edit[1], "0001");
    edit_set(&form.edit[2], "张");
    canvas_init(&canvas, 4, 24);
    form_draw(&form, &canvas, &place, note_number, "n");
    shows(&canvas, " 手机 *   138      n0\n 会员号   0001     n1\n 姓名     张       n2\n\n");
    assert_int_equal(canvas.cursor_row, 0);
    assert_int_equal(canvas.cursor_col, 13);
    assert_int_equal(canvas_at(&canvas, 1, 10)->role, ROLE_FAINT);
    form.at = 3; /* more fields than rows: the current one is shown */
    canvas_blank(&canvas);
    form_draw(&form, &canvas, &place, NULL, NULL);
    shows(&canvas, " 会员号   0001\n 姓名     张\n 性别\n\n");
    assert_int_equal(canvas.cursor_row, 2);
    canvas_clear(&canvas);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list_moves_within_its_rows),
        cmocka_unit_test(test_list_shows_the_marked_page),
        cmocka_unit_test(test_form_fields),
        cmocka_unit_test(test_form_goes_round),
        cmocka_unit_test(test_form_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
