/* SPDX-License-Identifier: MIT */
/* topup: pays money into stored value and adds what the programme gives for it. Money is in fen. */
#ifndef FD_DESK_TOPUP_H
#define FD_DESK_TOPUP_H

#include "desk/sell.h"

struct member;

struct topup_request {
    int64_t member, amount;
    struct tender tender[TENDERS_MAX]; /* none: cash; stored value is not allowed */
    size_t tenders;
};
struct topup_done {
    int64_t txn, wallet_balance, principal, bonus, change; /* balances after it */
};
/* approver may be NULL; approval_needed where the bonus is above limits.topup_bonus of the shift. */
enum status topup(struct desk *desk, const char *key, const struct staff *approver, const struct topup_request *request,
                  struct topup_done *done, struct error *err) MUST_USE;

/* Whether the member may hold that much stored value, fen: else prepaid_limit, detail balance. */
enum status topup_may_hold(const struct programme *programme, const struct member *member, int64_t would,
                           struct error *err) MUST_USE;

#endif
