/* SPDX-License-Identifier: MIT */
/*
 * unit: the units of a bill that a benefit is about, and what they are worth. A unit is worth what is left of its line
 * ÷ the units of the line; a weighed line, or one of a broken quantity, is one unit.
 */
#ifndef FD_RULES_UNIT_H
#define FD_RULES_UNIT_H

#include "rules/quote.h"

int64_t unit_size(const struct quote_line *line); /* in thousandths */
int64_t unit_count(const struct quote_line *line);

/*
 * Of buy and nth: how many units of each line[i] are free, or take the percentage. buy + free units make a set; of all
 * units the cheapest are free, as many as the sets say, an incomplete set gives what exceeds `buy`. nth: of every nth
 * units, dearest first, the last. By unit price, ties by line order.
 */
void unit_choose(const struct offer *offer, const struct quote_line *bill, const size_t *line, size_t count,
                 int64_t *units);

/* Part of what is left of a line. */
struct unit_part {
    int64_t left, units, of;
};
/* Σ left × units ÷ of × rate, in basis points, rounded half up once. */
int64_t unit_worth(const struct unit_part *part, size_t count, int64_t rate);

#endif
