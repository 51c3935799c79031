/* SPDX-License-Identifier: MIT */
/* gift: what points buy over the counter. */
#include "desk/gift.h"

#include <stdlib.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"

void gift_clear(struct counter *counter)
{
    item_list_clear(&counter->gifts.list);
    counter->gifts = (struct counter_gifts){0};
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
static void open_list(struct counter *counter, int64_t points, int64_t reach)
{
    struct counter_gifts *gifts = &counter->gifts;
    struct error err;
    gift_clear(counter);
    if (item_list(desk_db(counter->desk), &gifts->list, &err) != STATUS_OK) {
        gift_clear(counter);
        counter_refuse(counter, &err);
        return;
    }
    keep_gifts(&gifts->list, reach);
    gifts->points = points;
    gifts->rows.count = gifts->list.items + (points > 0);
    act_key(gifts->key);
    counter_type(counter, "");
    counter_push(counter, SCREEN_GIFTS);
}

static void refuse_points(struct counter *counter, int64_t asked)
{
    struct error err;
    error_set(&err, STATUS_NOT_ENOUGH_POINTS, "points", "fewer points than asked");
    error_detail(&err, "gift");
    error_arg(&err, 0, "%lld", (long long)counter->hand.points_balance);
    error_arg(&err, 1, "%lld", (long long)asked);
    counter_refuse(counter, &err);
}

void gift_points(struct counter *counter)
{
    int64_t has = counter->hand.points_balance, asked = counter->spoken.number < 0 ? has : counter->spoken.number;
    if (counter->spoken.number == 0)
        counter_object(counter, N_("A number of points above 0, please."), NULL, NULL);
    else if (has <= 0)
        counter_object(counter, N_("This member has no points yet."), NULL, NULL);
    else if (asked > has)
        refuse_points(counter, asked);
    else if (hand_proven(counter))
        open_list(counter, asked, asked);
}

/* All gifts: to look at, or to take one for its price. */
void gift_list(struct counter *counter)
{
    open_list(counter, 0, INT64_MAX);
}

static void redeem(struct counter *counter, const struct gift_request *request, const char *name)
{
    struct gift_done done;
    struct error err;
    char cost[COUNTER_ARG_TEXT], left[COUNTER_ARG_TEXT], what[COUNTER_ARG_TEXT];
    text_copy(what, sizeof what, name);
    if (gift_redeem(counter->desk, counter->gifts.key, request, &done, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    number_format_grouped(cost, done.points);
    number_format_grouped(left, done.points_balance);
    last_entry(counter, done.txn);
    gift_clear(counter);
    if (!hand_take(counter, counter->hand.member.id, counter->shared))
        return;
    counter_go(counter, SCREEN_MEMBER);
    counter_tell(counter, *what ? N_("Gift {2} for {0} points, {1} left") : N_("Another gift for {0} points, {1} left"),
                 cost, left);
    text_copy(counter->message.arg[2], COUNTER_ARG_TEXT, what);
}

void gift_take(struct counter *counter)
{
    struct counter_gifts *gifts = &counter->gifts;
    struct gift_request request = {.member = counter->hand.member.id};
    size_t other = gifts->points > 0;
    if (gifts->rows.count == 0) {
        counter_pop(counter);
        return;
    }
    if (!counter->in_hand) {
        open_need_member(counter);
        return;
    }
    if (gifts->rows.marked < other) {
        request.points = gifts->points;
        redeem(counter, &request, "");
        return;
    }
    const struct item *item = &gifts->list.item[gifts->rows.marked - other];
    text_copy(request.sku, sizeof request.sku, item->sku);
    if (item->points_price > counter->hand.points_balance)
        refuse_points(counter, item->points_price);
    else if (hand_proven(counter))
        redeem(counter, &request, item->name);
}
