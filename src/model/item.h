/* SPDX-License-Identifier: MIT */
/* item: the price book. Prices are in fen, stock is in pieces. */
#ifndef FD_MODEL_ITEM_H
#define FD_MODEL_ITEM_H

#include "rules/programme.h"
#include "store/stmt.h"

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
    int64_t stock;        /* LIMIT_NONE: stock is not counted */
};

enum status item_by_sku(struct db *db, const char *sku, struct item *item, struct error *err) MUST_USE; /* not_found */
enum status item_by_barcode(struct db *db, const char *barcode, struct item *item, struct error *err) MUST_USE;
enum status item_get(struct db *db, int64_t id, struct item *item, struct error *err) MUST_USE;
/* Copies the item's name, or the SKU itself where no such item exists; returns name. */
char *item_called(struct db *db, const char *sku, char name[NAME_TEXT]);
/* bad_value naming the field: the SKU or barcode is taken, the floor is above the price… Sets item->id. */
enum status item_insert(struct db *db, struct item *item, struct error *err) MUST_USE;
enum status item_update(struct db *db, const struct item *item, struct error *err) MUST_USE; /* all but id and SKU */
struct item_list {
    struct item *item;
    size_t items, room;
};
enum status item_list(struct db *db, struct item_list *list, struct error *err) MUST_USE;
/*
 * At most `limit` items that match typed text: initials, pinyin or name anywhere in them, SKU or barcode from the
 * beginning; whole matches first.
 */
enum status item_search(struct db *db, const char *text, size_t limit, struct item_list *list,
                        struct error *err) MUST_USE;
void item_list_clear(struct item_list *list);

#endif
