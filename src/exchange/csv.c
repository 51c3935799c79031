/* SPDX-License-Identifier: MIT */
#include "exchange/csv.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"

struct reader {
    struct csv *csv;
    size_t row_room;
    struct csv_row open; /* the row being read */
    size_t field_room;
    size_t ended;   /* rows ended so far, including blank ones: the row number a spreadsheet shows */
    int terminator; /* character that ended the last row; 0 after the next field */
};

static bool dangerous(char c)
{
    return c != '\0' && strchr("=+-@\t\r", c) != NULL;
}

/*
 * Whether the field is a formula character behind any number of apostrophes. Counting existing apostrophes makes
 * writing and reading inverse to each other.
 */
static bool guardable(const char *field)
{
    return dangerous(field[strspn(field, "'")]);
}

static void take_field(void *bytes, size_t length, void *data)
{
    struct reader *reader = data;
    struct csv_row *open = &reader->open;
    const char *text = length > 0 ? bytes : "";
    reader->terminator = 0;
    if (text[0] == '\'' && guardable(text))
        text++;
    open->field = mem_grow(open->field, open->fields, &reader->field_room, sizeof *open->field);
    open->field[open->fields++] = mem_copy(text);
}

static void take_row(int terminator, void *data)
{
    struct reader *reader = data;
    struct csv *csv = reader->csv;
    bool crlf = terminator == '\n' && reader->terminator == '\r';
    reader->terminator = terminator;
    if (crlf)
        return;
    reader->ended++;
    if (reader->open.fields == 0)
        return;
    csv->row = mem_grow(csv->row, csv->rows, &reader->row_room, sizeof *csv->row);
    reader->open.number = reader->ended;
    csv->row[csv->rows++] = reader->open;
    reader->open = (struct csv_row){0};
    reader->field_room = 0;
}

static void clear_row(struct csv_row *row)
{
    for (size_t i = 0; i < row->fields; i++)
        free(row->field[i]);
    free(row->field);
}

/* The most frequent candidate outside quotes in the first row that is not blank. */
static char find_delimiter(const char *text, size_t length)
{
    static const char candidates[] = ",;\t|";
    size_t seen[sizeof candidates - 1] = {0};
    bool quoted = false, begun = false;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        bool end = c == '\n' || c == '\r';
        if (end && begun && !quoted)
            break;
        begun = begun || !end;
        if (c == '"')
            quoted = !quoted;
        const char *found = quoted || c == '\0' ? NULL : strchr(candidates, c);
        if (found != NULL)
            seen[found - candidates]++;
    }
    size_t best = 0;
    for (size_t i = 1; i < sizeof candidates - 1; i++)
        if (seen[i] > seen[best])
            best = i;
    return candidates[best];
}

static int never_space(unsigned char c)
{
    (void)c;
    return 0;
}

static void *resize(void *block, size_t size)
{
    return mem_resize(block, size, 1);
}

static bool run(struct reader *reader, const char *text, size_t length, char delimiter)
{
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_APPEND_NULL) != 0)
        return false;
    csv_set_delim(&parser, (unsigned char)delimiter);
    csv_set_space_func(&parser, never_space); /* blanks are part of the field, and a tab may be the delimiter */
    csv_set_realloc_func(&parser, resize);
    csv_set_blk_size(&parser, 4096);
    bool good = csv_parse(&parser, text, length, take_field, take_row, reader) == length &&
                csv_fini(&parser, take_field, take_row, reader) == 0;
    csv_free(&parser);
    return good;
}

enum status csv_read(const char *text, size_t length, char delimiter, struct csv *csv, struct error *err)
{
    *csv = (struct csv){0};
    if (memchr(text, '\0', length) != NULL)
        return error_value(err, "file", "", "the text contains a NUL byte");
    struct reader reader = {.csv = csv};
    bool good = run(&reader, text, length, delimiter != '\0' ? delimiter : find_delimiter(text, length));
    clear_row(&reader.open);
    if (good)
        return STATUS_OK;
    csv_clear(csv);
    char field[32];
    snprintf(field, sizeof field, "row %zu", reader.ended + 1);
    enum status status = error_value(err, field, "\"", "a quote is missing or stands in the wrong place");
    return status;
}

void csv_clear(struct csv *csv)
{
    for (size_t i = 0; i < csv->rows; i++)
        clear_row(&csv->row[i]);
    free(csv->row);
    *csv = (struct csv){0};
}

static void append_field(struct buffer *out, const char *field, bool only)
{
    bool guarded = guardable(field);
    size_t length = strlen(field);
    bool quoted = field[strcspn(field, ",;\t|\"\r\n")] != '\0' || (length == 0 && only) ||
                  (length > 0 && (field[0] == ' ' || field[length - 1] == ' '));
    if (quoted)
        buffer_add(out, "\"");
    if (guarded)
        buffer_add(out, "'");
    for (const char *rest = field; *rest != '\0';) {
        size_t run_length = strcspn(rest, "\"");
        buffer_add_bytes(out, rest, run_length);
        rest += run_length;
        if (*rest == '"') {
            buffer_add(out, "\"\"");
            rest++;
        }
    }
    if (quoted)
        buffer_add(out, "\"");
}

void csv_append(struct buffer *out, const char *const *field, size_t fields)
{
    for (size_t i = 0; i < fields; i++) {
        if (i > 0)
            buffer_add(out, ",");
        append_field(out, field[i], fields == 1);
    }
    buffer_add(out, "\r\n");
}
