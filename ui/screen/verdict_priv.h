/* SPDX-License-Identifier: MIT */
/* verdict_priv: the state of SCREEN_VERDICT, also read by tests. */
#ifndef FD_UI_SCREEN_VERDICT_PRIV_H
#define FD_UI_SCREEN_VERDICT_PRIV_H

#include "model/member.h"
#include "desk/act.h"
#include "desk/coupon_act.h"

struct verdict_state {
    struct coupon_verdict verdict;
    bool usable_alone;    /* it gives a gift, so it can be used without a bill */
    struct member holder; /* id 0: no holder, or unknown */
    int64_t today;
    char key[ACT_KEY_TEXT]; /* idempotency key of the act that uses it */
};

#endif
