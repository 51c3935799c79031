/* SPDX-License-Identifier: MIT */
/*
 * table_array: a source over rows in memory, with its own sort, filter and sums: for lists of some thousand rows at
 * most. Hand table_array_source to a table. The rows come from a function that the array calls when they are read
 * first, and again after table_array_refill or a change of language, so that words in cells are in the language of now;
 * or, without such a function, from table_array_add directly. After either, table_refresh tells the table.
 */
#ifndef FD_UI_TUI_TABLE_ARRAY_H
#define FD_UI_TUI_TABLE_ARRAY_H

#include "ui/tui/table_rows.h"

#define TABLE_LANGUAGE 8 /* room for what locale_language says */

struct table_array {
    const struct table_column *column;                         /* borrowed */
    void (*fill)(struct table_array *array, const void *data); /* adds all rows to the empty array; NULL: none */
    const void *data;                                          /* for fill; borrowed */
    char language[TABLE_LANGUAGE];                             /* of the rows that fill made; "": they are to be made */
    struct table_rows rows;                                    /* all of them, in their own order */
    size_t *order; /* of those that the last query left: their places in rows */
    size_t left;
    uint64_t version; /* of that query; 0: none */
};

void table_array_init(struct table_array *array, const struct table_column *column, size_t columns);
void table_array_fill(struct table_array *array, void (*fill)(struct table_array *array, const void *data),
                      const void *data);
void table_array_refill(struct table_array *array); /* what fill reads has changed */
/* The cells of a new last row, all zero, to be filled in before the next call; texts are borrowed unless kept. */
struct table_cell *table_array_add(struct table_array *array, int64_t id);
const char *table_array_keep(struct table_array *array, const char *text); /* a copy that lives as long as the rows */
void table_array_empty(struct table_array *array);
void table_array_clear(struct table_array *array); /* frees; init makes it usable again */

/*
 * A source that is the array: stable sort, filter by table_cells_fit, values by table_cell_same, sums of the columns
 * that have them, and the largest value of a bar. It never fails and always knows how many rows there are.
 */
struct table_source table_array_source(struct table_array *array);

#endif
