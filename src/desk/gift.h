/* SPDX-License-Identifier: MIT */
/* gift: exchanges points for a gift: an item of the price book, or any other thing at a price in points. */
#ifndef FD_DESK_GIFT_H
#define FD_DESK_GIFT_H

#include "desk/desk.h"

struct gift_request {
    int64_t member;
    char sku[CODE_TEXT]; /* "": not an item; costs `points` */
    int64_t points;      /* ignored for an item, which has its own price */
};
struct gift_done {
    int64_t txn, points, points_balance, owed_points; /* points: the price; balances after it */
};
/* not_found: no such item, or it has no price in points; out_of_stock; not_enough_points, detail "gift". */
enum status gift_redeem(struct desk *desk, const char *key, const struct gift_request *request, struct gift_done *done,
                        struct error *err) MUST_USE;

#endif
