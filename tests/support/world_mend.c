/* SPDX-License-Identifier: MIT */
/* deed: plays corrections of tenders and undone entries in both shops. */
#include <string.h>

#include "base/text.h"

#include "tests/support/property.h"

#include "desk/correct.h"
#include "desk/undo.h"

void world_made(struct world *world, const struct deed *deed, int64_t txn)
{
    struct made *made = &world->made[deed->number];
    made->txn = txn;
    made->member = deed->member;
    made->entry = world->entry;
    naive_entry_end(world->shop, &made->entry);
    made->entry.paid = deed->kind == DEED_TOPUP;
    if (deed->kind == DEED_GIFT)
        text_copy(made->entry.gift, sizeof made->entry.gift, deed->line[0].sku);
    if (deed->kind == DEED_REDEEM) {
        made->entry.redeemed = world->made[deed->coupon[0].deed].coupon + deed->coupon[0].nth;
        made->member = world->shop->coupon[made->entry.redeemed].member + 1;
    }
}

static bool correct(struct world *world, struct naive_shop *shop, const struct deed *deed, const char *key, bool dry)
{
    int number = world->made[deed->bill].bill;
    struct naive_bill *bill = &shop->bill[number];
    struct correct_request request = {.bill = bill->id, .tenders = deed->tenders};
    struct correct_view view = {0};
    struct naive_nos nos = {0};
    struct error err = {0};
    struct naive_bill before = *bill;
    memcpy(request.tender, deed->tender, sizeof deed->tender);
    naive_correct(shop, number, deed->tender, deed->tenders, &nos);
    enum status status = correct_tenders(world->desk, key, &world->owner, &request, dry, &view, &err);
    world->refusals += status != STATUS_OK && !dry;
    if (!world_outcome(world, "tender", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    if (!world_tenders(world, "was paid", view.before, view.befores, before.tender, before.tenders) ||
        !world_tenders(world, "is paid", view.after, view.afters, bill->tender, bill->tenders))
        return false;
    if (dry || !deed->again)
        return true;
    int64_t txns = property_txns(world);
    world_must(correct_tenders(world->desk, key, &world->owner, &request, dry, &view, &err), &err);
    return world_tenders(world, "again: is paid", view.after, view.afters, bill->tender, bill->tenders) &&
           property_of_key(world, txns);
}

bool world_play_tender(struct world *world, const struct deed *deed, const char *key)
{
    if (world->made[deed->bill].bill == NOBODY)
        return true;
    if (deed->before) {
        memcpy(world->spare, world->shop, sizeof *world->shop);
        if (!correct(world, world->spare, deed, NULL, true))
            return false;
    }
    return correct(world, world->shop, deed, key, false);
}

int64_t world_held(const struct naive_shop *shop, int member, enum naive_kind kind)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->lots; i++)
        if (shop->lot[i].member == member && shop->lot[i].kind == kind)
            sum += naive_left(shop, i);
    return sum;
}

static bool same_change(struct world *world, const int64_t was[KIND_COUNT], int member, const struct undo_view *view)
{
    int64_t change[KIND_COUNT];
    for (int kind = 0; kind < KIND_COUNT; kind++)
        change[kind] = world_held(world->shop, member, (enum naive_kind)kind) - was[kind];
    return world_number(world, "undo: stored value", view->wallet, change[KIND_PRINCIPAL] + change[KIND_BONUS]) &&
           world_number(world, "undo: uses", view->uses, change[KIND_PASS]) &&
           (change[KIND_OWED] < 0 || world_number(world, "undo: points", view->points, change[KIND_POINTS]));
}

bool world_play_undo(struct world *world, const struct deed *deed, const char *key)
{
    struct made *made = &world->made[deed->bill];
    struct undo_view view = {0}, preview = {0};
    struct naive_nos nos = {0};
    struct error err = {0};
    enum status before = STATUS_OK;
    int64_t was[KIND_COUNT];
    if (made->txn == 0)
        return true;
    for (int kind = 0; kind < KIND_COUNT; kind++)
        was[kind] = world_held(world->shop, made->member - 1, (enum naive_kind)kind);
    naive_undo(world->shop, &made->entry, &nos);
    if (deed->before)
        before = undo(world->desk, NULL, &world->owner, made->txn, true, &preview, &err);
    if (deed->before && !world_outcome(world, "undo, looked at", before, &err, &nos))
        return false;
    enum status status = undo(world->desk, key, &world->owner, made->txn, false, &view, &err);
    world->refusals += status != STATUS_OK;
    if (!world_outcome(world, "undo", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    if (made->member > 0 && !same_change(world, was, made->member - 1, &view))
        return false;
    if (!deed->again)
        return true;
    int64_t txns = property_txns(world);
    world_must(undo(world->desk, key, &world->owner, made->txn, false, &view, &err), &err);
    return property_of_key(world, txns);
}
