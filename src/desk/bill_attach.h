/* SPDX-License-Identifier: MIT */
/*
 * bill_attach: a member claims a walk-in bill afterwards (补登小票), once, within till.claim_days of its day.
 *
 * Points are computed as on the day of the bill: by the programme version it was rung under, the tier the member had
 * before it and the offers on it, for what was not returned. They expire as if earned that day (but never before today)
 * and first settle owed points. From then on the bill counts as spend and as a purchase and may raise the tier. Prices
 * stay as paid: a claim gives points, no discount.
 */
#ifndef FD_DESK_BILL_ATTACH_H
#define FD_DESK_BILL_ATTACH_H

#include "desk/sell.h"

struct bill_attach_request {
    int64_t bill, member;
};

struct bill_attach_view {
    char bill[BILL_TEXT], txn[TXN_TEXT]; /* txn "" in a preview */
    int64_t txn_id, member, day;         /* the bill's day */
    int64_t payable;                     /* fen, less refunds */
    int64_t points_earned;
    int64_t points_balance, owed_points; /* after the claim */
    char tier_then[CODE_TEXT];           /* the tier that determined the points */
    char tier_before[CODE_TEXT], tier[CODE_TEXT];
    int64_t programme; /* the version the bill was rung under, which has the names for the steps */
    struct steps steps;
};
void bill_attach_view_clear(struct bill_attach_view *view);

/*
 * dry: preview only. already_claimed: the bill has a member; already_voided; already_returned: nothing of it is left;
 * return_too_late (detail claim; args days allowed, days old); approval_needed above the setting claim_limit. The
 * caller clears *view.
 */
enum status bill_attach(struct desk *desk, const char *key, const struct staff *approver,
                        const struct bill_attach_request *request, bool dry, struct bill_attach_view *view,
                        struct error *err) MUST_USE;

#endif
