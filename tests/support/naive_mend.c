/* SPDX-License-Identifier: MIT */
/* naive_shop: corrections: the tenders of a bill, and undoing an entry. */
#include <string.h>

#include "tests/support/naive_shop.h"

/* Stored value, vouchers, deposits and accounts are neither put in nor taken out. */
static bool stays(enum tender_kind kind)
{
    return kind == TENDER_WALLET || (tender_info(kind)->uses & TENDER_NAMED);
}

/* Tenders that paid before keep their position; new ones follow in the order given. */
static void pay_anew(struct naive_bill *bill, const struct tender *paid, size_t count)
{
    for (size_t i = 0; i < bill->tenders; i++)
        if (!stays(bill->tender[i].kind))
            bill->tender[i].amount = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < bill->tenders && bill->tender[at].kind != paid[i].kind)
            at++;
        if (at == bill->tenders)
            bill->tender[bill->tenders++] = (struct tender){.kind = paid[i].kind};
        bill->tender[at].amount += paid[i].amount;
    }
}

/* "a reversing and a new payment; bill, points and coupons untouched" */
void naive_correct(struct naive_shop *shop, int number, const struct tender *said, size_t count, struct naive_nos *nos)
{
    struct naive_bill *bill = &shop->bill[number];
    struct tender other[TENDERS_MAX], paid[TENDERS_MAX];
    size_t others = 0, paids = 0;
    int64_t wallet = naive_paid_by(bill->tender, bill->tenders, TENDER_WALLET);
    int64_t named = 0;
    for (int kind = 0; kind < TENDER_COUNT; kind++)
        if (kind != TENDER_WALLET && stays((enum tender_kind)kind))
            named += naive_paid_by(bill->tender, bill->tenders, (enum tender_kind)kind);
    struct naive_owing owing = {bill->payable - bill->refunded - wallet - named, 0, shop->programme.till.cash_rounding};
    for (size_t i = 0; i < count; i++)
        if (!stays(said[i].kind))
            other[others++] = said[i];
        else if (said[i].kind != TENDER_WALLET || said[i].amount != wallet)
            naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (bill->voided)
        naive_no(nos, STATUS_ALREADY_VOIDED, NULL);
    else if (count == 0 || bill->payable == bill->refunded)
        naive_no(nos, STATUS_MISSING_VALUE, NULL);
    if (owing.due == 0)
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (naive_tenders(other, others, &owing, paid, &paids, nos) > 0)
        naive_no(nos, STATUS_TENDER_OVER, NULL);
    bool same = true;
    for (int kind = 0; kind < TENDER_COUNT; kind++)
        same &= stays((enum tender_kind)kind) || naive_paid_by(paid, paids, (enum tender_kind)kind) ==
                                                     naive_paid_by(bill->tender, bill->tenders, (enum tender_kind)kind);
    if (same)
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (nos->count > 0)
        return;
    pay_anew(bill, paid, paids);
    bill->corrected = true;
    naive_carry(shop);
    naive_wrote(shop);
}

struct naive_entry naive_entry_begin(const struct naive_shop *shop)
{
    return (struct naive_entry){
        .moves = shop->moves, .uses = shop->uses, .coupons = shop->coupons, .hands = shop->hands, .redeemed = NOBODY};
}

void naive_entry_end(const struct naive_shop *shop, struct naive_entry *entry)
{
    entry->moves_end = shop->moves;
    entry->uses_end = shop->uses;
    entry->coupons_end = shop->coupons;
    entry->hands_end = shop->hands;
}

/* What the entry gave to the lot of move `at`, counted at the last move of that lot; 0 at earlier ones. */
static int64_t gave(const struct naive_shop *shop, const struct naive_entry *entry, int at)
{
    int64_t sum = 0;
    for (int i = entry->moves; i < entry->moves_end; i++) {
        if (shop->move[i].lot != shop->move[at].lot)
            continue;
        if (i > at)
            return 0;
        sum += shop->move[i].amount;
    }
    return sum;
}

/* "only while all that it gave is still there", and "every act treats lapsed lots as expired, nightly or not" */
static void check_there(const struct naive_shop *shop, const struct naive_entry *entry, struct naive_nos *nos)
{
    static const enum status of_kind[KIND_COUNT] = {[KIND_POINTS] = STATUS_NOT_ENOUGH_POINTS,
                                                    [KIND_PRINCIPAL] = STATUS_NOT_ENOUGH_STORED_VALUE,
                                                    [KIND_BONUS] = STATUS_NOT_ENOUGH_STORED_VALUE,
                                                    [KIND_PASS] = STATUS_NOT_ENOUGH_USES};
    for (int i = entry->moves; i < entry->moves_end; i++) {
        int lot = shop->move[i].lot;
        int64_t goes = gave(shop, entry, i);
        if (goes > 0 && (naive_left(shop, lot) < goes || shop->lot[lot].expires_on < naive_day(shop)))
            naive_no(nos, of_kind[shop->lot[lot].kind], "undo");
    }
    for (int i = entry->coupons; i < entry->coupons_end; i++)
        if (naive_state(shop, i) != COUPON_USABLE && naive_state(shop, i) != COUPON_NOT_YET)
            naive_no(nos, STATUS_COUPON_USED, "undo");
}

static void use_no_more(struct naive_shop *shop, const struct naive_entry *entry)
{
    for (int i = entry->uses; i < entry->uses_end; i++) {
        const struct offer *offer = &shop->programme.offer[shop->use[i].offer];
        if (offer->benefit == BENEFIT_GIFT)
            naive_stock(shop, offer->item, 1000);
        if (!offer->void_returns)
            continue;
        shop->use[shop->uses] = shop->use[i];
        shop->use[shop->uses++].sign = -1;
    }
    naive_stock(shop, entry->gift, 1000);
    if (entry->redeemed != NOBODY)
        shop->coupon[entry->redeemed].bill = NOBODY;
}

/* "what it gave goes, what it took comes back into the same lots", of those the lot drawn last first; points that come
 * to a member settle what they owe. */
void naive_undo(struct naive_shop *shop, struct naive_entry *entry, struct naive_nos *nos)
{
    if (entry->undone)
        naive_no(nos, STATUS_ALREADY_VOIDED, "undo");
    else
        check_there(shop, entry, nos);
    if (nos->count > 0)
        return;
    entry->undone = true;
    for (int i = entry->hands; i < entry->hands_end; i++)
        shop->hand[i].undone = true;
    if (entry->paid)
        naive_carry(shop);
    for (int i = entry->moves_end - 1; i >= entry->moves; i--) {
        int lot = shop->move[i].lot;
        int64_t goes = gave(shop, entry, i);
        naive_move(shop, lot, -goes, WHY_UNDONE, NOBODY);
        if (goes < 0 && shop->lot[lot].kind == KIND_POINTS)
            naive_settle(shop, lot, -goes);
    }
    for (int i = entry->coupons; i < entry->coupons_end; i++)
        shop->coupon[i].withdrawn = true;
    use_no_more(shop, entry);
    naive_wrote(shop);
}
