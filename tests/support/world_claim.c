/* SPDX-License-Identifier: MIT */
/* deed: plays claims of walk-in bills, and their undoing, in both shops. */
#include <string.h>

#include "tests/support/property.h"

#include "desk/bill_attach.h"
#include "desk/undo.h"

bool world_play_claim(struct world *world, const struct deed *deed, const char *key)
{
    struct naive_shop *shop = world->shop;
    int number = world->made[deed->bill].bill, member = deed->member - 1;
    struct bill_attach_view view = {0};
    struct naive_nos nos = {0};
    struct error err = {0};
    int64_t earned;
    if (number == NOBODY)
        return true;
    struct bill_attach_request request = {.bill = shop->bill[number].id, .member = deed->member};
    naive_claim(shop, number, member, &earned, &nos);
    enum status status = bill_attach(world->desk, key, world->approver, &request, false, &view, &err);
    bool same =
        world_outcome(world, "claim", status, &err, &nos) &&
        (status != STATUS_OK ||
         (world_number(world, "claimed points", view.points_earned, earned) &&
          world_number(world, "points after a claim", view.points_balance, naive_balance(shop, member, KIND_POINTS)) &&
          world_number(world, "owed after a claim", view.owed_points, naive_owed(shop, member))));
    bill_attach_view_clear(&view);
    return same;
}

static bool look(struct world *world, int64_t bill, const struct naive_nos *nos)
{
    struct undo_view view;
    struct error err = {0};
    enum status status = undo_claim(world->desk, NULL, world->approver, bill, true, &view, &err);
    return world_looked(world, "undo of a claim, looked at", status, &err, nos);
}

bool world_play_unclaim(struct world *world, const struct deed *deed, const char *key)
{
    struct naive_shop *shop = world->shop;
    int number = world->made[deed->bill].bill;
    struct undo_view view;
    struct naive_nos nos = {0};
    struct error err = {0};
    if (number == NOBODY)
        return true;
    int64_t bill = shop->bill[number].id;
    int member = shop->bill[number].member;
    int64_t points = world_held(shop, member, KIND_POINTS);
    naive_unclaim(shop, number, &nos);
    if (deed->before && !look(world, bill, &nos))
        return false;
    enum status status = undo_claim(world->desk, key, world->approver, bill, false, &view, &err);
    world->refusals += status != STATUS_OK;
    if (!world_outcome(world, "undo of a claim", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    if (!world_number(world, "undo of a claim: member", view.member, member + 1) ||
        !world_number(world, "undo of a claim: points", view.points, world_held(shop, member, KIND_POINTS) - points) ||
        !world_same(world, member))
        return false;
    if (!deed->again)
        return true;
    int64_t txns = property_txns(world);
    world_must(undo_claim(world->desk, key, world->approver, bill, false, &view, &err), &err);
    return property_of_key(world, txns);
}
