/* SPDX-License-Identifier: MIT */
/* verdict_priv: what the screen of a coupon's verdict knows. Tests look at it too. */
#ifndef FD_UI_SCREEN_VERDICT_PRIV_H
#define FD_UI_SCREEN_VERDICT_PRIV_H

#include "model/member.h"
#include "desk/act.h"
#include "desk/coupon_act.h"

struct verdict_state {
    struct coupon_verdict verdict;
    bool usable_alone;    /* it brings a gift, which needs no bill */
    struct member holder; /* id 0: nobody's, or unknown */
    int64_t today;
    char key[ACT_KEY_TEXT]; /* of the act that uses it up */
};

#endif
