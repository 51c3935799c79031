/* SPDX-License-Identifier: MIT */
/* table: the stack of sheets, their marks, and reading rows. */
#include "ui/tui/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/locale.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/tui/table_priv.h"

#define ROWS 20
#define COLS 80

/* --- sheets ------------------------------------------------------------------------------------------------------- */

struct table_sheet *table_sheet_top(struct table *table)
{
    return &table->sheet[table->sheets - 1];
}

const struct table_sheet *table_top(const struct table *table)
{
    return &table->sheet[table->sheets - 1];
}

struct table_sheet *table_sheet_push(struct table *table, enum table_kind kind, const struct table_source *source)
{
    struct table_sheet *sheet = &table->sheet[table->sheets++];
    *sheet = (struct table_sheet){.kind = kind, .source = *source};
    sheet->page.rows.columns = source->columns;
    sheet->order = mem_alloc(source->columns * sizeof *sheet->order);
    sheet->shown = mem_alloc(source->columns * sizeof *sheet->shown);
    sheet->off = mem_alloc(source->columns * sizeof *sheet->off);
    for (size_t i = 0; i < source->columns; i++) {
        sheet->order[i] = i;
        sheet->off[i] = source->column[i].hidden;
    }
    if (source->totals)
        sheet->total = mem_alloc(source->columns * sizeof *sheet->total);
    table_query_init(&sheet->query);
    table_sheet_arrange(sheet);
    return sheet;
}

static void clear_sheet(struct table_sheet *sheet)
{
    if (sheet->own)
        table_array_clear(sheet->own);
    free(sheet->own);
    free(sheet->made);
    free(sheet->order);
    free(sheet->shown);
    free(sheet->off);
    free(sheet->total);
    table_query_clear(&sheet->query);
    table_rows_clear(&sheet->page.rows);
    *sheet = (struct table_sheet){0};
}

void table_sheet_pop(struct table *table)
{
    clear_sheet(table_sheet_top(table));
    table->sheets--;
}

void table_sheet_touch(struct table_sheet *sheet)
{
    table_query_touch(&sheet->query);
    sheet->fresh = false;
    sheet->again = false;
    sheet->list.marked = 0;
}

void table_sheet_arrange(struct table_sheet *sheet)
{
    size_t marked = sheet->shows > 0 ? sheet->shown[sheet->marked] : TABLE_NONE;
    sheet->shows = 0;
    for (size_t i = 0; i < sheet->source.columns; i++) {
        size_t column = sheet->order[i];
        if (sheet->off[column])
            continue;
        if (column == marked)
            sheet->marked = sheet->shows;
        sheet->shown[sheet->shows++] = column;
    }
    if (sheet->shows == 0) /* all columns are hidden by default: shows the first */
        sheet->shown[sheet->shows++] = sheet->order[0];
    if (sheet->marked >= sheet->shows)
        sheet->marked = sheet->shows - 1;
    if (!table_sheet_markable(sheet, sheet->marked))
        sheet->marked += sheet->marked + 1 < sheet->shows;
    if (sheet->frozen >= sheet->shows)
        sheet->frozen = sheet->shows - 1;
    if (sheet->scrolled >= sheet->shows)
        sheet->scrolled = sheet->shows - 1;
}

bool table_sheet_markable(const struct table_sheet *sheet, size_t place)
{
    return sheet->source.column[sheet->shown[place]].type != TABLE_PLACE;
}

bool table_sheet_has_totals(const struct table_sheet *sheet)
{
    if (!sheet->source.totals)
        return false;
    for (size_t i = 0; i < sheet->source.columns; i++)
        if (sheet->source.column[i].sum)
            return true;
    return false;
}

size_t table_sheet_body(const struct table *table, const struct table_sheet *sheet, int rows)
{
    rows -= table->heading + table->info + table_sheet_has_totals(sheet);
    return rows > 1 ? (size_t)rows : 1;
}

/* The list scrolls by whole pages, so that a step down redraws two rows on the terminal and not all. */
size_t table_sheet_first(const struct table_sheet *sheet, size_t body)
{
    return sheet->list.marked - sheet->list.marked % body;
}

void table_init(struct table *table, const struct table_source *source)
{
    *table = (struct table){.rows = ROWS, .cols = COLS, .heading = true, .info = true, .across = true};
    edit_init(&table->filter, 0);
    table_sheet_push(table, TABLE_SHEET_ROWS, source);
}

void table_clear(struct table *table)
{
    while (table->sheets > 0)
        table_sheet_pop(table);
}

void table_size(struct table *table, int rows, int cols)
{
    table->rows = rows;
    table->cols = cols;
}

void table_refresh(struct table *table)
{
    table_query_touch(&table->sheet[0].query); /* a refilled array must sort and filter again */
    table->sheet[0].fresh = false;
    table->sheet[0].again = true;
}

void table_follow(struct table *table)
{
    table->sheet[0].follow = true;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static size_t page_end(const struct table_sheet *sheet)
{
    return sheet->first + sheet->page.rows.count;
}

static bool is_loaded(const struct table_sheet *sheet, size_t first, size_t body)
{
    if (!sheet->fresh || first < sheet->first)
        return false;
    return first + body <= page_end(sheet) || (sheet->known && page_end(sheet) >= sheet->list.count);
}

/* Reads into a new page, so that the old one is kept on failure. */
static enum status read_page(struct table_sheet *sheet, size_t first, size_t count, struct error *err)
{
    struct table_page page = {.rows.columns = sheet->source.columns, .total = TABLE_NONE};
    enum status status = sheet->source.read(sheet->source.data, &sheet->query, first, count, &page, err);
    struct table_page *stale = status == STATUS_OK ? &sheet->page : &page;
    table_rows_clear(&stale->rows);
    if (status != STATUS_OK)
        return status;
    sheet->page = page;
    sheet->first = first;
    sheet->known = page.total != TABLE_NONE || (page.rows.count < count && (page.rows.count > 0 || first == 0));
    if (page.total != TABLE_NONE)
        sheet->list.count = page.total;
    else
        sheet->list.count = page_end(sheet) + !sheet->known;
    return STATUS_OK;
}

static enum status count_rows(struct table_sheet *sheet, struct error *err)
{
    size_t total = 0;
    TRY(sheet->source.count(sheet->source.data, &sheet->query, &total, err));
    sheet->list.count = total;
    sheet->known = true;
    return STATUS_OK;
}

/* There is no row at the mark any more: moves it to the last row if that is known, else closer to it. */
static enum status step_back(struct table_sheet *sheet, bool first_time, struct error *err)
{
    size_t end = sheet->first;
    if (!sheet->known && sheet->source.count)
        TRY(count_rows(sheet, err));
    if (sheet->known && sheet->list.count < end)
        end = sheet->list.count;
    else if (!sheet->known && !first_time) /* the new end is unknown: halves the distance */
        end = end / 2 + 1;
    sheet->list.marked = end > 0 ? end - 1 : 0;
    return STATUS_OK;
}

/* After a refresh the mark follows its row (table_follow) or keeps its index. */
static void keep_mark(struct table_sheet *sheet, int64_t id)
{
    list_set(&sheet->list, sheet->list.count);
    if (!sheet->follow || !sheet->again || id == 0)
        return;
    for (size_t i = 0; i < sheet->page.rows.count; i++)
        if (sheet->page.rows.id[i] == id) {
            sheet->list.marked = sheet->first + i;
            return;
        }
}

static enum status read_totals(struct table_sheet *sheet, struct error *err)
{
    if (!sheet->total)
        return STATUS_OK;
    for (size_t i = 0; i < sheet->source.columns; i++)
        sheet->total[i] = (struct table_cell){.absent = true};
    return sheet->source.totals(sheet->source.data, &sheet->query, sheet->total, err);
}

/* Pages begin at a multiple of the screen's rows, and hold a whole number of screens. */
static enum status read_rows(struct table_sheet *sheet, size_t body, struct error *err)
{
    size_t block = sheet->source.block < TABLE_KEPT ? sheet->source.block : TABLE_KEPT;
    size_t span = block > body ? block / body * body : body, end = TABLE_NONE;
    for (;;) {
        size_t first = table_sheet_first(sheet, body);
        TRY(read_page(sheet, first - first % span, span, err));
        if (sheet->page.rows.count > 0 || sheet->first == 0)
            break;
        TRY(step_back(sheet, end == TABLE_NONE, err));
        end = sheet->first;
    }
    if (page_end(sheet) == end && !sheet->known) { /* no row follows */
        sheet->list.count = end;
        sheet->known = true;
    }
    return STATUS_OK;
}

/* Index in the page of a row of the list; TABLE_NONE: not loaded. */
static size_t loaded_row(const struct table_sheet *sheet, size_t place)
{
    return place >= sheet->first && place < page_end(sheet) ? place - sheet->first : TABLE_NONE;
}

static enum status load_rows(struct table *table, struct table_sheet *sheet, struct error *err)
{
    size_t body = table_sheet_body(table, sheet, table->rows);
    if (is_loaded(sheet, table_sheet_first(sheet, body), body))
        return STATUS_OK;
    bool anew = !sheet->fresh;
    size_t row = loaded_row(sheet, sheet->list.marked);
    int64_t id = anew && row != TABLE_NONE ? sheet->page.rows.id[row] : 0;
    TRY(read_rows(sheet, body, err));
    keep_mark(sheet, id);
    if (anew)
        TRY(read_totals(sheet, err));
    sheet->fresh = true;
    return STATUS_OK;
}

static enum status go_to_end(struct table_sheet *sheet, struct error *err)
{
    sheet->to_end = false;
    if (!sheet->known && sheet->source.count)
        TRY(count_rows(sheet, err));
    sheet->list.marked = sheet->list.count > 0 ? sheet->list.count - 1 : 0;
    return STATUS_OK;
}

/* Cells hold translated text, so a change of language requires reading again. */
static void notice_language(struct table *table)
{
    if (strcmp(table->language, locale_language()) == 0)
        return;
    text_copy(table->language, sizeof table->language, locale_language());
    for (size_t i = 0; i < table->sheets; i++) {
        table->sheet[i].again = table->sheet[i].again || table->sheet[i].fresh;
        table->sheet[i].fresh = false;
    }
}

enum status table_load(struct table *table, struct error *err)
{
    notice_language(table);
    if (table->counting) {
        table->counting = false;
        TRY(table_frequency_count(table, err));
    }
    struct table_sheet *sheet = table_sheet_top(table);
    if (sheet->to_end)
        TRY(go_to_end(sheet, err));
    TRY(load_rows(table, sheet, err));
    size_t body = table_sheet_body(table, sheet, table->rows);
    table_layout_scroll(sheet, table->cols, table_sheet_first(sheet, body), body);
    return STATUS_OK;
}

/* --- the top sheet ------------------------------------------------------------------------------------------------ */

struct list *table_list(struct table *table)
{
    return &table_sheet_top(table)->list;
}

size_t table_marked_column(const struct table *table)
{
    const struct table_sheet *sheet = table_top(table);
    return sheet->shown[sheet->marked];
}

const struct table_cell *table_marked_row(const struct table *table)
{
    const struct table_sheet *sheet = table_top(table);
    size_t row = sheet->fresh ? loaded_row(sheet, sheet->list.marked) : TABLE_NONE;
    return row != TABLE_NONE ? table_rows_at(&sheet->page.rows, row) : NULL;
}

bool table_id(const struct table *table, int64_t *id)
{
    const struct table_sheet *sheet = table_top(table);
    if (!table_marked_row(table))
        return false;
    *id = sheet->page.rows.id[loaded_row(sheet, sheet->list.marked)];
    return true;
}

const char *table_definition(const struct table *table)
{
    const struct table_column *column = &table_top(table)->source.column[table_marked_column(table)];
    return column->definition && *column->definition ? _(column->definition) : "";
}
