/* SPDX-License-Identifier: MIT */
/* table_compare: the rows of two sources side by side, joined by a key. */
#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/strmap.h"
#include "ui/tui/table_priv.h"

struct join {
    const struct table_sheet *below;
    size_t key;
    struct progress *progress;
    struct table_array *array;
    struct table_column *column; /* of the array */
    size_t columns;
    struct strmap rows_of; /* key → row of the array */
    bool second;           /* the second source is being walked */
    bool cut;
    int64_t walked;
};

/* Bars and places cannot be compared. */
static bool is_part(const struct table_column *column)
{
    return column->type != TABLE_BAR && column->type != TABLE_PLACE;
}

static bool is_compared(const struct table_column *column)
{
    return table_column_is_amount(column) && !column->once;
}

/* Makes three columns for what is compared (first, second, difference), one for anything else. */
static void make_columns(struct join *join, const char *title)
{
    const struct table_sheet *below = join->below;
    join->column = mem_alloc(3 * below->shows * sizeof *join->column);
    for (size_t i = 0; i < below->shows; i++) {
        const struct table_column *of = &below->source.column[below->shown[i]];
        if (!is_part(of))
            continue;
        struct table_column *column = join->column + join->columns++;
        *column = *of;
        column->hidden = false;
        if (!is_compared(of))
            continue;
        column[1] = column[2] = *column;
        column[1].code = column[2].code = NULL;
        column[1].under = column[2].under = of->title;
        column[1].title = title;
        column[2].title = "+/-";
        column[2].sign = true;
        join->columns += 2;
    }
}

static void put(struct join *join, struct table_cell *to, const struct table_cell *from)
{
    *to = *from;
    if (from->text)
        to->text = table_array_keep(join->array, from->text);
}

static void fill_row(struct join *join, struct table_cell *to, const struct table_cell *from, bool known)
{
    const struct table_sheet *below = join->below;
    for (size_t i = 0; i < below->shows; i++) {
        const struct table_column *of = &below->source.column[below->shown[i]];
        if (!is_part(of))
            continue;
        bool amount = is_compared(of);
        if (amount && join->second)
            put(join, to + 1, &from[below->shown[i]]);
        else if (!known || !join->second)
            put(join, to, &from[below->shown[i]]);
        to += amount ? 3 : 1;
    }
}

/* Adds a row whose amounts are absent on both sides until they are filled. */
static struct table_cell *add_row(struct join *join, int64_t id)
{
    struct table_cell *cell = table_array_add(join->array, id);
    for (size_t i = 0; i < join->columns; i++)
        cell[i].absent = true;
    return cell;
}

static bool join_row(void *context, int64_t id, const struct table_cell *cell)
{
    struct join *join = context;
    char buf[MONEY_TEXT];
    struct buffer name = {0};
    buffer_add(&name, cell[join->key].absent ? "-" : "=");
    buffer_add(&name, table_cell_plain(buf, &join->below->source.column[join->key], &cell[join->key]));
    size_t row = strmap_find(&join->rows_of, name.text, TABLE_NONE);
    bool known = row != TABLE_NONE, full = join->array->rows.count == TABLE_KEPT;
    if (!known && !full)
        strmap_put(&join->rows_of, name.text, join->array->rows.count);
    buffer_clear(&name);
    if (known && join->second)
        fill_row(join, join->array->rows.cell + row * join->columns, cell, true);
    else if (!full)
        fill_row(join, add_row(join, id), cell, false);
    else
        join->cut = true;
    join->walked++;
    return !join->progress || progress_step(join->progress, join->walked);
}

/* A missing row counts as 0 in columns that can be summed; in others there is no difference. */
static void subtract(const struct table_column *column, struct table_cell *cell)
{
    bool either = cell[0].absent != cell[1].absent;
    int64_t now = cell[0].absent ? 0 : cell[0].number, then = cell[1].absent ? 0 : cell[1].number;
    int64_t difference;
    if ((cell[0].absent && cell[1].absent) || (either && !column->sum) ||
        __builtin_sub_overflow(now, then, &difference))
        return;
    cell[2] = (struct table_cell){.number = difference,
                                  .role = difference < 0   ? ROLE_WARN
                                          : difference > 0 ? ROLE_GOOD
                                                           : ROLE_PLAIN};
}

static void fill_differences(struct join *join)
{
    for (size_t row = 0; row < join->array->rows.count; row++) {
        struct table_cell *cell = join->array->rows.cell + row * join->columns;
        for (size_t i = 0; i < join->columns; i++)
            if (is_compared(&join->column[i])) {
                subtract(&join->column[i], cell + i);
                i += 2;
            }
    }
}

/* The rows of the first source in its order, then those that only the other source has, in its order. */
static enum status walk_both(struct join *join, const struct table_source *other, struct error *err)
{
    const struct table_sheet *below = join->below;
    struct table_query query = below->query;
    query.sort = TABLE_NONE;
    table_query_touch(&query);
    TRY(table_source_walk(&below->source, &below->query, join_row, join, err));
    join->second = true;
    return table_source_walk(other, &query, join_row, join, err);
}

enum status table_compare(struct table *table, const struct table_source *other, size_t key, const char *title,
                          struct error *err)
{
    while (table->sheets > 1)
        table_sheet_pop(table);
    struct join join = {.below = table_top(table), .key = key, .progress = table->progress};
    join.array = mem_alloc(sizeof *join.array);
    title = table_array_keep(join.array, title);
    make_columns(&join, title);
    join.array->column = join.column;
    join.array->rows.columns = join.columns;
    enum status status = walk_both(&join, other, err);
    strmap_clear(&join.rows_of);
    if (status != STATUS_OK || join.columns == 0 || (join.progress && join.progress->cancelled)) {
        table_made_free(join.array, join.column);
        return status;
    }
    fill_differences(&join);
    struct table_sheet *sheet = table_sheet_lay(table, TABLE_SHEET_COMPARISON, join.array, join.column);
    sheet->cut = join.cut;
    sheet->with = title;
    sheet->frozen = is_compared(&join.column[0]) ? 0 : 1;
    return STATUS_OK;
}
