/* SPDX-License-Identifier: MIT */
/* naive_shop: walk-in bills given to a member, and taken from them again. */
#include "base/money.h"

#include "tests/support/naive_shop.h"

/* How much of a bill has come back, in thousandths of all lines. */
static int64_t returned_of(const struct naive_bill *bill)
{
    int64_t sum = 0;
    for (size_t i = 0; i < bill->lines; i++)
        sum += bill->line[i].returned;
    return sum;
}

/* "a walk-in bill within N days (7) is given to a member once, points by the rules of its day" */
void naive_claim(struct naive_shop *shop, int number, int member, int64_t *earned, struct naive_nos *nos)
{
    struct naive_bill *bill = &shop->bill[number];
    int64_t day = naive_day(shop), from = bill->day + shop->programme.points.delay_days;
    *earned = 0;
    if (bill->voided)
        naive_no(nos, STATUS_ALREADY_VOIDED, NULL);
    else if (bill->gone)
        naive_no(nos, STATUS_ALREADY_RETURNED, NULL);
    if (bill->member != NOBODY)
        naive_no(nos, STATUS_ALREADY_CLAIMED, NULL);
    if (bill->buyer > 0)
        naive_no(nos, STATUS_NOT_PERMITTED, "staff_price");
    if (day - bill->day > shop->programme.till.claim_days)
        naive_no(nos, STATUS_RETURN_TOO_LATE, "claim");
    for (size_t i = 0; i < bill->tenders; i++)
        if (bill->tender[i].kind == TENDER_ACCOUNT && naive_owed_of(shop, number, &bill->tender[i]) > 0)
            naive_no(nos, STATUS_TENDER_KEPT, "on_account");
    naive_may_more(shop, LIMIT_CLAIM, bill->payable - bill->refunded, nos);
    if (shop->who.role == ROLE_CLERK && !shop->who.approved && bill->payable - bill->refunded > 50000)
        naive_no(nos, STATUS_APPROVAL_NEEDED, NULL); /* the setting claim_limit as it comes */
    if (nos->count > 0)
        return;
    struct naive_entry entry = naive_entry_begin(shop);
    shop->member[member] = naive_reviewed(shop, member, &(int){0});
    int then = bill->level_then[member];
    int64_t own = (then >= 0 ? shop->programme.tier.level[then].points : BASIS) * NAIVE_FINE;
    for (size_t i = 0; i < bill->lines; i++) {
        struct naive_line *line = &bill->line[i];
        line->multiplier = line->offered;
        naive_multiply(&shop->programme, &line->multiplier, own);
        line->earns = shop->programme.points.on && !bill->no_points && line->scoped;
    }
    naive_did(shop, LIMIT_CLAIM, bill->payable - bill->refunded);
    bill->member = member;
    bill->claimed = true;
    bill->points_bonus = shop->programme.points.on && !bill->no_points ? bill->offered_bonus : 0;
    bill->level_before = shop->member[member].level;
    *earned = bill->earned = bill->no_points ? 0 : naive_due(shop, bill);
    if (bill->earned > 0) {
        int64_t last = naive_expiry(shop, bill->day);
        last = last > day ? last : day;
        from = from > day ? from : day;
        int lot = naive_issue(shop, KIND_POINTS, member, bill->earned, from < last ? from : last, last);
        shop->lot[lot].bill = number;
        naive_settle(shop, lot, bill->earned);
    }
    naive_rise(shop, member);
    bill->level_after = shop->member[member].level;
    naive_entry_end(shop, &entry);
    bill->claim = entry;
    bill->claims++;
    bill->back_at_claim = returned_of(bill);
    bill->worth_at_claim = bill->payable - bill->refunded;
    naive_wrote(shop);
}

/* The newest claim is undone as any entry is, only while nothing of the bill came back since; the limit is that of a
 * claim. The bill is a walk-in's again and counts for nobody; the tier that it had raised is looked at again. */
void naive_unclaim(struct naive_shop *shop, int number, struct naive_nos *nos)
{
    struct naive_bill *bill = &shop->bill[number], was = *bill;
    if (bill->claims == 0) {
        naive_no(nos, STATUS_NOT_FOUND, "claim");
        return;
    }
    if (!bill->claim.undone && returned_of(bill) > bill->back_at_claim)
        naive_no(nos, STATUS_ALREADY_RETURNED, "undo");
    naive_may(shop, LIMIT_CLAIM, bill->worth_at_claim, nos);
    naive_undo(shop, &bill->claim, nos);
    if (nos->count > 0)
        return;
    shop->member[was.member] = naive_reviewed(shop, was.member, &(int){0});
    for (int i = bill->claim.moves; i < bill->claim.moves_end; i++)
        if (shop->lot[shop->move[i].lot].bill == number)
            shop->lot[shop->move[i].lot].bill = NOBODY;
    bill->member = NOBODY;
    bill->claimed = false;
    bill->earned = bill->points_bonus = 0;
    bill->level_before = bill->level_after = -1;
    naive_look_again(shop, &was);
}
