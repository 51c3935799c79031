/* SPDX-License-Identifier: MIT */
/* gift: what points buy over the counter. */
#include "desk/gift.h"

#include <stdlib.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/flow/inside.h"

void gift_clear(struct till *till)
{
    item_list_clear(&till->gifts.list);
    till->gifts = (struct till_gifts){0};
}

static int by_points(const void *a, const void *b)
{
    const struct item *left = a, *right = b;
    return left->points_price < right->points_price ? -1 : left->points_price > right->points_price;
}

/* Keeps the gifts that so many points buy, the cheapest first. */
static void keep_gifts(struct item_list *list, int64_t points)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->items; i++)
        if (list->item[i].points_price > 0 && list->item[i].points_price <= points)
            list->item[kept++] = list->item[i];
    list->items = kept;
    if (kept > 1)
        qsort(list->item, kept, sizeof *list->item, by_points);
}

/* points: offered for another gift, 0 none; reach: what a gift may cost. */
static void open_list(struct till *till, int64_t points, int64_t reach)
{
    struct till_gifts *gifts = &till->gifts;
    struct error err;
    gift_clear(till);
    if (item_list(desk_db(till->desk), &gifts->list, &err) != STATUS_OK) {
        gift_clear(till);
        till_refuse(till, &err);
        return;
    }
    keep_gifts(&gifts->list, reach);
    gifts->points = points;
    gifts->rows = gifts->list.items + (points > 0);
    act_key(gifts->key);
    till_type(till, "");
    till_push(till, TILL_GIFTS);
}

static void refuse_points(struct till *till, int64_t asked)
{
    struct error err;
    error_set(&err, STATUS_NOT_ENOUGH_POINTS, "points", "fewer points than asked");
    error_detail(&err, "gift");
    error_arg(&err, 0, "%lld", (long long)till->hand.points_balance);
    error_arg(&err, 1, "%lld", (long long)asked);
    till_refuse(till, &err);
}

void gift_points(struct till *till)
{
    int64_t has = till->hand.points_balance, asked = till->spoken.number < 0 ? has : till->spoken.number;
    if (till->spoken.number == 0)
        till_object(till, N_("A number of points above 0, please."), NULL, NULL);
    else if (has <= 0)
        till_object(till, N_("This member has no points yet."), NULL, NULL);
    else if (asked > has)
        refuse_points(till, asked);
    else if (hand_proven(till))
        open_list(till, asked, asked);
}

/* All gifts: to look at, or to take one for its price. */
void gift_list(struct till *till)
{
    open_list(till, 0, INT64_MAX);
}

static void redeem(struct till *till, const struct gift_request *request, const char *name)
{
    struct gift_done done;
    struct error err;
    char cost[TILL_ARG_TEXT], left[TILL_ARG_TEXT], what[TILL_ARG_TEXT];
    text_copy(what, sizeof what, name);
    if (gift_redeem(till->desk, till->gifts.key, request, &done, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    number_format_grouped(cost, done.points);
    number_format_grouped(left, done.points_balance);
    last_entry(till, done.txn);
    gift_clear(till);
    if (!hand_take(till, till->hand.member.id, till->shared))
        return;
    till_go(till, TILL_MEMBER);
    till_tell(till, *what ? N_("Gift {2} for {0} points, {1} left") : N_("Another gift for {0} points, {1} left"), cost,
              left);
    text_copy(till->message.arg[2], TILL_ARG_TEXT, what);
}

void gift_take(struct till *till)
{
    struct till_gifts *gifts = &till->gifts;
    struct gift_request request = {.member = till->hand.member.id};
    size_t other = gifts->points > 0;
    if (gifts->rows == 0) {
        till_pop(till);
        return;
    }
    if (!till->in_hand) {
        open_need_member(till);
        return;
    }
    if (gifts->marked < other) {
        request.points = gifts->points;
        redeem(till, &request, "");
        return;
    }
    const struct item *item = &gifts->list.item[gifts->marked - other];
    text_copy(request.sku, sizeof request.sku, item->sku);
    if (item->points_price > till->hand.points_balance)
        refuse_points(till, item->points_price);
    else if (hand_proven(till))
        redeem(till, &request, item->name);
}
