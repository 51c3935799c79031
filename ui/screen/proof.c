/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static const struct binding bindings[] = {
    {BIND(PROOF, ask_prove), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("checks the digits; nothing is written")},
    {BIND(ENTER, counter_leave)},
    BIND_HELP,
    BIND_REPRINT,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_proof = {
    .title = N_("Member's proof"),
    .prompt = PROMPT_DIGITS,
    .flags = SCREEN_BOX,
    .draw = proof_draw,
    SCREEN_BINDINGS(bindings),
};
