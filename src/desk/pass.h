/* SPDX-License-Identifier: MIT */
/* pass: a use of a pass (次卡) a member holds. They come with top-ups (wallet.topups[].pass). */
#ifndef FD_DESK_PASS_H
#define FD_DESK_PASS_H

#include "desk/desk.h"

struct pass_request {
    int64_t member, uses; /* uses ≥ 1 */
    char sku[CODE_TEXT];
};
struct pass_done {
    int64_t txn, uses, left; /* left: of this item's passes together */
};
/* not_found: no such item; not_enough_uses (args: left, asked); what has ended or is not usable yet does not count. */
enum status pass_use(struct desk *desk, const char *key, const struct pass_request *request, struct pass_done *done,
                     struct error *err) MUST_USE;

#endif
