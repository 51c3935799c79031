/* SPDX-License-Identifier: MIT */
/* Money, points and lots of a return or void. */
#include "desk/back.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/lot.h"

/* --- lots refilled ---------------------------------------------------------------------------------------------- */

/* Returns an amount to its lot, or to a new grace lot if that lot has expired meanwhile. */
static enum status refill_lot(struct act *act, struct back *back, const struct lot_row *lot, int64_t amount,
                              struct error *err)
{
    int64_t into = lot->id;
    if (lot->expires_on >= act->day) {
        entry_move(&act->entry, lot->id, 1, "returned", amount);
    } else {
        int64_t last = act->day + back->programme->returns.grace_days;
        struct lot_row grace = {.member = lot->member,
                                .granted = amount,
                                .granted_on = act->day,
                                .usable_from = act->day,
                                .expires_on = last,
                                .parent = lot->id};
        text_copy(grace.kind, sizeof grace.kind, lot->kind);
        into = entry_issue(&act->entry, &grace);
    }
    struct step *step = step_add(&act->entry.steps, STEP_LOT, lot->kind, NULL);
    step_set(step, "lot", into);
    step_set(step, "amount", amount);
    step_set(step, "to", into == lot->id ? lot->expires_on : act->day + back->programme->returns.grace_days);
    if (strcmp(lot->kind, "points") != 0)
        return STATUS_OK;
    return lot_settle_owed(act->db, &act->entry, lot->member, into, lot->usable_from <= act->day, amount, NULL, err);
}

/* A kind of value that the sale drew, and whose. */
struct drawn {
    int64_t member;
    const char *kind;
};

static bool is_of(const struct lot_row *lot, const struct drawn *of)
{
    return lot->member == of->member && strcmp(lot->kind, of->kind) == 0;
}

/*
 * Gives `amount` back to the lots that the sale drew it from, the lot drawn last first. `before` units were given back
 * by earlier returns: as the order is fixed, that many units from the end are skipped.
 */
static enum status refill(struct act *act, struct back *back, const struct drawn *of, int64_t before, int64_t amount,
                          struct error *err)
{
    for (size_t i = back->sale.transfers; i > 0 && amount > 0; i--) {
        const struct transfer_row *drawn = &back->sale.transfer[i - 1];
        struct lot_row lot;
        if (drawn->sign != -1 || strcmp(drawn->account, "redeemed") != 0)
            continue;
        TRY(lot_get(act->db, drawn->lot, &lot, err));
        if (!is_of(&lot, of))
            continue;
        int64_t skip = before < drawn->amount ? before : drawn->amount;
        int64_t part = drawn->amount - skip < amount ? drawn->amount - skip : amount;
        before -= skip;
        amount -= part;
        if (part > 0)
            TRY(refill_lot(act, back, &lot, part, err));
    }
    if (amount > 0)
        return error_set(err, STATUS_DAMAGED, "lot", "the sale drew fewer %s than come back", of->kind);
    return STATUS_OK;
}

static enum status drawn_of_kind(struct act *act, const struct back *back, const struct drawn *of, int64_t *amount,
                                 struct error *err)
{
    *amount = 0;
    for (size_t i = 0; i < back->sale.transfers; i++) {
        const struct transfer_row *drawn = &back->sale.transfer[i];
        struct lot_row lot;
        if (drawn->sign != -1 || strcmp(drawn->account, "redeemed") != 0)
            continue;
        TRY(lot_get(act->db, drawn->lot, &lot, err));
        if (is_of(&lot, of))
            *amount += drawn->amount;
    }
    return STATUS_OK;
}

/* --- money ------------------------------------------------------------------------------------------------------ */

struct paid {
    const char *tender, *reference;
    int64_t settled;
    int64_t before; /* given back by earlier returns */
};

/* Stored value goes back to whose it was: the buyer's, or the holder's that one of a family paid with. */
static enum status back_stored(struct act *act, struct back *back, const struct paid *paid, int64_t amount,
                               struct error *err)
{
    bool own = strcmp(paid->tender, tender_code(TENDER_WALLET)) == 0;
    int64_t whose = own ? back->sale.member : strtoll(paid->reference, NULL, 10), before = paid->before;
    struct drawn principal = {whose, "principal"}, bonus = {whose, "bonus"};
    int64_t principals, bonuses;
    TRY(drawn_of_kind(act, back, &principal, &principals, err));
    TRY(drawn_of_kind(act, back, &bonus, &bonuses, err));
    int64_t was = earn_refund_principal(principals, bonuses, before),
            now = earn_refund_principal(principals, bonuses, before + amount);
    struct step *step = step_add(&act->entry.steps, STEP_DRAW, paid->tender, NULL);
    step_set(step, "amount", amount);
    step_set(step, "principal", now - was);
    step_set(step, "bonus", amount - (now - was));
    if (own)
        back->wallet_back = amount;
    else
        step_set(step, "holder", whose);
    TRY(refill(act, back, &principal, was, now - was, err));
    return refill(act, back, &bonus, before - was, amount - (now - was), err);
}

static bool is_stored(const char *tender)
{
    return strcmp(tender, tender_code(TENDER_WALLET)) == 0 || strcmp(tender, tender_code(TENDER_FAMILY)) == 0;
}

/* Cash and cash rounding count as one tender: they are refunded together. */
static const char *group_of(const char *tender)
{
    return strcmp(tender, tender_code(TENDER_ROUNDING)) == 0 ? tender_code(TENDER_CASH) : tender;
}

/* Tenders of the bill in the order paid, with what has not been refunded of each. */
static size_t group_payments(const struct bill *bill, struct paid paid[TENDERS_MAX],
                             struct tender_left left[TENDERS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < bill->payments; i++) {
        const struct payment_row *p = &bill->payment[i];
        const char *tender, *reference;
        size_t at = 0;
        tender_paid_by(p, &tender, &reference);
        tender = group_of(tender);
        while (at < count && (strcmp(paid[at].tender, tender) != 0 || strcmp(paid[at].reference, reference) != 0))
            at++;
        if (at == TENDERS_MAX)
            continue;
        if (at == count) {
            paid[count] = (struct paid){.tender = tender, .reference = reference, .settled = p->settled};
            left[count++] = (struct tender_left){0};
        }
        left[at].left += p->sign * p->amount;
        if (p->sign < 0)
            paid[at].before += p->amount;
    }
    return count;
}

static struct payment_row *give(struct act *act, const char *tender, int64_t amount)
{
    step_set(step_add(&act->entry.steps, STEP_TENDER, tender, NULL), "amount", -amount);
    return entry_pay(&act->entry, tender, amount > 0 ? -1 : 1, amount > 0 ? amount : -amount);
}

static void give_rounding(struct act *act, int64_t amount, const char *of, int64_t unit)
{
    struct payment_row *row =
        entry_pay(&act->entry, tender_code(TENDER_ROUNDING), amount > 0 ? -1 : 1, amount > 0 ? amount : -amount);
    text_copy(row->reference, sizeof row->reference, of);
    tender_explain_rounding(&act->entry.steps, -amount, unit);
}

/* Hands over what another tender paid; in cash whole units, the rest is waived. */
static void give_by(struct act *act, struct back *back, const struct paid *paid, const char *by, int64_t amount)
{
    char of[CODE_TEXT];
    int64_t unit = back->programme->till.cash_rounding;
    int64_t given = strcmp(by, tender_code(TENDER_CASH)) == 0 ? tender_cash_due(amount, unit) : amount;
    tender_name_of(paid->tender, paid->reference, of);
    back->by_another += amount;
    if (given > 0)
        text_copy(give(act, by, given)->reference, CODE_TEXT, of);
    if (given < amount)
        give_rounding(act, amount - given, of, unit);
}

/* The cash that stays paid is rounded as in a sale: whole cash units, the rest waived. */
static void back_cash(struct act *act, struct back *back, const struct paid *paid, int64_t amount)
{
    int64_t cash = 0, let_go = 0, unit = back->programme->till.cash_rounding;
    for (size_t i = 0; i < back->bill.payments; i++) {
        const struct payment_row *p = &back->bill.payment[i];
        const char *tender, *reference;
        tender_paid_by(p, &tender, &reference);
        if (strcmp(tender, tender_code(TENDER_CASH)) == 0)
            cash += p->sign * p->amount;
        else if (strcmp(tender, tender_code(TENDER_ROUNDING)) == 0)
            let_go += p->sign * p->amount;
    }
    int64_t stays = tender_cash_due(cash + let_go - amount, unit), given = cash > stays ? cash - stays : 0;
    if (given > 0 && back->request->by_other && back->request->by != TENDER_CASH)
        give_by(act, back, paid, tender_code(back->request->by), given);
    else if (given > 0)
        give(act, tender_code(TENDER_CASH), given);
    if (amount != given)
        give_rounding(act, amount - given, "", unit);
}

/*
 * A platform voucher is not given back here: the customer asks the platform. A void, which undoes a mistake, sets it
 * free to pay another bill.
 */
static enum status keep_vouchers(const struct back *back, const struct paid *paid, struct tender_left *left,
                                 size_t count, struct error *err)
{
    int64_t others = 0, kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(paid[i].tender, tender_code(TENDER_VOUCHER)) == 0 && !back->request->voids) {
            kept += left[i].left;
            left[i].left = 0;
        }
        others += left[i].left;
    }
    return kept > 0 && back->plan.refund > others ? named_kept(tender_code(TENDER_VOUCHER), kept, err) : STATUS_OK;
}

/* Gives back by a tender of the bill what is neither cash nor stored value, and names it. */
static enum status give_named(struct act *act, const struct back *back, const struct paid *paid, int64_t amount,
                              struct error *err)
{
    struct tender tender = {.amount = amount};
    struct payment_row *payment = give(act, paid->tender, amount);
    text_copy(payment->reference, sizeof payment->reference, paid->reference);
    payment->settled = paid->settled;
    text_copy(tender.reference, sizeof tender.reference, paid->reference);
    return tender_from_code(paid->tender, &tender.kind) ? named_back(act, &back->sale, &tender, paid->before, err)
                                                        : STATUS_OK;
}

/* What is still owed of it is owed no longer; what was settled goes back in money. */
static enum status back_account(struct act *act, struct back *back, const struct paid *paid, int64_t amount,
                                struct error *err)
{
    int64_t owed;
    const char *by = tender_code(back->request->by_other ? back->request->by : TENDER_CASH);
    TRY(named_owed(act->db, &back->sale, paid->reference, &owed, err));
    owed = owed < amount ? owed : amount;
    if (owed > 0)
        TRY(give_named(act, back, paid, owed, err));
    if (amount > owed)
        give_by(act, back, paid, by, amount - owed);
    return STATUS_OK;
}

static enum status give_back(struct act *act, struct back *back, const struct paid *paid, int64_t amount,
                             struct error *err)
{
    enum tender_kind kind;
    bool known = tender_from_code(paid->tender, &kind), money = known && (tender_info(kind)->uses & TENDER_OF_TOPUP);
    if (money && kind == TENDER_CASH)
        back_cash(act, back, paid, amount);
    else if (money && back->request->by_other && back->request->by != kind)
        give_by(act, back, paid, tender_code(back->request->by), amount);
    else if (known && kind == TENDER_ACCOUNT)
        TRY(back_account(act, back, paid, amount, err));
    else
        TRY(give_named(act, back, paid, amount, err));
    return is_stored(paid->tender) ? back_stored(act, back, paid, amount, err) : STATUS_OK;
}

/* A refund by another tender than the one that paid is allowed as a correction of the tender after the handover is. */
static enum status check_tender(struct act *act, const struct back *back, struct error *err)
{
    const struct staff *approver = act->call->approver;
    enum status status =
        permit_check(PERMIT_TENDER, act->desk->staff.role, approver ? &approver->role : NULL, back->by_another, err);
    if (status == STATUS_APPROVAL_NEEDED)
        error_detail(err, "refund_tender");
    return act_awaits(act, status);
}

enum status back_money(struct act *act, struct back *back, struct error *err)
{
    struct paid paid[TENDERS_MAX];
    struct tender_left left[TENDERS_MAX];
    size_t count = group_payments(&back->bill, paid, left);
    TRY(keep_vouchers(back, paid, left, count, err));
    TRY(earn_refund_split(left, count, back->plan.refund, err));
    for (size_t i = count; i > 0; i--)
        if (left[i - 1].refund > 0)
            TRY(give_back(act, back, &paid[i - 1], left[i - 1].refund, err));
    return check_tender(act, back, err);
}

/* --- points ----------------------------------------------------------------------------------------------------- */

/* Moves up to *ask out of one lot that has not lapsed. */
static void take_from(struct act *act, struct back *back, const struct lot_row *lot, int64_t *ask)
{
    int64_t left = lot_left(&act->entry, lot->id, lot->remaining), part = left < *ask ? left : *ask;
    if (part <= 0 || lot->expires_on < act->day)
        return;
    entry_move(&act->entry, lot->id, -1, "returned", part);
    *ask -= part;
    back->view->points_taken += part;
}

static enum status lapsed_of(struct act *act, int64_t lot, int64_t *amount, struct error *err)
{
    int64_t lapsed;
    struct stmt *s = stmt_use(act->db, QUERY_RETURN_LAPSED);
    stmt_int(s, ":lot", lot);
    stmt_int(s, ":day", act->day);
    TRY(stmt_value(s, 0, &lapsed, err));
    *amount += lapsed;
    return STATUS_OK;
}

static enum status take_grace(struct act *act, struct back *back, int64_t parent, int64_t *ask, int64_t *lapsed,
                              struct error *err)
{
    struct stmt *s = stmt_use(act->db, QUERY_RETURN_GRACE);
    stmt_int(s, ":lot", parent);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        struct lot_row lot;
        ledger_lot_row(s, &lot);
        take_from(act, back, &lot, ask);
        TRY(lapsed_of(act, lot.id, lapsed, err));
    }
}

/*
 * Draws the bill's own points first, then its grace lots. Of those, points that have expired are waived, once over all
 * returns of the bill.
 */
static enum status take_own(struct act *act, struct back *back, int64_t *ask, struct error *err)
{
    int64_t lapsed = 0, moved;
    const struct entry *earned = back->bill.claim ? &back->claim : &back->sale;
    for (size_t i = 0; i < earned->lots; i++) {
        struct lot_row lot;
        if (strcmp(earned->lot[i].kind, "points") != 0)
            continue;
        TRY(lot_get(act->db, earned->lot[i].id, &lot, err));
        take_from(act, back, &lot, ask);
        TRY(lapsed_of(act, lot.id, &lapsed, err));
        TRY(take_grace(act, back, lot.id, ask, &lapsed, err));
    }
    struct stmt *s = stmt_use(act->db, QUERY_RETURN_TAKEN_BEFORE);
    stmt_int(s, ":bill", back->bill.row.id);
    TRY(stmt_value(s, 0, &moved, err));
    int64_t let_go = lapsed - (back->bill.row.points_taken - moved);
    if (let_go > 0)
        *ask -= let_go < *ask ? let_go : *ask;
    return STATUS_OK;
}

static int by_draw_order(const void *a, const void *b)
{
    const struct lot_row *x = a, *y = b;
    if (x->expires_on != y->expires_on)
        return x->expires_on < y->expires_on ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

/* Adds the lots that this act itself filled: they were empty or did not exist when `open` was read. */
static enum status add_filled(struct act *act, struct lot_list *open, struct error *err)
{
    for (size_t i = 0; i < act->entry.transfers; i++) {
        const struct transfer_row *t = &act->entry.transfer[i];
        struct lot_row lot = {0};
        bool known = t->sign < 0;
        for (size_t j = 0; j < open->lots; j++)
            known |= open->lot[j].id == t->lot;
        for (size_t j = 0; j < act->entry.lots; j++)
            if (act->entry.lot[j].id == t->lot)
                lot = act->entry.lot[j];
        if (known)
            continue;
        if (lot.id == 0)
            TRY(lot_get(act->db, t->lot, &lot, err));
        if (strcmp(lot.kind, "points") != 0)
            continue;
        open->lot = mem_grow(open->lot, open->lots, &open->room, sizeof *open->lot);
        open->lot[open->lots++] = lot;
    }
    return STATUS_OK;
}

/* Other lots in draw order: usable ones, then those not yet usable. */
static enum status take_other(struct act *act, struct back *back, int64_t *ask, struct error *err)
{
    struct lot_list open = {0};
    enum status status = lot_open(act->db, back->bill.row.member, "points", act->day, &open, err);
    if (status == STATUS_OK)
        status = add_filled(act, &open, err);
    if (open.lots > 1)
        qsort(open.lot, open.lots, sizeof *open.lot, by_draw_order);
    for (int waiting = 0; status == STATUS_OK && waiting <= 1; waiting++)
        for (size_t i = 0; i<open.lots && * ask> 0; i++)
            if ((open.lot[i].usable_from > act->day) == (waiting == 1))
                take_from(act, back, &open.lot[i], ask);
    lot_list_clear(&open);
    return status;
}

enum status back_points(struct act *act, struct back *back, struct error *err)
{
    int64_t ask = back->plan.points_taken;
    if (!back->bill.row.member)
        return STATUS_OK;
    struct drawn spent = {back->sale.member, "points"};
    TRY(refill(act, back, &spent, back->bill.row.points_back, back->plan.points_back, err));
    if (ask == 0)
        return STATUS_OK;
    TRY(take_own(act, back, &ask, err));
    if (ask > 0)
        TRY(take_other(act, back, &ask, err));
    if (ask == 0)
        return STATUS_OK;
    struct lot_row owed = {.kind = "owed",
                           .member = back->bill.row.member,
                           .granted = ask,
                           .granted_on = act->day,
                           .usable_from = act->day,
                           .expires_on = DATE_NEVER};
    entry_issue(&act->entry, &owed);
    step_set(step_add(&act->entry.steps, STEP_OWED, "short", NULL), "points", ask);
    return STATUS_OK;
}
