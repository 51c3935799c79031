/* SPDX-License-Identifier: MIT */
/*
 * csv: RFC 4180 with quotes and line breaks inside fields, by libcsv (strict). Reading takes off a leading apostrophe
 * that protects = + - @ tab CR; writing puts it there. (Named csv_read and csv_append because libcsv itself has taken
 * csv_parse and csv_write.)
 */
#ifndef FD_EXCHANGE_CSV_H
#define FD_EXCHANGE_CSV_H

#include "base/buffer.h"
#include "base/status.h"

struct csv_row {
    char **field;
    size_t fields;
    size_t number; /* 1 = the first row of the file (the header) */
};

struct csv {
    struct csv_row *row;
    size_t rows;
};

/* text: UTF-8. delimiter 0 finds it in the first row (, ; tab |). bad_value names the row of a quoting fault. */
enum status csv_read(const char *text, size_t length, char delimiter, struct csv *csv, struct error *err) MUST_USE;
void csv_clear(struct csv *csv);
void csv_append(struct buffer *out, const char *const *field, size_t fields); /* one row, CRLF */

#endif
