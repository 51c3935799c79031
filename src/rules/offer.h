/* SPDX-License-Identifier: MIT */
/* offer: reads one offer of a programme, and checks the conditions that do not depend on the lines of the bill. */
#ifndef FD_RULES_OFFER_H
#define FD_RULES_OFFER_H

#include "rules/node.h"
#include "rules/quote.h"

/* Reads one offer. The tiers of programme must have been read. The caller calls offer_clear, also on failure. */
enum status offer_parse(const struct node *node, const struct programme *programme, struct offer *offer,
                        struct error *err) MUST_USE;
void offer_clear(struct offer *offer);

/*
 * Checks the limits of use while `standing` coupons of the same offer are on the bill. offer_limit with detail
 * per_member, per_member_day or total, and arg 0 the limit. facts NULL: not used yet.
 */
enum status offer_limit(const struct offer *offer, const struct offer_facts *facts, int64_t standing,
                        struct error *err) MUST_USE;

/* Whether the offer's dates and weekdays hold on that business day; its hours are not looked at. */
bool offer_runs_on(const struct offer *offer, int64_t day);

/*
 * Checks, in this order; the first that fails is reported as offer_conditions, with detail and args:
 *   date: first and last day (MM-DD, "-" if open); weekday: days allowed ("1,2,3"), today ("6"), 1 is Monday;
 *   hour: ranges ("14:00-17:00"), now; no_member; tier: tier wanted, tier of the member (names); segment;
 *   birthday: days; purchase_number: number wanted, number of this purchase.
 * Then offer_limit as above.
 */
enum status offer_conditions(const struct programme *programme, int offer, const struct quote_input *input,
                             struct error *err) MUST_USE;

#endif
