/* SPDX-License-Identifier: MIT */
/* naive_kinds: the kinds of benefit read a second time: every unit of a bill is a thing of its own. */
#ifndef FD_TESTS_NAIVE_KINDS_H
#define FD_TESTS_NAIVE_KINDS_H

#include "rules/quote.h"

bool naive_is_weighed(const struct quote_line *line);
/* Whether it takes money off. */
bool naive_is_discount(const struct offer *offer);
/* "priority, then percent, amount, the rest" */
int naive_kind_order(const struct offer *offer);
/* Whether `line` is one that the offer may be about. */
bool naive_in_reach(const struct offer *offer, const struct quote_line *line);

/*
 * What the offer would take of a bill of which `left` is left: in *amount, not above *most; for a fixed price of each
 * line by itself, in each[]. takes[] are the lines to spread it over.
 */
void naive_value(const struct offer *offer, const struct quote_line *line, size_t lines, const int64_t *left,
                 bool *takes, int64_t *amount, int64_t *each);

#endif
