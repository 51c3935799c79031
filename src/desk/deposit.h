/* SPDX-License-Identifier: MIT */
/*
 * deposit: orders (定金) and the deposits paid for them. A deposit is money in the drawer and a lot of kind deposit
 * that names the order: no sale, no points. It pays the order's bill as a tender, or is given back by its tender, or is
 * forfeited with a reason and an approver, outside net sales. Money is in fen.
 */
#ifndef FD_DESK_DEPOSIT_H
#define FD_DESK_DEPOSIT_H

#include "model/order.h"
#include "desk/sell.h"

struct deposit_ordered {
    int64_t order;
};
/* Adds an order: name, member, total. missing_value, field name. */
enum status deposit_order(struct desk *desk, const char *key, const struct order *order,
                          struct deposit_ordered *ordered, struct error *err) MUST_USE;

struct deposit_request {
    int64_t order;                     /* 0: a new one, named below */
    const char *name;                  /* of a new order */
    int64_t member;                    /* of a new order; 0: nobody's */
    int64_t amount;                    /* > 0 */
    struct tender tender[TENDERS_MAX]; /* money; none: all in cash */
    size_t tenders;
};
struct deposit_done {
    int64_t txn, order, held, change; /* held: what the order has of deposits now */
};
/* Takes a deposit. bad_value, field amount; not_found, field order; tender_short, tender_over. */
enum status deposit_take(struct desk *desk, const char *key, const struct deposit_request *request,
                         struct deposit_done *done, struct error *err) MUST_USE;

struct deposit_end_request {
    int64_t order;
    bool forfeits;      /* the shop keeps it: needs an approver and a reason; else it is given back by its tenders */
    const char *reason; /* required */
};
struct deposit_ended {
    int64_t txn, order, amount;
    struct tender tender[TENDERS_MAX]; /* what is given back, as paid last first */
    size_t tenders;
};
/*
 * Ends what is left of an order's deposits. not_enough_stored_value (detail deposit) if nothing is; approval_needed;
 * missing_value, field reason. dry: preview only.
 */
enum status deposit_end(struct desk *desk, const char *key, const struct staff *approver,
                        const struct deposit_end_request *request, bool dry, struct deposit_ended *ended,
                        struct error *err) MUST_USE;

/* What its end would give back now, and by which tenders. not_found; amount 0: nothing is left. */
enum status deposit_held(struct desk *desk, int64_t order, struct deposit_ended *held, struct error *err) MUST_USE;

#endif
