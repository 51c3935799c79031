/* SPDX-License-Identifier: MIT */
/* naive_shop: what a bill does once it is rung. */
#include <stdlib.h>

#include "tests/support/naive_shop.h"

void naive_ring_offer(struct naive_shop *shop, const struct naive_use *use)
{
    const struct offer *offer = &shop->programme.offer[use->offer];
    if (offer->benefit == BENEFIT_GIFT)
        naive_stock(shop, offer->item, -1000);
    shop->use[shop->uses++] = *use;
}

static void ring_offers(struct naive_shop *shop, const struct naive_price *price)
{
    const struct naive_bill *bill = &price->bill;
    struct naive_use use = {.member = bill->member, .bill = shop->bills, .sign = 1, .day = bill->day};
    for (size_t i = 0; i < shop->programme.offers; i++)
        if (bill->on[i]) {
            use.offer = (int)i;
            use.amount = bill->granted[i];
            naive_ring_offer(shop, &use);
        }
    for (size_t i = 0; i < bill->coupons; i++) {
        use.offer = shop->coupon[bill->coupon[i]].offer;
        use.amount = bill->coupon_granted[i];
        naive_ring_offer(shop, &use);
        shop->coupon[bill->coupon[i]].bill = shop->bills;
    }
}

void naive_rise(struct naive_shop *shop, int member)
{
    int64_t day = naive_day(shop);
    int reached = naive_level_for(shop, naive_measured(shop, member, day));
    if (reached <= shop->member[member].level)
        return;
    shop->member[member].level = reached;
    shop->member[member].until = naive_kept_until(shop, reached, day);
}

void naive_ring_up(struct naive_shop *shop, struct naive_price *price)
{
    struct naive_bill *bill = &price->bill;
    int number = shop->bills, member = bill->member;
    int64_t day = naive_day(shop);
    if (shop->bills == NAIVE_BILLS)
        abort();
    naive_carry(shop);
    bill->till = shop->who.till;
    ring_offers(shop, price);
    for (size_t i = 0; i < bill->lines; i++)
        naive_stock(shop, bill->line[i].sku, -bill->line[i].quantity);
    struct naive_member now = member == NOBODY ? (struct naive_member){0} : naive_reviewed(shop, member, &(int){0});
    for (int i = 0; i < shop->members; i++)
        bill->level_then[i] = naive_reviewed(shop, i, &(int){0}).level;
    shop->bill[shop->bills++] = *bill;
    naive_ring_named(shop, number);
    naive_wrote(shop);
    if (member == NOBODY)
        return;
    shop->member[member] = now;
    naive_draw(shop, member, KIND_POINTS, bill->spent, WHY_SPENT, number, false);
    naive_draw(shop, member, KIND_PRINCIPAL, bill->principal, WHY_SPENT, number, false);
    naive_draw(shop, member, KIND_BONUS, bill->bonus, WHY_SPENT, number, false);
    if (bill->earned > 0) {
        int lot = naive_issue(shop, KIND_POINTS, member, bill->earned, day + shop->programme.points.delay_days,
                              naive_expiry(shop, day));
        shop->lot[lot].bill = number;
        naive_settle(shop, lot, bill->earned);
    }
    naive_rise(shop, member);
    shop->bill[number].level_after = bill->level_after = shop->member[member].level;
}
