/* SPDX-License-Identifier: MIT */
/* naive_shop: what is on account, and deposits of orders. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

#include "tests/support/naive_shop.h"

static int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int named(const struct tender *tender)
{
    return atoi(tender->reference) - 1;
}

static int64_t left_of(const struct naive_debt *debt)
{
    return debt->granted - debt->returned - debt->settled;
}

int64_t naive_owes(const struct naive_shop *shop, int debtor)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->debts; i++)
        sum += shop->debt[i].debtor == debtor ? left_of(&shop->debt[i]) : 0;
    return sum;
}

int64_t naive_owed_of(const struct naive_shop *shop, int bill, const struct tender *tender)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->debts; i++)
        if (shop->debt[i].bill == bill && shop->debt[i].debtor == named(tender))
            sum += left_of(&shop->debt[i]);
    return sum;
}

static int64_t paid_by_same(const struct naive_bill *bill, const struct tender *same)
{
    int64_t sum = 0;
    for (size_t i = 0; i < bill->tenders; i++)
        if (bill->tender[i].kind == same->kind && strcmp(bill->tender[i].reference, same->reference) == 0)
            sum += bill->tender[i].amount;
    return sum;
}

/* "its code once": on another bill that stands, or on this one before. */
static void refuse_vouchers(const struct naive_shop *shop, const struct naive_bill *bill, struct naive_nos *nos)
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

/* "debtor by id with a limit"; a deposit pays as far as the order has one. */
void naive_refuse_named(const struct naive_shop *shop, const struct naive_bill *bill, struct naive_nos *nos)
{
    refuse_vouchers(shop, bill, nos);
    for (size_t i = 0; i < bill->tenders; i++) {
        const struct tender *tender = &bill->tender[i];
        int at = named(tender);
        naive_refuse_family(shop, bill, tender, nos);
        if (tender->kind == TENDER_ACCOUNT && at >= NAIVE_DEBTORS)
            naive_no(nos, STATUS_NOT_FOUND, NULL);
        else if (tender->kind == TENDER_ACCOUNT && naive_owes(shop, at) + paid_by_same(bill, tender) > shop->credit[at])
            naive_no(nos, STATUS_DEBTOR_LIMIT, NULL);
        if (tender->kind == TENDER_DEPOSIT && at >= NAIVE_ORDERS)
            naive_no(nos, STATUS_NOT_FOUND, NULL);
        else if (tender->kind == TENDER_DEPOSIT && paid_by_same(bill, tender) > shop->order[at].held)
            naive_no(nos, STATUS_NOT_ENOUGH_STORED_VALUE, "deposit");
    }
}

void naive_ring_named(struct naive_shop *shop, int number)
{
    const struct naive_bill *bill = &shop->bill[number];
    for (size_t i = 0; i < bill->tenders; i++) {
        const struct tender *tender = &bill->tender[i];
        if (tender->kind == TENDER_DEPOSIT)
            shop->order[named(tender)].held -= tender->amount;
        if (tender->kind == TENDER_FAMILY) {
            naive_draw(shop, named(tender), KIND_PRINCIPAL, bill->kin_principal, WHY_SPENT, number, false);
            naive_draw(shop, named(tender), KIND_BONUS, bill->kin_bonus, WHY_SPENT, number, false);
        }
        if (tender->kind != TENDER_ACCOUNT)
            continue;
        if (shop->debts == NAIVE_BILLS)
            abort();
        shop->debt[shop->debts++] =
            (struct naive_debt){.debtor = named(tender), .bill = number, .granted = tender->amount};
    }
}

void naive_back_named(struct naive_shop *shop, int bill, const struct tender *tender, int64_t amount)
{
    if (tender->kind == TENDER_DEPOSIT)
        shop->order[named(tender)].held += amount;
    for (int i = 0; i < shop->debts && tender->kind == TENDER_ACCOUNT; i++) {
        if (shop->debt[i].bill != bill || shop->debt[i].debtor != named(tender))
            continue;
        int64_t part = lesser(left_of(&shop->debt[i]), amount);
        shop->debt[i].returned += part;
        amount -= part;
    }
}

int64_t naive_kept(const struct naive_shop *shop, int number, bool voids)
{
    const struct naive_bill *bill = &shop->bill[number];
    int64_t kept = 0;
    for (size_t i = 0; i < bill->tenders; i++) {
        const struct tender *tender = &bill->tender[i];
        if (tender->kind == TENDER_VOUCHER && !voids)
            kept += tender->amount;
    }
    return kept;
}

/* "earns when settled": all of the bill, by the rules of its sale, dated as today. */
static int64_t earn(struct naive_shop *shop, int number)
{
    struct naive_bill *bill = &shop->bill[number];
    int64_t owed = 0, day = naive_day(shop);
    for (int i = 0; i < shop->debts; i++)
        owed += shop->debt[i].bill == number ? left_of(&shop->debt[i]) : 0;
    if (owed > 0 || bill->member == NOBODY || bill->no_points || bill->gone || bill->settled || bill->claimed)
        return 0;
    shop->member[bill->member] = naive_reviewed(shop, bill->member, &(int){0});
    bill->settled = true;
    bool spend = shop->programme.tier.measure == MEASURE_SPEND; /* its spend has counted since the sale */
    if (!spend)
        bill->level_before = shop->member[bill->member].level;
    bill->earned = naive_due(shop, bill);
    if (bill->earned > 0) {
        int lot = naive_issue(shop, KIND_POINTS, bill->member, bill->earned, day + shop->programme.points.delay_days,
                              naive_expiry(shop, day));
        shop->lot[lot].bill = number;
        naive_settle(shop, lot, bill->earned);
    }
    if (!spend) {
        naive_rise(shop, bill->member);
        bill->level_after = shop->member[bill->member].level;
    }
    return bill->earned;
}

/* "settling is no sale": money to the fen, the oldest bill first. */
void naive_debtor_settle(struct naive_shop *shop, int debtor, int64_t amount, const struct tender *tender, size_t count,
                         struct naive_settling *settling, struct naive_nos *nos)
{
    int64_t owes = naive_owes(shop, debtor);
    struct tender recorded[TENDERS_MAX];
    size_t recordeds;
    *settling = (struct naive_settling){.settled = amount > 0 ? amount : owes};
    if (owes == 0 || settling->settled > owes)
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    struct naive_owing owing = {settling->settled, 0, 0};
    (void)naive_tenders(tender, count, &owing, recorded, &recordeds, nos);
    if (nos->count > 0)
        return;
    naive_carry(shop);
    naive_wrote(shop);
    int64_t left = settling->settled;
    settling->owes = owes - left;
    for (int i = 0; i < shop->debts && left > 0; i++) {
        struct naive_debt *debt = &shop->debt[i];
        if (debt->debtor != debtor || left_of(debt) == 0)
            continue;
        int64_t part = lesser(left_of(debt), left);
        debt->settled += part;
        left -= part;
        if (left_of(debt) > 0)
            continue;
        settling->bills++;
        settling->points += earn(shop, debt->bill);
    }
}

void naive_deposit(struct naive_shop *shop, int order, int64_t amount, const struct tender *tender, size_t count,
                   struct naive_nos *nos)
{
    struct naive_order *of = &shop->order[order];
    struct tender recorded[TENDERS_MAX];
    size_t recordeds;
    struct naive_owing owing = {amount, 0, 0};
    (void)naive_tenders(tender, count, &owing, recorded, &recordeds, nos);
    if (nos->count > 0)
        return;
    for (size_t i = 0; i < recordeds; i++) {
        size_t at = 0;
        while (at < of->paids && of->paid[at].kind != recorded[i].kind)
            at++;
        if (at == of->paids)
            of->paid[of->paids++] = (struct tender){.kind = recorded[i].kind};
        of->paid[at].amount += recorded[i].amount;
    }
    of->held += amount;
    naive_carry(shop);
    naive_wrote(shop);
}

/* "given back by its tender, or forfeited with reason and approver" */
void naive_order_end(struct naive_shop *shop, int order, bool forfeits, struct naive_ended *ended,
                     struct naive_nos *nos)
{
    struct naive_order *of = &shop->order[order];
    *ended = (struct naive_ended){.amount = of->held};
    if (of->held == 0)
        naive_no(nos, STATUS_NOT_ENOUGH_STORED_VALUE, "deposit");
    if (of->held > 0 && forfeits && !shop->who.approved)
        naive_no(nos, STATUS_APPROVAL_NEEDED, NULL);
    if (!forfeits) {
        naive_may(shop, LIMIT_REFUND, of->held, nos);
        naive_may_more(shop, LIMIT_REFUND_SHIFT, of->held, nos);
    }
    if (nos->count > 0)
        return;
    for (size_t i = of->paids; i-- > 0 && !forfeits;) {
        int64_t part = lesser(of->paid[i].amount, of->held);
        if (part == 0)
            continue;
        of->paid[i].amount -= part;
        of->held -= part;
        ended->tender[ended->tenders] = of->paid[i];
        ended->tender[ended->tenders++].amount = part;
    }
    of->held = 0;
    if (!forfeits) {
        naive_carry(shop);
        naive_did(shop, LIMIT_REFUND_SHIFT, ended->amount);
    }
    naive_wrote(shop);
}
