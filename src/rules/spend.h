/* SPDX-License-Identifier: MIT */
/* spend: points as money (3-value, step 6 of a bill): how many a bill takes and what they are worth. */
#ifndef FD_RULES_SPEND_H
#define FD_RULES_SPEND_H

#include "rules/quote.h"

/* The largest worth the bill takes with the fewest points; left is what is to pay before points. 0 without member. */
int64_t spend_allowed(const struct programme *programme, const struct member_facts *member, int64_t left);
/* What that many points are worth, floored. */
int64_t spend_worth(const struct programme *programme, int64_t points);
/* bad_value, or not_enough_points (args: usable less `keep`, allowed), for an explicit number. */
enum status spend_check(const struct programme *programme, const struct member_facts *member, int64_t left,
                        int64_t points, struct error *err) MUST_USE;

#endif
