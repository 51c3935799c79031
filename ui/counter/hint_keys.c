/* SPDX-License-Identifier: MIT */
#include "ui/counter/counter_shared.h"
#include "ui/counter/hint.h"

static bool answers(const struct counter *counter, enum sign sign)
{
    const struct binding *binding = binding_find(counter_top(counter), counter->preset, sign, DIGIT_ANY);
    return binding && binding_answers(counter, binding);
}

unsigned hint_keys(const struct counter *counter)
{
    enum screen_id screen = counter_screen(counter);
    bool lists = screen == SCREEN_BILL || screen == SCREEN_CARD; /* elsewhere F8 asks a code */
    bool others = lists && hand_has_coupons(counter) && answers(counter, SIGN_F8);
    return (answers(counter, SIGN_F2) ? HINT_F2 : 0) | (others ? HINT_F8 : 0);
}
