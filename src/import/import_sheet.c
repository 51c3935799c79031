/* SPDX-License-Identifier: MIT */
#include "import/import_sheet.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "exchange/charset.h"

#define HEADER_TEXT 96

static const struct {
    const char *code, *kinds, *headers;
} fields[SHEET_COUNT] = {
#define X(name, code, kinds, headers) [SHEET_##name] = {code, kinds, headers},
    SHEET_FIELDS(X)
#undef X
};

const char *import_sheet_field_code(enum sheet_field field)
{
    return fields[field].code;
}

static bool of_kind(int field, enum import_kind kind)
{
    return strchr(fields[field].kinds, "msi"[kind]) != NULL;
}

static enum status bad_map(const char *path, const char *value, const char *note, struct error *err)
{
    char field[96];
    snprintf(field, sizeof field, "map%s%s", *path ? "." : "", path);
    return error_value(err, field, value, note);
}

/* --- text to cells -------------------------------------------------------------------------------------------- */

struct lines {
    struct csv *csv;
    size_t row_room;
};

static struct csv_row *add_row(struct lines *lines, size_t number)
{
    lines->csv->row = mem_grow(lines->csv->row, lines->csv->rows, &lines->row_room, sizeof *lines->csv->row);
    struct csv_row *row = &lines->csv->row[lines->csv->rows++];
    *row = (struct csv_row){.number = number};
    return row;
}

static void add_cell(struct csv_row *row, const char *text, size_t length)
{
    row->field = mem_resize(row->field, row->fields + 1, sizeof *row->field);
    char *cell = mem_alloc(length + 1);
    memcpy(cell, text, length);
    row->field[row->fields++] = cell;
}

/* Cells are separated by runs of blanks and tabs; leading and trailing ones are ignored. */
static void cut_blanks(struct csv_row *row, const char *line, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t gap = strspn(line + at, " \t");
        at += gap < length - at ? gap : length - at;
        size_t cell = 0;
        while (at + cell < length && line[at + cell] != ' ' && line[at + cell] != '\t')
            cell++;
        if (cell > 0)
            add_cell(row, line + at, cell);
        at += cell;
    }
}

/* Byte offset of the n-th character (from 0) of a line, its length if it has fewer. */
static size_t character(const char *line, size_t length, size_t n)
{
    uint32_t c;
    size_t at = 0;
    for (; n > 0 && at < length; n--)
        at += text_decode(line + at, &c);
    return at < length ? at : length;
}

/* Cuts at the columns from … to, counted in characters from 1, both included. */
static void cut_fixed(struct csv_row *row, const char *line, size_t length, const json_t *fixed)
{
    for (size_t i = 0; i < json_array_size(fixed); i++) {
        const json_t *range = json_array_get(fixed, i);
        size_t from = (size_t)json_integer_value(json_array_get(range, 0));
        size_t to = (size_t)json_integer_value(json_array_get(range, 1));
        size_t begin = character(line, length, from - 1), end = character(line, length, to);
        add_cell(row, line + begin, end - begin);
    }
}

static void cut_lines(const char *text, const json_t *fixed, struct csv *csv)
{
    struct lines lines = {.csv = csv};
    for (size_t number = 1; *text != '\0'; number++) {
        size_t length = strcspn(text, "\r\n");
        if (strspn(text, " \t") < length) {
            struct csv_row *row = add_row(&lines, number);
            if (fixed)
                cut_fixed(row, text, length, fixed);
            else
                cut_blanks(row, text, length);
        }
        text += length;
        if (text[0] == '\r' && text[1] == '\n')
            text++;
        text += *text != '\0';
    }
}

static enum status check_fixed(const json_t *fixed, struct error *err)
{
    for (size_t i = 0; i < json_array_size(fixed); i++) {
        const json_t *range = json_array_get(fixed, i);
        const json_t *from = json_array_get(range, 0), *to = json_array_get(range, 1);
        if (json_array_size(range) != 2 || !json_is_integer(from) || !json_is_integer(to) ||
            json_integer_value(from) < 1 || json_integer_value(to) < json_integer_value(from))
            return bad_map("fixed", "", "write a column as [from, to], counted from 1", err);
    }
    return STATUS_OK;
}

static enum status read_cells(const struct import_request *request, const json_t *map, struct csv *csv,
                              struct error *err)
{
    const json_t *fixed = json_object_get(map, "fixed");
    const char *delimiter = json_string_value(json_object_get(map, "delimiter"));
    const char *found;
    char *text;
    size_t length;
    if (delimiter && strlen(delimiter) != 1)
        return bad_map("delimiter", delimiter, "the delimiter must be one character", err);
    TRY(check_fixed(fixed, err));
    TRY(charset_decode(request->bytes, request->size, request->encoding, &text, &length, &found, err));
    enum status status = STATUS_OK;
    if (memchr(text, '\0', length))
        status = error_value(err, "file", "", "the text contains a NUL byte");
    else if (fixed || (delimiter && *delimiter == ' '))
        cut_lines(text, fixed, csv);
    else
        status = csv_read(text, length, delimiter ? *delimiter : '\0', csv, err);
    free(text);
    return status;
}

/* --- headers to fields ---------------------------------------------------------------------------------------- */

/* The form in which headers are compared: half-width, no blanks, ASCII letters in lower case. */
static void plain_header(char buf[HEADER_TEXT], const char *header)
{
    char narrow[HEADER_TEXT];
    size_t length = 0;
    text_halfwidth(narrow, sizeof narrow, header);
    for (const char *c = narrow; *c != '\0'; c++)
        if (*c != ' ' && *c != '\t')
            buf[length++] = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    buf[length] = '\0';
}

struct headers {
    char (*name)[HEADER_TEXT];
    size_t count;
};

/* Headers come from the map, else from the first row of the file, else they are "1", "2" …. */
static void read_headers(const json_t *map, struct sheet *sheet, struct headers *headers)
{
    const json_t *given = json_object_get(map, "header");
    const struct csv_row *top = sheet->csv.rows ? &sheet->csv.row[0] : NULL;
    headers->count = json_is_array(given) ? json_array_size(given) : top ? top->fields : 0;
    headers->name = mem_alloc((headers->count + 1) * sizeof *headers->name);
    sheet->first = given && !json_is_true(given) ? 0 : 1;
    for (size_t i = 0; i < headers->count; i++) {
        if (json_is_array(given)) {
            const char *name = json_string_value(json_array_get(given, i));
            plain_header(headers->name[i], name ? name : "");
        } else if (json_is_false(given)) {
            snprintf(headers->name[i], HEADER_TEXT, "%zu", i + 1);
        } else {
            plain_header(headers->name[i], top->field[i]);
        }
    }
}

static bool column_of(const struct headers *headers, const char *header, size_t *column)
{
    char plain[HEADER_TEXT];
    plain_header(plain, header);
    for (size_t i = 0; i < headers->count; i++)
        if (strcmp(headers->name[i], plain) == 0) {
            *column = i;
            return true;
        }
    return false;
}

/* Looks for a column by the field's own name, then by its other names. */
static void find_by_name(int field, const struct headers *headers, struct sheet_source *source)
{
    const char *names = fields[field].headers;
    size_t column;
    bool found = column_of(headers, fields[field].code, &column);
    while (!found && *names != '\0') {
        char name[HEADER_TEXT];
        size_t length = strcspn(names, "|");
        snprintf(name, sizeof name, "%.*s", (int)length, names);
        found = column_of(headers, name, &column);
        names += length + (names[length] == '|');
    }
    if (found)
        *source = (struct sheet_source){.part = {column}, .parts = 1};
}

static enum status find_field(const char *code, enum import_kind kind, const char *where, int *field, struct error *err)
{
    for (*field = 0; *field < SHEET_COUNT; (*field)++)
        if (strcmp(fields[*field].code, code) == 0 && of_kind(*field, kind))
            return STATUS_OK;
    char path[96];
    const char *names[SHEET_COUNT];
    size_t count = 0;
    for (int i = 0; i < SHEET_COUNT; i++)
        if (of_kind(i, kind))
            names[count++] = fields[i].code;
    snprintf(path, sizeof path, "map.%s.%.40s", where, code);
    return error_choice(err, path, code, names, count);
}

/* Refuses a name that is not a header, listing the headers of the file. */
static enum status no_column(const struct headers *headers, const char *path, const char *name, struct error *err)
{
    char field[96];
    const char **known = mem_alloc((headers->count + 1) * sizeof *known);
    for (size_t i = 0; i < headers->count; i++)
        known[i] = headers->name[i];
    snprintf(field, sizeof field, "map.%s", path);
    error_choice(err, field, name, known, headers->count);
    free(known);
    return STATUS_BAD_VALUE;
}

static enum status add_part(const struct headers *headers, const char *code, const json_t *header,
                            struct sheet_source *source, struct error *err)
{
    char path[80];
    const char *name = json_string_value(header);
    snprintf(path, sizeof path, "columns.%.40s", code);
    if (!name || source->parts == SHEET_PARTS)
        return bad_map(path, "", "name a column by its header; at most 4 can be joined", err);
    if (!column_of(headers, name, &source->part[source->parts]))
        return no_column(headers, path, name, err);
    source->parts++;
    return STATUS_OK;
}

/* {"phone": "their header", "tier": null}: null omits a field that would be found by its name. */
static enum status take_columns(const json_t *columns, enum import_kind kind, const struct headers *headers,
                                struct sheet *sheet, struct error *err)
{
    const char *code;
    json_t *header;
    json_object_foreach((json_t *)(uintptr_t)columns, code, header)
    {
        int field;
        TRY(find_field(code, kind, "columns", &field, err));
        sheet->source[field].parts = 0;
        if (!json_is_null(header))
            TRY(add_part(headers, code, header, &sheet->source[field], err));
    }
    return STATUS_OK;
}

static enum status take_joins(const json_t *join, enum import_kind kind, const struct headers *headers,
                              struct sheet *sheet, struct error *err)
{
    const char *code;
    json_t *list;
    json_object_foreach((json_t *)(uintptr_t)join, code, list)
    {
        int field;
        TRY(find_field(code, kind, "join", &field, err));
        sheet->source[field].parts = 0;
        if (!json_is_array(list))
            return bad_map("join", code, "join must be a list of headers", err);
        for (size_t i = 0; i < json_array_size(list); i++)
            TRY(add_part(headers, code, json_array_get(list, i), &sheet->source[field], err));
    }
    return STATUS_OK;
}

static enum status take_defaults(const json_t *defaults, enum import_kind kind, struct sheet *sheet, struct error *err)
{
    const char *code;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)defaults, code, value)
    {
        int field;
        TRY(find_field(code, kind, "defaults", &field, err));
        if (!json_is_string(value))
            return bad_map("defaults", code, "default must be text", err);
        free(sheet->source[field].otherwise);
        sheet->source[field].otherwise = mem_copy(json_string_value(value));
    }
    return STATUS_OK;
}

/* --- the map -------------------------------------------------------------------------------------------------- */

static enum status bad_key(const char *key, struct error *err)
{
    static const char *const keys[] = {"columns", "join",  "defaults",       "dates",       "delimiter",
                                       "header",  "fixed", "create_members", "create_items"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0)
            return bad_map(key, "", "must be a value of another type", err);
    char field[96];
    snprintf(field, sizeof field, "map.%s", key);
    error_choice(err, field, "", keys, sizeof keys / sizeof *keys);
    error_detail(err, "unknown_key");
    return STATUS_BAD_VALUE;
}

static enum status check_keys(const json_t *map, struct error *err)
{
    static const struct {
        const char *key;
        json_type type;
    } known[] = {{"columns", JSON_OBJECT},      {"join", JSON_OBJECT},          {"defaults", JSON_OBJECT},
                 {"dates", JSON_STRING},        {"delimiter", JSON_STRING},     {"fixed", JSON_ARRAY},
                 {"header", JSON_ARRAY},        {"header", JSON_TRUE},          {"header", JSON_FALSE},
                 {"create_members", JSON_TRUE}, {"create_members", JSON_FALSE}, {"create_items", JSON_TRUE},
                 {"create_items", JSON_FALSE}};
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)map, key, value)
    {
        size_t i = 0, count = sizeof known / sizeof *known;
        while (i < count && (strcmp(known[i].key, key) != 0 || known[i].type != json_typeof(value)))
            i++;
        if (i == count)
            return bad_key(key, err);
    }
    return STATUS_OK;
}

/* What strptime takes besides, seconds since 1970 or the names of a locale, are no dates of a list. */
static bool only_days(const char *form)
{
    for (; *form != '\0'; form++)
        if (*form == '%' && (*++form == '\0' || !strchr("YymdHMS%", *form)))
            return false;
    return true;
}

static enum status apply_map(const struct import_request *request, const json_t *map, struct sheet *sheet,
                             struct error *err)
{
    struct headers headers = {0};
    const char *dates = json_string_value(json_object_get(map, "dates"));
    if (dates && strlen(dates) >= sizeof sheet->dates)
        return bad_map("dates", "", "too long", err);
    if (dates && !only_days(dates))
        return bad_map("dates", dates, "only the letters Y, y, m, d, H, M and S may follow a percent sign", err);
    text_copy(sheet->dates, sizeof sheet->dates, dates ? dates : "");
    sheet->create_members = json_is_true(json_object_get(map, "create_members"));
    sheet->create_items = json_is_true(json_object_get(map, "create_items"));
    read_headers(map, sheet, &headers);
    for (int i = 0; i < SHEET_COUNT; i++)
        if (of_kind(i, request->kind))
            find_by_name(i, &headers, &sheet->source[i]);
    enum status status = take_columns(json_object_get(map, "columns"), request->kind, &headers, sheet, err);
    if (status == STATUS_OK)
        status = take_joins(json_object_get(map, "join"), request->kind, &headers, sheet, err);
    if (status == STATUS_OK)
        status = take_defaults(json_object_get(map, "defaults"), request->kind, sheet, err);
    free(headers.name);
    return status;
}

enum status import_sheet_read(const struct import_request *request, struct sheet *sheet, struct error *err)
{
    *sheet = (struct sheet){0};
    json_error_t at;
    json_t *map = json_loads(request->map ? request->map : "{}", JSON_REJECT_DUPLICATES, &at);
    if (!json_is_object(map)) {
        bool parsed = map != NULL;
        json_decref(map);
        return parsed ? bad_map("", "", "a map must be a JSON object", err)
                      : error_json(err, "map", at.line, at.column, at.text);
    }
    enum status status = check_keys(map, err);
    if (status == STATUS_OK)
        status = read_cells(request, map, &sheet->csv, err);
    if (status == STATUS_OK)
        status = apply_map(request, map, sheet, err);
    json_decref(map);
    if (status != STATUS_OK)
        import_sheet_clear(sheet);
    return status;
}

void import_sheet_clear(struct sheet *sheet)
{
    for (int i = 0; i < SHEET_COUNT; i++)
        free(sheet->source[i].otherwise);
    csv_clear(&sheet->csv);
    *sheet = (struct sheet){0};
}

/* --- values --------------------------------------------------------------------------------------------------- */

bool import_sheet_has(const struct sheet *sheet, enum sheet_field field)
{
    return sheet->source[field].parts > 0 || sheet->source[field].otherwise != NULL;
}

bool import_sheet_blank(const struct sheet *sheet, size_t row)
{
    for (size_t i = 0; i < sheet->csv.row[row].fields; i++) {
        const char *cell = sheet->csv.row[row].field[i];
        if (cell[strspn(cell, " \t\r\n")] != '\0')
            return false;
    }
    return true;
}

int64_t import_sheet_number(const struct sheet *sheet, size_t row)
{
    return (int64_t)sheet->csv.row[row].number;
}

const char *import_sheet_value(const struct sheet *sheet, size_t row, enum sheet_field field, char buf[SHEET_TEXT])
{
    const struct sheet_source *source = &sheet->source[field];
    const struct csv_row *cells = &sheet->csv.row[row];
    char part[SHEET_TEXT];
    size_t length = 0;
    buf[0] = '\0';
    for (size_t i = 0; i < source->parts; i++) {
        if (source->part[i] >= cells->fields)
            continue;
        text_trim(part, sizeof part, cells->field[source->part[i]]);
        if (part[0] == '\0')
            continue;
        if (length > 0 && length < SHEET_TEXT - 1)
            buf[length++] = ' ';
        text_copy(buf + length, SHEET_TEXT - length, part);
        length += strlen(buf + length);
    }
    if (length == 0 && source->otherwise)
        text_copy(buf, SHEET_TEXT, source->otherwise);
    return buf;
}
