/* SPDX-License-Identifier: MIT */
/* Imports items: adds new ones and updates known ones. */
#include <string.h>

#include "model/item.h"
#include "import/import_priv.h"

static bool read_item(struct import *import, size_t row, struct item *item)
{
    bool good = import_cell_text(import, row, SHEET_SKU, item->sku, sizeof item->sku);
    good &= import_cell_text(import, row, SHEET_NAME, item->name, sizeof item->name);
    good &= import_cell_text(import, row, SHEET_BARCODE, item->barcode, sizeof item->barcode);
    good &= import_cell_text(import, row, SHEET_CATEGORY, item->category, sizeof item->category);
    good &= import_cell_money(import, row, SHEET_PRICE, &item->price);
    good &= import_cell_money(import, row, SHEET_FLOOR, &item->floor);
    good &= import_cell_money(import, row, SHEET_MEMBER_PRICE, &item->member_price);
    good &= import_cell_count(import, row, SHEET_POINTS_PRICE, &item->points_price);
    int64_t pieces = -1;
    good &= import_cell_count(import, row, SHEET_STOCK, &pieces);
    if (pieces >= 0)
        item->stock = pieces * QUANTITY_ONE;
    return good;
}

static bool same(const struct item *a, const struct item *b)
{
    return strcmp(a->name, b->name) == 0 && strcmp(a->barcode, b->barcode) == 0 &&
           strcmp(a->category, b->category) == 0 && a->price == b->price && a->floor == b->floor &&
           a->member_price == b->member_price && a->points_price == b->points_price && a->stock == b->stock;
}

/* A refusal by the price book refuses the row; other errors end the import. */
static enum status settle(struct import *import, size_t row, enum status status, const struct error *why,
                          int64_t *counter, struct error *err)
{
    if (status == STATUS_OK) {
        (*counter)++;
        return STATUS_OK;
    }
    if (status != STATUS_BAD_VALUE && status != STATUS_MISSING_VALUE) {
        if (err)
            *err = *why;
        return status;
    }
    import_refuse(import, row, why, why->arg[1]);
    return STATUS_OK;
}

static enum status one(struct import *import, size_t row, struct error *err)
{
    struct db *db = import->act->db;
    struct item item = {.member_price = LIMIT_NONE, .stock = ITEM_UNCOUNTED, .discountable = true}, before;
    char sku[SHEET_TEXT];
    struct error why = {0};
    if (import_cell_missing(import, row, SHEET_SKU))
        return STATUS_OK;
    enum status status = item_by_sku(db, import_sheet_value(&import->sheet, row, SHEET_SKU, sku), &before, &why);
    bool known = status == STATUS_OK;
    if (status != STATUS_OK && status != STATUS_NOT_FOUND) {
        if (err)
            *err = why;
        return status;
    }
    if (known)
        item = before;
    else if (import_cell_missing(import, row, SHEET_PRICE))
        return STATUS_OK;
    if (!read_item(import, row, &item))
        return STATUS_OK;
    if (known && same(&item, &before)) {
        import->done->skipped++;
        return STATUS_OK;
    }
    status = known ? item_update(db, &item, &why) : item_insert(db, &item, &why);
    return settle(import, row, status, &why, known ? &import->done->updated : &import->done->added, err);
}

enum status import_items(struct import *import, struct error *err)
{
    const struct sheet *sheet = &import->sheet;
    if (!import_sheet_has(sheet, SHEET_SKU))
        return error_set(err, STATUS_MISSING_VALUE, "sku", N_("the file has no SKU; say which column it is"));
    for (size_t row = sheet->first; row < sheet->csv.rows && !import_full(import); row++) {
        if (import_sheet_blank(sheet, row))
            continue;
        import->done->rows++;
        TRY(one(import, row, err));
    }
    return STATUS_OK;
}
