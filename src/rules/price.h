/* SPDX-License-Identifier: MIT */
/* price: a bill on its way through steps 1 to 5 of quote.h, and what one offer takes off it. */
#ifndef FD_RULES_PRICE_H
#define FD_RULES_PRICE_H

#include "rules/quote.h"

struct price {
    const struct programme *programme;
    const struct quote_input *input;
    size_t lines;
    int64_t *gross, *floor; /* per line; floor × quantity */
    int64_t *member_off, *tier_off;
    int64_t *start; /* left after step 2 */
    int64_t tier_base, tier_room, tier_granted;
    int64_t *weight, *room, *part; /* of price_spread */
    size_t *every;                 /* 0, 1, 2 … */
};

/* bad_value for a bill no shop could ring. The input must outlive it; price_close in any case. */
enum status price_open(const struct programme *programme, const struct quote_input *input, struct price *price,
                       struct error *err) MUST_USE;
void price_close(struct price *price);

/*
 * Takes amount from left[line[0]], left[line[1]] …, in proportion to it; price->part[i] is the share of line[i].
 * floors: no line goes below its floor. Returns what was granted.
 */
int64_t price_spread(struct price *price, const size_t *line, size_t count, int64_t amount, bool floors, int64_t *left);

/* An offer that might stand on the bill: an automatic one, or one claimed by a coupon. */
struct candidate {
    const struct offer *offer;
    int index;               /* of the offer in the programme */
    int coupon;              /* in the input, -1 if automatic */
    size_t *line, lines;     /* what it may take from */
    int64_t *units;          /* how many units of each of them it is about; NULL: all that is left of them */
    int64_t *of;             /* beside units: of how many */
    size_t *counted, counts; /* what its minimums count */
    int64_t gross, quantity; /* of the counted lines; quantity in thousandths */
};
void price_candidate_open(const struct price *price, int offer, int coupon, struct candidate *candidate);
void price_candidate_close(struct candidate *candidate);

/* What is left of every line while offers are applied in the order of pricing. */
struct running {
    int64_t *left;
    int64_t *open; /* as it was before the first coupon */
    bool claimed;  /* a coupon was applied */
};
void price_running_open(const struct price *price, struct running *running);
void price_running_close(struct running *running);
void price_running_start(const struct price *price, struct running *running);
void price_running_copy(const struct price *price, struct running *to, const struct running *from);
int64_t price_running_total(const struct price *price, const struct running *running);

struct benefit {
    int64_t counted; /* what the minimum amount is tested against */
    int64_t base, exact, room, granted;
};
/* 0: automatic line offers, 1: automatic bill offers, 2: coupons. */
int price_candidate_stage(const struct candidate *candidate);

/*
 * Applies one offer at its turn; price->part[i] is the share of candidate->line[i]. Tests no condition. One that
 * gives points or a gift takes nothing.
 */
struct benefit price_take(struct price *price, const struct candidate *candidate, struct running *running);
/* No more than this price_take grants, nor does it where less is left of every line. */
int64_t price_most(const struct price *price, const struct candidate *candidate, const int64_t *left);

#endif
