/* SPDX-License-Identifier: MIT */
/* bills_priv: the state of the day's bills, for their screen and the form that chooses the day. */
#ifndef FD_UI_SCREEN_BILLS_PRIV_H
#define FD_UI_SCREEN_BILLS_PRIV_H

#include "model/bill.h"
#include "ui/counter/counter_table.h"

struct bills_state {
    int64_t day;   /* 0: today, also when it ends */
    int64_t read;  /* the day of `brief` */
    int64_t total; /* only bills of that total that something can come back of; 0: all */
    struct brief_list brief;
    struct table_memory rows;
};

#endif
