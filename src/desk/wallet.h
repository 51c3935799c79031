/* SPDX-License-Identifier: MIT */
/*
 * wallet: closes a member's stored value: the remaining principal is paid out and the bonus expires, including what is
 * not usable yet. The steps show the computation: put in − used (− paid out before) = paid out. Money is in fen.
 */
#ifndef FD_DESK_WALLET_H
#define FD_DESK_WALLET_H

#include "desk/sell.h"

struct close_request {
    int64_t member;
    struct tender tender[TENDERS_MAX]; /* none: cash; their sum must be exactly what is paid out */
    size_t tenders;
};

/* For principal or bonus: in − used − before = left. */
struct close_sum {
    int64_t in, used, before, left;
};

struct close_view {
    int64_t txn_id; /* 0 in a preview */
    char txn[TXN_TEXT];
    struct close_sum principal, bonus; /* principal.left is paid out, bonus.left expires */
    struct tender tender[TENDERS_MAX];
    size_t tenders;
    struct steps steps;
};
void wallet_close_view_clear(struct close_view *view);

/*
 * dry: preview only. not_enough_stored_value (detail close): nothing is left; tender_short, tender_over;
 * approval_needed above what the role may pay out. The caller clears *view.
 */
enum status wallet_close(struct desk *desk, const char *key, const struct staff *approver,
                         const struct close_request *request, bool dry, struct close_view *view,
                         struct error *err) MUST_USE;

#endif
