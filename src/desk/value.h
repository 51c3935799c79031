/* SPDX-License-Identifier: MIT */
/* value: top-ups, and points given or taken by hand. */
#ifndef FD_DESK_VALUE_H
#define FD_DESK_VALUE_H

#include "desk/sell.h"

struct topup_request {
    int64_t member, amount;
    struct tender tender[TENDERS_MAX]; /* none: cash; wallet not allowed */
    size_t tenders;
};
struct topup_done {
    int64_t txn, wallet_balance, principal, bonus, change; /* balances after it */
};
enum status topup(struct desk *desk, const char *key, const struct topup_request *request, struct topup_done *done,
                  struct error *err) MUST_USE;

struct adjust_request {
    int64_t member, points; /* > 0 */
    bool take;
    const char *reason; /* needed */
    int64_t dispute;    /* bill, 0 if none */
};
struct adjust_done {
    int64_t txn, points_balance, owed_points;
};
/* approval_needed without an approver. Taking more than there is: not_enough_points. */
enum status adjust(struct desk *desk, const char *key, const struct staff *approver,
                   const struct adjust_request *request, struct adjust_done *done, struct error *err) MUST_USE;

#endif
