/* SPDX-License-Identifier: MIT */
/* reveal: a member's whole phone number on a screen that masks it, and a line of audit that says who asked. */
#ifndef FD_DESK_REVEAL_H
#define FD_DESK_REVEAL_H

#include "desk/desk.h"

/* *phone 0 if the member has none; then nothing is written. */
enum status reveal_member_phone(struct desk *desk, int64_t member, int64_t *phone, struct error *err) MUST_USE;

#endif
