/* SPDX-License-Identifier: MIT */
/* pay: tenders, and the one write: the sale. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"

static int64_t paid(const struct counter_bill *bill)
{
    int64_t sum = 0;
    for (size_t i = 0; i < bill->tenders; i++)
        sum += bill->tender[i].amount;
    return sum;
}

int64_t counter_due(const struct counter *counter)
{
    return counter->bill.view.payable - paid(&counter->bill);
}

int64_t counter_cash_due(const struct counter *counter)
{
    return tender_cash_due(counter_due(counter), counter->bill.view.cash_unit);
}

static int64_t wallet_left(const struct counter *counter)
{
    int64_t left = counter->in_hand ? counter->hand.wallet_balance : 0;
    for (size_t i = 0; i < counter->bill.tenders; i++)
        if (counter->bill.tender[i].kind == TENDER_WALLET)
            left -= counter->bill.tender[i].amount;
    return left;
}

bool counter_change(const struct counter *counter, int64_t *change)
{
    struct spoken spoken;
    enum screen_id state = counter_screen(counter);
    bool cash = (state == SCREEN_BILL && counter->preset != PRESET_LINES_FIRST) ||
                (state == SCREEN_TENDER && counter->bill.chosen && counter->bill.choice == TENDER_CASH);
    if (!cash || grammar_read(counter->screens[state]->prompt, counter_text(counter), &spoken) != SIGN_AMOUNT)
        return false;
    *change = spoken.amount - counter_cash_due(counter);
    return *change >= 0;
}

char *counter_bill_name(char buf[BILL_TEXT], const char *bill)
{
    const char *dash = strchr(bill, '-');
    snprintf(buf, BILL_TEXT, "#%04lld", strtoll(dash ? dash + 1 : bill, NULL, 10));
    return buf;
}

void done_clear(struct counter_done *done)
{
    sale_view_clear(&done->view);
    *done = (struct counter_done){0};
}

static void finish(struct counter *counter, struct sale_view *view)
{
    struct counter_done *done = &counter->done;
    const struct counter_bill *bill = &counter->bill;
    done_clear(done);
    last_sale(counter, view->bill_id);
    done->shown = true;
    done->view = *view;
    for (size_t i = 0; i < bill->attempts; i++)
        if (bill->attempt[i].kind == TENDER_CASH && bill->attempt[i].amount > 0)
            done->given += bill->attempt[i].amount;
    if (counter->in_hand)
        text_copy(done->name, sizeof done->name, counter->hand.member.name);
    bool receipt = bill->receipt;
    bill_drop(counter);
    hand_drop(counter);
    counter_go(counter, SCREEN_IDLE);
    if (receipt)
        counter_reprint(counter);
}

static const struct staff *approver_of(const struct counter *counter)
{
    const struct counter_bill *bill = &counter->bill;
    return bill->now.approved && bill->approver.id != 0 ? &bill->approver : approve_staff(counter);
}

/* The sale with the tenders in `attempt`. What failed for want of the disk or its turn can be tried again as it was. */
static void ring(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    struct sale_request request;
    struct sale_view view = {0};
    struct error err;
    bill_request(counter, &request);
    memcpy(request.tender, bill->attempt, sizeof request.tender);
    request.tenders = bill->attempts;
    enum status status = sell(counter->desk, bill->key, approver_of(counter), &request, &view, &err);
    bill->retry = status == STATUS_BUSY || status == STATUS_IO_ERROR;
    if (status == STATUS_OK) {
        finish(counter, &view);
        return;
    }
    sale_view_clear(&view);
    struct error again;
    if (status == STATUS_APPROVAL_NEEDED) { /* it was put aside since, or another clerk's */
        approve_ask(counter, &err, ring);
        return;
    }
    if (!bill->retry && !bill_price(counter, &again))
        err = again;
    counter_refuse(counter, &err);
}

/* The tenders so far and one more are the whole. */
static void ring_with(struct counter *counter, enum tender_kind kind, int64_t amount)
{
    struct counter_bill *bill = &counter->bill;
    memcpy(bill->attempt, bill->tender, sizeof bill->attempt);
    bill->attempts = bill->tenders;
    if (amount != 0)
        bill->attempt[bill->attempts++] = (struct tender){.kind = kind, .amount = amount};
    ring(counter);
}

/* All that is due; of cash perhaps nothing: then it is only said that the rest is let go. */
static void ring_rest(struct counter *counter, enum tender_kind kind)
{
    int64_t due = kind == TENDER_CASH ? counter_cash_due(counter) : counter_due(counter);
    ring_with(counter, kind, due > 0 || counter_due(counter) <= 0 ? due : TENDER_REST);
}

static bool room_for_tender(struct counter *counter)
{
    if (counter->bill.tenders + 1 < TENDERS_MAX)
        return true;
    counter_object(counter, N_("Too many tenders on one bill. Take one back (..)."), NULL, NULL);
    return false;
}

static void pay_partly(struct counter *counter, enum tender_kind kind, int64_t amount)
{
    struct counter_bill *bill = &counter->bill;
    bill->tender[bill->tenders++] = (struct tender){.kind = kind, .amount = amount};
    bill->chosen = false;
    counter_become(counter, SCREEN_TENDER);
    counter_type(counter, "");
}

/* A shop may want a large bill looked at before Enter takes all of it. */
static void ask_whole(struct counter *counter)
{
    char money[MONEY_TEXT];
    counter->awaiting = counter->binding;
    counter->awaiting_spoken = counter->spoken;
    money_format_grouped(money, counter_due(counter));
    struct counter_question *question =
        ask_open(counter, N_("Take ¥{0} by {1}?"), money, render_tender(tender_code(counter->default_tender)));
    ask_option(question, 1, N_("yes, taken"), ask_go_on);
    ask_option(question, 2, N_("no"), NULL);
    question->marked = 2;
    counter->discard = true;
}

void pay_whole(struct counter *counter)
{
    if (counter->bill.retry)
        ring(counter);
    else if (counter->ask_above > 0 && counter_due(counter) > counter->ask_above && !counter->sure)
        ask_whole(counter);
    else
        ring_rest(counter, counter->default_tender);
}

static void take_asked(struct counter *counter);

static void take_cash(struct counter *counter, int64_t amount, bool asked)
{
    int64_t change = amount - counter_cash_due(counter);
    char text[MONEY_TEXT], money[MONEY_TEXT];
    if (amount <= 0) {
        counter_object(counter, N_("An amount above 0, please."), NULL, NULL);
        return;
    }
    if (!room_for_tender(counter))
        return;
    if (change < 0) {
        money_format_grouped(money, -change);
        money_format_grouped(text, amount);
        pay_partly(counter, TENDER_CASH, amount);
        counter_tell(counter, N_("Cash {0} taken, ¥{1} still due. Meant as a line? Back (..), then *{0}"), text, money);
        return;
    }
    if (!asked && ask_change(counter, amount, change, take_asked))
        return;
    ring_with(counter, TENDER_CASH, amount);
}

/* The change was asked about, and the answer is yes. */
static void take_asked(struct counter *counter)
{
    take_cash(counter, counter->question.amount, true);
}

void pay_amount(struct counter *counter)
{
    take_cash(counter, counter->spoken.amount, false);
}

static void choose(struct counter *counter, enum tender_kind kind)
{
    if (kind == TENDER_WALLET && !counter->in_hand) {
        counter_object(counter, N_("Stored value is a member's: / and the tail."), NULL, NULL);
        return;
    }
    if (kind == TENDER_WALLET && !hand_proven(counter))
        return;
    struct counter_bill *bill = &counter->bill;
    counter_close_above(counter);
    bill->chosen = true;
    bill->choice = kind;
    counter_become(counter, SCREEN_TENDER);
}

void pay_choose(struct counter *counter)
{
    choose(counter, (enum tender_kind)counter->binding->argument);
}

size_t counter_tenders(const struct counter *counter, enum tender_kind *kind)
{
    const struct screen *bill = counter->screens[SCREEN_BILL];
    size_t count = 0;
    for (size_t i = 0; i < bill->binding_count; i++) {
        if (bill->bindings[i].run != pay_choose)
            continue;
        if (kind && count < TENDERS_MAX)
            kind[count] = (enum tender_kind)bill->bindings[i].argument;
        count++;
    }
    return count;
}

void tenders_open(struct counter *counter)
{
    counter->tender_rows.marked = 0;
    counter_push(counter, SCREEN_TENDERS);
}

void tenders_take(struct counter *counter)
{
    enum tender_kind kind[TENDERS_MAX];
    (void)counter_tenders(counter, kind);
    choose(counter, kind[counter->tender_rows.marked]);
}

void tenders_pick(struct counter *counter)
{
    if (counter->spoken.number < 1 || (size_t)counter->spoken.number > counter_tenders(counter, NULL)) {
        counter_beep(counter);
        return;
    }
    counter->tender_rows.marked = (size_t)counter->spoken.number - 1;
    tenders_take(counter);
}

static void refuse_wallet(struct counter *counter, int64_t asked)
{
    struct error err;
    char text[MONEY_TEXT];
    error_set(&err, STATUS_NOT_ENOUGH_STORED_VALUE, "tender", "stored value does not reach");
    error_arg(&err, 0, "%s", money_format_grouped(text, wallet_left(counter)));
    error_arg(&err, 1, "%s", money_format_grouped(text, asked - wallet_left(counter)));
    counter_refuse(counter, &err);
}

static void refuse_short(struct counter *counter)
{
    struct error err;
    char text[MONEY_TEXT];
    error_set(&err, STATUS_TENDER_SHORT, "tender", "nothing chosen for the rest");
    error_arg(&err, 0, "%s", money_format_grouped(text, counter_due(counter)));
    counter_refuse(counter, &err);
}

static void refuse_over(struct counter *counter, int64_t over)
{
    struct error err;
    char text[MONEY_TEXT];
    error_set(&err, STATUS_TENDER_OVER, "tender", "only cash gives change");
    error_arg(&err, 0, "%s", tender_code(counter->bill.choice));
    error_arg(&err, 1, "%s", money_format_grouped(text, over));
    counter_refuse(counter, &err);
}

static void pay_by_choice(struct counter *counter, int64_t amount)
{
    struct counter_bill *bill = &counter->bill;
    int64_t due = counter_due(counter);
    if (bill->choice == TENDER_CASH) {
        take_cash(counter, amount, false);
        return;
    }
    if (amount > due) {
        refuse_over(counter, amount - due);
        return;
    }
    if (bill->choice == TENDER_WALLET && amount > wallet_left(counter)) {
        refuse_wallet(counter, amount);
        return;
    }
    if (!room_for_tender(counter))
        return;
    if (amount == due)
        ring_with(counter, bill->choice, amount);
    else
        pay_partly(counter, bill->choice, amount);
}

void pay_rest(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    int64_t due = counter_due(counter);
    if (bill->retry)
        ring(counter);
    else if (due <= 0)
        ring_with(counter, bill->choice, 0);
    else if (!bill->chosen)
        refuse_short(counter);
    else if (bill->choice == TENDER_WALLET && wallet_left(counter) <= 0)
        refuse_wallet(counter, due);
    else if (bill->choice == TENDER_WALLET && wallet_left(counter) < due)
        pay_by_choice(counter, wallet_left(counter));
    else if (bill->choice == TENDER_CASH)
        ring_rest(counter, TENDER_CASH);
    else
        pay_by_choice(counter, due);
}

void pay_part(struct counter *counter)
{
    if (!counter->bill.chosen)
        refuse_short(counter);
    else if (counter->spoken.amount <= 0)
        counter_object(counter, N_("An amount above 0, please."), NULL, NULL);
    else
        pay_by_choice(counter, counter->spoken.amount);
}

/* One step back: the chosen tender, else the last part payment. */
void pay_back(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    if (bill->chosen)
        bill->chosen = false;
    else if (bill->tenders > 0)
        bill->tenders--;
    if (bill->tenders == 0)
        counter_become(counter, SCREEN_BILL);
}

char *counter_tenders_text(char buf[COUNTER_ARG_TEXT], const struct tender *tender, size_t tenders)
{
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; i < tenders && used < COUNTER_ARG_TEXT; i++) {
        char money[MONEY_TEXT];
        int wrote = snprintf(buf + used, COUNTER_ARG_TEXT - used, "%s%s %s", i > 0 ? ", " : "",
                             render_tender(tender_code(tender[i].kind)), money_format_grouped(money, tender[i].amount));
        used += wrote > 0 ? (size_t)wrote : 0;
    }
    return buf;
}
