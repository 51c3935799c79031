/* SPDX-License-Identifier: MIT */
/* correct: how a finished bill was paid, put right: the tenders are said as at the payment, the last one writes it. */
#include "ui/flow/inside.h"

#include <string.h>

#include "base/money.h"

static int64_t said(const struct till_correct *correct)
{
    int64_t sum = 0;
    for (size_t i = 0; i < correct->request.tenders; i++)
        sum += correct->request.tender[i].amount;
    return sum;
}

int64_t till_correct_due(const struct till *till)
{
    const struct sale_view *bill = &till->papers.back.bill;
    int64_t stands = bill->payable - bill->refunded;
    for (size_t i = 0; i < bill->tenders; i++)
        if (bill->tender[i].kind == TENDER_WALLET)
            stands -= bill->tender[i].amount;
    return stands - said(&till->papers.correct);
}

void correct_open(struct till *till)
{
    struct till_correct *correct = &till->papers.correct;
    *correct = (struct till_correct){.request = {.bill = till->papers.back.bill.bill_id}};
    act_key(correct->key);
    till_push(till, TILL_CORRECT);
}

void correct_choose(struct till *till)
{
    till->papers.correct.chosen = true;
    till->papers.correct.choice = (enum tender_kind)till->row->tender;
}

/* The bill stands where it was, as it is paid now. */
static void tell(struct till *till, const struct correct_view *view)
{
    char name[BILL_TEXT], paid[TILL_ARG_TEXT];
    till_tenders_text(paid, view->after, view->afters);
    till_bill_name(name, view->bill);
    if (till->done.shown && till->done.view.bill_id == till->papers.correct.request.bill)
        done_clear(&till->done); /* it says how it was paid */
    till_pop(till);
    till_pop(till);
    back_open(till, till->papers.correct.request.bill);
    last_final(till, N_("The last act put a tender right: correct it again (.5)."));
    till_tell(till, N_("Bill {0} is paid by {1} now."), name, paid);
}

static void write_it(struct till *till)
{
    struct till_correct *correct = &till->papers.correct;
    struct correct_view view;
    struct error err;
    enum status status =
        tender_correct(till->desk, correct->key, till_approver(till), &correct->request, false, &view, &err);
    if (status == STATUS_OK)
        tell(till, &view);
    else if (status == STATUS_APPROVAL_NEEDED)
        approve_ask(till, &err, write_it);
    else {
        correct->request.tenders = 0; /* said anew */
        correct->chosen = false;
        till_refuse(till, &err);
    }
}

static void add(struct till *till, int64_t amount)
{
    struct till_correct *correct = &till->papers.correct;
    int64_t due = till_correct_due(till);
    if (!correct->chosen || correct->request.tenders == TENDERS_MAX) {
        till_object(till, N_("First how it was paid: .1 cash, .2 WeChat; . shows all."), NULL, NULL);
        return;
    }
    correct->request.tender[correct->request.tenders++] = (struct tender){.kind = correct->choice, .amount = amount};
    correct->chosen = false;
    if (amount == TENDER_REST || amount >= due)
        write_it(till);
}

void correct_rest(struct till *till)
{
    add(till, TENDER_REST);
}

void correct_part(struct till *till)
{
    if (till->spoken.amount <= 0)
        till_object(till, N_("An amount above 0, please."), NULL, NULL);
    else
        add(till, till->spoken.amount);
}
