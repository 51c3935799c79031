/* SPDX-License-Identifier: MIT */
#include "ui/counter/counter_table.h"

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

void counter_table_open(struct counter *counter, struct table_memory *memory, const struct table_column *column,
                        size_t columns, void (*fill)(struct table_array *array, const void *data),
                        const struct table_frame *frame)
{
    memory->frame = *frame;
    table_array_init(&memory->array, column, columns);
    table_array_fill(&memory->array, fill, counter);
    struct table_source source = table_array_source(&memory->array);
    table_init(&memory->table, &source);
    memory->table.heading = frame->heading;
    memory->table.info = memory->table.across = false;
    memory->table.empty = "";
}

void counter_table_refill(struct table_memory *memory)
{
    table_array_refill(&memory->array);
    table_refresh(&memory->table);
}

void counter_table_close(struct table_memory *memory)
{
    table_clear(&memory->table);
    table_array_clear(&memory->array);
}

static struct table_memory *memory_of_top(const struct counter *counter)
{
    const struct screen *top = counter_top(counter);
    return top->table ? top->table(counter) : NULL;
}

struct table *counter_table(const struct counter *counter)
{
    struct table_memory *memory = memory_of_top(counter);
    return memory ? &memory->table : NULL;
}

static struct table_place place_of(const struct table_memory *memory, int rows, int cols)
{
    int first = memory->frame.first - memory->table.heading;
    return (struct table_place){.row = first, .rows = rows - SCREEN_FOOT - memory->frame.below - first, .cols = cols};
}

bool counter_table_place(const struct counter *counter, int rows, int cols, struct table_place *place)
{
    const struct table_memory *memory = memory_of_top(counter);
    if (memory)
        *place = place_of(memory, rows, cols);
    return memory != NULL;
}

/* Whether the rows of the table are rows of the screen: those of a frequency or a choice of columns are not. */
static bool shows_rows(const struct table *table)
{
    enum table_kind kind = table_top(table)->kind;
    return kind == TABLE_SHEET_ROWS || kind == TABLE_SHEET_COMPARISON;
}

static bool load(struct counter *counter, struct table *table)
{
    struct progress progress;
    struct error err;
    struct table_place place;
    if (counter_table_place(counter, counter->canvas_rows, counter->canvas_cols, &place))
        table_size(table, place.rows, place.cols);
    counter_read_programme(counter); /* for the words of the rows: a key typed ahead comes before the counter settles */
    table->progress = counter_watch(counter, &progress, N_("Counting the rows"));
    enum status status = table_load(table, &err);
    table->progress = NULL;
    if (status != STATUS_OK)
        counter_refuse(counter, &err);
    return status == STATUS_OK;
}

bool counter_table_id(struct counter *counter, int64_t *id)
{
    struct table *table = counter_table(counter);
    return table && shows_rows(table) && load(counter, table) && table_id(table, id);
}

bool counter_table_settle(struct counter *counter)
{
    struct table *table = counter_table(counter);
    return !table || (load(counter, table) && shows_rows(table));
}

/* Loads first: with type-ahead the rows have not been shown yet, and their number limits the move. */
void counter_table_move(struct counter *counter, int by)
{
    struct table *table = counter_table(counter);
    if (load(counter, table))
        table_move(table, by);
}

void counter_table_page(struct counter *counter, int by)
{
    struct table *table = counter_table(counter);
    if (load(counter, table))
        table_page(table, by);
}

/* Turns on the heading and the marked column, which are hidden until used. False: they are on already. */
static bool show_marks(struct table *table)
{
    if (table->across)
        return false;
    table->heading = table->info = table->across = true;
    if (!*table->empty)
        table->empty = NULL;
    return true;
}

void counter_table_compare(struct counter *counter, size_t key, const char *title,
                           void (*fill)(struct table_array *array, const void *data))
{
    struct table_memory *memory = memory_of_top(counter);
    struct table_array other;
    struct progress progress;
    struct error err;
    if (!memory)
        return;
    struct table *table = &memory->table;
    counter_read_programme(counter);
    table_array_init(&other, memory->array.column, memory->array.rows.columns);
    table_array_fill(&other, fill, counter);
    struct table_source source = table_array_source(&other);
    table->progress = counter_watch(counter, &progress, N_("Comparing the rows"));
    enum status status = table_compare(table, &source, key, title, &err);
    table->progress = NULL;
    table_array_clear(&other);
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    show_marks(table);
    load(counter, table);
}

static void apply_result(struct counter *counter, struct table *table, enum table_result result)
{
    if (result == TABLE_CHANGED)
        load(counter, table);
    else if (result == TABLE_EXPORT)
        export_table(counter, table);
    else
        counter_refuse_key(counter);
}

void counter_table_run(struct counter *counter)
{
    struct table *table = counter_table(counter);
    enum table_command command = (enum table_command)counter->binding->argument;
    bool across = command == TABLE_DO_LEFT || command == TABLE_DO_RIGHT;
    bool plain = command == TABLE_DO_HOME || command == TABLE_DO_END || command == TABLE_DO_EXPORT;
    if (!plain && show_marks(table) && across)
        load(counter, table); /* the marked column was not visible yet, so the first step only shows it */
    else
        apply_result(counter, table, table_run(table, command));
}

bool counter_table_key(struct counter *counter, const struct key *key)
{
    struct table *table = counter_table(counter);
    if (!table || (!table->editing && shows_rows(table)))
        return false;
    enum table_result result = table_key(table, key);
    if (result != TABLE_UNUSED)
        apply_result(counter, table, result);
    return result != TABLE_UNUSED;
}

bool counter_table_back(struct counter *counter)
{
    struct table *table = counter_table(counter);
    return table && table_back(table) && load(counter, table);
}

void counter_table_draw(const struct table_memory *memory, struct canvas *canvas)
{
    struct table_place place = place_of(memory, canvas->rows, canvas->cols);
    table_draw(&memory->table, canvas, &place);
}
