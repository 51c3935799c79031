/* SPDX-License-Identifier: MIT */
/* naive_shop: "wrong member on a bill: within the shift: void and resell, one act". */
#include "base/text.h"

#include "tests/support/naive_shop.h"

/* Lines, prices and round-off by hand stay; so do coupons that anybody may use. Points as money and stored value do
 * not, and a colleague's bill becomes one like any other. */
void naive_resold(const struct naive_shop *shop, int number, int member, struct sale_request *sale,
                  struct naive_nos *nos)
{
    const struct naive_bill *bill = &shop->bill[number];
    if (bill->member == member)
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (bill->till != shop->who.till)
        naive_no(nos, STATUS_NOT_PERMITTED, "shift");
    *sale = (struct sale_request){.member = member + 1,
                                  .line = bill->rung,
                                  .lines = bill->lines,
                                  .no_points = bill->rung_no_points && bill->buyer == 0,
                                  .round_off = bill->rung_round_off};
    for (size_t i = 0; i < bill->coupons; i++)
        if (shop->coupon[bill->coupon[i]].member == NOBODY)
            text_copy(sale->coupon[sale->coupons++], COUPON_TEXT, shop->coupon[bill->coupon[i]].code);
}
