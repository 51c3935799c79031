/* SPDX-License-Identifier: MIT */
/* items: what letters find in the price book, over a bill. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define PROMPT_ROW 1
#define FIRST_ROW 2

enum { AT_N = 1, AT_NAME = 4, AT_SKU = 34, AT_PRICE = 50, AT_MEMBER = 62, AT_STOCK = 72 };

static void draw_item(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter *counter = data;
    const struct item *item = &counter->items.list.item[index];
    char number[24], money[MONEY_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, AT_N, 2, ROLE_LABEL, index < COUNTER_DETAILED ? number : "");
    canvas_text(canvas, row, AT_NAME, AT_SKU - AT_NAME - 1, ROLE_PLAIN, item->name);
    canvas_text(canvas, row, AT_SKU, AT_PRICE - AT_SKU - 1, ROLE_FAINT, item->sku);
    canvas_pad(canvas, row, AT_PRICE, AT_MEMBER - AT_PRICE - 1, ROLE_PLAIN, word_money(money, item->price), true);
    if (counter->in_hand && item->member_price != LIMIT_NONE)
        canvas_pad(canvas, row, AT_MEMBER, AT_STOCK - AT_MEMBER - 1, ROLE_GOOD, word_money(money, item->member_price),
                   true);
    if (item->stock == LIMIT_NONE)
        return;
    canvas_pad(canvas, row, AT_STOCK, 7, item->stock > 0 ? ROLE_PLAIN : ROLE_WARN, word_number(money, item->stock),
               true);
}

static void draw_labels(struct canvas *canvas, const struct counter *counter)
{
    canvas_text(canvas, FIRST_ROW, AT_NAME, -1, ROLE_LABEL, _("Item"));
    canvas_text(canvas, FIRST_ROW, AT_SKU, -1, ROLE_LABEL, _("SKU"));
    canvas_pad(canvas, FIRST_ROW, AT_PRICE, AT_MEMBER - AT_PRICE - 1, ROLE_LABEL, _("Price"), true);
    if (counter->in_hand)
        canvas_pad(canvas, FIRST_ROW, AT_MEMBER, AT_STOCK - AT_MEMBER - 1, ROLE_LABEL, _("Member"), true);
    canvas_pad(canvas, FIRST_ROW, AT_STOCK, 7, ROLE_LABEL, _("Stock"), true);
}

void items_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_items *items = &counter->items;
    char text[RENDER_TEXT], quantity[MONEY_TEXT];
    word_fill(text, _("Item for this bill: {0}"), quantity_format(quantity, items->quantity), NULL);
    frame_rule(canvas, counter, items->quantity == QUANTITY_ONE ? _("Item for this bill") : text);
    if (items->list.items > 0)
        draw_labels(canvas, counter);
    else if (items->text[0] != '\0')
        canvas_text(canvas, FIRST_ROW, 3, -1, ROLE_FAINT, word_fill(text, _("No item for {0}."), items->text, NULL));
    list_draw(&items->rows, canvas, FIRST_ROW + 1, frame_sentence_row(canvas) - FIRST_ROW - 1, draw_item, counter);
    frame_prompt(canvas, counter, PROMPT_ROW, 1, _("Item: initials / code / name"), counter_text(counter));
}

static struct list *items_rows(struct counter *counter)
{
    return &counter->items.rows;
}

static const struct binding bindings[] = {
    {BIND(TEXT, items_typed), .key = "a-z 0-9", .help = N_("initials, pinyin, code, or a part of the name")},
    {BIND(QUERY, items_take), .needs_row = true, .refuse = items_take, .key = "Enter", .label = N_("Enter 1st"),
     .prompt = true, .help = N_("takes the marked item onto the bill")},
    {BIND(CHOICE, items_pick), .needs_row = true, .refuse = items_pick, .several = true, .key = ".n",
     .label = N_(".2 2nd"), .prompt = true, .help = N_("takes row n")},
    {BIND(ENTER, counter_leave)},
    BIND_COMMON_LIST,
};

const struct screen screen_items = {
    .title = N_("Items"),
    .prompt = PROMPT_QUERY,
    .list = items_rows,
    .settle = items_settle,
    .draw = items_draw,
    SCREEN_BINDINGS(bindings),
};
