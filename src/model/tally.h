/* SPDX-License-Identifier: MIT */
/*
 * tally: what the board opens with, kept by the night and, for what becomes of its bills later, by triggers: a day's
 * purchases by tier and by quarter of an hour, what all members hold, what the entries of today come to.
 */
#ifndef FD_MODEL_TALLY_H
#define FD_MODEL_TALLY_H

#include "store/stmt.h"

/* The days of [from, to] whose sums are not kept or not of all their bills, ascending; the caller frees *day. */
enum status tally_wanted(struct db *db, int64_t from, int64_t to, int64_t **day, size_t *days,
                         struct error *err) MUST_USE;
/* Writes one day's sums from the bills it has. */
enum status tally_make(struct db *db, int64_t day, struct error *err) MUST_USE;
/* Those of the days before. */
enum status tally_forget(struct db *db, int64_t before, struct error *err) MUST_USE;

enum tally_kind { TALLY_POINTS, TALLY_PRINCIPAL, TALLY_BONUS, TALLY_KINDS };
struct tally_held {
    int64_t held[TALLY_KINDS]; /* by all members … */
    int64_t txn;               /* … after that one */
};
/* As of the newest txn: what is kept and what moved since; all of it added up where nothing is kept. */
enum status tally_held_read(struct db *db, struct tally_held *held, struct error *err) MUST_USE;
enum status tally_held_keep(struct db *db, const struct tally_held *held, struct error *err) MUST_USE;
/* The txn of which it is kept; 0 if it is not. */
enum status tally_held_at(struct db *db, int64_t *txn, struct error *err) MUST_USE;

/* What the entries of a day come to. */
struct tally_entries {
    int64_t day;
    int64_t enrolled, given, used; /* new members; points */
    int64_t through, last;         /* the newest of them, and the latest `at` */
};
/* Those until `at`: what is kept and what came since; all of them where nothing is kept, or some of it was later. */
enum status tally_entries_read(struct db *db, int64_t day, int64_t at, struct tally_entries *entries,
                               struct error *err) MUST_USE;
enum status tally_entries_keep(struct db *db, const struct tally_entries *entries, struct error *err) MUST_USE;

#endif
