/* SPDX-License-Identifier: MIT */
/* Any bytes, decoded and parsed; what was parsed must survive writing and parsing again. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "exchange/charset.h"
#include "exchange/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void compare(const struct csv *one, const struct csv *two)
{
    if (one->rows != two->rows)
        abort();
    for (size_t r = 0; r < one->rows; r++) {
        if (one->row[r].fields != two->row[r].fields)
            abort();
        for (size_t f = 0; f < one->row[r].fields; f++)
            if (strcmp(one->row[r].field[f], two->row[r].field[f]) != 0)
                abort();
    }
}

static void write_and_read(const struct csv *csv)
{
    struct buffer out = {0};
    struct csv again;
    buffer_add(&out, "");
    for (size_t r = 0; r < csv->rows; r++)
        csv_append(&out, (const char *const *)csv->row[r].field, csv->row[r].fields);
    if (csv_read(out.text, out.length, ',', &again, NULL) != STATUS_OK)
        abort();
    compare(csv, &again);
    csv_clear(&again);
    buffer_clear(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const encodings[] = {NULL, "utf-8", "gb18030", "utf-16", "utf-16be", "big5", NULL, NULL};
    if (size == 0)
        return 0;
    char *text;
    size_t length;
    const char *found;
    struct csv csv;
    const char *bytes = (const char *)data + 1;
    if (charset_decode(bytes, size - 1, encodings[data[0] % 8], &text, &length, &found, NULL) != STATUS_OK)
        return 0;
    if (csv_read(text, length, "\0,;\t"[data[0] / 8 % 4], &csv, NULL) == STATUS_OK) {
        write_and_read(&csv);
        csv_clear(&csv);
    }
    free(text);
    return 0;
}
