/* SPDX-License-Identifier: MIT */
/* pay: the payment of the open bill and the act that writes the sale. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "rules/draw.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/printing.h"

int64_t pay_due(const struct counter *counter)
{
    return payment_due(&counter->bill.pay, counter->bill.view.payable);
}

int64_t pay_due_cash(const struct counter *counter)
{
    return tender_cash_due(pay_due(counter), counter->bill.view.cash_unit);
}

int64_t pay_wallet_left(const struct counter *counter)
{
    return payment_stored_left(&counter->bill.pay, counter->in_hand ? counter->hand.wallet_balance : 0);
}

int64_t pay_family_left(const struct counter *counter)
{
    int64_t left = counter->in_hand ? counter->hand.family_left : 0;
    return left - payment_family(&counter->bill.pay);
}

static void finish_sale(struct counter *counter, struct sale_view *view)
{
    bool receipt = printing_wanted(counter);
    last_sale(counter, view->bill_id);
    done_sale(counter, view);
    bill_drop(counter);
    hand_drop(counter);
    counter_go(counter, SCREEN_IDLE);
    printing_sold(counter, receipt);
}

static const struct staff *approver_of(const struct counter *counter)
{
    const struct counter_bill *bill = &counter->bill;
    return bill->now.approved && bill->approver.id != 0 ? &bill->approver : approve_staff(counter);
}

void pay_ring(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    struct sale_request request;
    struct sale_view view = {0};
    struct error err, again;
    bill_request(counter, &request);
    memcpy(request.tender, bill->pay.attempt, sizeof request.tender);
    request.tenders = bill->pay.attempts;
    request.paper = bill->paper;
    enum status status = sell(counter->desk, bill->key, approver_of(counter), &request, &view, &err);
    bool retry = payment_tried(&bill->pay, status);
    if (status == STATUS_OK) {
        finish_sale(counter, &view);
        return;
    }
    sale_view_clear(&view);
    if (status ==
        STATUS_APPROVAL_NEEDED) { /* the bill lost its approval when it was held, or another clerk took it over */
        approve_ask(counter, &err, pay_ring);
        return;
    }
    if (!retry && !bill_price(counter, &again))
        err = again;
    counter_refuse(counter, &err);
}

void pay_rest_by(struct counter *counter, enum tender_kind kind)
{
    if (kind == TENDER_WALLET && !hand_proven(counter))
        return;
    int64_t due = kind == TENDER_CASH ? pay_due_cash(counter) : pay_due(counter);
    /* in cash the rest may round to 0; TENDER_REST then makes the sale round it off */
    payment_attempt(&counter->bill.pay, kind, due > 0 || pay_due(counter) <= 0 ? due : TENDER_REST);
    pay_ring(counter);
}

void pay_refuse_wallet(struct counter *counter, int64_t asked)
{
    struct error err;
    char text[MONEY_TEXT];
    int64_t left = pay_wallet_left(counter);
    error_set(&err, STATUS_NOT_ENOUGH_STORED_VALUE, "tender", "stored value does not reach");
    error_arg(&err, 0, "%s", money_format_grouped(text, left));
    error_arg(&err, 1, "%s", money_format_grouped(text, asked - left));
    counter_refuse(counter, &err);
}

static void tell_short(struct counter *counter, int64_t amount, int64_t missing)
{
    char text[MONEY_TEXT], money[MONEY_TEXT];
    money_format_grouped(text, amount);
    money_format_grouped(money, missing);
    counter_tell(counter, N_("Cash {0} received, ¥{1} still due. A line? Go back (..), then *{0}"), text, money);
}

static void take(struct counter *counter, struct tender tender, void (*yes)(struct counter *))
{
    struct payment *pay = &counter->bill.pay;
    int64_t due = pay_due(counter), due_cash = pay_due_cash(counter);
    bool cash = tender.kind == TENDER_CASH, fits = tender.amount > 0 && (cash || tender.amount <= due);
    if (fits && tender.kind == TENDER_WALLET && tender.amount > pay_wallet_left(counter)) {
        pay_refuse_wallet(counter, tender.amount);
        return;
    }
    if (fits && !payment_room(counter, pay))
        return;
    enum payment_step step = payment_take(counter, pay, tender, due, due_cash, yes);
    if (step == PAYMENT_WHOLE)
        pay_ring(counter);
    if (step != PAYMENT_PART)
        return;
    counter->bill.changed = true; /* kept with the bill against a power cut */
    counter_become(counter, SCREEN_TENDER);
    counter_type(counter, "");
    bill_promise(counter);
    if (cash)
        tell_short(counter, tender.amount, due_cash - tender.amount);
}

/* The answer to the question about the change was yes. */
static void take_asked(struct counter *counter)
{
    take(counter, (struct tender){.kind = TENDER_CASH, .amount = counter->question.amount}, NULL);
}

static int64_t whose(const struct counter *counter)
{
    return counter->in_hand ? counter->hand.member.id : 0;
}

void pay_take(struct counter *counter, enum tender_kind kind, int64_t amount)
{
    const struct payment *pay = &counter->bill.pay;
    struct tender tender = {.kind = kind, .amount = amount};
    if (pay->chosen && pay->choice == kind)
        text_copy(tender.reference, sizeof tender.reference, pay->named);
    struct tender all = tender; /* with what the bill takes of the same already */
    struct error err;
    all.amount += kind == TENDER_FAMILY ? payment_family(pay) : 0;
    if (*tender.reference && sell_check_tender(counter->desk, whose(counter), &all, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    take(counter, tender, take_asked);
}

void pay_choose_named(struct counter *counter, enum tender_kind kind, int64_t number, int64_t most)
{
    struct payment *pay = &counter->bill.pay;
    pay_choose(counter, kind);
    snprintf(pay->named, sizeof pay->named, "%" PRId64, number);
    pay->most = most;
}

/* The screen that asked what pays closes when the tender is taken. */
void pay_named(struct counter *counter, const struct tender *tender)
{
    struct payment *pay = &counter->bill.pay;
    struct error err;
    for (size_t i = 0; i < pay->tenders; i++)
        if (pay->tender[i].kind == TENDER_VOUCHER && strcmp(pay->tender[i].reference, tender->reference) == 0) {
            counter_object(counter, N_("That one is on this bill already."), NULL, NULL);
            return;
        }
    if (sell_check_tender(counter->desk, whose(counter), tender, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    size_t before = pay->tenders;
    take(counter, *tender, NULL);
    if (pay->tenders > before)
        counter_close_above(counter);
}

void pay_choose(struct counter *counter, enum tender_kind kind)
{
    if (kind == TENDER_WALLET && !counter->in_hand) {
        counter_object(counter, N_("Stored value needs a member: / and last 4 of phone."), NULL, NULL);
        return;
    }
    if (kind == TENDER_WALLET && !hand_proven(counter))
        return;
    counter_close_above(counter);
    payment_choose(&counter->bill.pay, kind);
    bill_promise(counter);
    counter_become(counter, SCREEN_TENDER);
}

/* The stored value of the holder who lets this member pay with it. */
static void choose_family(struct counter *counter)
{
    const struct member_link *holder = member_link_holder(&counter->hand.links);
    char name[PERSON_TEXT], held[MONEY_TEXT], left[MONEY_TEXT];
    if (!hand_proven(counter))
        return;
    pay_choose_named(counter, TENDER_FAMILY, holder->member, pay_family_left(counter));
    bill_promise(counter);
    word_person(name, holder->name, holder->phone);
    counter_tell(counter,
                 holder->limit == LIMIT_NONE ? N_("Family card: {0}, balance {1}")
                                             : N_("Family card: {0}, balance {1}, this month still {2}"),
                 name, word_money(held, counter->hand.holder_balance));
    text_copy(counter->message.arg[2], COUNTER_ARG_TEXT,
              word_money(left, holder->limit > holder->used ? holder->limit - holder->used : 0));
}

/* Their own comes first; the same key again, or an empty wallet, chooses the family's. */
void pay_choose_stored(struct counter *counter)
{
    const struct payment *pay = &counter->bill.pay;
    bool again = pay->chosen && pay->choice == TENDER_WALLET;
    int64_t family = pay_family_left(counter);
    char name[PERSON_TEXT], money[MONEY_TEXT];
    if (family > 0 && (again || pay_wallet_left(counter) <= 0)) {
        choose_family(counter);
        return;
    }
    pay_choose(counter, TENDER_WALLET);
    if (family > 0 && pay->chosen && pay->choice == TENDER_WALLET)
        counter_tell(counter, N_("Again .5: family card of {0}, {1}"),
                     word_name(name, member_link_holder(&counter->hand.links)->name), word_money(money, family));
}

void pay_by(struct counter *counter)
{
    if (counter->binding->argument == TENDER_OTHER)
        counter_show(counter, SCREEN_OTHER, NULL);
    else if (counter->binding->argument == TENDER_WALLET)
        pay_choose_stored(counter);
    else
        pay_choose(counter, (enum tender_kind)counter->binding->argument);
}

/* An amount that the shop itself offers is no slip. */
static bool is_offered(struct counter *counter, int64_t amount)
{
    const struct programme *programme;
    struct error err;
    if (desk_programme(counter->desk, &programme, &err) != STATUS_OK)
        return false;
    const struct topup_offer *offer = draw_topup(programme, amount);
    return offer && offer->pay == amount;
}

void pay_topup(struct counter *counter)
{
    if (counter->spoken.number < 0)
        counter_show(counter, SCREEN_OFFERS, NULL);
    else if (!counter->in_hand || is_offered(counter, counter->spoken.amount) || !usual_asked(counter))
        counter_show(counter, SCREEN_TOPUP, &counter->spoken.amount);
}
