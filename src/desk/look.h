/* SPDX-License-Identifier: MIT */
/* look: what was shown, printed or written to a file is an act too: with person, right and audit row. */
#ifndef FD_DESK_LOOK_H
#define FD_DESK_LOOK_H

#include "desk/desk.h"

/*
 * In a live shop: may who is signed in see what needs that permit? Then the audit says that they did: `act` is "look",
 * "export" or "codes", about what, e.g. "report sales", without personal data. A practice shop has nothing to hide.
 */
enum status look_at(struct desk *desk, const char *act, enum permit permit, const char *what,
                    struct error *err) MUST_USE;

#endif
