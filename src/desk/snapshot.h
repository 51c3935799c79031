/* SPDX-License-Identifier: MIT */
/* snapshot: everything that pricing a bill needs from the database. */
#ifndef FD_DESK_SNAPSHOT_H
#define FD_DESK_SNAPSHOT_H

#include "desk/lapses.h"
#include "desk/sell.h"

/* Owns its arrays (snapshot_clear); the programme is borrowed. The caller holds the transaction it is read in. */
struct snapshot {
    const struct programme *programme;
    struct member_facts facts;
    char tag[TAGS_MAX][CODE_TEXT]; /* the member's tags; facts point at them */
    char tier[CODE_TEXT];          /* the member's tier after `lapses`; "" for a walk-in */
    int64_t tier_until;
    struct lapses lapses; /* tier changes that nightly has not written yet; the sale writes them */
    struct quote_line *line;
    struct offer_facts *offer;
    struct coupon_facts coupon[COUPONS_MAX];
    size_t coupons;
    struct quote_input input;
    int64_t principal, bonus; /* usable stored value in fen */
    const int64_t *measured;  /* measured for the tier, if the caller knows it; NULL: it is read when needed */
};
enum status snapshot_take(struct desk *desk, const struct sale_request *request, int64_t day, int64_t at,
                          struct snapshot *snapshot, struct error *err) MUST_USE;
void snapshot_clear(struct snapshot *snapshot);

#endif
