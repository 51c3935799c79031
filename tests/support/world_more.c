/* SPDX-License-Identifier: MIT */
/* deed: plays gifts for points, deliveries, uses of passes and closed accounts in both shops. */
#include <string.h>

#include "base/text.h"

#include "tests/support/property.h"

#include "desk/credit.h"
#include "desk/gift.h"
#include "desk/manage.h"
#include "desk/pass.h"
#include "desk/wallet.h"

bool world_play_gift(struct world *world, const struct deed *deed, const char *key)
{
    struct gift_request request = {.member = deed->member};
    struct gift_done done = {0};
    struct naive_nos nos = {0};
    struct error err = {0};
    int member = deed->member - 1;
    text_copy(request.sku, sizeof request.sku, deed->line[0].sku);
    naive_gift(world->shop, member, request.sku, &nos);
    enum status status = gift_redeem(world->desk, key, &request, &done, &err);
    if (!world_outcome(world, "gift", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    world_made(world, deed, done.txn);
    if (deed->again) {
        int64_t txns = property_txns(world);
        world_must(gift_redeem(world->desk, key, &request, &done, &err), &err);
        if (!property_of_key(world, txns))
            return false;
    }
    return world_number(world, "points after a gift", done.points_balance,
                        naive_balance(world->shop, member, KIND_POINTS)) &&
           world_number(world, "owed after a gift", done.owed_points, naive_owed(world->shop, member));
}

bool world_play_stock(struct world *world, const struct deed *deed, const char *key)
{
    struct stock_done done = {0};
    struct naive_nos nos = {0};
    struct error err = {0};
    if (desk_staff(world->desk)->role == ROLE_CLERK)
        naive_no(&nos, STATUS_NOT_PERMITTED, NULL);
    naive_delivery(world->shop, deed->line[0].sku, deed->amount, &nos);
    enum status status = manage_item_stock(world->desk, key, deed->line[0].sku, deed->amount, "delivery", &done, &err);
    if (!world_outcome(world, "stock", status, &err, &nos) || status != STATUS_OK || !deed->again)
        return world->diff[0] == '\0';
    int64_t txns = property_txns(world);
    world_must(manage_item_stock(world->desk, key, deed->line[0].sku, deed->amount, "delivery", &done, &err), &err);
    return property_of_key(world, txns);
}

bool world_play_pass(struct world *world, const struct deed *deed, const char *key)
{
    struct pass_request request = {.member = deed->member, .uses = deed->amount};
    struct pass_done done = {0};
    struct naive_nos nos = {0};
    struct error err = {0};
    text_copy(request.sku, sizeof request.sku, deed->line[0].sku);
    naive_pass_use(world->shop, deed->member - 1, request.sku, request.uses, &nos);
    enum status status = pass_use(world->desk, key, &request, &done, &err);
    if (!world_outcome(world, "pass", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    world_made(world, deed, done.txn);
    if (deed->again) {
        int64_t txns = property_txns(world);
        world_must(pass_use(world->desk, key, &request, &done, &err), &err);
        if (!property_of_key(world, txns))
            return false;
    }
    return world_number(world, "uses", done.uses, request.uses) &&
           world_number(world, "uses left", done.left, naive_pass_left(world->shop, deed->member - 1, request.sku));
}

bool world_play_close(struct world *world, const struct deed *deed, const char *key)
{
    struct close_request request = {.member = deed->member};
    struct close_view view = {0};
    struct naive_nos nos = {0};
    struct error err = {0};
    int64_t paid, ended;
    naive_close_account(world->shop, deed->member - 1, &paid, &ended, &nos);
    enum status status = wallet_close(world->desk, key, &world->owner, &request, false, &view, &err);
    bool same = world_outcome(world, "close", status, &err, &nos) &&
                (status != STATUS_OK || (world_number(world, "paid out", view.principal.left, paid) &&
                                         world_number(world, "bonus ended", view.bonus.left, ended)));
    wallet_close_view_clear(&view);
    return same;
}

bool world_play_credit(struct world *world, const struct deed *deed, const char *key)
{
    struct credit_request request = {
        .member = deed->member, .amount = deed->amount, .reason = deed->count > 0 ? "cup, no receipt" : ""};
    struct credit_done done;
    struct naive_nos nos = {0};
    struct error err = {0};
    int member = deed->member - 1;
    naive_store_credit(world->shop, member, request.amount, request.reason, &nos);
    enum status status = credit_give(world->desk, key, world->approver, &request, &done, &err);
    world->refusals += status != STATUS_OK;
    if (!world_outcome(world, "store credit", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    if (deed->again) {
        int64_t txns = property_txns(world);
        world_must(credit_give(world->desk, key, world->approver, &request, &done, &err), &err);
        if (!property_of_key(world, txns))
            return false;
    }
    world->credits++;
    return world_number(world, "stored value after store credit", done.wallet_balance,
                        naive_balance(world->shop, member, KIND_PRINCIPAL) +
                            naive_balance(world->shop, member, KIND_BONUS));
}
