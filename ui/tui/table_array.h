/* SPDX-License-Identifier: MIT */
/*
 * table_array: a table source over rows in memory, with sort, filter and sums, for at most a few thousand rows. Pass
 * table_array_source to a table. The rows come from a fill function, which is called on the first read and again after
 * table_array_refill or a change of language, so that cells are in the current language; without a fill function the
 * caller adds them with table_array_add. Call table_refresh after either kind of change.
 */
#ifndef FD_UI_TUI_TABLE_ARRAY_H
#define FD_UI_TUI_TABLE_ARRAY_H

#include "ui/tui/table_rows.h"

#define TABLE_LANGUAGE 8 /* room for the result of locale_language */

struct table_array {
    const struct table_column *column; /* borrowed */
    void (*fill)(struct table_array *array,
                 const void *data); /* adds all rows to the empty array; NULL: rows are added directly */
    const void *data;               /* passed to fill; borrowed */
    char language[TABLE_LANGUAGE];  /* language of the filled rows; "": fill must be called */
    struct table_rows rows;         /* all of them, in their own order */
    size_t *order;                  /* indexes into rows of the last query's result, sorted */
    size_t left;                    /* length of order */
    uint64_t version;               /* version of that query; 0: none yet */
};

void table_array_init(struct table_array *array, const struct table_column *column, size_t columns);
void table_array_fill(struct table_array *array, void (*fill)(struct table_array *array, const void *data),
                      const void *data);
void table_array_refill(struct table_array *array); /* the data behind fill has changed: fill again on the next read */
/* Appends a row and returns its cells, all zero; valid until the next call. Texts are borrowed unless kept. */
struct table_cell *table_array_add(struct table_array *array, int64_t id);
const char *table_array_keep(struct table_array *array,
                             const char *text); /* a copy owned by the array, valid as long as its rows */
void table_array_empty(struct table_array *array);
void table_array_clear(struct table_array *array); /* frees; call init before using it again */

/*
 * The source over the array, which must outlive it: stable sort, filter by table_cells_fit, equality by
 * table_cell_same, totals of columns with `sum`, largest value of a bar. It never fails and always knows the total.
 */
struct table_source table_array_source(struct table_array *array);

#endif
