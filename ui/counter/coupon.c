/* SPDX-License-Identifier: MIT */
/* coupon: a typed or scanned coupon code: shows its verdict or adds it to the bill. */
#include "ui/counter/counter_shared.h"

/* The verdict replaces the screen where the code was typed or searched. */
void coupon_verdict_of(struct counter *counter, const char *code)
{
    enum screen_id below = counter_screen(counter);
    if (counter_show(counter, SCREEN_VERDICT, code) && (below == SCREEN_CODE || below == SCREEN_QUERY))
        counter_drop_below(counter);
}

bool coupon_typed(struct counter *counter, const char *text)
{
    char code[COUPON_TEXT];
    bool genuine = false;
    if (counter_base(counter) == SCREEN_TENDER || !coupon_code_read(desk_secret(counter->desk), text, code, &genuine) ||
        !genuine)
        return false;
    if (counter_base(counter) != SCREEN_BILL) {
        coupon_verdict_of(counter, code);
        return true;
    }
    if (bill_add_coupon(counter, code))
        counter_close_above(counter);
    return true;
}
