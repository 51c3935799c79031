/* SPDX-License-Identifier: MIT */
/* tier: the level of a member by net spend or points earned (tier.measure) in a window of time. */
#ifndef FD_RULES_TIER_H
#define FD_RULES_TIER_H

#include "rules/node.h"
#include "rules/programme.h"

/*
 * First day of the window that ends on `day`, both inclusive; of N rolling months, the day after the one N months
 * before. joined: the day the member joined, from which anniversary years are counted. 0 for lifetime.
 */
int64_t tier_window_start(const struct programme *programme, int64_t joined, int64_t day);
/* The highest level whose `from` is reached, at least 0; -1 without levels. */
int tier_for_measure(const struct programme *programme, int64_t measured);
/*
 * Last day a tier reached on `day` is kept: one window plus grace_days. DATE_NEVER for lifetime windows and the lowest
 * level.
 */
int64_t tier_kept_until(const struct programme *programme, int level, int64_t day);
/*
 * Whether to warn, on `day`, a member whose level is kept until `until` and who has `measured` in the window. *missing:
 * how much more keeps the level.
 */
bool tier_warns(const struct programme *programme, int level, int64_t until, int64_t day, int64_t measured,
                int64_t *missing);
/* Level after the period of `level` ended and the window earned `earned`; tier.down_one limits the fall. */
int tier_after_period(const struct programme *programme, int level, int earned);

/* bad_value for a tier code that does not exist, listing those that do. */
enum status tier_bad_code(const struct programme *programme, const struct node *node, struct error *err);

#endif
