/* SPDX-License-Identifier: MIT */
/* claim_priv: what the list of walk-in bills hands to the preview of claiming one. */
#ifndef FD_UI_SCREEN_CLAIM_PRIV_H
#define FD_UI_SCREEN_CLAIM_PRIV_H

#include "model/staff.h"
#include "desk/bill_attach.h"

/* SCREEN_CLAIMED takes over what the view owns. */
struct claimed_argument {
    struct bill_attach_request request;
    struct bill_attach_view view; /* what it would bring */
    struct staff approver;        /* id 0: nobody has approved */
};

#endif
