/* SPDX-License-Identifier: MIT */
/* return_priv: what the screen of a finished bill hands to the screens that it opens. */
#ifndef FD_UI_SCREEN_RETURN_PRIV_H
#define FD_UI_SCREEN_RETURN_PRIV_H

#include "model/staff.h"
#include "desk/return.h"

/* What a return or void would do. SCREEN_PREVIEW takes over `line` and what the view owns. */
struct preview_argument {
    struct return_request request;
    struct return_line *line; /* of the request */
    struct return_view view;
    struct staff approver; /* id 0: nobody has approved */
};

/* A bill whose tender is put right, by SCREEN_CORRECT, and how much of it was paid other than by stored value. */
struct correct_argument {
    int64_t bill, due;
};

#endif
