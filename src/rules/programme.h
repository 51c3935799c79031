/* SPDX-License-Identifier: MIT */
/*
 * programme: all rules of a shop (会员规则), read from its JSON form. Every key is checked: an unknown key, a wrong
 * type or an impossible value is bad_value with the path of the key in error.field ("offers[2].benefit.percent"), and
 * nothing is loaded.
 *
 * Units: money in fen, percentages in basis points, points whole.
 */
#ifndef FD_RULES_PROGRAMME_H
#define FD_RULES_PROGRAMME_H

#include "base/money.h"
#include "base/status.h"

/*
 * What points are multiplied by, in parts of 10^12: the product of six whole percentages is exact, so that points are
 * rounded once a bill and nowhere before. MULTIPLIER_OF: of basis points.
 */
#define MULTIPLIER_ONE INT64_C(1000000000000)
#define MULTIPLIER_OF(basis_points) ((basis_points) * (MULTIPLIER_ONE / BASIS))

#define CODE_TEXT 48 /* offer, tier, category and SKU codes */
#define NAME_TEXT 96

/* What a benefit, a minimum or earning looks at. all is true for an absent scope. */
struct scope {
    bool all;
    bool cheapest; /* one unit: cheapest by unit price, ties by line order */
    char (*sku)[CODE_TEXT];
    size_t skus;
    char (*category)[CODE_TEXT];
    size_t categories;
};

enum offer_trigger { TRIGGER_AUTOMATIC, TRIGGER_COUPON };
enum benefit_kind {
    BENEFIT_PERCENT,
    BENEFIT_AMOUNT,
    BENEFIT_FIXED_PRICE,
    BENEFIT_NTH,
    BENEFIT_BUY,
    BENEFIT_FREE_ITEM,
    BENEFIT_POINTS_PERCENT,
    BENEFIT_POINTS_BONUS,
    BENEFIT_GIFT
};
enum min_base { BASE_BEFORE_COUPONS, BASE_BEFORE_DISCOUNTS };

struct hours {
    int from, to; /* minutes of the day; from inclusive, to exclusive */
};

#define LIMIT_NONE (-1)
#define BATCH_MAX 511 /* codes carry the number of their batch in 9 bits */

struct offer {
    char code[CODE_TEXT];
    char name[NAME_TEXT]; /* the code where absent */
    enum offer_trigger trigger;
    enum benefit_kind benefit;
    int64_t percent; /* of percent and nth: basis points, 0 … 10000 */
    int64_t cap;     /* of a percent; LIMIT_NONE if none */
    int64_t amount;
    int64_t fixed_price;  /* per unit */
    int64_t nth;          /* of every so many units one takes the percent */
    int64_t buy, free;    /* of every buy + free units those are free */
    int64_t multiplier;   /* of points_percent: basis points, 20000 = double */
    int64_t points;       /* of points_bonus */
    char item[CODE_TEXT]; /* of free_item and gift */
    struct scope scope;

    int64_t from, to;    /* business days, both inclusive; 0 and DATE_NEVER if open */
    unsigned weekdays;   /* bit n set = weekday n (1 Monday … 7); 0 = every day */
    struct hours *hours; /* none = all day */
    size_t hour_ranges;
    char (*tier)[CODE_TEXT]; /* none = any */
    size_t tiers;
    char segment[CODE_TEXT];  /* a tag that the member must bear; "" = anybody */
    int birthday_within_days; /* LIMIT_NONE if not asked */
    int purchase_number;      /* 0 if not asked; 1 = the first */
    int64_t min_amount;       /* 0 if not asked */
    enum min_base min_base;
    int64_t min_quantity;   /* thousandths; 0 if not asked */
    struct scope min_scope; /* what the minimums count */

    int64_t per_member, per_member_day, total, budget; /* LIMIT_NONE if none */
    bool void_returns;                                 /* a void gives the use back */

    char group[CODE_TEXT]; /* "" if none */
    bool exclusive;
    int priority; /* lower first; 100 */

    int coupon_valid_days;          /* LIMIT_NONE if none */
    int64_t coupon_from, coupon_to; /* 0, DATE_NEVER if open */
    bool bearer;
    int batch; /* of codes that further issues come from, 1 … BATCH_MAX; 0: the offer's newest that has room */
};

/* buy, fixed_price, free_item and nth are line offers (step 3 of a bill, where automatic), the others bill offers. */
bool offer_benefit_of_lines(enum benefit_kind kind);
/* Whether it takes money off; the others give points or a gift. */
bool offer_benefit_takes_off(enum benefit_kind kind);

/* How much stored value: of one top-up, and held after it. LIMIT_NONE if any. */
struct prepaid_limit {
    int64_t balance, single;
};

struct tier_level {
    char code[CODE_TEXT];
    char name[NAME_TEXT];
    int64_t from;               /* of the measure: fen or points; ascending, the first is 0 */
    int64_t discount;           /* basis points off */
    int64_t points;             /* basis points: 10000 earns once */
    struct prepaid_limit limit; /* in place of the wallet's, where it has one */
};

enum tier_measure { MEASURE_SPEND, MEASURE_EARNED_POINTS };
enum tier_window { WINDOW_ROLLING_MONTHS, WINDOW_CALENDAR_YEAR, WINDOW_ANNIVERSARY, WINDOW_LIFETIME };
enum expire_unit { EXPIRE_NEVER, EXPIRE_MONTHS, EXPIRE_DAYS };
enum draw_order { DRAW_PRO_RATA, DRAW_PRINCIPAL_FIRST, DRAW_BONUS_FIRST };

struct topup_offer {
    int64_t pay, bonus;
    int64_t points;
    char coupon[CODE_TEXT];   /* offer of the coupon that comes with it; "" if none */
    char pass_sku[CODE_TEXT]; /* "" if none */
    int64_t pass_uses;
    int pass_days; /* usable so many days after; 0: without end */
    /* The bonus comes in so many parts, the first at once; 0: at once. The others so many days or months apart. */
    int instalments, every_days, every_months;
};

struct programme {
    int64_t version; /* set by who stores it; 0 before */
    char currency[4];
    struct {
        bool on;
        int64_t per; /* fen of base per `earn` points */
        int64_t earn;
        bool product;         /* multipliers are multiplied; else the best one counts */
        int64_t cap_per_bill; /* LIMIT_NONE if none; bonus points included */
        int delay_days;
        struct scope scope;
        enum expire_unit expire;
        int expire_count;
        bool month_end;
        struct {
            bool on;
            int64_t points, worth; /* `points` points are worth `worth` fen */
            int64_t step;
            int64_t max_percent; /* basis points of what is left before points */
            int64_t keep;
        } money;
    } points;
    struct {
        struct tier_level *level; /* none: every member is of the tier "" */
        size_t levels;
        enum tier_measure measure;
        enum tier_window window;
        int rolling_months;
        int grace_days;
        int warn_days; /* before the end of what a tier is kept for; 0: no warning */
        bool down_one; /* else to what the window earns */
    } tier;
    struct {
        enum draw_order draw;
        bool bonus_earns;
        struct topup_offer *topup; /* ascending by pay */
        size_t topups;
        struct prepaid_limit limit, unnamed; /* unnamed: besides, for members whose name is not known */
    } wallet;
    struct {
        int within_days; /* LIMIT_NONE if any time */
        int grace_days;  /* 30 */
    } returns;
    struct {
        int64_t round_to, round_hand_limit; /* 0 = no round-off by hand */
        int64_t cash_rounding;              /* cash is due to multiples of it; 0 = to the fen */
        int64_t price_change_limit;         /* off a bill by hand, above it with an approver; LIMIT_NONE if any */
        int claim_days;                     /* 7 */
        int cutoff_minute;                  /* 240 */
    } till;
    struct offer *offer;
    size_t offers;
};

/* Reads JSON (strict UTF-8, no duplicate keys). On success the caller owns *programme: programme_clear. */
enum status programme_parse(const char *json, size_t length, struct programme *programme, struct error *err) MUST_USE;
void programme_clear(struct programme *programme);

/* Index of the level or offer with that code; -1 if none. */
int programme_level(const struct programme *programme, const char *code);
int programme_offer(const struct programme *programme, const char *code);
bool scope_has(const struct scope *scope, const char *sku, const char *category);

/* Does an offer ask which purchase it is? Counting a member's bills costs as much as they have. */
bool programme_counts_purchases(const struct programme *programme);

/* The row of the table of limits for a member of that level, named or not: a tier's own goes before the wallet's. */
struct prepaid_limit programme_limit(const struct programme *programme, int level, bool named);

/* Last usable day of points earned on `day` (3-value, fine points: delay does not move it). */
int64_t programme_points_expiry(const struct programme *programme, int64_t day);

#endif
