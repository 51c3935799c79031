/* SPDX-License-Identifier: MIT */
/*
 * table_rows: rows of cells with their texts, and the interface of a source that a table reads them from. A source is
 * implemented over a database query, or by table_array over rows in memory.
 */
#ifndef FD_UI_TUI_TABLE_ROWS_H
#define FD_UI_TUI_TABLE_ROWS_H

#include "base/status.h"
#include "ui/tui/edit.h"
#include "ui/tui/table_cell.h"

#define TABLE_NONE SIZE_MAX /* no column; an unknown number of rows */
#define TABLE_EQUALS 4      /* most columns that are narrowed to a value at once */

struct table_texts;

struct table_rows {
    size_t columns; /* set before the first row is added */
    size_t count, room;
    struct table_cell *cell; /* count × columns, row by row */
    int64_t *id;             /* count ids given by the source; 0: the row has none */
    size_t id_room;
    struct table_texts *texts;
};

/* Appends a row and returns its cells, all zero; valid until the next row is added. */
struct table_cell *table_rows_add(struct table_rows *rows, int64_t id);
/* Copies the text; the copy is valid until the rows are emptied. */
const char *table_rows_keep(struct table_rows *rows, const char *text);
/* Appends a deep copy of these cells. */
void table_rows_copy(struct table_rows *rows, int64_t id, const struct table_cell *cell);
const struct table_cell *table_rows_at(const struct table_rows *rows, size_t index);
void table_rows_empty(struct table_rows *rows); /* drops rows and texts, keeps the memory of the arrays */
void table_rows_clear(struct table_rows *rows); /* frees */

/* A condition: the column has this value. */
struct table_equal {
    size_t column;
    struct table_cell cell; /* its text points to `text` */
    char *text;             /* owned by the query; NULL if the cell has none */
};

/* Which rows, in which order. A source that cannot narrow or sort by a column returns an error. */
struct table_query {
    uint64_t version;       /* changes with every change below; unique during the run of the program */
    char filter[EDIT_TEXT]; /* see table_cells_fit; "": all */
    size_t sort;            /* column; TABLE_NONE: the source's natural order */
    bool descending;        /* absent cells are last either way; equal rows keep the natural order */
    size_t equals;
    struct table_equal equal[TABLE_EQUALS]; /* all must hold */
};

/* Filled by a source's read. */
struct table_page {
    struct table_rows rows; /* passed empty, columns set; texts are kept by table_rows_keep or outlive the next read */
    size_t total;           /* number of rows of the query; TABLE_NONE, the initial value: unknown */
    bool truncated;         /* sorting was limited to the first `total` rows of more; a walk gives all */
};

struct table_source {
    void *data; /* passed to each function; borrowed, must outlive the table */
    const struct table_column *column;
    size_t columns; /* at least 1 */
    size_t block;   /* fewest rows per read; 0: as many as are shown */
    /*
     * Adds up to `count` rows of the query, from index `first`, to the page; fewer only at the end. Called once per
     * page, not per row.
     */
    enum status (*read)(void *data, const struct table_query *query, size_t first, size_t count,
                        struct table_page *page, struct error *err);
    /* Number of rows of the query; called to go to the end when it is unknown. NULL: read always sets page->total. */
    enum status (*count)(void *data, const struct table_query *query, size_t *total, struct error *err);
    /*
     * Visits every row of the query in order, including those that a truncated sort leaves out. The cells are valid
     * during the call of visit, which returns false to stop. NULL: the rows are read page by page.
     */
    enum status (*walk)(void *data, const struct table_query *query,
                        bool (*visit)(void *context, int64_t id, const struct table_cell *cell), void *context,
                        struct error *err);
    /*
     * Fills one cell per column, passed absent, over all rows of the query: totals, and for a bar the largest value.
     * Texts must outlive the next call. NULL: no totals, and bars are scaled to the page.
     */
    enum status (*totals)(void *data, const struct table_query *query, struct table_cell *cell, struct error *err);
};

/* Visits all rows by source->walk or, without it, page by page. */
enum status table_source_walk(const struct table_source *source, const struct table_query *query,
                              bool (*visit)(void *context, int64_t id, const struct table_cell *cell), void *context,
                              struct error *err) MUST_USE;

void table_query_init(struct table_query *query);
void table_query_touch(struct table_query *query); /* gives the query a new version after a change */
/* Adds a condition (value copied); false when there are TABLE_EQUALS already. table_query_widen drops the newest. */
bool table_query_narrow(struct table_query *query, size_t column, const struct table_cell *cell);
void table_query_widen(struct table_query *query);
void table_query_clear(struct table_query *query);

#endif
