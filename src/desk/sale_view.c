/* SPDX-License-Identifier: MIT */
#include "desk/sale_view.h"

#include <inttypes.h>
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
    step_list_clear(&view->steps);
    *view = (struct sale_view){0};
}

enum status sale_view_item(struct db *db, int64_t id, struct view_line *line, struct error *err)
{
    struct item item;
    if (id == 0)
        return STATUS_OK;
    TRY(item_get(db, id, &item, err));
    text_copy(line->sku, sizeof line->sku, item.sku);
    text_copy(line->name, sizeof line->name, item.name);
    return STATUS_OK;
}

static enum status read_bill(struct db *db, int64_t id, struct sale_view *view, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BILL_VIEW);
    stmt_int(s, ":bill", id);
    bool row;
    TRY(stmt_next(s, &row, err));
    if (!row)
        return error_set(err, STATUS_NOT_FOUND, "bill", "no bill with id %" PRId64, id);
    view->bill_id = stmt_get_int(s, "id");
    bill_name(view->bill, stmt_get_int(s, "till"), stmt_get_int(s, "number"));
    view->member = stmt_get_int(s, "member");
    view->day = stmt_get_int(s, "day");
    view->at = stmt_get_int(s, "at");
    view->gross = stmt_get_int(s, "gross");
    view->discount = stmt_get_int(s, "discount");
    view->points_money = stmt_get_int(s, "points_money");
    view->round_off = stmt_get_int(s, "round_off");
    view->payable = stmt_get_int(s, "payable");
    view->points_spent = stmt_get_int(s, "points_spent");
    view->points_earned = stmt_get_int(s, "points_earned");
    view->voided = stmt_get_int(s, "voided");
    view->refunded = stmt_get_int(s, "refunded");
    view->invoiced = stmt_get_int(s, "invoiced");
    text_copy(view->tier_before, sizeof view->tier_before, stmt_get_text(s, "tier"));
    text_copy(view->tier, sizeof view->tier, stmt_get_text(s, "tier_after"));
    view->txn_id = stmt_get_int(s, "txn");
    ledger_txn_name(view->txn, stmt_get_int(s, "shop"), stmt_get_int(s, "epoch"), stmt_get_int(s, "seq"));
    view->programme = stmt_get_int(s, "programme");
    stmt_done(s);
    return STATUS_OK;
}

static enum status read_lines(struct db *db, struct sale_view *view, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BILL_VIEW_LINES);
    stmt_int(s, ":bill", view->bill_id);
    size_t room = 0;
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        view->line = mem_grow(view->line, view->lines, &room, sizeof *view->line);
        struct view_line *line = &view->line[view->lines++];
        *line = (struct view_line){.no = stmt_get_int(s, "no"),
                                   .quantity = stmt_get_int(s, "quantity"),
                                   .unit_price = stmt_get_int(s, "unit_price"),
                                   .gross = stmt_get_int(s, "gross"),
                                   .net = stmt_get_int(s, "net"),
                                   .returned = stmt_get_int(s, "returned")};
        text_copy(line->category, sizeof line->category, stmt_get_text(s, "category"));
        text_copy(line->sku, sizeof line->sku, stmt_get_text(s, "sku"));
        text_copy(line->name, sizeof line->name, stmt_get_text(s, "name"));
    }
}

/* Reads the coupons used and gifts given by the sale itself, not what later txns changed. */
static enum status read_given(struct db *db, struct sale_view *view, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_BILL_VIEW_GIVEN);
    stmt_int(s, ":txn", view->txn_id);
    size_t room = 0;
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        if (stmt_get_int(s, "coupon") == 0) {
            view->gift = mem_grow(view->gift, view->gifts, &room, sizeof *view->gift);
            text_copy(view->gift[view->gifts].sku, sizeof view->gift->sku, stmt_get_text(s, "code"));
            view->gift[view->gifts++].quantity = stmt_get_int(s, "quantity");
        } else if (view->coupons < COUPONS_MAX)
            text_copy(view->coupon[view->coupons++], COUPON_TEXT, stmt_get_text(s, "code"));
    }
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

/* Adds a payment of the sale itself. */
static void add_payment(const struct stmt *s, struct sale_view *view)
{
    struct tender *tender = &view->tender[view->tenders];
    if (view->tenders == TENDERS_MAX || !tender_from_code(stmt_get_text(s, "tender"), &tender->kind))
        return;
    tender->amount = stmt_get_int(s, "amount");
    tender->settled = stmt_get_int(s, "settled");
    text_copy(tender->reference, sizeof tender->reference, stmt_get_text(s, "reference"));
    view->tenders++;
}

/* Applies a correction of the tenders, as the view shows the corrected ones. */
static void correct_payment(const struct stmt *s, struct sale_view *view)
{
    enum tender_kind kind;
    struct tender *tender = tender_from_code(stmt_get_text(s, "tender"), &kind) ? tender_of(view, kind) : NULL;
    if (tender)
        tender->amount += stmt_get_int(s, "amount");
    view->corrected = stmt_get_int(s, "txn");
}

static void drop_empty_tenders(struct sale_view *view)
{
    size_t kept = 0;
    for (size_t i = 0; i < view->tenders; i++)
        if (view->tender[i].amount != 0)
            view->tender[kept++] = view->tender[i];
    view->tenders = kept;
}

static enum status read_payments(struct db *db, struct sale_view *view, struct error *err)
{
    int64_t cash = 0, given = 0;
    struct stmt *s = stmt_use(db, QUERY_BILL_VIEW_PAYMENTS);
    stmt_int(s, ":bill", view->bill_id);
    stmt_int(s, ":txn", view->txn_id);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            break;
        if (stmt_get_int(s, "txn") != view->txn_id) {
            correct_payment(s, view);
            continue;
        }
        add_payment(s, view);
        cash += strcmp(stmt_get_text(s, "tender"), tender_code(TENDER_CASH)) == 0 ? stmt_get_int(s, "amount") : 0;
        int64_t whole = stmt_get_int(s, "given"); /* each row repeats the whole amount */
        given = whole > given ? whole : given;
    }
    view->change = given > cash && !view->corrected ? given - cash : 0;
    drop_empty_tenders(view);
    return family_name(db, view->tender, view->tenders, view->family, err);
}

static enum status read_rows(struct db *db, int64_t bill, struct sale_view *view, struct error *err)
{
    TRY(read_bill(db, bill, view, err));
    TRY(read_lines(db, view, err));
    TRY(read_payments(db, view, err));
    TRY(read_given(db, view, err));
    return ledger_read_steps(db, view->txn_id, &view->steps, err);
}

static enum status read_balances(struct desk *desk, struct sale_view *view, struct error *err)
{
    struct balances balances;
    TRY(lot_balances(desk->db, view->member, desk_day(desk), &balances, err));
    view->points_balance = balances.points;
    view->wallet_balance = balances.wallet;
    view->owed_points = balances.owed;
    return STATUS_OK;
}

enum status sale_view_read(struct desk *desk, int64_t bill, bool balances, struct sale_view *view, struct error *err)
{
    *view = (struct sale_view){0};
    TRY(db_begin_read(desk->db, err));
    enum status status = read_rows(desk->db, bill, view, err);
    if (status == STATUS_OK && balances)
        status = read_balances(desk, view, err);
    db_end_read(desk->db);
    if (status != STATUS_OK)
        sale_view_clear(view);
    return status;
}

enum status sale_view_within(struct desk *desk, int64_t bill, struct sale_view *view, struct error *err)
{
    *view = (struct sale_view){0};
    enum status status = read_rows(desk->db, bill, view, err);
    if (status == STATUS_OK)
        status = read_balances(desk, view, err);
    if (status != STATUS_OK)
        sale_view_clear(view);
    return status;
}

enum status sale_view_rung(struct desk *desk, int64_t bill, struct sale_view *view, struct error *err)
{
    return sale_view_read(desk, bill, true, view, err);
}
