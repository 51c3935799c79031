/* SPDX-License-Identifier: MIT */
/* last: the last act since sign-in, which undo reverses. */
#include "ui/counter/counter_shared.h"

static void remember(struct counter *counter, struct counter_last last)
{
    last.acts = desk_acts(counter->desk);
    counter->last = last;
}

void last_none(struct counter *counter)
{
    remember(counter, (struct counter_last){.what = LAST_NONE});
}

void last_sale(struct counter *counter, int64_t bill)
{
    remember(counter, (struct counter_last){.what = LAST_SALE, .id = bill});
}

void last_entry(struct counter *counter, int64_t txn)
{
    remember(counter, (struct counter_last){.what = LAST_ENTRY, .id = txn});
}

void last_edit(struct counter *counter, const struct counter_edited *edited)
{
    remember(counter, (struct counter_last){.what = LAST_EDIT, .edited = *edited});
}

void last_final(struct counter *counter, const char *why)
{
    remember(counter, (struct counter_last){.what = LAST_FINAL, .why = why, .screen = -1});
}

void last_elsewhere(struct counter *counter, const char *why, enum screen_id screen, int64_t bill)
{
    remember(counter, (struct counter_last){.what = LAST_FINAL, .why = why, .screen = (int)screen, .id = bill});
}
