/* SPDX-License-Identifier: MIT */
/* exchange_priv: argument of the preview of an exchange, or of a bill that is sold anew to its right member. */
#ifndef FD_UI_SCREEN_EXCHANGE_PRIV_H
#define FD_UI_SCREEN_EXCHANGE_PRIV_H

#include "model/staff.h"
#include "desk/exchange.h"

/*
 * What is to be written. `member` and the bill alone count where it resells; else the lines and the reason. The screen
 * takes over the lines and the view.
 */
struct exchange_argument {
    bool resells;
    int64_t bill, member;
    char name[PERSON_TEXT]; /* of the member; "" for a walk-in */
    struct return_line *back;
    size_t backs;
    struct sale_line *out;
    size_t outs;
    char reason[REASON_TEXT];
    bool missing;              /* the gifts of the old bill do not come back */
    struct exchange_view view; /* of the dry run, with the shop's default tender */
};

#endif
