/* SPDX-License-Identifier: MIT */
/* Writes an entry to its rows and reads it from them. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/ledger.h"
#include "model/shop.h"
#include "model/step_text.h"

/* --- writing ---------------------------------------------------------------------------------------------------- */

static enum status write_lines(struct db *db, const struct entry *entry, struct error *err)
{
    for (size_t i = 0; i < entry->lines; i++) {
        const struct bill_line_row *l = &entry->line[i];
        struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_LINE);
        stmt_int(s, ":bill", entry->bill);
        stmt_int(s, ":no", l->no);
        stmt_id(s, ":item", l->item);
        stmt_text(s, ":category", l->category);
        stmt_int(s, ":quantity", l->quantity);
        stmt_int(s, ":unit_price", l->unit_price);
        stmt_int(s, ":gross", l->gross);
        stmt_int(s, ":discount", l->discount);
        stmt_int(s, ":points_money", l->points_money);
        stmt_int(s, ":round_off", l->round_off);
        stmt_int(s, ":net", l->net);
        stmt_int(s, ":bonus_paid", l->bonus_paid);
        stmt_int(s, ":earns", l->earns);
        stmt_int(s, ":multiplier", l->multiplier);
        stmt_text(s, ":shares", l->shares ? l->shares : "[]");
        TRY(stmt_run(s, err));
    }
    return STATUS_OK;
}

static enum status write_bill(struct db *db, const struct entry *entry, struct error *err)
{
    const struct bill_row *b = &entry->bill_row;
    struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_BILL);
    stmt_int(s, ":id", b->id);
    stmt_int(s, ":till", b->till);
    stmt_int(s, ":number", b->number);
    stmt_id(s, ":shift", b->shift);
    stmt_id(s, ":member", entry->member);
    stmt_int(s, ":at", b->at);
    stmt_int(s, ":day", b->day);
    stmt_int(s, ":gross", b->gross);
    stmt_int(s, ":discount", b->discount);
    stmt_int(s, ":points_money", b->points_money);
    stmt_int(s, ":round_off", b->round_off);
    stmt_int(s, ":payable", b->payable);
    stmt_int(s, ":bonus_paid", b->bonus_paid);
    stmt_int(s, ":points_spent", b->points_spent);
    stmt_int(s, ":points_earned", b->points_earned);
    stmt_int(s, ":points_bonus", b->points_bonus);
    stmt_int(s, ":earns", b->earns);
    stmt_text(s, ":tier", b->tier);
    stmt_text(s, ":tier_after", b->tier_after);
    stmt_id(s, ":batch", b->batch);
    stmt_text_or_null(s, ":reference", b->reference);
    TRY(stmt_run(s, err));
    s = stmt_use(db, QUERY_LEDGER_COUNT_BILL);
    stmt_int(s, ":till", b->till);
    stmt_int(s, ":number", b->number);
    TRY(stmt_run(s, err));
    if (entry->member) {
        s = stmt_use(db, QUERY_LEDGER_SEE_MEMBER);
        stmt_int(s, ":member", entry->member);
        stmt_int(s, ":day", b->day);
        TRY(stmt_run(s, err));
    }
    return write_lines(db, entry, err);
}

static enum status head_hash(struct db *db, int64_t shop, uint8_t hash[DIGEST_BYTES], struct error *err)
{
    memset(hash, 0, DIGEST_BYTES);
    struct stmt *s = stmt_use(db, QUERY_LEDGER_HEAD);
    stmt_int(s, ":shop", shop);
    bool row;
    TRY(stmt_next(s, &row, err));
    size_t length = 0;
    const void *head = row ? stmt_get_blob(s, "hash", &length) : NULL;
    if (length == DIGEST_BYTES)
        memcpy(hash, head, DIGEST_BYTES);
    stmt_done(s);
    return STATUS_OK;
}

static enum status write_txn(struct db *db, const struct entry *entry, struct error *err)
{
    uint8_t previous[DIGEST_BYTES], hash[DIGEST_BYTES];
    const uint8_t *key;
    TRY(shop_chain_key(db, &key, err));
    TRY(head_hash(db, entry->shop, previous, err));
    struct buffer body = {0};
    entry_body(entry, &body);
    digest_link(key, previous, body.text, body.length, hash);
    struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_TXN);
    stmt_int(s, ":id", entry->id);
    stmt_int(s, ":shop", entry->shop);
    stmt_int(s, ":epoch", entry->epoch);
    stmt_int(s, ":seq", entry->seq);
    stmt_text(s, ":kind", entry->kind);
    stmt_id(s, ":member", entry->member);
    stmt_id(s, ":bill", entry->bill);
    stmt_id(s, ":programme", entry->programme);
    stmt_int(s, ":at", entry->at);
    stmt_int(s, ":day", entry->day);
    stmt_id(s, ":till", entry->till);
    stmt_int(s, ":staff", entry->staff);
    stmt_id(s, ":approver", entry->approver);
    stmt_text_or_null(s, ":reason", entry->reason);
    stmt_id(s, ":reverses", entry->reverses);
    stmt_text(s, ":body", body.text);
    stmt_blob(s, ":prev", previous, sizeof previous);
    stmt_blob(s, ":hash", hash, sizeof hash);
    enum status status = stmt_run(s, err);
    buffer_clear(&body);
    return status;
}

static enum status write_lots(struct db *db, const struct entry *entry, struct error *err)
{
    for (size_t i = 0; i < entry->lots; i++) {
        const struct lot_row *l = &entry->lot[i];
        struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_LOT);
        stmt_int(s, ":id", l->id);
        stmt_text(s, ":kind", l->kind);
        stmt_id(s, ":member", l->member);
        stmt_id(s, ":offer", l->offer);
        stmt_id(s, ":item", l->item);
        stmt_int(s, ":granted", l->granted);
        stmt_int(s, ":granted_on", l->granted_on);
        stmt_int(s, ":usable_from", l->usable_from);
        stmt_int(s, ":expires_on", l->expires_on);
        stmt_int(s, ":txn", entry->id);
        stmt_id(s, ":parent", l->parent);
        stmt_id(s, ":order_id", l->order);
        stmt_id(s, ":debtor", l->debtor);
        TRY(stmt_run(s, err));
        if (l->serial == 0)
            continue;
        s = stmt_use(db, QUERY_LEDGER_INSERT_COUPON);
        stmt_int(s, ":lot", l->id);
        stmt_int(s, ":batch", l->batch);
        stmt_int(s, ":serial", l->serial);
        stmt_text(s, ":code", l->code);
        TRY(stmt_run(s, err));
    }
    return STATUS_OK;
}

static enum status write_moves(struct db *db, const struct entry *entry, struct error *err)
{
    for (size_t i = 0; i < entry->transfers; i++) {
        const struct transfer_row *t = &entry->transfer[i];
        struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_TRANSFER);
        stmt_int(s, ":txn", entry->id);
        stmt_int(s, ":no", t->no);
        stmt_int(s, ":lot", t->lot);
        stmt_int(s, ":sign", t->sign);
        stmt_text(s, ":account", t->account);
        stmt_int(s, ":amount", t->amount);
        TRY(stmt_run(s, err));
    }
    for (size_t i = 0; i < entry->payments; i++) {
        const struct payment_row *p = &entry->payment[i];
        struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_PAYMENT);
        stmt_int(s, ":txn", entry->id);
        stmt_int(s, ":no", p->no);
        stmt_id(s, ":bill", p->bill);
        stmt_id(s, ":shift", p->shift);
        stmt_text(s, ":tender", p->tender);
        stmt_int(s, ":sign", p->sign);
        stmt_int(s, ":amount", p->amount);
        stmt_id(s, ":given", p->given);
        stmt_text_or_null(s, ":reference", p->reference);
        if (strcmp(p->tender, "voucher") == 0)
            stmt_int(s, ":settled", p->settled);
        else
            stmt_null(s, ":settled");
        TRY(stmt_run(s, err));
    }
    return STATUS_OK;
}

static enum status write_uses(struct db *db, const struct entry *entry, struct error *err)
{
    for (size_t i = 0; i < entry->uses; i++) {
        const struct use_row *u = &entry->use[i];
        struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_USE);
        stmt_int(s, ":txn", entry->id);
        stmt_int(s, ":no", u->no);
        stmt_int(s, ":offer", u->offer);
        stmt_id(s, ":member", u->member);
        stmt_int(s, ":day", u->day);
        stmt_int(s, ":uses", u->uses);
        stmt_int(s, ":amount", u->amount);
        stmt_id(s, ":lot", u->lot);
        TRY(stmt_run(s, err));
    }
    return STATUS_OK;
}

static enum status write_returns(struct db *db, const struct entry *entry, struct error *err)
{
    for (size_t i = 0; i < entry->returns; i++) {
        const struct return_row *r = &entry->returned[i];
        struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_RETURN);
        stmt_int(s, ":txn", entry->id);
        stmt_int(s, ":bill", entry->bill);
        stmt_int(s, ":line", r->line);
        stmt_int(s, ":quantity", r->quantity);
        stmt_int(s, ":refund", r->refund);
        TRY(stmt_run(s, err));
    }
    if (entry->has_totals) {
        struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_TOTALS);
        stmt_int(s, ":txn", entry->id);
        stmt_int(s, ":bill", entry->bill);
        stmt_int(s, ":refund", entry->total_refund);
        stmt_int(s, ":points_back", entry->total_back);
        stmt_int(s, ":points_taken", entry->total_taken);
        TRY(stmt_run(s, err));
    }
    for (size_t i = 0; i < entry->stocks; i++) {
        struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_STOCK);
        stmt_int(s, ":txn", entry->id);
        stmt_int(s, ":item", entry->stock[i].item);
        stmt_int(s, ":gift", entry->stock[i].gift);
        stmt_int(s, ":change", entry->stock[i].change);
        TRY(stmt_run(s, err));
    }
    return STATUS_OK;
}

static enum status write_claim(struct db *db, const struct entry *entry, struct error *err)
{
    const struct claim_row *claim = &entry->claim;
    struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_CLAIM);
    stmt_int(s, ":txn", entry->id);
    stmt_int(s, ":bill", entry->bill);
    stmt_int(s, ":member", entry->member);
    stmt_int(s, ":points_earned", claim->points_earned);
    stmt_int(s, ":points_bonus", claim->points_bonus);
    stmt_text(s, ":tier", claim->tier);
    stmt_text(s, ":tier_after", claim->tier_after);
    TRY(stmt_run(s, err));
    for (size_t i = 0; i < entry->claimeds; i++) {
        s = stmt_use(db, QUERY_LEDGER_INSERT_CLAIM_LINE);
        stmt_int(s, ":txn", entry->id);
        stmt_int(s, ":line", entry->claimed[i].line);
        stmt_int(s, ":earns", entry->claimed[i].earns);
        stmt_int(s, ":multiplier", entry->claimed[i].multiplier);
        TRY(stmt_run(s, err));
    }
    s = stmt_use(db, QUERY_LEDGER_SEE_MEMBER);
    stmt_int(s, ":member", entry->member);
    stmt_int(s, ":day", entry->bill_row.day);
    return stmt_run(s, err);
}

static enum status write_steps(struct db *db, const struct entry *entry, struct error *err)
{
    for (size_t i = 0; i < entry->steps.count; i++) {
        const struct step *step = &entry->steps.step[i];
        char *data = step_text(step);
        struct stmt *s = stmt_use(db, QUERY_LEDGER_INSERT_STEP);
        stmt_int(s, ":txn", entry->id);
        stmt_int(s, ":no", (int64_t)i + 1);
        stmt_text(s, ":rule", step->rule);
        stmt_text(s, ":data", data);
        enum status status = stmt_run(s, err);
        free(data);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

enum status ledger_post(struct db *db, struct entry *entry, struct error *err)
{
    if (entry->has_bill)
        TRY(write_bill(db, entry, err));
    TRY(write_txn(db, entry, err));
    TRY(write_lots(db, entry, err));
    TRY(write_moves(db, entry, err));
    TRY(write_uses(db, entry, err));
    TRY(write_returns(db, entry, err));
    if (entry->has_claim)
        TRY(write_claim(db, entry, err));
    TRY(ledger_write_hand(db, entry, err));
    return write_steps(db, entry, err);
}

/* --- reading ---------------------------------------------------------------------------------------------------- */

static enum status read_header(struct db *db, int64_t txn, struct entry *entry, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_READ_TXN);
    stmt_int(s, ":txn", txn);
    bool row;
    TRY(stmt_next(s, &row, err));
    if (!row)
        return error_set(err, STATUS_NOT_FOUND, "txn", "no txn with id %" PRId64, txn);
    entry->id = stmt_get_int(s, "id");
    entry->shop = stmt_get_int(s, "shop");
    entry->epoch = stmt_get_int(s, "epoch");
    entry->seq = stmt_get_int(s, "seq");
    text_copy(entry->kind, sizeof entry->kind, stmt_get_text(s, "kind"));
    entry->member = stmt_get_int(s, "member");
    entry->bill = stmt_get_int(s, "bill");
    entry->programme = stmt_get_int(s, "programme");
    entry->at = stmt_get_int(s, "at");
    entry->day = stmt_get_int(s, "day");
    entry->till = stmt_get_int(s, "till");
    entry->staff = stmt_get_int(s, "staff");
    entry->approver = stmt_get_int(s, "approver");
    text_copy(entry->reason, sizeof entry->reason, stmt_get_text(s, "reason"));
    entry->reverses = stmt_get_int(s, "reverses");
    stmt_done(s);
    return STATUS_OK;
}

void ledger_bill_row(const struct stmt *s, struct bill_row *b)
{
    b->id = stmt_get_int(s, "id");
    b->till = stmt_get_int(s, "till");
    b->number = stmt_get_int(s, "number");
    b->shift = stmt_get_int(s, "shift");
    b->member = stmt_get_int(s, "member");
    b->at = stmt_get_int(s, "at");
    b->day = stmt_get_int(s, "day");
    b->gross = stmt_get_int(s, "gross");
    b->discount = stmt_get_int(s, "discount");
    b->points_money = stmt_get_int(s, "points_money");
    b->round_off = stmt_get_int(s, "round_off");
    b->payable = stmt_get_int(s, "payable");
    b->bonus_paid = stmt_get_int(s, "bonus_paid");
    b->points_spent = stmt_get_int(s, "points_spent");
    b->points_earned = stmt_get_int(s, "points_earned");
    b->points_bonus = stmt_get_int(s, "points_bonus");
    b->earns = stmt_get_int(s, "earns");
    b->batch = stmt_get_int(s, "batch");
    text_copy(b->tier, sizeof b->tier, stmt_get_text(s, "tier"));
    text_copy(b->tier_after, sizeof b->tier_after, stmt_get_text(s, "tier_after"));
    text_copy(b->reference, sizeof b->reference, stmt_get_text(s, "reference"));
    b->voided = stmt_get_int(s, "voided");
    b->refunded = stmt_get_int(s, "refunded");
    b->points_back = stmt_get_int(s, "points_back");
    b->points_taken = stmt_get_int(s, "points_taken");
    b->gone = stmt_get_int(s, "gone");
}

enum status ledger_read_bill(struct db *db, int64_t bill, struct bill_row *row, bool *found, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_READ_BILL);
    stmt_int(s, ":bill", bill);
    TRY(stmt_next(s, found, err));
    if (*found)
        ledger_bill_row(s, row);
    stmt_done(s);
    return STATUS_OK;
}

enum status ledger_read_lines(struct db *db, int64_t bill, struct bill_line_row **lines, size_t *count,
                              struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_READ_LINES);
    stmt_int(s, ":bill", bill);
    size_t room = *count;
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        *lines = mem_grow(*lines, *count, &room, sizeof **lines);
        struct bill_line_row *l = &(*lines)[(*count)++];
        *l = (struct bill_line_row){.no = stmt_get_int(s, "no"),
                                    .item = stmt_get_int(s, "item"),
                                    .quantity = stmt_get_int(s, "quantity"),
                                    .unit_price = stmt_get_int(s, "unit_price"),
                                    .gross = stmt_get_int(s, "gross"),
                                    .discount = stmt_get_int(s, "discount"),
                                    .points_money = stmt_get_int(s, "points_money"),
                                    .round_off = stmt_get_int(s, "round_off"),
                                    .net = stmt_get_int(s, "net"),
                                    .bonus_paid = stmt_get_int(s, "bonus_paid"),
                                    .earns = stmt_get_int(s, "earns"),
                                    .multiplier = stmt_get_int(s, "multiplier"),
                                    .shares = mem_copy(stmt_get_text(s, "shares")),
                                    .returned = stmt_get_int(s, "returned"),
                                    .refunded = stmt_get_int(s, "refunded")};
        text_copy(l->category, sizeof l->category, stmt_get_text(s, "category"));
    }
}

void ledger_lot_row(const struct stmt *s, struct lot_row *lot)
{
    *lot = (struct lot_row){.id = stmt_get_int(s, "id"),
                            .member = stmt_get_int(s, "member"),
                            .offer = stmt_get_int(s, "offer"),
                            .item = stmt_get_int(s, "item"),
                            .granted = stmt_get_int(s, "granted"),
                            .remaining = stmt_get_int(s, "remaining"),
                            .granted_on = stmt_get_int(s, "granted_on"),
                            .usable_from = stmt_get_int(s, "usable_from"),
                            .expires_on = stmt_get_int(s, "expires_on"),
                            .txn = stmt_get_int(s, "txn"),
                            .parent = stmt_get_int(s, "parent"),
                            .batch = stmt_get_int(s, "batch"),
                            .serial = stmt_get_int(s, "serial")};
    text_copy(lot->kind, sizeof lot->kind, stmt_get_text(s, "kind"));
    text_copy(lot->code, sizeof lot->code, stmt_get_text(s, "code"));
}

static enum status read_lots(struct db *db, struct entry *entry, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_READ_LOTS);
    stmt_int(s, ":txn", entry->id);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        entry->lot = mem_grow(entry->lot, entry->lots, &entry->lot_room, sizeof *entry->lot);
        struct lot_row *lot = &entry->lot[entry->lots++];
        ledger_lot_row(s, lot);
        lot->order = stmt_get_int(s, "order_id");
        lot->debtor = stmt_get_int(s, "debtor");
    }
}

static enum status read_moves(struct db *db, struct entry *entry, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_READ_TRANSFERS);
    stmt_int(s, ":txn", entry->id);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        entry_move(entry, stmt_get_int(s, "lot"), (int)stmt_get_int(s, "sign"), stmt_get_text(s, "account"),
                   stmt_get_int(s, "amount"));
        if (entry->transfers)
            entry->transfer[entry->transfers - 1].no = stmt_get_int(s, "no");
    }
}

static enum status read_payments(struct db *db, struct entry *entry, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_READ_PAYMENTS);
    stmt_int(s, ":txn", entry->id);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        struct payment_row *p =
            entry_pay(entry, stmt_get_text(s, "tender"), (int)stmt_get_int(s, "sign"), stmt_get_int(s, "amount"));
        p->no = stmt_get_int(s, "no");
        p->bill = stmt_get_int(s, "bill");
        p->shift = stmt_get_int(s, "shift");
        p->given = stmt_get_int(s, "given");
        text_copy(p->reference, sizeof p->reference, stmt_get_text(s, "reference"));
        p->settled = stmt_get_int(s, "settled");
    }
}

static enum status read_uses(struct db *db, struct entry *entry, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_READ_USES);
    stmt_int(s, ":txn", entry->id);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        struct use_row *u = entry_use(entry, stmt_get_int(s, "offer"), stmt_get_int(s, "day"),
                                      (int)stmt_get_int(s, "uses"), stmt_get_int(s, "amount"));
        u->no = stmt_get_int(s, "no");
        u->member = stmt_get_int(s, "member");
        u->lot = stmt_get_int(s, "lot");
    }
}

static enum status read_returns(struct db *db, struct entry *entry, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_READ_RETURNS);
    stmt_int(s, ":txn", entry->id);
    bool row;
    for (;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            break;
        *entry_return(entry) =
            (struct return_row){stmt_get_int(s, "line"), stmt_get_int(s, "quantity"), stmt_get_int(s, "refund")};
    }
    s = stmt_use(db, QUERY_LEDGER_READ_TOTALS);
    stmt_int(s, ":txn", entry->id);
    TRY(stmt_next(s, &row, err));
    if (row) {
        entry->has_totals = true;
        entry->total_refund = stmt_get_int(s, "refund");
        entry->total_back = stmt_get_int(s, "points_back");
        entry->total_taken = stmt_get_int(s, "points_taken");
        stmt_done(s);
    }
    s = stmt_use(db, QUERY_LEDGER_READ_STOCK);
    stmt_int(s, ":txn", entry->id);
    for (;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        entry->stock = mem_grow(entry->stock, entry->stocks, &entry->stock_room, sizeof *entry->stock);
        entry->stock[entry->stocks++] =
            (struct stock_row){stmt_get_int(s, "item"), stmt_get_int(s, "change"), stmt_get_int(s, "gift") != 0};
    }
}

static enum status read_claim_row(struct stmt *s, int64_t *txn, struct claim_row *claim, struct error *err)
{
    bool row;
    TRY(stmt_next(s, &row, err));
    *txn = row ? stmt_get_int(s, "txn") : 0;
    *claim = (struct claim_row){0};
    if (!row)
        return STATUS_OK;
    claim->points_earned = stmt_get_int(s, "points_earned");
    claim->points_bonus = stmt_get_int(s, "points_bonus");
    claim->points_taken = stmt_get_int(s, "points_taken");
    text_copy(claim->tier, sizeof claim->tier, stmt_get_text(s, "tier"));
    text_copy(claim->tier_after, sizeof claim->tier_after, stmt_get_text(s, "tier_after"));
    stmt_done(s);
    return STATUS_OK;
}

enum status ledger_read_claim(struct db *db, int64_t bill, int64_t *txn, struct claim_row *claim, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_READ_CLAIM);
    stmt_int(s, ":bill", bill);
    return read_claim_row(s, txn, claim, err);
}

enum status ledger_last_claim(struct db *db, int64_t bill, int64_t *txn, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_LAST_CLAIM);
    stmt_int(s, ":bill", bill);
    return stmt_value(s, 0, txn, err);
}

static enum status read_claim(struct db *db, struct entry *entry, struct error *err)
{
    int64_t txn;
    struct stmt *s = stmt_use(db, QUERY_LEDGER_READ_CLAIM_OF);
    stmt_int(s, ":txn", entry->id);
    TRY(read_claim_row(s, &txn, &entry->claim, err));
    entry->has_claim = txn == entry->id;
    s = stmt_use(db, QUERY_LEDGER_READ_CLAIM_LINES);
    stmt_int(s, ":txn", entry->id);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        entry_claimed(entry, stmt_get_int(s, "line"), stmt_get_int(s, "earns"), stmt_get_int(s, "multiplier"));
    }
}

enum status ledger_read_steps(struct db *db, int64_t txn, struct steps *steps, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_READ_STEPS);
    stmt_int(s, ":txn", txn);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        TRY(step_read(steps, stmt_get_text(s, "rule"), stmt_get_text(s, "data"), err));
    }
}

enum status ledger_read(struct db *db, int64_t txn, struct entry *entry, struct error *err)
{
    *entry = (struct entry){0};
    TRY(read_header(db, txn, entry, err));
    bool writes_bill = entry->bill && (strcmp(entry->kind, "sale") == 0 || strcmp(entry->kind, "import") == 0);
    if (writes_bill) {
        TRY(ledger_read_bill(db, entry->bill, &entry->bill_row, &entry->has_bill, err));
        TRY(ledger_read_lines(db, entry->bill, &entry->line, &entry->lines, err));
    }
    TRY(read_lots(db, entry, err));
    TRY(read_moves(db, entry, err));
    TRY(read_payments(db, entry, err));
    TRY(read_uses(db, entry, err));
    TRY(read_returns(db, entry, err));
    if (strcmp(entry->kind, "claim") == 0 || strcmp(entry->kind, "earn") == 0)
        TRY(read_claim(db, entry, err));
    TRY(ledger_read_hand(db, entry, err));
    return ledger_read_steps(db, entry->id, &entry->steps, err);
}
