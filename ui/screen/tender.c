/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

static const char *ask(char buf[RENDER_TEXT], const struct counter *counter)
{
    (void)buf;
    return counter->bill.chosen ? render_tender(tender_code(counter->bill.choice)) : _("Tender .n");
}

static const struct binding bindings[] = {
    {BIND(ENTER, pay_rest), .when = when_rest_payable, .refuse = pay_rest, .keeps_retry = true, .key = "Enter",
     .label = N_("Enter=the rest"), .prompt = true, .help = N_("the chosen tender pays all it can")},
    {BIND(AMOUNT, pay_part), .when = when_tender_chosen, .refuse = pay_part, .key = "A Enter",
     .label = N_("Amount Enter=part"), .prompt = true, .help = N_("that much by the chosen tender")},
    {CHOICE(1, pay_choose), .argument = TENDER_CASH, .label = N_(".Pay"), .prompt = true, .help = N_("cash")},
    {CHOICE(2, pay_choose), .argument = TENDER_WECHAT, .help = N_("WeChat")},
    {CHOICE(3, pay_choose), .argument = TENDER_ALIPAY, .help = N_("Alipay")},
    {CHOICE(4, pay_choose), .argument = TENDER_CARD, .help = N_("bank card")},
    {CHOICE(5, pay_choose), .argument = TENDER_WALLET, .help = N_("stored value")},
    {CHOICE(6, pay_choose), .argument = TENDER_OTHER, .help = N_("other")},
    BIND_COMMON,
};

const struct screen screen_tender = {
    .title = N_("Payment"),
    .prompt = PROMPT_TENDER,
    .back = pay_back,
    .draw = sale_draw,
    .say = facts_none,
    .ask = ask,
    SCREEN_BINDINGS(bindings),
};
