/* SPDX-License-Identifier: MIT */
/* Cells and arrays: how values are shown, written, sorted, filtered and added up. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"

#include <cmocka.h>

#include "ui/tui/table_array.h"

enum { NAME, TIER, NET, BILLS, SHARE, LAST, WEIGHT, COLUMNS };

static const struct table_column columns[COLUMNS] = {
    [NAME] = {.title = "Name", .type = TABLE_TEXT},
    [TIER] = {.title = "Tier", .type = TABLE_TEXT, .by_number = true},
    [NET] = {.title = "Net", .type = TABLE_MONEY, .sum = true},
    [BILLS] = {.title = "Bills", .type = TABLE_INTEGER, .sum = true},
    [SHARE] = {.title = "Share", .type = TABLE_PERCENT},
    [LAST] = {.title = "Last", .type = TABLE_DATE},
    [WEIGHT] = {.title = "Weight", .type = TABLE_QUANTITY, .sum = true},
};

static void test_cells_shown_and_written(void **state)
{
    (void)state;
    static const struct {
        struct table_column column;
        struct table_cell cell;
        const char *shown, *plain;
    } rows[] = {
        {{.type = TABLE_INTEGER}, {.number = 12480}, "12,480", "12480"},
        {{.type = TABLE_INTEGER}, {.number = INT64_MIN}, "-9,223,372,036,854,775,808", "-9223372036854775808"},
        {{.type = TABLE_INTEGER, .sign = true}, {.number = 12480}, "+12,480", "12480"},
        {{.type = TABLE_INTEGER, .sign = true}, {.number = 0}, "0", "0"},
        {{.type = TABLE_INTEGER, .sign = true}, {.number = -3}, "-3", "-3"},
        {{.type = TABLE_MONEY}, {.number = 123450}, "1,234.50", "1234.50"},
        {{.type = TABLE_MONEY}, {.number = -5}, "-0.05", "-0.05"},
        {{.type = TABLE_MONEY, .sign = true},
         {.number = INT64_MAX},
         "+92,233,720,368,547,758.07",
         "92233720368547758.07"},
        {{.type = TABLE_PERCENT}, {.number = 1234}, "12.34%", "12.34"},
        {{.type = TABLE_PERCENT}, {.number = INT64_MIN}, "-92,233,720,368,547,758.08%", "-92233720368547758.08"},
        {{.type = TABLE_QUANTITY}, {.number = 2000}, "2", "2"},
        {{.type = TABLE_QUANTITY}, {.number = 1234355}, "1,234.355", "1234.355"},
        {{.type = TABLE_DATE}, {.number = 20666}, "2026-08-01", "2026-08-01"},
        {{.type = TABLE_MONEY}, {.number = 12800, .text = "¥128.00"}, "¥128.00", "128.00"},
        {{.type = TABLE_MONEY}, {.number = 12800, .absent = true}, "", ""},
        {{.type = TABLE_TEXT}, {.text = "张*"}, "张*", "张*"},
        {{.type = TABLE_TEXT}, {.number = 3}, "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char buf[MONEY_TEXT];
        assert_string_equal(table_cell_show(buf, &rows[i].column, &rows[i].cell), rows[i].shown);
        assert_string_equal(table_cell_plain(buf, &rows[i].column, &rows[i].cell), rows[i].plain);
    }
}

static void test_column_names(void **state)
{
    (void)state;
    char name[TABLE_NAME];
    struct table_column column = {.title = "+/-", .under = "Net"};
    assert_string_equal(table_column_name(name, &column), "Net +/-");
    assert_string_equal(table_column_name(name, &columns[NAME]), "Name");
    column = (struct table_column){.title = ""};
    assert_string_equal(table_column_title(&column), "");
    column.title = NULL;
    assert_string_equal(table_column_name(name, &column), "");
    assert_true(table_column_right(&columns[NET]));
    assert_false(table_column_right(&columns[LAST]));
    column.align = TABLE_ALIGN_RIGHT;
    assert_true(table_column_right(&column));
}

static void add(struct table_array *array, int64_t id, const char *name, int rank, int64_t net, int64_t bills)
{
    static const char *const tiers[] = {"普通", "银卡", "金卡"};
    struct table_cell *cell = table_array_add(array, id);
    cell[NAME].text = table_array_keep(array, name);
    cell[TIER] = (struct table_cell){.text = tiers[rank], .number = rank};
    cell[NET].number = net;
    cell[NET].absent = net < 0;
    cell[BILLS].number = bills;
    cell[LAST].number = date_from_civil(2026, 8, 1) + bills;
    cell[WEIGHT].number = 355 * bills;
}

static void fill(struct table_array *array)
{
    table_array_init(array, columns, COLUMNS);
    add(array, 1, "张丽", 2, 12800, 3);
    add(array, 2, "wang", 0, 500, 1);
    add(array, 3, "Wang", 1, 500, 3);
    add(array, 4, "李娜", 1, -1, 2);
    add(array, 5, "Ann Lee", 2, 500, 1);
    add(array, 6, "ann", 0, 99900, 3);
}

/* The ids of rows first … of the query, as "1 2 3". */
static char *ids(struct table_array *array, const struct table_query *query, size_t first, size_t count)
{
    static char text[200];
    struct table_source source = table_array_source(array);
    struct table_page page = {.rows.columns = COLUMNS, .total = TABLE_NONE};
    struct error err;
    size_t at = 0;
    text[0] = '\0';
    assert_int_equal(source.read(source.data, query, first, count, &page, &err), STATUS_OK);
    assert_false(page.truncated);
    for (size_t i = 0; i < page.rows.count; i++)
        at += (size_t)snprintf(text + at, sizeof text - at, "%s%d", i ? " " : "", (int)page.rows.id[i]);
    snprintf(text + at, sizeof text - at, " of %zu", page.total);
    table_rows_clear(&page.rows);
    return text;
}

static void test_sort_is_stable(void **state)
{
    (void)state;
    static const struct {
        size_t sort;
        bool descending;
        const char *ids;
    } rows[] = {
        {TABLE_NONE, false, "1 2 3 4 5 6 of 6"},
        {NAME, false, "6 5 3 2 1 4 of 6"}, /* ASCII case matters only if nothing else differs; then bytes */
        {NAME, true, "4 1 2 3 5 6 of 6"},
        {TIER, false, "2 6 3 4 1 5 of 6"}, /* by rank, not by the words */
        {TIER, true, "1 5 3 4 2 6 of 6"},  /* equal rows keep their order in either direction */
        {NET, false, "2 3 5 1 6 4 of 6"},  /* the absent one last … */
        {NET, true, "6 1 2 3 5 4 of 6"},   /* … either way */
        {BILLS, false, "2 5 4 1 3 6 of 6"},
        {BILLS, true, "1 3 6 4 2 5 of 6"},
    };
    struct table_array array;
    struct table_query query;
    fill(&array);
    table_query_init(&query);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        query.sort = rows[i].sort;
        query.descending = rows[i].descending;
        table_query_touch(&query);
        assert_string_equal(ids(&array, &query, 0, 100), rows[i].ids);
    }
    assert_string_equal(ids(&array, &query, 2, 3), "6 4 2 of 6");
    assert_string_equal(ids(&array, &query, 6, 3), " of 6");
    table_query_clear(&query);
    table_array_clear(&array);
}

/* Many rows with few values: equal rows keep their order, and none is lost. */
static void test_sort_of_many(void **state)
{
    (void)state;
    struct table_array array;
    struct table_query query;
    struct table_page page = {.rows.columns = COLUMNS};
    struct error err;
    uint32_t seed = 12345;
    table_array_init(&array, columns, COLUMNS);
    for (int i = 0; i < 5000; i++) {
        seed = seed * 1664525 + 1013904223;
        add(&array, i, "x", 0, 100, (int64_t)(seed >> 24) % 7);
    }
    table_query_init(&query);
    query.sort = BILLS;
    query.descending = true;
    struct table_source source = table_array_source(&array);
    assert_int_equal(source.read(source.data, &query, 0, 10000, &page, &err), STATUS_OK);
    assert_int_equal(page.rows.count, 5000);
    for (size_t i = 1; i < page.rows.count; i++) {
        int64_t before = table_rows_at(&page.rows, i - 1)[BILLS].number,
                here = table_rows_at(&page.rows, i)[BILLS].number;
        assert_true(before > here || (before == here && page.rows.id[i - 1] < page.rows.id[i]));
    }
    table_rows_clear(&page.rows);
    table_array_clear(&array);
}

static void test_filter(void **state)
{
    (void)state;
    static const struct {
        const char *filter, *ids;
    } rows[] = {
        {"", "1 2 3 4 5 6 of 6"}, {"  ", "1 2 3 4 5 6 of 6"}, {"WANG", "2 3 of 2"},
        {"丽", "1 of 1"},         {"金卡", "1 5 of 2"},       {"ann 金", "5 of 1"}, /* every word, in whatever column */
        {"5.00", "2 3 5 of 3"},   {"999.00", "6 of 1"},       {"08-03", "4 of 1"},
        {"1.065", "1 3 6 of 3"},  {"nobody", " of 0"},        {"ann lee x", " of 0"},
    };
    struct table_array array;
    struct table_query query;
    fill(&array);
    table_query_init(&query);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        snprintf(query.filter, sizeof query.filter, "%s", rows[i].filter);
        table_query_touch(&query);
        assert_string_equal(ids(&array, &query, 0, 100), rows[i].ids);
    }
    table_array_clear(&array);
}

/* The filter finds a figure both as shown and in plain form. */
static void test_filter_finds_both_forms(void **state)
{
    (void)state;
    static const struct table_column money = {.type = TABLE_MONEY};
    const struct table_cell cell = {.number = 123450}, absent = {.number = 123450, .absent = true};
    assert_true(table_cells_fit(&money, 1, &cell, "1,234"));
    assert_true(table_cells_fit(&money, 1, &cell, "1234.5"));
    assert_false(table_cells_fit(&money, 1, &cell, "12345"));
    assert_false(table_cells_fit(&money, 1, &absent, "1234"));
}

static void test_values_narrow(void **state)
{
    (void)state;
    struct table_array array;
    struct table_query query;
    char text[] = "金卡";
    fill(&array);
    table_query_init(&query);
    assert_true(table_query_narrow(&query, TIER, &(struct table_cell){.text = text}));
    text[0] = 'x'; /* a copy was kept */
    assert_string_equal(ids(&array, &query, 0, 9), "1 5 of 2");
    assert_true(table_query_narrow(&query, NET, &(struct table_cell){.number = 500}));
    assert_string_equal(ids(&array, &query, 0, 9), "5 of 1");
    table_query_widen(&query);
    table_query_widen(&query);
    assert_true(table_query_narrow(&query, NET, &(struct table_cell){.absent = true}));
    assert_string_equal(ids(&array, &query, 0, 9), "4 of 1");
    for (int i = 1; i < TABLE_EQUALS; i++)
        assert_true(table_query_narrow(&query, TIER, &(struct table_cell){.text = "银卡"}));
    assert_false(table_query_narrow(&query, TIER, &(struct table_cell){.text = "银卡"}));
    table_query_clear(&query);
    assert_string_equal(ids(&array, &query, 0, 9), "1 2 3 4 5 6 of 6");
    table_array_clear(&array);
}

static void totals(struct table_array *array, struct table_query *query, struct table_cell total[COLUMNS])
{
    struct table_source source = table_array_source(array);
    struct error err;
    for (size_t i = 0; i < COLUMNS; i++)
        total[i] = (struct table_cell){.absent = true};
    table_query_touch(query);
    assert_int_equal(source.totals(source.data, query, total, &err), STATUS_OK);
}

static void test_sums(void **state)
{
    (void)state;
    struct table_array array;
    struct table_query query;
    struct table_cell total[COLUMNS];
    fill(&array);
    table_query_init(&query);
    totals(&array, &query, total);
    assert_int_equal(total[NET].number, 12800 + 500 + 500 + 500 + 99900);
    assert_int_equal(total[BILLS].number, 13);
    assert_int_equal(total[WEIGHT].number, 13 * 355);
    assert_true(total[NAME].absent && total[SHARE].absent);
    snprintf(query.filter, sizeof query.filter, "nobody");
    totals(&array, &query, total);
    assert_true(total[NET].absent);
    query.filter[0] = '\0';
    add(&array, 7, "x", 0, INT64_MAX, 1);
    add(&array, 8, "x", 0, INT64_MAX, 1);
    totals(&array, &query, total);
    assert_int_equal(total[NET].number, INT64_MAX);
    table_array_clear(&array);
}

static void test_largest_of_a_bar(void **state)
{
    (void)state;
    static const struct table_column bar = {.type = TABLE_BAR};
    struct table_array array;
    struct table_query query;
    struct table_cell total[COLUMNS];
    table_array_init(&array, &bar, 1);
    table_array_add(&array, 0)->number = 3;
    table_array_add(&array, 0)->number = 11;
    *table_array_add(&array, 0) = (struct table_cell){.number = 99, .absent = true};
    table_query_init(&query);
    totals(&array, &query, total);
    assert_int_equal(total[0].number, 11);
    table_array_clear(&array);
}

/* An array refilled between two reads of the same query shows its new content. */
static void test_filled_anew(void **state)
{
    (void)state;
    struct table_array array;
    struct table_query query;
    fill(&array);
    table_query_init(&query);
    assert_string_equal(ids(&array, &query, 0, 9), "1 2 3 4 5 6 of 6");
    table_array_empty(&array);
    add(&array, 9, "x", 0, 1, 1);
    assert_string_equal(ids(&array, &query, 0, 9), "9 of 1");
    table_array_clear(&array);
    assert_string_equal(ids(&array, &query, 0, 9), " of 0");
    table_array_clear(&array);
}

static void test_texts_never_move(void **state)
{
    (void)state;
    struct table_rows rows = {.columns = 1};
    static char text[6000];
    memset(text, 'x', sizeof text - 1);
    const char *first = table_rows_keep(&rows, "first"), *large = table_rows_keep(&rows, text);
    for (int i = 0; i < 3000; i++)
        table_rows_copy(&rows, i, &(struct table_cell){.text = "some name"});
    assert_string_equal(first, "first");
    assert_string_equal(large, text);
    assert_string_equal(table_rows_at(&rows, 2999)->text, "some name");
    assert_ptr_not_equal(table_rows_at(&rows, 0)->text, table_rows_at(&rows, 1)->text);
    table_rows_empty(&rows);
    assert_int_equal(rows.count, 0);
    assert_string_equal(table_rows_keep(&rows, "again"), "again");
    table_rows_clear(&rows);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_shown_and_written),
        cmocka_unit_test(test_column_names),
        cmocka_unit_test(test_sort_is_stable),
        cmocka_unit_test(test_sort_of_many),
        cmocka_unit_test(test_filter),
        cmocka_unit_test(test_filter_finds_both_forms),
        cmocka_unit_test(test_values_narrow),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_largest_of_a_bar),
        cmocka_unit_test(test_filled_anew),
        cmocka_unit_test(test_texts_never_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
