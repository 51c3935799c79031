/* SPDX-License-Identifier: MIT */
/*
 * gift_form: a gift for points: an item with a price in points and, if counted, a stock. Saved at once, without a
 * draft.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/manage.h"
#include "ui/counter/counter_shared.h"

enum { GIFT_SKU, GIFT_NAME, GIFT_POINTS, GIFT_STOCK, GIFT_PRICE };

struct gift_form_state {
    struct form_state form;
    struct form_job job;
    struct form_row row[FORM_ROWS];
    char key[ACT_KEY_TEXT]; /* key of the act that saves it */
    char stock[MONEY_TEXT]; /* as filled in: sold meanwhile, it is not set back unless it was typed over */
};

static struct gift_form_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_GIFT_FORM);
}

static void fill(struct counter *counter, const struct item *item)
{
    struct form *form = &state(counter)->form.form;
    char text[MONEY_TEXT];
    edit_set(&form->edit[GIFT_SKU], item->sku);
    edit_set(&form->edit[GIFT_NAME], item->name);
    edit_set(&form->edit[GIFT_PRICE], money_format(text, item->price));
    snprintf(text, sizeof text, "%" PRId64, item->points_price);
    edit_set(&form->edit[GIFT_POINTS], item->points_price ? text : "");
    edit_set(&form->edit[GIFT_STOCK], item->stock == ITEM_UNCOUNTED ? "" : number_format_quantity(text, item->stock));
    text_copy(state(counter)->stock, MONEY_TEXT, form->edit[GIFT_STOCK].text);
}

static bool find(struct counter *counter, const char *sku, struct item *item)
{
    struct error err;
    enum status status = item_by_sku(desk_db(counter->desk), sku, item, &err);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        counter_refuse(counter, &err);
    return status == STATUS_OK;
}

/* Leaving the SKU of an existing item fills in the other fields. */
static void leave(struct counter *counter, size_t at)
{
    struct form *form = &state(counter)->form.form;
    struct item item;
    if (at == GIFT_SKU && edit_empty(&form->edit[GIFT_NAME]) && !edit_empty(&form->edit[GIFT_SKU]) &&
        find(counter, form->edit[GIFT_SKU].text, &item))
        fill(counter, &item);
}

/* counted: the stock was typed */
static enum status read_form(const struct form *form, bool counted, struct item *item, struct error *err)
{
    const char *points = form->edit[GIFT_POINTS].text, *stock = form->edit[GIFT_STOCK].text;
    text_copy(item->name, sizeof item->name, form->edit[GIFT_NAME].text);
    item->points_price = 0;
    if (counted)
        item->stock = ITEM_UNCOUNTED;
    if (*points)
        TRY(number_parse(points, "points_price", 1, MONEY_LIMIT, &item->points_price, err));
    if (counted && *stock)
        TRY(item_parse_stock(stock, "stock", &item->stock, err));
    if (!edit_empty(&form->edit[GIFT_PRICE]))
        TRY(money_parse(form->edit[GIFT_PRICE].text, "price", &item->price, err));
    return STATUS_OK;
}

static void save(struct counter *counter)
{
    const struct form *form = &state(counter)->form.form;
    bool counted = strcmp(form->edit[GIFT_STOCK].text, state(counter)->stock) != 0;
    unsigned fields = ITEM_NAME | ITEM_POINTS_PRICE | ITEM_PRICE | (counted ? ITEM_STOCK : 0);
    struct item item = {0};
    struct manage_done done;
    struct error err;
    bool known = find(counter, form->edit[GIFT_SKU].text, &item);
    if (counter->refused)
        return;
    if (!known) {
        item = (struct item){.discountable = true, .member_price = LIMIT_NONE, .stock = ITEM_UNCOUNTED};
        text_copy(item.sku, sizeof item.sku, form->edit[GIFT_SKU].text);
        text_copy(item.category, sizeof item.category, "gift");
    }
    enum status status = read_form(form, counted, &item, &err);
    if (status == STATUS_OK)
        status = known ? manage_item_edit(counter->desk, state(counter)->key, &item, fields, &done, &err)
                       : manage_item_add(counter->desk, state(counter)->key, &item, &done, &err);
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    counter_pop(counter);
    if (!counter->refused) /* the list below could be read again */
        counter_tell(counter, N_("{0} saved."), item.name, NULL);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    const char *said = rules_in_hand(counter)->page[0].field[at].note;
    return said ? text_copy(buf, FORM_NOTE, _(said)) : buf;
}

/* The argument: the item; NULL: a new one. */
static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    struct gift_form_state *own = state(counter);
    const struct rule_page *page = &rules_in_hand(counter)->page[0];
    (void)err;
    for (size_t i = 0; i < page->fields; i++)
        own->row[i] = page->field[i].row;
    own->job = (struct form_job){.screen = 9,
                                 .title = page->title,
                                 .row = own->row,
                                 .rows = page->fields,
                                 .leave = leave,
                                 .save = save,
                                 .note = note};
    act_key(own->key);
    form_begin(&own->form, &own->job);
    if (argument)
        fill(counter, argument);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_gift_form = {
    .title = N_("Gifts for points"),
    .state_size = sizeof(struct gift_form_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
