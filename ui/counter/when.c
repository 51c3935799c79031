/* SPDX-License-Identifier: MIT */
/* when: which keys would do something as things stand; the footer shows no others. */
#include "ui/counter/counter_priv.h"

bool when_somebody_served(const struct counter *counter)
{
    return counter->last_member != 0;
}

bool counter_undoable(const struct counter *counter)
{
    enum screen_id base = counter_base(counter);
    if (base == SCREEN_BILL || base == SCREEN_TENDER)
        return counter->bill.pasts > 0;
    return counter->last.what == LAST_SALE || counter->last.what == LAST_ENTRY;
}

bool when_coupons_held(const struct counter *counter)
{
    return counter->hand.coupons.coupons > 0;
}

bool when_draft_changed(const struct counter *counter)
{
    return counter->rules.changed;
}

/* A gift is an item: it is not taken out of the draft. */
bool when_droppable(const struct counter *counter)
{
    return counter->rows > 0 && rule_part(counter->rules.parts.marked)->path != NULL;
}
