/* SPDX-License-Identifier: MIT */
/* topup: money into a member's stored value, paid as a bill is; over a bill it goes back there. */
#include "ui/flow/inside.h"

#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "desk/value.h"
#include "rules/draw.h"

size_t till_topups(const struct till *till)
{
    const struct programme *programme;
    struct error err;
    return desk_programme(till->desk, &programme, &err) == STATUS_OK ? programme->wallet.topups : 0;
}

const struct topup_offer *till_topup_offer(const struct till *till, size_t index)
{
    const struct programme *programme;
    struct error err;
    if (desk_programme(till->desk, &programme, &err) != STATUS_OK || index >= programme->wallet.topups)
        return NULL;
    return &programme->wallet.topup[index];
}

int64_t till_topup_due(const struct till *till)
{
    int64_t due = till->topup.amount;
    for (size_t i = 0; i < till->topup.tenders; i++)
        due -= till->topup.tender[i].amount;
    return due;
}

bool till_topup_change(const struct till *till, int64_t *change)
{
    struct spoken spoken;
    const struct till_topup *top = &till->topup;
    bool cash = till_state(till) == TILL_TOPUP && (!top->chosen || top->choice == TENDER_CASH);
    if (!cash || sign_read(PROMPT_TENDER, till_text(till), &spoken) != SIGN_AMOUNT)
        return false;
    *change = spoken.amount - till_topup_due(till);
    return *change >= 0;
}

bool topup_part_paid(const struct till *till)
{
    for (int i = 0; i <= till->depth; i++)
        if (till->level[i].state == TILL_TOPUP && till->topup.tenders > 0)
            return true;
    return false;
}

static bool somebody(struct till *till)
{
    if (till->in_hand)
        return true;
    till_object(till, N_("Take a member first: / and the tail."), NULL, NULL);
    return false;
}

static void begin(struct till *till, int64_t amount)
{
    struct till_topup *top = &till->topup;
    const struct programme *programme;
    struct error err;
    if (desk_programme(till->desk, &programme, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    const struct topup_offer *offer = draw_topup(programme, amount);
    *top = (struct till_topup){.amount = amount, .bonus = offer ? offer->bonus : 0};
    act_key(top->key);
    till_type(till, ""); /* what was typed is taken: it must not be there again afterwards */
    till_push(till, TILL_TOPUP);
}

void topup_list(struct till *till)
{
    if (!somebody(till))
        return;
    if (till_topups(till) == 0) {
        till_object(till, N_("There is no top-up offer: type + and the amount."), NULL, NULL);
        return;
    }
    till->topup.marked = 0;
    till_type(till, "");
    till_push(till, TILL_OFFERS);
}

void topup_open(struct till *till)
{
    if (!somebody(till))
        return;
    if (till->spoken.number < 0)
        topup_list(till);
    else if (till->spoken.amount <= 0)
        till_object(till, N_("An amount above 0, please."), NULL, NULL);
    else
        begin(till, till->spoken.amount);
}

void topup_take(struct till *till)
{
    const struct topup_offer *offer = till_topup_offer(till, till->topup.marked);
    if (!offer)
        return;
    till_pop(till);
    begin(till, offer->pay);
}

/* Done: to the member, or to the bill that waits. */
static void finish(struct till *till, const struct topup_done *done)
{
    enum till_state base = till_base(till);
    int64_t amount = till->topup.amount + till->topup.bonus, shared = (int64_t)till->shared;
    last_entry(till, done->txn);
    if (!hand_take(till, till->hand.member.id, (size_t)shared))
        return;
    if (base == TILL_BILL || base == TILL_TENDER)
        till->depth = 0;
    else
        till_go(till, TILL_MEMBER);
    char put[MONEY_TEXT], balance[MONEY_TEXT];
    money_format_grouped(put, amount);
    money_format_grouped(balance, done->wallet_balance);
    till_tell(till, done->change > 0 ? N_("Stored ¥{0}, balance ¥{1}. Change ¥{2}") : N_("Stored ¥{0}, balance ¥{1}"),
              put, balance);
    money_format_grouped(till->message.arg[2], done->change);
}

/* What failed for want of the disk or its turn can be tried again as it was. */
static void ring(struct till *till)
{
    struct till_topup *top = &till->topup;
    struct topup_request request = {.member = till->hand.member.id, .amount = top->amount, .tenders = top->attempts};
    struct topup_done done;
    struct error err;
    memcpy(request.tender, top->attempt, sizeof request.tender);
    enum status status = topup(till->desk, top->key, &request, &done, &err);
    top->retry = status == STATUS_BUSY || status == STATUS_IO_ERROR;
    if (status == STATUS_OK)
        finish(till, &done);
    else
        till_refuse(till, &err);
}

static void ring_with(struct till *till, enum tender_kind kind, int64_t amount)
{
    struct till_topup *top = &till->topup;
    memcpy(top->attempt, top->tender, sizeof top->attempt);
    top->attempts = top->tenders;
    if (amount > 0)
        top->attempt[top->attempts++] = (struct tender){.kind = kind, .amount = amount};
    ring(till);
}

static void pay_partly(struct till *till, enum tender_kind kind, int64_t amount)
{
    struct till_topup *top = &till->topup;
    if (top->tenders + 1 >= TENDERS_MAX) {
        till_object(till, N_("Too many tenders on one bill. Take one back (..)."), NULL, NULL);
        return;
    }
    top->tender[top->tenders++] = (struct tender){.kind = kind, .amount = amount};
    top->chosen = false;
}

void topup_cash(struct till *till, int64_t amount, bool asked)
{
    int64_t change = amount - till_topup_due(till);
    if (change < 0) {
        pay_partly(till, TENDER_CASH, amount);
        return;
    }
    if (!asked && ask_change(till, amount, change, ANSWER_TOPUP_CASH))
        return;
    ring_with(till, TENDER_CASH, amount);
}

static void refuse_tender(struct till *till, enum status status, const char *arg0, int64_t amount)
{
    struct error err;
    char text[MONEY_TEXT];
    money_format_grouped(text, amount);
    error_set(&err, status, "tender", "the tenders do not make the top-up");
    error_arg(&err, 0, "%s", arg0 ? arg0 : text);
    error_arg(&err, 1, "%s", text);
    till_refuse(till, &err);
}

void topup_part(struct till *till)
{
    const struct till_topup *top = &till->topup;
    int64_t amount = till->spoken.amount, due = till_topup_due(till);
    till->topup.retry = false;
    if (amount <= 0)
        till_object(till, N_("An amount above 0, please."), NULL, NULL);
    else if (!top->chosen && top->tenders > 0)
        refuse_tender(till, STATUS_TENDER_SHORT, NULL, due);
    else if (!top->chosen || top->choice == TENDER_CASH)
        topup_cash(till, amount, false);
    else if (amount > due)
        refuse_tender(till, STATUS_TENDER_OVER, tender_code(top->choice), amount - due);
    else if (amount == due)
        ring_with(till, top->choice, amount);
    else
        pay_partly(till, top->choice, amount);
}

void topup_rest(struct till *till)
{
    const struct till_topup *top = &till->topup;
    int64_t due = till_topup_due(till);
    enum tender_kind usual = till->default_tender == TENDER_WALLET ? TENDER_CASH : till->default_tender;
    if (top->retry)
        ring(till);
    else if (top->chosen)
        ring_with(till, top->choice, due);
    else if (top->tenders > 0)
        refuse_tender(till, STATUS_TENDER_SHORT, NULL, due);
    else
        ring_with(till, usual, due);
}

void topup_tender(struct till *till)
{
    till->topup.retry = false;
    till->topup.chosen = true;
    till->topup.choice = (enum tender_kind)till->row->tender;
}

/* One step back: the chosen tender, else the last part payment, else the top-up. */
void topup_back(struct till *till)
{
    struct till_topup *top = &till->topup;
    top->retry = false;
    if (top->chosen)
        top->chosen = false;
    else if (top->tenders > 0)
        top->tenders--;
    else
        till_pop(till);
}
