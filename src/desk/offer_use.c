/* SPDX-License-Identifier: MIT */
/* Records the use of an offer: coupon, count, total, budget, gifts. */
#include "base/text.h"
#include "model/item.h"
#include "model/lot.h"
#include "model/offer_rows.h"
#include "desk/desk_priv.h"

/* Takes `amount` out of an offer's shop-side lots. */
static enum status use_up(struct act *act, int64_t offer, const char *kind, int64_t amount, struct error *err)
{
    struct lot_list list = {0};
    enum status status = lot_of_offer(act->db, offer, kind, &list, err);
    for (size_t i = 0; i < list.lots && amount > 0; i++) {
        int64_t left = lot_left(&act->entry, list.lot[i].id, list.lot[i].remaining);
        int64_t take = left < amount ? left : amount;
        if (take <= 0)
            continue;
        entry_move(&act->entry, list.lot[i].id, -1, "used", take);
        amount -= take;
    }
    lot_list_clear(&list);
    if (status == STATUS_OK && amount > 0)
        return error_set(err, STATUS_OFFER_BUDGET, "offer", "the offer's %s ran out", kind);
    return status;
}

enum status offer_use_take(struct act *act, const struct offer *offer, int64_t coupon, int64_t amount,
                           struct error *err)
{
    int64_t id;
    TRY(offer_id(act->db, offer->code, &id, err));
    struct use_row *use = entry_use(&act->entry, id, act->day, 1, amount);
    if (coupon) {
        use->lot = coupon;
        entry_move(&act->entry, coupon, -1, "used", 1);
    }
    if (offer->total != LIMIT_NONE)
        TRY(use_up(act, id, "uses", 1, err));
    return offer->budget != LIMIT_NONE ? use_up(act, id, "budget", amount, err) : STATUS_OK;
}

enum status offer_use_gift(struct act *act, const char *sku, int64_t pieces, int64_t *item, struct error *err)
{
    struct item gift;
    enum status status = item_by_sku(act->db, sku, &gift, err);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    if (status == STATUS_NOT_FOUND || (gift.stock != ITEM_UNCOUNTED && gift.stock < pieces * QUANTITY_ONE)) {
        error_set(err, STATUS_OUT_OF_STOCK, "gift", "fewer in stock than are given");
        error_arg(err, 0, "%s", status == STATUS_NOT_FOUND ? sku : gift.name);
        return STATUS_OUT_OF_STOCK;
    }
    entry_stock(&act->entry, gift.id, true, -pieces * QUANTITY_ONE);
    if (item)
        *item = gift.id;
    return STATUS_OK;
}
