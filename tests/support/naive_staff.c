/* SPDX-License-Identifier: MIT */
/* naive_shop: "staff purchase: staff_percent off, no points or spend, monthly cap on payable, rung by another". */
#include "base/date.h"

#include "tests/support/naive_shop.h"

void naive_refuse_buyer(const struct naive_shop *shop, const struct sale_request *request, struct naive_nos *nos)
{
    if (request->buyer == 0)
        return;
    if (request->member > 0)
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (request->buyer == shop->who.person)
        naive_no(nos, STATUS_NOT_PERMITTED, "own_purchase");
    if (shop->staff_percent == 0)
        naive_no(nos, STATUS_NOT_PERMITTED, "no_staff_price");
}

static bool same_month(int64_t a, int64_t b)
{
    int year[2], month[2], day;
    date_to_civil(a, &year[0], &month[0], &day);
    date_to_civil(b, &year[1], &month[1], &day);
    return year[0] == year[1] && month[0] == month[1];
}

/* What they paid for this month, less what came back, and this bill. */
void naive_may_buy(const struct naive_shop *shop, const struct naive_bill *bill, struct naive_nos *nos)
{
    int64_t sum = bill->payable;
    for (int i = 0; i < shop->bills; i++)
        if (shop->bill[i].buyer == bill->buyer && same_month(shop->bill[i].day, bill->day))
            sum += shop->bill[i].payable - shop->bill[i].refunded;
    if (bill->buyer > 0 && shop->staff_month >= 0 && sum > shop->staff_month)
        naive_no(nos, STATUS_STAFF_LIMIT, NULL);
}
