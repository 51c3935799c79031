/* SPDX-License-Identifier: MIT */
/*
 * table_cell: the columns of a table and the cells below them: how a value is shown, written out, compared and found.
 * No state, no database.
 */
#ifndef FD_UI_TUI_TABLE_CELL_H
#define FD_UI_TUI_TABLE_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"

#define TABLE_NAME 160 /* room for a column's whole name */

enum table_type {
    TABLE_TEXT,
    TABLE_INTEGER,  /* shown 12,480; written 12480 */
    TABLE_MONEY,    /* fen: 1,234.50; 1234.50 */
    TABLE_PERCENT,  /* basis points: 12.34%; 12.34 */
    TABLE_DATE,     /* days since 1970-01-01: 2026-08-01 */
    TABLE_QUANTITY, /* thousandths: 2, 0.355 */
    TABLE_BAR,      /* a bar, full for the largest of all rows; not exported, its figure has a column of its own */
    TABLE_PLACE     /* the row's place in the list, from 1: needs no cell; not exported */
};

enum table_align { TABLE_ALIGN_TYPE /* text and place left, figures right */, TABLE_ALIGN_LEFT, TABLE_ALIGN_RIGHT };

/* Borrowed by every table that shows it, so usually static const. */
struct table_column {
    const char *code;       /* its name on the command line and in saved views; may be NULL */
    const char *title;      /* N_(), or data */
    const char *under;      /* N_(): the title of the column it belongs to, said before its own; NULL: none */
    const char *definition; /* N_(): one line of help; NULL: none */
    enum table_type type;
    enum table_align align;
    /*
     * Terminal cells. least 0: 8 of a text, 6 of a bar; most 0: 40 of a text, 20 of a bar. Both the same: always that
     * many. A figure is never cut: it takes what its widest cell on the page needs, and most is of no matter to it.
     */
    int least, most;
    int gap;            /* blank cells before it; 0: one */
    unsigned char role; /* enum cell_role of its cells; ROLE_PLAIN is 0 */
    bool sum;           /* has a figure in the totals row */
    bool sign;          /* figures above zero are shown with '+' */
    bool by_number;     /* a text that sorts by its cell's number, such as a tier by its rank */
    bool hidden;        /* until somebody chooses it */
};

/* All zero is an empty text or the number 0. */
struct table_cell {
    int64_t number;
    const char *text;   /* what is shown and found; NULL: the number as its type shows it ("" of a text) */
    unsigned char role; /* enum cell_role; ROLE_PLAIN: the column's */
    bool absent;        /* not known or does not apply: shown blank, sorted last, part of no sum */
};

bool table_column_right(const struct table_column *column);
bool table_column_is_figure(const struct table_column *column); /* integer, money, percent, date, quantity */
bool table_column_is_amount(const struct table_column *column); /* a figure that can be subtracted: no date */
/* The title in the language of now; "" without one. */
const char *table_column_title(const struct table_column *column);
/* That, behind the title it stands under, if any: where a column is named alone. Returns buf. */
char *table_column_name(char buf[TABLE_NAME], const struct table_column *column);

/*
 * What a person reads: grouped figures, or the cell's own text. Returns buf or the cell's text. table_cell_plain is
 * what a file takes: figures without grouping, the type's decimals, ISO dates, the text of a text column. An absent
 * cell is "" in both.
 */
const char *table_cell_show(char buf[MONEY_TEXT], const struct table_column *column, const struct table_cell *cell);
const char *table_cell_plain(char buf[MONEY_TEXT], const struct table_column *column, const struct table_cell *cell);

/* Below, equal or above 0 as a sorts before, with or behind b, ascending. Absent cells are left to the caller. */
int table_cell_compare(const struct table_column *column, const struct table_cell *a, const struct table_cell *b);
/* The same value: of a text its text, of a figure its number; absent is the same as absent. */
bool table_cell_same(const struct table_column *column, const struct table_cell *a, const struct table_cell *b);
/* Does every word of filter (parted by blanks) stand in some cell, as shown or as plain? ASCII case does not matter. */
bool table_cells_fit(const struct table_column *column, size_t columns, const struct table_cell *cell,
                     const char *filter);

#endif
