/* SPDX-License-Identifier: MIT */
/*
 * correct: changes the recorded tenders of a finished bill. Writes a reversing payment and a new one for what is still
 * paid; bill, points and coupons stay. Anybody may do it within the bill's shift, a manager after the handover. Stored
 * value can be neither added nor removed here, because it is drawn from lots and decides what earns points.
 */
#ifndef FD_DESK_CORRECT_H
#define FD_DESK_CORRECT_H

#include "desk/sell.h"

struct correct_request {
    int64_t bill;
    struct tender tender[TENDERS_MAX]; /* how it was really paid, without stored value; TENDER_REST: the remainder */
    size_t tenders;
};

struct correct_view {
    char bill[BILL_TEXT], txn[TXN_TEXT]; /* txn "" in a preview */
    int64_t txn_id, member;
    struct tender before[TENDERS_MAX], after[TENDERS_MAX]; /* amounts paid less refunds */
    size_t befores, afters;
};

/* dry: preview only. */
enum status correct_tenders(struct desk *desk, const char *key, const struct staff *approver,
                            const struct correct_request *request, bool dry, struct correct_view *view,
                            struct error *err) MUST_USE;

#endif
