/* SPDX-License-Identifier: MIT */
/*
 * table: the list widget for everything that has columns. A source (table_rows.h, table_array.h) describes the columns
 * and reads rows a page at a time; the table keeps the view state (mark, sort, filter, columns, frozen columns) and
 * draws it. Modelled on VisiData's sheets.
 *
 * A key is handled in three steps:
 *   1. table_key, or one of the commands, changes the view state and reads nothing.
 *   2. table_load reads what that state needs and is not loaded yet. It is the only function that calls the source's
 *      read (table_compare and table_export walk the source), so call it where the screen does its reading.
 *   3. table_draw and table_say show what is loaded.
 *
 * Frequencies, comparisons and the choice of columns are sheets stacked over the rows they were made from. All commands
 * work on the sheet on top; table_back pops it. A frequency or comparison is a snapshot: table_refresh reads only the
 * bottom sheet again.
 */
#ifndef FD_UI_TUI_TABLE_H
#define FD_UI_TUI_TABLE_H

#include "ui/tui/canvas.h"
#include "ui/tui/list.h"
#include "ui/tui/progress.h"
#include "ui/tui/table_array.h"

#define TABLE_SHEETS 4   /* rows, comparison, frequency, choice of columns */
#define TABLE_KEPT 10000 /* rows that a frequency or comparison holds, and that one read asks for, at most */

enum table_kind { TABLE_SHEET_ROWS, TABLE_SHEET_COMPARISON, TABLE_SHEET_FREQUENCY, TABLE_SHEET_CHOICE };

/* Callers may read this; only the functions below write it. */
struct table_sheet {
    enum table_kind kind;
    struct table_source source;
    struct table_array *own;   /* the rows of a sheet that the table made */
    struct table_column *made; /* and its columns; owned */
    size_t column_of;          /* of a frequency: the column counted, in the sheet below */
    const char *with;          /* of a comparison: name of the other window */
    bool cut;                  /* of a frequency or comparison: there was more than TABLE_KEPT */
    struct table_query query;
    size_t *order;    /* all columns in their order, hidden ones too */
    bool *off;        /* by column: hidden */
    size_t *shown;    /* the columns shown, in order */
    size_t shows;     /* length of shown, at least 1 */
    size_t marked;    /* index in shown of the marked column */
    size_t frozen;    /* the first `frozen` of shown do not scroll */
    size_t scrolled;  /* index in shown of the first visible column behind the frozen ones */
    struct list list; /* the marked row; while the number of rows is unknown, count is one more than was read */
    bool known;       /* list.count is the number of rows */
    bool follow;      /* see table_follow */
    bool fresh;       /* page and total belong to query */
    bool again;       /* not fresh, but only because of table_refresh */
    bool to_end;      /* table_end waits for the number of rows */
    struct table_page page;
    size_t first;             /* index in the list of the page's first row */
    struct table_cell *total; /* one cell a column; NULL: the source has no totals */
};

struct table {
    struct table_sheet sheet[TABLE_SHEETS];
    size_t sheets;
    int rows, cols;            /* size of the rectangle it is drawn in */
    bool heading, info;        /* are these lines drawn? Initially true */
    bool across;               /* is a column marked, moved by Left and Right? Initially true */
    const char *empty;         /* N_(): text shown without rows; NULL: "Nothing to show."; "": none */
    struct progress *progress; /* stepped by long walks, which stop when it is cancelled; borrowed; NULL: none */
    struct edit filter;
    bool editing;                  /* the filter is being typed */
    char before[EDIT_TEXT];        /* the filter before editing began */
    bool counting;                 /* the next load counts the marked column */
    bool armed;                    /* '.' was typed: another '.' goes back, a digit picks a row */
    char language[TABLE_LANGUAGE]; /* of the rows that are loaded */
};

/* Copies the source; what it points to must outlive the table. Natural order, first row marked, 80 columns × 20 rows.
 */
void table_init(struct table *table, const struct table_source *source);
void table_clear(struct table *table); /* frees */
/* Size of the rectangle of table_draw in cells, including heading, totals and information line. */
void table_size(struct table *table, int rows, int cols);
/* Makes the next load read the rows again. The mark keeps its index, clamped to the rows; but see table_follow. */
void table_refresh(struct table *table);
/* From now on, a refresh keeps the mark on the row with the same id if that is on the page read. */
void table_follow(struct table *table);
/*
 * Reads what is not loaded, and everything again after a change of language: read once per page, totals once after a
 * change, and whatever the last command needs (count for table_end, a walk for table_frequency). A mark beyond the
 * last row moves to the last row. On failure the rows loaded before stay visible, but table_id returns false until a
 * load succeeds.
 */
enum status table_load(struct table *table, struct error *err) MUST_USE;

/* --- the top sheet ----------------------------------------------------------------------------------------------- */

const struct table_sheet *table_top(const struct table *table);
/* Its list, for code that moves in any list; call table_load afterwards. Valid while that sheet is on top. */
struct list *table_list(struct table *table);
/* The marked column, as index into the columns of the top sheet's source. */
size_t table_marked_column(const struct table *table);
/* The loaded cells of the marked row, one per column of the source; NULL: none. Valid until the next load. */
const struct table_cell *table_marked_row(const struct table *table);
/*
 * The marked row's id, for opening it or acting on it. False: there is no row or it is not loaded, so no act may
 * follow. In a comparison, a row that only the other window has gives its id there.
 */
bool table_id(const struct table *table, int64_t *id);
/* The marked column's definition in the current language; "" if it has none. */
const char *table_definition(const struct table *table);

/* --- commands: false if nothing changed --------------------------------------------------------------------------- */

bool table_move(struct table *table, int by); /* rows; stops at either end */
bool table_page(struct table *table, int by); /* pages */
bool table_home(struct table *table);
bool table_end(struct table *table);
/* Columns; in a choice of columns: moves the marked one, -1 forward, 1 back. Nothing in a table without `across`. */
bool table_across(struct table *table, int by);
/* Marks the n-th visible row, from 1. */
bool table_pick(struct table *table, int n);
/* Sorts by a column of the source; TABLE_NONE: natural order. Marks the first row. */
bool table_sort(struct table *table, size_t column, bool descending);
/* Keeps only rows that contain every word of text (table_cells_fit); "": all. Marks the first row. */
void table_filter(struct table *table, const char *text);
/* Keeps only rows with that value (text copied) in a column of the source, in addition to the filter. */
bool table_narrow(struct table *table, size_t column, const struct table_cell *cell);
/* Freezes the columns up to the marked one; called again on the same column, unfreezes all. */
bool table_freeze(struct table *table);
/* Shows exactly these columns of the source, in this order. False: count 0 or an unknown column. */
bool table_show(struct table *table, const size_t *column, size_t count);
/* Requests the frequency of the marked column's values. table_load counts; no sheet opens if that fails or is
 * cancelled. */
bool table_frequency(struct table *table);
bool table_choose(struct table *table); /* opens the sheet of columns, to show, hide and order them */
/*
 * Opens a comparison over the rows: for each row its amounts, those of the row with the same value of column `key` in
 * `other`, and the differences; rows that only `other` has come last. `other` must have the same columns; both sources
 * are walked with the present filter. title: the name of the other window; copied. Replaces a comparison that is open.
 */
enum status table_compare(struct table *table, const struct table_source *other, size_t key, const char *title,
                          struct error *err) MUST_USE;
/* Undoes one thing: the filter being typed, the top sheet, the last narrowing, the filter. False: nothing to undo. */
bool table_back(struct table *table);

/* --- keys --------------------------------------------------------------------------------------------------------- */

enum table_command {
    TABLE_DO_UP,
    TABLE_DO_DOWN,
    TABLE_DO_PAGE_UP,
    TABLE_DO_PAGE_DOWN,
    TABLE_DO_HOME,
    TABLE_DO_END,
    TABLE_DO_LEFT,
    TABLE_DO_RIGHT,
    TABLE_DO_SORT_UP,
    TABLE_DO_SORT_DOWN,
    TABLE_DO_FILTER,
    TABLE_DO_FREQUENCY,
    TABLE_DO_COMPARE,
    TABLE_DO_EXPORT,
    TABLE_DO_CHOOSE,
    TABLE_DO_FREEZE,
    TABLE_DO_ENTER,
    TABLE_DO_BACK,
    TABLE_COMMANDS
};

enum table_result {
    TABLE_UNUSED,  /* not a key of the table: the screen handles it */
    TABLE_CHANGED, /* the caller loads and draws */
    TABLE_OPENED,  /* the caller shows the rows behind table_id */
    TABLE_EXPORT,  /* the caller opens a file and calls table_export */
    TABLE_COMPARE, /* the caller asks for another window and calls table_compare */
    TABLE_CLOSED,  /* back, and nothing is left to undo: the caller closes the table */
    TABLE_BEEP     /* the key does nothing here */
};

enum table_result table_run(struct table *table, enum table_command command);
/*
 * Arrows, PgUp PgDn Home End, h j k l, [ ] / F = e c f, Enter, Esc F12 and ".." for back, ".n" for row n; full-width
 * signs too. While the filter is typed all text goes to it, each change filters at once, Enter keeps it, back does not.
 */
enum table_result table_key(struct table *table, const struct key *key);

/* --- output ------------------------------------------------------------------------------------------------------- */

struct table_place {
    int row, rows, col, cols;
};

/*
 * Draws what is loaded: heading, as many rows as fit, totals, information line. Columns that do not fit are left out on
 * the right, marked by '>' in the heading; '<' marks columns scrolled off to the left. Texts and bars shrink first;
 * figures are never cut. The marked row has '>' and the cursor.
 */
void table_draw(const struct table *table, struct canvas *canvas, const struct table_place *place);
/*
 * What table_draw shows, as lines for the linear mode: "1. Name: 张*, Net: 128.00"; only values where there is no
 * heading, no number where no column of places is shown. Where not all rows are shown, which are is said too. The text
 * is valid during the call of line.
 */
void table_say(const struct table *table, void (*line)(void *context, const char *text), void *context);

/* One line of an export. */
struct table_line {
    size_t columns;
    const struct table_column *const *column; /* those shown, in order */
    const struct table_cell *const *cell;     /* NULL in the first line, the heading */
};

/*
 * Writes the top sheet: the columns shown except bars and places, and all rows, not only the page, each as soon as it
 * is read. The first error of write stops it and is returned. If table->progress is cancelled it stops with STATUS_OK.
 */
enum status table_export(const struct table *table,
                         enum status (*write)(void *context, const struct table_line *line, struct error *err),
                         void *context, struct error *err) MUST_USE;

#endif
