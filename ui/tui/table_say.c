/* SPDX-License-Identifier: MIT */
/* table_say: the loaded rows as lines for the linear mode, and the export of all rows. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/tui/table_priv.h"

/* --- lines -------------------------------------------------------------------------------------------------------- */

/*
 * A sanitised copy without blanks at its ends; the caller frees. Larger than the text, because an invalid byte becomes
 * a replacement character of three bytes.
 */
static char *sanitised(const char *text)
{
    size_t size = 4 * strlen(text) + 1;
    char *clean = text_sanitise(mem_alloc(size), size, text);
    return text_trim(clean, size, clean);
}

/* Adds "title: value", or only the value if the table has no headings. Adds nothing for an empty value. */
static void add_value(struct buffer *values, const struct table *table, const struct table_column *column,
                      const struct table_cell *cell)
{
    char buf[MONEY_TEXT], name[TABLE_NAME], title[TABLE_NAME + 8] = "";
    if (column->type == TABLE_BAR || column->type == TABLE_PLACE)
        return;
    char *value = sanitised(table_cell_show(buf, column, cell));
    if (table->heading && *table_column_name(name, column)) {
        const char *const arg[] = {name, ""};
        text_fill(title, sizeof title, _("{0}: {1}"), 2, arg);
    }
    if (*value)
        buffer_format(values, "%s%s%s", values->length > 0 ? ", " : "", title, value);
    free(value);
}

static bool shows_places(const struct table_sheet *sheet)
{
    for (size_t i = 0; i < sheet->shows; i++)
        if (sheet->source.column[sheet->shown[i]].type == TABLE_PLACE)
            return true;
    return false;
}

static void say_row(const struct table *table, size_t place, void (*line)(void *context, const char *text),
                    void *context)
{
    const struct table_sheet *sheet = table_top(table);
    const struct table_cell *cell = table_rows_at(&sheet->page.rows, place - sheet->first);
    struct buffer values = {0}, text = {0};
    for (size_t i = 0; i < sheet->shows; i++)
        add_value(&values, table, &sheet->source.column[sheet->shown[i]], &cell[sheet->shown[i]]);
    if (place == sheet->list.marked)
        buffer_format(&values, "%s%s", values.length > 0 ? ", " : "", _("marked"));
    if (shows_places(sheet))
        buffer_format(&text, "%zu. ", place + 1);
    buffer_add(&text, values.text ? values.text : "");
    line(context, text.text);
    buffer_clear(&values);
    buffer_clear(&text);
}

static void say_totals(const struct table *table, void (*line)(void *context, const char *text), void *context)
{
    const struct table_sheet *sheet = table_top(table);
    struct buffer values = {0}, text = {0};
    for (size_t i = 0; i < sheet->shows; i++)
        if (sheet->source.column[sheet->shown[i]].sum)
            add_value(&values, table, &sheet->source.column[sheet->shown[i]], &sheet->total[sheet->shown[i]]);
    if (values.text) {
        buffer_format(&text, "%s. %s", _("Total"), values.text);
        line(context, text.text);
    }
    buffer_clear(&values);
    buffer_clear(&text);
}

void table_say(const struct table *table, void (*line)(void *context, const char *text), void *context)
{
    const struct table_sheet *sheet = table_top(table);
    size_t body = table_sheet_body(table, sheet, table->rows), first = table_sheet_first(sheet, body);
    size_t loaded = sheet->first + sheet->page.rows.count;
    char text[TABLE_INFO];
    if ((table->info || sheet->list.count > body) && *table_info(text, table, body))
        line(context, text);
    if (sheet->list.count == 0 && *table_empty_text(text, table))
        line(context, text);
    for (size_t place = first; place < first + body && place < loaded; place++)
        if (place >= sheet->first)
            say_row(table, place, line, context);
    if (sheet->list.count > 0 && table_sheet_has_totals(sheet))
        say_totals(table, line, context);
}

/* --- export ------------------------------------------------------------------------------------------------------- */

struct writing {
    const struct table_sheet *sheet;
    struct progress *progress;
    const struct table_column **column; /* the columns written */
    size_t *at;                         /* their indexes among the columns of the source */
    const struct table_cell **cell;     /* the cells of the current row */
    size_t columns;
    enum status (*write)(void *context, const struct table_line *line, struct error *err);
    void *context;
    int64_t rows;
    enum status status;
    struct error *err;
};

static bool write_row(void *context, int64_t id, const struct table_cell *cell)
{
    struct writing *writing = context;
    struct table_line line = {.columns = writing->columns, .column = writing->column, .cell = writing->cell};
    (void)id;
    for (size_t i = 0; i < writing->columns; i++)
        writing->cell[i] = &cell[writing->at[i]];
    writing->status = writing->write(writing->context, &line, writing->err);
    writing->rows++;
    return writing->status == STATUS_OK && (!writing->progress || progress_step(writing->progress, writing->rows));
}

static void choose_columns(struct writing *writing)
{
    const struct table_sheet *sheet = writing->sheet;
    writing->column = mem_alloc(sheet->shows * sizeof *writing->column);
    writing->at = mem_alloc(sheet->shows * sizeof *writing->at);
    writing->cell = mem_alloc(sheet->shows * sizeof *writing->cell);
    for (size_t i = 0; i < sheet->shows; i++) {
        const struct table_column *column = &sheet->source.column[sheet->shown[i]];
        if (column->type == TABLE_BAR || column->type == TABLE_PLACE)
            continue;
        writing->column[writing->columns] = column;
        writing->at[writing->columns++] = sheet->shown[i];
    }
}

static enum status write_all(struct writing *writing)
{
    const struct table_sheet *sheet = writing->sheet;
    struct table_line heading = {.columns = writing->columns, .column = writing->column};
    TRY(writing->write(writing->context, &heading, writing->err));
    TRY(table_source_walk(&sheet->source, &sheet->query, write_row, writing, writing->err));
    return writing->status;
}

enum status table_export(const struct table *table,
                         enum status (*write)(void *context, const struct table_line *line, struct error *err),
                         void *context, struct error *err)
{
    struct writing writing = {
        .sheet = table_top(table), .progress = table->progress, .write = write, .context = context, .err = err};
    choose_columns(&writing);
    enum status status = write_all(&writing);
    free(writing.column);
    free(writing.at);
    free(writing.cell);
    return status;
}
