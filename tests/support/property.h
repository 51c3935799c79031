/* SPDX-License-Identifier: MIT */
/* property: what must hold of the desk at every step, whatever a model of it says. Each counts how often it was seen.
 */
#ifndef FD_TESTS_PROPERTY_H
#define FD_TESTS_PROPERTY_H

#include "tests/support/deed.h"

enum property {
    SHARES_ADD_UP,        /* shares of the lines to steps, steps to lines, lines to the bill, to the fen */
    NEVER_BELOW_NOTHING,  /* payable, lines, tenders */
    SAME_KEY_ONCE,        /* an act sent twice with one key is one act */
    COUPONS_IN_ANY_ORDER, /* the order in which coupons are typed does not change a price */
    NO_POINTS_FROM_SALES, /* no sequence of sales and returns leaves more points than were given */
    LINE_BY_LINE_IS_VOID, /* returning everything unit by unit comes to what a void comes to */
    PROPERTIES
};
extern int64_t property_seen[PROPERTIES];

/* The first three of a sale that was rung, the fourth of one to be rung. False and diff when broken. */
bool property_of_sale(struct world *world, const struct sale_view *view);
bool property_of_order(struct world *world, const struct sale_request *request);
/* The last two, tried on copies of the shop as it stands. */
bool property_of_shop(struct world *world);
/* That an act just repeated wrote nothing: txns is how many there were before. */
bool property_of_key(struct world *world, int64_t txns);
int64_t property_txns(struct world *world);

#endif
