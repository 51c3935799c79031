/* SPDX-License-Identifier: MIT */
/* Turns the tenders of a request into those that are recorded. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/desk_priv.h"

void tender_explain_rounding(struct steps *steps, int64_t rounding, int64_t unit)
{
    struct step *step = step_add(steps, STEP_TENDER, tender_code(TENDER_ROUNDING), NULL);
    step_set(step, "amount", rounding);
    step_set(step, "per", unit);
}

void tender_request_text(struct buffer *text, const struct tender *tender, size_t tenders)
{
    for (size_t i = 0; i < tenders; i++)
        buffer_format(text, "pay %s %" PRId64 " %s %" PRId64 "\n", tender_code(tender[i].kind), tender[i].amount,
                      tender[i].reference, tender[i].settled);
}

static bool names_what_paid(const struct payment_row *payment, enum tender_kind *of, const char **reference)
{
    char code[CODE_TEXT];
    enum tender_kind kind;
    size_t length = strcspn(payment->reference, ":");
    if (length == 0 || (tender_from_code(payment->tender, &kind) && named_tender(kind)))
        return false;
    text_copy(code, sizeof code, payment->reference);
    code[length] = '\0';
    *reference = payment->reference + length + (payment->reference[length] != '\0');
    return tender_from_code(code, of);
}

void tender_paid_by(const struct payment_row *payment, const char **tender, const char **reference)
{
    enum tender_kind of;
    *tender = payment->tender;
    *reference = payment->reference;
    if (names_what_paid(payment, &of, reference))
        *tender = tender_code(of);
}

char *tender_name_of(const char *tender, const char *reference, char buf[CODE_TEXT])
{
    snprintf(buf, CODE_TEXT, *reference ? "%s:%s" : "%s", tender, reference);
    return buf;
}

static enum status over(const struct tender *tender, int64_t much, struct error *err)
{
    char amount[MONEY_TEXT];
    error_set(err, STATUS_TENDER_OVER, "pay", "%s is more than is due", tender_code(tender->kind));
    error_arg(err, 0, "%s", tender_code(tender->kind));
    error_arg(err, 1, "%s", money_format(amount, much));
    return STATUS_TENDER_OVER;
}

int64_t tender_cash_due(int64_t due, int64_t unit)
{
    return unit > 0 ? due - due % unit : due;
}

static void record(struct payment_plan *plan, const struct tender *tender, int64_t amount)
{
    for (size_t i = 0; i < plan->tenders; i++)
        if (plan->tender[i].kind == tender->kind && tender->kind != TENDER_VOUCHER &&
            strcmp(plan->tender[i].reference, tender->reference) == 0) {
            plan->tender[i].amount += amount;
            return;
        }
    plan->tender[plan->tenders] = *tender;
    plan->tender[plan->tenders++].amount = amount;
}

/* The tenders processed so far. */
struct paying {
    int64_t payable, paid, beside_cash, wallet_left, cash_unit;
    bool cash; /* cash was given as a tender, even if only to be rounded */
};

/* The amount of TENDER_REST: what is due, of stored value at most the balance, in cash after rounding. */
static int64_t rest_of(const struct tender *tender, int64_t due, const struct paying *paying)
{
    if (tender->kind == TENDER_CASH)
        return tender_cash_due(due, paying->cash_unit);
    return tender->kind == TENDER_WALLET && paying->wallet_left < due ? paying->wallet_left : due;
}

static enum status take_wallet(struct paying *paying, int64_t amount, struct payment_plan *plan, struct error *err)
{
    if (amount > paying->wallet_left) {
        char text[MONEY_TEXT];
        error_set(err, STATUS_NOT_ENOUGH_STORED_VALUE, "pay", "stored value is short");
        error_arg(err, 0, "%s", money_format(text, paying->wallet_left));
        error_arg(err, 1, "%s", money_format(text, amount - paying->wallet_left));
        return STATUS_NOT_ENOUGH_STORED_VALUE;
    }
    paying->wallet_left -= amount;
    plan->wallet += amount;
    return STATUS_OK;
}

static enum status plan_one(const struct tender *tender, struct paying *paying, struct payment_plan *plan,
                            struct error *err)
{
    int64_t due = paying->payable > paying->paid ? paying->payable - paying->paid : 0;
    int64_t amount = tender->amount == TENDER_REST ? rest_of(tender, due, paying) : tender->amount;
    if (tender->kind == TENDER_CASH) {
        paying->cash = true;
        plan->cash_given += amount;
    } else if ((paying->beside_cash += amount) > paying->payable)
        return over(tender, paying->beside_cash - paying->payable, err);
    if (tender->kind == TENDER_WALLET)
        TRY(take_wallet(paying, amount, plan, err));
    paying->paid += amount;
    if (amount > 0)
        record(plan, tender, amount);
    return STATUS_OK;
}

/* Only cash exceeded what is due: it is recorded less the change, keeping its place (refunds go in reverse order). */
static void give_change(struct payment_plan *plan)
{
    int64_t change = plan->change;
    for (size_t i = plan->tenders; i-- > 0 && change > 0;) {
        if (plan->tender[i].kind != TENDER_CASH)
            continue;
        int64_t back = plan->tender[i].amount < change ? plan->tender[i].amount : change;
        plan->tender[i].amount -= back;
        change -= back;
        if (plan->tender[i].amount == 0) {
            memmove(plan->tender + i, plan->tender + i + 1, (plan->tenders - i - 1) * sizeof *plan->tender);
            plan->tenders--;
        }
    }
}

/* Waives what cash cannot pay once the cash due is covered: as a separate tender, so that all tenders add up. */
static void round_cash(const struct paying *paying, struct payment_plan *plan)
{
    static const struct tender rounding = {.kind = TENDER_ROUNDING};
    int64_t exact = paying->payable - paying->beside_cash, due = tender_cash_due(exact, paying->cash_unit);
    if (!paying->cash || exact == due || plan->cash_given < due)
        return;
    plan->rounding = exact - due;
    plan->due = 0;
    plan->change = plan->cash_given - due;
    record(plan, &rounding, plan->rounding);
}

enum status tender_plan(const struct sale_request *request, int64_t payable, int64_t wallet_balance, int64_t cash_unit,
                        struct payment_plan *plan, struct error *err)
{
    static const struct tender all_cash = {.kind = TENDER_CASH, .amount = TENDER_REST};
    struct paying paying = {.payable = payable, .wallet_left = wallet_balance, .cash_unit = cash_unit};
    *plan = (struct payment_plan){0};
    if (request->tenders == 0)
        TRY(plan_one(&all_cash, &paying, plan, err));
    for (size_t i = 0; i < request->tenders; i++)
        TRY(plan_one(&request->tender[i], &paying, plan, err));
    plan->due = paying.paid < payable ? payable - paying.paid : 0;
    plan->change = paying.paid > payable ? paying.paid - payable : 0;
    round_cash(&paying, plan);
    give_change(plan);
    return STATUS_OK;
}
