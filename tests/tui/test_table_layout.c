/* SPDX-License-Identifier: MIT */
/* Invariants of every layout: random tables in random rectangles. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include <cmocka.h>

#include "tests/support/shelf.h"

#include "ui/tui/table_priv.h"

#define MOST_COLUMNS 40
#define ROWS 6

static uint32_t seed;

static int pick(int below)
{
    seed = seed * 1664525 + 1013904223;
    return (int)((seed >> 8) % (uint32_t)below);
}

struct sample {
    struct table_column column[MOST_COLUMNS];
    char title[MOST_COLUMNS][16];
    struct table_array array;
    struct table table;
    int columns, cols;
};

static void make_columns(struct sample *sample)
{
    sample->columns = 1 + pick(MOST_COLUMNS);
    for (int i = 0; i < sample->columns; i++) {
        struct table_column *column = &sample->column[i];
        snprintf(sample->title[i], sizeof sample->title[i], "%.*s", pick(13), "Abcdefghijklm");
        *column = (struct table_column){.title = sample->title[i], .type = (enum table_type)pick(TABLE_PLACE + 1)};
        column->gap = pick(4) == 0 ? pick(4) : 0;
        column->least = pick(3) == 0 ? pick(12) : 0;
        column->most = pick(3) == 0 ? column->least + pick(20) : 0;
        column->sum = table_column_is_amount(column) && pick(2);
    }
}

static void make_rows(struct sample *sample)
{
    static const char *const texts[] = {"", "张丽", "Ann Lee", "阿依古丽买买提艾力阿卜杜热合曼热合曼热合曼热合曼", "x"};
    table_array_init(&sample->array, sample->column, (size_t)sample->columns);
    for (int row = 0; row < ROWS; row++) {
        struct table_cell *cell = table_array_add(&sample->array, row + 1);
        for (int i = 0; i < sample->columns; i++) {
            cell[i].number = (int64_t)pick(1000000) * pick(3) * pick(1000000);
            if (sample->column[i].type == TABLE_DATE)
                cell[i].number = pick(20000);
            if (sample->column[i].type == TABLE_TEXT)
                cell[i].text = texts[pick(5)];
            cell[i].absent = pick(9) == 0;
        }
    }
}

/* Columns do not overlap and are within the rectangle; no figure is cut unless it is the only column. */
static void check_spots(const struct sample *sample, const struct table_layout *layout)
{
    const struct table_sheet *sheet = table_top(&sample->table);
    int end = 0;
    for (size_t i = 0; i < layout->spots; i++) {
        const struct table_spot *spot = &layout->spot[i];
        const struct table_column *column = &sample->column[sheet->shown[spot->place]];
        char buf[MONEY_TEXT];
        assert_true(spot->at > end || i == 0);
        assert_true(spot->cells > 0 || column->type == TABLE_TEXT);
        end = spot->at + spot->cells;
        assert_true(end <= sample->cols || layout->spots == 1);
        for (int row = 0; row < ROWS && table_column_is_figure(column) && layout->spots > 1; row++)
            assert_true(
                text_width(table_cell_show(
                    buf, column, &table_rows_at(&sample->array.rows, (size_t)row)[sheet->shown[spot->place]])) <=
                spot->cells);
    }
}

static bool in_sight(const struct table_layout *layout, size_t place)
{
    for (size_t i = 0; i < layout->spots; i++)
        if (layout->spot[i].place == place)
            return true;
    return false;
}

/* Walks to the last column and back, sometimes freezing: the marked column is always visible. */
static void walk_through(struct sample *sample)
{
    struct table *table = &sample->table;
    struct table_layout layout;
    for (int step = 0; step < 2 * sample->columns; step++) {
        const struct table_sheet *sheet = table_top(table);
        if (pick(6) == 0)
            table_freeze(table);
        table_across(table, step < sample->columns ? 1 : -1);
        shelf_load(table);
        table_layout(&layout, sheet, sample->cols, 0, ROWS);
        check_spots(sample, &layout);
        assert_true(layout.spots >= 1);
        assert_true(in_sight(&layout, sheet->marked));
        assert_int_equal(layout.right, !in_sight(&layout, sheet->shows - 1));
        assert_int_equal(layout.left, !in_sight(&layout, sheet->frozen) && sheet->scrolled > sheet->frozen);
    }
}

static void test_marked_columns_are_in_sight(void **state)
{
    (void)state;
    static struct sample sample;
    for (uint32_t i = 0; i < 60; i++) {
        seed = i;
        make_columns(&sample);
        make_rows(&sample);
        struct table_source source = table_array_source(&sample.array);
        table_init(&sample.table, &source);
        sample.cols = 4 + pick(pick(2) ? 130 : 30);
        table_size(&sample.table, ROWS + 3, sample.cols);
        shelf_load(&sample.table);
        walk_through(&sample);
        struct canvas canvas;
        canvas_init(&canvas, ROWS + 3, sample.cols);
        table_draw(&sample.table, &canvas, &(struct table_place){.rows = ROWS + 3, .cols = sample.cols});
        canvas_clear(&canvas);
        table_clear(&sample.table);
        table_array_clear(&sample.array);
    }
}

/* If all columns fit, none shrinks and none is marked as left out. */
static void test_what_fits_is_whole(void **state)
{
    (void)state;
    static const struct table_column column[] = {
        {.title = "Name", .type = TABLE_TEXT}, {.title = "Net", .type = TABLE_MONEY}, {.title = "", .type = TABLE_BAR}};
    struct table_array array;
    struct table table;
    struct table_layout layout;
    table_array_init(&array, column, 3);
    table_array_add(&array, 1)[0].text = "欧阳娜娜";
    struct table_source source = table_array_source(&array);
    table_init(&table, &source);
    shelf_load(&table);
    table_layout(&layout, table_top(&table), 80, 0, 20);
    static const int at[] = {1, 10, 15}, cells[] = {8, 4, 20};
    assert_int_equal(layout.spots, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(layout.spot[i].at, at[i]);
        assert_int_equal(layout.spot[i].cells, cells[i]);
    }
    assert_false(layout.left || layout.right);
    table_clear(&table);
    table_array_clear(&array);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marked_columns_are_in_sight),
        cmocka_unit_test(test_what_fits_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
