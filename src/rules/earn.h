/* SPDX-License-Identifier: MIT */
/*
 * earn: the points due on what a member paid and keeps, and what a return refunds, gives back and takes. Depends only
 * on the numbers frozen with the bill and on the programme version it was sold under.
 */
#ifndef FD_RULES_EARN_H
#define FD_RULES_EARN_H

#include "rules/programme.h"
#include "rules/step.h"

/* A bill line as frozen at the sale, and what was returned of it. Amounts in fen, quantities in thousandths. */
struct frozen_line {
    int64_t quantity, net, points_money, bonus_paid; /* bonus_paid: part of net paid by bonus; 0 if bonus earns */
    bool earns;
    int64_t multiplier;         /* in parts of MULTIPLIER_ONE */
    int64_t returned, refunded; /* by earlier returns */
};

struct frozen_bill {
    struct frozen_line *line;
    size_t lines;
    bool earns; /* sold to a member and not flagged as earning no points (本单不积分) */
    int64_t points_spent, points_earned;
    int64_t points_bonus;              /* from points_bonus offers; due while anything is kept */
    int64_t points_back, points_taken; /* by earlier returns */
};

/* Sets bonus_paid of each line: bonus_paid fen spread over the lines by net, by largest remainder. */
void earn_spread_bonus(struct frozen_line *line, size_t lines, int64_t bonus_paid);

/*
 * Multiplier, in parts of MULTIPLIER_ONE, of a line sold without a member once a member of tier `level` (-1: none)
 * claims the bill. stood: the multiplier at the sale, from offers alone, at least MULTIPLIER_ONE. offers: the best
 * multiplier among the offers, 0 if none; used only if earn_asks_offers, as otherwise it need not be looked up.
 */
int64_t earn_joined(const struct programme *programme, int level, int64_t stood, int64_t offers);
bool earn_asks_offers(const struct programme *programme, int level, int64_t stood);

/*
 * floor(Σ kept base × multiplier × earn ÷ per) + points_bonus, limited to the cap and rounded once over all lines. The
 * kept base of a line is net − bonus_paid for the quantity not returned. 0 if the bill does not earn. Adds a step,
 * preceded by one per multiplier where lines differ in it.
 */
int64_t earn_points(const struct programme *programme, const struct frozen_bill *bill, struct steps *steps);

struct returned_line {
    int64_t quantity; /* thousandths; 0: none of this line */
    int64_t refund;   /* out, fen */
};

struct return_plan {
    int64_t refund, points_back, points_taken; /* taken: points due back; how many are drawn depends on the lots */
    bool nothing_left;                         /* everything is returned: the bill then counts as voided */
};

/*
 * Computes a return. The caller sets line[i].quantity for each line of the bill; line[i].refund and *plan are computed,
 * steps added. already_returned (args: line, bought, returned) if more is asked than is left of a line; bad_value for a
 * negative quantity or if nothing is asked.
 */
enum status earn_return(const struct programme *programme, const struct frozen_bill *bill, struct returned_line *line,
                        struct return_plan *plan, struct steps *steps, struct error *err) MUST_USE;

/* What is left, in fen, of one payment on a bill after earlier refunds. In the order paid. */
struct tender_left {
    int64_t left;
    int64_t refund; /* out, fen */
};
/* Splits `refund` over the payments, last payment first. bad_value if they do not hold that much. */
enum status earn_refund_split(struct tender_left *tender, size_t tenders, int64_t refund, struct error *err) MUST_USE;

/*
 * The principal in the first `refunded` fen returned of a stored-value payment that drew principal + bonus: in
 * proportion, half up. Cumulative: callers take differences, so that partial refunds add up to a full one.
 */
int64_t earn_refund_principal(int64_t principal, int64_t bonus, int64_t refunded);

#endif
