/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static const struct binding bindings[] = {
    {CHOICE(1, correct_choose), .argument = TENDER_CASH, .help = N_("cash")},
    {CHOICE(2, correct_choose), .argument = TENDER_WECHAT, .help = N_("WeChat")},
    {CHOICE(3, correct_choose), .argument = TENDER_ALIPAY, .help = N_("Alipay")},
    {CHOICE(4, correct_choose), .argument = TENDER_CARD, .help = N_("bank card")},
    {CHOICE(6, correct_choose), .argument = TENDER_OTHER, .help = N_("other")},
    {BIND(ENTER, correct_rest), .when = when_correction_chosen, .refuse = correct_rest, .key = "Enter",
     .label = N_("Enter=write it"), .prompt = true, .help = N_("the chosen tender paid all the rest; it is written")},
    {BIND(AMOUNT, correct_part), .when = when_correction_chosen, .refuse = correct_part, .key = "A Enter",
     .label = N_("Amount Enter=part"), .prompt = true, .help = N_("the chosen tender paid that much")},
    BIND_COMMON,
};

const struct screen screen_correct = {
    .title = N_("Tender of a bill"),
    .prompt = PROMPT_TENDER,
    .flags = SCREEN_BOX,
    .draw = correct_draw,
    SCREEN_BINDINGS(bindings),
};
