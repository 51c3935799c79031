/* SPDX-License-Identifier: MIT */
/* manage_item: acts on the price book: add, edit, retire. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "desk/desk_priv.h"
#include "desk/manage.h"

static const struct act_field done_fields[] = {ACT_FIELD(manage_done, id)};

struct item_request {
    const struct item *item;
    unsigned fields; /* of an edit: those to change */
};

static enum status check_texts(const struct item *item, struct error *err)
{
    TRY(manage_text(item->sku, "sku", err));
    TRY(manage_text(item->name, "name", err));
    TRY(manage_text(item->barcode, "barcode", err));
    return manage_text(item->category, "category", err);
}

static enum status add_body(struct act *act, struct error *err)
{
    const struct item_request *request = act->request;
    struct item item = *request->item;
    TRY(act_permit(act, 0, err));
    TRY(check_texts(&item, err));
    TRY(item_insert(act->db, &item, err));
    *(struct manage_done *)act->result = (struct manage_done){.id = item.id};
    snprintf(act->note, sizeof act->note, "item=%" PRId64, item.id);
    return STATUS_OK;
}

/* Reads the item again: what another till has changed meanwhile stays, but for the fields of the request. */
static enum status edit_body(struct act *act, struct error *err)
{
    const struct item_request *request = act->request;
    struct item item, before;
    TRY(act_permit(act, 0, err));
    TRY(item_find(act->db, request->item->sku, &item, err));
    before = item;
    item_take(&item, request->item, request->fields);
    TRY(check_texts(&item, err));
    TRY(item_update(act->db, &item, err));
    if (request->fields & ITEM_RETIRED)
        TRY(item_set_retired(act->db, item.id, item.retired, err));
    *(struct manage_done *)act->result = (struct manage_done){.id = item.id};
    if (before.price != item.price)
        snprintf(act->note, sizeof act->note, "item=%" PRId64 " price=%" PRId64 " was=%" PRId64, item.id, item.price,
                 before.price);
    else
        snprintf(act->note, sizeof act->note, "item=%" PRId64, item.id);
    return STATUS_OK;
}

static enum status retire_body(struct act *act, struct error *err)
{
    const struct item_request *request = act->request;
    struct item item;
    TRY(act_permit(act, 0, err));
    TRY(item_find(act->db, request->item->sku, &item, err));
    if (item.retired)
        return error_value(err, "sku", item.sku, "the item is retired already");
    TRY(item_set_retired(act->db, item.id, true, err));
    *(struct manage_done *)act->result = (struct manage_done){.id = item.id};
    snprintf(act->note, sizeof act->note, "item=%" PRId64, item.id);
    return STATUS_OK;
}

static enum status run(struct desk *desk, const struct act_verb *verb, const char *key, const struct item *item,
                       unsigned fields, struct manage_done *done, struct error *err)
{
    struct item_request request = {item, fields};
    struct buffer text = {0};
    buffer_format(&text, "sku %s\nname %s\nbarcode %s\ncategory %s\n", item->sku, item->name, item->barcode,
                  item->category);
    buffer_format(&text, "%" PRId64 " %" PRId64 " %" PRId64 " %d %d %" PRId64 " %" PRId64 " %" PRId64 " %d\n",
                  item->price, item->floor, item->member_price, item->discountable, item->weighed, item->points_price,
                  item->stock, item->cost, item->retired);
    buffer_format(&text, "fields %u\n", fields);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, verb, &call, &request, done, NULL, err);
    buffer_clear(&text);
    return status;
}

#define VERB(verb, does)                                                                                               \
    {                                                                                                                  \
        .name = verb, .permit = PERMIT_ITEM, .field = done_fields, .fields = 1, .body = does                           \
    }

enum status manage_item_add(struct desk *desk, const char *key, const struct item *item, struct manage_done *done,
                            struct error *err)
{
    static const struct act_verb verb = VERB("item add", add_body);
    return run(desk, &verb, key, item, 0, done, err);
}

enum status manage_item_edit(struct desk *desk, const char *key, const struct item *item, unsigned fields,
                             struct manage_done *done, struct error *err)
{
    static const struct act_verb verb = VERB("item edit", edit_body);
    return run(desk, &verb, key, item, fields, done, err);
}

enum status manage_item_retire(struct desk *desk, const char *key, const char *sku, struct manage_done *done,
                               struct error *err)
{
    static const struct act_verb verb = VERB("item retire", retire_body);
    struct item item = {.price = 0};
    text_copy(item.sku, sizeof item.sku, sku);
    return run(desk, &verb, key, &item, 0, done, err);
}

/* --- stock ------------------------------------------------------------------------------------------------------ */

#define STOCK_MOST (1000 * QUANTITY_LIMIT)

struct stock_request {
    const char *sku, *reason;
    int64_t change;
};

static enum status check_stock(const struct stock_request *request, int64_t stock, struct error *err)
{
    char change[DECIMAL_TEXT], most[DECIMAL_TEXT];
    TRY(manage_text(request->reason, "reason", err));
    if (!*request->reason)
        return error_set(err, STATUS_MISSING_VALUE, "reason", N_("a change of stock needs a reason"));
    number_format_quantity(change, request->change);
    if (request->change == 0)
        return error_value(err, "change", change, "a change of nothing");
    if (stock + request->change > STOCK_MOST || stock + request->change < -STOCK_MOST)
        return error_range(err, "change", change, "", number_format_quantity(most, STOCK_MOST - stock));
    return STATUS_OK;
}

static enum status stock_body(struct act *act, struct error *err)
{
    const struct stock_request *request = act->request;
    struct stock_done *done = act->result;
    struct item item;
    TRY(act_permit(act, 0, err));
    TRY(item_find(act->db, request->sku, &item, err));
    bool counted = item.stock != ITEM_UNCOUNTED;
    item.stock = counted ? item.stock : 0;
    TRY(check_stock(request, item.stock, err));
    if (!counted)
        TRY(item_update(act->db, &item, err));
    entry_stock(&act->entry, item.id, false, request->change);
    text_copy(act->entry.reason, sizeof act->entry.reason, request->reason);
    *done = (struct stock_done){.txn = act->entry.id, .item = item.id, .stock = item.stock + request->change};
    snprintf(act->note, sizeof act->note, "item=%" PRId64 " change=%" PRId64, item.id, request->change);
    return STATUS_OK;
}

enum status manage_item_stock(struct desk *desk, const char *key, const char *sku, int64_t change, const char *reason,
                              struct stock_done *done, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(stock_done, txn), ACT_FIELD(stock_done, item),
                                              ACT_FIELD(stock_done, stock)};
    static const struct act_verb verb = {.name = "item stock",
                                         .permit = PERMIT_ITEM,
                                         .txn_kind = "stock",
                                         .field = fields,
                                         .fields = sizeof fields / sizeof *fields,
                                         .body = stock_body};
    struct stock_request request = {.sku = sku, .reason = reason, .change = change};
    struct buffer text = {0};
    *done = (struct stock_done){0};
    buffer_format(&text, "sku %s\nchange %" PRId64 "\n%s\n", sku, change, reason);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &request, done, NULL, err);
    buffer_clear(&text);
    return status;
}
