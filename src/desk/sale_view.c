/* SPDX-License-Identifier: MIT */
#include "desk/sale_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/item.h"
#include "model/lot.h"
#include "desk/desk_priv.h"

void sale_view_clear(struct sale_view *view)
{
    free(view->line);
    free(view->refused);
    free(view->gift);
    steps_clear(&view->steps);
    *view = (struct sale_view){0};
}

enum status view_item(struct db *db, int64_t id, struct view_line *line, struct error *err)
{
    struct item item;
    if (id == 0)
        return STATUS_OK;
    TRY(item_get(db, id, &item, err));
    text_copy(line->sku, sizeof line->sku, item.sku);
    text_copy(line->name, sizeof line->name, item.name);
    return STATUS_OK;
}

static enum status copy_lines(struct db *db, const struct bill *bill, struct sale_view *view, struct error *err)
{
    view->line = mem_alloc((bill->lines ? bill->lines : 1) * sizeof *view->line);
    for (size_t i = 0; i < bill->lines; i++) {
        const struct bill_line_row *row = &bill->line[i];
        struct view_line *line = &view->line[view->lines++];
        *line = (struct view_line){.no = row->no,
                                   .quantity = row->quantity,
                                   .unit_price = row->unit_price,
                                   .gross = row->gross,
                                   .net = row->net,
                                   .returned = row->returned};
        text_copy(line->category, sizeof line->category, row->category);
        TRY(view_item(db, row->item, line, err));
    }
    return STATUS_OK;
}

/* Payments of the sale itself and the coupons it used; what came later is the business of other txns. */
static enum status copy_entry(struct db *db, struct entry *entry, struct sale_view *view, struct error *err)
{
    int64_t cash = 0, given = 0;
    for (size_t i = 0; i < entry->payments && view->tenders < TENDERS_MAX; i++) {
        struct tender *tender = &view->tender[view->tenders];
        if (!tender_from_code(entry->payment[i].tender, &tender->kind))
            continue;
        tender->amount = entry->payment[i].amount;
        text_copy(tender->reference, sizeof tender->reference, entry->payment[i].reference);
        view->tenders++;
        cash += tender->kind == TENDER_CASH ? tender->amount : 0;
        given = entry->payment[i].given > given ? entry->payment[i].given : given; /* each says all of it */
    }
    view->change = given > cash ? given - cash : 0;
    view->gift = mem_alloc((entry->stocks ? entry->stocks : 1) * sizeof *view->gift);
    for (size_t i = 0; i < entry->uses && view->coupons < COUPONS_MAX; i++) {
        struct lot_row lot;
        if (entry->use[i].lot == 0)
            continue;
        TRY(lot_get(db, entry->use[i].lot, &lot, err));
        text_copy(view->coupon[view->coupons++], COUPON_TEXT, lot.code);
    }
    for (size_t i = 0; i < entry->stocks; i++) {
        struct item item;
        TRY(item_get(db, entry->stock[i].item, &item, err));
        text_copy(view->gift[view->gifts].sku, sizeof view->gift->sku, item.sku);
        view->gift[view->gifts++].quantity = -entry->stock[i].change;
    }
    view->programme = entry->programme;
    txn_name(view->txn, entry->shop, entry->epoch, entry->seq);
    view->steps = entry->steps;
    entry->steps = (struct steps){0};
    return STATUS_OK;
}

static struct tender *tender_of(struct sale_view *view, enum tender_kind kind)
{
    for (size_t i = 0; i < view->tenders; i++)
        if (view->tender[i].kind == kind)
            return &view->tender[i];
    if (view->tenders == TENDERS_MAX)
        return NULL;
    view->tender[view->tenders] = (struct tender){.kind = kind};
    return &view->tender[view->tenders++];
}

/* Paid by other tenders than was said: it reads as it was put right. */
static enum status apply_corrections(struct db *db, struct sale_view *view, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BILL_CORRECTIONS);
    stmt_int(s, ":bill", view->bill_id);
    for (bool row;;) {
        enum tender_kind kind;
        TRY(stmt_next(s, &row, err));
        if (!row)
            break;
        struct tender *tender = tender_from_code(stmt_get_text(s, 0), &kind) ? tender_of(view, kind) : NULL;
        if (tender)
            tender->amount += stmt_get_int(s, 1);
        view->corrected = stmt_get_int(s, 2);
        view->change = 0;
    }
    size_t kept = 0;
    for (size_t i = 0; i < view->tenders; i++)
        if (view->tender[i].amount != 0)
            view->tender[kept++] = view->tender[i];
    view->tenders = kept;
    return STATUS_OK;
}

static void copy_bill(const struct bill *bill, struct sale_view *view)
{
    const struct bill_row *row = &bill->row;
    view->bill_id = row->id;
    view->txn_id = bill->txn;
    bill_name(view->bill, row->till, row->number);
    view->member = row->member;
    view->day = row->day;
    view->at = row->at;
    view->gross = row->gross;
    view->discount = row->discount;
    view->points_money = row->points_money;
    view->round_off = row->round_off;
    view->payable = row->payable;
    view->points_spent = row->points_spent;
    view->points_earned = row->points_earned;
    view->voided = row->voided;
    view->refunded = row->refunded;
    text_copy(view->tier_before, sizeof view->tier_before, row->tier);
    text_copy(view->tier, sizeof view->tier, row->tier_after);
}

static enum status read_view(struct desk *desk, int64_t id, struct sale_view *view, struct error *err)
{
    struct bill bill;
    struct entry entry = {0};
    struct balances balances;
    enum status status = bill_get(desk->db, id, &bill, err);
    if (status == STATUS_OK) {
        copy_bill(&bill, view);
        status = copy_lines(desk->db, &bill, view, err);
    }
    if (status == STATUS_OK)
        status = ledger_read(desk->db, bill.txn, &entry, err);
    if (status == STATUS_OK)
        status = copy_entry(desk->db, &entry, view, err);
    if (status == STATUS_OK)
        status = apply_corrections(desk->db, view, err);
    entry_clear(&entry);
    bill_clear(&bill);
    TRY(status);
    TRY(balances_read(desk->db, view->member, desk_day(desk), &balances, err));
    view->points_balance = balances.points;
    view->wallet_balance = balances.wallet;
    view->owed_points = balances.owed;
    return STATUS_OK;
}

enum status sell_view(struct desk *desk, int64_t bill, struct sale_view *view, struct error *err)
{
    *view = (struct sale_view){0};
    TRY(db_begin_read(desk->db, err));
    enum status status = read_view(desk, bill, view, err);
    db_end_read(desk->db);
    if (status != STATUS_OK)
        sale_view_clear(view);
    return status;
}
