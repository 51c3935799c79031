/* SPDX-License-Identifier: MIT */
/* topup: money into a member's stored value, paid as a bill is; over a bill it goes back there. */
#include "desk/topup.h"

#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "rules/draw.h"
#include "ui/counter/counter_priv.h"

size_t counter_topups(const struct counter *counter)
{
    const struct programme *programme;
    struct error err;
    return desk_programme(counter->desk, &programme, &err) == STATUS_OK ? programme->wallet.topups : 0;
}

const struct topup_offer *counter_topup_offer(const struct counter *counter, size_t index)
{
    const struct programme *programme;
    struct error err;
    if (desk_programme(counter->desk, &programme, &err) != STATUS_OK || index >= programme->wallet.topups)
        return NULL;
    return &programme->wallet.topup[index];
}

int64_t counter_topup_due(const struct counter *counter)
{
    int64_t due = counter->topup.amount;
    for (size_t i = 0; i < counter->topup.tenders; i++)
        due -= counter->topup.tender[i].amount;
    return due;
}

bool counter_topup_change(const struct counter *counter, int64_t *change)
{
    struct spoken spoken;
    const struct counter_topup *top = &counter->topup;
    bool cash = counter_screen(counter) == SCREEN_TOPUP && (!top->chosen || top->choice == TENDER_CASH);
    if (!cash || grammar_read(PROMPT_TENDER, counter_text(counter), &spoken) != SIGN_AMOUNT)
        return false;
    *change = spoken.amount - counter_topup_due(counter);
    return *change >= 0;
}

bool topup_part_paid(const struct counter *counter)
{
    for (int i = 0; i <= counter->depth; i++)
        if (counter->place[i].screen == SCREEN_TOPUP && counter->topup.tenders > 0)
            return true;
    return false;
}

static bool somebody(struct counter *counter)
{
    if (counter->in_hand)
        return true;
    counter_object(counter, N_("Take a member first: / and the tail."), NULL, NULL);
    return false;
}

static void begin(struct counter *counter, int64_t amount)
{
    struct counter_topup *top = &counter->topup;
    const struct programme *programme;
    struct error err;
    if (desk_programme(counter->desk, &programme, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    const struct topup_offer *offer = draw_topup(programme, amount);
    *top = (struct counter_topup){.amount = amount, .bonus = offer ? offer->bonus : 0};
    act_key(top->key);
    counter_type(counter, ""); /* what was typed is taken: it must not be there again afterwards */
    counter_push(counter, SCREEN_TOPUP);
}

void topup_list(struct counter *counter)
{
    if (!somebody(counter))
        return;
    if (counter_topups(counter) == 0) {
        counter_object(counter, N_("There is no top-up offer: type + and the amount."), NULL, NULL);
        return;
    }
    counter->topup.rows.marked = 0;
    counter_type(counter, "");
    counter_push(counter, SCREEN_OFFERS);
}

void topup_open(struct counter *counter)
{
    if (!somebody(counter))
        return;
    if (counter->spoken.number < 0)
        topup_list(counter);
    else if (counter->spoken.amount <= 0)
        counter_object(counter, N_("An amount above 0, please."), NULL, NULL);
    else
        begin(counter, counter->spoken.amount);
}

void topup_take(struct counter *counter)
{
    const struct topup_offer *offer = counter_topup_offer(counter, counter->topup.rows.marked);
    if (!offer)
        return;
    counter_pop(counter);
    begin(counter, offer->pay);
}

/* Done: to the member, or to the bill that waits. */
static void finish(struct counter *counter, const struct topup_done *done)
{
    enum screen_id base = counter_base(counter);
    int64_t amount = counter->topup.amount + counter->topup.bonus, shared = (int64_t)counter->shared;
    last_entry(counter, done->txn);
    if (!hand_take(counter, counter->hand.member.id, (size_t)shared))
        return;
    if (base == SCREEN_BILL || base == SCREEN_TENDER)
        counter_close_above(counter);
    else
        counter_go(counter, SCREEN_MEMBER);
    char put[MONEY_TEXT], balance[MONEY_TEXT];
    money_format_grouped(put, amount);
    money_format_grouped(balance, done->wallet_balance);
    counter_tell(counter,
                 done->change > 0 ? N_("Stored ¥{0}, balance ¥{1}. Change ¥{2}") : N_("Stored ¥{0}, balance ¥{1}"), put,
                 balance);
    money_format_grouped(counter->message.arg[2], done->change);
}

/* What failed for want of the disk or its turn can be tried again as it was. */
static void ring(struct counter *counter)
{
    struct counter_topup *top = &counter->topup;
    struct topup_request request = {.member = counter->hand.member.id, .amount = top->amount, .tenders = top->attempts};
    struct topup_done done;
    struct error err;
    memcpy(request.tender, top->attempt, sizeof request.tender);
    enum status status = topup(counter->desk, top->key, &request, &done, &err);
    top->retry = status == STATUS_BUSY || status == STATUS_IO_ERROR;
    if (status == STATUS_OK)
        finish(counter, &done);
    else
        counter_refuse(counter, &err);
}

static void ring_with(struct counter *counter, enum tender_kind kind, int64_t amount)
{
    struct counter_topup *top = &counter->topup;
    memcpy(top->attempt, top->tender, sizeof top->attempt);
    top->attempts = top->tenders;
    if (amount > 0)
        top->attempt[top->attempts++] = (struct tender){.kind = kind, .amount = amount};
    ring(counter);
}

static void pay_partly(struct counter *counter, enum tender_kind kind, int64_t amount)
{
    struct counter_topup *top = &counter->topup;
    if (top->tenders + 1 >= TENDERS_MAX) {
        counter_object(counter, N_("Too many tenders on one bill. Take one back (..)."), NULL, NULL);
        return;
    }
    top->tender[top->tenders++] = (struct tender){.kind = kind, .amount = amount};
    top->chosen = false;
}

static void take_asked(struct counter *counter);

static void take_cash(struct counter *counter, int64_t amount, bool asked)
{
    int64_t change = amount - counter_topup_due(counter);
    if (change < 0) {
        pay_partly(counter, TENDER_CASH, amount);
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

static void refuse_tender(struct counter *counter, enum status status, const char *arg0, int64_t amount)
{
    struct error err;
    char text[MONEY_TEXT];
    money_format_grouped(text, amount);
    error_set(&err, status, "tender", "the tenders do not make the top-up");
    error_arg(&err, 0, "%s", arg0 ? arg0 : text);
    error_arg(&err, 1, "%s", text);
    counter_refuse(counter, &err);
}

void topup_part(struct counter *counter)
{
    const struct counter_topup *top = &counter->topup;
    int64_t amount = counter->spoken.amount, due = counter_topup_due(counter);
    counter->topup.retry = false;
    if (amount <= 0)
        counter_object(counter, N_("An amount above 0, please."), NULL, NULL);
    else if (!top->chosen && top->tenders > 0)
        refuse_tender(counter, STATUS_TENDER_SHORT, NULL, due);
    else if (!top->chosen || top->choice == TENDER_CASH)
        take_cash(counter, amount, false);
    else if (amount > due)
        refuse_tender(counter, STATUS_TENDER_OVER, tender_code(top->choice), amount - due);
    else if (amount == due)
        ring_with(counter, top->choice, amount);
    else
        pay_partly(counter, top->choice, amount);
}

void topup_rest(struct counter *counter)
{
    const struct counter_topup *top = &counter->topup;
    int64_t due = counter_topup_due(counter);
    enum tender_kind usual = counter->default_tender == TENDER_WALLET ? TENDER_CASH : counter->default_tender;
    if (top->retry)
        ring(counter);
    else if (top->chosen)
        ring_with(counter, top->choice, due);
    else if (top->tenders > 0)
        refuse_tender(counter, STATUS_TENDER_SHORT, NULL, due);
    else
        ring_with(counter, usual, due);
}

void topup_tender(struct counter *counter)
{
    counter->topup.retry = false;
    counter->topup.chosen = true;
    counter->topup.choice = (enum tender_kind)counter->binding->argument;
}

/* One step back: the chosen tender, else the last part payment, else the top-up. */
void topup_back(struct counter *counter)
{
    struct counter_topup *top = &counter->topup;
    top->retry = false;
    if (top->chosen)
        top->chosen = false;
    else if (top->tenders > 0)
        top->tenders--;
    else
        counter_pop(counter);
}
