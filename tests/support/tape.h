/* SPDX-License-Identifier: MIT */
/*
 * tape: reads the bytes for a receipt printer as the printer would: rows of text with their looks, QR codes, cuts and
 * openings of the drawer. Any byte that is neither a command known here nor text is a fault, so that a name that
 * smuggles in a command is seen.
 */
#ifndef FD_TESTS_TAPE_H
#define FD_TESTS_TAPE_H

#include <stddef.h>

#include "base/buffer.h"

enum tape_kind { TAPE_ROW, TAPE_QR, TAPE_PICTURE, TAPE_CUT, TAPE_KICK, TAPE_BEGIN };

struct tape_part {
    enum tape_kind kind;
    unsigned looks;      /* of a row, a QR code and a picture: enum escpos_look */
    struct buffer bytes; /* a row, in UTF-8; the text of a QR code; the dots of a picture, a byte each: 0 is dark */
    int wide, high;      /* of a picture, dots */
};

struct tape {
    struct tape_part *part;
    size_t parts, room;
    size_t faults; /* bytes that mean nothing */
    size_t unread; /* bytes at the end that begin a command and do not finish it, or a row without its end */
};

/* The caller clears the tape. */
void tape_read(struct tape *tape, const char *bytes, size_t length);
void tape_clear(struct tape *tape);

/*
 * Appends the tape as text: rows as they stand on the paper, with "[large] " or "[bold] " before those that are, "[qr]"
 * and the code's text, "[picture]", "[cut]", "[kick]". columns: where centred rows have their middle.
 */
void tape_text(const struct tape *tape, int columns, struct buffer *out);

/* What zbarimg reads in the picture, without its newline; "" if nothing. Returns buf. */
char *tape_zbar(const struct tape_part *picture, char *buf, size_t size);

#endif
