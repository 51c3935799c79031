/* SPDX-License-Identifier: MIT */
/* tier_grant: grants a tier by hand, with its last day, a reason and an approver, all required. */
#ifndef FD_DESK_TIER_GRANT_H
#define FD_DESK_TIER_GRANT_H

#include "desk/desk.h"

struct grant_request {
    int64_t member, until; /* until: last day of the tier, today or later */
    char tier[CODE_TEXT];
    const char *reason;
};
struct grant_done {
    int64_t txn;
};
/*
 * not_found: no tier of that code; bad_value: `until` is past; missing_value: no reason; approval_needed: no approver.
 * After its last day the tier is reviewed like any other.
 */
enum status tier_grant(struct desk *desk, const char *key, const struct staff *approver,
                       const struct grant_request *request, struct grant_done *done, struct error *err) MUST_USE;

#endif
