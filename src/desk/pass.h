/* SPDX-License-Identifier: MIT */
/* pass: uses a pass (次卡) that a member holds. Passes come with top-ups (wallet.topups[].pass). */
#ifndef FD_DESK_PASS_H
#define FD_DESK_PASS_H

#include "desk/desk.h"

struct pass_request {
    int64_t member, uses; /* uses ≥ 1 */
    char sku[CODE_TEXT];
};
struct pass_done {
    int64_t txn, uses, left; /* left: uses of all the member's passes for this item */
};
/* not_found: no such item; not_enough_uses (args: left, asked). Passes expired or not usable yet do not count. */
enum status pass_use(struct desk *desk, const char *key, const struct pass_request *request, struct pass_done *done,
                     struct error *err) MUST_USE;

#endif
