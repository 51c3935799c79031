/* SPDX-License-Identifier: MIT */
/* staff_code: the one-time code with which somebody without a PIN sets it; printed once, hashed in the file. */
#ifndef FD_DESK_STAFF_CODE_H
#define FD_DESK_STAFF_CODE_H

#include "rules/pin.h"
#include "desk/desk.h"

#define STAFF_CODE_DAYS 3

/*
 * Takes the PIN of the person away and gives a code that expires after STAFF_CODE_DAYS; only of others: not_permitted,
 * detail own_code. A repeated key has no code to give again: key_reused. *until may be NULL.
 */
enum status staff_code_give(struct desk *desk, const char *key, const char *staff, char code[PIN_CODE_TEXT],
                            int64_t *until, struct error *err) MUST_USE;

#endif
