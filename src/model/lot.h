/* SPDX-License-Identifier: MIT */
/* lot: what a member holds, read; and drawing it down inside an entry (3-value, Draw order). */
#ifndef FD_MODEL_LOT_H
#define FD_MODEL_LOT_H

#include "model/ledger.h"

/* Σ remaining usable on day: usable_from ≤ day ≤ expires_on. */
enum status lot_usable(struct db *db, int64_t member, const char *kind, int64_t day, int64_t *amount,
                       struct error *err) MUST_USE;
/* Shown balance: held − past date (− not yet usable unless pending is true). */
enum status lot_balance(struct db *db, int64_t member, const char *kind, int64_t day, bool pending, int64_t *amount,
                        struct error *err) MUST_USE;
enum status lot_get(struct db *db, int64_t lot, struct lot_row *row, struct error *err) MUST_USE;

/*
 * Draws up to amount from a member's usable lots of that kind, soonest expiry first, then oldest, into entry as
 * transfers of `account`; *drawn says how much. Touches as many lots as it consumes. Sees what this entry already moved.
 */
enum status lot_draw(struct db *db, struct entry *entry, int64_t member, const char *kind, int64_t day,
                     const char *account, int64_t amount, int64_t *drawn, struct error *err) MUST_USE;

/*
 * Points that come to a member (earned, given, given back): first settles owed points: recovers from the lot just
 * issued in entry and from the owed lots.
 */
enum status lot_settle_owed(struct db *db, struct entry *entry, int64_t member, int64_t day, struct error *err) MUST_USE;

/* The remaining of a lot as this entry would leave it. */
int64_t lot_left(const struct entry *entry, int64_t lot, int64_t remaining);

#endif
