/* SPDX-License-Identifier: MIT */
/*
 * route: identifies scanned or typed text. Reads only. The first match wins, in this order: exact card, whole phone,
 * member QR, coupon (by its MAC), receipt, staff card, item, scale barcode, payment code, unknown item code.
 *
 * A payment code can be charged: no part of it is copied into the answer, an error or the log.
 */
#ifndef FD_DESK_ROUTE_H
#define FD_DESK_ROUTE_H

#include "model/bill.h"
#include "model/coupon.h"
#include "desk/desk.h"
#include "desk/sell.h"

enum route_kind {
    ROUTE_TEXT,    /* none of these: leave it in the prompt as typed */
    ROUTE_MEMBER,  /* sets member */
    ROUTE_COUPON,  /* sets coupon: a genuine code, known to this shop or not, or that of a ticket, signed or not */
    ROUTE_BILL,    /* sets bill */
    ROUTE_STAFF,   /* sets staff */
    ROUTE_ITEM,    /* sets line: one piece, or the weight or amount in a scale barcode */
    ROUTE_PAYMENT, /* sets tender */
    ROUTE_UNKNOWN  /* an item code that is not in the price book: ask for the price */
};

struct route {
    enum route_kind kind;
    int64_t member, bill;
    struct staff staff;
    char coupon[COUPON_TEXT];
    struct sale_line line;
    bool scale; /* the line's quantity or amount comes from the barcode */
    enum tender_kind tender;
};

enum status route_find(struct desk *desk, const char *text, struct route *route, struct error *err) MUST_USE;
/* Whether the check digit of an EAN-8, UPC-A, EAN-13 or GTIN-14 is right. */
bool route_check_digit(const char *digits);

#endif
