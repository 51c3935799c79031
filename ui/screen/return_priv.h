/* SPDX-License-Identifier: MIT */
/* return_priv: arguments from the screen of a finished bill to the screens it opens. */
#ifndef FD_UI_SCREEN_RETURN_PRIV_H
#define FD_UI_SCREEN_RETURN_PRIV_H

#include "desk/return.h"

/* Argument of SCREEN_PREVIEW: a return or void to confirm. It takes ownership of `line` and what the view owns. */
struct preview_argument {
    struct return_request request;
    struct return_line *line; /* the lines of the request */
    struct return_view view;
};

/* Argument of SCREEN_CORRECT: the bill whose tender is corrected, and what was paid other than by stored value, fen. */
struct correct_argument {
    int64_t bill, due;
};

#endif
