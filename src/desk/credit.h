/* SPDX-License-Identifier: MIT */
/*
 * credit: goods that come back without a receipt and whose bill is not found (bill_returnable): refused, or
 * taken back for store credit, always with an approver. It is a lot of bonus, which pays bills and is never paid out.
 */
#ifndef FD_DESK_CREDIT_H
#define FD_DESK_CREDIT_H

#include "desk/desk.h"

struct credit_request {
    int64_t member;
    int64_t amount;     /* fen, > 0 */
    const char *reason; /* required: what came back, and why without a receipt. Borrowed */
};
struct credit_done {
    int64_t txn, wallet_balance;
};
/* approval_needed; missing_value, field reason; bad_value, field amount. */
enum status credit_give(struct desk *desk, const char *key, const struct staff *approver,
                        const struct credit_request *request, struct credit_done *done, struct error *err) MUST_USE;

#endif
