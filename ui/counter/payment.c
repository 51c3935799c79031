/* SPDX-License-Identifier: MIT */
#include "ui/counter/payment.h"

#include <string.h>

#include "base/i18n.h"
#include "base/money.h"
#include "ui/counter/counter_shared.h"

int64_t payment_due(const struct payment *payment, int64_t payable)
{
    for (size_t i = 0; i < payment->tenders; i++)
        payable -= payment->tender[i].amount;
    return payable;
}

int64_t payment_stored_left(const struct payment *payment, int64_t balance)
{
    for (size_t i = 0; i < payment->tenders; i++)
        if (payment->tender[i].kind == TENDER_WALLET)
            balance -= payment->tender[i].amount;
    return balance;
}

int64_t payment_family(const struct payment *payment)
{
    int64_t amount = 0;
    for (size_t i = 0; i < payment->tenders; i++)
        amount += payment->tender[i].kind == TENDER_FAMILY ? payment->tender[i].amount : 0;
    return amount;
}

void payment_choose(struct payment *payment, enum tender_kind kind)
{
    payment->retry = false;
    payment->chosen = true;
    payment->choice = kind;
    payment->named[0] = '\0';
    payment->most = 0;
}

void payment_attempt_named(struct payment *payment, const struct tender *tender)
{
    memcpy(payment->attempt, payment->tender, sizeof payment->attempt);
    payment->attempts = payment->tenders;
    if (tender->amount != 0)
        payment->attempt[payment->attempts++] = *tender;
}

void payment_attempt(struct payment *payment, enum tender_kind kind, int64_t amount)
{
    payment_attempt_named(payment, &(struct tender){.kind = kind, .amount = amount});
}

bool payment_tried(struct payment *payment, enum status status)
{
    payment->retry = status == STATUS_BUSY || status == STATUS_IO_ERROR;
    return payment->retry;
}

bool payment_drop_choice(struct payment *payment)
{
    bool chosen = payment->chosen;
    payment->retry = payment->chosen = false;
    return chosen;
}

/* Stored value is drawn, and what a tender names used, when the whole is paid; any other part is taken already. */
bool payment_ask_back(struct counter *counter, const struct payment *payment, void (*yes)(struct counter *counter))
{
    char money[MONEY_TEXT];
    if (payment->tenders == 0)
        return false;
    const struct tender *last = &payment->tender[payment->tenders - 1];
    bool drawn = last->kind != TENDER_WALLET && !(tender_info(last->kind)->uses & TENDER_NAMED);
    struct counter_question *question =
        ask_open(counter, drawn ? N_("Give back {0} {1}?") : N_("{0} {1}: nothing was drawn yet. Take it off?"),
                 render_tender(tender_code(last->kind)), money_format_grouped(money, last->amount));
    ask_option(question, 1, drawn ? N_("given back") : N_("remove it"), yes);
    ask_option(question, 2, N_("keep it"), NULL);
    question->marked = 2;
    counter->discard = true; /* type-ahead was not meant for this question */
    return true;
}

bool payment_room(struct counter *counter, const struct payment *payment)
{
    if (payment->tenders + 1 < TENDERS_MAX)
        return true;
    counter_object(counter, N_("Too many tenders on one bill. Undo one (..)."), NULL, NULL);
    return false;
}

static enum payment_step pay_part(struct counter *counter, struct payment *payment, struct tender tender)
{
    if (!payment_room(counter, payment))
        return PAYMENT_REFUSED;
    payment->tender[payment->tenders++] = tender;
    payment->chosen = false;
    return PAYMENT_PART;
}

static enum payment_step refuse_over(struct counter *counter, enum tender_kind kind, int64_t over)
{
    struct error err;
    char text[MONEY_TEXT];
    error_set(&err, STATUS_TENDER_OVER, "tender", "only cash gives change");
    error_arg(&err, 0, "%s", tender_code(kind));
    error_arg(&err, 1, "%s", money_format_grouped(text, over));
    counter_refuse(counter, &err);
    return PAYMENT_REFUSED;
}

enum payment_step payment_take(struct counter *counter, struct payment *payment, struct tender tender, int64_t due,
                               int64_t due_cash, void (*yes)(struct counter *counter))
{
    bool cash = tender.kind == TENDER_CASH;
    if (tender.amount <= 0) {
        counter_object(counter, N_("Enter an amount above 0."), NULL, NULL);
        return PAYMENT_REFUSED;
    }
    if (tender.amount < (cash ? due_cash : due))
        return pay_part(counter, payment, tender);
    if (!cash && tender.amount > due)
        return refuse_over(counter, tender.kind, tender.amount - due);
    if (cash && yes && ask_change(counter, tender.amount, tender.amount - due_cash, yes))
        return PAYMENT_REFUSED;
    payment_attempt_named(payment, &tender);
    return PAYMENT_WHOLE;
}

void payment_refuse_short(struct counter *counter, int64_t due)
{
    struct error err;
    char text[MONEY_TEXT];
    error_set(&err, STATUS_TENDER_SHORT, "tender", "nothing chosen for the rest");
    error_arg(&err, 0, "%s", money_format_grouped(text, due));
    counter_refuse(counter, &err);
}

bool payment_change(const struct counter *counter, int64_t due, int64_t *change)
{
    struct spoken spoken;
    if (grammar_read(counter_top(counter)->prompt, counter_text(counter), &spoken) != SIGN_AMOUNT)
        return false;
    *change = spoken.amount - due;
    return *change >= 0;
}

bool payment_topup_begun(const struct counter *counter)
{
    return counter->paying != &counter->bill.pay && counter->paying->tenders > 0;
}
