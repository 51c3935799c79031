/* SPDX-License-Identifier: MIT */
/*
 * try: a trial of a proposed programme on past sales, compared with what was really given. Read only.
 *
 * Bills are repriced in the order they were rung; a member's tier, uses of offers and qualifying spend follow from the
 * trial's own earlier results.
 * - Kept from the past: who bought what at which price, tenders, bills without points, returns (counted with their
 *   bill), points spent (as many as the new rules accept) and coupons used (if their offer still exists).
 * - Taken as of now: the catalogue (member prices, floors) and birthdays. Gifts never run out.
 * - Tiers: if the proposed scheme is that of the rules in force, a member starts with the tier on record, and changes
 *   by nightly or a manager between two bills are taken over; otherwise with the tier their record earns by the new
 *   scheme.
 * - Totals and budgets of offers start with what was left on the first day.
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
    bool imported; /* include imported bills, which earned nothing at the time */
};

/* One side of the comparison. Money is in fen; points are less what returns took or gave back. */
struct try_side {
    int64_t gross, discount, points_money, round_off, payable, refunded;
    int64_t points_earned, points_spent;
    int64_t points_cost;            /* value of the earned points in fen */
    int64_t outstanding, liability; /* points held by all members after the last day, and their value in fen */
};
enum try_which { TRY_GIVEN, TRY_PROPOSED, TRY_SIDES };

/* Members who bought, by their tier at the end. */
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
    int64_t change;     /* fen by which the customer is better off, points at their value; below zero: worse off */
    struct steps steps; /* of the proposed price */
};

struct try_result {
    int64_t from, to;
    int64_t bills, members;
    int64_t left_out;      /* imported bills not counted */
    int64_t unpriced;      /* bills the proposed rules cannot price: counted as they were */
    int64_t refused;       /* coupons used then that the proposed rules would refuse */
    int64_t better, worse; /* bills with change > 0 and < 0 */
    struct try_side side[TRY_SIDES];
    struct try_tier *tier;
    size_t tiers;
    struct try_offer *offer;
    size_t offers;
    struct try_bill bill[TRY_CHANGES]; /* the bills that change most, largest change first */
    size_t changes;
};

/* The caller clears *result, also after an error. */
enum status try_programme(struct db *db, const struct try_ask *ask, struct try_result *result,
                          struct error *err) MUST_USE;
void try_clear(struct try_result *result);

#endif
