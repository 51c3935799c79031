/* SPDX-License-Identifier: MIT */
/* coupon_act: coupons issued, verified, redeemed outside a bill, withdrawn. */
#ifndef FD_DESK_COUPON_ACT_H
#define FD_DESK_COUPON_ACT_H

#include "model/coupon.h"
#include "desk/sell.h"

#define ISSUE_MAX 10000

struct issue_request {
    char offer[CODE_TEXT];
    int64_t member; /* 0: the offer must be for bearers */
    int64_t count;  /* 1 … ISSUE_MAX */
};
/* The caller clears *list. */
enum status coupon_issue(struct desk *desk, const char *key, const struct issue_request *request,
                         struct coupon_list *list, struct error *err) MUST_USE;

struct coupon_verdict {
    struct coupon coupon;
    struct error reason; /* STATUS_OK when it can be used now */
    bool has_bill;       /* lines were given: benefit below is what it takes off them */
    int64_t benefit;
    int64_t holder; /* member, 0 bearer */
    char offer_name[NAME_TEXT];
};
/* Never uses it up. member 0: not said. lines may be none. */
enum status coupon_verify(struct desk *desk, const char *typed, const struct sale_request *bill,
                          struct coupon_verdict *verdict, struct error *err) MUST_USE;

struct coupon_done {
    int64_t txn, lot;
    int64_t item; /* the gift handed over; 0 when withdrawn */
};
/*
 * For offers claimed outside a bill: a gift of everything's scope without minimums. Any other needs a bill:
 * offer_conditions, detail scope, min_amount or min_quantity. dry: whether it can be, nothing written.
 */
enum status coupon_redeem(struct desk *desk, const char *key, const char *typed, bool dry, struct coupon_done *done,
                          struct error *err) MUST_USE;
enum status coupon_withdraw(struct desk *desk, const char *key, const struct staff *approver, const char *typed,
                            const char *reason, struct coupon_done *done, struct error *err) MUST_USE;

struct batch_done {
    int64_t txn, batch, coupons;
};
/* Every coupon of a batch that is not used, expired or withdrawn yet, in one act. not_found when none is left. */
enum status coupon_batch_withdraw(struct desk *desk, const char *key, const struct staff *approver, int64_t batch,
                                  const char *reason, struct batch_done *done, struct error *err) MUST_USE;

#endif
