/* SPDX-License-Identifier: MIT */
/* claim_priv: argument from the question for a walk-in bill to the preview of claiming one. */
#ifndef FD_UI_SCREEN_CLAIM_PRIV_H
#define FD_UI_SCREEN_CLAIM_PRIV_H

#include "desk/bill_attach.h"

/* Argument of SCREEN_CLAIMED, which takes ownership of what the view owns. */
struct claimed_argument {
    struct bill_attach_request request;
    struct bill_attach_view view; /* the result of the dry run */
};

#endif
