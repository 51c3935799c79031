/* SPDX-License-Identifier: MIT */
/*
 * nightly: the work of each day, done for every missed day in order and dated with that day: lots past their last day
 * expire, others become usable, tiers whose period is over are reviewed, members are warned; then the roll-ups of
 * changed days and the sums for the board are computed. The result equals that of running every day. It is safe to
 * repeat and to interrupt: every act is written whole, and what is left to do follows from the rows themselves.
 */
#ifndef FD_DESK_NIGHTLY_H
#define FD_DESK_NIGHTLY_H

#include "model/lot.h"
#include "desk/desk.h"

struct nightly_done {
    int64_t days;
    int64_t lots, points; /* expired */
    struct lot_sum expired[LOT_KINDS],
        usable[LOT_KINDS]; /* by kind; usable: delayed points, instalments, coupons of later */
    size_t expireds, usables;
    int64_t members_down, members_up, members_kept, members_warned;
    int64_t rollup_days; /* days whose roll-ups were recomputed */
};
enum status nightly(struct desk *desk, struct nightly_done *done, struct error *err) MUST_USE;

#endif
