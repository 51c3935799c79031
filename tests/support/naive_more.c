/* SPDX-License-Identifier: MIT */
/* naive_shop: what happens besides bills: gifts for points, uses of passes, stored value closed. */
#include <string.h>

#include "base/date.h"
#include "base/money.h"

#include "tests/support/naive_shop.h"

static int item_at(const struct naive_shop *shop, const char *sku)
{
    for (size_t i = 0; i < shop->items; i++)
        if (strcmp(shop->item[i].sku, sku) == 0)
            return (int)i;
    return NOBODY;
}

/* "Points for gifts: gift items with a points price, optionally plus money, and stock." */
void naive_gift(struct naive_shop *shop, int member, const char *sku, struct naive_nos *nos)
{
    int at = item_at(shop, sku);
    if (at == NOBODY || shop->item[at].points_price == 0) {
        naive_no(nos, STATUS_NOT_FOUND, NULL);
        return;
    }
    struct item *item = &shop->item[at];
    if (item->stock != ITEM_UNCOUNTED && item->stock < 1000)
        naive_no(nos, STATUS_OUT_OF_STOCK, NULL);
    if (naive_balance(shop, member, KIND_POINTS) < item->points_price)
        naive_no(nos, STATUS_NOT_ENOUGH_POINTS, NULL);
    if (nos->count > 0)
        return;
    naive_draw(shop, member, KIND_POINTS, item->points_price, WHY_SPENT, NOBODY, false);
    naive_stock(shop, sku, -1000);
    naive_wrote(shop);
}

void naive_pass_issue(struct naive_shop *shop, int member, const char *sku, int64_t uses, int64_t days)
{
    int64_t day = naive_day(shop);
    int lot = naive_issue(shop, KIND_PASS, member, uses, day, days > 0 ? day + days : DATE_NEVER);
    shop->lot[lot].item = item_at(shop, sku);
}

/* Counts only the passes of that item. */
int64_t naive_pass_left(const struct naive_shop *shop, int member, const char *sku)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->lots; i++)
        if (shop->lot[i].kind == KIND_PASS && shop->lot[i].member == member &&
            shop->lot[i].item == item_at(shop, sku) && naive_usable(shop, i))
            sum += naive_left(shop, i);
    return sum;
}

static int soonest_pass(const struct naive_shop *shop, int member, int item)
{
    int next = NOBODY;
    for (int i = 0; i < shop->lots; i++)
        if (shop->lot[i].kind == KIND_PASS && shop->lot[i].member == member && shop->lot[i].item == item &&
            naive_usable(shop, i) && naive_left(shop, i) > 0 &&
            (next == NOBODY || shop->lot[i].expires_on < shop->lot[next].expires_on))
            next = i;
    return next;
}

void naive_pass_use(struct naive_shop *shop, int member, const char *sku, int64_t uses, struct naive_nos *nos)
{
    if (item_at(shop, sku) == NOBODY)
        naive_no(nos, STATUS_NOT_FOUND, NULL);
    else if (naive_pass_left(shop, member, sku) < uses)
        naive_no(nos, STATUS_NOT_ENOUGH_USES, NULL);
    if (nos->count > 0)
        return;
    for (int64_t used = 0; used < uses;) {
        int lot = soonest_pass(shop, member, item_at(shop, sku));
        int64_t left = naive_left(shop, lot), part = left < uses - used ? left : uses - used;
        naive_move(shop, lot, -part, WHY_SPENT, NOBODY);
        used += part;
    }
    naive_wrote(shop);
}

/* "Closing an account pays out principal and ends bonus", what is not usable yet too. */
void naive_close_account(struct naive_shop *shop, int member, int64_t *paid, int64_t *ended, struct naive_nos *nos)
{
    *paid = *ended = 0;
    for (int i = 0; i < shop->lots; i++) {
        const struct naive_lot *lot = &shop->lot[i];
        if (lot->member != member || (lot->kind != KIND_PRINCIPAL && lot->kind != KIND_BONUS))
            continue;
        *(lot->kind == KIND_PRINCIPAL ? paid : ended) += naive_left(shop, i);
    }
    if (*paid + *ended == 0) {
        naive_no(nos, STATUS_NOT_ENOUGH_STORED_VALUE, "close");
        return;
    }
    for (int i = 0; i < shop->lots; i++)
        if (shop->lot[i].member == member && (shop->lot[i].kind == KIND_PRINCIPAL || shop->lot[i].kind == KIND_BONUS))
            naive_move(shop, i, -naive_left(shop, i), WHY_SPENT, NOBODY);
    if (*paid > 0)
        naive_carry(shop);
    naive_wrote(shop);
}

/* "return without receipt: … store credit by approver", "a bonus lot, never paid out"; it is a refund by its limits,
 * and stored value by its own. */
void naive_store_credit(struct naive_shop *shop, int member, int64_t amount, const char *reason, struct naive_nos *nos)
{
    if (amount <= 0)
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (!*reason)
        naive_no(nos, STATUS_MISSING_VALUE, NULL);
    if (!shop->who.approved)
        naive_no(nos, STATUS_APPROVAL_NEEDED, NULL);
    naive_may(shop, LIMIT_REFUND, amount, nos);
    naive_may_more(shop, LIMIT_REFUND_SHIFT, amount, nos);
    naive_may_hold(shop, member, amount, nos);
    if (nos->count > 0)
        return;
    naive_issue(shop, KIND_BONUS, member, amount, naive_day(shop), DATE_NEVER);
    naive_did(shop, LIMIT_REFUND_SHIFT, amount);
    naive_wrote(shop);
}
