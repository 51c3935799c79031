/* SPDX-License-Identifier: MIT */
/*
 * correct: a finished bill was paid by another tender than was said. A reversing and a new payment of what still
 * stands paid; bill, points and coupons stay. Within the bill's shift anybody may, after the handover a manager.
 * Stored value is drawn from lots and decides what earns: it is neither put in nor taken out here.
 */
#ifndef FD_DESK_CORRECT_H
#define FD_DESK_CORRECT_H

#include "desk/sell.h"

struct correct_request {
    int64_t bill;
    struct tender tender[TENDERS_MAX]; /* how all of it was paid, stored value aside; TENDER_REST: what is left */
    size_t tenders;
};

struct correct_view {
    char bill[BILL_TEXT], txn[TXN_TEXT]; /* txn "" in a preview */
    int64_t txn_id, member;
    struct tender before[TENDERS_MAX], after[TENDERS_MAX]; /* what stands paid */
    size_t befores, afters;
};

/* dry: the preview, nothing written. */
enum status correct_tenders(struct desk *desk, const char *key, const struct staff *approver,
                            const struct correct_request *request, bool dry, struct correct_view *view,
                            struct error *err) MUST_USE;

#endif
