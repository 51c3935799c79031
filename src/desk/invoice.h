/* SPDX-License-Identifier: MIT */
/* invoice: marks that a tax invoice was made out for a bill, so that a return asks for it back. */
#ifndef FD_DESK_INVOICE_H
#define FD_DESK_INVOICE_H

#include "desk/desk.h"

/* on false: takes the mark off. already_voided if the bill is void. */
enum status invoice_mark(struct desk *desk, const char *key, int64_t bill, bool on, struct error *err) MUST_USE;

#endif
