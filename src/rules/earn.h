/* SPDX-License-Identifier: MIT */
/*
 * earn: points due on what a member pays and keeps; and what a return gives and takes. Depends only on the frozen
 * numbers of the bill and the programme version it was made under (3-value, Earning, Returns, Fine points).
 */
#ifndef FD_RULES_EARN_H
#define FD_RULES_EARN_H

#include "rules/programme.h"
#include "rules/step.h"

/* A bill line as frozen, and what of it has gone back. */
struct frozen_line {
    int64_t quantity, net, points_money, bonus_paid; /* bonus_paid: its share of what bonus paid (0 if bonus earns) */
    bool earns;
    int64_t multiplier;         /* of MULTIPLIER_ONE */
    int64_t returned, refunded; /* before this return */
};

struct frozen_bill {
    struct frozen_line *line;
    size_t lines;
    bool earns; /* a member, and not flagged 本单不积分 */
    int64_t points_spent, points_earned;
    int64_t points_bonus;              /* by bonus offers: stays while anything is kept */
    int64_t points_back, points_taken; /* by earlier returns */
};

/* Spreads the bonus-paid part over the lines like a step (largest remainder over net). */
void earn_spread_bonus(struct frozen_line *line, size_t lines, int64_t bonus_paid);

/*
 * What a line rung without a member is multiplied by once a member of that level (-1: none) joins it. stood: what the
 * offers on it came to without a tier, which is never below one; offers: the best of them alone, 0 none, looked at only
 * where earn_asks_offers.
 */
int64_t earn_joined(const struct programme *programme, int level, int64_t stood, int64_t offers);
bool earn_asks_offers(const struct programme *programme, int level, int64_t stood);

/*
 * floor(Σ kept base × multiplier × earn ÷ per) + points_bonus, capped, rounded once over all lines; base = net −
 * bonus_paid of the kept quantity.
 * Adds a step; where lines earn with different multipliers, one before it for each.
 */
int64_t earn_points(const struct programme *programme, const struct frozen_bill *bill, struct steps *steps);

struct returned_line {
    int64_t quantity; /* thousandths, 0 = none of this line */
    int64_t refund;   /* out */
};

struct return_plan {
    int64_t refund, points_back, points_taken; /* taken: asked for; what is drawn depends on the lots */
    bool nothing_left;                         /* after it the bill counts as voided */
};

/*
 * line[i].quantity is filled in by the caller; the rest is computed. already_returned (args: line, bought, returned)
 * when more is asked than is left; bad_value when nothing is asked.
 */
enum status earn_return(const struct programme *programme, const struct frozen_bill *bill, struct returned_line *line,
                        struct return_plan *plan, struct steps *steps, struct error *err) MUST_USE;

/* Money paid by one tender on a bill, net of earlier refunds, in the order paid. */
struct tender_left {
    int64_t left;
    int64_t refund; /* out */
};
/* Splits refund over tenders in reverse order. bad_value if they do not hold as much. */
enum status earn_refund_split(struct tender_left *tender, size_t tenders, int64_t refund, struct error *err) MUST_USE;

/* Cumulative: principal part of the first `refunded` of a stored-value payment that drew principal + bonus, half up. */
int64_t earn_refund_principal(int64_t principal, int64_t bonus, int64_t refunded);

#endif
