/* SPDX-License-Identifier: MIT */
/* naive_shop: returns and voids. Everything is recomputed from what was sold and what has been returned in all. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"

#include "tests/support/naive_shop.h"

#define NAIVE_CLERK_VOIDS 20000

__extension__ typedef __int128 whole;

static int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* The part of a line's amount that belongs to the returned quantity. */
static int64_t part(const struct naive_line *line, int64_t amount)
{
    return naive_half_up(amount, line->returned, line->quantity);
}

static int64_t refund_of(const struct naive_bill *bill)
{
    int64_t sum = 0;
    for (size_t i = 0; i < bill->lines; i++)
        sum += part(&bill->line[i], bill->line[i].net);
    return sum;
}

static bool nothing_kept(const struct naive_bill *bill)
{
    bool none = true;
    for (size_t i = 0; i < bill->lines; i++)
        none &= bill->line[i].returned == bill->line[i].quantity;
    return none;
}

/* Points that paid for what was returned. */
static int64_t back_of(const struct naive_bill *bill)
{
    int64_t gone = 0;
    if (bill->points_money == 0)
        return nothing_kept(bill) ? bill->spent : 0;
    for (size_t i = 0; i < bill->lines; i++)
        gone += part(&bill->line[i], bill->line[i].points_money);
    return nothing_kept(bill) ? bill->spent : (int64_t)((whole)bill->spent * gone / bill->points_money);
}

/* Points due on what is kept. */
int64_t naive_due(const struct naive_shop *shop, const struct naive_bill *bill)
{
    whole sum = 0;
    for (size_t i = 0; i < bill->lines; i++) {
        const struct naive_line *line = &bill->line[i];
        int64_t base = line->net - line->bonus_paid - part(line, line->net - line->bonus_paid);
        sum += line->earns ? (whole)base * line->multiplier : 0;
    }
    int64_t points =
        shop->programme.points.on
            ? (int64_t)(sum * shop->programme.points.earn / ((whole)shop->programme.points.per * BASIS * NAIVE_FINE))
            : 0;
    int64_t cap = shop->programme.points.cap_per_bill;
    points = nothing_kept(bill) ? 0 : points + bill->points_bonus; /* "bonus points stay while anything is kept" */
    return cap >= 0 && points > cap ? cap : points;
}

/* Gives back units from..to of what a bill drew of a member's of a kind, the lot drawn last first. */
static void refill(struct naive_shop *shop, int bill, int member, enum naive_kind kind, int64_t from, int64_t to)
{
    int64_t at = 0;
    int last = shop->moves;
    for (int i = last - 1; i >= 0; i--) {
        struct naive_move move = shop->move[i];
        if (move.bill != bill || move.why != WHY_SPENT || shop->lot[move.lot].kind != kind ||
            shop->lot[move.lot].member != member)
            continue;
        int64_t low = at > from ? at : from, high = lesser(at - move.amount, to);
        at -= move.amount;
        if (low >= high)
            continue;
        int lot = move.lot;
        if (shop->lot[lot].expires_on < naive_day(shop)) {
            lot = naive_issue(shop, kind, shop->lot[move.lot].member, high - low, naive_day(shop),
                              naive_day(shop) + shop->programme.returns.grace_days);
            shop->lot[lot].parent = move.lot;
        } else {
            naive_move(shop, lot, high - low, WHY_REFILLED, bill);
        }
        if (kind == KIND_POINTS)
            naive_settle(shop, lot, high - low);
    }
}

/* Whether the lot is that of the bill's points or one of its grace lots, recursively. */
static bool descends(const struct naive_shop *shop, int lot, int bill)
{
    while (lot != NOBODY && shop->lot[lot].bill != bill)
        lot = shop->lot[lot].parent;
    return lot != NOBODY;
}

static int64_t lapsed_of(const struct naive_shop *shop, int bill)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->lots; i++)
        if (descends(shop, i, bill) && shop->lot[i].expires_on < naive_day(shop))
            sum += naive_left(shop, i);
    for (int i = 0; i < shop->moves; i++)
        if (shop->move[i].why == WHY_LAPSED && descends(shop, shop->move[i].lot, bill))
            sum -= shop->move[i].amount;
    return sum;
}

/* "the bill's own lot and its grace lots, then (not asked for) what of it had expired, then other lots in draw order,
 * not yet usable ones last, then owed" */
static int64_t take(struct naive_shop *shop, int number, int64_t points)
{
    struct naive_bill *bill = &shop->bill[number];
    int64_t asked = points, taken = 0, excused;
    for (int i = 0; i < shop->lots; i++) {
        int64_t some = naive_left(shop, i);
        if (!descends(shop, i, number) || shop->lot[i].expires_on < naive_day(shop))
            continue;
        some = lesser(some, points - taken);
        naive_move(shop, i, -some, WHY_TAKEN, number);
        taken += some;
    }
    excused = lesser(lapsed_of(shop, number) - bill->excused, asked - taken);
    bill->excused += excused;
    asked -= excused;
    taken += naive_draw(shop, bill->member, KIND_POINTS, asked - taken, WHY_TAKEN, number, false);
    taken += naive_draw(shop, bill->member, KIND_POINTS, asked - taken, WHY_TAKEN, number, true);
    if (taken < asked)
        naive_issue(shop, KIND_OWED, bill->member, asked - taken, naive_day(shop), DATE_NEVER);
    return taken;
}

/* "Money goes back in reverse order of tender; principal and bonus in the proportion drawn, computed cumulatively" */
static void pay_back_wallet(struct naive_shop *shop, int number, const struct tender *tender, int64_t stood,
                            int64_t part)
{
    const struct naive_bill *bill = &shop->bill[number];
    bool own = tender->kind == TENDER_WALLET;
    int member = own ? bill->member : atoi(tender->reference) - 1;
    int64_t principal = own ? bill->principal : bill->kin_principal, bonus = own ? bill->bonus : bill->kin_bonus;
    int64_t paid = principal + bonus, from = paid - stood, to = from + part;
    int64_t first = naive_half_up(from, principal, paid), last = naive_half_up(to, principal, paid);
    refill(shop, number, member, KIND_PRINCIPAL, first, last);
    refill(shop, number, member, KIND_BONUS, from - first, to - last);
}

/* Cash and its rounding count as one tender, in the position of the first of them. */
static struct tender *other_half(struct naive_bill *bill, size_t at)
{
    enum tender_kind kind = bill->tender[at].kind, other = kind == TENDER_CASH ? TENDER_ROUNDING : TENDER_CASH;
    for (size_t i = 0; i < bill->tenders && (kind == TENDER_CASH || kind == TENDER_ROUNDING); i++)
        if (bill->tender[i].kind == other)
            return &bill->tender[i];
    return NULL;
}

static void hand_out(struct naive_back *back, struct tender *stands, int64_t part)
{
    back->tender[back->tenders] = *stands;
    back->tender[back->tenders++].amount = part;
    stands->amount -= part;
}

/* Of what another tender paid; in cash whole units, the rest waived. */
static void hand_out_by(const struct naive_shop *shop, struct naive_back *back, enum tender_kind by,
                        struct tender *stands, int64_t part)
{
    int64_t unit = shop->programme.till.cash_rounding, over = by == TENDER_CASH && unit > 0 ? part % unit : 0;
    stands->amount -= part;
    back->tender[back->tenders++] = (struct tender){.kind = by, .amount = part - over};
    if (over > 0)
        back->tender[back->tenders++] = (struct tender){.kind = TENDER_ROUNDING, .amount = over};
    back->elsewhere += part;
}

/* What stays paid is rounded as in a sale: cash in whole units, the rest waived. */
static void pay_back_cash(const struct naive_shop *shop, struct naive_bill *bill, size_t at, int64_t part,
                          enum tender_kind by, struct naive_back *back)
{
    struct tender *one = &bill->tender[at], *two = other_half(bill, at);
    int64_t kept = one->amount + (two ? two->amount : 0) - part;
    struct tender *cash = one->kind == TENDER_CASH ? one : two, *let_go = one->kind == TENDER_CASH ? two : one;
    int64_t over = shop->programme.till.cash_rounding > 0 ? kept % shop->programme.till.cash_rounding : 0;
    if (cash && by != TENDER_CASH && cash->amount > kept - over)
        hand_out_by(shop, back, by, cash, cash->amount - (kept - over));
    else if (cash)
        hand_out(back, cash, cash->amount - (kept - over));
    if (!let_go && over > 0) {
        let_go = &bill->tender[bill->tenders++];
        *let_go = (struct tender){.kind = TENDER_ROUNDING};
    }
    if (let_go)
        hand_out(back, let_go, let_go->amount - over);
}

/* Of what is on account only what is still owed; what was settled goes back in cash. */
static void pay_back_account(struct naive_shop *shop, int number, struct tender *stands, int64_t part,
                             enum tender_kind by, struct naive_back *back)
{
    int64_t owed = lesser(part, naive_owed_of(shop, number, stands));
    if (owed > 0)
        hand_out(back, stands, owed);
    naive_back_named(shop, number, stands, owed);
    if (part > owed)
        hand_out_by(shop, back, by, stands, part - owed);
}

/* "Money goes back the way it came, in reverse order of tender", or all of it by one that was chosen */
static void pay_back(struct naive_shop *shop, const struct return_request *request, int number, int64_t amount,
                     struct naive_back *back)
{
    struct naive_bill *bill = &shop->bill[number];
    enum tender_kind chosen = request->by_other ? request->by : TENDER_CASH;
    for (size_t i = bill->tenders; i-- > 0;) {
        struct tender *stands = &bill->tender[i], *other = other_half(bill, i);
        enum tender_kind kind = stands->kind, by = request->by_other ? request->by : kind;
        if ((other && other < stands) || (kind == TENDER_VOUCHER && !bill->voided))
            continue;
        int64_t stood = stands->amount, part = lesser(stood + (other ? other->amount : 0), amount);
        amount -= part;
        if (part <= 0)
            continue;
        if (kind == TENDER_CASH || kind == TENDER_ROUNDING) {
            pay_back_cash(shop, bill, i, part, chosen, back);
            continue;
        }
        if (kind == TENDER_ACCOUNT) {
            pay_back_account(shop, number, stands, part, chosen, back);
            continue;
        }
        if (kind != by && (tender_info(kind)->uses & TENDER_OF_TOPUP)) {
            hand_out_by(shop, back, by, stands, part);
            continue;
        }
        hand_out(back, stands, part);
        if (kind == TENDER_WALLET || kind == TENDER_FAMILY)
            pay_back_wallet(shop, number, stands, stood, part);
        naive_back_named(shop, number, stands, part);
    }
}

/* "a bill of which nothing is left counts as voided: coupons, limits, purchase count" */
static void undo_offers(struct naive_shop *shop, int number)
{
    int uses = shop->uses;
    const struct programme *programme = &shop->programme;
    for (int i = 0; i < uses; i++) {
        if (shop->use[i].bill != number)
            continue;
        const struct offer *offer = &programme->offer[shop->use[i].offer];
        if (offer->benefit == BENEFIT_GIFT)
            naive_stock(shop, offer->item, 1000);
        if (offer->void_returns) {
            shop->use[shop->uses] = shop->use[i];
            shop->use[shop->uses++].sign = -1;
        }
    }
    for (int i = 0; i < shop->coupons; i++)
        if (shop->coupon[i].bill == number)
            shop->coupon[i].bill = NOBODY;
}

static void check_request(const struct naive_shop *shop, const struct return_request *request,
                          const struct naive_bill *bill, struct naive_nos *nos)
{
    int64_t within = shop->programme.returns.within_days;
    bool some = false;
    for (size_t i = 0; i < bill->lines; i++)
        some |= bill->line[i].returned > 0;
    if (bill->voided)
        naive_no(nos, STATUS_ALREADY_VOIDED, NULL);
    if (!bill->voided && (request->voids ? some : nothing_kept(bill)))
        naive_no(nos, STATUS_ALREADY_RETURNED, NULL);
    if (within >= 0 && naive_day(shop) - bill->day > within)
        naive_no(nos, STATUS_RETURN_TOO_LATE, NULL);
    if (request->by_other && !(tender_info(request->by)->uses & TENDER_OF_TOPUP))
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    for (size_t i = 0; i < request->lines && !request->voids; i++) {
        const struct return_line *line = &request->line[i];
        if (line->no < 1 || line->no > (int64_t)bill->lines) {
            naive_no(nos, STATUS_BAD_VALUE, NULL);
            naive_no(nos, STATUS_NOT_FOUND, NULL);
            continue;
        }
        const struct naive_line *sold = &bill->line[line->no - 1];
        int64_t asked = line->quantity == 0 ? sold->quantity - sold->returned : line->quantity;
        if (line->quantity > sold->quantity - sold->returned || sold->quantity == sold->returned)
            naive_no(nos, STATUS_ALREADY_RETURNED, NULL);
        if (asked % QUANTITY_ONE != 0 && sold->quantity % QUANTITY_ONE == 0 && !sold->weighed)
            naive_no(nos, STATUS_BAD_VALUE, NULL); /* what was sold by the piece goes back by the piece */
    }
}

static void mark(const struct return_request *request, struct naive_bill *bill)
{
    for (size_t i = 0; i < bill->lines; i++)
        if (request->voids || request->lines == 0)
            bill->line[i].returned = bill->line[i].quantity;
    for (size_t i = 0; i < request->lines && !request->voids; i++) {
        struct naive_line *line = &bill->line[request->line[i].no - 1];
        line->returned = request->line[i].quantity == 0 ? line->quantity : line->returned + request->line[i].quantity;
    }
}

/* "the tier is looked at again only if the returned sale had raised it", "never below the tier before that sale" */
void naive_look_again(struct naive_shop *shop, const struct naive_bill *bill)
{
    struct naive_member *member = &shop->member[bill->member];
    int level = naive_level_for(shop, naive_measured(shop, bill->member, naive_day(shop)));
    if (bill->level_after <= bill->level_before)
        return;
    level = level > bill->level_before ? level : bill->level_before;
    if (level >= member->level)
        return;
    member->level = level;
    member->until = naive_kept_until(shop, level, naive_day(shop));
}

/* "refund counts all returns of one bill, refund_shift those of the clerk's shift; void_shift is the bill of another"
 */
static void check_limits(const struct naive_shop *shop, const struct return_request *request,
                         const struct naive_bill *bill, struct naive_nos *nos)
{
    struct naive_bill after = *bill;
    mark(request, &after);
    int64_t refund = refund_of(&after) - bill->refunded;
    int64_t kept = naive_kept(shop, (int)(bill - shop->bill), request->voids);
    if (kept > 0 && refund > bill->payable - bill->refunded - kept)
        naive_no(nos, STATUS_TENDER_KEPT, NULL);
    if (request->voids && bill->till != shop->who.till) {
        naive_may(shop, LIMIT_VOID_SHIFT, bill->payable, nos);
        return;
    }
    bool alone = shop->who.role == ROLE_CLERK && !shop->who.approved && !shop->who.looks;
    if (request->voids && alone && bill->payable > NAIVE_CLERK_VOIDS)
        naive_no(nos, STATUS_APPROVAL_NEEDED, NULL);
    naive_may(shop, LIMIT_REFUND, refund > 0 ? bill->refunded + refund : 0, nos);
    naive_may_more(shop, LIMIT_REFUND_SHIFT, refund, nos);
}

/* "another tender than the one that paid is as a correction of it" after the handover; only money is handed over */
static void check_tender(const struct naive_shop *shop, const struct return_request *request, int number,
                         struct naive_nos *nos)
{
    struct naive_back back = {0};
    bool alone = shop->who.role == ROLE_CLERK && !shop->who.approved && !shop->who.looks;
    struct naive_shop *tried = malloc(sizeof *tried);
    if (!tried)
        abort();
    memcpy(tried, shop, sizeof *tried);
    struct naive_bill *bill = &tried->bill[number];
    mark(request, bill);
    bill->voided = request->voids;
    pay_back(tried, request, number, refund_of(bill) - bill->refunded, &back);
    free(tried);
    if (alone && back.elsewhere > 0)
        naive_no(nos, STATUS_APPROVAL_NEEDED, NULL);
}

void naive_return(struct naive_shop *shop, const struct return_request *request, int number, struct naive_back *back,
                  struct naive_nos *nos)
{
    struct naive_bill *bill = &shop->bill[number];
    memset(back, 0, sizeof *back);
    check_request(shop, request, bill, nos);
    if (nos->count == 0)
        check_limits(shop, request, bill, nos);
    if (nos->count == 0)
        check_tender(shop, request, number, nos);
    if (nos->count > 0)
        return;
    int64_t refunded = bill->refunded, given = bill->back;
    if (bill->member != NOBODY)
        shop->member[bill->member] = naive_reviewed(shop, bill->member, &(int){0});
    struct naive_bill before = *bill;
    mark(request, bill);
    for (size_t i = 0; i < bill->lines; i++)
        naive_stock(shop, bill->line[i].sku, bill->line[i].returned - before.line[i].returned);
    bill->refunded = refund_of(bill);
    bill->back = back_of(bill);
    back->refund = bill->refunded - refunded;
    back->points_back = bill->back - given;
    back->nothing_left = bill->gone = nothing_kept(bill);
    bill->voided = request->voids;
    pay_back(shop, request, number, back->refund, back);
    if (back->refund > 0)
        naive_carry(shop);
    naive_did(shop, LIMIT_REFUND_SHIFT, back->refund); /* a void is a return of the whole */
    if (bill->member != NOBODY) {
        refill(shop, number, bill->member, KIND_POINTS, given, bill->back);
        bool waits = bill->account && !bill->settled && !bill->claimed; /* it has not earned yet */
        int64_t asked = waits ? 0 : bill->earned - bill->asked - naive_due(shop, bill);
        bill->asked += asked;
        back->points_taken = take(shop, number, asked);
    }
    if (bill->gone)
        undo_offers(shop, number);
    if (bill->member != NOBODY)
        naive_look_again(shop, bill);
    naive_wrote(shop);
}
