/* SPDX-License-Identifier: MIT */
/* tender: pays the bill: the chosen tender pays all it can, or a part. */
#include <stdio.h>

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

static const char *ask(char buf[RENDER_TEXT], const struct counter *counter)
{
    const struct payment *pay = &counter->bill.pay;
    if (!pay->chosen)
        return _("Tender .n");
    const struct member_link *holder = member_link_holder(&counter->hand.links);
    char name[PERSON_TEXT];
    if (pay->choice == TENDER_FAMILY && holder)
        return render_paid_by(buf, TENDER_FAMILY, counter->hidden ? "" : word_name(name, holder->name));
    snprintf(buf, RENDER_TEXT, "%s%s%s", render_tender(tender_code(pay->choice)), *pay->named ? " " : "", pay->named);
    return buf;
}

static bool chosen(const struct counter *counter)
{
    return counter->bill.pay.chosen;
}

static bool payable(const struct counter *counter)
{
    return counter->bill.pay.chosen || counter->bill.pay.retry || pay_due(counter) <= 0;
}

static void pay_rest(struct counter *counter)
{
    struct payment *pay = &counter->bill.pay;
    int64_t due = pay_due(counter), left = pay_wallet_left(counter);
    if (pay->retry)
        pay_ring(counter);
    else if (due <= 0) {
        payment_attempt(pay, pay->choice, 0);
        pay_ring(counter);
    } else if (!pay->chosen)
        payment_refuse_short(counter, due);
    else if (pay->choice == TENDER_CASH)
        pay_rest_by(counter, TENDER_CASH);
    else if (pay->choice == TENDER_WALLET && left <= 0)
        pay_refuse_wallet(counter, due);
    else if (pay->choice == TENDER_WALLET)
        pay_take(counter, TENDER_WALLET, left < due ? left : due);
    else
        pay_take(counter, pay->choice, pay->most > 0 && pay->most < due ? pay->most : due);
}

static void pay_part(struct counter *counter)
{
    const struct payment *pay = &counter->bill.pay;
    if (!pay->chosen)
        payment_refuse_short(counter, pay_due(counter));
    else
        pay_take(counter, pay->choice, counter->spoken.amount);
}

static void given_back(struct counter *counter)
{
    counter->bill.changed = true;
    if (--counter->bill.pay.tenders == 0)
        counter_become(counter, SCREEN_BILL);
    bill_promise(counter);
}

static void back(struct counter *counter)
{
    struct payment *pay = &counter->bill.pay;
    if (!payment_drop_choice(pay) && payment_ask_back(counter, pay, given_back))
        return;
    bill_promise(counter);
    if (pay->tenders == 0)
        counter_become(counter, SCREEN_BILL);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct payment *pay = &counter->bill.pay;
    bool cash = pay->chosen && pay->choice == TENDER_CASH, wallet = pay->chosen && pay->choice == TENDER_WALLET;
    sale_frame(canvas, counter, N_("Sale"));
    sale_bill(canvas, counter);
    char label[RENDER_TEXT];
    int col = sale_prompt(canvas, counter, SCREEN_TENDER, ask(label, counter));
    if (cash)
        sale_cash(canvas, counter, col, true);
    else if (wallet)
        sale_answer(canvas, col, ROLE_PLAIN, _("Balance"), counter->hand.wallet_balance);
    else if (pay->chosen && pay->most > 0)
        sale_answer(canvas, col, ROLE_PLAIN, _("Most"), pay->most < pay_due(counter) ? pay->most : pay_due(counter));
}

static const struct binding bindings[] = {
    {BIND(ENTER, pay_rest), .when = payable, .refuse = pay_rest, .keeps_retry = true, .key = "Enter",
     .label = N_("Enter=the rest"), .prompt = true, .help = N_("the chosen tender pays all it can")},
    {BIND(AMOUNT, pay_part), .when = chosen, .refuse = pay_part, .key = "A Enter", .label = N_("Amount Enter=part"),
     .prompt = true, .help = N_("pays that much by the chosen tender")},
    BIND_TENDERS(pay_by),
    BIND_COMMON,
};

const struct screen screen_tender = {
    .title = N_("Payment"),
    .prompt = PROMPT_TENDER,
    .back = back,
    .draw = draw,
    .say = facts_none,
    .ask = ask,
    SCREEN_BINDINGS(bindings),
};
