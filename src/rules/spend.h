/* SPDX-License-Identifier: MIT */
/* spend: points used as money (step 6 of a bill): how many a bill takes and what they are worth. */
#ifndef FD_RULES_SPEND_H
#define FD_RULES_SPEND_H

#include "rules/quote.h"

/* The fewest points that give the largest worth the bill takes; left: fen to pay before points. 0 without a member. */
int64_t spend_allowed(const struct programme *programme, const struct member_facts *member, int64_t left);
/* What that many points are worth in fen, rounded down. */
int64_t spend_worth(const struct programme *programme, int64_t points);
/* What a balance is worth on a bill large enough, fen: whole steps of the points above `keep`. */
int64_t spend_balance_worth(const struct programme *programme, int64_t points);
/*
 * Checks a number of points asked for. not_enough_points (args: points usable less `keep`, points allowed) or
 * bad_value; off the step: detail points_step, arg 2 the step, arg 3 a number that is on it.
 */
enum status spend_check(const struct programme *programme, const struct member_facts *member, int64_t left,
                        int64_t points, struct error *err) MUST_USE;

#endif
