/* SPDX-License-Identifier: MIT */
/* clock: the only source of the time of day; frozen in practice shops and tests. */
#ifndef FD_BASE_CLOCK_H
#define FD_BASE_CLOCK_H

#include "base/status.h"

int64_t clock_now(void); /* Unix seconds; the frozen instant if one is set */
void clock_freeze(int64_t instant);
void clock_release(void);
int64_t clock_monotonic_ms(void); /* for time-outs; never frozen */

#endif
