/* SPDX-License-Identifier: MIT */
/* nightly: what the days bring: expiry by lot, tiers whose period is over. Safe to repeat and to interrupt: each day in turn. */
#ifndef FD_DESK_NIGHTLY_H
#define FD_DESK_NIGHTLY_H

#include "desk/desk.h"

struct nightly_done {
    int64_t days, lots, points, members_down, members_up; /* lots and points that expired */
};
enum status nightly(struct desk *desk, struct nightly_done *done, struct error *err) MUST_USE;

#endif
