/* SPDX-License-Identifier: MIT */
/* price: the amounts of a bill during steps 1 to 5 of quote.h, and what one offer takes off. Amounts in fen. */
#ifndef FD_RULES_PRICE_H
#define FD_RULES_PRICE_H

#include "rules/quote.h"

struct price {
    const struct programme *programme;
    const struct quote_input *input;
    size_t lines;
    int64_t *gross, *floor; /* per line; unit_price × quantity and floor × quantity */
    int64_t *member_off, *tier_off;
    int64_t *start; /* per line; left after step 2 */
    int64_t tier_base, tier_room, tier_granted;
    int64_t *weight, *room, *part; /* per line; working space of price_spread */
    size_t *every;                 /* all line indexes: 0, 1, 2 … */
};

/*
 * Checks the input (bad_value for a bill no shop could have) and computes steps 1 and 2. programme and input must
 * outlive *price. Call price_close also on failure.
 */
enum status price_open(const struct programme *programme, const struct quote_input *input, struct price *price,
                       struct error *err) MUST_USE;
void price_close(struct price *price);

/*
 * Takes `amount` from left[line[0]], left[line[1]] …, in proportion to what is left; price->part[i] is what line[i]
 * gave, until the next call. floors: no line goes below its floor. Returns the amount taken.
 */
int64_t price_spread(struct price *price, const size_t *line, size_t count, int64_t amount, bool floors, int64_t *left);

/* An offer that might stand on the bill: automatic, or claimed by a coupon. */
struct candidate {
    const struct offer *offer;
    int index;               /* index in programme->offer */
    int coupon;              /* index in input->coupon; -1 if automatic */
    size_t *line, lines;     /* lines it may take from */
    int64_t *units;          /* per element of line: units the benefit applies to; NULL: the whole line */
    int64_t *of;             /* per element of line: units the line has; NULL where units is */
    size_t *counted, counts; /* lines its minimums count */
    int64_t gross, quantity; /* of the counted lines: fen, thousandths */
};
/* offer: index in the programme; coupon: index in the input, -1 if automatic. price_candidate_close frees. */
void price_candidate_open(const struct price *price, int offer, int coupon, struct candidate *candidate);
void price_candidate_close(struct candidate *candidate);

/* What is left of each line while offers are applied in the order of pricing. */
struct running {
    int64_t *left;
    int64_t *open; /* copy of left taken before the first coupon */
    bool claimed;  /* a coupon was applied, so `open` is set */
};
/* open allocates and starts; start sets the amounts left after step 2; total is the sum of what is left, fen. */
void price_running_open(const struct price *price, struct running *running);
void price_running_close(struct running *running);
void price_running_start(const struct price *price, struct running *running);
void price_running_copy(const struct price *price, struct running *to, const struct running *from);
int64_t price_running_total(const struct price *price, const struct running *running);

/* What an offer takes, in fen: of base it would take exact, limited by cap and room to granted. */
struct benefit {
    int64_t counted; /* amount to compare with min_amount; 0 if the offer has none */
    int64_t base, exact, room, granted;
};
/* Order of pricing. 0: automatic line offers, 1: automatic bill offers, 2: coupons. */
int price_candidate_stage(const struct candidate *candidate);

/*
 * Applies one offer and subtracts what it takes; price->part[i] is the share of candidate->line[i]. Checks no
 * condition. Offers of points and gifts take nothing.
 */
struct benefit price_take(struct price *price, const struct candidate *candidate, struct running *running);
/* Upper bound of what price_take grants for these or smaller amounts left. */
int64_t price_most(const struct price *price, const struct candidate *candidate, const int64_t *left);
/* What the tier, or for staff the shop, takes off, in basis points; 0: nothing. */
int64_t price_tier_rate(const struct price *price);

#endif
