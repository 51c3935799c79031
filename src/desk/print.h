/* SPDX-License-Identifier: MIT */
/* print: a bill with everything else its receipt shows. */
#ifndef FD_DESK_PRINT_H
#define FD_DESK_PRINT_H

#include "model/member.h"
#include "desk/sell.h"

struct print_bill {
    struct sale_view view;
    struct member member; /* id 0: a walk-in */
    struct staff staff;   /* the person who rang it */
    int64_t till;
};

/* Reads a finished bill. The caller clears *print, also after an error. */
enum status print_read(struct desk *desk, int64_t bill, struct print_bill *print, struct error *err) MUST_USE;
void print_clear(struct print_bill *print);

#endif
