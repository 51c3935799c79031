/* SPDX-License-Identifier: MIT */
/* item: the price book. Prices are in fen, stock in thousandths of the item's unit. */
#ifndef FD_MODEL_ITEM_H
#define FD_MODEL_ITEM_H

#include "rules/programme.h"
#include "store/stmt.h"

#define ITEM_UNCOUNTED INT64_MIN /* stock of an item whose stock is not counted */

struct item {
    int64_t id;
    char sku[CODE_TEXT];
    char name[NAME_TEXT];
    char barcode[CODE_TEXT]; /* "" if none */
    char category[CODE_TEXT];
    int64_t price, floor;
    int64_t member_price; /* LIMIT_NONE if none */
    bool discountable, weighed;
    int64_t points_price; /* in points, as a gift; 0: not a gift */
    int64_t stock;        /* thousandths, below zero where more was sold than was there; ITEM_UNCOUNTED */
    int64_t cost;         /* what one costs the shop; 0: not known */
    bool retired;         /* no longer sold; what was bought of it stays */
};

/* The fields that an edit may change; a set of them is their sum. */
enum item_field {
    ITEM_NAME = 1,
    ITEM_BARCODE = 2,
    ITEM_CATEGORY = 4,
    ITEM_PRICE = 8,
    ITEM_FLOOR = 16,
    ITEM_MEMBER_PRICE = 32,
    ITEM_DISCOUNTABLE = 64,
    ITEM_WEIGHED = 128,
    ITEM_POINTS_PRICE = 256,
    ITEM_STOCK = 512,
    ITEM_COST = 1024,
    ITEM_RETIRED = 2048
};
void item_take(struct item *item, const struct item *from, unsigned fields); /* copies those fields */

enum status item_by_sku(struct db *db, const char *sku, struct item *item, struct error *err) MUST_USE; /* not_found */
enum status item_find(struct db *db, const char *sku, struct item *item, struct error *err) MUST_USE; /* retired too */
enum status item_by_barcode(struct db *db, const char *barcode, struct item *item, struct error *err) MUST_USE;
enum status item_get(struct db *db, int64_t id, struct item *item, struct error *err) MUST_USE;
/* Copies the item's name, or the SKU itself where no such item exists; returns name. */
char *item_called(struct db *db, const char *sku, char name[NAME_TEXT]);
/* Reads "0", "12" or "0.355" as a stock. */
enum status item_parse_stock(const char *text, const char *field, int64_t *stock, struct error *err) MUST_USE;
/* bad_value naming the field: the SKU or barcode is taken, the floor is above the price… Sets item->id. */
enum status item_insert(struct db *db, struct item *item, struct error *err) MUST_USE;
enum status item_update(struct db *db, const struct item *item, struct error *err) MUST_USE; /* all but id and SKU */
/* Retires the item or puts it back on sale. */
enum status item_set_retired(struct db *db, int64_t id, bool retired, struct error *err) MUST_USE;
struct item_list {
    struct item *item;
    size_t items, room;
};
enum status item_list(struct db *db, struct item_list *list, struct error *err) MUST_USE; /* those that are sold */
/* At most `limit` items in the order of their SKUs, from the one after `after` on ("": the first). */
enum status item_page(struct db *db, const char *after, bool retired, size_t limit, struct item_list *list,
                      struct error *err) MUST_USE;
/*
 * At most `limit` items that match typed text: initials, pinyin or name anywhere in them, SKU or barcode from the
 * beginning; whole matches first.
 */
enum status item_search(struct db *db, const char *text, size_t limit, struct item_list *list,
                        struct error *err) MUST_USE;
void item_list_clear(struct item_list *list);

#endif
