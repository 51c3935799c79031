/* SPDX-License-Identifier: MIT */
/* tier: levels by net spend or points earned (tier.measure) in a window. */
#ifndef FD_RULES_TIER_H
#define FD_RULES_TIER_H

#include "rules/node.h"
#include "rules/programme.h"

/*
 * First day of the window that ends on `day`, both inside (of the last N months the first day is excluded). joined: the
 * day the member did, from which years are counted where the window is the anniversary.
 */
int64_t tier_window_start(const struct programme *programme, int64_t joined, int64_t day);
/* Highest level whose `from` is reached; 0 at least; -1 without levels. */
int tier_for_measure(const struct programme *programme, int64_t measured);
/* Day until which a tier reached on `day` is kept: one window plus grace. DATE_NEVER for lifetime and the lowest. */
int64_t tier_kept_until(const struct programme *programme, int level, int64_t day);
/* Whether a member of a tier kept until `until` is to be warned on `day`, having `measured`: by how much more is
 * missing. */
bool tier_warns(const struct programme *programme, int level, int64_t until, int64_t day, int64_t measured,
                int64_t *missing);
/* What a member at `level` becomes when the period is over and the window earned `earned` (down, setting). */
int tier_after_period(const struct programme *programme, int level, int earned);

/* For readers of programmes: bad_value of a tier's code that is none, with the codes there are. */
enum status tier_bad_code(const struct programme *programme, const struct node *node, struct error *err);

#endif
