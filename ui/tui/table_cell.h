/* SPDX-License-Identifier: MIT */
/*
 * table_cell: columns and cells of a table: how a value is shown, exported, compared and searched. No state.
 */
#ifndef FD_UI_TUI_TABLE_CELL_H
#define FD_UI_TUI_TABLE_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"

#define TABLE_NAME 160 /* buffer size for table_column_name */

enum table_type {
    TABLE_TEXT,
    TABLE_INTEGER,  /* shown as 12,480; exported as 12480 */
    TABLE_MONEY,    /* fen; shown as 1,234.50, exported as 1234.50 */
    TABLE_PERCENT,  /* basis points; shown as 12.34%, exported as 12.34 */
    TABLE_DATE,     /* days since 1970-01-01; 2026-08-01 */
    TABLE_QUANTITY, /* thousandths; 2, 0.355 */
    TABLE_BAR,      /* a bar, full for the largest value of all rows; not exported */
    TABLE_PLACE     /* the row's number in the list, from 1; the cell is ignored; not exported */
};

enum table_align { TABLE_ALIGN_TYPE /* text and place left, figures right */, TABLE_ALIGN_LEFT, TABLE_ALIGN_RIGHT };

/* Borrowed by the tables that show it, so usually static const. */
struct table_column {
    const char *code;       /* name on the command line and in saved views; may be NULL */
    const char *title;      /* N_(), or text from the shop's data */
    const char *under;      /* N_(): title of the parent column, put before its own; NULL: none */
    const char *definition; /* N_(): one line of help; NULL: none */
    enum table_type type;
    enum table_align align;
    /*
     * Width in terminal cells. least 0: 8 for a text, 6 for a bar; most 0: 40 for a text, 20 for a bar. Equal values
     * fix the width. Figures are never cut: their column is as wide as the widest cell on the page, whatever `most`
     * says.
     */
    int least, most;
    int gap;            /* blank cells before it; 0: one */
    unsigned char role; /* enum cell_role of its cells; ROLE_PLAIN is 0 */
    bool sum;           /* has a total */
    bool sign;          /* figures above zero are shown with '+' */
    bool once;          /* a comparison shows it once: the other rows have no value of their own */
    bool by_number;     /* a text column that sorts by the cell's number, such as a tier by its rank */
    bool hidden;        /* not shown until the user chooses it */
};

/* All zero is an empty text or the number 0. */
struct table_cell {
    int64_t number;
    const char *text;   /* shown and searched; NULL: the number in the format of the type ("" for a text) */
    unsigned char role; /* enum cell_role; ROLE_PLAIN: that of the column */
    bool absent;        /* unknown or not applicable: shown blank, sorted last, not summed */
};

bool table_column_right(const struct table_column *column);     /* is it right-aligned? */
bool table_column_is_figure(const struct table_column *column); /* integer, money, percent, date, quantity */
bool table_column_is_amount(const struct table_column *column); /* a figure that can be subtracted: all but dates */
/* The title in the current language; "" if it has none. */
const char *table_column_title(const struct table_column *column);
/* The title, preceded by the parent column's title if there is one. Returns buf. */
char *table_column_name(char buf[TABLE_NAME], const struct table_column *column);

/*
 * table_cell_show gives the text for the screen: grouped figures, or the cell's own text. table_cell_plain gives the
 * text for export: figures without grouping, with the decimals of the type, ISO dates, the text of a text column. Both
 * return buf or the cell's text; "" for an absent cell.
 */
const char *table_cell_show(char buf[MONEY_TEXT], const struct table_column *column, const struct table_cell *cell);
const char *table_cell_plain(char buf[MONEY_TEXT], const struct table_column *column, const struct table_cell *cell);

/* Less than, equal to or greater than 0 as a sorts before, with or after b. The caller handles absent cells. */
int table_cell_compare(const struct table_column *column, const struct table_cell *a, const struct table_cell *b);
/* Equal texts of a text column, equal numbers otherwise; two absent cells are equal. */
bool table_cell_same(const struct table_column *column, const struct table_cell *a, const struct table_cell *b);
/* Does each blank-separated word of filter occur in some cell, as shown or as exported? ASCII case is ignored. */
bool table_cells_fit(const struct table_column *column, size_t columns, const struct table_cell *cell,
                     const char *filter);

#endif
