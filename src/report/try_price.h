/* SPDX-License-Identifier: MIT */
/* try_price: one past bill as it was, and repriced under the proposed programme (report/try.h). */
#ifndef FD_REPORT_TRY_PRICE_H
#define FD_REPORT_TRY_PRICE_H

#include "report/try_past.h"

struct try_sale {
    int64_t id, till, number, member, at, day;
    int64_t gross, discount, points_money, round_off, payable, bonus_paid, voucher_paid, hand_off;
    int64_t points_spent, points_earned, points_taken, points_back, refunded;
    bool earns, imported, gone, claimed;
    char tier[CODE_TEXT], tier_after[CODE_TEXT];
    struct quote_line *line;
    int64_t *returned; /* thousandths returned of each line */
    size_t lines, room;
    struct coupon_facts coupon[COUPONS_MAX]; /* used on it, whose offer the proposed programme still has */
    size_t coupons;
};
void try_price_reset(struct try_sale *sale); /* empties it for the next bill but keeps its memory */
void try_price_free(struct try_sale *sale);

struct try_priced {
    int64_t gross, discount, points_money, round_off, payable, refunded;
    int64_t points_earned, points_taken, points_spent, points_back;
    int64_t refused;
    struct steps steps;
};

/*
 * Reprices the bill, counts its uses of offers and updates the member. False: the proposed rules cannot price it;
 * nothing is counted then. The caller frees priced->steps.
 */
bool try_price_sale(struct try_past *past, const struct try_sale *sale, struct try_member *member,
                    struct try_priced *priced);

#endif
