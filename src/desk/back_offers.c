/* SPDX-License-Identifier: MIT */
/* Coupons, limits and budgets of a returned bill; and the view of a return. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/item.h"
#include "model/lot.h"
#include "model/member.h"
#include "model/offer_rows.h"
#include "desk/back.h"

static void add_fate(struct return_view *view, const char *code, const char *fate)
{
    if (view->coupons == COUPONS_MAX)
        return;
    text_copy(view->coupon[view->coupons].code, COUPON_TEXT, code);
    view->coupon[view->coupons++].fate = fate;
}

/* Gives back one use of an offer: its coupon, its count and its part of total and budget. */
static enum status undo_use(struct act *act, struct back *back, const struct use_row *use, struct error *err)
{
    char code[CODE_TEXT];
    TRY(offer_code(act->db, use->offer, code, err));
    int at = programme_offer(back->programme, code);
    if (use->lot) {
        struct lot_row coupon;
        TRY(lot_get(act->db, use->lot, &coupon, err));
        bool usable = coupon.expires_on >= act->day;
        entry_move(&act->entry, coupon.id, 1, "returned", 1); /* even if expired, so as not to look used */
        add_fate(back->view, coupon.code, usable ? "usable" : "expired");
        step_set(step_add(&act->entry.steps, STEP_COUPON, code, coupon.code), "usable", usable);
    }
    if (at >= 0 && !back->programme->offer[at].void_returns)
        return STATUS_OK;
    struct use_row *undone = entry_use(&act->entry, use->offer, use->day, -1, use->amount);
    undone->lot = use->lot;
    undone->member = use->member;
    return STATUS_OK;
}

static bool gives_back(const struct back *back, int64_t offer, struct db *db, struct error *err, enum status *status)
{
    char code[CODE_TEXT];
    *status = offer_code(db, offer, code, err);
    int at = *status == STATUS_OK ? programme_offer(back->programme, code) : -1;
    return at < 0 || back->programme->offer[at].void_returns;
}

/* A gift that does not come back: its price in points is owed by the member; without one, only a note. */
static enum status owe_gift(struct act *act, const struct back *back, const struct stock_row *given, struct error *err)
{
    struct item item;
    TRY(item_get(act->db, given->item, &item, err));
    bool owes = back->bill.row.member && !back->request->gifts_unowed;
    int64_t points = owes ? item.points_price * (-given->change / QUANTITY_ONE) : 0;
    struct step *step = step_add(&act->entry.steps, STEP_OWED, "gift", NULL);
    step_set(step, "points", points);
    if (points == 0)
        return STATUS_OK;
    struct lot_row owed = {.kind = "owed",
                           .member = back->bill.row.member,
                           .granted = points,
                           .granted_on = act->day,
                           .usable_from = act->day,
                           .expires_on = DATE_NEVER};
    entry_issue(&act->entry, &owed);
    return STATUS_OK;
}

/* Returns the gifts of a wholly returned bill to stock. */
static enum status restock(struct act *act, const struct back *back, struct error *err)
{
    for (size_t i = 0; i < back->sale.stocks; i++) {
        const struct stock_row *given = &back->sale.stock[i];
        if (given->gift && back->request->gifts_missing)
            TRY(owe_gift(act, back, given, err));
        else if (given->gift)
            entry_stock(&act->entry, given->item, true, -given->change);
    }
    return STATUS_OK;
}

/* Returns what the sale drew from the shop's own lots (uses, budget) to them. */
static enum status refill_offers(struct act *act, struct back *back, struct error *err)
{
    for (size_t i = 0; i < back->sale.transfers; i++) {
        const struct transfer_row *t = &back->sale.transfer[i];
        struct lot_row lot;
        enum status status;
        if (t->sign != -1 || strcmp(t->account, "used") != 0)
            continue;
        TRY(lot_get(act->db, t->lot, &lot, err));
        bool shops = strcmp(lot.kind, "uses") == 0 || strcmp(lot.kind, "budget") == 0;
        if (shops && gives_back(back, lot.offer, act->db, err, &status))
            entry_move(&act->entry, lot.id, 1, "returned", t->amount);
        else if (shops)
            TRY(status);
    }
    return STATUS_OK;
}

enum status back_offers(struct act *act, struct back *back, struct error *err)
{
    bool whole = back->request->voids || back->plan.nothing_left;
    back->view->nothing_left = whole;
    for (size_t i = 0; i < back->sale.uses; i++) {
        const struct use_row *use = &back->sale.use[i];
        struct lot_row coupon;
        if (whole) {
            TRY(undo_use(act, back, use, err));
        } else if (use->lot) {
            TRY(lot_get(act->db, use->lot, &coupon, err));
            add_fate(back->view, coupon.code, "used");
        }
    }
    if (whole)
        TRY(restock(act, back, err));
    return whole ? refill_offers(act, back, err) : STATUS_OK;
}

/* --- the result shown ------------------------------------------------------------------------------------------- */

/* The change an entry makes to the member's usable amount of a kind on a day. */
static enum status effect(struct db *db, const struct entry *entry, const char *kind, int64_t day, int64_t *delta,
                          struct error *err)
{
    for (size_t i = 0; i < entry->transfers; i++) {
        const struct transfer_row *t = &entry->transfer[i];
        struct lot_row lot = {0};
        for (size_t j = 0; j < entry->lots; j++)
            if (entry->lot[j].id == t->lot)
                lot = entry->lot[j];
        if (lot.id == 0)
            TRY(lot_get(db, t->lot, &lot, err));
        if (strcmp(lot.kind, kind) == 0 && lot.usable_from <= day && day <= lot.expires_on)
            *delta += t->sign * t->amount;
    }
    return STATUS_OK;
}

static void copy_payments(const struct entry *entry, struct return_view *view)
{
    for (size_t i = 0; i < entry->payments && view->tenders < TENDERS_MAX; i++) {
        const struct payment_row *payment = &entry->payment[i];
        struct tender *tender = &view->tender[view->tenders];
        if (!tender_from_code(payment->tender, &tender->kind))
            continue;
        tender->amount = -payment->sign * payment->amount;
        tender->settled = payment->settled;
        text_copy(tender->reference, sizeof tender->reference, payment->reference);
        view->tenders++;
    }
}

enum status back_view(struct act *act, struct back *back, struct error *err)
{
    struct return_view *view = back->view;
    struct balances now;
    int64_t invoiced;
    TRY(bill_invoiced(act->db, back->bill.row.id, &invoiced, err));
    view->invoiced = invoiced != 0;
    bill_name(view->bill, back->bill.row.till, back->bill.row.number);
    view->member = back->bill.row.member;
    view->programme = back->sale.programme;
    view->refund = back->plan.refund;
    view->points_back = back->plan.points_back;
    copy_payments(&act->entry, view);
    TRY(family_name(act->db, view->tender, view->tenders, view->family, err));
    step_list_copy(&view->steps, &act->entry.steps);
    if (!view->member)
        return STATUS_OK;
    text_copy(view->tier_before, sizeof view->tier_before, back->lapses.tier);
    text_copy(view->tier, sizeof view->tier, back->fall.member ? back->fall.new : back->lapses.tier);
    TRY(lot_balances(act->db, view->member, act->day, &now, err));
    view->points_balance = now.points;
    view->owed_points = now.owed;
    view->wallet_balance = now.wallet + back->wallet_back;
    TRY(effect(act->db, &act->entry, "points", act->day, &view->points_balance, err));
    return effect(act->db, &act->entry, "owed", act->day, &view->owed_points, err);
}

static enum status reread_coupons(struct db *db, const struct entry *sale, const struct entry *entry,
                                  struct return_view *view, struct error *err)
{
    for (size_t i = 0; i < sale->uses; i++) {
        struct lot_row coupon;
        const char *fate = "used";
        if (!sale->use[i].lot)
            continue;
        TRY(lot_get(db, sale->use[i].lot, &coupon, err));
        for (size_t j = 0; j < entry->transfers; j++)
            if (entry->transfer[j].lot == coupon.id)
                fate = coupon.expires_on >= entry->day ? "usable" : "expired";
        add_fate(view, coupon.code, fate);
    }
    return STATUS_OK;
}

static enum status reread(struct db *db, const struct return_request *request, struct entry *entry,
                          struct return_view *view, struct error *err)
{
    struct bill bill;
    struct entry sale = {0};
    struct member member;
    enum status status = bill_get(db, request->bill, &bill, err);
    if (status == STATUS_OK)
        status = ledger_read(db, bill.txn, &sale, err);
    if (status == STATUS_OK) {
        view->nothing_left = bill.row.gone != 0;
        bill_name(view->bill, bill.row.till, bill.row.number);
        view->member = bill.row.member;
        status = reread_coupons(db, &sale, entry, view, err);
    }
    entry_clear(&sale);
    bill_clear(&bill);
    if (status != STATUS_OK || !view->member)
        return status;
    TRY(member_get(db, view->member, &member, err));
    text_copy(view->tier, sizeof view->tier, member.tier);
    text_copy(view->tier_before, sizeof view->tier_before, member.tier);
    return STATUS_OK;
}

enum status back_reread(struct desk *desk, int64_t txn, const struct return_request *request, struct return_view *view,
                        struct error *err)
{
    struct entry entry;
    enum status status = ledger_read(desk->db, txn, &entry, err);
    step_list_clear(&view->steps);
    for (size_t i = 0; status == STATUS_OK && i < entry.payments; i++)
        view->refund -= entry.payment[i].sign * entry.payment[i].amount; /* includes cash rounding, of either sign */
    for (size_t i = 0; status == STATUS_OK && i < entry.transfers; i++) {
        const struct transfer_row *t = &entry.transfer[i];
        struct lot_row lot;
        status = lot_get(desk->db, t->lot, &lot, err);
        if (status != STATUS_OK || strcmp(lot.kind, "points") != 0)
            continue;
        if (t->sign < 0 && strcmp(t->account, "returned") == 0)
            view->points_taken += t->amount;
        else if (t->sign > 0)
            view->points_back += t->amount;
    }
    copy_payments(&entry, view);
    step_list_copy(&view->steps, &entry.steps);
    view->programme = entry.programme;
    if (status == STATUS_OK)
        status = family_name(desk->db, view->tender, view->tenders, view->family, err);
    if (status == STATUS_OK)
        status = reread(desk->db, request, &entry, view, err);
    entry_clear(&entry);
    return status;
}
