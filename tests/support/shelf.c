/* SPDX-License-Identifier: MIT */
#include "tests/support/shelf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct table_column columns[SHELF_COLUMNS] = {
    [SHELF_CODE] = {.code = "code", .title = "Code", .definition = "the item's code", .type = TABLE_TEXT},
    [SHELF_KIND] = {.code = "kind", .title = "Kind", .type = TABLE_TEXT},
    [SHELF_NET] = {.code = "net", .title = "Net", .type = TABLE_MONEY, .sum = true},
    [SHELF_UNITS] = {.code = "units", .title = "Units", .type = TABLE_INTEGER, .sum = true, .hidden = true},
};

static enum status shelf_read(void *data, const struct table_query *query, size_t first, size_t count,
                              struct table_page *page, struct error *err)
{
    struct shelf *shelf = data;
    struct table_source source = table_array_source(&shelf->array);
    shelf->reads++;
    shelf->first = first;
    shelf->count = count;
    if (shelf->status != STATUS_OK)
        return error_set(err, shelf->status, "", "test");
    assert_int_equal(source.read(&shelf->array, query, first, count, page, err), STATUS_OK);
    if (query->sort != TABLE_NONE && shelf->sorted_most > 0 && page->total > shelf->sorted_most) {
        page->total = shelf->sorted_most;
        page->truncated = true;
        if (first + page->rows.count > shelf->sorted_most)
            page->rows.count = first < shelf->sorted_most ? shelf->sorted_most - first : 0;
    } else if (!shelf->knows)
        page->total = TABLE_NONE;
    return STATUS_OK;
}

static enum status shelf_count(void *data, const struct table_query *query, size_t *total, struct error *err)
{
    struct shelf *shelf = data;
    struct table_page page = {.rows.columns = SHELF_COLUMNS};
    struct table_source source = table_array_source(&shelf->array);
    shelf->counts++;
    TRY(source.read(&shelf->array, query, 0, 0, &page, err));
    *total = page.total;
    table_rows_clear(&page.rows);
    return STATUS_OK;
}

static enum status shelf_walk(void *data, const struct table_query *query,
                              bool (*visit)(void *context, int64_t id, const struct table_cell *cell), void *context,
                              struct error *err)
{
    struct shelf *shelf = data;
    struct table_source source = table_array_source(&shelf->array);
    shelf->walks++;
    if (shelf->status != STATUS_OK)
        return error_set(err, shelf->status, "", "test");
    return source.walk(&shelf->array, query, visit, context, err);
}

struct table_source shelf_stock(struct shelf *shelf, int rows)
{
    *shelf = (struct shelf){.knows = true};
    table_array_init(&shelf->array, columns, SHELF_COLUMNS);
    for (int i = 1; i <= rows; i++) {
        char code[24];
        struct table_cell *cell = table_array_add(&shelf->array, i);
        snprintf(code, sizeof code, "i%03d", i);
        cell[SHELF_CODE].text = table_array_keep(&shelf->array, code);
        cell[SHELF_KIND].text = i % 3 == 0 ? "c" : i % 3 == 1 ? "a" : "b";
        cell[SHELF_NET].number = 100 * i;
        cell[SHELF_UNITS].number = i;
    }
    return (struct table_source){.data = shelf,
                                 .column = columns,
                                 .columns = SHELF_COLUMNS,
                                 .read = shelf_read,
                                 .count = shelf_count,
                                 .walk = shelf_walk};
}

void shelf_open(struct table *table, struct shelf *shelf, int rows)
{
    struct table_source source = shelf_stock(shelf, rows);
    table_init(table, &source);
    table_size(table, 12, 80);
}

void shelf_load(struct table *table)
{
    struct error err;
    assert_int_equal(table_load(table, &err), STATUS_OK);
}

void shelf_close(struct table *table, struct shelf *shelf)
{
    table_clear(table);
    table_array_clear(&shelf->array);
}

enum table_result shelf_press(struct table *table, struct key key)
{
    enum table_result result = table_key(table, &key);
    shelf_load(table);
    return result;
}

enum table_result shelf_key(struct table *table, enum key_kind kind)
{
    return shelf_press(table, (struct key){.kind = kind});
}

enum table_result shelf_type(struct table *table, const char *signs)
{
    enum table_result result = TABLE_UNUSED;
    for (; *signs; signs++)
        result = shelf_press(table, (struct key){.kind = KEY_CHAR, .codepoint = (uint32_t)*signs});
    return result;
}

int64_t shelf_marked(const struct table *table)
{
    int64_t id = -1;
    return table_id(table, &id) ? id : -1;
}

const char *shelf_marked_text(const struct table *table, size_t column)
{
    const struct table_cell *cell = table_marked_row(table);
    static char buf[MONEY_TEXT];
    assert_non_null(cell);
    return table_cell_show(buf, &table_top(table)->source.column[column], &cell[column]);
}
