/* SPDX-License-Identifier: MIT */
/* sale_view: a finished bill as every screen and command shows it, read from its rows. */
#ifndef FD_DESK_SALE_VIEW_H
#define FD_DESK_SALE_VIEW_H

#include "desk/sell.h"

/* Reads a bill; the caller clears *view. balances: also read what the member has today, else those fields stay 0. */
enum status sale_view_read(struct desk *desk, int64_t bill, bool balances, struct sale_view *view,
                           struct error *err) MUST_USE;
/* The same with balances, in a transaction that is open. */
enum status sale_view_within(struct desk *desk, int64_t bill, struct sale_view *view, struct error *err) MUST_USE;
/* Fills sku and name of a line from its item; both stay "" for item 0, an amount without an item. */
enum status sale_view_item(struct db *db, int64_t item, struct view_line *line, struct error *err) MUST_USE;

#endif
