/* SPDX-License-Identifier: MIT */
/* gift: points given up over the counter for a thing of the price book, or for one that is in no book. */
#ifndef FD_DESK_GIFT_H
#define FD_DESK_GIFT_H

#include "desk/desk.h"

struct gift_request {
    int64_t member;
    char sku[CODE_TEXT]; /* "": another gift, for `points` */
    int64_t points;      /* of another gift; an item has its price */
};
struct gift_done {
    int64_t txn, points, points_balance, owed_points; /* points: what it cost */
};
/* not_found: no such item, or one without a price in points; out_of_stock; not_enough_points, detail "gift". */
enum status gift_redeem(struct desk *desk, const char *key, const struct gift_request *request, struct gift_done *done,
                        struct error *err) MUST_USE;

#endif
