/* SPDX-License-Identifier: MIT */
/* snapshot: all that pricing a bill asks of the books. */
#ifndef FD_DESK_SNAPSHOT_H
#define FD_DESK_SNAPSHOT_H

#include "desk/lapses.h"
#include "desk/sell.h"

/* What pricing needs to know, read under one snapshot; the pieces of it are owned: snapshot_clear. */
struct snapshot {
    const struct programme *programme;
    struct member_facts facts;
    char tag[TAGS_MAX][CODE_TEXT]; /* the member's: facts point at them */
    char tier[CODE_TEXT];          /* the member's, "" for a walk-in; as nightly would have left it */
    int64_t tier_until;
    struct lapses lapses; /* what nightly has not written of it yet: the sale does */
    struct quote_line *line;
    struct offer_facts *offer;
    struct coupon_facts coupon[COUPONS_MAX];
    size_t coupons;
    struct quote_input input;
    int64_t principal, bonus; /* usable */
    const int64_t *measured;  /* what counts for the tier, where the caller knows it; NULL: it is read */
};
enum status snapshot_take(struct desk *desk, const struct sale_request *request, int64_t day, int64_t at,
                          struct snapshot *snapshot, struct error *err) MUST_USE;
void snapshot_clear(struct snapshot *snapshot);

#endif
