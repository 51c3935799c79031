/* SPDX-License-Identifier: MIT */
/* naive_shop: who may go how far. */
#include <stdlib.h>

#include "base/money.h"

#include "tests/support/naive_shop.h"

#define WITHOUT_END INT64_MAX

/* "absent: 0 for clerks"; nobody signed in is held at the till only, where the programme says so. */
static int64_t alone(const struct naive_shop *shop, enum limit limit)
{
    const struct limits *limits = &shop->programme.limits;
    bool till = limit == LIMIT_PRICE || limit == LIMIT_DISCOUNT || limit == LIMIT_ROUND_OFF;
    if (shop->who.buys)
        return 0;
    if (shop->who.role == ROLE_CLERK || (till && (limits->written[limit] || limit == LIMIT_ROUND_OFF)))
        return limits->clerk[limit];
    return WITHOUT_END;
}

void naive_may(const struct naive_shop *shop, enum limit limit, int64_t amount, struct naive_nos *nos)
{
    int64_t most = alone(shop, limit), other = -1;
    if (shop->who.looks && !shop->who.approved)
        return; /* shown in full before anyone is asked to approve it */
    if (shop->who.approved)
        other = shop->who.approver == ROLE_OWNER ? WITHOUT_END : shop->programme.limits.manager[limit];
    if (amount > most && amount > other)
        naive_no(nos, STATUS_APPROVAL_NEEDED, NULL);
}

/* In the open shift of the till where it was done. */
static bool of_a_shift(const struct naive_shop *shop, int hand)
{
    const struct naive_shift *shift = &shop->shift[shop->hand[hand].till];
    return shift->open && hand >= shift->first;
}

/* "those of the shift": of the till's, of one that the clerk has open at another, or of one they worked in. */
void naive_may_more(const struct naive_shop *shop, enum limit limit, int64_t amount, struct naive_nos *nos)
{
    int first = -1;
    int64_t sum = amount;
    for (int till = 0; till < NAIVE_TILLS; till++)
        if (shop->shift[till].open && (till == shop->who.till || shop->shift[till].by == shop->who.role))
            first = first < 0 || shop->shift[till].first < first ? shop->shift[till].first : first;
    for (int i = 0; i < shop->hands; i++)
        if (shop->hand[i].limit == limit && !shop->hand[i].undone &&
            (of_a_shift(shop, i) || (first < 0 ? shop->hand[i].day >= naive_day(shop) : i >= first)))
            sum += shop->hand[i].amount;
    if (amount > 0)
        naive_may(shop, limit, sum, nos);
}

void naive_did(struct naive_shop *shop, enum limit limit, int64_t amount)
{
    if (shop->who.role != ROLE_CLERK)
        return;
    if (shop->hands == NAIVE_BILLS)
        abort();
    shop->hand[shop->hands++] =
        (struct naive_hand){.limit = limit, .till = shop->who.till, .amount = amount, .day = naive_day(shop)};
}

void naive_carry(struct naive_shop *shop)
{
    struct naive_shift *shift = &shop->shift[shop->who.till];
    if (!shift->open)
        *shift = (struct naive_shift){.open = true, .first = shop->hands, .by = shop->who.role};
}

/* "price is money taken off one bill by changed prices, discount by them and the discount on the bill together" */
void naive_may_take_off(struct naive_shop *shop, const struct sale_request *request, const struct quote_line *line,
                        bool ring, struct naive_nos *nos)
{
    struct naive_who who = shop->who;
    int64_t off = 0;
    for (size_t i = 0; i < request->lines; i++)
        if (line[i].list_price > line[i].unit_price)
            off += naive_half_up(line[i].list_price - line[i].unit_price, line[i].quantity, QUANTITY_ONE);
    shop->who.buys = request->buyer > 0;
    shop->who.approved = who.approved && ring && who.approver_person != request->buyer;
    naive_may(shop, LIMIT_PRICE, off, nos);
    naive_may(shop, LIMIT_DISCOUNT, off, nos);
    naive_may(shop, LIMIT_ROUND_OFF, request->round_off, nos);
    shop->who = who;
}
