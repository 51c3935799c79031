/* SPDX-License-Identifier: MIT */
/*
 * debtor: people and firms who buy on account, by their number. What a debtor owes is the sum of the open lots of kind
 * account, one for each bill that names the debtor as a tender. Money is in fen.
 */
#ifndef FD_MODEL_DEBTOR_H
#define FD_MODEL_DEBTOR_H

#include "rules/programme.h"
#include "store/stmt.h"

struct debtor {
    int64_t id;
    char name[NAME_TEXT];
    int64_t credit; /* the most they may owe, > 0 */
    int64_t owes;   /* now */
    int64_t since;  /* day of the oldest bill not settled; 0: none */
};

/* Inside a write; *id is the new number. */
enum status debtor_insert(struct db *db, const struct debtor *debtor, int64_t *id, struct error *err) MUST_USE;
/* not_found, field "debtor", arg 0 the number. */
enum status debtor_get(struct db *db, int64_t id, struct debtor *debtor, struct error *err) MUST_USE;
/* The same for a number as typed. */
enum status debtor_resolve(struct db *db, const char *text, struct debtor *debtor, struct error *err) MUST_USE;

struct debtor_list {
    struct debtor *debtor;
    size_t count, room;
};
/* At most `limit` with a number above `after`. The caller clears the list, also after an error. */
enum status debtor_list(struct db *db, int64_t after, int64_t limit, struct debtor_list *list,
                        struct error *err) MUST_USE;
void debtor_list_clear(struct debtor_list *list);

/* One bill on account that is not settled. */
struct debt {
    int64_t lot, left, txn, bill;
};
struct debt_list {
    struct debt *debt;
    size_t count, room;
};
/* What the debtor owes, the oldest first. The caller clears the list, also after an error. */
enum status debtor_open(struct db *db, int64_t debtor, struct debt_list *list, struct error *err) MUST_USE;
void debtor_debts_clear(struct debt_list *list);

/* Who owes that lot; 0: it is of another kind. */
enum status debtor_of_lot(struct db *db, int64_t lot, int64_t *debtor, struct error *err) MUST_USE;

/* Of what a bill put on account: whether it did, what is still owed, and what was settled. */
struct on_account {
    bool any;
    int64_t owed, settled;
};
enum status debtor_of_bill(struct db *db, int64_t bill, struct on_account *account, struct error *err) MUST_USE;

#endif
