/* SPDX-License-Identifier: MIT */
/* deed: plays what is on account and the deposits of orders in both shops. */
#include <string.h>

#include "base/text.h"

#include "tests/support/property.h"

#include "desk/debtor.h"
#include "desk/deposit.h"

static const int64_t credit[NAIVE_DEBTORS] = {15000, 60000};

void world_open_named(struct world *world)
{
    struct error err = {0};
    for (int i = 0; i < NAIVE_DEBTORS; i++) {
        struct debtor debtor = {.name = "D", .credit = world->shop->credit[i] = credit[i]};
        struct debtor_added added;
        world_must(debtor_add(world->desk, NULL, &debtor, &added, &err), &err);
    }
    for (int i = 0; i < NAIVE_ORDERS; i++) {
        struct order order = {.name = "O"};
        struct deposit_ordered ordered;
        world_must(deposit_order(world->desk, NULL, &order, &ordered, &err), &err);
    }
}

bool world_same_named(struct world *world)
{
    struct error err = {0};
    bool same = true;
    for (int i = 0; i < NAIVE_DEBTORS && same; i++) {
        struct debtor debtor;
        world_must(debtor_get(desk_db(world->desk), i + 1, &debtor, &err), &err);
        same = world_number(world, "owed by a debtor", debtor.owes, naive_owes(world->shop, i));
    }
    for (int i = 0; i < NAIVE_ORDERS && same; i++) {
        struct order order;
        world_must(order_get(desk_db(world->desk), i + 1, &order, &err), &err);
        same = world_number(world, "held for an order", order.held, world->shop->order[i].held);
    }
    return same;
}

bool world_play_settle(struct world *world, const struct deed *deed, const char *key)
{
    struct debtor_settle_request request = {
        .debtor = deed->count + 1, .amount = deed->amount, .tenders = deed->tenders};
    struct debtor_settled settled = {0}, again;
    struct naive_settling settling;
    struct naive_nos nos = {0};
    struct error err = {0};
    memcpy(request.tender, deed->tender, sizeof deed->tender);
    naive_debtor_settle(world->shop, (int)deed->count, deed->amount, deed->tender, deed->tenders, &settling, &nos);
    enum status status = debtor_settle(world->desk, key, &request, &settled, &err);
    world->refusals += status != STATUS_OK;
    if (!world_outcome(world, "settle", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    if (deed->again) {
        int64_t txns = property_txns(world);
        world_must(debtor_settle(world->desk, key, &request, &again, &err), &err);
        if (!property_of_key(world, txns) || !world_number(world, "settled again", again.settled, settled.settled))
            return false;
    }
    return world_number(world, "settled", settled.settled, settling.settled) &&
           world_number(world, "owed then", settled.owes, settling.owes) &&
           world_number(world, "bills settled", settled.bills, settling.bills) &&
           world_number(world, "points of settled bills", settled.points, settling.points);
}

bool world_play_deposit(struct world *world, const struct deed *deed, const char *key)
{
    struct deposit_request request = {.order = deed->count + 1, .amount = deed->amount, .tenders = deed->tenders};
    struct deposit_done done = {0};
    struct naive_nos nos = {0};
    struct error err = {0};
    memcpy(request.tender, deed->tender, sizeof deed->tender);
    naive_deposit(world->shop, (int)deed->count, deed->amount, deed->tender, deed->tenders, &nos);
    enum status status = deposit_take(world->desk, key, &request, &done, &err);
    world->refusals += status != STATUS_OK;
    if (!world_outcome(world, "deposit", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    if (deed->again) {
        int64_t txns = property_txns(world);
        world_must(deposit_take(world->desk, key, &request, &done, &err), &err);
        if (!property_of_key(world, txns))
            return false;
    }
    return world_number(world, "held", done.held, world->shop->order[deed->count].held);
}

bool world_play_order_end(struct world *world, const struct deed *deed, const char *key)
{
    struct deposit_end_request request = {.order = deed->count + 1, .forfeits = deed->voids, .reason = "ended"};
    struct deposit_ended preview = {0}, ended = {0};
    struct naive_ended end;
    struct naive_nos nos = {0};
    struct error err = {0};
    enum status looked =
        deed->before ? deposit_end(world->desk, NULL, world->approver, &request, true, &preview, &err) : STATUS_OK;
    naive_order_end(world->shop, (int)deed->count, deed->voids, &end, &nos);
    if (deed->before && !world_looked(world, "order, looked at", looked, &err, &nos))
        return false;
    enum status status = deposit_end(world->desk, key, world->approver, &request, false, &ended, &err);
    world->refusals += status != STATUS_OK;
    if (!world_outcome(world, deed->voids ? "forfeit" : "order refund", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    if (deed->before &&
        !world_tenders(world, "would give back", preview.tender, preview.tenders, end.tender, end.tenders))
        return false;
    return world_number(world, "ended", ended.amount, end.amount) &&
           world_tenders(world, "gives back", ended.tender, ended.tenders, end.tender, end.tenders);
}
