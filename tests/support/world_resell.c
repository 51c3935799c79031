/* SPDX-License-Identifier: MIT */
/* deed: plays bills of the wrong member, sold anew, in both shops. In the model one is a void, then a sale, or neither.
 */
#include <string.h>

#include "tests/support/property.h"

#include "desk/exchange.h"

static void resell_naive(struct world *world, const struct deed *deed, int bill, struct naive_back *back,
                         struct naive_price *price, struct naive_nos *nos)
{
    struct naive_shop *shop = world->shop;
    struct return_request whole = {.bill = shop->bill[bill].id, .voids = true};
    struct sale_request sale;
    struct naive_nos none = {0};
    memcpy(world->spare, shop, sizeof *shop);
    naive_resold(shop, bill, deed->member - 1, &sale, nos);
    naive_return(shop, &whole, bill, back, nos);
    if (nos->count == 0) {
        naive_sell(shop, &sale, false, price, &none);
        world_pay_by_returned(deed, back, price->bill.payable, true, &sale);
        naive_sell(shop, &sale, true, price, nos);
    }
    if (nos->count > 0)
        memcpy(shop, world->spare, sizeof *shop);
}

static bool same(struct world *world, const struct exchange_view *view, const struct naive_back *back,
                 const struct naive_price *price)
{
    const struct naive_bill *bill = &price->bill;
    return world_number(world, "resell: refund", view->back.refund, back->refund) &&
           world_number(world, "resell: payable", view->sale.payable, bill->payable) &&
           world_number(world, "resell: points earned", view->sale.points_earned, bill->earned) &&
           world_number(world, "resell: change", view->change, bill->change) &&
           world_number(world, "resell: coupons", (int64_t)view->sale.coupons, (int64_t)bill->coupons) &&
           world_tenders(world, "resell: paid", view->sale.tender, view->sale.tenders, bill->tender, bill->tenders);
}

static bool again(struct world *world, const struct exchange_resell *request, const char *key, int64_t bill)
{
    struct exchange_view view;
    struct error err = {0};
    int64_t txns = property_txns(world);
    world_must(exchange_resell(world->desk, key, world->approver, request, false, &view, &err), &err);
    bool one = world_number(world, "resell again: bill", view.sale.bill_id, bill) && property_of_key(world, txns);
    exchange_view_clear(&view);
    return one;
}

bool world_play_resell(struct world *world, const struct deed *deed, const char *key)
{
    int bill = world->made[deed->bill].bill;
    struct exchange_view view = {0}, preview = {0};
    struct naive_back back;
    struct naive_price price;
    struct naive_nos nos = {0};
    struct error err = {0};
    if (bill == NOBODY)
        return true;
    int whose = world->shop->bill[bill].member;
    struct exchange_resell request = {
        .bill = world->shop->bill[bill].id, .member = deed->member, .tenders = deed->tenders};
    memcpy(request.tender, deed->tender, sizeof deed->tender);
    enum status looked =
        deed->before ? exchange_resell(world->desk, NULL, world->approver, &request, true, &preview, &err) : STATUS_OK;
    resell_naive(world, deed, bill, &back, &price, &nos);
    bool agree = !deed->before || (world_looked(world, "resell, looked at", looked, &err, &nos) &&
                                   (looked != STATUS_OK || nos.count > 0 || same(world, &preview, &back, &price)));
    enum status status = exchange_resell(world->desk, key, world->approver, &request, false, &view, &err);
    world->refusals += status != STATUS_OK;
    agree = agree && world_outcome(world, "resell", status, &err, &nos) &&
            (status != STATUS_OK || same(world, &view, &back, &price));
    if (agree && status == STATUS_OK) {
        world->resells++;
        world->made[deed->number].bill = world->shop->bills - 1;
        world->shop->bill[world->shop->bills - 1].id = view.sale.bill_id;
        agree = (!deed->again || again(world, &request, key, view.sale.bill_id)) &&
                (whose == NOBODY || world_same(world, whose));
    }
    exchange_view_clear(&preview);
    exchange_view_clear(&view);
    return agree;
}
