/* SPDX-License-Identifier: MIT */
/*
 * counter_table: what a screen whose rows have columns gets from the counter. Such a screen sets .table; its rows are
 * then loaded, moved through, sorted, filtered, counted and exported here. A screen over rows in memory keeps a
 * struct table_memory in its state.
 */
#ifndef FD_UI_COUNTER_COUNTER_TABLE_H
#define FD_UI_COUNTER_COUNTER_TABLE_H

#include "ui/tui/table.h"
#include "ui/counter/screen.h"

/* Rows in memory and the table that shows them. */
struct table_memory {
    struct table_array array;
    struct table table;
};

/*
 * Shows what `fill` adds to the array; its data is the counter. heading: the columns have one from the beginning; else
 * it comes with the first key that needs it. Until such a key no column is marked.
 */
void counter_table_open(struct counter *counter, struct table_memory *memory, const struct table_column *column,
                        size_t columns, void (*fill)(struct table_array *array, const void *data), bool heading);
void counter_table_refill(struct table_memory *memory); /* the records that fill reads have changed */
void counter_table_close(struct table_memory *memory);

struct table *counter_table(struct counter *counter); /* of the screen on top; NULL: it has none */
/*
 * Loads what is not loaded and gives the id of the marked row. False: there is none, it could not be read, or what is
 * marked is a frequency or a choice of columns and no row of the screen.
 */
bool counter_table_id(struct counter *counter, int64_t *id);
/* Loads what is shown. False: what is marked is no row of the screen. */
bool counter_table_settle(struct counter *counter);
/* False: not a key of the table alone. It takes all text while the filter is typed. */
bool counter_table_key(struct counter *counter, const struct key *key);
bool counter_table_back(struct counter *counter); /* undoes one thing in the table; false: there is nothing */
void counter_table_run(struct counter *counter);  /* the command that is the binding's argument */
/* Rows from `first` on, `rows` of them; the heading above. */
void counter_table_draw(const struct table *table, struct canvas *canvas, int first, int rows);

#define BIND_TABLE_SORT                                                                                                \
    {BIND(SORT, counter_table_run), .argument = TABLE_DO_SORT_UP, .needs_row = true, .key = "[",                       \
     .help = N_("sorts by the marked column, smallest first")},                                                        \
    {                                                                                                                  \
        BIND(SORT_DOWN, counter_table_run), .argument = TABLE_DO_SORT_DOWN, .needs_row = true, .key = "]",             \
                                            .help = N_("sorts by the marked column, largest first")                    \
    }
/* What every table has; Up, Down and pages are BIND_COMMON_LIST. */
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
