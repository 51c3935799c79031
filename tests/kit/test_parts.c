/* SPDX-License-Identifier: MIT */
/* The small parts: list, form, dialog, notice. */
#include "ui/kit/list.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/notice.h"

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

static void test_form(void **state)
{
    (void)state;
    struct field fields[] = {
        {.label = "手机", .digits = true, .required = true},
        {.label = "姓名"},
        {.label = "卡号"},
    };
    struct form form = {.field = fields, .fields = 3};
    assert_int_equal(press(&form, function(9)), FORM_MISSING);
    assert_int_equal(form.at, 0);
    assert_int_equal(press(&form, sign('1')), FORM_CHANGED);
    assert_int_equal(press(&form, sign(0xff13)), FORM_CHANGED); /* a full-width 3 */
    assert_int_equal(press(&form, sign('a')), FORM_FULL);
    assert_string_equal(fields[0].edit.text, "13");
    struct key paste = {.kind = KEY_PASTE, .text = "8 1234-5678"};
    assert_int_equal(press(&form, paste), FORM_CHANGED);
    assert_string_equal(fields[0].edit.text, "13812345678");
    assert_int_equal(press(&form, kind(KEY_ENTER)), FORM_MOVED);
    assert_int_equal(press(&form, sign(0x5f20)), FORM_CHANGED);
    assert_int_equal(press(&form, kind(KEY_TAB)), FORM_MOVED);
    assert_int_equal(press(&form, kind(KEY_ENTER)), FORM_MOVED); /* from the last to the first: Enter never saves */
    assert_int_equal(form.at, 0);
    assert_int_equal(press(&form, kind(KEY_BACKTAB)), FORM_MOVED);
    assert_int_equal(form.at, 2);
    assert_int_equal(press(&form, function(9)), FORM_SAVE);
    assert_int_equal(press(&form, function(12)), FORM_CANCEL);
    assert_int_equal(press(&form, kind(KEY_ESC)), FORM_CANCEL);
    assert_int_equal(press(&form, function(4)), FORM_UNUSED);
    struct canvas canvas;
    canvas_init(&canvas, 4, 24);
    form_draw(&form, &canvas, 0, 1, 8, 12);
    shows(&canvas, " 手机 *  13812345678\n 姓名    张\n 卡号\n\n");
    assert_int_equal(canvas.cursor_row, 2);
    assert_int_equal(canvas.cursor_col, 9);
    canvas_clear(&canvas);
}

static enum dialog_result ask(struct dialog *dialog, struct key key)
{
    int answer = -1;
    enum dialog_result result = dialog_key(dialog, &key, &answer);
    assert_int_equal(answer >= 0, result == DIALOG_ANSWERED);
    return result;
}

static void test_dialog_keys(void **state)
{
    (void)state;
    struct dialog dialog = {.text = "?", .answer = {"继续", "挂单", "放弃"}, .marked = 0};
    struct key enter = kind(KEY_ENTER), dot = sign('.'), two = sign('2');
    int answer = -1;
    assert_int_equal(dialog_key(&dialog, &enter, &answer), DIALOG_ANSWERED);
    assert_int_equal(answer, 0);
    assert_int_equal(dialog_key(&dialog, &dot, &answer), DIALOG_WAITS);
    assert_int_equal(dialog_key(&dialog, &two, &answer), DIALOG_ANSWERED);
    assert_int_equal(answer, 1);
    assert_int_equal(ask(&dialog, two), DIALOG_BEEPS); /* a bare digit answers nothing */
    ask(&dialog, dot);
    assert_int_equal(ask(&dialog, sign('4')), DIALOG_BEEPS);
    ask(&dialog, dot);
    assert_int_equal(ask(&dialog, dot), DIALOG_NO);
    ask(&dialog, dot);
    assert_int_equal(ask(&dialog, kind(KEY_UP)), DIALOG_BEEPS);
    assert_int_equal(ask(&dialog, two), DIALOG_BEEPS);
    assert_int_equal(ask(&dialog, kind(KEY_ESC)), DIALOG_NO);
    assert_int_equal(ask(&dialog, function(12)), DIALOG_NO);
    assert_int_equal(ask(&dialog, kind(KEY_SCAN)), DIALOG_BEEPS);
    dialog.marked = -1;
    assert_int_equal(ask(&dialog, kind(KEY_ENTER)), DIALOG_BEEPS);
}

static void test_dialog_box(void **state)
{
    (void)state;
    struct dialog dialog = {.text = "单据未完成\nBill", .answer = {"继续", "放弃"}, .marked = 0};
    struct canvas canvas;
    canvas_init(&canvas, 6, 20);
    for (int row = 0; row < 6; row++)
        canvas_fill(&canvas, row, 0, -1, ROLE_PLAIN, '#');
    dialog_draw(&dialog, &canvas);
    shows(&canvas, "###+------------+###\n"
                   "###| 单据未完成 |###\n"
                   "###| Bill       |###\n"
                   "###| >.1 继续   |###\n"
                   "###|  .2 放弃   |###\n"
                   "###+------------+##\n");
    assert_int_equal(canvas.cursor_row, 3);
    canvas_clear(&canvas);
    canvas_init(&canvas, 3, 6); /* too small: cut, not broken */
    dialog_draw(&dialog, &canvas);
    canvas_clear(&canvas);
}

static void test_notice_ranks(void **state)
{
    (void)state;
    struct notice notice = {0};
    struct canvas canvas;
    canvas_init(&canvas, 2, 12);
    assert_true(notice_set(&notice, NOTICE_REFUSAL, "没有找到"));
    assert_false(notice_set(&notice, NOTICE_NEWS, "done"));
    notice_draw(&notice, &canvas, 0);
    shows(&canvas, "!没有找到\n\n");
    assert_true(notice_set(&notice, NOTICE_REFUSAL, "again"));
    assert_true(notice_set(&notice, NOTICE_ALARM, "disk"));
    notice_draw(&notice, &canvas, 0);
    shows(&canvas, "!disk\n\n");
    notice_clear(&notice);
    assert_true(notice_set(&notice, NOTICE_HINT, "hint"));
    notice_draw(&notice, &canvas, 0);
    shows(&canvas, " hint\n\n");
    canvas_clear(&canvas);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list_moves_within_its_rows),
        cmocka_unit_test(test_list_shows_the_marked_page),
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_dialog_keys),
        cmocka_unit_test(test_dialog_box),
        cmocka_unit_test(test_notice_ranks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
