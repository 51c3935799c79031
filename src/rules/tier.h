/* SPDX-License-Identifier: MIT */
/* tier: levels by qualifying net spend in a window. */
#ifndef FD_RULES_TIER_H
#define FD_RULES_TIER_H

#include "rules/programme.h"

/* First day of the window that ends on `day`, both inside (of the last N months the first day is excluded). */
int64_t tier_window_start(const struct programme *programme, int64_t day);
/* Highest level whose `from` is reached; 0 at least; -1 without levels. */
int tier_for_spend(const struct programme *programme, int64_t spend);
/* Day until which a tier reached on `day` is kept: one window plus grace. DATE_NEVER for lifetime and the lowest. */
int64_t tier_kept_until(const struct programme *programme, int level, int64_t day);
/* What a member at `level` becomes when the period is over and the window earned `earned` (down, setting). */
int tier_after_period(const struct programme *programme, int level, int earned);

#endif
