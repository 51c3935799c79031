/* SPDX-License-Identifier: MIT */
/*
 * route: what a scan, or digits typed as one, is. Only reads. The first that fits: exact card, whole phone, member QR,
 * coupon (by its MAC), receipt, staff card, item, scale barcode, payment code, unknown item code.
 *
 * A payment code is money in a customer's hand: nothing of it is copied into the answer, an error or a log.
 */
#ifndef FD_DESK_ROUTE_H
#define FD_DESK_ROUTE_H

#include "model/bill.h"
#include "model/coupon.h"
#include "desk/desk.h"
#include "desk/sell.h"

enum route_kind {
    ROUTE_TEXT,    /* nothing of ours: back to the prompt as typed */
    ROUTE_MEMBER,  /* member */
    ROUTE_COUPON,  /* coupon: a genuine code without dashes, known to this shop or not; or of a ticket, signed or not */
    ROUTE_BILL,    /* bill */
    ROUTE_STAFF,   /* staff */
    ROUTE_ITEM,    /* line, of one piece; of a scale's barcode the weight or the amount inside */
    ROUTE_PAYMENT, /* tender */
    ROUTE_UNKNOWN  /* an item code nobody entered: ask its price */
};

struct route {
    enum route_kind kind;
    int64_t member, bill;
    struct staff staff;
    char coupon[COUPON_TEXT];
    struct sale_line line;
    bool scale; /* the line's quantity or amount stood in the barcode */
    enum tender_kind tender;
};

enum status route_find(struct desk *desk, const char *text, struct route *route, struct error *err) MUST_USE;
/* The check digit of an EAN-8, UPC-A, EAN-13 or GTIN-14 fits. */
bool route_check_digit(const char *digits);

#endif
