/* SPDX-License-Identifier: MIT */
/* The gifts that points buy: items with a price in points and, where counted, a stock. Kept at once, in no draft. */
#include "ui/flow/rules.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "desk/manage.h"
#include "ui/flow/inside.h"

enum { GIFT_SKU, GIFT_NAME, GIFT_POINTS, GIFT_STOCK, GIFT_PRICE };

/* Those that are gifts come first, as far as there are any. */
static bool read_gifts(struct till *till)
{
    struct till_rules *rules = &till->rules;
    struct error err;
    item_list_clear(&rules->items);
    if (item_list(desk_db(till->desk), &rules->items, &err) != STATUS_OK) {
        till_refuse(till, &err);
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

void gifts_open(struct till *till)
{
    till->rules.elements = (struct list){0};
    if (read_gifts(till))
        till_push(till, TILL_ELEMENTS);
}

static void show(struct till *till, const struct item *item)
{
    struct form *form = &till->form;
    char text[MONEY_TEXT];
    edit_set(&form->edit[GIFT_SKU], item->sku);
    edit_set(&form->edit[GIFT_NAME], item->name);
    edit_set(&form->edit[GIFT_PRICE], money_format(text, item->price));
    snprintf(text, sizeof text, "%" PRId64, item->points_price);
    edit_set(&form->edit[GIFT_POINTS], item->points_price ? text : "");
    snprintf(text, sizeof text, "%" PRId64, item->stock);
    edit_set(&form->edit[GIFT_STOCK], item->stock == LIMIT_NONE ? "" : text);
}

static bool find(struct till *till, const char *sku, struct item *item)
{
    struct error err;
    enum status status = item_by_sku(desk_db(till->desk), sku, item, &err);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        till_refuse(till, &err);
    return status == STATUS_OK;
}

/* The SKU of an item that is there already brings what is known of it. */
static void leave(struct till *till, size_t at)
{
    const struct form *form = &till->form;
    struct item item;
    if (at == GIFT_SKU && edit_empty(&form->edit[GIFT_NAME]) && !edit_empty(&form->edit[GIFT_SKU]) &&
        find(till, form->edit[GIFT_SKU].text, &item))
        show(till, &item);
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

static void save(struct till *till)
{
    const struct form *form = &till->form;
    struct item item = {0};
    struct manage_done done;
    struct error err;
    bool known = find(till, form->edit[GIFT_SKU].text, &item);
    if (till->refused)
        return;
    if (!known) {
        item = (struct item){.discountable = true, .member_price = LIMIT_NONE};
        text_copy(item.sku, sizeof item.sku, form->edit[GIFT_SKU].text);
        text_copy(item.category, sizeof item.category, "gift");
    }
    enum status status = read_form(form, &item, &err);
    if (status == STATUS_OK)
        status = known ? item_change(till->desk, till->rules.key, &item, &done, &err)
                       : item_add(till->desk, till->rules.key, &item, &done, &err);
    if (status != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    till_pop(till);
    if (read_gifts(till))
        till_tell(till, N_("{0} is kept."), item.name, NULL);
}

void gifts_form(struct till *till, void (*open_form)(struct till *till, void (*save)(struct till *till)))
{
    struct till_rules *rules = &till->rules;
    rules->page = 0;
    open_form(till, save);
    rules->job.leave = leave;
    act_key(rules->key);
    if (!rules->fresh)
        show(till, &rules->items.item[rules->element]);
}
