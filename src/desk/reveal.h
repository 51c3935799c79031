/* SPDX-License-Identifier: MIT */
/* reveal: the whole phone number of a member where screens mask it; each request is audited. */
#ifndef FD_DESK_REVEAL_H
#define FD_DESK_REVEAL_H

#include "desk/desk.h"

/* *phone is 0 if the member has none; then nothing is written to the audit. */
enum status reveal_member_phone(struct desk *desk, const struct staff *approver, int64_t member, int64_t *phone,
                                struct error *err) MUST_USE;

#endif
