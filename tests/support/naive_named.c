/* SPDX-License-Identifier: MIT */
/* naive_shop: tenders that name what pays. */
#include <string.h>

#include "tests/support/naive_shop.h"

/* "its code once": on another bill that stands, or on this one before. */
void naive_refuse_named(const struct naive_shop *shop, const struct naive_bill *bill, struct naive_nos *nos)
{
    for (size_t i = 0; i < bill->tenders; i++) {
        const struct tender *tender = &bill->tender[i];
        if (tender->kind == TENDER_VOUCHER && tender->settled > tender->amount)
            naive_no(nos, STATUS_BAD_VALUE, "range");
        for (size_t j = 0; j < i && tender->kind == TENDER_VOUCHER; j++)
            if (strcmp(bill->tender[j].reference, tender->reference) == 0)
                naive_no(nos, STATUS_BAD_VALUE, NULL);
        for (int b = 0; b < shop->bills && tender->kind == TENDER_VOUCHER; b++)
            for (size_t j = 0; j < shop->bill[b].tenders && !shop->bill[b].voided; j++)
                if (strcmp(shop->bill[b].tender[j].reference, tender->reference) == 0)
                    naive_no(nos, STATUS_COUPON_USED, "voucher");
    }
}
