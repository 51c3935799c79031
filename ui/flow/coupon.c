/* SPDX-License-Identifier: MIT */
/* coupon: codes asked and judged, and the list of a member's own. */
#include "ui/flow/inside.h"

#include <string.h>

#include "base/text.h"

static bool bill_open(const struct till *till)
{
    return till_base(till) == TILL_BILL;
}

void coupon_verdict_of(struct till *till, const char *code)
{
    struct sale_request request;
    struct error err;
    struct coupon_verdict verdict = {0};
    bill_request(till, &request);
    if (coupon_verify(till->desk, code, &request, &verdict, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    till->verdict = verdict;
    if (till_state(till) == TILL_CODE || till_state(till) == TILL_QUERY)
        till_pop(till);
    till_push(till, TILL_VERDICT);
    if (verdict.reason.status != STATUS_OK)
        till->beep = true;
}

bool coupon_typed(struct till *till, const char *text)
{
    char code[COUPON_TEXT];
    bool genuine = false;
    if (till_base(till) == TILL_TENDER || !coupon_code_read(desk_secret(till->desk), text, code, &genuine) || !genuine)
        return false;
    if (!bill_open(till)) {
        coupon_verdict_of(till, code);
        return true;
    }
    if (bill_add_coupon(till, code))
        till->depth = 0;
    return true;
}

void coupon_list_open(struct till *till)
{
    if (till->hand.coupons.coupons == 0) {
        till_object(till, N_("This member holds no coupon."), NULL, NULL);
        return;
    }
    till->list_marked = 0;
    till_push(till, TILL_LIST);
}

static void take_off(struct till *till, const char *code)
{
    struct till_edit *now = &till->bill.now;
    struct error err;
    for (size_t i = 0; i < now->coupons; i++)
        if (strcmp(now->coupon[i], code) == 0) {
            now->coupons--;
            memmove(now->coupon[i], now->coupon[i + 1], (now->coupons - i) * sizeof now->coupon[0]);
            break;
        }
    if (!bill_price(till, &err))
        till_refuse(till, &err);
}

void coupon_list_take(struct till *till)
{
    char code[COUPON_TEXT];
    text_copy(code, sizeof code, till->hand.coupons.coupon[till->list_marked].code);
    if (!bill_open(till))
        coupon_verdict_of(till, code);
    else if (till_coupon_on(till, code))
        take_off(till, code);
    else if (hand_proven(till))
        bill_add_coupon(till, code);
}

void coupon_code(struct till *till)
{
    till_push(till, TILL_CODE);
}

void coupon_verify_typed(struct till *till)
{
    char code[SIGN_TEXT_MAX];
    text_copy(code, sizeof code, till->spoken.code);
    if (!bill_open(till))
        coupon_verdict_of(till, code);
    else if (bill_add_coupon(till, code))
        till_pop(till);
}

void coupon_holder(struct till *till)
{
    int64_t holder = till->verdict.holder;
    if (holder == 0)
        till_object(till, N_("Nobody's in particular: whoever brings it."), NULL, NULL);
    else if (hand_take(till, holder, 0))
        till_go(till, TILL_MEMBER);
}
