/* SPDX-License-Identifier: MIT */
/* tier_grant: a tier given by hand: with the last day it is kept, a reason, and always an approver. */
#ifndef FD_DESK_TIER_GRANT_H
#define FD_DESK_TIER_GRANT_H

#include "desk/desk.h"

struct grant_request {
    int64_t member, until; /* until: last day it is kept, today or later */
    char tier[CODE_TEXT];
    const char *reason;
};
struct grant_done {
    int64_t txn;
};
/*
 * not_found: no tier of that code; bad_value: a day that is over; missing_value: no reason; approval_needed without an
 * approver. After its day the tier is looked at again as any other.
 */
enum status tier_grant(struct desk *desk, const char *key, const struct staff *approver,
                       const struct grant_request *request, struct grant_done *done, struct error *err) MUST_USE;

#endif
