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
#define NAIVE_FINE INT64_C(100000000) /* parts of a basis point that multipliers are told in */

struct naive {
    int64_t gross, before_points, points, points_money, round_off, payable;
    int64_t net[NAIVE_LINES];
    int64_t automatic[NAIVE_OFFERS]; /* what the offer takes; 0 if it does not stand */
    int64_t coupon[COUPONS_MAX];
    bool automatic_on[NAIVE_OFFERS], coupon_on[COUPONS_MAX];
    int64_t multiplier[NAIVE_LINES], bonus, earned; /* earned: nothing of it paid by bonus */
    int64_t offered[NAIVE_LINES], offered_bonus;    /* by offers alone, whoever buys; 0: none multiplies */
};

/* One more multiplier on what there is (0: none yet): the best, or the product. */
void naive_multiply(const struct programme *programme, int64_t *multiplier, int64_t by);
void naive_quote(const struct programme *programme, const struct quote_input *input, struct naive *result);

/* Every reason that keeps a coupon off the bill; 0 if it stands. One put out by a later choice had one of the last
 * four. */
enum {
    NAIVE_DATE = 1,
    NAIVE_WEEKDAY = 2,
    NAIVE_HOUR = 4,
    NAIVE_MIN_QUANTITY = 8,
    NAIVE_NO_MEMBER = 16,
    NAIVE_TIER = 32,
    NAIVE_BIRTHDAY = 64,
    NAIVE_PURCHASE_NUMBER = 128,
    NAIVE_PER_MEMBER = 256,
    NAIVE_PER_MEMBER_DAY = 512,
    NAIVE_TOTAL = 1024,
    NAIVE_EXCLUSIVE = 2048,
    NAIVE_GROUP = 4096,
    NAIVE_MIN_AMOUNT = 8192,
    NAIVE_SCOPE = 16384,
    NAIVE_BUDGET = 32768,
    NAIVE_STOCK = 65536,
    NAIVE_SEGMENT = 131072
};
unsigned naive_why_not(const struct programme *programme, const struct quote_input *input, int coupon);

#endif
