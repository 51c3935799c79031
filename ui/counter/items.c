/* SPDX-License-Identifier: MIT */
/* items: letters or Chinese over a bill find items: by initials, pinyin, code, name. */
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"

void items_clear(struct counter *counter)
{
    item_list_clear(&counter->items.list);
    counter->items = (struct counter_items){0};
}

/* "3*" before the letters: three of it. */
static int64_t said_quantity(const struct counter *counter)
{
    struct spoken spoken;
    return grammar_read(PROMPT_BILL, counter_text(counter), &spoken) == SIGN_QUANTITY ? spoken.quantity : QUANTITY_ONE;
}

void items_open(struct counter *counter)
{
    int64_t quantity = said_quantity(counter);
    items_clear(counter);
    counter->items.quantity = quantity;
    counter->found.refused = false;
    counter_type(counter, "");
    counter_push(counter, SCREEN_ITEM);
}

/* Looks up what stands in the prompt, if that is not what is listed already. */
void items_settle(struct counter *counter)
{
    struct counter_items *items = &counter->items;
    struct error err;
    char text[SIGN_TEXT_MAX];
    if (counter_screen(counter) != SCREEN_ITEM)
        return;
    text_copy(text, sizeof text, counter_text(counter));
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '.')
        text[length - 1] = '\0'; /* a choice begins: what was found stays */
    if (strcmp(text, items->text) == 0)
        return;
    item_list_clear(&items->list);
    text_copy(items->text, sizeof items->text, text);
    if (*text != '\0' && item_search(desk_db(counter->desk), text, ITEMS_SHOWN, &items->list, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    items->rows = (struct list){.count = items->list.items};
}

static void take(struct counter *counter, size_t row)
{
    const struct counter_items *items = &counter->items;
    struct sale_line line = {.quantity = items->quantity, .price = LIMIT_NONE};
    text_copy(line.sku, sizeof line.sku, items->list.item[row].sku);
    if (line.quantity <= 0)
        counter_object(counter, N_("A quantity above 0, please."), NULL, NULL);
    else
        bill_add(counter, &line);
}

void items_take(struct counter *counter)
{
    struct counter_items *items = &counter->items;
    struct error err;
    items_settle(counter);
    if (counter->refused)
        return;
    if (items->list.items > 0) {
        take(counter, items->rows.marked);
        return;
    }
    error_set(&err, STATUS_NOT_FOUND, "item", "no item for what was typed");
    error_arg(&err, 0, "%s", items->text);
    counter_refuse(counter, &err);
    counter->found.refused = true; /* the next character begins anew */
}

void items_pick(struct counter *counter)
{
    char n[] = {(char)('0' + counter->spoken.number), '\0'};
    items_settle(counter);
    if (counter->refused)
        return;
    if (counter->spoken.number == 0 || (size_t)counter->spoken.number > counter->items.list.items)
        counter_object(counter, N_("There is no row {0}."), n, NULL);
    else
        take(counter, (size_t)counter->spoken.number - 1);
}

/* Looked up when no key waits, or when Enter wants it: typing alone costs nothing. */
void items_typed(struct counter *counter)
{
    counter->items.rows.marked = 0;
}
