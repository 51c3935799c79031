/* SPDX-License-Identifier: MIT */
/*
 * shift: one drawer from one count to the next: who had it, what was put in and taken out besides payments, what was
 * counted at its end. At most one is open at a till; a closed one never changes.
 */
#ifndef FD_MODEL_SHIFT_H
#define FD_MODEL_SHIFT_H

#include "store/stmt.h"

#define SHIFT_NOTES 8
extern const int64_t shift_note[SHIFT_NOTES]; /* fen, largest first */

struct shift {
    int64_t id, till, staff, opened, closed; /* closed 0: open */
    int64_t count[SHIFT_NOTES];              /* pieces of each note and coin */
    int64_t over;                            /* counted less expected */
    int64_t floated, dropped, handed;        /* put in; to the safe in between; out of what was counted at the end */
    int64_t opens;                           /* of the drawer, without a sale */
};

/* The open shift of a till, or its last one; 0 if there is none. */
enum status shift_open_of(struct db *db, int64_t till, int64_t *id, struct error *err) MUST_USE;
enum status shift_last_of(struct db *db, int64_t till, int64_t *id, struct error *err) MUST_USE;
enum status shift_get(struct db *db, int64_t id, struct shift *shift, struct error *err) MUST_USE; /* not_found */
int64_t shift_counted(const int64_t count[SHIFT_NOTES]); /* what the notes and coins come to */

/* In a write. */
enum status shift_insert(struct db *db, int64_t till, int64_t staff, int64_t at, int64_t *id,
                         struct error *err) MUST_USE;
enum status shift_count(struct db *db, const struct shift *shift, struct error *err) MUST_USE; /* closes it */
/* kind float, drop, final or open (amount 0); nothing is written for another kind's zero. */
enum status shift_drawer(struct db *db, int64_t shift, int64_t staff, int64_t at, const char *kind, int64_t amount,
                         struct error *err) MUST_USE;

/* What was paid in a shift, of one tender by one kind of entry. */
struct shift_paid {
    char tender[12], kind[12];
    int64_t count, amount; /* amount below zero: given back */
};
struct shift_paid_list {
    struct shift_paid *paid;
    size_t count, room;
};
enum status shift_payments(struct db *db, int64_t shift, struct shift_paid_list *list, struct error *err) MUST_USE;
void shift_paid_clear(struct shift_paid_list *list);

/* What its bills took off besides offers. */
struct shift_bills {
    int64_t bills, points_money, points_bills, round_off, round_bills;
};
enum status shift_bills(struct db *db, int64_t shift, struct shift_bills *bills, struct error *err) MUST_USE;

#endif
