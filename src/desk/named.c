/* SPDX-License-Identifier: MIT */
/*
 * named: tenders that name what pays (TENDER_NAMED): a platform voucher by its code, the deposits of an order and what
 * a debtor owes by their numbers.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "model/bill.h"
#include "model/debtor.h"
#include "model/lot.h"
#include "model/order.h"
#include "desk/desk_priv.h"

static enum status refuse_used(const struct stmt *s, struct error *err)
{
    char at[DATE_TEXT], name[BILL_TEXT];
    bill_name(name, stmt_get_int(s, "till"), stmt_get_int(s, "number"));
    error_set(err, STATUS_COUPON_USED, "pay", "the voucher paid bill %s", name);
    error_detail(err, "voucher");
    error_arg(err, 0, "%s", date_format_instant_short(at, stmt_get_int(s, "at")));
    error_arg(err, 1, "%s", name);
    return STATUS_COUPON_USED;
}

static enum status refuse_twice(struct db *db, const struct payment_plan *plan, size_t at, struct error *err)
{
    bool row;
    for (size_t i = 0; i < at; i++)
        if (plan->tender[i].kind == TENDER_VOUCHER &&
            strcmp(plan->tender[i].reference, plan->tender[at].reference) == 0)
            return error_value(err, "pay", plan->tender[at].reference, "the voucher is on this bill twice");
    struct stmt *s = stmt_use(db, QUERY_TENDER_VOUCHER);
    stmt_text(s, ":code", plan->tender[at].reference);
    TRY(stmt_next(s, &row, err));
    enum status status = row && stmt_get_int(s, "sign") > 0 ? refuse_used(s, err) : STATUS_OK;
    if (row)
        stmt_done(s);
    return status;
}

static enum status check_voucher(struct db *db, const struct payment_plan *plan, size_t at, struct error *err)
{
    const struct tender *tender = &plan->tender[at];
    char code[TENDER_CODE_TEXT], settled[MONEY_TEXT], face[MONEY_TEXT];
    if (*tender->reference == '\0' || !tender_voucher_code(tender->reference, code) ||
        strcmp(code, tender->reference) != 0)
        return error_value(err, "pay", tender->reference, "the code of a voucher is 4 to 40 letters and digits");
    if (tender->settled < 0 || tender->settled > tender->amount)
        return error_range(err, "settled", money_format(settled, tender->settled), "0",
                           money_format(face, tender->amount));
    return refuse_twice(db, plan, at, err);
}

/* The number that a tender names; 0 if it is none as it is printed. */
static int64_t number_named(const struct tender *tender)
{
    char text[CODE_TEXT];
    int64_t number = strtoll(tender->reference, NULL, 10);
    snprintf(text, sizeof text, "%" PRId64, number);
    return number > 0 && strcmp(text, tender->reference) == 0 ? number : 0;
}

/* What the plan takes of the same order or debtor in all. */
static int64_t planned(const struct payment_plan *plan, const struct tender *same)
{
    int64_t sum = 0;
    for (size_t i = 0; i < plan->tenders; i++)
        if (plan->tender[i].kind == same->kind && strcmp(plan->tender[i].reference, same->reference) == 0)
            sum += plan->tender[i].amount;
    return sum;
}

enum status named_no_deposit(const struct order *order, int64_t asked, struct error *err)
{
    char held[MONEY_TEXT];
    error_set(err, STATUS_NOT_ENOUGH_STORED_VALUE, "order", "of %" PRId64 " asked", asked);
    error_detail(err, "deposit");
    error_arg(err, 0, "%" PRId64, order->id);
    error_arg(err, 1, "%s", money_format(held, order->held));
    return STATUS_NOT_ENOUGH_STORED_VALUE;
}

static enum status check_deposit(struct db *db, int64_t member, const struct payment_plan *plan,
                                 const struct tender *tender, struct error *err)
{
    struct order order;
    int64_t asked = planned(plan, tender);
    TRY(order_get(db, number_named(tender), &order, err));
    if (order.member && member && order.member != member) {
        error_set(err, STATUS_NOT_PERMITTED, "order", "an order of another member");
        error_detail(err, "order_member");
        error_arg(err, 0, "%" PRId64, order.id);
        return STATUS_NOT_PERMITTED;
    }
    return asked <= order.held ? STATUS_OK : named_no_deposit(&order, asked, err);
}

static enum status check_account(struct db *db, const struct payment_plan *plan, const struct tender *tender,
                                 struct error *err)
{
    struct debtor debtor;
    char credit[MONEY_TEXT], would[MONEY_TEXT];
    int64_t asked = planned(plan, tender);
    TRY(debtor_get(db, number_named(tender), &debtor, err));
    if (debtor.owes + asked <= debtor.credit)
        return STATUS_OK;
    error_set(err, STATUS_DEBTOR_LIMIT, "debtor", "debtor %" PRId64 " would owe more than that", debtor.id);
    error_arg(err, 0, "%s", money_format(credit, debtor.credit));
    error_arg(err, 1, "%s", money_format(would, debtor.owes + asked));
    return STATUS_DEBTOR_LIMIT;
}

enum status named_check(struct desk *desk, int64_t member, int64_t day, struct payment_plan *plan, struct error *err)
{
    struct db *db = desk->db;
    plan->family.day = day;
    for (size_t i = 0; i < plan->tenders; i++) {
        const struct tender *tender = &plan->tender[i];
        if (tender->kind == TENDER_VOUCHER)
            TRY(check_voucher(db, plan, i, err));
        if (tender->kind == TENDER_DEPOSIT)
            TRY(check_deposit(db, member, plan, tender, err));
        if (tender->kind == TENDER_ACCOUNT)
            TRY(check_account(db, plan, tender, err));
        if (tender->kind == TENDER_FAMILY)
            TRY(family_check(desk, member, number_named(tender), tender->amount, &plan->family, err));
    }
    return STATUS_OK;
}

enum status named_kept(const char *tender, int64_t amount, struct error *err)
{
    char text[MONEY_TEXT];
    error_set(err, STATUS_TENDER_KEPT, "bill", "that part is not given back here");
    error_detail(err, tender);
    error_arg(err, 0, "%s", money_format(text, amount));
    return STATUS_TENDER_KEPT;
}

bool named_tender(enum tender_kind kind)
{
    return (tender_info(kind)->uses & TENDER_NAMED) != 0;
}

bool named_on_account(const struct payment_plan *plan)
{
    for (size_t i = 0; i < plan->tenders; i++)
        if (plan->tender[i].kind == TENDER_ACCOUNT)
            return true;
    return false;
}

/* --- money for what is no sale ---------------------------------------------------------------------------------- */

enum status named_money_only(const struct tender *tender, size_t tenders, struct error *err)
{
    for (size_t i = 0; i < tenders; i++)
        if (!(tender_info(tender[i].kind)->uses & TENDER_OF_TOPUP))
            return error_value(err, "pay", tender_code(tender[i].kind), "only money pays for this");
    return STATUS_OK;
}

enum status named_whole(const struct payment_plan *plan, struct error *err)
{
    char due[MONEY_TEXT];
    if (plan->due == 0)
        return STATUS_OK;
    error_set(err, STATUS_TENDER_SHORT, "pay", "the tenders do not cover the amount");
    error_arg(err, 0, "%s", money_format(due, plan->due));
    return STATUS_TENDER_SHORT;
}

void named_enter_money(struct act *act, const struct payment_plan *plan)
{
    for (size_t i = 0; i < plan->tenders; i++) {
        const struct tender *tender = &plan->tender[i];
        struct payment_row *pay = entry_pay(&act->entry, tender_code(tender->kind), 1, tender->amount);
        if (tender->kind == TENDER_CASH)
            pay->given = plan->cash_given;
        step_set(step_add(&act->entry.steps, STEP_TENDER, tender_code(tender->kind), NULL), "amount", tender->amount);
    }
}

/* --- lots of a sale --------------------------------------------------------------------------------------------- */

static enum status draw_deposit(struct act *act, int64_t order, int64_t amount, struct error *err)
{
    struct order_lots lots = {0};
    enum status status = order_lots(act->db, order, &lots, err);
    for (size_t i = 0; status == STATUS_OK && i < lots.count && amount > 0; i++) {
        int64_t part = lots.lot[i].left < amount ? lots.lot[i].left : amount;
        entry_move(&act->entry, lots.lot[i].lot, -1, "redeemed", part);
        amount -= part;
    }
    order_lots_clear(&lots);
    if (status == STATUS_OK && amount > 0)
        status = error_set(err, STATUS_DAMAGED, "lot", "the deposits of an order hold less than they say");
    return status;
}

enum status named_draw(struct act *act, int64_t member, const char *kind, int64_t amount, struct error *err)
{
    int64_t drawn;
    TRY(lot_draw(act->db, &act->entry, member, kind, act->day, "redeemed", amount, &drawn, err));
    if (drawn == amount)
        return STATUS_OK;
    return error_set(err, STATUS_DAMAGED, "lot", "%s lots hold less than their balance", kind);
}

enum status named_enter(struct act *act, const struct payment_plan *plan, const struct tender *tender,
                        struct error *err)
{
    if (tender->kind == TENDER_FAMILY)
        return family_enter(act, &plan->family, err);
    if (tender->kind == TENDER_DEPOSIT)
        return draw_deposit(act, number_named(tender), tender->amount, err);
    if (tender->kind == TENDER_ACCOUNT)
        entry_issue(&act->entry, &(struct lot_row){.kind = "account",
                                                   .debtor = number_named(tender),
                                                   .granted = tender->amount,
                                                   .granted_on = act->day,
                                                   .usable_from = act->day,
                                                   .expires_on = DATE_NEVER});
    return STATUS_OK;
}

/* --- lots of a return ------------------------------------------------------------------------------------------- */

static void explain_lot(struct act *act, const char *kind, int64_t lot, int64_t amount)
{
    struct step *step = step_add(&act->entry.steps, STEP_LOT, kind, NULL);
    step_set(step, "lot", lot);
    step_set(step, "amount", amount);
}

/* The lot drawn last is refilled first; `before` fen were given back by earlier returns. */
static enum status refill_deposit(struct act *act, const struct entry *sale, int64_t order, int64_t before,
                                  int64_t amount, struct error *err)
{
    for (size_t i = sale->transfers; i-- > 0 && amount > 0;) {
        const struct transfer_row *drawn = &sale->transfer[i];
        int64_t of;
        if (drawn->sign != -1 || strcmp(drawn->account, "redeemed") != 0)
            continue;
        TRY(order_of_lot(act->db, drawn->lot, &of, err));
        if (of != order)
            continue;
        int64_t skip = before < drawn->amount ? before : drawn->amount;
        int64_t part = drawn->amount - skip < amount ? drawn->amount - skip : amount;
        before -= skip;
        amount -= part;
        entry_move(&act->entry, drawn->lot, 1, "returned", part);
        if (part > 0)
            explain_lot(act, "deposit", drawn->lot, part);
    }
    return amount == 0 ? STATUS_OK : error_set(err, STATUS_DAMAGED, "lot", "the sale drew less than comes back");
}

enum status named_owed(struct db *db, const struct entry *sale, const char *reference, int64_t *owed, struct error *err)
{
    *owed = 0;
    for (size_t i = 0; i < sale->lots; i++) {
        struct lot_row lot;
        if (sale->lot[i].debtor == 0 || sale->lot[i].debtor != strtoll(reference, NULL, 10))
            continue;
        TRY(lot_get(db, sale->lot[i].id, &lot, err));
        *owed += lot.remaining;
    }
    return STATUS_OK;
}

/* What is returned is owed no longer. */
static enum status lower_debt(struct act *act, const struct entry *sale, int64_t debtor, int64_t amount,
                              struct error *err)
{
    for (size_t i = 0; i < sale->lots && amount > 0; i++) {
        struct lot_row lot;
        if (sale->lot[i].debtor != debtor)
            continue;
        TRY(lot_get(act->db, sale->lot[i].id, &lot, err));
        int64_t part = lot.remaining < amount ? lot.remaining : amount;
        entry_move(&act->entry, lot.id, -1, "returned", part);
        if (part > 0)
            explain_lot(act, "account", lot.id, -part);
        amount -= part;
    }
    return amount == 0 ? STATUS_OK : error_set(err, STATUS_DAMAGED, "lot", "less is owed than comes back");
}

enum status named_back(struct act *act, const struct entry *sale, const struct tender *tender, int64_t before,
                       struct error *err)
{
    if (tender->kind == TENDER_DEPOSIT)
        return refill_deposit(act, sale, number_named(tender), before, tender->amount, err);
    if (tender->kind == TENDER_ACCOUNT)
        return lower_debt(act, sale, number_named(tender), tender->amount, err);
    return STATUS_OK;
}
