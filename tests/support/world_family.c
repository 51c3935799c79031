/* SPDX-License-Identifier: MIT */
/* deed: links and parts families in both shops, and holds what members may pay with others' value against the model. */
#include "tests/support/property.h"

#include "desk/family.h"

bool world_play_family(struct world *world, const struct deed *deed, const char *key)
{
    struct family_request request = {
        .member = deed->member, .other = deed->count, .limit = deed->amount, .apart = deed->voids};
    struct naive_nos nos = {0};
    struct error err = {0};
    naive_family(world->shop, deed->member - 1, (int)deed->count - 1,
                 deed->amount == LIMIT_NONE ? 0
                 : deed->amount == 0        ? -1
                                            : deed->amount,
                 deed->voids, &nos);
    enum status status = family_link(world->desk, key, world->approver, &request, &err);
    world->refusals += status != STATUS_OK;
    if (!world_outcome(world, deed->voids ? "family apart" : "family", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    if (!deed->again)
        return true;
    int64_t txns = property_txns(world);
    world_must(family_link(world->desk, key, world->approver, &request, &err), &err);
    return property_of_key(world, txns);
}

bool world_same_family(struct world *world, int member, const struct member_view *view)
{
    const struct naive_shop *shop = world->shop;
    const struct member_link *holder = member_link_holder(&view->links);
    int64_t links = shop->kin[member].holder > 0, used = 0;
    for (int i = 0; i < shop->members; i++)
        links += shop->kin[i].holder == member + 1;
    if (holder)
        used = naive_family_used(shop, member, (int)holder->member - 1);
    return world_number(world, "links", (int64_t)view->links.links, links) &&
           world_number(world, "holder", holder ? holder->member : 0, shop->kin[member].holder) &&
           world_number(world, "used of a family's month", holder ? holder->used : 0, used) &&
           world_number(world, "left of a family's card", view->family_left, naive_family_left(shop, member));
}
