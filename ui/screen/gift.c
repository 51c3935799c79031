/* SPDX-License-Identifier: MIT */
/* gift: what points buy. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 4
#define TOP_ROW 2

static void draw_gift(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct counter_gifts *gifts = &counter->gifts;
    size_t other = gifts->points > 0;
    const struct item *item = index < other ? NULL : &gifts->list.item[index - other];
    int64_t price = item ? item->points_price : gifts->points;
    bool gone = item && item->stock == 0, dear = counter->in_hand && price > counter->hand.points_balance;
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
    else if (item && item->stock != LIMIT_NONE)
        word_fill(stock, _("{0} in stock"), word_number(points, item->stock), NULL);
    canvas_text(canvas, row, 65, -1, gone ? ROLE_WARN : ROLE_PLAIN, stock);
    if (index == gifts->rows.marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

static void draw_whose(struct canvas *canvas, const struct counter *counter)
{
    char name[PERSON_TEXT], points[MONEY_TEXT], text[RENDER_TEXT];
    if (!counter->in_hand) {
        canvas_text(canvas, TOP_ROW, 1, -1, ROLE_LABEL, _("To hand one over, take the member first."));
        return;
    }
    word_fill(text, _("{0} has {1} points"), word_name(name, counter->hand.member.name),
              word_number(points, counter->hand.points_balance));
    canvas_text(canvas, TOP_ROW, 1, -1, ROLE_TITLE, text);
}

void gifts_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_gifts *gifts = &counter->gifts;
    size_t shown = (size_t)canvas->rows - FIRST_ROW - 3;
    size_t first = gifts->rows.marked + 1 > shown ? gifts->rows.marked + 1 - shown : 0;
    frame_rule(canvas, counter, _("7 Gifts for points"));
    draw_whose(canvas, counter);
    if (gifts->rows.count == 0)
        canvas_text(canvas, FIRST_ROW, 1, -1, ROLE_FAINT,
                    _("No gift yet. An item becomes one by its price in points."));
    for (size_t i = first; i < gifts->rows.count && i < first + shown; i++)
        draw_gift(canvas, counter, i, FIRST_ROW + (int)(i - first));
    canvas_cursor(canvas, FIRST_ROW + (int)(gifts->rows.marked - first), 0);
}

static struct list *gift_rows(struct counter *counter)
{
    return &counter->gifts.rows;
}

static const struct binding bindings[] = {
    {BIND(ENTER, gift_take), .when = when_gift_offered, .refuse = gift_take, .key = "Enter",
     .label = N_("Enter hand over"), .prompt = true, .help = N_("takes the points and hands the gift over")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
};

const struct screen screen_gift = {
    .title = N_("Gifts for points"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_LETS_GO,
    .list = gift_rows,
    .draw = gifts_draw,
    SCREEN_BINDINGS(bindings),
};
