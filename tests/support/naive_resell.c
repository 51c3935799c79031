/* SPDX-License-Identifier: MIT */
/* naive_shop: "wrong member on a bill: within the shift: void and resell, one act". */
#include "base/text.h"

#include "tests/support/naive_shop.h"

/* Lines, prices and round-off by hand stay; so do coupons that anybody may use. Points as money and stored value do
 * not. What a colleague bought stays theirs. */
void naive_resold(const struct naive_shop *shop, int number, int member, struct sale_request *sale,
                  struct naive_nos *nos)
{
    const struct naive_bill *bill = &shop->bill[number];
    if (bill->member == member)
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (bill->till != shop->who.till)
        naive_no(nos, STATUS_NOT_PERMITTED, "other_till");
    if (bill->refunded > 0 && !bill->voided)
        naive_no(nos, STATUS_ALREADY_RETURNED, NULL);
    if (bill->buyer > 0)
        naive_no(nos, STATUS_NOT_PERMITTED, "staff_price");
    *sale = (struct sale_request){.member = member + 1,
                                  .line = bill->rung,
                                  .lines = bill->lines,
                                  .no_points = bill->rung_no_points,
                                  .round_off = bill->rung_round_off};
    for (size_t i = 0; i < bill->coupons; i++)
        if (shop->coupon[bill->coupon[i]].member == NOBODY)
            text_copy(sale->coupon[sale->coupons++], COUPON_TEXT, shop->coupon[bill->coupon[i]].code);
}
