/* SPDX-License-Identifier: MIT */
/* deed: plays exchanges in both shops. In the model one is a return, then a sale, or neither. */
#include <string.h>

#include "tests/support/property.h"

#include "desk/exchange.h"

void world_pay_by_returned(const struct deed *deed, const struct naive_back *back, int64_t due, bool resells,
                           struct sale_request *sale)
{
    for (size_t i = 0; i < back->tenders && due > 0; i++) {
        struct tender tender = back->tender[i];
        bool stored = tender.kind == TENDER_WALLET || tender.kind == TENDER_FAMILY;
        if (tender.kind == TENDER_ROUNDING || (resells && stored) || tender.amount <= 0)
            continue;
        tender.amount = tender.amount < due ? tender.amount : due;
        tender.settled = tender.settled < tender.amount ? tender.settled : tender.amount;
        due -= tender.amount;
        sale->tender[sale->tenders++] = tender;
    }
    if (due > 0 && deed->tenders == 0)
        sale->tender[sale->tenders++] = (struct tender){.kind = TENDER_CASH, .amount = TENDER_REST};
    for (size_t i = 0; i < deed->tenders; i++)
        sale->tender[sale->tenders++] = deed->tender[i];
}

/* Both halves in the model; nothing of it where one is refused. */
static void exchange_naive(struct world *world, const struct deed *deed, int bill,
                           const struct exchange_request *request, struct naive_back *back, struct naive_price *price,
                           struct naive_nos *nos)
{
    struct naive_shop *shop = world->shop;
    struct sale_request sale = request->sale;
    struct naive_nos none = {0};
    memcpy(world->spare, shop, sizeof *shop);
    sale.member = shop->bill[bill].member + 1;
    sale.tenders = 0;
    naive_return(shop, &request->back, bill, back, nos);
    if (nos->count == 0) {
        naive_sell(shop, &sale, false, price, &none);
        world_pay_by_returned(deed, back, price->bill.payable, false, &sale);
        naive_sell(shop, &sale, true, price, nos);
    }
    if (nos->count > 0)
        memcpy(shop, world->spare, sizeof *shop);
}

static bool same(struct world *world, const struct exchange_view *view, const struct naive_back *back,
                 const struct naive_price *price)
{
    const struct naive_bill *bill = &price->bill;
    const struct naive_shop *shop = world->shop;
    int member = bill->member;
    return world_number(world, "exchange: refund", view->back.refund, back->refund) &&
           world_number(world, "exchange: payable", view->sale.payable, bill->payable) &&
           world_number(world, "exchange: points earned", view->sale.points_earned, bill->earned) &&
           world_number(world, "exchange: change", view->change, bill->change) &&
           world_tenders(world, "exchange: paid", view->sale.tender, view->sale.tenders, bill->tender, bill->tenders) &&
           (member == NOBODY ||
            (world_number(world, "exchange: points balance", view->sale.points_balance,
                          naive_balance(shop, member, KIND_POINTS)) &&
             world_number(world, "exchange: wallet balance", view->sale.wallet_balance,
                          naive_balance(shop, member, KIND_PRINCIPAL) + naive_balance(shop, member, KIND_BONUS)) &&
             world_number(world, "exchange: owed points", view->sale.owed_points, naive_owed(shop, member))));
}

static bool again(struct world *world, const struct exchange_request *request, const char *key, int64_t bill)
{
    struct exchange_view view;
    struct error err = {0};
    int64_t txns = property_txns(world);
    world_must(exchange(world->desk, key, world->approver, request, false, &view, &err), &err);
    bool one = world_number(world, "exchange again: bill", view.sale.bill_id, bill) && property_of_key(world, txns);
    exchange_view_clear(&view);
    return one;
}

bool world_play_exchange(struct world *world, const struct deed *deed, const char *key)
{
    int bill = world->made[deed->bill].bill;
    struct exchange_request request = {.back = {.line = deed->back, .lines = deed->backs},
                                       .sale = {.line = deed->line, .lines = deed->lines, .tenders = deed->tenders}};
    struct exchange_view view = {0}, preview = {0};
    struct naive_back back;
    struct naive_price price;
    struct naive_nos nos = {0};
    struct error err = {0};
    if (bill == NOBODY)
        return true;
    request.back.bill = world->shop->bill[bill].id;
    world_refund_by(deed, &request.back);
    memcpy(request.sale.tender, deed->tender, sizeof deed->tender);
    enum status looked =
        deed->before ? exchange(world->desk, NULL, world->approver, &request, true, &preview, &err) : STATUS_OK;
    exchange_naive(world, deed, bill, &request, &back, &price, &nos);
    bool agree = !deed->before || (world_looked(world, "exchange, looked at", looked, &err, &nos) &&
                                   (looked != STATUS_OK || nos.count > 0 || same(world, &preview, &back, &price)));
    enum status status = exchange(world->desk, key, world->approver, &request, false, &view, &err);
    world->refusals += status != STATUS_OK;
    agree = agree && world_outcome(world, "exchange", status, &err, &nos) &&
            (status != STATUS_OK || same(world, &view, &back, &price));
    if (agree && status == STATUS_OK) {
        world->made[deed->number].bill = world->shop->bills - 1;
        world->shop->bill[world->shop->bills - 1].id = view.sale.bill_id;
        agree = !deed->again || again(world, &request, key, view.sale.bill_id);
    }
    exchange_view_clear(&preview);
    exchange_view_clear(&view);
    return agree;
}
