/* SPDX-License-Identifier: MIT */
/*
 * csv: RFC 4180 with quotes and line breaks inside fields, by libcsv in strict mode. Writing puts an apostrophe before
 * a field that a spreadsheet would take for a formula (= + - @ tab CR in front); reading removes it. The names
 * csv_parse and csv_write belong to libcsv.
 */
#ifndef FD_EXCHANGE_CSV_H
#define FD_EXCHANGE_CSV_H

#include "base/buffer.h"
#include "base/status.h"

struct csv_row {
    char **field;
    size_t fields;
    size_t number; /* as in a spreadsheet: 1 is the first row of the file (the header); blank rows count */
};

struct csv {
    struct csv_row *row;
    size_t rows;
};

/*
 * Reads UTF-8 text. delimiter 0: the most frequent of , ; tab | in the first row that is not blank. bad_value, naming
 * the row, for wrong quoting. csv_clear frees.
 */
enum status csv_read(const char *text, size_t length, char delimiter, struct csv *csv, struct error *err) MUST_USE;
void csv_clear(struct csv *csv);
void csv_append(struct buffer *out, const char *const *field, size_t fields); /* adds one row, ended by CRLF */

#endif
