/* SPDX-License-Identifier: MIT */
/* points: given or taken by hand; and what other acts do with a member's points. */
#ifndef FD_DESK_POINTS_H
#define FD_DESK_POINTS_H

#include "desk/act.h"
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

/* The end of an act on a member's points: its number, and what they have and owe after it. */
enum status points_after(struct act *act, int64_t *txn, int64_t *points, int64_t *owed, struct error *err) MUST_USE;
/* A lot of points that counts from `day`, but usable and kept no earlier than today; to who owes none. */
struct lot_row points_grant(struct act *act, const struct programme *programme, int64_t day, int64_t member,
                            int64_t points, int64_t delay_days);
/*
 * Points that come to a member by this act: a lot that expires by the programme, usable after delay_days; owed points
 * are settled first.
 */
enum status points_issue(struct act *act, const struct programme *programme, int64_t member, int64_t points,
                         int64_t delay_days, struct error *err) MUST_USE;
/* The same as if earned on `day`, before today: but usable and kept no earlier than today. */
enum status points_issue_of(struct act *act, const struct programme *programme, int64_t day, int64_t member,
                            int64_t points, int64_t delay_days, struct error *err) MUST_USE;

#endif
