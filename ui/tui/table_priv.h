/* SPDX-License-Identifier: MIT */
/* table_priv: shared by the table_*.c files. */
#ifndef FD_UI_TUI_TABLE_PRIV_H
#define FD_UI_TUI_TABLE_PRIV_H

#include "ui/tui/table.h"

#define TABLE_SPOTS 128 /* most columns drawn at once */

/* --- table.c --- */
/* May the column at this index of `shown` be marked? Not TABLE_PLACE, which cannot be sorted or counted. */
bool table_sheet_markable(const struct table_sheet *sheet, size_t place);
struct table_sheet *table_sheet_top(struct table *table);
/* Pushes a sheet with this source (copied). table_sheet_pop frees its `own` and `made`. */
struct table_sheet *table_sheet_push(struct table *table, enum table_kind kind, const struct table_source *source);
void table_sheet_pop(struct table *table);
/* To be called after the sheet's query has changed: marks the first row, to be read by the next load. */
void table_sheet_touch(struct table_sheet *sheet);
/* Rebuilds `shown` from `order` and `off`; the marked column stays marked if it is still shown. */
void table_sheet_arrange(struct table_sheet *sheet);
/* table_sheet_body: visible rows in a rectangle of `rows`, at least 1. table_sheet_first: list index of the first. */
size_t table_sheet_body(const struct table *table, const struct table_sheet *sheet, int rows);
size_t table_sheet_first(const struct table_sheet *sheet, size_t body);
bool table_sheet_has_totals(const struct table_sheet *sheet);

/* --- table_derive.c --- */
/* Pushes a sheet over the array `own`; takes ownership of `own` and `made` (NULL: columns are borrowed). */
struct table_sheet *table_sheet_lay(struct table *table, enum table_kind kind, struct table_array *own,
                                    struct table_column *made);
void table_made_free(struct table_array *own, struct table_column *made); /* frees both when no sheet was pushed */
enum status table_frequency_count(struct table *table, struct error *err) MUST_USE;
/*
 * table_frequency_take: pops the frequency and narrows the rows below to the marked value. table_choice_turn: shows or
 * hides the marked column. table_choice_shift: moves it by -1 or 1. False: nothing changed.
 */
bool table_frequency_take(struct table *table);
bool table_choice_turn(struct table *table);
bool table_choice_shift(struct table *table, int by);

/* --- table_layout.c --- */
struct table_spot {
    size_t place;  /* index in sheet->shown */
    int at, cells; /* left edge, from that of the rectangle, and width */
    int most;      /* width it would use if there were room */
    bool bar;
};

struct table_layout {
    struct table_spot spot[TABLE_SPOTS];
    size_t spots;
    size_t frozen;    /* the first `frozen` spots do not scroll */
    bool left, right; /* there are more columns on that side */
};

/* Lays out the columns in `cols` cells for the loaded rows first … first + body - 1. */
void table_layout(struct table_layout *layout, const struct table_sheet *sheet, int cols, size_t first, size_t body);
/* Scrolls the marked column into view; unfreezes columns where the frozen ones leave no room for it. */
void table_layout_scroll(struct table_sheet *sheet, int cols, size_t first, size_t body);

/* --- table_draw.c --- */
/* "rows 1-18 of 240, filter: 张": the text of the information line, "" for none. Returns buf. */
#define TABLE_INFO 512
char *table_info(char buf[TABLE_INFO], const struct table *table, size_t body);
const char *table_empty_text(char buf[TABLE_INFO], const struct table *table);

#endif
