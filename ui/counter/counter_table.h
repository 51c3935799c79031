/* SPDX-License-Identifier: MIT */
/*
 * counter_table: tables (ui/tui/table.h) on screens. A screen that sets .table gets loading, moving, sorting,
 * filtering, counting and export from here. A screen over rows in memory keeps a struct table_memory in its state.
 */
#ifndef FD_UI_COUNTER_COUNTER_TABLE_H
#define FD_UI_COUNTER_COUNTER_TABLE_H

#include "ui/tui/table.h"
#include "ui/counter/screen.h"

/* Where a table stands on its screen. It takes the whole width, and the height that is left. */
struct table_frame {
    int first;    /* canvas row of its first row; the heading is one above */
    int below;    /* canvas rows free between it and the sentence */
    bool heading; /* shown from the beginning; else with the first key that needs it */
};

/* An array of rows and the table over it. */
struct table_memory {
    struct table_array array;
    struct table table;
    struct table_frame frame;
};

/*
 * Opens a table of the rows that `fill` adds; its data is the counter. The columns are borrowed. No column is marked
 * before the first key that needs that.
 */
void counter_table_open(struct counter *counter, struct table_memory *memory, const struct table_column *column,
                        size_t columns, void (*fill)(struct table_array *array, const void *data),
                        const struct table_frame *frame);
void counter_table_refill(struct table_memory *memory); /* what fill reads has changed */
void counter_table_close(struct table_memory *memory);

struct table *counter_table(const struct counter *counter); /* of the top screen; NULL: none */
/* The rectangle of the top screen's table on a canvas of that size, heading included. False: there is none. */
bool counter_table_place(const struct counter *counter, int rows, int cols, struct table_place *place);
/*
 * Loads what is not loaded and gives the id of the marked row. False: no row, a failed read (shown), or the top sheet
 * is a frequency or a choice of columns.
 */
bool counter_table_id(struct counter *counter, int64_t *id);
/* Loads what is shown. False: the marked row is not a row of the screen, as above. */
bool counter_table_settle(struct counter *counter);
/* Move the mark by rows, by pages; a table must be on top. */
void counter_table_move(struct counter *counter, int by);
void counter_table_page(struct counter *counter, int by);
/* Handles a key of the table only; false: not one. Takes all text while the filter is typed. */
bool counter_table_key(struct counter *counter, const struct key *key);
bool counter_table_back(struct counter *counter); /* table_back; false: nothing to undo */
void counter_table_run(struct counter *counter);  /* runs the binding's argument, an enum table_command */
void counter_table_draw(const struct table_memory *memory, struct canvas *canvas);

/*
 * Opens a comparison of the top screen's table with the rows that `fill` adds, called with the counter as data. key:
 * the column that tells which rows belong together; title: the name of the other window. See table_compare.
 */
void counter_table_compare(struct counter *counter, size_t key, const char *title,
                           void (*fill)(struct table_array *array, const void *data));

#define BIND_TABLE_SORT                                                                                                \
    {BIND(SORT, counter_table_run), .argument = TABLE_DO_SORT_UP, .needs_row = true, .key = "[",                       \
     .help = N_("sorts by the marked column, smallest first")},                                                        \
    {                                                                                                                  \
        BIND(SORT_DOWN, counter_table_run), .argument = TABLE_DO_SORT_DOWN, .needs_row = true, .key = "]",             \
                                            .help = N_("sorts by the marked column, largest first")                    \
    }
/* Bindings of every table; Up, Down and pages are in BIND_COMMON_LIST. */
#define BIND_TABLE                                                                                                     \
    {BIND(SLASH, counter_table_run), .argument = TABLE_DO_FILTER, .key = "/",                                          \
     .help = N_("only the rows with what is typed; Enter keeps it")},                                                  \
        {BIND(FREQUENCY, counter_table_run), .argument = TABLE_DO_FREQUENCY, .key = "F",                               \
         .help = N_("how often each value of the marked column is there")},                                            \
        {BIND(COLUMNS, counter_table_run), .argument = TABLE_DO_CHOOSE, .key = "c",                                    \
         .help = N_("which columns are shown, in which order")},                                                       \
        {BIND(FREEZE, counter_table_run), .argument = TABLE_DO_FREEZE, .key = "f",                                     \
         .help = N_("columns up to the marked one stay when the others scroll")},                                      \
        {BIND(EXPORT, counter_table_run), .argument = TABLE_DO_EXPORT, .key = "e",                                     \
         .help = N_("writes all rows, the columns that are shown, to a file")},                                        \
        {BIND(LEFT, counter_table_run), .argument = TABLE_DO_LEFT, .key = "Left h",                                    \
         .help = N_("the column to the left")},                                                                        \
        {BIND(RIGHT, counter_table_run), .argument = TABLE_DO_RIGHT, .key = "Right l",                                 \
         .help = N_("the column to the right")},                                                                       \
        {BIND(HOME, counter_table_run), .argument = TABLE_DO_HOME, .key = "Home", .help = N_("the first row")},        \
    {                                                                                                                  \
        BIND(END, counter_table_run), .argument = TABLE_DO_END, .key = "End", .help = N_("the last row")               \
    }

#endif
