/* SPDX-License-Identifier: MIT */
/* pay: tenders, and the one write: the sale. */
#include "ui/flow/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

static int64_t paid(const struct till_bill *bill)
{
    int64_t sum = 0;
    for (size_t i = 0; i < bill->tenders; i++)
        sum += bill->tender[i].amount;
    return sum;
}

int64_t till_due(const struct till *till)
{
    return till->bill.view.payable - paid(&till->bill);
}

int64_t till_cash_due(const struct till *till)
{
    return cash_due(till_due(till), till->bill.view.cash_unit);
}

static int64_t wallet_left(const struct till *till)
{
    int64_t left = till->in_hand ? till->hand.wallet_balance : 0;
    for (size_t i = 0; i < till->bill.tenders; i++)
        if (till->bill.tender[i].kind == TENDER_WALLET)
            left -= till->bill.tender[i].amount;
    return left;
}

bool till_change(const struct till *till, int64_t *change)
{
    struct spoken spoken;
    enum till_state state = till_state(till);
    bool cash = (state == TILL_BILL && keys_preset() != PRESET_LINES_FIRST) ||
                (state == TILL_TENDER && till->bill.chosen && till->bill.choice == TENDER_CASH);
    if (!cash || sign_read(keys_prompt(state), till_text(till), &spoken) != SIGN_AMOUNT)
        return false;
    *change = spoken.amount - till_cash_due(till);
    return *change >= 0;
}

char *till_bill_name(char buf[BILL_TEXT], const char *bill)
{
    const char *dash = strchr(bill, '-');
    snprintf(buf, BILL_TEXT, "#%04lld", strtoll(dash ? dash + 1 : bill, NULL, 10));
    return buf;
}

void done_clear(struct till_done *done)
{
    sale_view_clear(&done->view);
    *done = (struct till_done){0};
}

static void finish(struct till *till, struct sale_view *view)
{
    struct till_done *done = &till->done;
    const struct till_bill *bill = &till->bill;
    done_clear(done);
    last_sale(till, view->bill_id);
    done->shown = true;
    done->view = *view;
    for (size_t i = 0; i < bill->attempts; i++)
        if (bill->attempt[i].kind == TENDER_CASH && bill->attempt[i].amount > 0)
            done->given += bill->attempt[i].amount;
    if (till->in_hand)
        text_copy(done->name, sizeof done->name, till->hand.member.name);
    bool receipt = bill->receipt;
    bill_drop(till);
    hand_drop(till);
    till_go(till, TILL_IDLE);
    if (receipt)
        receipt_open(till);
}

static const struct staff *approver_of(const struct till *till)
{
    const struct till_bill *bill = &till->bill;
    return bill->now.approved && bill->approver.id != 0 ? &bill->approver : till_approver(till);
}

/* The sale with the tenders in `attempt`. What failed for want of the disk or its turn can be tried again as it was. */
static void ring(struct till *till)
{
    struct till_bill *bill = &till->bill;
    struct sale_request request;
    struct sale_view view = {0};
    struct error err;
    bill_request(till, &request);
    memcpy(request.tender, bill->attempt, sizeof request.tender);
    request.tenders = bill->attempts;
    enum status status = sell(till->desk, bill->key, approver_of(till), &request, &view, &err);
    bill->retry = status == STATUS_BUSY || status == STATUS_IO_ERROR;
    if (status == STATUS_OK) {
        finish(till, &view);
        return;
    }
    sale_view_clear(&view);
    struct error again;
    if (status == STATUS_APPROVAL_NEEDED) { /* it was put aside since, or another clerk's */
        approve_ask(till, &err, ring);
        return;
    }
    if (!bill->retry && !bill_price(till, &again))
        err = again;
    till_refuse(till, &err);
}

/* The tenders so far and one more are the whole. */
static void ring_with(struct till *till, enum tender_kind kind, int64_t amount)
{
    struct till_bill *bill = &till->bill;
    memcpy(bill->attempt, bill->tender, sizeof bill->attempt);
    bill->attempts = bill->tenders;
    if (amount != 0)
        bill->attempt[bill->attempts++] = (struct tender){.kind = kind, .amount = amount};
    ring(till);
}

/* All that is due; of cash perhaps nothing: then it is only said that the rest is let go. */
static void ring_rest(struct till *till, enum tender_kind kind)
{
    int64_t due = kind == TENDER_CASH ? till_cash_due(till) : till_due(till);
    ring_with(till, kind, due > 0 || till_due(till) <= 0 ? due : TENDER_REST);
}

static bool room_for_tender(struct till *till)
{
    if (till->bill.tenders + 1 < TENDERS_MAX)
        return true;
    till_object(till, N_("Too many tenders on one bill. Take one back (..)."), NULL, NULL);
    return false;
}

static void pay_partly(struct till *till, enum tender_kind kind, int64_t amount)
{
    struct till_bill *bill = &till->bill;
    bill->tender[bill->tenders++] = (struct tender){.kind = kind, .amount = amount};
    bill->chosen = false;
    till->level[0].state = TILL_TENDER;
    till_type(till, "");
}

/* A shop may want a large bill looked at before Enter takes all of it. */
static void ask_whole(struct till *till)
{
    char money[MONEY_TEXT];
    till->awaiting = till->row;
    till->awaiting_spoken = till->spoken;
    money_format_grouped(money, till_due(till));
    struct till_question *question =
        ask_open(till, N_("Take ¥{0} by {1}?"), money, words_tender(tender_code(till->default_tender)));
    ask_option(question, 1, N_("yes, taken"), ANSWER_GO_ON);
    ask_option(question, 2, N_("no"), ANSWER_NO);
    question->marked = 2;
    till->discard = true;
}

void pay_whole(struct till *till)
{
    if (till->bill.retry)
        ring(till);
    else if (till->ask_above > 0 && till_due(till) > till->ask_above && !till->sure)
        ask_whole(till);
    else
        ring_rest(till, till->default_tender);
}

void pay_cash(struct till *till, int64_t amount, bool asked)
{
    int64_t change = amount - till_cash_due(till);
    char text[MONEY_TEXT], money[MONEY_TEXT];
    if (amount <= 0) {
        till_object(till, N_("An amount above 0, please."), NULL, NULL);
        return;
    }
    if (!room_for_tender(till))
        return;
    if (change < 0) {
        money_format_grouped(money, -change);
        money_format_grouped(text, amount);
        pay_partly(till, TENDER_CASH, amount);
        till_tell(till, N_("Cash {0} taken, ¥{1} still due. Meant as a line? Back (..), then *{0}"), text, money);
        return;
    }
    if (!asked && ask_change(till, amount, change, ANSWER_TAKE_CASH))
        return;
    ring_with(till, TENDER_CASH, amount);
}

void pay_amount(struct till *till)
{
    pay_cash(till, till->spoken.amount, false);
}

static void choose(struct till *till, enum tender_kind kind)
{
    if (kind == TENDER_WALLET && !till->in_hand) {
        till_object(till, N_("Stored value is a member's: / and the tail."), NULL, NULL);
        return;
    }
    if (kind == TENDER_WALLET && !hand_proven(till))
        return;
    struct till_bill *bill = &till->bill;
    till->depth = 0;
    bill->chosen = true;
    bill->choice = kind;
    till->level[0].state = TILL_TENDER;
}

void pay_choose(struct till *till)
{
    choose(till, (enum tender_kind)till->row->tender);
}

size_t till_tenders(enum tender_kind *kind)
{
    size_t count = 0;
    for (size_t i = 0; i < keys_count(); i++) {
        const struct binding *row = keys_at(i);
        if (row->action != ACTION_TENDER)
            continue;
        if (kind && count < TENDERS_MAX)
            kind[count] = (enum tender_kind)row->tender;
        count++;
    }
    return count;
}

void tenders_open(struct till *till)
{
    till->tender_marked = 0;
    till_push(till, TILL_TENDERS);
}

void tenders_take(struct till *till)
{
    enum tender_kind kind[TENDERS_MAX];
    (void)till_tenders(kind);
    choose(till, kind[till->tender_marked]);
}

void tenders_pick(struct till *till)
{
    if (till->spoken.number < 1 || (size_t)till->spoken.number > till_tenders(NULL)) {
        till_beep(till);
        return;
    }
    till->tender_marked = (size_t)till->spoken.number - 1;
    tenders_take(till);
}

static void refuse_wallet(struct till *till, int64_t asked)
{
    struct error err;
    char text[MONEY_TEXT];
    error_set(&err, STATUS_NOT_ENOUGH_STORED_VALUE, "tender", "stored value does not reach");
    error_arg(&err, 0, "%s", money_format_grouped(text, wallet_left(till)));
    error_arg(&err, 1, "%s", money_format_grouped(text, asked - wallet_left(till)));
    till_refuse(till, &err);
}

static void refuse_short(struct till *till)
{
    struct error err;
    char text[MONEY_TEXT];
    error_set(&err, STATUS_TENDER_SHORT, "tender", "nothing chosen for the rest");
    error_arg(&err, 0, "%s", money_format_grouped(text, till_due(till)));
    till_refuse(till, &err);
}

static void refuse_over(struct till *till, int64_t over)
{
    struct error err;
    char text[MONEY_TEXT];
    error_set(&err, STATUS_TENDER_OVER, "tender", "only cash gives change");
    error_arg(&err, 0, "%s", tender_code(till->bill.choice));
    error_arg(&err, 1, "%s", money_format_grouped(text, over));
    till_refuse(till, &err);
}

static void pay_by_choice(struct till *till, int64_t amount)
{
    struct till_bill *bill = &till->bill;
    int64_t due = till_due(till);
    if (bill->choice == TENDER_CASH) {
        pay_cash(till, amount, false);
        return;
    }
    if (amount > due) {
        refuse_over(till, amount - due);
        return;
    }
    if (bill->choice == TENDER_WALLET && amount > wallet_left(till)) {
        refuse_wallet(till, amount);
        return;
    }
    if (!room_for_tender(till))
        return;
    if (amount == due)
        ring_with(till, bill->choice, amount);
    else
        pay_partly(till, bill->choice, amount);
}

void pay_rest(struct till *till)
{
    struct till_bill *bill = &till->bill;
    int64_t due = till_due(till);
    if (bill->retry)
        ring(till);
    else if (due <= 0)
        ring_with(till, bill->choice, 0);
    else if (!bill->chosen)
        refuse_short(till);
    else if (bill->choice == TENDER_WALLET && wallet_left(till) <= 0)
        refuse_wallet(till, due);
    else if (bill->choice == TENDER_WALLET && wallet_left(till) < due)
        pay_by_choice(till, wallet_left(till));
    else if (bill->choice == TENDER_CASH)
        ring_rest(till, TENDER_CASH);
    else
        pay_by_choice(till, due);
}

void pay_part(struct till *till)
{
    if (!till->bill.chosen)
        refuse_short(till);
    else if (till->spoken.amount <= 0)
        till_object(till, N_("An amount above 0, please."), NULL, NULL);
    else
        pay_by_choice(till, till->spoken.amount);
}

/* One step back: the chosen tender, else the last part payment. */
void pay_back(struct till *till)
{
    struct till_bill *bill = &till->bill;
    if (bill->chosen)
        bill->chosen = false;
    else if (bill->tenders > 0)
        bill->tenders--;
    if (bill->tenders == 0)
        till->level[0].state = TILL_BILL;
}

char *till_tenders_text(char buf[TILL_ARG_TEXT], const struct tender *tender, size_t tenders)
{
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; i < tenders && used < TILL_ARG_TEXT; i++) {
        char money[MONEY_TEXT];
        int wrote = snprintf(buf + used, TILL_ARG_TEXT - used, "%s%s %s", i > 0 ? ", " : "",
                             words_tender(tender_code(tender[i].kind)), money_format_grouped(money, tender[i].amount));
        used += wrote > 0 ? (size_t)wrote : 0;
    }
    return buf;
}
