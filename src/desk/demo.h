/* SPDX-License-Identifier: MIT */
/*
 * demo: a practice shop to try things in: a tea shop of about a year, with made-up members, bills, top-ups, coupons,
 * returns; every one of them done by the same acts as at the counter. Nobody in it exists.
 */
#ifndef FD_DESK_DEMO_H
#define FD_DESK_DEMO_H

#include "base/status.h"

#define DEMO_CLERK "E07" /* who stands at its counter */
#define DEMO_MEMBERS 40

/*
 * Makes the shop file (io_error if it exists; nothing stays of a shop that could not be finished). The same members
 * (1 … 9,999), seed and now give the same people and bills. Its last business day is that of `now`. Freezes the clock while it works and
 * releases it: a caller whose clock was frozen freezes it again.
 */
enum status demo_make(const char *path, int64_t members, uint64_t seed, int64_t now, struct error *err) MUST_USE;

#endif
