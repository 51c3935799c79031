/* SPDX-License-Identifier: MIT */
/* The gifts that points buy: items with a price in points and, where counted, a stock. Kept at once, in no draft. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "desk/manage.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/rules.h"

enum { GIFT_SKU, GIFT_NAME, GIFT_POINTS, GIFT_STOCK, GIFT_PRICE };

/* Those that are gifts come first, as far as there are any. */
static bool read_gifts(struct counter *counter)
{
    struct counter_rules *rules = &counter->rules;
    struct error err;
    item_list_clear(&rules->items);
    if (item_list(desk_db(counter->desk), &rules->items, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return false;
    }
    size_t kept = 0;
    for (size_t i = 0; i < rules->items.items; i++)
        if (rules->items.item[i].points_price)
            rules->items.item[kept++] = rules->items.item[i];
    rules->items.items = kept;
    list_set(&rules->elements, kept);
    return true;
}

void gifts_open(struct counter *counter)
{
    counter->rules.elements = (struct list){0};
    if (read_gifts(counter))
        counter_push(counter, SCREEN_ELEMENTS);
}

static void show(struct counter *counter, const struct item *item)
{
    struct form *form = &form_top(counter)->form;
    char text[MONEY_TEXT];
    edit_set(&form->edit[GIFT_SKU], item->sku);
    edit_set(&form->edit[GIFT_NAME], item->name);
    edit_set(&form->edit[GIFT_PRICE], money_format(text, item->price));
    snprintf(text, sizeof text, "%" PRId64, item->points_price);
    edit_set(&form->edit[GIFT_POINTS], item->points_price ? text : "");
    snprintf(text, sizeof text, "%" PRId64, item->stock);
    edit_set(&form->edit[GIFT_STOCK], item->stock == LIMIT_NONE ? "" : text);
}

static bool find(struct counter *counter, const char *sku, struct item *item)
{
    struct error err;
    enum status status = item_by_sku(desk_db(counter->desk), sku, item, &err);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        counter_refuse(counter, &err);
    return status == STATUS_OK;
}

/* The SKU of an item that is there already brings what is known of it. */
static void leave(struct counter *counter, size_t at)
{
    const struct form *form = &form_top(counter)->form;
    struct item item;
    if (at == GIFT_SKU && edit_empty(&form->edit[GIFT_NAME]) && !edit_empty(&form->edit[GIFT_SKU]) &&
        find(counter, form->edit[GIFT_SKU].text, &item))
        show(counter, &item);
}

static enum status read_form(const struct form *form, struct item *item, struct error *err)
{
    const char *points = form->edit[GIFT_POINTS].text, *stock = form->edit[GIFT_STOCK].text;
    text_copy(item->name, sizeof item->name, form->edit[GIFT_NAME].text);
    item->points_price = 0;
    item->stock = LIMIT_NONE;
    if (*points)
        TRY(number_parse(points, "points_price", 1, MONEY_LIMIT, &item->points_price, err));
    if (*stock)
        TRY(number_parse(stock, "stock", 0, MONEY_LIMIT, &item->stock, err));
    if (!edit_empty(&form->edit[GIFT_PRICE]))
        TRY(money_parse(form->edit[GIFT_PRICE].text, "price", &item->price, err));
    return STATUS_OK;
}

static void save(struct counter *counter)
{
    const struct form *form = &form_top(counter)->form;
    struct item item = {0};
    struct manage_done done;
    struct error err;
    bool known = find(counter, form->edit[GIFT_SKU].text, &item);
    if (counter->refused)
        return;
    if (!known) {
        item = (struct item){.discountable = true, .member_price = LIMIT_NONE};
        text_copy(item.sku, sizeof item.sku, form->edit[GIFT_SKU].text);
        text_copy(item.category, sizeof item.category, "gift");
    }
    enum status status = read_form(form, &item, &err);
    if (status == STATUS_OK)
        status = known ? manage_item_change(counter->desk, counter->rules.key, &item, &done, &err)
                       : manage_item_add(counter->desk, counter->rules.key, &item, &done, &err);
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    counter_pop(counter);
    if (read_gifts(counter))
        counter_tell(counter, N_("{0} is kept."), item.name, NULL);
}

void gifts_form(struct counter *counter,
                void (*open_form)(struct counter *counter, void (*save)(struct counter *counter)))
{
    struct counter_rules *rules = &counter->rules;
    rules->page = 0;
    open_form(counter, save);
    rules->job.leave = leave;
    act_key(rules->key);
    if (!rules->fresh)
        show(counter, &rules->items.item[rules->element]);
}
