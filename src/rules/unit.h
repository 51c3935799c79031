/* SPDX-License-Identifier: MIT */
/*
 * unit: counts the units of bill lines for benefits on units, and values them. A weighed line, or one with a fractional
 * quantity, is one unit. A unit is worth what is left of its line ÷ units of the line.
 */
#ifndef FD_RULES_UNIT_H
#define FD_RULES_UNIT_H

#include "rules/quote.h"

int64_t unit_size(const struct quote_line *line); /* quantity of one unit, in thousandths */
int64_t unit_count(const struct quote_line *line);

/*
 * Sets units[i], the units of line[i] that are free (buy) or get the percentage (nth). buy: buy + free units make a
 * set; the cheapest units are free, as many as all sets give, an incomplete set giving what exceeds `buy`. nth: every
 * nth unit, counted from the dearest. By unit price, ties by line order.
 */
void unit_choose(const struct offer *offer, const struct quote_line *bill, const size_t *line, size_t count,
                 int64_t *units);

/* `units` of the `of` units of a line with `left` fen left. */
struct unit_part {
    int64_t left, units, of;
};
/* Σ left × units ÷ of × rate (basis points), rounded half up once. */
int64_t unit_worth(const struct unit_part *part, size_t count, int64_t rate);

#endif
