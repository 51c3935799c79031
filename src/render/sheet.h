/* SPDX-License-Identifier: MIT */
/*
 * sheet: coupons as text for paper, to be cut apart: the offer, the dates, the code in groups of four, and a QR code of
 * half blocks. On 80 mm it is the signed ticket; 58 mm have room for the plain code only.
 */
#ifndef FD_RENDER_SHEET_H
#define FD_RENDER_SHEET_H

#include "base/buffer.h"
#include "model/ticket.h"
#include "render/render.h"

struct sheet {
    int columns;      /* RECEIPT_58 or RECEIPT_80 */
    bool terminal;    /* shown on a terminal, not on paper: dark modules must not be taken for light ones */
    const char *shop; /* its name */
    int64_t id;       /* its number */
    const struct secret *secret;
    const struct programme *programme; /* names of offers */
};
enum status sheet_coupon(struct buffer *out, const struct sheet *sheet, const struct coupon *coupon, int64_t offer,
                         struct error *err) MUST_USE;

/* What the QR code of a coupon says. offer: its row. */
char *sheet_ticket(char buf[TICKET_TEXT], const struct secret *secret, int64_t shop, int64_t offer,
                   const struct coupon *coupon);

#endif
