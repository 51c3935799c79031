/* SPDX-License-Identifier: MIT */
/*
 * shift: one period of a till's cash drawer, from one count to the next: who had it, cash put in and taken out besides
 * payments, and the count at its end. A till has at most one open shift; a closed one never changes. Money is in fen.
 */
#ifndef FD_MODEL_SHIFT_H
#define FD_MODEL_SHIFT_H

#include "rules/programme.h"
#include "store/stmt.h"

#define SHIFT_NOTES 8
extern const int64_t shift_note[SHIFT_NOTES]; /* value of each note and coin in fen, largest first */

struct shift {
    int64_t id, till, staff, opened, closed; /* closed 0: open */
    int64_t count[SHIFT_NOTES];              /* counted pieces of each note and coin */
    int64_t over;                            /* counted less expected; below zero: cash is missing */
    int64_t floated, dropped, handed;        /* cash put in; taken to the safe meanwhile; and after the final count */
    int64_t opens;                           /* times the drawer was opened without a sale */
};

/* The open shift of a till, and its latest one, open or closed; 0 if there is none. */
enum status shift_open_of(struct db *db, int64_t till, int64_t *id, struct error *err) MUST_USE;
enum status shift_last_of(struct db *db, int64_t till, int64_t *id, struct error *err) MUST_USE;
enum status shift_get(struct db *db, int64_t id, struct shift *shift, struct error *err) MUST_USE; /* not_found */
/* A shift in the list of all. */
struct shift_row {
    int64_t id, till, staff, opened, closed;
    int64_t floated, taken; /* fen; taken: to the safe, at the count too */
    int64_t over;           /* of a closed one */
    char code[CODE_TEXT], name[NAME_TEXT];
};
struct shift_list {
    struct shift_row *row;
    size_t count, room;
};
/* At most `limit` with an id below `before`, newest first. The caller clears the list; after an error it is empty. */
enum status shift_page(struct db *db, int64_t before, size_t limit, struct shift_list *list,
                       struct error *err) MUST_USE;
void shift_list_clear(struct shift_list *list);
int64_t shift_counted(const int64_t count[SHIFT_NOTES]); /* total value in fen */

/* These four are called inside a write. */
enum status shift_insert(struct db *db, int64_t till, int64_t staff, int64_t at, int64_t *id,
                         struct error *err) MUST_USE;
enum status shift_count(struct db *db, const struct shift *shift, struct error *err) MUST_USE; /* closes it */
/* kind: "float", "drop" or "final"; amount 0 writes nothing. */
enum status shift_drawer(struct db *db, int64_t shift, int64_t staff, int64_t at, const char *kind, int64_t amount,
                         struct error *err) MUST_USE;
/* The drawer opened without a sale. reason: "change", "check" or "other". */
enum status shift_drawer_opened(struct db *db, int64_t shift, int64_t staff, int64_t at, const char *reason,
                                struct error *err) MUST_USE;

/* Payments of a shift by one tender in one kind of entry. */
struct shift_paid {
    char tender[12], kind[12]; /* of the entry; of what is taken back in its own shift that of the entry, else return */
    int64_t count, amount;     /* amount below zero: paid back */
    int64_t settled;           /* of platform vouchers: what the platform pays */
};
struct shift_paid_list {
    struct shift_paid *paid;
    size_t count, room;
};
enum status shift_payments(struct db *db, int64_t shift, struct shift_paid_list *list, struct error *err) MUST_USE;
void shift_paid_clear(struct shift_paid_list *list);

/*
 * The sum of a person's rows by hand of that kind (model/entry.h; voids count as refunds) in the open shift of the till
 * and of every other till they worked at; without one, of the day.
 */
enum status shift_by_hand(struct db *db, int64_t till, int64_t staff, const char *kind, int64_t day, int64_t *sum,
                          struct error *err) MUST_USE;

/* The shift's bills, and what points and rounding took off them. */
struct shift_bills {
    int64_t bills, points_money, points_bills, round_off, round_bills;
};
enum status shift_bills(struct db *db, int64_t shift, struct shift_bills *bills, struct error *err) MUST_USE;

#endif
