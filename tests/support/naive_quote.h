/* SPDX-License-Identifier: MIT */
/*
 * naive_quote: a second reading of how a bill is priced, kept apart from the first: nothing remembered, every question
 * answered by pricing the whole bill anew, fractions kept whole until they are rounded. Slow; the tests hold the two
 * against each other.
 */
#ifndef FD_TESTS_NAIVE_QUOTE_H
#define FD_TESTS_NAIVE_QUOTE_H

#include "rules/quote.h"

#define NAIVE_LINES 60
#define NAIVE_OFFERS 40

struct naive {
    int64_t gross, before_points, points, points_money, round_off, payable;
    int64_t net[NAIVE_LINES];
    int64_t automatic[NAIVE_OFFERS]; /* what the offer takes; 0 if it does not stand */
    int64_t coupon[COUPONS_MAX];
};

void naive_quote(const struct programme *programme, const struct quote_input *input, struct naive *result);

#endif
