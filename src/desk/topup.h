/* SPDX-License-Identifier: MIT */
/* topup: money paid in, with what the programme adds to it. */
#ifndef FD_DESK_TOPUP_H
#define FD_DESK_TOPUP_H

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

#endif
