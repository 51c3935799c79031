/* SPDX-License-Identifier: MIT */
/*
 * lot: reads what a member holds, and draws it down inside an entry. Draw order: soonest expiry first, then oldest.
 * Amounts count in the lot's kind: points, fen, uses or coupons.
 */
#ifndef FD_MODEL_LOT_H
#define FD_MODEL_LOT_H

#include "model/ledger.h"

/* What a member holds on a day: usable means usable_from ≤ day ≤ expires_on; pending is usable only later. */
struct balances {
    int64_t points, principal, bonus, owed;
    int64_t wallet; /* principal and bonus */
    int64_t points_pending, bonus_pending;
};
/* All zero for member 0 (a walk-in). */
enum status lot_balances(struct db *db, int64_t member, int64_t day, struct balances *balances,
                         struct error *err) MUST_USE;
/* How much of what is usable on `day` expires by `through`, and the first such expiry (DATE_NEVER: none). */
enum status lot_ending(struct db *db, int64_t member, const char *kind, int64_t day, int64_t through, int64_t *amount,
                       int64_t *first, struct error *err) MUST_USE;
enum status lot_get(struct db *db, int64_t lot, struct lot_row *row, struct error *err) MUST_USE;

/*
 * Draws up to `amount` from a member's usable lots of a kind, in draw order, as transfers of `account` in the entry.
 * *drawn is what was drawn, less than `amount` where the lots did not suffice. Transfers already in the entry count.
 */
enum status lot_draw(struct db *db, struct entry *entry, int64_t member, const char *kind, int64_t day,
                     const char *account, int64_t amount, int64_t *drawn, struct error *err) MUST_USE;

/*
 * Points a member receives (earned, granted, given back) first pay what they owe: moves up to `arriving` points out of
 * `lot` (usable now or only later) and out of the owed lots. Call it once for each lot that received points. settled
 * may be NULL.
 */
enum status lot_settle_owed(struct db *db, struct entry *entry, int64_t member, int64_t lot, bool usable,
                            int64_t arriving, int64_t *settled, struct error *err) MUST_USE;

/* Owned; lot_list_clear frees it. */
struct lot_list {
    struct lot_row *lot;
    size_t lots, room;
};
/* A member's lots of a kind that have a remainder and are not expired on `day`, in draw order. */
enum status lot_open(struct db *db, int64_t member, const char *kind, int64_t day, struct lot_list *list,
                     struct error *err) MUST_USE;
/* The shop's own lots (kind "uses" or "budget") of an offer that have a remainder. */
enum status lot_of_offer(struct db *db, int64_t offer, const char *kind, struct lot_list *list,
                         struct error *err) MUST_USE;
/* What is left of an offer's total (kind "uses") or budget ("budget", in fen); LIMIT_NONE if it has no such limit. */
enum status lot_offer_left(struct db *db, int64_t offer, const char *kind, int64_t *left, struct error *err) MUST_USE;
/* At most `limit` lots that expired before `day` with a remainder and received nothing on or after `day`. */
enum status lot_due(struct db *db, int64_t day, int64_t limit, struct lot_list *list, struct error *err) MUST_USE;
/* What was granted earlier and becomes usable on `day`, summed by kind; *kinds ≤ LOT_KINDS. */
#define LOT_KINDS 12
struct lot_sum {
    char kind[12];
    int64_t lots, amount;
};
enum status lot_ripe(struct db *db, int64_t day, struct lot_sum sum[LOT_KINDS], size_t *kinds,
                     struct error *err) MUST_USE;
void lot_list_clear(struct lot_list *list);

/* The remainder of a lot after the entry's transfers; `remaining` is its stored remainder. */
int64_t lot_left(const struct entry *entry, int64_t lot, int64_t remaining);

#endif
