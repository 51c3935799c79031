/* SPDX-License-Identifier: MIT */
#include "model/entry.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"

enum status entry_bill(struct db *db, struct entry *entry, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_LEDGER_NEXT_BILL);
    stmt_int(s, ":till", entry->till);
    bool row;
    TRY(stmt_next(s, &row, err));
    entry->has_bill = true;
    entry->bill = entry->bill_row.id = stmt_get_int(s, "bill");
    entry->bill_row.till = entry->till;
    entry->bill_row.number = stmt_get_int(s, "number");
    entry->bill_row.shift = stmt_get_int(s, "shift");
    entry->bill_row.member = entry->member;
    entry->bill_row.at = entry->at;
    entry->bill_row.day = entry->day;
    stmt_done(s);
    return STATUS_OK;
}

int64_t entry_issue(struct entry *entry, const struct lot_row *terms)
{
    entry->lot = mem_grow(entry->lot, entry->lots, &entry->lot_room, sizeof *entry->lot);
    struct lot_row *lot = &entry->lot[entry->lots++];
    *lot = *terms;
    lot->id = entry->next_lot++;
    lot->txn = entry->id;
    lot->remaining = 0;
    entry_move(entry, lot->id, 1, "issued", lot->granted);
    return lot->id;
}

void entry_move(struct entry *entry, int64_t lot, int sign, const char *account, int64_t amount)
{
    if (amount == 0)
        return;
    entry->transfer = mem_grow(entry->transfer, entry->transfers, &entry->transfer_room, sizeof *entry->transfer);
    struct transfer_row *move = &entry->transfer[entry->transfers++];
    *move = (struct transfer_row){.no = (int64_t)entry->transfers, .lot = lot, .sign = sign, .amount = amount};
    text_copy(move->account, sizeof move->account, account);
}

struct payment_row *entry_pay(struct entry *entry, const char *tender, int sign, int64_t amount)
{
    entry->payment = mem_grow(entry->payment, entry->payments, &entry->payment_room, sizeof *entry->payment);
    struct payment_row *pay = &entry->payment[entry->payments++];
    *pay = (struct payment_row){.no = (int64_t)entry->payments,
                                .bill = entry->bill,
                                .shift = entry->bill_row.shift,
                                .sign = sign,
                                .amount = amount};
    text_copy(pay->tender, sizeof pay->tender, tender);
    return pay;
}

struct use_row *entry_use(struct entry *entry, int64_t offer, int64_t day, int uses, int64_t amount)
{
    entry->use = mem_grow(entry->use, entry->uses, &entry->use_room, sizeof *entry->use);
    struct use_row *use = &entry->use[entry->uses++];
    *use = (struct use_row){.no = (int64_t)entry->uses,
                            .offer = offer,
                            .member = entry->member,
                            .day = day,
                            .uses = uses,
                            .amount = amount};
    return use;
}

struct bill_line_row *entry_line(struct entry *entry)
{
    entry->line = mem_grow(entry->line, entry->lines, &entry->line_room, sizeof *entry->line);
    struct bill_line_row *line = &entry->line[entry->lines++];
    *line = (struct bill_line_row){.no = (int64_t)entry->lines};
    return line;
}

struct return_row *entry_return(struct entry *entry)
{
    entry->returned = mem_grow(entry->returned, entry->returns, &entry->return_room, sizeof *entry->returned);
    struct return_row *back = &entry->returned[entry->returns++];
    *back = (struct return_row){0};
    return back;
}

static bool before(const struct stock_row *row, int64_t item, bool gift)
{
    return row->item < item || (row->item == item && row->gift < gift);
}

void entry_stock(struct entry *entry, int64_t item, bool gift, int64_t change)
{
    size_t at = 0; /* the canonical body orders them by item, what was sold before what was given */
    while (at < entry->stocks && before(&entry->stock[at], item, gift))
        at++;
    if (at < entry->stocks && entry->stock[at].item == item && entry->stock[at].gift == gift) {
        entry->stock[at].change += change;
        return;
    }
    entry->stock = mem_grow(entry->stock, entry->stocks, &entry->stock_room, sizeof *entry->stock);
    memmove(&entry->stock[at + 1], &entry->stock[at], (entry->stocks - at) * sizeof *entry->stock);
    entry->stock[at] = (struct stock_row){item, change, gift};
    entry->stocks++;
}

void entry_claimed(struct entry *entry, int64_t line, int64_t earns, int64_t multiplier)
{
    entry->claimed = mem_grow(entry->claimed, entry->claimeds, &entry->claimed_room, sizeof *entry->claimed);
    entry->claimed[entry->claimeds++] = (struct claim_line_row){line, earns, multiplier};
}

void entry_hand(struct entry *entry, const char *kind, int64_t line, int64_t amount)
{
    entry->hand = mem_grow(entry->hand, entry->hands, &entry->hand_room, sizeof *entry->hand);
    struct hand_row *hand = &entry->hand[entry->hands++];
    *hand = (struct hand_row){.no = (int64_t)entry->hands, .line = line, .amount = amount};
    text_copy(hand->kind, sizeof hand->kind, kind);
}

void entry_clear(struct entry *entry)
{
    for (size_t i = 0; i < entry->lines; i++)
        free(entry->line[i].shares);
    free(entry->line);
    free(entry->lot);
    free(entry->transfer);
    free(entry->payment);
    free(entry->use);
    free(entry->returned);
    free(entry->stock);
    free(entry->claimed);
    free(entry->hand);
    step_list_clear(&entry->steps);
    *entry = (struct entry){0};
}

/* A field after a blank; zero, empty and absent are "-". */
static void put(struct buffer *body, int64_t value)
{
    if (value == 0)
        buffer_add(body, " -");
    else
        buffer_format(body, " %" PRId64, value);
}

static void put_text(struct buffer *body, const char *text)
{
    buffer_format(body, " %s", text && *text ? text : "-");
}

static void put_all(struct buffer *body, size_t count, const int64_t *value)
{
    for (size_t i = 0; i < count; i++)
        put(body, value[i]);
}

/* In basis points, with as many decimals as needed: 15000, 14706.125. */
static void put_multiplier(struct buffer *body, int64_t multiplier)
{
    const int64_t one = MULTIPLIER_OF(1);
    char decimals[24];
    if (multiplier % one == 0) {
        put(body, multiplier / one);
        return;
    }
    snprintf(decimals, sizeof decimals, "%08" PRId64, multiplier % one);
    size_t used = strlen(decimals);
    while (decimals[used - 1] == '0')
        used--;
    buffer_format(body, " %" PRId64 ".%.*s", multiplier / one, (int)used, decimals);
}

#define PUT(body, ...) put_all(body, sizeof(int64_t[]){__VA_ARGS__} / sizeof(int64_t), (int64_t[]){__VA_ARGS__})

static void body_bill(const struct entry *entry, struct buffer *body)
{
    const struct bill_row *b = &entry->bill_row;
    buffer_add(body, "bill");
    PUT(body, b->id, b->till, b->number, b->shift, b->at, b->day, b->gross, b->discount, b->points_money, b->round_off,
        b->payable, b->bonus_paid, b->points_spent, b->points_earned, b->points_bonus, b->earns, b->batch);
    buffer_add(body, "\n");
    for (size_t i = 0; i < entry->lines; i++) {
        const struct bill_line_row *l = &entry->line[i];
        buffer_add(body, "line");
        PUT(body, l->no, l->item, l->quantity, l->unit_price, l->gross, l->discount, l->points_money, l->round_off,
            l->net, l->bonus_paid, l->earns);
        put_multiplier(body, l->multiplier);
        put_text(body, l->shares);
        buffer_add(body, "\n");
    }
}

static void body_lots(const struct entry *entry, struct buffer *body)
{
    for (size_t i = 0; i < entry->lots; i++) {
        const struct lot_row *l = &entry->lot[i];
        buffer_add(body, "lot");
        put(body, l->id);
        put_text(body, l->kind);
        PUT(body, l->member, l->offer, l->item, l->granted, l->granted_on, l->usable_from, l->expires_on, l->parent,
            l->order, l->debtor);
        buffer_add(body, "\n");
    }
    for (size_t i = 0; i < entry->lots; i++) {
        const struct lot_row *l = &entry->lot[i];
        if (l->serial == 0)
            continue;
        buffer_add(body, "coupon");
        PUT(body, l->id, l->batch, l->serial);
        buffer_add(body, "\n");
    }
}

static void body_moves(const struct entry *entry, struct buffer *body)
{
    for (size_t i = 0; i < entry->transfers; i++) {
        const struct transfer_row *t = &entry->transfer[i];
        buffer_add(body, "transfer");
        PUT(body, t->no, t->lot, t->sign);
        put_text(body, t->account);
        put(body, t->amount);
        buffer_add(body, "\n");
    }
    for (size_t i = 0; i < entry->payments; i++) {
        const struct payment_row *p = &entry->payment[i];
        buffer_add(body, "payment");
        PUT(body, p->no, p->bill, p->shift);
        put_text(body, p->tender);
        PUT(body, p->sign, p->amount, p->given);
        put_text(body, p->reference);
        put(body, p->settled);
        buffer_add(body, "\n");
    }
}

static void body_rest(const struct entry *entry, struct buffer *body)
{
    for (size_t i = 0; i < entry->uses; i++) {
        const struct use_row *u = &entry->use[i];
        buffer_add(body, "use");
        PUT(body, u->no, u->offer, u->member, u->day, u->uses, u->amount, u->lot);
        buffer_add(body, "\n");
    }
    for (size_t i = 0; i < entry->returns; i++) {
        const struct return_row *r = &entry->returned[i];
        buffer_add(body, "return");
        PUT(body, r->line, r->quantity, r->refund);
        buffer_add(body, "\n");
    }
    if (entry->has_totals) {
        buffer_add(body, "returned");
        PUT(body, entry->total_refund, entry->total_back, entry->total_taken);
        buffer_add(body, "\n");
    }
    for (size_t i = 0; i < entry->stocks; i++) {
        buffer_add(body, "stock");
        PUT(body, entry->stock[i].item, entry->stock[i].gift, entry->stock[i].change);
        buffer_add(body, "\n");
    }
}

static void body_claim(const struct entry *entry, struct buffer *body)
{
    buffer_add(body, "claim");
    PUT(body, entry->claim.points_earned, entry->claim.points_bonus);
    buffer_add(body, "\n");
    for (size_t i = 0; i < entry->claimeds; i++) {
        const struct claim_line_row *l = &entry->claimed[i];
        buffer_add(body, "claimed");
        PUT(body, l->line, l->earns);
        put_multiplier(body, l->multiplier);
        buffer_add(body, "\n");
    }
}

void entry_body(const struct entry *entry, struct buffer *body)
{
    buffer_add(body, "v1");
    PUT(body, entry->shop, entry->epoch, entry->seq);
    put_text(body, entry->kind);
    PUT(body, entry->member, entry->bill, entry->programme, entry->at, entry->day, entry->till, entry->staff,
        entry->approver, entry->reverses);
    buffer_add(body, "\n");
    if (entry->has_bill)
        body_bill(entry, body);
    body_lots(entry, body);
    body_moves(entry, body);
    body_rest(entry, body);
    if (entry->has_claim)
        body_claim(entry, body);
    for (size_t i = 0; i < entry->hands; i++) {
        const struct hand_row *h = &entry->hand[i];
        buffer_add(body, "hand");
        put(body, h->no);
        put_text(body, h->kind);
        PUT(body, h->line, h->amount);
        buffer_add(body, "\n");
    }
}
