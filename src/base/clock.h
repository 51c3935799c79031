/* SPDX-License-Identifier: MIT */
/* clock: the only source of the time of day, so that practice shops and tests can set it. */
#ifndef FD_BASE_CLOCK_H
#define FD_BASE_CLOCK_H

#include "base/status.h"

int64_t clock_now(void); /* Unix seconds; the instant of clock_freeze while that is set */
void clock_freeze(int64_t instant);
void clock_release(void);
int64_t clock_monotonic_ms(void); /* for timeouts; clock_freeze does not affect it */
int64_t clock_boot_ms(void);      /* the same, and goes on while the machine sleeps: for how long nobody was there */

#endif
