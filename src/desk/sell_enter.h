/* SPDX-License-Identifier: MIT */
/* sell_enter: a sale inside another act, for writing many bills, each with its own time, in one transaction. */
#ifndef FD_DESK_SELL_ENTER_H
#define FD_DESK_SELL_ENTER_H

#include "desk/act.h"
#include "desk/snapshot.h"

/*
 * Prices the request from the caller's snapshot and makes act->entry its sale, paid. The caller grants the points,
 * writes the tier rise and posts the entry.
 */
struct sale_entered {
    int64_t payable, earned; /* fen; points */
    struct tier_change rise; /* member 0: no rise */
};
enum status sell_enter(struct act *act, const struct sale_request *request, const struct snapshot *snap,
                       struct sale_entered *entered, struct error *err) MUST_USE;

#endif
