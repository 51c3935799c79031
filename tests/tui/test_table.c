/* SPDX-License-Identifier: MIT */
/* The state of a table: marking, reading, sorting, filtering, columns, and the keys for them. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/shelf.h"

/* --- moving and reading ------------------------------------------------------------------------------------------- */

static void test_a_page_is_one_read(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, 35);
    shelf_load(&table);
    assert_int_equal(shelf.reads, 1);
    assert_int_equal(shelf.count, 10);
    assert_int_equal(table_top(&table)->page.rows.count, 10);
    for (int i = 0; i < 9; i++)
        assert_int_equal(shelf_key(&table, KEY_DOWN), TABLE_CHANGED);
    assert_int_equal(shelf.reads, 1); /* within the page nothing is read */
    assert_int_equal(shelf_marked(&table), 10);
    shelf_type(&table, "j");
    assert_int_equal(shelf.reads, 2);
    assert_int_equal(shelf.first, 10);
    assert_int_equal(shelf_marked(&table), 11);
    shelf_type(&table, "k");
    assert_int_equal(shelf.reads, 3);
    assert_int_equal(shelf_marked(&table), 10);
    shelf_key(&table, KEY_END);
    assert_int_equal(shelf.reads, 4);
    assert_int_equal(shelf.first, 30);
    assert_int_equal(shelf_marked(&table), 35);
    shelf_key(&table, KEY_DOWN);
    shelf_key(&table, KEY_END);
    shelf_load(&table);
    assert_int_equal(shelf.reads, 4);
    shelf_key(&table, KEY_PGUP);
    assert_int_equal(shelf_marked(&table), 25);
    shelf_key(&table, KEY_HOME);
    assert_int_equal(shelf_marked(&table), 1);
    shelf_key(&table, KEY_UP);
    assert_int_equal(shelf_marked(&table), 1);
    assert_int_equal(shelf.counts, 0);
    shelf_close(&table, &shelf);
}

static void test_rows_that_nobody_counted(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, 25);
    shelf.knows = false;
    shelf_load(&table);
    assert_false(table_top(&table)->known);
    shelf_key(&table, KEY_PGDN);
    shelf_key(&table, KEY_PGDN);
    assert_int_equal(shelf_marked(&table), 21);
    assert_true(table_top(&table)->known); /* the page was short */
    assert_int_equal(table_top(&table)->list.count, 25);
    shelf_key(&table, KEY_PGDN);
    assert_int_equal(shelf_marked(&table), 25);
    assert_int_equal(shelf.counts, 0);
    table_refresh(&table);
    shelf_key(&table, KEY_HOME);
    shelf_key(&table, KEY_END);
    assert_int_equal(shelf.counts, 1);
    assert_int_equal(shelf_marked(&table), 25);
    shelf_close(&table, &shelf);
}

/* If the last page is full, its end is found only by going on; the mark then stays. */
static void test_the_end_at_a_full_page(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, 20);
    shelf.knows = false;
    shelf_load(&table);
    shelf_key(&table, KEY_PGDN);
    assert_false(table_top(&table)->known);
    for (int i = 0; i < 12; i++)
        shelf_key(&table, KEY_DOWN);
    assert_int_equal(shelf.counts, 1);
    assert_int_equal(shelf_marked(&table), 20);
    assert_true(table_top(&table)->known);
    int reads = shelf.reads;
    shelf_key(&table, KEY_DOWN);
    assert_int_equal(shelf.reads, reads);
    shelf_close(&table, &shelf);
}

/* The same with a source that cannot count. */
static void test_the_end_that_nobody_can_count(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    struct table_source source = shelf_stock(&shelf, 20);
    source.count = NULL;
    shelf.knows = false;
    table_init(&table, &source);
    table_size(&table, 12, 80);
    shelf_load(&table);
    for (int i = 0; i < 25; i++)
        shelf_key(&table, KEY_DOWN);
    assert_int_equal(shelf_marked(&table), 20);
    assert_true(table_top(&table)->known);
    shelf_key(&table, KEY_END);
    assert_int_equal(shelf_marked(&table), 20);
    shelf_close(&table, &shelf);
}

static void refill(struct shelf *shelf, int rows)
{
    struct shelf fresh;
    shelf_stock(&fresh, rows);
    table_array_clear(&shelf->array);
    shelf->array = fresh.array;
}

static void test_rows_vanish_under_the_mark(void **state)
{
    (void)state;
    static const int left[] = {34, 31, 30, 12, 3, 1, 0};
    for (size_t i = 0; i < 3 * sizeof left / sizeof left[0]; i++) {
        struct table table;
        struct shelf shelf;
        struct table_source source = shelf_stock(&shelf, 35);
        int rows = left[i / 3];
        if (i % 3 == 2)
            source.count = NULL;
        table_init(&table, &source);
        table_size(&table, 12, 80);
        shelf_load(&table);
        shelf_key(&table, KEY_END);
        assert_int_equal(shelf_marked(&table), 35);
        shelf.knows = i % 3 == 0;
        refill(&shelf, rows);
        table_refresh(&table);
        shelf_load(&table);
        if (rows == 0)
            assert_int_equal(shelf_marked(&table), -1);
        else if (i % 3 < 2)
            assert_int_equal(shelf_marked(&table), rows);
        else /* the number left is unknown: any of those rows may be marked */
            assert_in_range(shelf_marked(&table), 1, rows);
        assert_int_equal(shelf_key(&table, KEY_ENTER), rows > 0 ? TABLE_OPENED : TABLE_BEEP);
        shelf_close(&table, &shelf);
    }
}

static void test_marks_stay_in_place_or_with_their_row(void **state)
{
    (void)state;
    for (int follow = 0; follow < 2; follow++) {
        struct table table;
        struct shelf shelf;
        shelf_open(&table, &shelf, 8);
        if (follow)
            table_follow(&table);
        shelf_load(&table);
        for (int i = 0; i < 5; i++)
            shelf_key(&table, KEY_DOWN);
        assert_int_equal(shelf_marked(&table), 6);
        table_array_empty(&shelf.array);
        for (int id = 3; id <= 8; id++) /* the first two went */
            table_array_add(&shelf.array, id)[SHELF_CODE].text = "x";
        table_refresh(&table);
        shelf_load(&table);
        assert_int_equal(shelf_marked(&table), follow ? 6 : 8);
        shelf_type(&table, "]"); /* a new order begins at its first row */
        assert_int_equal(table_top(&table)->list.marked, 0);
        shelf_close(&table, &shelf);
    }
}

static void test_a_failed_read_leaves_what_was_there(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    struct error err;
    shelf_open(&table, &shelf, 35);
    shelf_load(&table);
    shelf.status = STATUS_BUSY;
    table_refresh(&table);
    assert_int_equal(table_load(&table, &err), STATUS_BUSY);
    assert_int_equal(table_top(&table)->page.rows.count, 10);
    assert_string_equal(table_rows_at(&table_top(&table)->page.rows, 9)[SHELF_CODE].text, "i010");
    assert_int_equal(shelf_marked(&table), -1); /* but no key may act on it */
    table_frequency(&table);
    assert_int_equal(table_load(&table, &err), STATUS_BUSY);
    assert_int_equal(table.sheets, 1);
    shelf.status = STATUS_OK;
    shelf_load(&table);
    assert_int_equal(shelf_marked(&table), 1);
    shelf_close(&table, &shelf);
}

static void test_pages_follow_the_size(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, 35);
    shelf_load(&table);
    table_size(&table, 32, 80);
    shelf_load(&table);
    assert_int_equal(shelf.reads, 2);
    assert_int_equal(shelf.count, 30);
    table_size(&table, 1, 80); /* far too small: still one row */
    shelf_load(&table);
    assert_int_equal(shelf.reads, 2);
    shelf_key(&table, KEY_PGDN);
    assert_int_equal(shelf_marked(&table), 2);
    shelf_close(&table, &shelf);
}

/* All rows of an array are loaded, so that they can be drawn at any size. */
static void test_rows_in_memory_are_read_at_once(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_stock(&shelf, 35);
    struct table_source source = table_array_source(&shelf.array);
    table_init(&table, &source);
    table_size(&table, 12, 80);
    shelf_load(&table);
    assert_int_equal(table_top(&table)->page.rows.count, 35);
    shelf_key(&table, KEY_END);
    assert_int_equal(table_top(&table)->first, 0);
    assert_int_equal(shelf_marked(&table), 35);
    shelf_close(&table, &shelf);
}

/* --- sort, filter, columns ---------------------------------------------------------------------------------------- */

static void test_sort_by_the_marked_column(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, 35);
    shelf_load(&table);
    shelf_key(&table, KEY_DOWN);
    shelf_type(&table, "ll");
    assert_int_equal(table_marked_column(&table), SHELF_NET);
    assert_int_equal(shelf_type(&table, "]"), TABLE_CHANGED);
    assert_int_equal(shelf_marked(&table), 35);
    assert_int_equal(shelf.reads, 2);
    shelf_type(&table, "hh[");
    assert_int_equal(shelf_marked(&table), 1);
    assert_int_equal(table_top(&table)->query.sort, SHELF_CODE);
    assert_true(table_sort(&table, SHELF_UNITS, true)); /* of a saved view: also a column that is not shown */
    shelf_load(&table);
    assert_int_equal(shelf_marked(&table), 35);
    assert_false(table_sort(&table, SHELF_COLUMNS, true));
    assert_true(table_sort(&table, TABLE_NONE, false));
    shelf_load(&table);
    assert_int_equal(shelf_marked(&table), 1);
    shelf_close(&table, &shelf);
}

static void test_filter_as_typed(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, 35);
    shelf_load(&table);
    assert_int_equal(shelf_type(&table, "/I03"), TABLE_CHANGED);
    assert_int_equal(table_top(&table)->list.count, 6);
    assert_int_equal(shelf.reads, 4); /* one read per letter, each of the whole page */
    shelf_key(&table, KEY_DOWN);
    assert_int_equal(shelf_marked(&table), 31);
    assert_int_equal(shelf_type(&table, " c"), TABLE_CHANGED); /* letters are text now, also after a blank */
    assert_int_equal(table_top(&table)->list.count, 2);
    assert_int_equal(shelf_key(&table, KEY_ENTER), TABLE_CHANGED);
    assert_int_equal(shelf_key(&table, KEY_ENTER), TABLE_OPENED);
    assert_int_equal(shelf_marked(&table), 30);
    shelf_type(&table, "/x");
    assert_int_equal(table_top(&table)->list.count, 0);
    assert_int_equal(shelf_key(&table, KEY_ESC), TABLE_CHANGED); /* keeps the filter before it */
    assert_string_equal(table_top(&table)->query.filter, "I03 c");
    assert_int_equal(table_top(&table)->list.count, 2);
    assert_int_equal(shelf_key(&table, KEY_ESC), TABLE_CHANGED);
    assert_int_equal(table_top(&table)->list.count, 35);
    assert_int_equal(shelf_key(&table, KEY_ESC), TABLE_CLOSED);
    shelf_close(&table, &shelf);
}

static void test_freeze_and_choose_columns(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, 5);
    shelf_load(&table);
    assert_int_equal(table_top(&table)->shows, 3); /* one is hidden until it is chosen */
    shelf_type(&table, "f");
    assert_int_equal(table_top(&table)->frozen, 1);
    assert_int_equal(shelf_type(&table, "f"), TABLE_CHANGED);
    assert_int_equal(table_top(&table)->frozen, 0);
    shelf_type(&table, "ll");
    assert_int_equal(shelf_type(&table, "f"), TABLE_BEEP); /* refused: nothing would scroll */
    assert_int_equal(shelf_type(&table, "c"), TABLE_CHANGED);
    assert_int_equal(table_top(&table)->kind, TABLE_SHEET_CHOICE);
    assert_string_equal(shelf_marked_text(&table, 1), "Net");
    shelf_type(&table, "j ");
    assert_string_equal(shelf_marked_text(&table, 0), "[x]");
    shelf_type(&table, "hhh"); /* to the front: units, code, kind, net */
    assert_int_equal(table_top(&table)->list.marked, 0);
    assert_int_equal(shelf_type(&table, "h"), TABLE_CHANGED);
    shelf_type(&table, "j");
    shelf_key(&table, KEY_ENTER);
    assert_string_equal(shelf_marked_text(&table, 0), "[ ]");
    assert_int_equal(shelf_type(&table, "e"), TABLE_BEEP);
    assert_int_equal(shelf_type(&table, "F"), TABLE_BEEP);
    assert_int_equal(shelf_type(&table, "="), TABLE_BEEP);
    assert_int_equal(shelf_type(&table, ".."), TABLE_CHANGED);
    const struct table_sheet *sheet = table_top(&table);
    assert_int_equal(sheet->shows, 3);
    assert_int_equal(sheet->shown[0], SHELF_UNITS);
    assert_int_equal(sheet->shown[1], SHELF_KIND);
    assert_int_equal(sheet->shown[2], SHELF_NET);
    assert_int_equal(table_marked_column(&table), SHELF_NET);
    shelf_close(&table, &shelf);
}

static void test_the_last_column_stays(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, 5);
    assert_true(table_show(&table, (size_t[]){SHELF_NET, SHELF_NET, SHELF_CODE}, 3));
    assert_int_equal(table_top(&table)->shows, 2);
    assert_false(table_show(&table, (size_t[]){SHELF_COLUMNS}, 1));
    assert_false(table_show(&table, NULL, 0));
    assert_true(table_show(&table, (size_t[]){SHELF_NET}, 1));
    shelf_load(&table);
    shelf_type(&table, "c");
    assert_int_equal(shelf_type(&table, " "), TABLE_BEEP);
    shelf_type(&table, "..");
    assert_int_equal(table_top(&table)->shows, 1);
    assert_string_equal(table_definition(&table), "");
    assert_true(table_show(&table, (size_t[]){SHELF_CODE}, 1));
    assert_string_equal(table_definition(&table), "the item's code");
    shelf_close(&table, &shelf);
}

/* --- keys --------------------------------------------------------------------------------------------------------- */

static void test_keys_of_no_table(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, 35);
    shelf_load(&table);
    assert_int_equal(shelf_type(&table, "x"), TABLE_UNUSED);
    assert_int_equal(shelf_type(&table, "5"), TABLE_UNUSED);
    assert_int_equal(shelf_key(&table, KEY_TAB), TABLE_UNUSED);
    assert_int_equal(shelf_press(&table, (struct key){.kind = KEY_F, .fn = 5}), TABLE_UNUSED);
    assert_int_equal(shelf_press(&table, (struct key){.kind = KEY_F, .fn = 12}), TABLE_CLOSED);
    assert_int_equal(shelf_press(&table, (struct key){.kind = KEY_CHAR, .codepoint = 0xff0f}), TABLE_CHANGED);
    assert_true(table.editing); /* a full-width / */
    assert_int_equal(shelf_key(&table, KEY_TAB), TABLE_UNUSED);
    shelf_close(&table, &shelf);
}

static void test_rows_by_digit(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, 13);
    shelf_load(&table);
    assert_int_equal(shelf_type(&table, ".3"), TABLE_OPENED);
    assert_int_equal(shelf_marked(&table), 3);
    shelf_key(&table, KEY_END);
    assert_int_equal(shelf_type(&table, ".2"), TABLE_OPENED); /* numbered within the visible page */
    assert_int_equal(shelf_marked(&table), 12);
    assert_int_equal(shelf_type(&table, ".9"), TABLE_BEEP);
    assert_int_equal(shelf_type(&table, ".k"), TABLE_CHANGED);
    assert_int_equal(shelf_marked(&table), 11);
    shelf_close(&table, &shelf);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_is_one_read),
        cmocka_unit_test(test_rows_that_nobody_counted),
        cmocka_unit_test(test_the_end_at_a_full_page),
        cmocka_unit_test(test_the_end_that_nobody_can_count),
        cmocka_unit_test(test_rows_vanish_under_the_mark),
        cmocka_unit_test(test_marks_stay_in_place_or_with_their_row),
        cmocka_unit_test(test_a_failed_read_leaves_what_was_there),
        cmocka_unit_test(test_pages_follow_the_size),
        cmocka_unit_test(test_rows_in_memory_are_read_at_once),
        cmocka_unit_test(test_sort_by_the_marked_column),
        cmocka_unit_test(test_filter_as_typed),
        cmocka_unit_test(test_freeze_and_choose_columns),
        cmocka_unit_test(test_the_last_column_stays),
        cmocka_unit_test(test_keys_of_no_table),
        cmocka_unit_test(test_rows_by_digit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
