/* SPDX-License-Identifier: MIT */
/*
 * table_rows: rows of cells with the texts they point to, and what a table reads them from. A source is filled in by
 * whoever has the rows: a query over the database, or table_array over rows in memory.
 */
#ifndef FD_UI_TUI_TABLE_ROWS_H
#define FD_UI_TUI_TABLE_ROWS_H

#include "base/status.h"
#include "ui/tui/edit.h"
#include "ui/tui/table_cell.h"

#define TABLE_NONE SIZE_MAX /* no column; a number of rows that nobody knows */
#define TABLE_EQUALS 4      /* values that rows are narrowed to at once */

struct table_texts;

struct table_rows {
    size_t columns; /* set before the first row is added */
    size_t count, room;
    struct table_cell *cell; /* count × columns, row by row */
    int64_t *id;             /* count: the caller's name of each row; 0: it has none */
    size_t id_room;
    struct table_texts *texts;
};

/* The cells of a new last row, all zero; good until the next row is added. */
struct table_cell *table_rows_add(struct table_rows *rows, int64_t id);
/* A copy of text, as it is, that lives until the rows are emptied. */
const char *table_rows_keep(struct table_rows *rows, const char *text);
/* Adds a row that is a copy of these cells, texts too. */
void table_rows_copy(struct table_rows *rows, int64_t id, const struct table_cell *cell);
const struct table_cell *table_rows_at(const struct table_rows *rows, size_t index);
void table_rows_empty(struct table_rows *rows); /* no rows, no texts, the memory kept */
void table_rows_clear(struct table_rows *rows); /* frees */

/* Rows are narrowed to those that have this value in this column. */
struct table_equal {
    size_t column;
    struct table_cell cell; /* its text is `text` */
    char *text;             /* owned by the query; NULL: none */
};

/* Which rows, in which order. A source that cannot narrow or sort by a column says so by an error. */
struct table_query {
    uint64_t version;       /* another one whenever anything below has changed, over the whole run of the program */
    char filter[EDIT_TEXT]; /* see table_cells_fit; "": all */
    size_t sort;            /* column; TABLE_NONE: the source's own order */
    bool descending;        /* absent cells are last either way; rows that sort alike stay in the source's own order */
    size_t equals;
    struct table_equal equal[TABLE_EQUALS]; /* all of them hold */
};

/* What a source's read fills. */
struct table_page {
    struct table_rows rows; /* empty, its columns set; texts are kept (table_rows_keep) or outlive the next read */
    size_t total;           /* rows in all under the query; TABLE_NONE (as it comes): not known */
    bool truncated;         /* sorted, only the first `total` of more rows are shown; a walk gives all */
};

struct table_source {
    void *data; /* given to each function; borrowed, must live as long as the table */
    const struct table_column *column;
    size_t columns; /* at least 1 */
    size_t block;   /* rows that are read at once at least; 0: as many as are shown */
    /*
     * Adds rows first, first + 1, … of the query, at most `count`, to the page; fewer only at the end. Called once for
     * a page, never for a row.
     */
    enum status (*read)(void *data, const struct table_query *query, size_t first, size_t count,
                        struct table_page *page, struct error *err);
    /* Rows in all; called when somebody goes to the end of rows whose number is not known. NULL: read tells it. */
    enum status (*count)(void *data, const struct table_query *query, size_t *total, struct error *err);
    /*
     * Every row of the query in order, also those beyond what a truncated sort shows; the cells are good for the call
     * of visit, which returns false to end the walk. NULL: it is read page by page.
     */
    enum status (*walk)(void *data, const struct table_query *query,
                        bool (*visit)(void *context, int64_t id, const struct table_cell *cell), void *context,
                        struct error *err);
    /*
     * One cell a column, all absent as they come: the figures of the totals row, and of a bar its largest value, over
     * all rows of the query. Texts must outlive the next call. NULL: no totals; a bar is measured by the page.
     */
    enum status (*totals)(void *data, const struct table_query *query, struct table_cell *cell, struct error *err);
};

/* Walks by source->walk or page by page. */
enum status table_source_walk(const struct table_source *source, const struct table_query *query,
                              bool (*visit)(void *context, int64_t id, const struct table_cell *cell), void *context,
                              struct error *err) MUST_USE;

void table_query_init(struct table_query *query);
void table_query_touch(struct table_query *query); /* after a change: a new version */
/* Narrows to a value (a copy is kept); false when TABLE_EQUALS are set already. table_query_widen drops the newest. */
bool table_query_narrow(struct table_query *query, size_t column, const struct table_cell *cell);
void table_query_widen(struct table_query *query);
void table_query_clear(struct table_query *query);

#endif
