/* SPDX-License-Identifier: MIT */
/* last: the last act since sign-in, which undo reverses. */
#include "ui/counter/counter_shared.h"

void last_sale(struct counter *counter, int64_t bill)
{
    counter->last = (struct counter_last){.what = LAST_SALE, .id = bill};
}

void last_entry(struct counter *counter, int64_t txn)
{
    counter->last = (struct counter_last){.what = LAST_ENTRY, .id = txn};
}

void last_final(struct counter *counter, const char *why)
{
    counter->last = (struct counter_last){.what = LAST_FINAL, .why = why};
}
