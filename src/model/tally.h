/* SPDX-License-Identifier: MIT */
/*
 * tally: stored sums from which the board opens quickly: purchases of each day by tier and by quarter of an hour, what
 * all members hold, and the entries of today. Nightly writes them; triggers adjust them when a bill changes later.
 */
#ifndef FD_MODEL_TALLY_H
#define FD_MODEL_TALLY_H

#include "store/stmt.h"

/* The days in [from, to] whose sums are missing or do not cover all their bills, ascending; the caller frees *day. */
enum status tally_wanted(struct db *db, int64_t from, int64_t to, int64_t **day, size_t *days,
                         struct error *err) MUST_USE;
/* Recomputes one day's sums from its bills. Call it inside a write. */
enum status tally_make(struct db *db, int64_t day, struct error *err) MUST_USE;
/* Deletes the sums of the days before `before`. */
enum status tally_forget(struct db *db, int64_t before, struct error *err) MUST_USE;

enum tally_kind { TALLY_POINTS, TALLY_PRINCIPAL, TALLY_BONUS, TALLY_KINDS };
struct tally_held {
    int64_t held[TALLY_KINDS]; /* by all members together, points and fen … */
    int64_t txn;               /* … as of this txn */
};
/* What members hold as of the newest txn: the stored sums plus the transfers since; all lots where none are stored. */
enum status tally_held_read(struct db *db, struct tally_held *held, struct error *err) MUST_USE;
enum status tally_held_keep(struct db *db, const struct tally_held *held, struct error *err) MUST_USE;
/* The txn as of which the sums are stored; 0 if they are not. */
enum status tally_held_at(struct db *db, int64_t *txn, struct error *err) MUST_USE;

/* Sums over the entries of a day. */
struct tally_entries {
    int64_t day;
    int64_t enrolled, given, used; /* new members; points given and used */
    int64_t through, last;         /* the newest entry included, and the latest instant among them */
};
/* Sums of the entries up to instant `at`: the stored ones plus those since; all of them where nothing usable is stored.
 */
enum status tally_entries_read(struct db *db, int64_t day, int64_t at, struct tally_entries *entries,
                               struct error *err) MUST_USE;
enum status tally_entries_keep(struct db *db, const struct tally_entries *entries, struct error *err) MUST_USE;

#endif
