/* SPDX-License-Identifier: MIT */
/*
 * qr: text as a QR code, and the code as lines of half blocks, two rows of modules in each. A dark module is ink: on
 * paper the lines are right as they are; a terminal must be told black on white, or a dark one shows the negative.
 */
#ifndef FD_EXCHANGE_QR_H
#define FD_EXCHANGE_QR_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/status.h"

#define QR_MARGIN 4      /* light modules that the standard wants on each side; part of every line */
#define QR_LINE_TEXT 600 /* bytes of the longest line: 177 modules, both margins, three bytes each */

struct qr {
    int side;            /* modules, without the margin */
    unsigned char *dark; /* side × side, row by row: 1 dark, 0 light; qr_clear frees */
};

/*
 * Up to about 2,300 bytes; capitals and digits alone make a smaller code. Anything beyond ASCII goes in as UTF-8, which
 * some readers take for something else. bad_value "text": empty, or too long.
 */
enum status qr_make(const char *text, struct qr *qr, struct error *err) MUST_USE;
void qr_clear(struct qr *qr);

bool qr_dark(const struct qr *qr, int row, int col); /* false outside */
int qr_cells(const struct qr *qr);                   /* columns of a line */
int qr_lines(const struct qr *qr);
char *qr_line(char buf[QR_LINE_TEXT], const struct qr *qr, int line); /* blanks and half blocks only; returns buf */

/* All lines; for a terminal each one says its own black on white. */
void qr_text(const struct qr *qr, bool terminal, struct buffer *out);

#endif
