/* SPDX-License-Identifier: MIT */
/*
 * choice: decides which offers and coupons stand, that is, take effect together, on a bill.
 *
 * All contenders are visited in one order, the walk: by priority, then percent before amount before the rest, then
 * offer code, then coupon code. A contender stands if no standing one bars it (same group, or one of the two exclusive)
 * and, priced together with those standing, its conditions hold: limits, minimums, something taken off (for points and
 * gifts: something of its scope on the bill), budget, stock.
 *
 * Where contenders of the same priority bar each other and more than one could stand, the one that leaves the least to
 * pay stands, the earlier one on a tie; the winner is compared with its own rivals in turn. If adding a contender
 * breaks the conditions of a standing one, the latter is out for good and the walk starts over, so it ends.
 */
#ifndef FD_RULES_CHOICE_H
#define FD_RULES_CHOICE_H

#include "rules/price.h"

/* Why a contender does not stand, kept unformatted because most verdicts are never shown. */
struct verdict {
    enum status status;
    const char *detail;
    int64_t number[2];
    const struct offer *other;
};

enum fate {
    FATE_OPEN,
    FATE_STANDS,
    FATE_REFUSED, /* in this walk only */
    FATE_OUT      /* in every walk of this choice_run */
};

struct contender {
    struct candidate candidate;
    struct error unfit; /* why it cannot stand whatever else is on the bill; STATUS_OK if it could */
    struct verdict verdict;
    enum fate fate;
    bool ignored;  /* set by quote_best: left out of the walk */
    bool may_fail; /* set by quote_best: a given coupon that need not stand */
};

/* Standing contenders in the order of pricing, and what they leave to pay. */
struct standing {
    size_t *at; /* indexes of contenders */
    struct benefit *benefit;
    size_t count;
    struct running running;
};

struct choice {
    struct price *price;
    struct contender *contender; /* in the order of the walk */
    size_t contenders;
    struct standing now, trial;
};

/*
 * Lists the contenders: all automatic offers, and the coupons not refused beforehand. None stands yet. The price must
 * outlive the choice; choice_close frees.
 */
void choice_open(struct price *price, struct choice *choice);
void choice_close(struct choice *choice);
/* Makes no contender stand. */
void choice_reset(struct choice *choice);
/* Walks over all contenders that are not ignored; may be called again. */
void choice_run(struct choice *choice);

/* Whether two contenders can never stand on one bill. */
bool choice_bars(const struct contender *a, const struct contender *b);
/* Whether the limits of contender `at` allow it beside `same` other coupons of its offer. */
bool choice_within(const struct choice *choice, size_t at, int64_t same);
/*
 * Whether contender `at` could stand with those standing now; sets its verdict if not. Fills choice->trial with those
 * standing and it, unless it is barred.
 */
bool choice_try(struct choice *choice, size_t at);
/* Formats why a contender does not stand. */
void choice_error(const struct choice *choice, const struct contender *contender, struct error *err);

#endif
