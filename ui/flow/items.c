/* SPDX-License-Identifier: MIT */
/* items: letters or Chinese over a bill find items: by initials, pinyin, code, name. */
#include "ui/flow/inside.h"

#include <string.h>

#include "base/money.h"
#include "base/text.h"

void items_clear(struct till *till)
{
    item_list_clear(&till->items.list);
    till->items = (struct till_items){0};
}

/* "3*" before the letters: three of it. */
static int64_t said_quantity(const struct till *till)
{
    struct spoken spoken;
    return sign_read(PROMPT_BILL, till_text(till), &spoken) == SIGN_QUANTITY ? spoken.quantity : QUANTITY_ONE;
}

void items_open(struct till *till)
{
    int64_t quantity = said_quantity(till);
    items_clear(till);
    till->items.quantity = quantity;
    till->found.refused = false;
    till_type(till, "");
    till_push(till, TILL_ITEM);
}

/* Looks up what stands in the prompt, if that is not what is listed already. */
void items_settle(struct till *till)
{
    struct till_items *items = &till->items;
    struct error err;
    char text[SIGN_TEXT_MAX];
    if (till_state(till) != TILL_ITEM)
        return;
    text_copy(text, sizeof text, till_text(till));
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '.')
        text[length - 1] = '\0'; /* a choice begins: what was found stays */
    if (strcmp(text, items->text) == 0)
        return;
    item_list_clear(&items->list);
    text_copy(items->text, sizeof items->text, text);
    if (*text != '\0' && item_search(desk_db(till->desk), text, ITEMS_SHOWN, &items->list, &err) != STATUS_OK)
        till_refuse(till, &err);
    items->rows = (struct list){.count = items->list.items};
}

static void take(struct till *till, size_t row)
{
    const struct till_items *items = &till->items;
    struct sale_line line = {.quantity = items->quantity, .price = LIMIT_NONE};
    text_copy(line.sku, sizeof line.sku, items->list.item[row].sku);
    if (line.quantity <= 0)
        till_object(till, N_("A quantity above 0, please."), NULL, NULL);
    else
        bill_add(till, &line);
}

void items_take(struct till *till)
{
    struct till_items *items = &till->items;
    struct error err;
    items_settle(till);
    if (till->refused)
        return;
    if (items->list.items > 0) {
        take(till, items->rows.marked);
        return;
    }
    error_set(&err, STATUS_NOT_FOUND, "item", "no item for what was typed");
    error_arg(&err, 0, "%s", items->text);
    till_refuse(till, &err);
    till->found.refused = true; /* the next character begins anew */
}

void items_pick(struct till *till)
{
    char n[] = {(char)('0' + till->spoken.number), '\0'};
    items_settle(till);
    if (till->refused)
        return;
    if (till->spoken.number == 0 || (size_t)till->spoken.number > till->items.list.items)
        till_object(till, N_("There is no row {0}."), n, NULL);
    else
        take(till, (size_t)till->spoken.number - 1);
}

/* Looked up when no key waits, or when Enter wants it: typing alone costs nothing. */
void items_typed(struct till *till)
{
    till->items.rows.marked = 0;
}
