/* SPDX-License-Identifier: MIT */
/* points: given or taken by hand. What acts do with a member's points is in desk_priv.h. */
#ifndef FD_DESK_POINTS_H
#define FD_DESK_POINTS_H

#include "desk/desk.h"

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
enum status points_adjust(struct desk *desk, const char *key, const struct staff *approver,
                          const struct adjust_request *request, struct adjust_done *done, struct error *err) MUST_USE;

#endif
