/* SPDX-License-Identifier: MIT */
/* correct: how a finished bill was paid, put right: the tenders are said as at the payment, the last one writes it. */
#include <string.h>

#include "base/money.h"
#include "ui/counter/counter_priv.h"

static int64_t said(const struct counter_correct *correct)
{
    int64_t sum = 0;
    for (size_t i = 0; i < correct->request.tenders; i++)
        sum += correct->request.tender[i].amount;
    return sum;
}

int64_t counter_correct_due(const struct counter *counter)
{
    const struct sale_view *bill = &counter->papers.back.bill;
    int64_t stands = bill->payable - bill->refunded;
    for (size_t i = 0; i < bill->tenders; i++)
        if (bill->tender[i].kind == TENDER_WALLET)
            stands -= bill->tender[i].amount;
    return stands - said(&counter->papers.correct);
}

void correct_open(struct counter *counter)
{
    struct counter_correct *correct = &counter->papers.correct;
    *correct = (struct counter_correct){.request = {.bill = counter->papers.back.bill.bill_id}};
    act_key(correct->key);
    counter_push(counter, SCREEN_CORRECT);
}

void correct_choose(struct counter *counter)
{
    counter->papers.correct.chosen = true;
    counter->papers.correct.choice = (enum tender_kind)counter->binding->argument;
}

/* The bill stands where it was, as it is paid now. */
static void tell(struct counter *counter, const struct correct_view *view)
{
    char name[BILL_TEXT], paid[COUNTER_ARG_TEXT];
    counter_tenders_text(paid, view->after, view->afters);
    counter_bill_name(name, view->bill);
    if (counter->done.shown && counter->done.view.bill_id == counter->papers.correct.request.bill)
        done_clear(&counter->done); /* it says how it was paid */
    counter_pop(counter);
    counter_pop(counter);
    back_open(counter, counter->papers.correct.request.bill);
    last_final(counter, N_("The last act put a tender right: correct it again (.5)."));
    counter_tell(counter, N_("Bill {0} is paid by {1} now."), name, paid);
}

static void write_it(struct counter *counter)
{
    struct counter_correct *correct = &counter->papers.correct;
    struct correct_view view;
    struct error err;
    enum status status =
        tender_correct(counter->desk, correct->key, counter_approver(counter), &correct->request, false, &view, &err);
    if (status == STATUS_OK)
        tell(counter, &view);
    else if (status == STATUS_APPROVAL_NEEDED)
        approve_ask(counter, &err, write_it);
    else {
        correct->request.tenders = 0; /* said anew */
        correct->chosen = false;
        counter_refuse(counter, &err);
    }
}

static void add(struct counter *counter, int64_t amount)
{
    struct counter_correct *correct = &counter->papers.correct;
    int64_t due = counter_correct_due(counter);
    if (!correct->chosen || correct->request.tenders == TENDERS_MAX) {
        counter_object(counter, N_("First how it was paid: .1 cash, .2 WeChat; . shows all."), NULL, NULL);
        return;
    }
    correct->request.tender[correct->request.tenders++] = (struct tender){.kind = correct->choice, .amount = amount};
    correct->chosen = false;
    if (amount == TENDER_REST || amount >= due)
        write_it(counter);
}

void correct_rest(struct counter *counter)
{
    add(counter, TENDER_REST);
}

void correct_part(struct counter *counter)
{
    if (counter->spoken.amount <= 0)
        counter_object(counter, N_("An amount above 0, please."), NULL, NULL);
    else
        add(counter, counter->spoken.amount);
}
