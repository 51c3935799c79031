/* SPDX-License-Identifier: MIT */
/* offer: one offer as the programme writes it, and the conditions that do not depend on the bill. */
#ifndef FD_RULES_OFFER_H
#define FD_RULES_OFFER_H

#include "rules/node.h"
#include "rules/quote.h"

/* Reads one offer; programme holds the tiers it may name. On failure too the caller clears. */
enum status offer_parse(const struct node *node, const struct programme *programme, struct offer *offer,
                        struct error *err) MUST_USE;
void offer_clear(struct offer *offer);

/*
 * Limits of use, when `standing` coupons of the same offer are on the bill already. offer_limit with detail
 * per_member, per_member_day or total, arg 0 the limit; facts may be NULL (nothing used).
 */
enum status offer_limit(const struct offer *offer, const struct offer_facts *facts, int64_t standing,
                        struct error *err) MUST_USE;

/*
 * offer_conditions with detail and args: date from, to (MM-DD); weekday allowed ("1,2,3"), today ("6"), 1 = Monday;
 * hour ranges ("14:00-17:00"), now; no_member; tier wanted, the member's (names); birthday days; purchase_number
 * wanted, this one. Then offer_limit as above. The first that fails is told.
 */
enum status offer_conditions(const struct programme *programme, int offer, const struct quote_input *input,
                             struct error *err) MUST_USE;

#endif
