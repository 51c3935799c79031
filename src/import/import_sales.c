/* SPDX-License-Identifier: MIT */
/* Imports past bills: rows grouped by number and day, one entry per bill on the day of the purchase. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "base/strmap.h"
#include "base/text.h"
#include "model/item.h"
#include "model/till.h"
#include "import/import_priv.h"

#define NO_ROW SIZE_MAX

struct sale_row {
    size_t row, next; /* next row of the same bill, NO_ROW at its end */
    int64_t day, at, amount, quantity, unit_price;
};

struct sale_bill {
    size_t first, last; /* in sale_row */
    int64_t day;
    bool good;
};

struct known_bill {
    int64_t payable, member;
};

struct sales {
    struct import *import;
    struct sale_row *row;
    size_t rows, row_room;
    struct sale_bill *bill;
    size_t bills, bill_room;
    struct strmap by_number; /* "number|day" → bill of this file */
    struct strmap known;     /* the same → bill of an earlier import */
    struct known_bill *known_bill;
    size_t knowns, known_room;
};

static void bill_key(char key[CODE_TEXT + 32], const char *number, int64_t day)
{
    snprintf(key, CODE_TEXT + 32, "%s|%" PRId64, number, day);
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

/* amount is the total of the row; a unit price that disagrees with it is replaced by amount ÷ quantity. */
static bool price_row(struct import *import, size_t row, struct sale_row *sale)
{
    int64_t unit = LIMIT_NONE, amount = LIMIT_NONE;
    sale->quantity = QUANTITY_ONE;
    bool good = import_cell_quantity(import, row, SHEET_QUANTITY, &sale->quantity);
    good &= import_cell_money(import, row, SHEET_UNIT_PRICE, &unit);
    good &= import_cell_money(import, row, SHEET_AMOUNT, &amount);
    if (!good)
        return false;
    if (amount == LIMIT_NONE && unit == LIMIT_NONE)
        return !import_cell_missing(import, row, SHEET_AMOUNT);
    int64_t gross = unit == LIMIT_NONE ? LIMIT_NONE : number_muldiv_half_up(unit, sale->quantity, QUANTITY_ONE);
    sale->amount = amount == LIMIT_NONE ? gross : amount;
    sale->unit_price = gross == sale->amount ? unit : number_muldiv_half_up(sale->amount, QUANTITY_ONE, sale->quantity);
    return true;
}

/* The bill a row belongs to: the one of that number on that day, else a new one. */
static void put_in_bill(struct sales *sales, const char *number, size_t at)
{
    struct sale_row *row = &sales->row[at];
    char key[CODE_TEXT + 32];
    bill_key(key, number, row->day);
    size_t place = *number ? strmap_find(&sales->by_number, key, NO_ROW) : NO_ROW;
    if (place != NO_ROW) {
        struct sale_bill *bill = &sales->bill[place];
        sales->row[bill->last].next = at;
        bill->last = at;
        return;
    }
    if (*number)
        strmap_put(&sales->by_number, key, sales->bills);
    sales->bill = mem_grow(sales->bill, sales->bills, &sales->bill_room, sizeof *sales->bill);
    sales->bill[sales->bills++] = (struct sale_bill){.first = at, .last = at, .day = row->day, .good = true};
}

static void read_row(struct sales *sales, size_t row)
{
    struct import *import = sales->import;
    struct sale_row sale = {.row = row, .next = NO_ROW};
    char number[CODE_TEXT] = "";
    bool good =
        !import_cell_missing(import, row, SHEET_DATE) && import_cell_date(import, row, SHEET_DATE, &sale.day, &sale.at);
    good &= price_row(import, row, &sale);
    good &= import_cell_text(import, row, SHEET_BILL, number, sizeof number);
    if (!good)
        return;
    sales->row = mem_grow(sales->row, sales->rows, &sales->row_room, sizeof *sales->row);
    sales->row[sales->rows++] = sale;
    put_in_bill(sales, number, sales->rows - 1);
}

/* --- buyers ------------------------------------------------------------------------------------------------------ */

struct buyer {
    char member[SHEET_TEXT], card[CARD_TEXT], name[PERSON_TEXT];
    int64_t phone;
};

static bool read_buyer(struct import *import, size_t row, struct buyer *buyer)
{
    *buyer = (struct buyer){0};
    bool good = import_cell_text(import, row, SHEET_MEMBER, buyer->member, sizeof buyer->member);
    good &= import_cell_text(import, row, SHEET_CARD, buyer->card, sizeof buyer->card);
    good &= import_cell_text(import, row, SHEET_NAME, buyer->name, sizeof buyer->name);
    good &= import_cell_phone(import, row, &buyer->phone);
    return good;
}

static void refuse(struct import *import, size_t row, enum sheet_field field, enum status status, const char *note)
{
    char buf[SHEET_TEXT];
    struct error why;
    const char *value = import_sheet_value(&import->sheet, row, field, buf);
    error_set(&why, status, import_sheet_field_code(field), "%s", note);
    error_arg(&why, 0, "%s", status == STATUS_NOT_FOUND ? value : import_sheet_field_code(field));
    import_refuse(import, row, &why, value);
}

static enum status create_bill(struct import *import, const struct buyer *buyer, int64_t day, int64_t *id,
                               struct error *err)
{
    struct member member = {.phone = buyer->phone, .joined = day, .batch = import->batch};
    text_copy(member.card, sizeof member.card, buyer->card);
    text_copy(member.name, sizeof member.name, buyer->name);
    text_copy(member.tier, sizeof member.tier, import_first_tier(import));
    TRY(member_insert(import->act->db, &member, err));
    import->done->members++;
    *id = member.id;
    return STATUS_OK;
}

/* A row without a buyer is a walk-in's: *good with *id 0. */
static enum status find_buyer(struct import *import, const struct sale_row *sale, int64_t *id, bool *good,
                              struct error *err)
{
    struct db *db = import->act->db;
    struct buyer buyer;
    int64_t by_phone = 0;
    *id = 0;
    *good = read_buyer(import, sale->row, &buyer);
    if (!*good)
        return STATUS_OK;
    if (buyer.member[0] != '\0') {
        enum status status = member_resolve(db, buyer.member, id, err);
        *good = status == STATUS_OK;
        if (status == STATUS_NOT_FOUND)
            refuse(import, sale->row, SHEET_MEMBER, status, "no such member");
        return status == STATUS_NOT_FOUND ? STATUS_OK : status;
    }
    if (buyer.card[0] != '\0')
        TRY(member_by_card(db, buyer.card, id, err));
    if (buyer.phone != 0)
        TRY(member_by_phone(db, buyer.phone, &by_phone, err));
    if (*id != 0 && by_phone != 0 && *id != by_phone) {
        *good = false;
        refuse(import, sale->row, SHEET_CARD, STATUS_BAD_VALUE, "card and phone are two members");
    }
    if (*id == 0)
        *id = by_phone;
    if (*id != 0 || (buyer.card[0] == '\0' && buyer.phone == 0))
        return STATUS_OK;
    bool named = member_name_check(buyer.name, NULL) == STATUS_OK;
    if (import->sheet.create_members && named)
        return create_bill(import, &buyer, sale->day, id, err);
    *good = false;
    if (import->sheet.create_members)
        refuse(import, sale->row, SHEET_NAME, STATUS_BAD_VALUE, "not a name of at most 80 characters");
    else
        refuse(import, sale->row, buyer.card[0] ? SHEET_CARD : SHEET_PHONE, STATUS_NOT_FOUND, "no such member");
    return STATUS_OK;
}

/* --- lines ------------------------------------------------------------------------------------------------------- */

static enum status create_item(struct import *import, const struct sale_row *sale, const char *category,
                               struct item *item, struct error *err)
{
    *item = (struct item){
        .price = sale->unit_price, .member_price = LIMIT_NONE, .stock = ITEM_UNCOUNTED, .discountable = true};
    char buf[SHEET_TEXT];
    text_copy(item->sku, sizeof item->sku, import_sheet_value(&import->sheet, sale->row, SHEET_SKU, buf));
    text_copy(item->category, sizeof item->category, category);
    return item_insert(import->act->db, item, err);
}

static enum status add_line(struct import *import, struct entry *entry, const struct sale_row *sale, bool *good,
                            struct error *err)
{
    char sku[CODE_TEXT] = "", category[CODE_TEXT] = "";
    struct item item = {0};
    *good = import_cell_text(import, sale->row, SHEET_SKU, sku, sizeof sku) &&
            import_cell_text(import, sale->row, SHEET_CATEGORY, category, sizeof category);
    if (!*good)
        return STATUS_OK;
    enum status status = *sku ? item_by_sku(import->act->db, sku, &item, err) : STATUS_OK;
    if (status == STATUS_NOT_FOUND && import->sheet.create_items)
        status = create_item(import, sale, category, &item, err);
    if (status == STATUS_NOT_FOUND) {
        *good = false;
        refuse(import, sale->row, SHEET_SKU, status, "no item of that SKU");
        return STATUS_OK;
    }
    TRY(status);
    struct bill_line_row *line = entry_line(entry);
    line->item = item.id;
    const char *known = *item.category ? item.category : "general";
    text_copy(line->category, sizeof line->category, *category ? category : known);
    line->quantity = sale->quantity;
    line->unit_price = sale->unit_price;
    line->gross = line->net = sale->amount;
    line->shares = mem_copy("[]");
    struct step *step = step_add(&entry->steps, STEP_LINE, sku, NULL);
    step_set(step, "no", line->no);
    step_set(step, "quantity", line->quantity);
    step_set(step, "unit_price", line->unit_price);
    step_set(step, "amount", line->gross);
    entry->bill_row.gross += line->gross;
    return STATUS_OK;
}

/* All rows of a bill must name the same person. */
static bool same_buyer(const struct sales *sales, const struct sale_row *first, const struct sale_row *other)
{
    static const enum sheet_field who[] = {SHEET_MEMBER, SHEET_CARD, SHEET_PHONE};
    char a[SHEET_TEXT], b[SHEET_TEXT];
    for (size_t i = 0; i < sizeof who / sizeof *who; i++) {
        const char *one = import_sheet_value(&sales->import->sheet, first->row, who[i], a);
        if (strcmp(one, import_sheet_value(&sales->import->sheet, other->row, who[i], b)) == 0)
            continue;
        refuse(sales->import, other->row, who[i], STATUS_BAD_VALUE, "another row of this bill names somebody else");
        return false;
    }
    return true;
}

static enum status add_lines(struct sales *sales, const struct sale_bill *bill, struct entry *entry, bool *good,
                             struct error *err)
{
    const struct sale_row *first = &sales->row[bill->first];
    for (size_t at = bill->first; at != NO_ROW; at = sales->row[at].next) {
        bool line_good = same_buyer(sales, first, &sales->row[at]);
        if (line_good && entry->lines == LINES_MAX) {
            line_good = false;
            refuse(sales->import, sales->row[at].row, SHEET_BILL, STATUS_BAD_VALUE, "a bill has at most 500 lines");
        }
        if (line_good)
            TRY(add_line(sales->import, entry, &sales->row[at], &line_good, err));
        *good &= line_good;
    }
    return STATUS_OK;
}

/* --- writing ----------------------------------------------------------------------------------------------------- */

static void finish_entry(struct import *import, struct entry *entry, const char *tier)
{
    struct bill_row *row = &entry->bill_row;
    row->payable = row->gross;
    row->batch = import->batch;
    row->shift = 0; /* paid long ago, not into today's drawer */
    text_copy(row->tier, sizeof row->tier, tier);
    text_copy(row->tier_after, sizeof row->tier_after, tier);
    step_set(step_add(&entry->steps, STEP_PAYABLE, "", NULL), "amount", row->payable);
    if (row->payable > 0)
        entry_pay(entry, "other", 1, row->payable);
}

/* A bill of an earlier import: skipped if it is the same, refused if it differs. */
static bool came_before(struct sales *sales, const struct sale_bill *bill, const struct entry *entry,
                        const char *number)
{
    char key[CODE_TEXT + 32];
    bill_key(key, number, bill->day);
    size_t place = *number ? strmap_find(&sales->known, key, NO_ROW) : NO_ROW;
    if (place == NO_ROW)
        return false;
    const struct known_bill *known = &sales->known_bill[place];
    if (known->payable == entry->bill_row.gross && known->member == entry->member)
        sales->import->done->skipped++;
    else
        refuse(sales->import, sales->row[bill->first].row, SHEET_BILL, STATUS_BAD_VALUE,
               "a bill of that number and day was imported before, with another amount or member");
    return true;
}

static enum status draft_entry(struct sales *sales, const struct sale_row *first, int64_t member, struct entry *entry,
                               struct error *err)
{
    struct act *act = sales->import->act;
    TRY(act_draft_under(act, sales->import->programme, entry, "import", err));
    entry->member = member;
    entry->till = TILL_OF_IMPORTS;
    TRY(entry_bill(act->db, entry, err));
    entry->bill_row.day = first->day;
    entry->bill_row.at = first->at;
    return STATUS_OK;
}

static enum status write_bill(struct sales *sales, const struct sale_bill *bill, struct entry *entry, struct error *err)
{
    struct import *import = sales->import;
    const struct sale_row *first = &sales->row[bill->first];
    struct member member = {0};
    char number[CODE_TEXT] = "";
    int64_t id;
    bool good;
    TRY(find_buyer(import, first, &id, &good, err));
    TRY(draft_entry(sales, first, id, entry, err));
    TRY(add_lines(sales, bill, entry, &good, err));
    if (!good || !import_cell_text(import, first->row, SHEET_BILL, number, sizeof number) ||
        came_before(sales, bill, entry, number))
        return STATUS_OK;
    if (id != 0)
        TRY(member_get(import->act->db, id, &member, err));
    text_copy(entry->bill_row.reference, sizeof entry->bill_row.reference, number);
    finish_entry(import, entry, member.tier);
    import->done->added++;
    import->done->amount += entry->bill_row.payable;
    return ledger_post(import->act->db, entry, err);
}

/* --- the import -------------------------------------------------------------------------------------------------- */

static int by_day(const void *a, const void *b)
{
    const struct sale_bill *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

static enum status read_known(struct sales *sales, struct error *err)
{
    struct stmt *stmt = stmt_use(sales->import->act->db, QUERY_IMPORT_BILLS);
    char key[CODE_TEXT + 32];
    bool row;
    for (;;) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            return STATUS_OK;
        bill_key(key, stmt_get_text(stmt, "reference"), stmt_get_int(stmt, "day"));
        strmap_put(&sales->known, key, sales->knowns);
        sales->known_bill = mem_grow(sales->known_bill, sales->knowns, &sales->known_room, sizeof *sales->known_bill);
        sales->known_bill[sales->knowns++] =
            (struct known_bill){stmt_get_int(stmt, "payable"), stmt_get_int(stmt, "member")};
    }
}

static enum status read_all(struct sales *sales, struct error *err)
{
    struct import *import = sales->import;
    const struct sheet *sheet = &import->sheet;
    for (size_t row = sheet->first; row < sheet->csv.rows && !import_full(import); row++) {
        if (import_sheet_blank(sheet, row))
            continue;
        import->done->rows++;
        read_row(sales, row);
    }
    TRY(read_known(sales, err));
    if (sales->bills > 1)
        qsort(sales->bill, sales->bills, sizeof *sales->bill, by_day);
    return till_put(import->act->db, TILL_OF_IMPORTS, err);
}

static enum status write_all(struct sales *sales, struct error *err)
{
    for (size_t i = 0; i < sales->bills && !import_full(sales->import); i++) {
        struct entry entry = {0};
        enum status status = write_bill(sales, &sales->bill[i], &entry, err);
        entry_clear(&entry);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

enum status import_sales(struct import *import, struct error *err)
{
    struct sales sales = {.import = import};
    if (!import_sheet_has(&import->sheet, SHEET_DATE))
        return error_set(err, STATUS_MISSING_VALUE, "date", N_("the file has no date; say which column it is"));
    if (!import_sheet_has(&import->sheet, SHEET_AMOUNT) && !import_sheet_has(&import->sheet, SHEET_UNIT_PRICE))
        return error_set(err, STATUS_MISSING_VALUE, "amount", N_("the file has no amount; say which column it is"));
    enum status status = read_all(&sales, err);
    if (status == STATUS_OK)
        status = write_all(&sales, err);
    strmap_clear(&sales.by_number);
    strmap_clear(&sales.known);
    free(sales.known_bill);
    free(sales.bill);
    free(sales.row);
    return status;
}
