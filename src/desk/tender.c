/* SPDX-License-Identifier: MIT */
/* How a bill is paid: what was said, and what will be recorded. */
#include <inttypes.h>
#include <string.h>

#include "base/money.h"
#include "desk/inside.h"

static const char *const CODES[TENDER_COUNT] = {"wallet",  "cash",    "card",    "wechat", "alipay",
                                                "voucher", "deposit", "account", "other"};

const char *tender_code(enum tender_kind tender)
{
    return CODES[tender];
}

bool tender_from_code(const char *code, enum tender_kind *tender)
{
    for (int i = 0; i < TENDER_COUNT; i++)
        if (strcmp(code, CODES[i]) == 0) {
            *tender = (enum tender_kind)i;
            return true;
        }
    return false;
}

void request_tenders(struct buffer *text, const struct tender *tender, size_t tenders)
{
    for (size_t i = 0; i < tenders; i++)
        buffer_format(text, "pay %s %" PRId64 " %s\n", tender_code(tender[i].kind), tender[i].amount,
                      tender[i].reference);
}

static enum status over(const struct tender *tender, int64_t much, struct error *err)
{
    char amount[MONEY_TEXT];
    error_set(err, STATUS_TENDER_OVER, "pay", "%s is more than is due", tender_code(tender->kind));
    error_arg(err, 0, "%s", tender_code(tender->kind));
    error_arg(err, 1, "%s", money_format(amount, much));
    return STATUS_TENDER_OVER;
}

static void record(struct payment_plan *plan, const struct tender *tender, int64_t amount)
{
    for (size_t i = 0; i < plan->tenders; i++)
        if (plan->tender[i].kind == tender->kind && !*tender->reference && !*plan->tender[i].reference) {
            plan->tender[i].amount += amount;
            return;
        }
    plan->tender[plan->tenders] = *tender;
    plan->tender[plan->tenders++].amount = amount;
}

/* What a tender without an amount pays: the rest, and from stored value at most the balance. */
static int64_t rest_of(const struct tender *tender, int64_t due, int64_t wallet_left)
{
    return tender->kind == TENDER_WALLET && wallet_left < due ? wallet_left : due;
}

static enum status plan_one(const struct tender *tender, int64_t *wallet_left, struct payment_plan *plan,
                            struct error *err)
{
    int64_t amount = tender->amount == TENDER_REST ? rest_of(tender, plan->due, *wallet_left) : tender->amount;
    if (tender->kind == TENDER_CASH) {
        int64_t taken = amount < plan->due ? amount : plan->due;
        plan->cash_given += amount;
        plan->change += amount - taken;
        amount = taken;
    } else if (amount > plan->due) {
        return over(tender, amount - plan->due, err);
    }
    if (tender->kind == TENDER_WALLET) {
        if (amount > *wallet_left) {
            char text[MONEY_TEXT];
            error_set(err, STATUS_NOT_ENOUGH_STORED_VALUE, "pay", "stored value is short");
            error_arg(err, 0, "%s", money_format(text, *wallet_left));
            error_arg(err, 1, "%s", money_format(text, amount - *wallet_left));
            return STATUS_NOT_ENOUGH_STORED_VALUE;
        }
        *wallet_left -= amount;
        plan->wallet += amount;
    }
    plan->due -= amount;
    if (amount > 0)
        record(plan, tender, amount);
    return STATUS_OK;
}

/* Cash goes last, whatever the order said: only cash may be over. */
enum status plan_payment(const struct sale_request *request, int64_t payable, int64_t wallet_balance,
                         struct payment_plan *plan, struct error *err)
{
    static const struct tender all_cash = {.kind = TENDER_CASH, .amount = TENDER_REST};
    *plan = (struct payment_plan){.due = payable};
    if (request->tenders == 0)
        return plan_one(&all_cash, &wallet_balance, plan, err);
    for (int cash = 0; cash <= 1; cash++)
        for (size_t i = 0; i < request->tenders; i++)
            if ((request->tender[i].kind == TENDER_CASH) == (cash == 1))
                TRY(plan_one(&request->tender[i], &wallet_balance, plan, err));
    return STATUS_OK;
}
