/* SPDX-License-Identifier: MIT */
/* sell_enter: a sale within an act of another kind: many bills in one write, at times of their own. */
#ifndef FD_DESK_SELL_ENTER_H
#define FD_DESK_SELL_ENTER_H

#include "desk/act.h"
#include "desk/snapshot.h"

/*
 * For a body that knows by itself all that pricing asks: act->entry becomes the sale of that snapshot (the caller's),
 * priced and paid; its points, the tier it lifts to and posting it are the caller's to do.
 */
struct sale_entered {
    int64_t payable, earned;
    struct tier_change rise; /* member 0: none */
};
enum status sell_enter(struct act *act, const struct sale_request *request, const struct snapshot *snap,
                       struct sale_entered *entered, struct error *err) MUST_USE;

#endif
