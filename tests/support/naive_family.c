/* SPDX-License-Identifier: MIT */
/* naive_shop: "family shares a card: linked members, spend limit, own names on the bill". */
#include <stdlib.h>

#include "base/date.h"

#include "tests/support/naive_shop.h"

static int holder_of(const struct naive_shop *shop, int member)
{
    return member == NOBODY ? NOBODY : shop->kin[member].holder - 1;
}

static bool holds_any(const struct naive_shop *shop, int member)
{
    for (int i = 0; i < shop->members; i++)
        if (holder_of(shop, i) == member)
            return true;
    return false;
}

static bool same_month(int64_t a, int64_t b)
{
    int year[2], month[2], day;
    date_to_civil(a, &year[0], &month[0], &day);
    date_to_civil(b, &year[1], &month[1], &day);
    return year[0] == year[1] && month[0] == month[1];
}

/* What the member paid this month with that holder's, less what came back of it: what stands of the tenders. */
int64_t naive_family_used(const struct naive_shop *shop, int member, int holder)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->bills; i++)
        for (size_t t = 0; t < shop->bill[i].tenders; t++)
            if (shop->bill[i].member == member && shop->bill[i].tender[t].kind == TENDER_FAMILY &&
                atoi(shop->bill[i].tender[t].reference) == holder + 1 && same_month(shop->bill[i].day, naive_day(shop)))
                sum += shop->bill[i].tender[t].amount;
    return sum;
}

static int64_t held(const struct naive_shop *shop, int member)
{
    return naive_balance(shop, member, KIND_PRINCIPAL) + naive_balance(shop, member, KIND_BONUS);
}

int64_t naive_family_left(const struct naive_shop *shop, int member)
{
    int holder = holder_of(shop, member);
    if (holder == NOBODY)
        return 0;
    int64_t left = held(shop, holder), limit = shop->kin[member].limit;
    if (limit > 0 && limit - naive_family_used(shop, member, holder) < left)
        left = limit - naive_family_used(shop, member, holder);
    return left > 0 ? left : 0;
}

void naive_refuse_family(const struct naive_shop *shop, const struct naive_bill *bill, const struct tender *tender,
                         struct naive_nos *nos)
{
    int holder = holder_of(shop, bill->member);
    if (tender->kind != TENDER_FAMILY)
        return;
    if (holder == NOBODY || atoi(tender->reference) != holder + 1) {
        naive_no(nos, STATUS_NOT_PERMITTED, "family");
        return;
    }
    int64_t limit = shop->kin[bill->member].limit;
    if (limit > 0 && naive_family_used(shop, bill->member, holder) + tender->amount > limit)
        naive_no(nos, STATUS_FAMILY_LIMIT, NULL);
    if (tender->amount > held(shop, holder))
        naive_no(nos, STATUS_NOT_ENOUGH_STORED_VALUE, "family");
}

static bool link_stands_in_the_way(const struct naive_shop *shop, int holder, int other, struct naive_nos *nos)
{
    int before = nos->count;
    if (holder_of(shop, holder) == other)
        naive_no(nos, STATUS_CYCLE, NULL);
    else if (holder_of(shop, holder) != NOBODY)
        naive_no(nos, STATUS_IN_USE, "chain");
    if (holder_of(shop, other) != NOBODY && holder_of(shop, other) != holder)
        naive_no(nos, STATUS_IN_USE, "family");
    if (holds_any(shop, other))
        naive_no(nos, STATUS_IN_USE, "holder");
    return nos->count > before;
}

static void part(struct naive_shop *shop, int one, int other, struct naive_nos *nos)
{
    if (holder_of(shop, one) == other)
        shop->kin[one].holder = 0;
    else if (holder_of(shop, other) == one)
        shop->kin[other].holder = 0;
    else
        naive_no(nos, STATUS_NOT_FOUND, "family");
}

void naive_family(struct naive_shop *shop, int holder, int other, int64_t limit, bool apart, struct naive_nos *nos)
{
    bool linked = holder_of(shop, other) == holder;
    int64_t before = linked ? shop->kin[other].limit : 0;
    bool more = !linked || (before > 0 && (limit == 0 || limit > before));
    if (holder == other || (!apart && limit < 0)) {
        naive_no(nos, STATUS_BAD_VALUE, NULL);
        return;
    }
    if (apart) {
        part(shop, holder, other, nos);
    } else if (!link_stands_in_the_way(shop, holder, other, nos)) {
        if (linked && before == limit)
            naive_no(nos, STATUS_BAD_VALUE, NULL);
        else if (more && shop->who.role == ROLE_CLERK && !shop->who.approved)
            naive_no(nos, STATUS_APPROVAL_NEEDED, NULL);
        else
            shop->kin[other] = (struct naive_kin){.holder = holder + 1, .limit = limit};
    }
    if (nos->count == 0)
        naive_wrote(shop);
}
