/* SPDX-License-Identifier: MIT */
/* Sheets over a table's rows: frequencies and comparisons; and the export. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"

#include <cmocka.h>

#include "tests/support/shelf.h"

/* --- frequency ---------------------------------------------------------------------------------------------------- */

static void test_frequency_and_back_narrowed(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, 35);
    shelf_load(&table);
    shelf_type(&table, "/i0");
    shelf_key(&table, KEY_ENTER);
    shelf_type(&table, "lF");
    assert_int_equal(table_top(&table)->kind, TABLE_SHEET_FREQUENCY);
    assert_int_equal(shelf.walks, 1);
    assert_int_equal(table_top(&table)->list.count, 3);
    assert_string_equal(shelf_marked_text(&table, 0), "a"); /* 12 a, 12 b, 11 c: equal ones in row order */
    assert_string_equal(shelf_marked_text(&table, 1), "12");
    assert_string_equal(shelf_marked_text(&table, 2), "34.29%");
    shelf_key(&table, KEY_END);
    assert_string_equal(shelf_marked_text(&table, 1), "11");
    assert_int_equal(shelf_key(&table, KEY_ENTER), TABLE_CHANGED);
    assert_int_equal(table_top(&table)->kind, TABLE_SHEET_ROWS);
    assert_int_equal(table_top(&table)->list.count, 11);
    assert_int_equal(shelf_marked(&table), 3);
    shelf_type(&table, "..");
    assert_int_equal(table_top(&table)->list.count, 35);
    assert_string_equal(table_top(&table)->query.filter, "i0");
    assert_int_equal(shelf_type(&table, ".."), TABLE_CHANGED);
    assert_int_equal(shelf_type(&table, ".."), TABLE_CLOSED);
    shelf_close(&table, &shelf);
}

static void test_frequency_of_figures_and_gaps(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, 4);
    for (size_t i = 0; i < 4; i++)
        shelf.array.rows.cell[i * SHELF_COLUMNS + SHELF_NET] =
            (struct table_cell){.number = i == 0 ? 100 : 0, .absent = i > 1};
    shelf_load(&table);
    shelf_type(&table, "llF");
    assert_int_equal(table_top(&table)->list.count, 3);
    assert_true(table_marked_row(&table)[0].absent); /* two values, one of which is the absent one */
    shelf_key(&table, KEY_ENTER);
    assert_int_equal(table_top(&table)->list.count, 2);
    assert_int_equal(shelf_marked(&table), 3);
    shelf_close(&table, &shelf);
}

static int64_t ticks;

static int64_t tick(void)
{
    return ticks += 60;
}

static bool stop_at_once(void *context)
{
    (void)context;
    return true;
}

static void test_cancelled_counting_lays_nothing_over(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    struct progress progress;
    shelf_open(&table, &shelf, 35);
    shelf_load(&table);
    progress_init(&progress, "Counting", 35, tick);
    progress.stop = stop_at_once;
    table.progress = &progress;
    table_frequency(&table);
    shelf_load(&table);
    assert_true(progress.cancelled);
    assert_int_equal(progress.done, 2); /* stopped at the second row, after a tenth of a second */
    assert_int_equal(table.sheets, 1);
    shelf_close(&table, &shelf);
}

/* A source without a walk of its own is read page by page. */
static void test_walk_by_pages(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    struct table_source source = shelf_stock(&shelf, 1200);
    source.walk = NULL;
    table_init(&table, &source);
    shelf_load(&table);
    int reads = shelf.reads;
    shelf_type(&table, "lF");
    assert_int_equal(shelf.reads - reads, 3);
    assert_string_equal(shelf_marked_text(&table, 1), "400");
    shelf_close(&table, &shelf);
}

static void test_too_many_values_are_cut(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    shelf_open(&table, &shelf, TABLE_KEPT + 50);
    shelf_load(&table);
    shelf_type(&table, "F");
    assert_true(table_top(&table)->cut);
    assert_int_equal(table_top(&table)->list.count, TABLE_KEPT);
    shelf_close(&table, &shelf);
}

/* --- comparison --------------------------------------------------------------------------------------------------- */

static void compare(struct table *table, struct shelf *other)
{
    struct table_source source = shelf_stock(other, 5);
    struct error err;
    for (size_t i = 0; i < 5; i++) { /* net a yuan more each, the first code unknown here */
        other->array.rows.cell[i * SHELF_COLUMNS + SHELF_NET].number += 100;
        other->array.rows.id[i] += 100;
    }
    other->array.rows.cell[SHELF_CODE].text = "new";
    assert_int_equal(table_compare(table, &source, SHELF_CODE, "2026-07", &err), STATUS_OK);
    shelf_load(table);
}

static void test_comparison(void **state)
{
    (void)state;
    static const char *const rows[][5] = {
        {"i001", "a", "1.00", "", "+1.00"}, /* missing in the other source: the difference is the whole amount */
        {"i002", "b", "2.00", "3.00", "-1.00"}, {"i003", "c", "3.00", "4.00", "-1.00"},
        {"new", "a", "", "2.00", "-2.00"},      {"i004", "a", "", "5.00", "-5.00"},
        {"i005", "b", "", "6.00", "-6.00"},
    };
    struct table table;
    struct shelf shelf, other, third;
    shelf_open(&table, &shelf, 3);
    shelf_load(&table);
    assert_int_equal(shelf_type(&table, "="), TABLE_COMPARE);
    compare(&table, &other);
    const struct table_sheet *sheet = table_top(&table);
    assert_int_equal(sheet->kind, TABLE_SHEET_COMPARISON);
    assert_int_equal(sheet->source.columns, 5); /* units are hidden, so they are not compared */
    assert_int_equal(sheet->list.count, 6);
    for (size_t row = 0; row < 6; row++) {
        for (size_t i = 0; i < 5; i++)
            assert_string_equal(shelf_marked_text(&table, i), rows[row][i]);
        assert_int_equal(shelf_marked(&table), row < 3 ? (int64_t)row + 1 : row == 3 ? 101 : (int64_t)row + 100);
        shelf_key(&table, KEY_DOWN);
    }
    assert_int_equal(sheet->total[4].number, -1400);
    shelf_type(&table, "llll["); /* sorted by difference, smallest first */
    assert_string_equal(shelf_marked_text(&table, 0), "i005");
    assert_int_equal(shelf_key(&table, KEY_ENTER), TABLE_OPENED);
    compare(&table, &third); /* replaces the comparison */
    assert_int_equal(table.sheets, 2);
    assert_int_equal(shelf_type(&table, ".."), TABLE_CHANGED);
    assert_int_equal(table.sheets, 1);
    shelf_close(&table, &shelf);
    table_array_clear(&other.array);
    table_array_clear(&third.array);
}

static void test_comparison_fails_whole(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf, other;
    struct error err;
    shelf_open(&table, &shelf, 3);
    shelf_load(&table);
    struct table_source source = shelf_stock(&other, 3);
    other.status = STATUS_BUSY;
    assert_int_equal(table_compare(&table, &source, SHELF_CODE, "2026-07", &err), STATUS_BUSY);
    assert_int_equal(table.sheets, 1);
    shelf_close(&table, &shelf);
    table_array_clear(&other.array);
}

/* A missing rate is not 0, so there is no difference. */
static void test_rates_without_a_row_have_no_difference(void **state)
{
    (void)state;
    static const struct table_column rate[] = {{.title = "Code", .type = TABLE_TEXT},
                                               {.title = "Share", .type = TABLE_PERCENT}};
    struct table table;
    struct table_array now, then;
    struct error err;
    table_array_init(&now, rate, 2);
    table_array_init(&then, rate, 2);
    struct table_cell *cell = table_array_add(&now, 1);
    cell[0].text = "x";
    cell[1].number = 5000;
    struct table_source source = table_array_source(&now), other = table_array_source(&then);
    table_init(&table, &source);
    assert_int_equal(table_compare(&table, &other, 0, "2026-07", &err), STATUS_OK);
    shelf_load(&table);
    assert_string_equal(shelf_marked_text(&table, 1), "50.00%");
    assert_true(table_marked_row(&table)[3].absent);
    table_clear(&table);
    table_array_clear(&now);
    table_array_clear(&then);
}

/* --- export ------------------------------------------------------------------------------------------------------- */

struct paper {
    struct buffer text;
    int lines, fail_at;
};

static enum status write_line(void *context, const struct table_line *line, struct error *err)
{
    struct paper *paper = context;
    char buf[MONEY_TEXT], name[TABLE_NAME];
    if (++paper->lines == paper->fail_at)
        return error_set(err, STATUS_IO_ERROR, "", "test");
    for (size_t i = 0; i < line->columns; i++)
        buffer_format(&paper->text, "%s%s", i ? "," : "",
                      line->cell ? table_cell_plain(buf, line->column[i], line->cell[i])
                                 : table_column_name(name, line->column[i]));
    buffer_add(&paper->text, "\n");
    return STATUS_OK;
}

static void test_export_of_what_is_seen(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    struct paper paper = {0};
    struct error err;
    shelf_open(&table, &shelf, 35);
    table_show(&table, (size_t[]){SHELF_NET, SHELF_CODE}, 2);
    table_sort(&table, SHELF_NET, true);
    table_filter(&table, "i03");
    shelf_load(&table);
    assert_int_equal(shelf_type(&table, "e"), TABLE_EXPORT);
    assert_int_equal(table_export(&table, write_line, &paper, &err), STATUS_OK);
    assert_string_equal(paper.text.text, "Net,Code\n35.00,i035\n34.00,i034\n33.00,i033\n32.00,i032\n31.00,i031\n"
                                         "30.00,i030\n");
    buffer_clear(&paper.text);
    paper = (struct paper){.fail_at = 3};
    assert_int_equal(table_export(&table, write_line, &paper, &err), STATUS_IO_ERROR);
    assert_int_equal(paper.lines, 3);
    buffer_clear(&paper.text);
    shelf_close(&table, &shelf);
}

/* The export contains all rows, also those that a sort leaves out of the list. */
static void test_export_takes_all_rows(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf;
    struct paper paper = {0};
    struct error err;
    shelf_open(&table, &shelf, 35);
    shelf.sorted_most = 12;
    table_sort(&table, SHELF_NET, true);
    shelf_load(&table);
    assert_true(table_top(&table)->page.truncated);
    shelf_key(&table, KEY_END);
    assert_int_equal(shelf_marked(&table), 24);
    assert_int_equal(table_export(&table, write_line, &paper, &err), STATUS_OK);
    assert_int_equal(paper.lines, 36);
    buffer_clear(&paper.text);
    shelf_close(&table, &shelf);
}

static void test_export_of_other_sheets(void **state)
{
    (void)state;
    struct table table;
    struct shelf shelf, other;
    struct paper paper = {0};
    struct error err;
    shelf_open(&table, &shelf, 3);
    shelf_load(&table);
    shelf_type(&table, "lF");
    assert_int_equal(table_export(&table, write_line, &paper, &err), STATUS_OK);
    assert_string_equal(paper.text.text, "Kind,Number,Share\na,1,33.33\nb,1,33.33\nc,1,33.33\n");
    buffer_clear(&paper.text);
    compare(&table, &other);
    table_filter(&table, "i002");
    assert_int_equal(table_export(&table, write_line, &paper, &err), STATUS_OK);
    assert_string_equal(paper.text.text, "Code,Kind,Net,Net 2026-07,Net +/-\ni002,b,2.00,3.00,-1.00\n");
    buffer_clear(&paper.text);
    shelf_close(&table, &shelf);
    table_array_clear(&other.array);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frequency_and_back_narrowed),
        cmocka_unit_test(test_frequency_of_figures_and_gaps),
        cmocka_unit_test(test_cancelled_counting_lays_nothing_over),
        cmocka_unit_test(test_walk_by_pages),
        cmocka_unit_test(test_too_many_values_are_cut),
        cmocka_unit_test(test_comparison),
        cmocka_unit_test(test_comparison_fails_whole),
        cmocka_unit_test(test_rates_without_a_row_have_no_difference),
        cmocka_unit_test(test_export_of_what_is_seen),
        cmocka_unit_test(test_export_takes_all_rows),
        cmocka_unit_test(test_export_of_other_sheets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
