/* SPDX-License-Identifier: MIT */
/*
 * debtor: on account (挂账): who may owe and how much, and settling it. A bill names the debtor as a tender; what it
 * leaves owed is a lot of kind account. Settling is no sale: money comes in, the oldest bills are settled first, and a
 * member's bill earns its points once all that it put on account is settled. Money is in fen.
 */
#ifndef FD_DESK_DEBTOR_H
#define FD_DESK_DEBTOR_H

#include "model/debtor.h"
#include "desk/sell.h"

struct debtor_added {
    int64_t debtor;
};
/* Adds a debtor: name and credit. bad_value, fields name, limit. */
enum status debtor_add(struct desk *desk, const char *key, const struct debtor *debtor, struct debtor_added *added,
                       struct error *err) MUST_USE;

struct debtor_settle_request {
    int64_t debtor;
    int64_t amount;                    /* 0: all that is owed */
    struct tender tender[TENDERS_MAX]; /* money; none: all in cash */
    size_t tenders;
};
struct debtor_settled {
    int64_t txn, settled, owes, change;
    int64_t bills;  /* settled whole by this */
    int64_t points; /* earned by their members */
};
/* bad_value, field amount: nothing, or more than is owed. tender_short, tender_over. */
enum status debtor_settle(struct desk *desk, const char *key, const struct debtor_settle_request *request,
                          struct debtor_settled *settled, struct error *err) MUST_USE;

#endif
