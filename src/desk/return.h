/* SPDX-License-Identifier: MIT */
/* return_make: returns and voids (3-value, Returns and voids), with their preview. */
#ifndef FD_DESK_RETURN_H
#define FD_DESK_RETURN_H

#include "desk/sell.h"

struct return_line {
    int64_t no, quantity; /* thousandths; 0 = all that is left of it */
};

struct return_request {
    int64_t bill;
    bool voids;                     /* the whole bill, as if never sold */
    const struct return_line *line; /* returns: none = everything that is left */
    size_t lines;
};

struct coupon_fate {
    char code[COUPON_TEXT];
    const char *fate; /* "usable", "used", "expired" */
};

struct return_view {
    char bill[BILL_TEXT], txn[TXN_TEXT]; /* txn "" in a preview */
    int64_t txn_id, member;
    int64_t programme; /* the version the bill was rung under: its words name the steps */
    int64_t refund;
    struct tender tender[TENDERS_MAX];
    size_t tenders;
    int64_t points_back, points_taken; /* taken: what was drawn */
    int64_t owed_points;               /* the member's total after it */
    int64_t points_balance, wallet_balance;
    struct coupon_fate coupon[COUPONS_MAX];
    size_t coupons;
    char tier_before[CODE_TEXT], tier[CODE_TEXT];
    struct steps steps;
    bool nothing_left;
};
void return_view_clear(struct return_view *view);

/* dry: the preview, nothing written. */
enum status return_make(struct desk *desk, const char *key, const struct staff *approver,
                        const struct return_request *request, bool dry, struct return_view *view,
                        struct error *err) MUST_USE;

#endif
