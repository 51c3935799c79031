/* SPDX-License-Identifier: MIT */
#include "model/item.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/member.h"
#include "model/pinyin.h"

static void read_row(const struct stmt *stmt, struct item *item)
{
    *item = (struct item){
        .id = stmt_get_int(stmt, "id"), .price = stmt_get_int(stmt, "price"), .floor = stmt_get_int(stmt, "floor")};
    text_copy(item->sku, sizeof item->sku, stmt_get_text(stmt, "sku"));
    text_copy(item->name, sizeof item->name, stmt_get_text(stmt, "name"));
    text_copy(item->barcode, sizeof item->barcode, stmt_get_text(stmt, "barcode"));
    text_copy(item->category, sizeof item->category, stmt_get_text(stmt, "category"));
    item->member_price = stmt_is_null(stmt, "member_price") ? LIMIT_NONE : stmt_get_int(stmt, "member_price");
    item->discountable = stmt_get_int(stmt, "discountable") != 0;
    item->weighed = stmt_get_int(stmt, "weighed") != 0;
    item->points_price = stmt_get_int(stmt, "points_price");
    item->stock = stmt_is_null(stmt, "stock") ? ITEM_UNCOUNTED : stmt_get_int(stmt, "stock");
    item->cost = stmt_get_int(stmt, "cost");
    item->retired = stmt_get_int(stmt, "active") == 0;
}

static enum status one(struct stmt *stmt, const char *asked, const char *field, struct item *item, struct error *err)
{
    bool found;
    TRY(stmt_next(stmt, &found, err));
    if (!found) {
        error_set(err, STATUS_NOT_FOUND, field, "no such item");
        error_arg(err, 0, "%s", asked);
        return STATUS_NOT_FOUND;
    }
    read_row(stmt, item);
    stmt_done(stmt);
    return STATUS_OK;
}

enum status item_by_sku(struct db *db, const char *sku, struct item *item, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_ITEM_BY_SKU);
    stmt_text(stmt, ":sku", sku);
    return one(stmt, sku, "sku", item, err);
}

enum status item_find(struct db *db, const char *sku, struct item *item, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_ITEM_FIND);
    stmt_text(stmt, ":sku", sku);
    return one(stmt, sku, "sku", item, err);
}

enum status item_by_barcode(struct db *db, const char *barcode, struct item *item, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_ITEM_BY_BARCODE);
    stmt_text(stmt, ":barcode", barcode);
    return one(stmt, barcode, "barcode", item, err);
}

char *item_called(struct db *db, const char *sku, char name[NAME_TEXT])
{
    struct item item;
    struct error err;
    bool known = item_by_sku(db, sku, &item, &err) == STATUS_OK && item.name[0];
    return text_copy(name, NAME_TEXT, known ? item.name : sku);
}

enum status item_get(struct db *db, int64_t id, struct item *item, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_ITEM_GET);
    stmt_int(stmt, ":id", id);
    return one(stmt, "", "item", item, err);
}

/* Stores NULL for the value that means no limit. */
static void bind_limit(struct stmt *stmt, const char *name, int64_t value, int64_t none)
{
    if (value == none)
        stmt_null(stmt, name);
    else
        stmt_int(stmt, name, value);
}

static void bind(struct stmt *stmt, const struct item *item)
{
    char pinyin[PINYIN_TEXT], initials[PINYIN_TEXT];
    const char *name = item->name[0] ? item->name : item->sku;
    pinyin_of(name, pinyin, initials);
    stmt_text(stmt, ":name", name);
    stmt_text(stmt, ":pinyin", pinyin);
    stmt_text(stmt, ":initials", initials);
    stmt_text_or_null(stmt, ":barcode", item->barcode);
    stmt_text(stmt, ":category", item->category[0] ? item->category : "general");
    stmt_int(stmt, ":price", item->price);
    stmt_int(stmt, ":floor", item->floor);
    bind_limit(stmt, ":member_price", item->member_price, LIMIT_NONE);
    stmt_int(stmt, ":discountable", item->discountable);
    stmt_int(stmt, ":weighed", item->weighed);
    bind_limit(stmt, ":points_price", item->points_price, 0);
    bind_limit(stmt, ":stock", item->stock, ITEM_UNCOUNTED);
    bind_limit(stmt, ":cost", item->cost, 0);
}

static enum status check_barcode(struct db *db, const struct item *item, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_ITEM_BARCODE_OF);
    bool found;
    if (item->barcode[0] == '\0')
        return STATUS_OK;
    stmt_text(stmt, ":barcode", item->barcode);
    TRY(stmt_next(stmt, &found, err));
    bool taken = found && stmt_get_int(stmt, "id") != item->id, sold = found && stmt_get_int(stmt, "active") != 0;
    stmt_done(stmt);
    if (!taken)
        return STATUS_OK;
    return error_value(err, "barcode", item->barcode,
                       sold ? N_("another item already has this barcode")
                            : N_("a retired item already has this barcode"));
}

static enum status check(struct db *db, const struct item *item, struct error *err)
{
    if (item->sku[0] == '\0')
        return error_set(err, STATUS_MISSING_VALUE, "sku", N_("an item needs a SKU"));
    if (item->price < 0)
        return error_value(err, "price", "", "the price cannot be negative");
    if (item->floor < 0 || item->floor > item->price)
        return error_value(err, "floor", "", "the floor must be between 0 and the price");
    if (item->member_price != LIMIT_NONE && (item->member_price < 0 || item->member_price > item->price))
        return error_value(err, "member_price", "", "the member price must be between 0 and the price");
    if (item->points_price < 0)
        return error_value(err, "points_price", "", "the price in points must be above 0");
    if (item->cost < 0)
        return error_value(err, "cost", "", "the cost cannot be negative");
    return check_barcode(db, item, err);
}

enum status item_parse_stock(const char *text, const char *field, int64_t *stock, struct error *err)
{
    *stock = 0;
    return strcmp(text, "0") == 0 ? STATUS_OK : number_parse_quantity(text, field, stock, err);
}

enum status item_insert(struct db *db, struct item *item, struct error *err)
{
    struct item other;
    item->id = 0;
    TRY(check(db, item, err));
    if (item->stock != ITEM_UNCOUNTED && item->stock < 0)
        return error_value(err, "stock", "", "the stock cannot be negative");
    if (item_find(db, item->sku, &other, NULL) == STATUS_OK)
        return error_value(err, "sku", item->sku,
                           other.retired ? N_("a retired item already has this SKU") : N_("this SKU already exists"));
    struct stmt *stmt = stmt_use(db, QUERY_ITEM_INSERT);
    stmt_text(stmt, ":sku", item->sku);
    bind(stmt, item);
    TRY(stmt_run(stmt, err));
    item->id = db_last_rowid(db);
    return STATUS_OK;
}

enum status item_update(struct db *db, const struct item *item, struct error *err)
{
    TRY(check(db, item, err));
    struct stmt *stmt = stmt_use(db, QUERY_ITEM_UPDATE);
    stmt_int(stmt, ":id", item->id);
    bind(stmt, item);
    return stmt_run(stmt, err);
}

enum status item_set_retired(struct db *db, int64_t id, bool retired, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_ITEM_SET_ACTIVE);
    stmt_int(stmt, ":id", id);
    stmt_int(stmt, ":active", !retired);
    return stmt_run(stmt, err);
}

void item_take(struct item *item, const struct item *from, unsigned fields)
{
    if (fields & ITEM_NAME)
        text_copy(item->name, sizeof item->name, from->name);
    if (fields & ITEM_BARCODE)
        text_copy(item->barcode, sizeof item->barcode, from->barcode);
    if (fields & ITEM_CATEGORY)
        text_copy(item->category, sizeof item->category, from->category);
    item->price = fields & ITEM_PRICE ? from->price : item->price;
    item->floor = fields & ITEM_FLOOR ? from->floor : item->floor;
    item->member_price = fields & ITEM_MEMBER_PRICE ? from->member_price : item->member_price;
    item->discountable = fields & ITEM_DISCOUNTABLE ? from->discountable : item->discountable;
    item->weighed = fields & ITEM_WEIGHED ? from->weighed : item->weighed;
    item->points_price = fields & ITEM_POINTS_PRICE ? from->points_price : item->points_price;
    item->stock = fields & ITEM_STOCK ? from->stock : item->stock;
    item->cost = fields & ITEM_COST ? from->cost : item->cost;
    item->retired = fields & ITEM_RETIRED ? from->retired : item->retired;
}

static enum status read_list(struct stmt *stmt, struct item_list *list, struct error *err)
{
    *list = (struct item_list){0};
    for (bool row;;) {
        enum status status = stmt_next(stmt, &row, err);
        if (status != STATUS_OK)
            item_list_clear(list);
        if (status != STATUS_OK || !row)
            return status;
        list->item = mem_grow(list->item, list->items, &list->room, sizeof *list->item);
        read_row(stmt, &list->item[list->items++]);
    }
}

enum status item_list(struct db *db, struct item_list *list, struct error *err)
{
    return read_list(stmt_use(db, QUERY_ITEM_LIST), list, err);
}

enum status item_page(struct db *db, const char *after, bool retired, size_t limit, struct item_list *list,
                      struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_ITEM_PAGE);
    stmt_text(stmt, ":after", after);
    stmt_int(stmt, ":active", !retired);
    stmt_int(stmt, ":limit", (int64_t)limit);
    return read_list(stmt, list, err);
}

/* Makes a LIKE pattern of text: its special characters escaped, `around` before it and % after it. */
static void pattern(struct buffer *buf, const char *around, const char *text)
{
    buffer_add(buf, around);
    for (; *text != '\0'; text++) {
        if (strchr("%_\\", *text))
            buffer_add(buf, "\\");
        buffer_add_bytes(buf, text, 1);
    }
    buffer_add(buf, "%");
}

enum status item_search(struct db *db, const char *text, size_t limit, struct item_list *list, struct error *err)
{
    struct buffer part = {0}, head = {0};
    char folded[PERSON_TEXT];
    member_name_fold(folded, text);
    pattern(&part, "%", folded);
    pattern(&head, "", folded);
    struct stmt *stmt = stmt_use(db, QUERY_ITEM_SEARCH);
    stmt_text(stmt, ":text", folded);
    stmt_text(stmt, ":part", part.text);
    stmt_text(stmt, ":head", head.text);
    stmt_int(stmt, ":limit", (int64_t)limit);
    enum status status = read_list(stmt, list, err);
    buffer_clear(&part);
    buffer_clear(&head);
    return status;
}

void item_list_clear(struct item_list *list)
{
    free(list->item);
    *list = (struct item_list){0};
}
