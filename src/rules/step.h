/* SPDX-License-Identifier: MIT */
/*
 * step: one line of the explanation of a figure: rule, input, arithmetic, rounding and result, as codes and numbers
 * that src/render puts into words. A figure without steps is a defect.
 *
 * rule is one of STEP_*, code the offer, tier or tender it is about, value a list of named numbers. Units: money in fen
 * (amount: negative if taken off), rate and multiplier in basis points, factor in parts of 10^12 (a multiplier that is
 * not whole basis points), quantities in thousandths, dates in days. The comments below list the values of each rule;
 * (-) and (+) give the sign.
 */
#ifndef FD_RULES_STEP_H
#define FD_RULES_STEP_H

#include "base/status.h"

#define STEP_VALUES 10

#define STEP_LINE                                                                                                      \
    "line"                 /* no quantity unit_price amount; price by hand: list; member price in unit_price:          \
                              base (normal price), exact if limited by the floor */
#define STEP_TIER "tier"   /* code; base rate amount(-) */
#define STEP_STAFF "staff" /* as tier, without a code: what a colleague who buys has off */
#define STEP_PART "part"   /* code, coupon; before an offer on units: no base units of (+ unit_price) */
#define STEP_OFFER "offer" /* code, coupon; base or parts, rate or exact, cap, room, granted, amount(-) */
#define STEP_POINTS_OFFER "points_offer" /* code, coupon; multiplier, or points */
#define STEP_GIFT "gift"                 /* code, coupon; pieces */
#define STEP_POINTS "points"             /* points spent as money: points worth per amount(-) */
#define STEP_HAND_OFF "hand_off"         /* base amount(-): off the bill by hand */
#define STEP_ROUND_OFF "round_off"       /* amount(-) */
#define STEP_PAYABLE "payable"           /* amount */
#define STEP_EARN_PART "earn_part"       /* base, multiplier or factor */
#define STEP_EARN "earn"                 /* base, multiplier, factor or parts, earn per exact, bonus, cap, points */
#define STEP_EARN_NONE "earn_none"       /* no_member=1, flagged=1 or account=1 */
#define STEP_DRAW "draw"           /* code wallet or family: amount principal bonus, of a family holder, limit used */
#define STEP_LOT "lot"             /* code = kind; lot amount(+/-) from to balance(=left) */
#define STEP_TIER_UP "tier_up"     /* code = new tier; spend or earned, from (of the tier) */
#define STEP_TIER_DOWN "tier_down" /* code = new tier; values as tier_kept */
#define STEP_TIER_KEPT "tier_kept" /* code = tier; spend or earned, from, over (last day of the period), to */
#define STEP_REFUND "refund"       /* no quantity returned base before amount(-) */
#define STEP_POINTS_BACK "points_back"   /* points spent base part points */
#define STEP_POINTS_TAKEN "points_taken" /* kept due before points */
#define STEP_OWED "owed"                 /* points */
#define STEP_TENDER "tender"             /* code = tender; amount; of a voucher settled, gap */
#define STEP_TOPUP "topup"               /* amount pay bonus, points, parts (of the bonus) */
#define STEP_ADJUST "adjust"             /* code give or take: points(+/-) */
#define STEP_EXPIRE "expire"             /* code = kind: lot amount to(=last usable day) */
#define STEP_REDEEM "redeem"             /* code = the gift's SKU, "" another: points(-) */
#define STEP_UNDO "undo"                 /* code = kind of the entry taken back: entry (its number) */
#define STEP_PASS "pass"                 /* code = the item: uses(+ granted, - used), left or to (last usable day) */
#define STEP_CLOSE "close"           /* code principal or bonus: granted used before amount (left: paid out or ended) */
#define STEP_TIER_GRANT "tier_grant" /* code = the tier: to (last day it is kept) */
#define STEP_SETTLE "settle"         /* a bill on account is settled: its day */
#define STEP_CLAIM "claim"           /* code = tier at the time: day of the bill, amount not returned */
#define STEP_COUPON "coupon"         /* code, coupon; usable (1: can be used, 0: not any more) */
#define STEP_ISSUED "issued"         /* code = offer: coupons batch from to */
#define STEP_WITHDRAWN "withdrawn"   /* code = offer, coupon: one; or coupons batch: all that was left of a batch */

struct step_value {
    char name[16];
    int64_t value;
};

struct step {
    char rule[20];
    char code[48];
    char coupon[16];
    struct step_value value[STEP_VALUES];
    int values;
};

struct steps {
    struct step *step;
    size_t count, room;
};

/* Appends a step and returns it, valid until the next step_add. code and coupon may be NULL. */
struct step *step_add(struct steps *steps, const char *rule, const char *code, const char *coupon);
void step_set(struct step *step, const char *name, int64_t value); /* replaces a value of that name */
bool step_get(const struct step *step, const char *name, int64_t *value);
void step_list_copy(struct steps *to, const struct steps *from); /* appends copies */
void step_list_clear(struct steps *steps);
/* Whether the step takes something off a bill; *amount is its amount, 0 if it has none. */
bool step_takes_off(const struct step *step, int64_t *amount);

#endif
