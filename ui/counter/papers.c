/* SPDX-License-Identifier: MIT */
/* papers: finished bills by number or out of the day's list, the steps behind them, receipts on the screen. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "render/receipt.h"
#include "ui/counter/counter_priv.h"

/* --- the bill's number, the day's bills ------------------------------------------------------------------------- */

void number_open(struct counter *counter)
{
    counter_push(counter, SCREEN_NUMBER);
}

/* "341" is a bill of this till, "0002-000341" of any. */
bool bill_typed(struct counter *counter, int64_t *bill)
{
    struct error err;
    enum status status =
        bill_resolve(desk_db(counter->desk), desk_till_id(counter->desk), counter->spoken.code, bill, &err);
    if (status != STATUS_OK)
        counter_refuse(counter, &err);
    return status == STATUS_OK;
}

void number_take(struct counter *counter)
{
    int64_t bill;
    if (!bill_typed(counter, &bill) || !back_open(counter, bill))
        return;
    counter_drop_below(counter); /* the bill stands where its number was asked */
}

bool bills_read(struct counter *counter)
{
    struct counter_bills *bills = &counter->papers.bills;
    struct error err;
    brief_list_clear(&bills->brief);
    enum status status = bill_of_day(desk_db(counter->desk), desk_day(counter->desk), &bills->brief, &err);
    list_set(&bills->list, bills->brief.bills);
    if (status != STATUS_OK)
        counter_refuse(counter, &err);
    return status == STATUS_OK;
}

void bills_open(struct counter *counter)
{
    counter->papers.bills.list.marked = 0;
    if (!bills_read(counter))
        return;
    if (counter->papers.bills.brief.bills == 0) {
        counter_object(counter, N_("No bill was rung today."), NULL, NULL);
        return;
    }
    if (counter_screen(counter) == SCREEN_NUMBER)
        counter_pop(counter);
    counter_push(counter, SCREEN_BILLS);
}

static const struct bill_brief *bill_marked(const struct counter *counter)
{
    return &counter->papers.bills.brief.bill[counter->papers.bills.list.marked];
}

void bills_take(struct counter *counter)
{
    back_open(counter, bill_marked(counter)->id);
}

/* --- why -------------------------------------------------------------------------------------------------------- */

static void steps_clear_papers(struct counter_steps *steps)
{
    steps_clear(&steps->steps);
    *steps = (struct counter_steps){0};
}

void steps_open(struct counter *counter, int64_t txn)
{
    struct counter_steps *steps = &counter->papers.steps;
    struct entry entry = {0};
    struct error err;
    steps_clear_papers(steps);
    enum status status = ledger_read(desk_db(counter->desk), txn, &entry, &err);
    if (status == STATUS_OK)
        status = ledger_name(desk_db(counter->desk), txn, steps->name, &err);
    if (status == STATUS_OK) {
        steps->at = entry.at;
        steps->programme = entry.programme;
        text_copy(steps->kind, sizeof steps->kind, entry.kind);
        steps->steps = entry.steps;
        entry.steps = (struct steps){0};
        for (size_t i = 0; i < steps->steps.count; i++)
            steps->steps.step[i] = render_step_named(&steps->steps.step[i], desk_db(counter->desk));
        list_set(&steps->list, steps->steps.count);
        counter_push(counter, SCREEN_STEPS);
    } else
        counter_refuse(counter, &err);
    entry_clear(&entry);
}

static void explain_bill(struct counter *counter, int64_t bill)
{
    struct bill known;
    struct error err;
    if (bill_get(desk_db(counter->desk), bill, &known, &err) == STATUS_OK)
        steps_open(counter, known.txn);
    else
        counter_refuse(counter, &err);
    bill_clear(&known);
}

void steps_why(struct counter *counter)
{
    switch (counter_screen(counter)) {
    case SCREEN_BILLS:
        explain_bill(counter, bill_marked(counter)->id);
        return;
    case SCREEN_RETURN:
        steps_open(counter, counter->papers.back.bill.txn_id);
        return;
    case SCREEN_CARD:
        card_why(counter);
        return;
    default:
        ledger_why(counter);
    }
}

/* --- receipts --------------------------------------------------------------------------------------------------- */

static size_t count_lines(const char *text)
{
    size_t lines = 0;
    for (; *text != '\0'; text++)
        lines += *text == '\n';
    return lines;
}

/* In the language and for the paper of now. */
void receipt_render(struct counter *counter)
{
    struct counter_receipt *receipt = &counter->papers.receipt;
    const struct print_bill *print = &receipt->print;
    const struct programme *programme = NULL;
    struct error err;
    buffer_clear(&receipt->text);
    if (print->view.bill_id == 0)
        return;
    if (desk_programme_of(counter->desk, print->view.programme, &programme, &err) != STATUS_OK)
        programme = NULL;
    receipt_print(&receipt->text, receipt->columns, desk_shop(counter->desk), print, programme);
    list_set(&receipt->lines, count_lines(receipt->text.text));
}

/* The bill on the screen, else the one this till rang last. */
static enum status which_bill(struct counter *counter, int64_t *bill, struct error *err)
{
    if (counter_screen(counter) == SCREEN_RETURN) {
        *bill = counter->papers.back.bill.bill_id;
        return STATUS_OK;
    }
    if (counter_screen(counter) == SCREEN_BILLS) {
        *bill = bill_marked(counter)->id;
        return STATUS_OK;
    }
    return bill_last_of_till(desk_db(counter->desk), desk_till_id(counter->desk), bill, err);
}

void counter_reprint(struct counter *counter)
{
    struct counter_receipt *receipt = &counter->papers.receipt;
    int64_t bill;
    struct error err;
    enum status status = which_bill(counter, &bill, &err);
    if (status == STATUS_OK && bill == 0) {
        counter_object(counter, N_("No bill was rung at this till yet."), NULL, NULL);
        return;
    }
    print_clear(&receipt->print);
    receipt->lines = (struct list){0};
    if (receipt->columns == 0)
        receipt->columns = RECEIPT_80;
    if (status == STATUS_OK)
        status = print_read(counter->desk, bill, &receipt->print, &err);
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    receipt_render(counter);
    counter_push(counter, SCREEN_RECEIPT);
}

void receipt_width(struct counter *counter)
{
    struct counter_receipt *receipt = &counter->papers.receipt;
    receipt->columns = receipt->columns == RECEIPT_80 ? RECEIPT_58 : RECEIPT_80;
    receipt_render(counter);
}

/* --- all of them ------------------------------------------------------------------------------------------------ */

void papers_clear(struct counter *counter)
{
    back_clear_papers(counter);
    brief_list_clear(&counter->papers.bills.brief);
    steps_clear_papers(&counter->papers.steps);
    print_clear(&counter->papers.receipt.print);
    buffer_clear(&counter->papers.receipt.text);
    card_clear(counter);
    claim_clear(counter);
    qr_clear(&counter->papers.badge.qr);
    items_clear(counter);
}
