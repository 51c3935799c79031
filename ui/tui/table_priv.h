/* SPDX-License-Identifier: MIT */
/* table_priv: what the files of table share. */
#ifndef FD_UI_TUI_TABLE_PRIV_H
#define FD_UI_TUI_TABLE_PRIV_H

#include "ui/tui/table.h"

#define TABLE_SPOTS 128 /* columns drawn beside each other at most */

/* --- table.c --- */
/* May a place in shown be marked? The rows' places say nothing that could be sorted or counted. */
bool table_sheet_markable(const struct table_sheet *sheet, size_t place);
struct table_sheet *table_sheet_top(struct table *table);
/* Lays a sheet with this source over the others, or is the first; its own rows, if any, are freed with it. */
struct table_sheet *table_sheet_push(struct table *table, enum table_kind kind, const struct table_source *source);
void table_sheet_pop(struct table *table);
/* The query of the sheet has changed: read from the first row on. */
void table_sheet_touch(struct table_sheet *sheet);
/* The columns shown are those of `order` that are not off; the marked one stays marked while it is shown. */
void table_sheet_arrange(struct table_sheet *sheet);
/* Rows in sight in a rectangle of so many rows, at least 1; and the first of them in the list. */
size_t table_sheet_body(const struct table *table, const struct table_sheet *sheet, int rows);
size_t table_sheet_first(const struct table_sheet *sheet, size_t body);
bool table_sheet_has_totals(const struct table_sheet *sheet);

/* --- table_derive.c --- */
/* Lays a sheet over the others whose rows and columns (NULL: not its own) are given up to it. */
struct table_sheet *table_sheet_lay(struct table *table, enum table_kind kind, struct table_array *own,
                                    struct table_column *made);
void table_made_free(struct table_array *own, struct table_column *made); /* before they are given up */
enum status table_frequency_count(struct table *table, struct error *err) MUST_USE;
/* On a frequency: back to the rows below, only those with the marked value. On a choice: shows or hides the column. */
bool table_frequency_take(struct table *table);
bool table_choice_turn(struct table *table);
bool table_choice_shift(struct table *table, int by);

/* --- table_layout.c --- */
struct table_spot {
    size_t place;  /* in sheet->shown */
    int at, cells; /* from the left of the rectangle */
    int most;      /* cells that it could do with */
    bool bar;
};

struct table_layout {
    struct table_spot spot[TABLE_SPOTS];
    size_t spots;
    size_t frozen;    /* spots that do not scroll */
    bool left, right; /* there are columns that do not show */
};

/* Where the columns stand in `cols` cells, for the loaded rows first … first + body - 1. */
void table_layout(struct table_layout *layout, const struct table_sheet *sheet, int cols, size_t first, size_t body);
/* Scrolls so that the marked column is in sight; of the frozen ones only as many stay frozen as leave it place. */
void table_layout_scroll(struct table_sheet *sheet, int cols, size_t first, size_t body);

/* --- table_draw.c --- */
/* "rows 1-18 of 240, filter: 张": what the line of information says; "" for nothing. */
#define TABLE_INFO 512
char *table_info(char buf[TABLE_INFO], const struct table *table, size_t body);
const char *table_empty_text(char buf[TABLE_INFO], const struct table *table);

#endif
