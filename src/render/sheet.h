/* SPDX-License-Identifier: MIT */
/*
 * sheet: coupons as printable text, to be cut apart: the offer, the dates, the code in groups of four, and a QR code in
 * half blocks. On 80 mm paper the QR code holds the signed ticket; 58 mm paper has room for the plain code only.
 */
#ifndef FD_RENDER_SHEET_H
#define FD_RENDER_SHEET_H

#include "base/buffer.h"
#include "model/ticket.h"
#include "render/render.h"

struct sheet {
    int columns;      /* RECEIPT_58 or RECEIPT_80 */
    bool terminal;    /* for a terminal, not paper: draw the QR code so that dark modules stay dark */
    const char *shop; /* the shop's name */
    int64_t id;       /* the shop's id */
    const struct secret *secret;
    const struct programme *programme; /* names of offers */
};
/* Appends one coupon; offer: the offer's row id. */
enum status sheet_coupon(struct buffer *out, const struct sheet *sheet, const struct coupon *coupon, int64_t offer,
                         struct error *err) MUST_USE;

/* The signed text for the QR code of a coupon; offer: the offer's row id. Returns buf. */
char *sheet_ticket(char buf[TICKET_TEXT], const struct secret *secret, int64_t shop, int64_t offer,
                   const struct coupon *coupon);

#endif
