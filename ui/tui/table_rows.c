/* SPDX-License-Identifier: MIT */
#include "ui/tui/table_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

#define CHUNK 4096    /* bytes of texts allocated at once */
#define WALK_ROWS 500 /* rows read at once from a source that has no walk function */

/* Texts are kept in chunks that never move, so that cells can point into them. */
struct table_texts {
    struct table_texts *next;
    size_t used, room;
    char text[];
};

const char *table_rows_keep(struct table_rows *rows, const char *text)
{
    size_t size = strlen(text) + 1;
    struct table_texts *texts = rows->texts;
    if (!texts || texts->room - texts->used < size) {
        size_t room = size > CHUNK ? size : CHUNK;
        texts = mem_alloc(sizeof *texts + room);
        texts->room = room;
        texts->next = rows->texts;
        rows->texts = texts;
    }
    char *kept = texts->text + texts->used;
    memcpy(kept, text, size);
    texts->used += size;
    return kept;
}

struct table_cell *table_rows_add(struct table_rows *rows, int64_t id)
{
    rows->cell = mem_grow(rows->cell, rows->count, &rows->room, rows->columns * sizeof *rows->cell);
    rows->id = mem_grow(rows->id, rows->count, &rows->id_room, sizeof *rows->id);
    struct table_cell *cell = rows->cell + rows->count * rows->columns;
    memset(cell, 0, rows->columns * sizeof *cell);
    rows->id[rows->count++] = id;
    return cell;
}

void table_rows_copy(struct table_rows *rows, int64_t id, const struct table_cell *cell)
{
    struct table_cell *copy = table_rows_add(rows, id);
    for (size_t i = 0; i < rows->columns; i++) {
        copy[i] = cell[i];
        if (cell[i].text)
            copy[i].text = table_rows_keep(rows, cell[i].text);
    }
}

const struct table_cell *table_rows_at(const struct table_rows *rows, size_t index)
{
    return rows->cell + index * rows->columns;
}

/* Frees this chunk and those after it. */
static void free_texts(struct table_texts *texts)
{
    while (texts) {
        struct table_texts *next = texts->next;
        free(texts);
        texts = next;
    }
}

void table_rows_empty(struct table_rows *rows)
{
    rows->count = 0;
    if (!rows->texts)
        return;
    free_texts(rows->texts->next);
    rows->texts->next = NULL;
    rows->texts->used = 0;
}

void table_rows_clear(struct table_rows *rows)
{
    free_texts(rows->texts);
    free(rows->cell);
    free(rows->id);
    *rows = (struct table_rows){.columns = rows->columns};
}

static enum status walk_pages(const struct table_source *source, const struct table_query *query,
                              struct table_page *page,
                              bool (*visit)(void *context, int64_t id, const struct table_cell *cell), void *context,
                              struct error *err)
{
    for (size_t first = 0;; first += WALK_ROWS) {
        table_rows_empty(&page->rows);
        TRY(source->read(source->data, query, first, WALK_ROWS, page, err));
        for (size_t i = 0; i < page->rows.count; i++)
            if (!visit(context, page->rows.id[i], table_rows_at(&page->rows, i)))
                return STATUS_OK;
        if (page->rows.count < WALK_ROWS)
            return STATUS_OK;
    }
}

enum status table_source_walk(const struct table_source *source, const struct table_query *query,
                              bool (*visit)(void *context, int64_t id, const struct table_cell *cell), void *context,
                              struct error *err)
{
    if (source->walk)
        return source->walk(source->data, query, visit, context, err);
    struct table_page page = {.rows.columns = source->columns, .total = TABLE_NONE};
    enum status status = walk_pages(source, query, &page, visit, context, err);
    table_rows_clear(&page.rows);
    return status;
}

void table_query_touch(struct table_query *query)
{
    static uint64_t versions;
    query->version = ++versions;
}

void table_query_init(struct table_query *query)
{
    *query = (struct table_query){.sort = TABLE_NONE};
    table_query_touch(query);
}

bool table_query_narrow(struct table_query *query, size_t column, const struct table_cell *cell)
{
    if (query->equals == TABLE_EQUALS)
        return false;
    struct table_equal *equal = &query->equal[query->equals++];
    *equal = (struct table_equal){.column = column, .cell = *cell, .text = cell->text ? mem_copy(cell->text) : NULL};
    equal->cell.text = equal->text;
    table_query_touch(query);
    return true;
}

void table_query_widen(struct table_query *query)
{
    if (query->equals == 0)
        return;
    free(query->equal[--query->equals].text);
    table_query_touch(query);
}

void table_query_clear(struct table_query *query)
{
    while (query->equals > 0)
        table_query_widen(query);
    table_query_init(query);
}
