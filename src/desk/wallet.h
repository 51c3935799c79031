/* SPDX-License-Identifier: MIT */
/*
 * wallet: a member's stored value closed: the principal that is left is paid out, the bonus ends, also what of it is
 * not usable yet. The computation stands in the steps: put in − used (− paid out before) = paid out.
 */
#ifndef FD_DESK_WALLET_H
#define FD_DESK_WALLET_H

#include "desk/sell.h"

struct close_request {
    int64_t member;
    struct tender tender[TENDERS_MAX]; /* none: cash; together exactly what is paid out */
    size_t tenders;
};

/* Of one kind: in − used − before = left. */
struct close_sum {
    int64_t in, used, before, left;
};

struct close_view {
    int64_t txn_id; /* 0 in a preview */
    char txn[TXN_TEXT];
    struct close_sum principal, bonus; /* left: paid out, ended */
    struct tender tender[TENDERS_MAX];
    size_t tenders;
    struct steps steps;
};
void wallet_close_view_clear(struct close_view *view);

/*
 * dry: the preview. not_enough_stored_value (detail close) where nothing is left; tender_short, tender_over;
 * approval_needed above what the role may pay out.
 */
enum status wallet_close(struct desk *desk, const char *key, const struct staff *approver,
                         const struct close_request *request, bool dry, struct close_view *view,
                         struct error *err) MUST_USE;

#endif
