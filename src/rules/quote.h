/* SPDX-License-Identifier: MIT */
/*
 * quote: computes a bill. From the lines, facts about the member and the programme it makes the price, the shares per
 * line, points, steps, and the offers refused with their reasons. A pure function.
 *
 * The bill is computed in these steps. Each amount is rounded half up once over its whole scope and then spread over
 * the lines in proportion to what is left of them (money_share). No line gives more than its room: what is left less
 * floor × quantity. A line that is not discountable takes no part in 2 to 5.
 *
 *  1. gross = unit_price × quantity.
 *  2. With a member: a line whose member_price is below its unit_price pays that; the other lines get the discount
 *     of the tier, never both on one line.
 *  3. Automatic line offers (buy, fixed_price, free_item, nth),
 *  4. automatic bill offers,
 *  5. coupons: within each by priority, then percent, amount, the rest, offer code, coupon code. choice.h says which
 *     of them stand. Then the discount by hand on the whole bill (hand_off), like an amount offer on everything.
 *  6. Points as money, ignoring floors; POINTS_MAX is the largest worth with the fewest points.
 *  7. Round-off, ignoring floors: the amount given by hand, else the excess over a multiple of till.round_to.
 *
 * gross − discount (2 to 5) − points_money − round_off = net, for each line and for the bill.
 */
#ifndef FD_RULES_QUOTE_H
#define FD_RULES_QUOTE_H

#include "rules/programme.h"
#include "rules/step.h"

#define LINES_MAX 500
#define COUPONS_MAX 20
#define COUPON_TEXT 20

struct quote_line {
    int64_t item;             /* 0: an amount typed without an item */
    char sku[CODE_TEXT];      /* "" without an item */
    char category[CODE_TEXT]; /* "general" if none was given */
    int64_t quantity;         /* thousandths, > 0 */
    int64_t unit_price;       /* fen */
    int64_t list_price;       /* price of the item, if unit_price was set by hand; otherwise 0 */
    int64_t member_price;     /* fen per unit; LIMIT_NONE if none */
    int64_t floor;            /* fen per unit */
    bool discountable;
    bool weighed; /* sold by weight: the line counts as one unit, as does any fractional quantity */
    bool counted; /* its stock is counted; pricing does not ask */
};

/* How often an offer was used and what is left of it; one per programme offer, in the same order. */
struct offer_facts {
    int64_t used_by_member, used_by_member_today;
    int64_t uses_left, budget_left; /* times, fen; LIMIT_NONE if not limited */
    int64_t gift_left;              /* stock of its gift item; LIMIT_NONE if not counted */
};

struct member_facts {
    int64_t id;
    int level;             /* index of the tier before this sale; -1 if none */
    int64_t purchases;     /* bills before this one, without voided ones */
    int birthday_distance; /* days to the nearest birthday; -1: not known */
    int64_t points;        /* usable on the day of the bill */
    int64_t points_owed;
    const char (*tag)[CODE_TEXT]; /* tags, which segments of offers ask for */
    size_t tags;
};

/* A coupon put on the bill. refused: why it cannot be used at all, as found before pricing; else STATUS_OK. */
struct coupon_facts {
    char code[COUPON_TEXT];
    int64_t lot;
    int offer; /* index in the programme; -1: unknown */
    int64_t expires_on;
    bool given; /* for quote_best: asked for rather than proposed, so part of every set considered */
    struct error refused;
};

#define POINTS_MAX (-1) /* as many points as allowed */

struct quote_input {
    const struct quote_line *line;
    size_t lines;
    const struct member_facts *member; /* NULL: walk-in */
    const struct offer_facts *offer;   /* one per programme offer; NULL: nothing used yet */
    const struct coupon_facts *coupon;
    size_t coupons;
    int64_t points;    /* points to use as money: 0, a number, or POINTS_MAX */
    bool no_points;    /* the bill earns no points (本单不积分) */
    int64_t round_off; /* fen, by hand */
    int64_t hand_off;  /* fen, discount on the bill by hand */
    int staff_percent; /* taken off in place of a tier's discount, where a colleague buys; 0: nobody does */
    int64_t day;       /* business day */
    int minute;        /* minute of the local day */
};

/* What one step took off one line. */
struct share {
    int step; /* index in quote.steps */
    int64_t amount;
};

struct priced_line {
    int64_t gross, discount, points_money, round_off, net;
    bool earns;         /* in points.scope, and the bill earns */
    int64_t multiplier; /* in parts of MULTIPLIER_ONE: of tier and points_percent offers, the best or the product */
    struct share *share;
    size_t shares, room;
};

/* An offer that stands: automatic (coupon -1) or claimed by input->coupon[coupon]. amount: fen taken off. */
struct applied_offer {
    int offer, coupon;
    int64_t amount;
};

struct refused_offer {
    char offer[CODE_TEXT];
    char coupon[COUPON_TEXT]; /* "" for an automatic offer */
    struct error error;
};

/* An offer or coupon that lacks nothing but `missing` fen of what counts for its least amount. */
struct near_offer {
    char offer[CODE_TEXT];
    char coupon[COUPON_TEXT]; /* "" for an automatic offer */
    int64_t missing;
};
#define QUOTE_NEAR 4

/* An item given away outside the bill. */
struct gift {
    char sku[CODE_TEXT];
    int64_t quantity; /* pieces */
};

struct quote {
    struct priced_line *line;
    size_t lines;
    int64_t gross, discount, points_money, points_spent, round_off, payable;
    int64_t points_allowed; /* the most points this bill takes */
    int64_t points_bonus;   /* from points_bonus offers, before the cap; 0 if the bill does not earn */
    struct gift *gift;      /* one per SKU */
    size_t gifts, gift_room;
    struct applied_offer *applied;
    size_t applied_count, applied_room;
    struct refused_offer *refused; /* coupons that do not stand; automatic ones refused though their conditions hold */
    size_t refused_count, refused_room;
    struct near_offer near[QUOTE_NEAR]; /* those that lack least, ascending */
    size_t nears;
    struct steps steps;
};

/*
 * Computes the bill. bad_value for input no sale could have: no lines, quantity ≤ 0, a coupon twice, a bill above
 * MONEY_LIMIT, a hand discount above what the lines take, points not in steps, worth nothing or above what the bill
 * takes, points without a member or without points.money, round-off above what is left. not_enough_points for points
 * above the balance less `keep`. Limits by hand are the desk's (rules/limit.h). A coupon that does not stand is not an
 * error here but listed in refused (the desk refuses the sale). Call quote_clear, also on failure.
 */
enum status quote_make(const struct programme *programme, const struct quote_input *input, struct quote *quote,
                       struct error *err) MUST_USE;
void quote_clear(struct quote *quote);

/*
 * The set of input->coupon (none of them refused) that leaves the least to pay before points and round-off; on a tie
 * fewer coupons, then sooner expiring, then lower codes. chosen[i]: coupon i is in the set. Exact for up to BEST_EXACT
 * coupons that could stand; of more, those that take most on their own are considered.
 *
 * Every set considered holds all given coupons. If no set can, the given coupons that do not stand among the given ones
 * alone are left out of the set, but remain on the bill on which the set is priced.
 */
#define BEST_EXACT 12
enum status quote_best(const struct programme *programme, const struct quote_input *input, bool chosen[COUPONS_MAX],
                       struct error *err) MUST_USE;

/*
 * Whether that member may use a coupon of that offer at that day and time, apart from the lines of a bill:
 * offer_conditions; coupon_unknown if there is no such offer. For `coupon verify`.
 */
enum status offer_usable(const struct programme *programme, int offer, const struct quote_input *input,
                         struct error *err) MUST_USE;

#endif
