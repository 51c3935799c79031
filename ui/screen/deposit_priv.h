/* SPDX-License-Identifier: MIT */
/* deposit_priv: argument from the list of orders to the form that ends a deposit. */
#ifndef FD_UI_SCREEN_DEPOSIT_PRIV_H
#define FD_UI_SCREEN_DEPOSIT_PRIV_H

#include <stdbool.h>
#include <stdint.h>

/* Argument of SCREEN_ORDER_END: the order, and whether the shop keeps what is left of its deposit. */
struct order_end_argument {
    int64_t order;
    bool forfeits;
};

#endif
