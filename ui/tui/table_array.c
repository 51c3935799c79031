/* SPDX-License-Identifier: MIT */
#include "ui/tui/table_array.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/mem.h"
#include "base/text.h"

void table_array_init(struct table_array *array, const struct table_column *column, size_t columns)
{
    *array = (struct table_array){.column = column, .rows.columns = columns};
}

void table_array_fill(struct table_array *array, void (*fill)(struct table_array *array, const void *data),
                      const void *data)
{
    array->fill = fill;
    array->data = data;
    table_array_refill(array);
}

void table_array_refill(struct table_array *array)
{
    array->language[0] = '\0';
}

struct table_cell *table_array_add(struct table_array *array, int64_t id)
{
    array->version = 0;
    return table_rows_add(&array->rows, id);
}

const char *table_array_keep(struct table_array *array, const char *text)
{
    return table_rows_keep(&array->rows, text);
}

void table_array_empty(struct table_array *array)
{
    table_rows_empty(&array->rows);
    array->version = 0;
}

void table_array_clear(struct table_array *array)
{
    table_rows_clear(&array->rows);
    free(array->order);
    *array = (struct table_array){.column = array->column, .rows.columns = array->rows.columns};
}

static bool fits(const struct table_array *array, const struct table_query *query, size_t row)
{
    const struct table_cell *cell = table_rows_at(&array->rows, row);
    for (size_t i = 0; i < query->equals; i++) {
        const struct table_equal *equal = &query->equal[i];
        if (!table_cell_same(&array->column[equal->column], &cell[equal->column], &equal->cell))
            return false;
    }
    return table_cells_fit(array->column, array->rows.columns, cell, query->filter);
}

/*
 * Whether the earlier row may stay before the later one. Equal rows may in either direction, which keeps the sort
 * stable.
 */
static bool in_order(const struct table_array *array, const struct table_query *query, size_t earlier, size_t later)
{
    const struct table_cell *a = &table_rows_at(&array->rows, earlier)[query->sort];
    const struct table_cell *b = &table_rows_at(&array->rows, later)[query->sort];
    if (a->absent || b->absent)
        return b->absent;
    int order = table_cell_compare(&array->column[query->sort], a, b);
    return query->descending ? order >= 0 : order <= 0;
}

static void merge(const struct table_array *array, const struct table_query *query, const size_t *from, size_t half,
                  size_t count, size_t *to)
{
    size_t a = 0, b = half;
    for (size_t i = 0; i < count; i++)
        if (b == count || (a < half && in_order(array, query, from[a], from[b])))
            to[i] = from[a++];
        else
            to[i] = from[b++];
}

/* Merge sort: stable, and not slow for any order of rows. spare: room for `count` places. */
static void sort(const struct table_array *array, const struct table_query *query, size_t *order, size_t count,
                 size_t *spare)
{
    if (count < 2)
        return;
    size_t half = count / 2;
    sort(array, query, order, half, spare);
    sort(array, query, order + half, count - half, spare);
    memcpy(spare, order, count * sizeof *order);
    merge(array, query, spare, half, count, order);
}

/* Fills the rows, unless they are filled in the current language already. */
static void fill_rows(struct table_array *array)
{
    if (!array->fill || strcmp(array->language, locale_language()) == 0)
        return;
    table_array_empty(array);
    array->fill(array, array->data);
    text_copy(array->language, sizeof array->language, locale_language());
}

/* Filters and sorts by the query, unless that is done already. */
static void arrange(struct table_array *array, const struct table_query *query)
{
    fill_rows(array);
    if (array->version == query->version)
        return;
    array->order = mem_resize(array->order, array->rows.count, sizeof *array->order);
    array->left = 0;
    for (size_t row = 0; row < array->rows.count; row++)
        if (fits(array, query, row))
            array->order[array->left++] = row;
    if (query->sort < array->rows.columns) {
        size_t *spare = mem_alloc(array->left * sizeof *spare);
        sort(array, query, array->order, array->left, spare);
        free(spare);
    }
    array->version = query->version;
}

static enum status array_read(void *data, const struct table_query *query, size_t first, size_t count,
                              struct table_page *page, struct error *err)
{
    struct table_array *array = data;
    (void)err;
    arrange(array, query);
    page->total = array->left;
    for (size_t i = first; i < array->left && i - first < count; i++)
        table_rows_copy(&page->rows, array->rows.id[array->order[i]], table_rows_at(&array->rows, array->order[i]));
    return STATUS_OK;
}

static enum status array_walk(void *data, const struct table_query *query,
                              bool (*visit)(void *context, int64_t id, const struct table_cell *cell), void *context,
                              struct error *err)
{
    struct table_array *array = data;
    (void)err;
    arrange(array, query);
    for (size_t i = 0; i < array->left; i++)
        if (!visit(context, array->rows.id[array->order[i]], table_rows_at(&array->rows, array->order[i])))
            break;
    return STATUS_OK;
}

/* Sums, or for a bar takes the largest; a sum that overflows is clamped. */
static void add_up(const struct table_column *column, struct table_cell *total, const struct table_cell *cell)
{
    if (cell->absent)
        return;
    if (total->absent)
        *total = (struct table_cell){.number = cell->number};
    else if (column->type == TABLE_BAR)
        total->number = cell->number > total->number ? cell->number : total->number;
    else if (__builtin_add_overflow(total->number, cell->number, &total->number))
        total->number = cell->number > 0 ? INT64_MAX : INT64_MIN;
}

static enum status array_totals(void *data, const struct table_query *query, struct table_cell *cell, struct error *err)
{
    struct table_array *array = data;
    (void)err;
    arrange(array, query);
    for (size_t i = 0; i < array->left; i++)
        for (size_t c = 0; c < array->rows.columns; c++)
            if (array->column[c].sum || array->column[c].type == TABLE_BAR)
                add_up(&array->column[c], &cell[c], &table_rows_at(&array->rows, array->order[i])[c]);
    return STATUS_OK;
}

struct table_source table_array_source(struct table_array *array)
{
    return (struct table_source){.data = array,
                                 .column = array->column,
                                 .columns = array->rows.columns,
                                 .block = SIZE_MAX,
                                 .read = array_read,
                                 .walk = array_walk,
                                 .totals = array_totals};
}
