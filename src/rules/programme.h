/* SPDX-License-Identifier: MIT */
/*
 * programme: the rules of a shop (会员规则), read from JSON. Reading is strict: an unknown key, a wrong type or an
 * impossible value is bad_value with the path in error.field ("offers[2].benefit.percent"), and nothing is loaded.
 *
 * Units: money in fen, percentages in basis points, points whole.
 */
#ifndef FD_RULES_PROGRAMME_H
#define FD_RULES_PROGRAMME_H

#include "base/money.h"
#include "base/status.h"
#include "rules/limit.h"

/*
 * Points multipliers are in parts of 10^12: the product of six whole percentages is still exact, so that points are
 * rounded only once per bill. MULTIPLIER_OF converts basis points.
 */
#define MULTIPLIER_ONE INT64_C(1000000000000)
#define MULTIPLIER_OF(basis_points) ((basis_points) * (MULTIPLIER_ONE / BASIS))

#define CODE_TEXT 48 /* codes of offers, tiers, categories and items, with NUL */
#define NAME_TEXT 96

/* The items a benefit, minimum or earning applies to. An absent scope reads as all. */
struct scope {
    bool all;
    bool cheapest; /* only the one cheapest unit, by unit price, then by line order */
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
    int from, to; /* minutes of the day, `to` excluded */
};

#define LIMIT_NONE (-1)
#define BATCH_MAX 511 /* coupon codes hold the batch number in 9 bits */

struct offer {
    char code[CODE_TEXT];
    char name[NAME_TEXT]; /* the code if absent */
    enum offer_trigger trigger;
    enum benefit_kind benefit;
    int64_t percent; /* of percent and nth: basis points, 0 to 10000 */
    int64_t cap;     /* the most a percent takes, fen; LIMIT_NONE if unlimited */
    int64_t amount;
    int64_t fixed_price;  /* fen per unit */
    int64_t nth;          /* of nth: every nth unit gets the percent off */
    int64_t buy, free;    /* of buy: of every buy + free units, `free` cost nothing */
    int64_t multiplier;   /* of points_percent: basis points, 20000 = double */
    int64_t points;       /* of points_bonus */
    char item[CODE_TEXT]; /* of free_item and gift */
    struct scope scope;

    int64_t from, to;    /* business days, inclusive; 0 and DATE_NEVER if open */
    unsigned weekdays;   /* bit n: weekday n (1 Monday to 7); 0: every day */
    struct hours *hours; /* none: all day */
    size_t hour_ranges;
    char (*tier)[CODE_TEXT]; /* codes; none: any tier */
    size_t tiers;
    char segment[CODE_TEXT];  /* tag the member must have; "" if any member */
    int birthday_within_days; /* LIMIT_NONE: no condition */
    int purchase_number;      /* 0: no condition; 1: the first purchase */
    int64_t min_amount;       /* fen; 0: no condition */
    enum min_base min_base;
    int64_t min_quantity;   /* thousandths; 0: no condition */
    struct scope min_scope; /* items the minimums count */

    int64_t per_member, per_member_day, total, budget; /* LIMIT_NONE if unlimited */
    bool void_returns;                                 /* voiding the bill gives the use back */

    char group[CODE_TEXT]; /* "" if none; one offer of a group stands on a bill */
    bool exclusive;
    int priority; /* lower goes first; default 100 */

    int coupon_valid_days;          /* LIMIT_NONE if none */
    int64_t coupon_from, coupon_to; /* 0, DATE_NEVER if open */
    bool bearer;
    int batch; /* batch of further codes, 1 to BATCH_MAX; 0: the newest batch of the offer with room */
};

/*
 * Line offers (buy, fixed_price, free_item, nth) are applied in step 3 of a bill, if automatic; others are bill offers.
 */
bool offer_benefit_of_lines(enum benefit_kind kind);
/* Whether it takes money off the bill; other benefits give points or a gift. */
bool offer_benefit_takes_off(enum benefit_kind kind);

/* Limits on stored value in fen: balance after a top-up, and a single top-up. LIMIT_NONE if none. */
struct prepaid_limit {
    int64_t balance, single;
};

struct tier_level {
    char code[CODE_TEXT];
    char name[NAME_TEXT];
    int64_t from;               /* in units of tier.measure (fen or points); ascending, the first is 0 */
    int64_t discount;           /* basis points taken off */
    int64_t points;             /* multiplier of points in basis points; 10000: the normal rate */
    struct prepaid_limit limit; /* replaces the limits of the wallet where set */
};

enum tier_measure { MEASURE_SPEND, MEASURE_EARNED_POINTS };
enum tier_window { WINDOW_ROLLING_MONTHS, WINDOW_CALENDAR_YEAR, WINDOW_ANNIVERSARY, WINDOW_LIFETIME };
enum expire_unit { EXPIRE_NEVER, EXPIRE_MONTHS, EXPIRE_DAYS };
enum draw_order { DRAW_PRO_RATA, DRAW_PRINCIPAL_FIRST, DRAW_BONUS_FIRST };

struct topup_offer {
    int64_t pay, bonus;
    int64_t points;
    char coupon[CODE_TEXT];   /* code of the offer whose coupon is given with it; "" if none */
    char pass_sku[CODE_TEXT]; /* "" if none */
    int64_t pass_uses;
    int pass_days; /* days the pass is valid; 0: no end */
    /*
     * The bonus is paid in so many parts, the first at once, the others every so many days or months. 0: all at once.
     */
    int instalments, every_days, every_months;
};

struct programme {
    int64_t version; /* set when stored; 0 before */
    char currency[4];
    struct {
        bool on;
        int64_t per; /* `earn` points per so many fen */
        int64_t earn;
        bool product;         /* multipliers are multiplied; otherwise the highest counts */
        int64_t cap_per_bill; /* bonus points included; LIMIT_NONE if none */
        int delay_days;
        bool voucher_earns; /* the part of a bill paid by platform vouchers earns too */
        struct scope scope;
        enum expire_unit expire;
        int expire_count;
        bool month_end;
        struct {
            bool on;
            int64_t points, worth; /* `points` points are worth `worth` fen */
            int64_t step;
            int64_t max_percent; /* of what is left to pay before points, in basis points */
            int64_t keep;
        } money;
    } points;
    struct {
        struct tier_level *level; /* without levels every member has the tier "" */
        size_t levels;
        enum tier_measure measure;
        enum tier_window window;
        int rolling_months;
        int grace_days;
        int warn_days; /* days before a tier ends; 0: no warning */
        bool down_one; /* fall one level at most; otherwise to the level the window earned */
    } tier;
    struct {
        enum draw_order draw;
        bool bonus_earns;
        struct topup_offer *topup; /* ascending by pay */
        size_t topups;
        struct prepaid_limit limit, unnamed; /* unnamed: also applies to members without a known name */
    } wallet;
    struct {
        int within_days; /* LIMIT_NONE: no time limit */
        int grace_days;  /* default 30 */
    } returns;
    struct {
        int64_t round_to;      /* fen; 0: not */
        int64_t cash_rounding; /* cash payments are rounded to multiples of it; 0: to the fen */
        int claim_days;        /* default 7 */
        int cutoff_minute;     /* minute at which the business day begins; default 240 */
    } till;
    struct limits limits;
    struct offer *offer;
    size_t offers;
};

/* Reads JSON (strict UTF-8, no duplicate keys). On success the caller frees with programme_clear. */
enum status programme_parse(const char *json, size_t length, struct programme *programme, struct error *err) MUST_USE;
void programme_clear(struct programme *programme);

/* Index of the tier level or offer with that code; -1 if none. */
int programme_level(const struct programme *programme, const char *code);
int programme_offer(const struct programme *programme, const char *code);
bool scope_has(const struct scope *scope, const char *sku, const char *category);

/* Whether any offer has a purchase_number; if not, callers need not count the bills of a member. */
bool programme_counts_purchases(const struct programme *programme);

/*
 * The limits for a member of tier `level` (-1: none): those of the tier where set, else those of the wallet; for
 * unnamed members the lower of that and wallet.unnamed.
 */
struct prepaid_limit programme_limit(const struct programme *programme, int level, bool named);

/* Last day on which points earned on `day` can be used. points.delay_days does not move it. */
int64_t programme_points_expiry(const struct programme *programme, int64_t day);

#endif
