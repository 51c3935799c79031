/* SPDX-License-Identifier: MIT */
/*
 * try: what a programme would have made of the sales of some days, beside what was given then. Read only.
 *
 * Bills are walked in the order they were rung and priced anew; a member's tier, uses of offers and qualifying spend
 * follow from what the trial gave before. Held fixed: who bought what at which price, tenders, bills without points,
 * returns (counted with their bill), points spent (as many of them as the new rules take) and coupons used (where
 * their offer is still there). Taken as they are now: the catalogue (member prices, floors), birthdays. Gifts never
 * run out. Tiers: where their scheme is that of the rules in force, a member starts with the tier on record, and what
 * nightly or a manager changed between two bills is taken over; otherwise with what their record earns by the new
 * scheme. Totals and budgets of offers start with what was left on the first day.
 */
#ifndef FD_REPORT_TRY_H
#define FD_REPORT_TRY_H

#include "rules/programme.h"
#include "rules/step.h"
#include "store/db.h"

#define TRY_CHANGES 10

struct try_ask {
    int64_t from, to; /* days, both included */
    const struct programme *present, *proposed;
    bool imported; /* bills that were imported too; they earned nothing then */
};

/* One column: money in fen, points less what returns took or gave back. */
struct try_side {
    int64_t gross, discount, points_money, round_off, payable, refunded;
    int64_t points_earned, points_spent;
    int64_t points_cost;            /* what the earned points are worth as money */
    int64_t outstanding, liability; /* points held by all members after the last day, and their worth */
};
enum try_which { TRY_GIVEN, TRY_PROPOSED, TRY_SIDES };

/* Members who bought, by the tier they had in the end. */
struct try_tier {
    char code[CODE_TEXT], name[NAME_TEXT];
    int64_t members[TRY_SIDES];
};

struct try_offer {
    char code[CODE_TEXT], name[NAME_TEXT];
    int64_t uses[TRY_SIDES], amount[TRY_SIDES];
};

struct try_bill {
    int64_t till, number, day, member;
    int64_t payable[TRY_SIDES], points[TRY_SIDES];
    int64_t change;     /* what the customer is better off by, points at their worth; below zero: worse */
    struct steps steps; /* of the new price */
};

struct try_result {
    int64_t from, to;
    int64_t bills, members;
    int64_t left_out;      /* imported ones */
    int64_t unpriced;      /* the new rules could not price them: they count as they were */
    int64_t refused;       /* coupons used then that would not have stood */
    int64_t better, worse; /* bills with more and with less for the customer */
    struct try_side side[TRY_SIDES];
    struct try_tier *tier;
    size_t tiers;
    struct try_offer *offer;
    size_t offers;
    struct try_bill bill[TRY_CHANGES]; /* those that change most, the most first */
    size_t changes;
};

/* The caller clears *result, also on failure. */
enum status try_programme(struct db *db, const struct try_ask *ask, struct try_result *result,
                          struct error *err) MUST_USE;
void try_clear(struct try_result *result);

#endif
