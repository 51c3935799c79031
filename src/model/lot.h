/* SPDX-License-Identifier: MIT */
/* lot: what a member holds, read; and drawing it down inside an entry (3-value, Draw order). */
#ifndef FD_MODEL_LOT_H
#define FD_MODEL_LOT_H

#include "model/ledger.h"

/* What a member holds on a day: usable, so that usable_from ≤ day ≤ expires_on; and what waits for its day. */
struct balances {
    int64_t points, principal, bonus, owed;
    int64_t wallet; /* principal and bonus */
    int64_t points_pending, bonus_pending;
};
/* All 0 for member 0. */
enum status lot_balances(struct db *db, int64_t member, int64_t day, struct balances *balances,
                         struct error *err) MUST_USE;
/* Of what is usable on day: how much ends by `through`, and on which day first (DATE_NEVER: none). */
enum status lot_ending(struct db *db, int64_t member, const char *kind, int64_t day, int64_t through, int64_t *amount,
                       int64_t *first, struct error *err) MUST_USE;
enum status lot_get(struct db *db, int64_t lot, struct lot_row *row, struct error *err) MUST_USE;

/*
 * Draws up to amount from a member's usable lots of that kind, soonest expiry first, then oldest, into entry as
 * transfers of `account`; *drawn says how much. Touches as many lots as it consumes. Sees what this entry already
 * moved.
 */
enum status lot_draw(struct db *db, struct entry *entry, int64_t member, const char *kind, int64_t day,
                     const char *account, int64_t amount, int64_t *drawn, struct error *err) MUST_USE;

/*
 * Points that come to a member (earned, given, given back) first settle what they owe: moves up to `arriving` out of
 * `lot` (usable or not yet) and out of the owed lots. Call it once per lot points came into. *settled may be NULL.
 */
enum status lot_settle_owed(struct db *db, struct entry *entry, int64_t member, int64_t lot, bool usable,
                            int64_t arriving, int64_t *settled, struct error *err) MUST_USE;

/* A member's lots of a kind with something left and not past date, in draw order. */
struct lot_list {
    struct lot_row *lot;
    size_t lots, room;
};
enum status lot_open(struct db *db, int64_t member, const char *kind, int64_t day, struct lot_list *list,
                     struct error *err) MUST_USE;
/* Shop-side lots (uses, budget) of an offer with something left. */
enum status lot_of_offer(struct db *db, int64_t offer, const char *kind, struct lot_list *list,
                         struct error *err) MUST_USE;
/* What is left of an offer's total (kind uses) or budget; LIMIT_NONE if it has none. */
enum status lot_offer_left(struct db *db, int64_t offer, const char *kind, int64_t *left, struct error *err) MUST_USE;
/* Lots whose last usable day is before `day` and that still hold something, at most `limit`. */
enum status lot_due(struct db *db, int64_t day, int64_t limit, struct lot_list *list, struct error *err) MUST_USE;
/* What becomes usable on `day` and was granted before it, by kind; at most LOT_KINDS of them. */
#define LOT_KINDS 12
struct lot_sum {
    char kind[12];
    int64_t lots, amount;
};
enum status lot_ripe(struct db *db, int64_t day, struct lot_sum sum[LOT_KINDS], size_t *kinds,
                     struct error *err) MUST_USE;
void lot_list_clear(struct lot_list *list);

/* The remaining of a lot as this entry would leave it. */
int64_t lot_left(const struct entry *entry, int64_t lot, int64_t remaining);

#endif
