/* SPDX-License-Identifier: MIT */
/*
 * quote: bill + member snapshot + programme → price, shares per line, points, steps, refused offers with reasons.
 * A pure function. A bill goes in this order; every step is rounded half up once over its whole scope, then spread
 * over the lines in proportion to what is left of them (money_share), a line giving no more than its room: what is
 * left less floor × quantity. A line that is not discountable takes part in none of 2 to 5.
 *
 *  1. gross = unit_price × quantity.
 *  2. With a member: a line with a member_price below its unit_price pays that; all other lines together get the
 *     tier's discount. (Never both on one line: the member price is the shop's word on that item.)
 *  3. Automatic line offers (buy, fixed_price, free_item, nth), 4. automatic bill offers, 5. coupons: within each by
 *     priority, then percent, amount, the rest, offer code, coupon code. Which stand is chosen first, see choice.h.
 *     Then what is taken off the whole bill by hand (hand_off), like an offer of that amount on everything.
 *  6. Points as money, floors aside; `max` is the largest worth with the fewest points.
 *  7. Round-off, floors aside: the amount given by hand, else what exceeds a multiple of till.round_off.to.
 *
 * gross − discount (2 to 5) − points_money − round_off = net, of each line and of the bill.
 */
#ifndef FD_RULES_QUOTE_H
#define FD_RULES_QUOTE_H

#include "rules/programme.h"
#include "rules/step.h"

#define LINES_MAX 500
#define COUPONS_MAX 20
#define COUPON_TEXT 20

struct quote_line {
    int64_t item;             /* 0: an amount without item */
    char sku[CODE_TEXT];      /* "" for an amount */
    char category[CODE_TEXT]; /* "general" if none was given */
    int64_t quantity;         /* thousandths, > 0 */
    int64_t unit_price;       /* fen */
    int64_t list_price;       /* the item's, where unit_price was given by hand below it; 0 if not */
    int64_t member_price;     /* per unit; LIMIT_NONE if none */
    int64_t floor;            /* per unit */
    bool discountable;
    bool weighed; /* sold by weight: the line is one unit (so is any line of a broken quantity) */
};

/* How often an offer was used and what is left of it; one per programme offer, same order. */
struct offer_facts {
    int64_t used_by_member, used_by_member_today;
    int64_t uses_left, budget_left; /* LIMIT_NONE if not limited */
    int64_t gift_left;              /* stock of its gift item; LIMIT_NONE if that is not counted */
};

struct member_facts {
    int64_t id;
    int level;             /* index of the tier before this sale; -1 if the programme has none */
    int64_t purchases;     /* bills not voided before this one */
    int birthday_distance; /* days to the nearest birthday, before or after; -1 not known */
    int64_t points;        /* usable on that day */
    int64_t points_owed;
    const char (*tag)[CODE_TEXT]; /* what segments of offers ask for */
    size_t tags;
};

/* A coupon put on the bill. refused: STATUS_OK, or why it cannot be used at all (found out before pricing). */
struct coupon_facts {
    char code[COUPON_TEXT];
    int64_t lot;
    int offer; /* index in the programme; -1 when unknown */
    int64_t expires_on;
    bool given; /* quote_best: asked for, not proposed: only sets that hold it are looked at */
    struct error refused;
};

#define POINTS_MAX (-1) /* points: as many as allowed */

struct quote_input {
    const struct quote_line *line;
    size_t lines;
    const struct member_facts *member; /* NULL: walk-in */
    const struct offer_facts *offer;   /* programme->offers of them */
    const struct coupon_facts *coupon;
    size_t coupons;
    int64_t points;    /* asked as money: 0, a number, or POINTS_MAX */
    bool no_points;    /* 本单不积分 */
    int64_t round_off; /* amount taken off by hand */
    bool approved;     /* by a second person: it may be above the limit */
    int64_t hand_off;  /* discount on the bill given by hand */
    int64_t day;       /* business day */
    int minute;        /* of the clock's day */
};

/* What one step took of one line. */
struct share {
    int step; /* index in quote.steps */
    int64_t amount;
};

struct priced_line {
    int64_t gross, discount, points_money, round_off, net;
    bool earns; /* inside points.scope, and the bill earns */
    int64_t
        multiplier; /* of MULTIPLIER_ONE: the tier's and those of points_percent offers, the best or their product */
    struct share *share;
    size_t shares, room;
};

/* An offer that stands, automatic (coupon -1) or claimed by coupon[coupon]. */
struct applied_offer {
    int offer, coupon;
    int64_t amount;
};

struct refused_offer {
    char offer[CODE_TEXT];
    char coupon[COUPON_TEXT]; /* "" for an automatic offer */
    struct error error;
};

/* An item handed over outside the bill. */
struct gift {
    char sku[CODE_TEXT];
    int64_t quantity; /* pieces */
};

struct quote {
    struct priced_line *line;
    size_t lines;
    int64_t gross, discount, points_money, points_spent, round_off, payable;
    int64_t points_allowed; /* the most that could be put on this bill */
    int64_t points_bonus;   /* by points_bonus offers, before the cap; 0 if the bill does not earn */
    struct gift *gift;      /* one per SKU */
    size_t gifts, gift_room;
    struct applied_offer *applied;
    size_t applied_count, applied_room;
    struct refused_offer *refused; /* coupons that do not stand; automatic offers barred by group, limit or stock */
    size_t refused_count, refused_room;
    struct steps steps;
};

/*
 * Prices the bill. An input no sale could have (no lines, quantity ≤ 0, a coupon twice, a bill above MONEY_LIMIT,
 * a discount by hand that the lines do not take, points off the step, worth nothing or above what the bill takes,
 * points without a member or without points.money, round-off above what is left) is bad_value; points above the
 * balance less `keep` not_enough_points; round-off above the hand limit approval_needed. A coupon that does not stand
 * is no failure here: it is listed in refused (the desk refuses the sale). The caller owns *quote: quote_clear, also on
 * failure.
 */
enum status quote_make(const struct programme *programme, const struct quote_input *input, struct quote *quote,
                       struct error *err) MUST_USE;
void quote_clear(struct quote *quote);

/*
 * The legal subset of input->coupon (none of it refused) that leaves the least to pay before points and round-off;
 * ties prefer fewer, then sooner-expiring coupons, then lower codes. Exact up to BEST_EXACT coupons that could stand;
 * of more, those that take most when alone are looked at. chosen[i] says whether coupon i is in.
 * A given coupon is in every set that is looked at. Where no set holds them all, those that do not stand with the
 * other given ones alone are no part of the set (chosen says so), but stay on the bill that it is priced on.
 */
#define BEST_EXACT 12
enum status quote_best(const struct programme *programme, const struct quote_input *input, bool chosen[COUPONS_MAX],
                       struct error *err) MUST_USE;

/*
 * Whether a coupon of that offer may be used by that member on that day and clock, a bill aside: dates, weekday, hour,
 * tier, birthday, purchase number, limits. Used by coupon verify.
 */
enum status offer_usable(const struct programme *programme, int offer, const struct quote_input *input,
                         struct error *err) MUST_USE;

#endif
