/* SPDX-License-Identifier: MIT */
/* gift: gifts for points: those that a given number of points buys, or all. */
#include "desk/gift.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 4
#define TOP_ROW 2

/* With `points` set, the list begins with another gift for that many points. */
struct gift_state {
    char key[ACT_KEY_TEXT];
    struct item_list list; /* cheapest first */
    int64_t points;        /* 0: not given */
    struct list rows;
};

static struct gift_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_GIFTS);
}

static struct list *rows(struct counter *counter)
{
    struct gift_state *gifts = state(counter);
    list_set(&gifts->rows, gifts->list.items + (gifts->points > 0));
    return &gifts->rows;
}

static int by_points(const void *a, const void *b)
{
    const struct item *left = a, *right = b;
    return left->points_price < right->points_price ? -1 : left->points_price > right->points_price;
}

/* Keeps the gifts that cost at most `points`. */
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

/* argument: NULL, or an int64_t, the points to spend; the caller has then proven the member's identity. */
static enum status open_gifts(struct counter *counter, const void *argument, struct error *err)
{
    struct gift_state *gifts = state(counter);
    gifts->points = argument ? *(const int64_t *)argument : 0;
    TRY(item_list(desk_db(counter->desk), &gifts->list, err));
    keep_gifts(&gifts->list, argument ? gifts->points : INT64_MAX);
    act_key(gifts->key);
    counter_empty_below(counter);
    return STATUS_OK;
}

static void close_gifts(struct counter *counter)
{
    item_list_clear(&state(counter)->list);
}

/* item NULL: another gift, for state->points. */
static void redeem(struct counter *counter, const struct item *item)
{
    struct gift_state *gifts = state(counter);
    struct gift_request request = {.member = counter->hand.member.id, .points = item ? 0 : gifts->points};
    struct gift_done done;
    struct error err;
    char cost[COUNTER_ARG_TEXT], left[COUNTER_ARG_TEXT], what[COUNTER_ARG_TEXT];
    text_copy(request.sku, sizeof request.sku, item ? item->sku : "");
    text_copy(what, sizeof what, item ? item->name : "");
    if (gift_redeem(counter->desk, gifts->key, &request, &done, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    number_format_grouped(cost, done.points);
    number_format_grouped(left, done.points_balance);
    last_entry(counter, done.txn);
    item_list_clear(&gifts->list);
    gifts->points = 0;
    if (!hand_take(counter, counter->hand.member.id, counter->shared))
        return;
    counter_go(counter, SCREEN_MEMBER);
    counter_tell(counter, *what ? N_("Gift {2} for {0} points, {1} left") : N_("Another gift for {0} points, {1} left"),
                 cost, left);
    text_copy(counter->message.arg[2], COUNTER_ARG_TEXT, what);
}

static void take(struct counter *counter)
{
    const struct gift_state *gifts = state(counter);
    size_t other = gifts->points > 0;
    if (rows(counter)->count == 0) {
        counter_pop(counter);
        return;
    }
    if (!counter->in_hand) {
        hand_missing(counter);
        return;
    }
    if (gifts->rows.marked < other) {
        redeem(counter, NULL);
        return;
    }
    const struct item *item = &gifts->list.item[gifts->rows.marked - other];
    if (item->points_price > counter->hand.points_balance)
        hand_lacks_points(counter, item->points_price);
    else if (hand_proven(counter))
        redeem(counter, item);
}

static bool offered(const struct counter *counter)
{
    const struct gift_state *gifts = state(counter);
    return counter->in_hand && gifts->list.items + (gifts->points > 0) > 0;
}

static void draw_gift(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct gift_state *gifts = state(counter);
    size_t other = gifts->points > 0;
    const struct item *item = index < other ? NULL : &gifts->list.item[index - other];
    int64_t price = item ? item->points_price : gifts->points;
    bool gone = item && item->stock < QUANTITY_ONE && item->stock != ITEM_UNCOUNTED,
         dear = counter->in_hand && price > counter->hand.points_balance;
    char number[24], points[MONEY_TEXT], cost[RENDER_TEXT], stock[RENDER_TEXT] = "";
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, index == gifts->rows.marked ? ">" : "");
    canvas_text(canvas, row, 1, 3, ROLE_LABEL, number);
    canvas_text(canvas, row, 5, 14, ROLE_PLAIN, item ? item->sku : "");
    canvas_text(canvas, row, 20, 28, ROLE_PLAIN, item ? item->name : _("Another gift"));
    word_fill(cost, _("{0} pts"), word_number(points, price), NULL);
    canvas_pad(canvas, row, 49, 14, dear ? ROLE_FAINT : ROLE_PLAIN, cost, true);
    if (gone)
        text_copy(stock, sizeof stock, _("out of stock"));
    else if (item && item->stock != ITEM_UNCOUNTED)
        word_fill(stock, _("{0} in stock"), word_number(points, item->stock / QUANTITY_ONE), NULL);
    canvas_text(canvas, row, 65, -1, gone ? ROLE_WARN : ROLE_PLAIN, stock);
    if (index == gifts->rows.marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

static void draw_whose(struct canvas *canvas, const struct counter *counter)
{
    char name[PERSON_TEXT], points[MONEY_TEXT], text[RENDER_TEXT];
    if (!counter->in_hand) {
        canvas_text(canvas, TOP_ROW, 1, -1, ROLE_LABEL, _("To redeem one, choose the member first."));
        return;
    }
    word_fill(text, _("{0} has {1} points"), word_person(name, counter->hand.member.name, counter->hand.member.phone),
              word_number(points, counter->hand.points_balance));
    canvas_text(canvas, TOP_ROW, 1, -1, ROLE_TITLE, text);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct gift_state *gifts = state(counter);
    size_t shown = (size_t)canvas->rows - FIRST_ROW - 3, count = gifts->rows.count;
    size_t first = gifts->rows.marked + 1 > shown ? gifts->rows.marked + 1 - shown : 0;
    frame_rule(canvas, counter, _("7 Gifts for points"));
    draw_whose(canvas, counter);
    if (count == 0)
        canvas_text(canvas, FIRST_ROW, 1, -1, ROLE_FAINT, _("No gifts yet. Give an item a price in points."));
    for (size_t i = first; i < count && i < first + shown; i++)
        draw_gift(canvas, counter, i, FIRST_ROW + (int)(i - first));
    canvas_cursor(canvas, FIRST_ROW + (int)(gifts->rows.marked - first), 0);
}

static const struct binding bindings[] = {
    {BIND(ENTER, take), .when = offered, .refuse = take, .key = "Enter", .label = N_("Enter redeem"), .prompt = true,
     .help = N_("takes the points and gives the gift")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
};

const struct screen screen_gift = {
    .title = N_("Gifts for points"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_LETS_GO,
    .state_size = sizeof(struct gift_state),
    .open = open_gifts,
    .close = close_gifts,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
