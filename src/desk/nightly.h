/* SPDX-License-Identifier: MIT */
/*
 * nightly: what the days bring, each missed day in its turn and dated with it: lots past their last day expire, others
 * become usable, tiers whose period is over are looked at again, members are warned; then the roll-ups of the days that
 * changed and what the board opens with. The outcome is that of having run every day. Safe to repeat and to interrupt:
 * every act is whole, and what is left to do stands in the rows themselves.
 */
#ifndef FD_DESK_NIGHTLY_H
#define FD_DESK_NIGHTLY_H

#include "model/lot.h"
#include "desk/desk.h"

struct nightly_done {
    int64_t days;
    int64_t lots, points; /* that expired */
    struct lot_sum expired[LOT_KINDS],
        usable[LOT_KINDS]; /* by kind; usable: delayed points, instalments, coupons of later */
    size_t expireds, usables;
    int64_t members_down, members_up, members_kept, members_warned;
    int64_t rollup_days; /* whose roll-ups were made anew */
};
enum status nightly(struct desk *desk, struct nightly_done *done, struct error *err) MUST_USE;

#endif
