/* SPDX-License-Identifier: MIT */
#include "desk/gift.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/money.h"
#include "base/text.h"
#include "model/item.h"
#include "model/lot.h"
#include "desk/desk_priv.h"

static const struct act_field RESULT[] = {ACT_FIELD(gift_done, txn), ACT_FIELD(gift_done, points),
                                          ACT_FIELD(gift_done, points_balance), ACT_FIELD(gift_done, owed_points)};

/* Sets *points to the price in points and takes one piece from stock. */
static enum status take_item(struct act *act, const char *sku, int64_t *points, struct error *err)
{
    struct item item;
    TRY(item_by_sku(act->db, sku, &item, err));
    if (item.points_price <= 0) {
        error_set(err, STATUS_NOT_FOUND, "gift", "the item has no price in points");
        error_arg(err, 0, "%s", sku);
        return STATUS_NOT_FOUND;
    }
    *points = item.points_price;
    return offer_use_gift(act, sku, 1, NULL, err);
}

static enum status check_points(struct act *act, int64_t points, struct error *err)
{
    struct balances held;
    if (points <= 0) {
        char text[MONEY_TEXT];
        snprintf(text, sizeof text, "%" PRId64, points);
        return error_value(err, "points", text, "a gift must have a price in points");
    }
    TRY(lot_balances(act->db, act->member, act->day, &held, err));
    if (points <= held.points)
        return STATUS_OK;
    error_set(err, STATUS_NOT_ENOUGH_POINTS, "points", "fewer points than the gift costs");
    error_detail(err, "gift");
    error_arg(err, 0, "%" PRId64, held.points);
    error_arg(err, 1, "%" PRId64, points);
    return STATUS_NOT_ENOUGH_POINTS;
}

static enum status redeem_body(struct act *act, struct error *err)
{
    const struct gift_request *request = act->request;
    struct gift_done *done = act->result;
    int64_t drawn, points = request->points;
    TRY(act_permit(act, 0, err));
    TRY(act_member(act, request->member, NULL, err));
    if (*request->sku)
        TRY(take_item(act, request->sku, &points, err));
    TRY(check_points(act, points, err));
    done->points = points;
    step_set(step_add(&act->entry.steps, STEP_REDEEM, request->sku, NULL), "points", -points);
    return lot_draw(act->db, &act->entry, act->member, "points", act->day, "redeemed", points, &drawn, err);
}

static enum status redeem_after(struct act *act, struct error *err)
{
    struct gift_done *done = act->result;
    return points_after(act, &done->txn, &done->points_balance, &done->owed_points, err);
}

static const struct act_verb REDEEM = {.name = "gift redeem",
                                       .permit = PERMIT_SELL,
                                       .txn_kind = "redeem",
                                       .field = RESULT,
                                       .fields = sizeof RESULT / sizeof *RESULT,
                                       .body = redeem_body,
                                       .after = redeem_after,
                                       .slip = PRINT_GIFT};

enum status gift_redeem(struct desk *desk, const char *key, const struct gift_request *request, struct gift_done *done,
                        struct error *err)
{
    struct buffer text = {0};
    struct gift_request copy = *request;
    *done = (struct gift_done){0};
    buffer_format(&text, "member %" PRId64 " points %" PRId64 "\ngift %s\n", request->member, request->points,
                  request->sku);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &REDEEM, &call, &copy, done, NULL, err);
    buffer_clear(&text);
    return status;
}
