/* SPDX-License-Identifier: MIT */
/* papers: finished bills by number or out of the day's list, the steps behind them, receipts on the screen. */
#include "ui/flow/inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "words/receipt.h"

/* --- the bill's number, the day's bills ------------------------------------------------------------------------- */

void number_open(struct till *till)
{
    till_push(till, TILL_NUMBER);
}

/* "341" is a bill of this till, "0002-000341" of any. */
bool bill_typed(struct till *till, int64_t *bill)
{
    char text[SIGN_TEXT_MAX + 24];
    struct error err;
    if (strchr(till->spoken.code, '-'))
        text_copy(text, sizeof text, till->spoken.code);
    else
        snprintf(text, sizeof text, "%" PRId64 "-%s", desk_till_id(till->desk), till->spoken.code);
    if (bill_resolve(desk_db(till->desk), text, bill, &err) == STATUS_OK)
        return true;
    error_arg(&err, 0, "%s", till->spoken.code); /* as it was typed */
    till_refuse(till, &err);
    return false;
}

void number_take(struct till *till)
{
    int64_t bill;
    if (!bill_typed(till, &bill) || !back_open(till, bill))
        return;
    till->level[till->depth - 1] = till->level[till->depth]; /* the bill stands where its number was asked */
    till->depth--;
}

static bool read_bills(struct till *till)
{
    struct till_bills *bills = &till->papers.bills;
    struct error err;
    brief_list_clear(&bills->brief);
    enum status status = bill_of_day(desk_db(till->desk), desk_day(till->desk), &bills->brief, &err);
    list_set(&bills->list, bills->brief.bills);
    if (status != STATUS_OK)
        till_refuse(till, &err);
    return status == STATUS_OK;
}

void bills_open(struct till *till)
{
    till->papers.bills.list.marked = 0;
    if (!read_bills(till))
        return;
    if (till->papers.bills.brief.bills == 0) {
        till_object(till, N_("No bill was rung today."), NULL, NULL);
        return;
    }
    if (till_state(till) == TILL_NUMBER)
        till_pop(till);
    till_push(till, TILL_BILLS);
}

static const struct bill_brief *bill_marked(const struct till *till)
{
    return &till->papers.bills.brief.bill[till->papers.bills.list.marked];
}

void bills_take(struct till *till)
{
    back_open(till, bill_marked(till)->id);
}

/* --- why -------------------------------------------------------------------------------------------------------- */

static void steps_clear_papers(struct till_steps *steps)
{
    steps_clear(&steps->steps);
    *steps = (struct till_steps){0};
}

void steps_open(struct till *till, int64_t txn)
{
    struct till_steps *steps = &till->papers.steps;
    struct entry entry = {0};
    struct error err;
    steps_clear_papers(steps);
    enum status status = ledger_read(desk_db(till->desk), txn, &entry, &err);
    if (status == STATUS_OK)
        status = ledger_name(desk_db(till->desk), txn, steps->name, &err);
    if (status == STATUS_OK) {
        steps->at = entry.at;
        steps->programme = entry.programme;
        text_copy(steps->kind, sizeof steps->kind, entry.kind);
        steps->steps = entry.steps;
        entry.steps = (struct steps){0};
        for (size_t i = 0; i < steps->steps.count; i++)
            steps->steps.step[i] = words_step_named(&steps->steps.step[i], desk_db(till->desk));
        list_set(&steps->list, steps->steps.count);
        till_push(till, TILL_STEPS);
    } else
        till_refuse(till, &err);
    entry_clear(&entry);
}

static void explain_bill(struct till *till, int64_t bill)
{
    struct bill known;
    struct error err;
    if (bill_get(desk_db(till->desk), bill, &known, &err) == STATUS_OK)
        steps_open(till, known.txn);
    else
        till_refuse(till, &err);
    bill_clear(&known);
}

void steps_why(struct till *till)
{
    switch (till_state(till)) {
    case TILL_BILLS:
        explain_bill(till, bill_marked(till)->id);
        return;
    case TILL_RETURN:
        steps_open(till, till->papers.back.bill.txn_id);
        return;
    case TILL_CARD:
        card_why(till);
        return;
    default:
        ledger_why(till);
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
void receipt_render(struct till *till)
{
    struct till_receipt *receipt = &till->papers.receipt;
    const struct print_bill *print = &receipt->print;
    const struct programme *programme = NULL;
    struct error err;
    buffer_clear(&receipt->text);
    if (print->view.bill_id == 0)
        return;
    if (desk_programme_of(till->desk, print->view.programme, &programme, &err) != STATUS_OK)
        programme = NULL;
    receipt_print(&receipt->text, receipt->columns, desk_shop(till->desk), print, programme);
    list_set(&receipt->lines, count_lines(receipt->text.text));
}

/* The bill on the screen, else the one this till rang last. */
static enum status which_bill(struct till *till, int64_t *bill, struct error *err)
{
    if (till_state(till) == TILL_RETURN) {
        *bill = till->papers.back.bill.bill_id;
        return STATUS_OK;
    }
    if (till_state(till) == TILL_BILLS) {
        *bill = bill_marked(till)->id;
        return STATUS_OK;
    }
    return bill_last_of_till(desk_db(till->desk), desk_till_id(till->desk), bill, err);
}

void receipt_open(struct till *till)
{
    struct till_receipt *receipt = &till->papers.receipt;
    int64_t bill;
    struct error err;
    enum status status = which_bill(till, &bill, &err);
    if (status == STATUS_OK && bill == 0) {
        till_object(till, N_("No bill was rung at this till yet."), NULL, NULL);
        return;
    }
    print_clear(&receipt->print);
    receipt->lines = (struct list){0};
    if (receipt->columns == 0)
        receipt->columns = RECEIPT_80;
    if (status == STATUS_OK)
        status = print_read(till->desk, bill, &receipt->print, &err);
    if (status != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    receipt_render(till);
    till_push(till, TILL_RECEIPT);
}

void receipt_width(struct till *till)
{
    struct till_receipt *receipt = &till->papers.receipt;
    receipt->columns = receipt->columns == RECEIPT_80 ? RECEIPT_58 : RECEIPT_80;
    receipt_render(till);
}

/* --- all of them ------------------------------------------------------------------------------------------------ */

struct list *papers_list(struct till *till)
{
    struct till_papers *papers = &till->papers;
    switch (till_state(till)) {
    case TILL_RETURN:
        return &papers->back.lines;
    case TILL_BILLS:
        return &papers->bills.list;
    case TILL_STEPS:
        return &papers->steps.list;
    case TILL_RECEIPT:
        return &papers->receipt.lines;
    case TILL_CARD:
        return &papers->card.rows;
    case TILL_LEDGER:
        return &papers->card.moves;
    case TILL_CLAIM:
        return &papers->bills.list;
    case TILL_ITEM:
        return &till->items.rows;
    case TILL_BOARD:
        return &till->board.tiers;
    case TILL_BEHIND:
        return &till->board.rows;
    default:
        return rules_list(till);
    }
}

/* Reads anew what is on the screen. */
void papers_refresh(struct till *till)
{
    if (till_state(till) == TILL_BILLS)
        read_bills(till);
    else if (till_state(till) == TILL_CARD)
        card_read(till);
    else if (till_state(till) == TILL_BOARD || till_state(till) == TILL_BEHIND)
        board_refresh(till);
    else if (till_state(till) == TILL_SHIFT || till_state(till) == TILL_COMING)
        shift_refresh(till);
}

void papers_clear(struct till *till)
{
    back_clear_papers(till);
    brief_list_clear(&till->papers.bills.brief);
    steps_clear_papers(&till->papers.steps);
    print_clear(&till->papers.receipt.print);
    buffer_clear(&till->papers.receipt.text);
    card_clear(till);
    claim_clear(till);
    qr_clear(&till->papers.badge.qr);
    items_clear(till);
}
