/* SPDX-License-Identifier: MIT */
/* items: search of the price book for the bill, by initials, pinyin, code or name. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "model/item.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define SHOWN_MAX 99
#define PROMPT_ROW 1
#define FIRST_ROW 2

enum { AT_N = 1, AT_NAME = 4, AT_SKU = 34, AT_PRICE = 50, AT_MEMBER = 62, AT_STOCK = 72 };

struct items_state {
    char text[SIGN_TEXT_MAX]; /* the text searched last */
    int64_t quantity;         /* quantity of the item to be taken, thousandths */
    struct item_list list;
    struct list rows;
};

static struct items_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_ITEM);
}

static struct list *rows(struct counter *counter)
{
    struct items_state *items = state(counter);
    list_set(&items->rows, items->list.items);
    return &items->rows;
}

/* argument: an int64_t, the quantity of the item, thousandths */
static enum status open_items(struct counter *counter, const void *argument, struct error *err)
{
    (void)err;
    state(counter)->quantity = *(const int64_t *)argument;
    counter_empty_below(counter);
    return STATUS_OK;
}

static void close_items(struct counter *counter)
{
    item_list_clear(&state(counter)->list);
}

/*
 * Searches for the text of the prompt unless its result is listed already. Called when no key waits and by Enter, not
 * for every typed character.
 */
static void settle(struct counter *counter)
{
    struct items_state *items = state(counter);
    struct error err;
    char text[SIGN_TEXT_MAX];
    text_copy(text, sizeof text, counter_text(counter));
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '.')
        text[length - 1] = '\0'; /* a choice begins: the result stays as it is */
    if (strcmp(text, items->text) == 0)
        return;
    item_list_clear(&items->list);
    text_copy(items->text, sizeof items->text, text);
    if (*text != '\0' && item_search(desk_db(counter->desk), text, SHOWN_MAX, &items->list, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    items->rows = (struct list){.count = items->list.items};
}

static void take_row(struct counter *counter, size_t row)
{
    const struct items_state *items = state(counter);
    struct sale_line line = {.quantity = items->quantity, .price = LIMIT_NONE};
    text_copy(line.sku, sizeof line.sku, items->list.item[row].sku);
    if (line.quantity <= 0)
        counter_object(counter, N_("Enter a quantity above 0."), NULL, NULL);
    else
        bill_add(counter, &line);
}

static void take(struct counter *counter)
{
    const struct items_state *items = state(counter);
    struct error err;
    settle(counter);
    if (counter->refused)
        return;
    if (items->list.items > 0) {
        take_row(counter, items->rows.marked);
        return;
    }
    error_set(&err, STATUS_NOT_FOUND, "item", "no item for what was typed");
    error_arg(&err, 0, "%s", items->text);
    counter_refuse(counter, &err);
}

static void pick(struct counter *counter)
{
    char n[] = {(char)('0' + counter->spoken.number), '\0'};
    settle(counter);
    if (counter->refused)
        return;
    if (counter->spoken.number == 0 || (size_t)counter->spoken.number > state(counter)->list.items)
        counter_object(counter, N_("There is no row {0}."), n, NULL);
    else
        take_row(counter, (size_t)counter->spoken.number - 1);
}

static void typed(struct counter *counter)
{
    state(counter)->rows.marked = 0;
}

static void draw_item(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter *counter = data;
    const struct item *item = &state(counter)->list.item[index];
    char number[24], money[MONEY_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, AT_N, 2, ROLE_LABEL, index < COUNTER_DETAILED ? number : "");
    canvas_text(canvas, row, AT_NAME, AT_SKU - AT_NAME - 1, ROLE_PLAIN, item->name);
    canvas_text(canvas, row, AT_SKU, AT_PRICE - AT_SKU - 1, ROLE_FAINT, item->sku);
    canvas_pad(canvas, row, AT_PRICE, AT_MEMBER - AT_PRICE - 1, ROLE_PLAIN, word_money(money, item->price), true);
    if (counter->in_hand && item->member_price != LIMIT_NONE)
        canvas_pad(canvas, row, AT_MEMBER, AT_STOCK - AT_MEMBER - 1, ROLE_GOOD, word_money(money, item->member_price),
                   true);
    if (item->stock == ITEM_UNCOUNTED)
        return;
    canvas_pad(canvas, row, AT_STOCK, 7, item->stock > 0 ? ROLE_PLAIN : ROLE_WARN,
               number_format_quantity(money, item->stock), true);
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

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct items_state *items = state(counter);
    char text[RENDER_TEXT], quantity[MONEY_TEXT];
    word_fill(text, _("Choose an item, quantity {0}"), number_format_quantity(quantity, items->quantity), NULL);
    frame_rule(canvas, counter, items->quantity == QUANTITY_ONE ? _("Choose an item") : text);
    if (items->list.items > 0)
        draw_labels(canvas, counter);
    else if (items->text[0] != '\0')
        canvas_text(canvas, FIRST_ROW, 3, -1, ROLE_FAINT, word_fill(text, _("No item for {0}."), items->text, NULL));
    list_draw(&items->rows, canvas, FIRST_ROW + 1, frame_sentence_row(canvas) - FIRST_ROW - 1, draw_item, counter);
    frame_prompt(canvas, counter, PROMPT_ROW, 1, _("Item: initials / code / name"), counter_text(counter));
}

static const char *enter(char buf[RENDER_TEXT], const struct counter *counter)
{
    char number[24];
    if (counter->rows == 0)
        return *counter_text(counter) ? _("Enter=again") : "";
    snprintf(number, sizeof number, "%zu", counter->marked + 1);
    return word_fill(buf, _("Enter=row {0}, .n row n"), number, NULL);
}

static const struct binding bindings[] = {
    {BIND(TEXT, typed), .key = "a-z 0-9", .help = N_("initials, pinyin, code, or a part of the name")},
    {BIND(QUERY, take), .needs_row = true, .refuse = take, .key = "Enter", .label = N_("Enter 1st"), .prompt = true,
     .help = N_("takes the marked item onto the bill")},
    {BIND(CHOICE, pick), .needs_row = true, .refuse = pick, .several = true, .key = ".n", .label = N_(".2 2nd"),
     .prompt = true, .help = N_("chooses row n")},
    {BIND(ENTER, counter_leave)},
    BIND_COMMON_LIST,
};

const struct screen screen_items = {
    .title = N_("Items"),
    .prompt = PROMPT_QUERY,
    .state_size = sizeof(struct items_state),
    .open = open_items,
    .close = close_items,
    .list = rows,
    .settle = settle,
    .draw = draw,
    .enter = enter,
    SCREEN_BINDINGS(bindings),
};
