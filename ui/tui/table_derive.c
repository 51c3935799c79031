/* SPDX-License-Identifier: MIT */
/* table_derive: sheets made from the rows of another sheet: frequencies and the choice of columns. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/strmap.h"
#include "ui/tui/table_priv.h"

struct table_sheet *table_sheet_lay(struct table *table, enum table_kind kind, struct table_array *own,
                                    struct table_column *made)
{
    struct table_source source = table_array_source(own);
    struct table_sheet *sheet = table_sheet_push(table, kind, &source);
    sheet->own = own;
    sheet->made = made;
    return sheet;
}

void table_made_free(struct table_array *own, struct table_column *made)
{
    table_array_clear(own);
    free(own);
    free(made);
}

/* --- frequency ---------------------------------------------------------------------------------------------------- */

enum { VALUE, COUNT, SHARE, BAR, FREQUENCY_COLUMNS };

struct tally {
    const struct table_column *column;
    size_t at; /* index of the column in the rows of the source */
    struct progress *progress;
    struct table_array *array; /* one row per value */
    struct strmap rows_of;     /* value → row of the array */
    int64_t rows, counted;     /* rows walked; rows whose value is in the array */
    bool cut;
};

static bool tally_row(void *context, int64_t id, const struct table_cell *cell)
{
    struct tally *tally = context;
    struct table_array *array = tally->array;
    char buf[MONEY_TEXT];
    struct buffer key = {0};
    (void)id;
    cell += tally->at;
    buffer_add(&key, cell->absent ? "-" : "=");
    buffer_add(&key, table_cell_plain(buf, tally->column, cell));
    size_t row = strmap_find(&tally->rows_of, key.text, TABLE_NONE);
    if (row == TABLE_NONE && array->rows.count < TABLE_KEPT) {
        row = array->rows.count;
        strmap_put(&tally->rows_of, key.text, row);
        struct table_cell *value = table_array_add(array, 0);
        value[VALUE] = *cell;
        if (cell->text)
            value[VALUE].text = table_array_keep(array, cell->text);
    }
    buffer_clear(&key);
    tally->rows++;
    if (row == TABLE_NONE)
        tally->cut = true;
    else
        array->rows.cell[row * FREQUENCY_COLUMNS + COUNT].number++;
    return !tally->progress || progress_step(tally->progress, tally->rows);
}

/* Shares are of all rows, including values beyond TABLE_KEPT. */
static void fill_shares(struct tally *tally)
{
    for (size_t row = 0; row < tally->array->rows.count; row++) {
        struct table_cell *cell = tally->array->rows.cell + row * FREQUENCY_COLUMNS;
        cell[SHARE].number = number_muldiv_half_up(cell[COUNT].number, BASIS, tally->rows);
        cell[BAR].number = cell[COUNT].number;
    }
}

static struct table_column *frequency_columns(const struct table_column *of)
{
    struct table_column *column = mem_alloc(FREQUENCY_COLUMNS * sizeof *column);
    column[VALUE] = *of;
    column[VALUE].sum = false;
    column[VALUE].hidden = false;
    column[COUNT] = (struct table_column){
        .title = N_("Number"), .definition = N_("rows with this value"), .type = TABLE_INTEGER, .sum = true};
    column[SHARE] = (struct table_column){
        .title = N_("Share"), .definition = N_("of all rows of the filter"), .type = TABLE_PERCENT};
    column[BAR] = (struct table_column){.title = "", .type = TABLE_BAR, .most = 30};
    return column;
}

enum status table_frequency_count(struct table *table, struct error *err)
{
    const struct table_sheet *below = table_top(table);
    size_t of = table_marked_column(table);
    struct table_column *column = frequency_columns(&below->source.column[of]);
    struct tally tally = {.column = column, .at = of, .progress = table->progress};
    tally.array = mem_alloc(sizeof *tally.array);
    table_array_init(tally.array, column, FREQUENCY_COLUMNS);
    struct table_query query = below->query; /* the order does not matter, so the source need not sort */
    query.sort = TABLE_NONE;
    table_query_touch(&query);
    enum status status = table_source_walk(&below->source, &query, tally_row, &tally, err);
    strmap_clear(&tally.rows_of);
    if (status != STATUS_OK || (tally.progress && tally.progress->cancelled)) {
        table_made_free(tally.array, column);
        return status;
    }
    fill_shares(&tally);
    struct table_sheet *sheet = table_sheet_lay(table, TABLE_SHEET_FREQUENCY, tally.array, column);
    sheet->column_of = of;
    sheet->cut = tally.cut;
    sheet->query.sort = COUNT;
    sheet->query.descending = true;
    return STATUS_OK;
}

bool table_frequency_take(struct table *table)
{
    const struct table_cell *row = table_marked_row(table);
    const struct table_sheet *sheet = table_top(table);
    struct table_sheet *below = &table->sheet[table->sheets - 2];
    if (!row || !table_query_narrow(&below->query, sheet->column_of, &row[VALUE]))
        return false;
    table_sheet_touch(below);
    table_sheet_pop(table);
    return true;
}

/* --- the choice of columns ---------------------------------------------------------------------------------------- */

enum { IS_SHOWN, TITLE, MEANING, CHOICE_COLUMNS };

static const struct table_column choice_columns[CHOICE_COLUMNS] = {
    [IS_SHOWN] = {.title = N_("Shown"), .definition = N_("Enter shows the column or hides it"), .least = 4},
    [TITLE] = {.title = N_("Column"), .definition = N_("Left and right move it among the others")},
    [MEANING] = {.title = N_("Meaning"), .definition = N_("what the column says"), .most = 80},
};

/* One row per column, in their order; its id is the column counted from 1. */
static void fill_choice(struct table_array *array, const struct table_sheet *of)
{
    table_array_empty(array);
    for (size_t i = 0; i < of->source.columns; i++) {
        size_t at = of->order[i];
        const struct table_column *column = &of->source.column[at];
        const char *title = table_column_title(column);
        struct table_cell *cell = table_array_add(array, (int64_t)at + 1);
        cell[IS_SHOWN].text = of->off[at] ? "[ ]" : "[x]";
        cell[TITLE].text = *title ? title : column->code ? column->code : "-";
        cell[MEANING].text = column->definition && *column->definition ? _(column->definition) : NULL;
    }
}

bool table_choose(struct table *table)
{
    const struct table_sheet *below = table_top(table);
    if (below->kind == TABLE_SHEET_CHOICE || below->source.columns < 2)
        return false;
    struct table_array *array = mem_alloc(sizeof *array);
    table_array_init(array, choice_columns, CHOICE_COLUMNS);
    fill_choice(array, below);
    struct table_sheet *sheet = table_sheet_lay(table, TABLE_SHEET_CHOICE, array, NULL);
    sheet->follow = true;
    for (size_t i = 0; i < below->source.columns; i++) /* marks the column that is marked in the sheet below */
        if (below->order[i] == below->shown[below->marked])
            sheet->list = (struct list){.count = below->source.columns, .marked = i};
    return true;
}

static void choice_changed(struct table_sheet *sheet, struct table_sheet *below)
{
    table_sheet_arrange(below);
    fill_choice(sheet->own, below);
    table_query_touch(&sheet->query);
    sheet->fresh = false;
    sheet->again = true;
}

bool table_choice_turn(struct table *table)
{
    struct table_sheet *sheet = table_sheet_top(table), *below = sheet - 1;
    int64_t id;
    if (!table_id(table, &id))
        return false;
    size_t column = (size_t)id - 1;
    if (!below->off[column] && below->shows == 1)
        return false;
    below->off[column] = !below->off[column];
    choice_changed(sheet, below);
    return true;
}

bool table_choice_shift(struct table *table, int by)
{
    struct table_sheet *sheet = table_sheet_top(table), *below = sheet - 1;
    size_t at = 0, columns = below->source.columns;
    int64_t id;
    if (!table_id(table, &id))
        return false;
    while (below->order[at] != (size_t)id - 1)
        at++;
    size_t to = by < 0 ? at - 1 : at + 1; /* moving before the first wraps to SIZE_MAX, which the next check refuses */
    if (to >= columns)
        return false;
    below->order[at] = below->order[to];
    below->order[to] = (size_t)id - 1;
    choice_changed(sheet, below);
    return true;
}
