/* SPDX-License-Identifier: MIT */
/*
 * qr: encodes text as a QR code and draws it as lines of half blocks, each holding two rows of modules. A dark module
 * is drawn as ink, which is right on paper; a dark terminal would show the negative unless told to print black on
 * white.
 */
#ifndef FD_EXCHANGE_QR_H
#define FD_EXCHANGE_QR_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/status.h"

#define QR_MARGIN 4      /* light modules on each side, as the standard asks; part of every line */
#define QR_LINE_TEXT 600 /* bytes of the longest line: 177 modules, both margins, three bytes each */

struct qr {
    int side;            /* modules, without the margin */
    unsigned char *dark; /* side × side, row by row: 1 dark, 0 light; qr_clear frees */
};

/*
 * Takes about 2,300 bytes; capitals and digits alone make a smaller code. Text beyond ASCII is encoded as UTF-8, which
 * some readers misread. bad_value, field "text", if it is empty or too long.
 */
enum status qr_make(const char *text, struct qr *qr, struct error *err) MUST_USE;
void qr_clear(struct qr *qr);

bool qr_dark(const struct qr *qr, int row, int col); /* false outside the code */
int qr_cells(const struct qr *qr);                   /* columns of a line */
int qr_lines(const struct qr *qr);
char *qr_line(char buf[QR_LINE_TEXT], const struct qr *qr, int line); /* blanks and half blocks only; returns buf */

/* Appends all lines. terminal: each line switches to black on white and back. */
void qr_text(const struct qr *qr, bool terminal, struct buffer *out);

#endif
