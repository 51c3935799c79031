/* SPDX-License-Identifier: MIT */
/* table_command: the commands of a table. They read nothing. */
#include <string.h>

#include "base/text.h"
#include "ui/tui/table_priv.h"

/*
 * Moves the mark. While the end is unknown, list.count is one more than was read, so that a step can reach the next
 * row.
 */
static bool go_to(struct table_sheet *sheet, size_t row)
{
    size_t last = sheet->list.count > 0 ? sheet->list.count - 1 : 0, before = sheet->list.marked;
    sheet->to_end = false;
    sheet->list.marked = row < last ? row : last;
    return sheet->list.marked != before;
}

bool table_move(struct table *table, int by)
{
    struct table_sheet *sheet = table_sheet_top(table);
    size_t before = sheet->list.marked;
    sheet->to_end = false;
    list_move(&sheet->list, by);
    return sheet->list.marked != before;
}

bool table_page(struct table *table, int by)
{
    const struct table_sheet *sheet = table_top(table);
    return table_move(table, by * (int)table_sheet_body(table, sheet, table->rows));
}

bool table_home(struct table *table)
{
    return go_to(table_sheet_top(table), 0);
}

bool table_end(struct table *table)
{
    struct table_sheet *sheet = table_sheet_top(table);
    if (sheet->known)
        return go_to(sheet, SIZE_MAX);
    sheet->to_end = true;
    return true;
}

bool table_pick(struct table *table, int n)
{
    struct table_sheet *sheet = table_sheet_top(table);
    size_t body = table_sheet_body(table, sheet, table->rows);
    size_t row = table_sheet_first(sheet, body) + (size_t)n - 1;
    if (n < 1 || (size_t)n > body || row >= sheet->first + sheet->page.rows.count)
        return false;
    go_to(sheet, row);
    return true;
}

bool table_across(struct table *table, int by)
{
    struct table_sheet *sheet = table_sheet_top(table);
    if (sheet->kind == TABLE_SHEET_CHOICE)
        return table_choice_shift(table, by);
    if (!table->across)
        return false;
    size_t before = sheet->marked, at = before;
    for (int left = by < 0 ? -by : by; left > 0 && (by < 0 ? at > 0 : at + 1 < sheet->shows); left--) {
        at = by < 0 ? at - 1 : at + 1;
        if (table_sheet_markable(sheet, at))
            sheet->marked = at;
    }
    return sheet->marked != before;
}

bool table_sort(struct table *table, size_t column, bool descending)
{
    struct table_sheet *sheet = table_sheet_top(table);
    if (sheet->kind == TABLE_SHEET_CHOICE ||
        (column != TABLE_NONE && (column >= sheet->source.columns || sheet->source.column[column].type == TABLE_PLACE)))
        return false;
    sheet->query.sort = column;
    sheet->query.descending = descending;
    table_sheet_touch(sheet);
    return true;
}

void table_filter(struct table *table, const char *text)
{
    struct table_sheet *sheet = table_sheet_top(table);
    text_copy(sheet->query.filter, sizeof sheet->query.filter, text);
    table_sheet_touch(sheet);
}

bool table_narrow(struct table *table, size_t column, const struct table_cell *cell)
{
    struct table_sheet *sheet = table_sheet_top(table);
    if (!table_query_narrow(&sheet->query, column, cell))
        return false;
    table_sheet_touch(sheet);
    return true;
}

bool table_freeze(struct table *table)
{
    struct table_sheet *sheet = table_sheet_top(table);
    size_t frozen = sheet->marked + 1;
    if (frozen == sheet->shows) /* at least one column must be left to scroll */
        return false;
    sheet->frozen = sheet->frozen == frozen ? 0 : frozen;
    sheet->scrolled = sheet->frozen;
    return true;
}

bool table_show(struct table *table, const size_t *column, size_t count)
{
    struct table_sheet *sheet = table_sheet_top(table);
    size_t ordered = 0;
    if (count == 0 || sheet->kind == TABLE_SHEET_CHOICE)
        return false;
    for (size_t i = 0; i < count; i++)
        if (column[i] >= sheet->source.columns)
            return false;
    memset(sheet->off, true, sheet->source.columns * sizeof *sheet->off);
    for (size_t i = 0; i < count; i++)
        if (sheet->off[column[i]]) { /* a column named twice is shown once */
            sheet->off[column[i]] = false;
            sheet->order[ordered++] = column[i];
        }
    for (size_t i = 0; i < sheet->source.columns; i++)
        if (sheet->off[i])
            sheet->order[ordered++] = i;
    table_sheet_arrange(sheet);
    return true;
}

bool table_frequency(struct table *table)
{
    const struct table_sheet *sheet = table_top(table);
    enum table_type type = sheet->source.column[table_marked_column(table)].type;
    table->counting = (sheet->kind == TABLE_SHEET_ROWS || sheet->kind == TABLE_SHEET_COMPARISON) && type != TABLE_BAR &&
                      type != TABLE_PLACE;
    return table->counting;
}

/* Restores the filter from before editing. */
static void leave_filter(struct table *table)
{
    table->editing = false;
    if (strcmp(table->before, table_top(table)->query.filter) != 0)
        table_filter(table, table->before);
}

bool table_back(struct table *table)
{
    struct table_sheet *sheet = table_sheet_top(table);
    if (table->editing)
        leave_filter(table);
    else if (table->sheets > 1)
        table_sheet_pop(table);
    else if (sheet->query.equals > 0) {
        table_query_widen(&sheet->query);
        table_sheet_touch(sheet);
    } else if (sheet->query.filter[0] != '\0')
        table_filter(table, "");
    else
        return false;
    return true;
}
