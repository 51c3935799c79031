/* SPDX-License-Identifier: MIT */
/* coupon_act: issues, verifies and withdraws coupons, and redeems them outside a bill. */
#ifndef FD_DESK_COUPON_ACT_H
#define FD_DESK_COUPON_ACT_H

#include "model/coupon.h"
#include "desk/sell.h"

#define ISSUE_MAX 10000

struct issue_request {
    char offer[CODE_TEXT];
    int64_t member; /* 0: bearer coupons, which the offer must allow */
    int64_t count;  /* 1 … ISSUE_MAX */
};
/* *list receives the new coupons; the caller clears it. approval_needed above limits.coupons of the shift. */
enum status coupon_issue(struct desk *desk, const char *key, const struct staff *approver,
                         const struct issue_request *request, struct coupon_list *list, struct error *err) MUST_USE;

struct coupon_verdict {
    struct coupon coupon;
    struct error reason; /* why it cannot be used now; STATUS_OK when it can */
    bool has_bill;       /* lines were given, so benefit is set */
    int64_t benefit;     /* fen it takes off those lines */
    int64_t holder;      /* member id; 0: bearer */
    char offer_name[NAME_TEXT];
};
/* Reads only; the coupon stays unused. bill->member 0: unknown member; bill may have no lines. */
enum status coupon_verify(struct desk *desk, const char *typed, const struct sale_request *bill,
                          struct coupon_verdict *verdict, struct error *err) MUST_USE;

struct coupon_done {
    int64_t txn, lot;
    int64_t item; /* the gift to hand over; 0 when withdrawn */
};
/*
 * Redeems a gift coupon outside a bill: its offer must cover everything and have no minimum. Any other coupon needs a
 * bill: offer_conditions, detail scope, min_amount or min_quantity. dry: only checks whether it can be redeemed.
 */
enum status coupon_redeem(struct desk *desk, const char *key, const char *typed, bool dry, struct coupon_done *done,
                          struct error *err) MUST_USE;
enum status coupon_withdraw(struct desk *desk, const char *key, const struct staff *approver, const char *typed,
                            const char *reason, struct coupon_done *done, struct error *err) MUST_USE;

struct batch_done {
    int64_t txn, batch, coupons;
};
/* Withdraws every coupon of a batch not yet used, expired or withdrawn, in one act. not_found when there is none. */
enum status coupon_batch_withdraw(struct desk *desk, const char *key, const struct staff *approver, int64_t batch,
                                  const char *reason, struct batch_done *done, struct error *err) MUST_USE;

#endif
