/* SPDX-License-Identifier: MIT */
/*
 * choice: which offers and coupons stand on a bill.
 *
 * All are walked together by priority, percent before amount before the rest, offer code, coupon code. One stands if
 * no standing one bars it (of the same group; or one of the two exclusive) and, priced together with those standing,
 * its conditions hold: limits, minimums, something taken off (for points and gifts: something of the scope on the
 * bill), within the budget, in stock. Where it and a later one of the same priority bar
 * each other and both could stand, the one that leaves the least to pay stands, the earlier if they leave the same;
 * the winner is held against its own rivals in turn. If adding one defeats the conditions of one that stood, that one
 * is out for good and the walk starts again, so it ends.
 */
#ifndef FD_RULES_CHOICE_H
#define FD_RULES_CHOICE_H

#include "rules/price.h"

/* Why one does not stand, kept as numbers: most verdicts of a walk are never shown. */
struct verdict {
    enum status status;
    const char *detail;
    int64_t number[2];
    const struct offer *other;
};

enum fate {
    FATE_OPEN,
    FATE_STANDS,
    FATE_REFUSED, /* in this walk */
    FATE_OUT      /* in every walk */
};

struct contender {
    struct candidate candidate;
    struct error unfit; /* what forbids it whatever else is on the bill; STATUS_OK if nothing */
    struct verdict verdict;
    enum fate fate;
    bool ignored;  /* as if it were not there */
    bool may_fail; /* quote_best: a given coupon that need not stand */
};

/* Offers in the order of pricing, and what they leave. */
struct standing {
    size_t *at; /* contenders */
    struct benefit *benefit;
    size_t count;
    struct running running;
};

struct choice {
    struct price *price;
    struct contender *contender; /* in the order of the walk */
    size_t contenders;
    struct standing now, trial;
    bool all_coupons; /* give up as soon as a coupon does not stand */
};

/* Finds the contenders: all automatic offers, and coupons not refused from the start. Nothing stands yet. */
void choice_open(struct price *price, struct choice *choice);
void choice_close(struct choice *choice);
/* Nothing stands, whatever a walk left. */
void choice_reset(struct choice *choice);
/* Walks over those not ignored. May be called again. False if it gave up. */
bool choice_run(struct choice *choice);

/* Whether two could never stand on one bill. */
bool choice_bars(const struct contender *a, const struct contender *b);
/* Whether the limits of `at` allow it beside `same` coupons of its offer. */
bool choice_within(const struct choice *choice, size_t at, int64_t same);
/* Whether `at` could stand with those standing now; fills choice->trial with it, and its verdict. */
bool choice_try(struct choice *choice, size_t at);
/* Why a contender does not stand. */
void choice_error(const struct choice *choice, const struct contender *contender, struct error *err);

#endif
