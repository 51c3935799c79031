/* SPDX-License-Identifier: MIT */
/*
 * escpos: writes the bytes of a receipt printer, in the commands of ESC/POS that Epson documents and others copy. A
 * pure writer: it appends to a buffer and sends nothing. Every row ends the state it set, so that a printer that lost
 * bytes is right again with the next row.
 */
#ifndef FD_EXCHANGE_ESCPOS_H
#define FD_EXCHANGE_ESCPOS_H

#include "base/buffer.h"
#include "base/status.h"

#define ESCPOS_58 32 /* characters in a row on paper of 58 mm, at 384 dots; a Chinese one takes two */
#define ESCPOS_80 48 /* on paper of 80 mm, at 576 dots */

struct escpos {
    struct buffer *out; /* borrowed */
    int columns;        /* ESCPOS_58 or ESCPOS_80 */
    bool utf8;          /* the printer takes UTF-8, else GB18030 */
    bool native_qr;     /* it draws QR codes itself, else they are sent as a picture */
};

/* How a row looks; may be combined. ESCPOS_LARGE: twice as wide and as high, so that half the characters fit. */
enum escpos_look { ESCPOS_PLAIN, ESCPOS_BOLD = 1, ESCPOS_LARGE = 2, ESCPOS_CENTRED = 4 };

/* Forgets what an interrupted job left in the printer, and chooses the character set. Comes first. */
void escpos_begin(const struct escpos *escpos);
/*
 * One row and its end. text is UTF-8 and may come from anywhere: what could be a command is taken out
 * (text_sanitise). The caller sees to the width; a longer row is wrapped by the printer.
 */
void escpos_row(const struct escpos *escpos, unsigned looks, const char *text);
/* A QR code in the middle of the paper. bad_value, field "text": too long for a code, or for the paper. */
enum status escpos_qr(const struct escpos *escpos, const char *text, struct error *err) MUST_USE;
void escpos_feed(const struct escpos *escpos, int rows); /* 1 to 255 */
void escpos_cut(const struct escpos *escpos);            /* feeds to the cutter; printers without one only feed */
void escpos_kick(const struct escpos *escpos);           /* opens the drawer */

#endif
