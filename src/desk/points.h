/* SPDX-License-Identifier: MIT */
/* points: grants or takes points by hand; and what other acts share in handling a member's points. */
#ifndef FD_DESK_POINTS_H
#define FD_DESK_POINTS_H

#include "desk/act.h"
#include "desk/desk.h"

struct adjust_request {
    int64_t member, points; /* > 0 */
    bool take;
    const char *reason; /* required */
    int64_t dispute;    /* id of the disputed bill; 0: none */
};
struct adjust_done {
    int64_t txn, points_balance, owed_points;
};
/* approval_needed without an approver; not_enough_points when taking more than the member has. */
enum status points_adjust(struct desk *desk, const char *key, const struct staff *approver,
                          const struct adjust_request *request, struct adjust_done *done, struct error *err) MUST_USE;

/* Ends an act on a member's points: returns its txn and the points the member has and owes after it. */
enum status points_after(struct act *act, int64_t *txn, int64_t *points, int64_t *owed, struct error *err) MUST_USE;
/*
 * Issues in the entry, and returns, a lot of points earned on `day` and usable delay_days later; neither its first
 * usable day nor its expiry is before today. Does not settle owed points: for a member who owes none.
 */
struct lot_row points_grant(struct act *act, const struct programme *programme, int64_t day, int64_t member,
                            int64_t points, int64_t delay_days);
/*
 * Grants points to a member in this act: a lot that expires as the programme says and is usable after delay_days. Owed
 * points are settled from it first.
 */
enum status points_issue(struct act *act, const struct programme *programme, int64_t member, int64_t points,
                         int64_t delay_days, struct error *err) MUST_USE;
/* The same for points earned on an earlier `day`, dated as in points_grant. */
enum status points_issue_of(struct act *act, const struct programme *programme, int64_t day, int64_t member,
                            int64_t points, int64_t delay_days, struct error *err) MUST_USE;

#endif
