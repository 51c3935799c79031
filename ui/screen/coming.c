/* SPDX-License-Identifier: MIT */
#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

static const struct binding bindings[] = {
    {BIND(TAB, shift_down)},
    {BIND(BACK_TAB, shift_up), .key = "S-Tab", .help = N_("the field before")},
    {BIND(DOWN, shift_down)},
    {BIND(UP, shift_up)},
    {BIND(SECRET, identity_typed), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("checks the PIN; a staff card does as well")},
    {BIND(ENTER, identity_typed)},
    {BIND(F2, identity_other), .key = "F2", .label = N_("F2Other"), .help = N_("somebody else goes on")},
    {BIND(F9, shift_hand_over), .key = "F9", .label = N_("F9Hand over"),
     .help = N_("hands over; over or short is shown then")},
    BIND_HELP,
    BIND_REPRINT,
    BIND_BACK,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_coming = {
    .title = N_("Handover"),
    .prompt = PROMPT_SECRET,
    .refresh = shift_refresh,
    .draw = shift_draw,
    .state_size = sizeof(struct identity),
    .scan = identity_badge,
    SCREEN_BINDINGS(bindings),
};
