/* SPDX-License-Identifier: MIT */
/* deed: compares everything visible of the desk's shop with the model. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "model/lot.h"
#include "model/offer_rows.h"

#include "tests/support/deed.h"

#include "desk/member_view.h"

static const char *const kind_code[KIND_COUNT] = {"points", "principal", "bonus", "owed", "pass"};

struct held {
    int64_t granted, left, granted_on, usable_from, expires_on, parent_granted;
};

static int by_terms(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct held)); /* any fixed order will do */
}

static void show(char *buf, size_t size, const struct held *held, size_t count)
{
    size_t length = 0;
    buf[0] = '\0';
    for (size_t i = 0; i < count && length < size; i++) {
        char from[DATE_TEXT], to[DATE_TEXT], on[DATE_TEXT];
        length += (size_t)snprintf(buf + length, size - length, " [%" PRId64 "/%" PRId64 " %s %s..%s p%" PRId64 "]",
                                   held[i].left, held[i].granted, date_format_short(on, held[i].granted_on),
                                   date_format_short(from, held[i].usable_from), date_format(to, held[i].expires_on),
                                   held[i].parent_granted);
    }
}

static size_t held_by_desk(struct world *world, int member, enum naive_kind kind, struct held *held)
{
    struct lot_list list = {0};
    struct lot_row parent;
    struct error err = {0};
    if (lot_open(desk_db(world->desk), member + 1, kind_code[kind], 0, &list, &err) != STATUS_OK) {
        world_differs(world, "lots: %s", err.note);
        return 0;
    }
    size_t count = list.lots;
    for (size_t i = 0; i < count; i++) {
        held[i] = (struct held){list.lot[i].granted,     list.lot[i].remaining,  list.lot[i].granted_on,
                                list.lot[i].usable_from, list.lot[i].expires_on, 0};
        if (list.lot[i].parent && lot_get(desk_db(world->desk), list.lot[i].parent, &parent, &err) == STATUS_OK)
            held[i].parent_granted = parent.granted;
    }
    lot_list_clear(&list);
    return count;
}

static bool same_lots(struct world *world, int member, enum naive_kind kind)
{
    static struct held desk[NAIVE_LOTS], model[NAIVE_LOTS];
    const struct naive_shop *shop = world->shop;
    char a[700], b[700];
    size_t count = held_by_desk(world, member, kind, desk), expected = 0;
    for (int i = 0; i < shop->lots; i++) {
        const struct naive_lot *lot = &shop->lot[i];
        int64_t left = lot->member == member && lot->kind == kind ? naive_left(shop, i) : 0;
        if (left > 0)
            model[expected++] =
                (struct held){lot->granted,    left,
                              lot->granted_on, lot->usable_from,
                              lot->expires_on, lot->parent == NOBODY ? 0 : shop->lot[lot->parent].granted};
    }
    qsort(desk, count, sizeof *desk, by_terms);
    qsort(model, expected, sizeof *model, by_terms);
    if (count == expected && memcmp(desk, model, count * sizeof *desk) == 0)
        return true;
    show(a, sizeof a, desk, count);
    show(b, sizeof b, model, expected);
    return world_differs(world, "member %d, lots of %s: desk%s; model%s", member + 1, kind_code[kind], a, b);
}

static bool number(struct world *world, int member, const char *what, int64_t desk, int64_t model)
{
    return desk == model ||
           world_differs(world, "member %d, %s: desk %" PRId64 ", model %" PRId64, member + 1, what, desk, model);
}

static bool same_measure(struct world *world, int member, const struct member_view *view, int64_t measured)
{
    const struct programme *programme = &world->shop->programme;
    int next = world->shop->member[member].level + 1;
    if (programme->tier.levels == 0) /* without tiers there is no window */
        return true;
    if (programme->tier.measure == MEASURE_SPEND && !number(world, member, "spend", view->spend, measured))
        return false;
    int64_t from = next < (int)programme->tier.levels ? programme->tier.level[next].from : 0;
    return number(world, member, "missing to the next tier", view->next_tier_missing,
                  from > measured ? from - measured : 0);
}

static bool same_view(struct world *world, int member, const struct member_view *view)
{
    const struct naive_shop *shop = world->shop;
    int64_t day = naive_day(shop), until = shop->member[member].until, open = 0;
    for (int i = 0; i < shop->coupons; i++)
        open += shop->coupon[i].member == member &&
                (naive_state(shop, i) == COUPON_USABLE || naive_state(shop, i) == COUPON_NOT_YET);
    if (strcmp(view->member.tier, naive_tier(shop, shop->member[member].level)) != 0)
        return world_differs(world, "member %d: desk %s, model %s", member + 1, view->member.tier,
                             naive_tier(shop, shop->member[member].level));
    return number(world, member, "points", view->points_balance, naive_balance(shop, member, KIND_POINTS)) &&
           number(world, member, "points to come", view->points_pending, naive_pending(shop, member)) &&
           number(world, member, "principal", view->principal, naive_balance(shop, member, KIND_PRINCIPAL)) &&
           number(world, member, "bonus", view->bonus, naive_balance(shop, member, KIND_BONUS)) &&
           number(world, member, "owed", view->owed_points, naive_owed(shop, member)) &&
           number(world, member, "purchases", view->purchases, naive_purchases(shop, member)) &&
           same_measure(world, member, view, naive_measured(shop, member, day)) &&
           number(world, member, "tier until", view->member.tier_until, until) &&
           number(world, member, "open coupons", (int64_t)view->coupons.coupons, open) &&
           world_same_family(world, member, view);
}

static bool same_member(struct world *world, int member)
{
    struct member_view view = {0};
    struct error err = {0};
    if (member_view(world->desk, member + 1, &view, &err) != STATUS_OK)
        return world_differs(world, "member %d: %s", member + 1, err.note);
    bool same = same_view(world, member, &view);
    member_view_clear(&view);
    for (int kind = 0; kind < KIND_COUNT; kind++)
        same = same && same_lots(world, member, (enum naive_kind)kind);
    return same;
}

static bool read_offer(struct db *db, const char *code, int64_t member, int64_t day, struct offer_state *state)
{
    struct offer_state_list list;
    struct error err = {0};
    if (offer_state_read(db, member, day, &list, &err) != STATUS_OK)
        return false;
    const struct offer_state *found = offer_state_of(&list, code);
    if (found)
        *state = *found;
    offer_state_list_clear(&list);
    return found != NULL;
}

static bool same_offer(struct world *world, int offer)
{
    struct db *db = desk_db(world->desk);
    const struct naive_shop *shop = world->shop;
    const struct offer *terms = &shop->programme.offer[offer];
    struct offer_state state = {0};
    bool same = read_offer(db, terms->code, 0, 0, &state);
    if (terms->total >= 0)
        same = same && state.uses_left == terms->total - naive_used(shop, offer, NOBODY, 0);
    if (terms->budget >= 0)
        same = same && state.budget_left == terms->budget - naive_budget_used(shop, offer);
    for (int member = 0; member < shop->members && same; member++) {
        same = read_offer(db, terms->code, member + 1, naive_day(shop), &state) &&
               state.used == naive_used(shop, offer, member, 0) &&
               state.used_today == naive_used(shop, offer, member, naive_day(shop));
    }
    return same || world_differs(world,
                                 "offer %s: left %" PRId64 " uses, %" PRId64 " budget; one member %" PRId64
                                 ", today %" PRId64 "; model used %" PRId64 ", %" PRId64,
                                 terms->code, state.uses_left, state.budget_left, state.used, state.used_today,
                                 naive_used(shop, offer, NOBODY, 0), naive_budget_used(shop, offer));
}

static bool same_coupon(struct world *world, int at)
{
    struct coupon coupon;
    struct error err = {0};
    if (coupon_look(desk_db(world->desk), desk_secret(world->desk), world->shop->coupon[at].code,
                    naive_day(world->shop), &coupon, &err) != STATUS_OK)
        return world_differs(world, "coupon: %s", err.note);
    enum coupon_state state = naive_state(world->shop, at);
    return coupon.state == state || world_differs(world, "coupon %s: desk %s, model %s", world->shop->coupon[at].code,
                                                  coupon_state_code(coupon.state), coupon_state_code(state));
}

static bool same_stock(struct world *world, size_t at)
{
    struct item item;
    struct error err = {0};
    if (item_by_sku(desk_db(world->desk), world->shop->item[at].sku, &item, &err) != STATUS_OK)
        return world_differs(world, "item: %s", err.note);
    return item.stock == world->shop->item[at].stock ||
           world_differs(world, "stock of %s: desk %" PRId64 ", model %" PRId64, item.sku, item.stock,
                         world->shop->item[at].stock);
}

static bool same_all(struct world *world)
{
    const struct naive_shop *shop = world->shop;
    bool same = true;
    for (int i = 0; i < shop->members && same; i++)
        same = same_member(world, i);
    for (int i = 0; i < (int)shop->programme.offers && same; i++)
        same = same_offer(world, i);
    for (int i = 0; i < shop->coupons && same; i++)
        same = same_coupon(world, i);
    for (size_t i = 0; i < shop->items && same; i++)
        same = same_stock(world, i);
    return same && world_same_named(world);
}

bool world_same(struct world *world, int member)
{
    struct error err = {0};
    if (!number(world, -1, "business day", desk_day(world->desk), naive_day(world->shop)))
        return false;
    world_must(db_begin_read(desk_db(world->desk), &err), &err);
    bool same = member == EVERYBODY ? same_all(world) : same_member(world, member);
    db_end_read(desk_db(world->desk));
    return same;
}
