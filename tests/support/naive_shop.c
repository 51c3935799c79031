/* SPDX-License-Identifier: MIT */
#include "tests/support/naive_shop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "desk/topup.h"

__extension__ typedef __int128 whole;

void naive_no(struct naive_nos *nos, enum status status, const char *detail)
{
    if (nos->count < (int)(sizeof nos->no / sizeof *nos->no))
        nos->no[nos->count++] = (struct naive_no){status, detail};
}

int64_t naive_half_up(int64_t a, int64_t b, int64_t c)
{
    return (int64_t)((2 * (whole)a * b + c) / (2 * (whole)c));
}

struct naive_shop *naive_open(const char *programme, int64_t at)
{
    struct naive_shop *shop = mem_alloc(sizeof *shop);
    struct error err = {0};
    if (programme_parse(programme, strlen(programme), &shop->programme, &err) != STATUS_OK) {
        fprintf(stderr, "naive: %s %s\n%s\n", err.field, err.note, programme);
        abort();
    }
    shop->at = at;
    shop->business_day = naive_day(shop);
    return shop;
}

void naive_close(struct naive_shop *shop)
{
    programme_clear(&shop->programme);
    free(shop);
}

void naive_clock(struct naive_shop *shop, int64_t at)
{
    shop->at = at;
}

int64_t naive_day(const struct naive_shop *shop)
{
    int64_t day = date_of_instant(shop->at, shop->programme.till.cutoff_minute);
    return day > shop->business_day ? day : shop->business_day;
}

void naive_wrote(struct naive_shop *shop)
{
    shop->business_day = naive_day(shop);
}

int64_t naive_left(const struct naive_shop *shop, int lot)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->moves; i++)
        if (shop->move[i].lot == lot)
            sum += shop->move[i].amount;
    return sum;
}

bool naive_usable(const struct naive_shop *shop, int lot)
{
    int64_t day = naive_day(shop);
    return shop->lot[lot].usable_from <= day && day <= shop->lot[lot].expires_on;
}

int64_t naive_balance(const struct naive_shop *shop, int member, enum naive_kind kind)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->lots; i++)
        if (shop->lot[i].member == member && shop->lot[i].kind == kind && naive_usable(shop, i))
            sum += naive_left(shop, i);
    return sum;
}

int64_t naive_pending(const struct naive_shop *shop, int member)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->lots; i++)
        if (shop->lot[i].member == member && shop->lot[i].kind == KIND_POINTS &&
            shop->lot[i].usable_from > naive_day(shop))
            sum += naive_left(shop, i);
    return sum;
}

int64_t naive_owed(const struct naive_shop *shop, int member)
{
    return naive_balance(shop, member, KIND_OWED);
}

int64_t naive_purchases(const struct naive_shop *shop, int member)
{
    int64_t count = 0;
    for (int i = 0; i < shop->bills; i++)
        count += shop->bill[i].member == member && !shop->bill[i].gone;
    return count;
}

int64_t naive_used(const struct naive_shop *shop, int offer, int member, int64_t day)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->uses; i++)
        if (shop->use[i].offer == offer && (member == NOBODY || shop->use[i].member == member) &&
            (day == 0 || shop->use[i].day == day))
            sum += shop->use[i].sign;
    return sum;
}

int64_t naive_budget_used(const struct naive_shop *shop, int offer)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->uses; i++)
        if (shop->use[i].offer == offer)
            sum += shop->use[i].sign * shop->use[i].amount;
    return sum;
}

int naive_issue(struct naive_shop *shop, enum naive_kind kind, int member, int64_t amount, int64_t usable_from,
                int64_t expires_on)
{
    if (shop->lots == NAIVE_LOTS)
        abort();
    shop->lot[shop->lots] = (struct naive_lot){.kind = kind,
                                               .member = member,
                                               .parent = NOBODY,
                                               .bill = NOBODY,
                                               .granted = amount,
                                               .granted_on = naive_day(shop),
                                               .usable_from = usable_from,
                                               .expires_on = expires_on};
    naive_move(shop, shop->lots, amount, WHY_ISSUED, NOBODY);
    return shop->lots++;
}

void naive_move(struct naive_shop *shop, int lot, int64_t amount, enum naive_why why, int bill)
{
    if (amount == 0)
        return;
    if (shop->moves == NAIVE_MOVES)
        abort();
    shop->move[shop->moves++] =
        (struct naive_move){.lot = lot, .bill = bill, .amount = amount, .why = why, .day = naive_day(shop)};
}

/* "soonest expiry first, then oldest; lots without expiry last" */
int naive_next(const struct naive_shop *shop, int member, enum naive_kind kind, bool not_yet)
{
    int next = NOBODY;
    for (int i = 0; i < shop->lots; i++) {
        const struct naive_lot *lot = &shop->lot[i];
        if (lot->member != member || lot->kind != kind || lot->expires_on < naive_day(shop) ||
            not_yet != (lot->usable_from > naive_day(shop)))
            continue;
        if ((next == NOBODY || lot->expires_on < shop->lot[next].expires_on) && naive_left(shop, i) > 0)
            next = i;
    }
    return next;
}

int64_t naive_draw(struct naive_shop *shop, int member, enum naive_kind kind, int64_t amount, enum naive_why why,
                   int bill, bool not_yet)
{
    int64_t drawn = 0;
    for (int lot; drawn < amount && (lot = naive_next(shop, member, kind, not_yet)) != NOBODY;) {
        int64_t left = naive_left(shop, lot), part = left < amount - drawn ? left : amount - drawn;
        naive_move(shop, lot, -part, why, bill);
        drawn += part;
    }
    return drawn;
}

/* "whatever points come to a member afterwards (earned, given, given back) first settle it" */
void naive_settle(struct naive_shop *shop, int lot, int64_t arriving)
{
    int64_t paid = naive_draw(shop, shop->lot[lot].member, KIND_OWED, arriving, WHY_SETTLED, NOBODY, false);
    naive_move(shop, lot, -paid, WHY_SETTLED, NOBODY);
}

/* "earned day + days or months (clamped to month end); delay does not move it" */
int64_t naive_expiry(const struct naive_shop *shop, int64_t day)
{
    int64_t last = DATE_NEVER;
    if (shop->programme.points.expire == EXPIRE_DAYS)
        last = day + shop->programme.points.expire_count;
    if (shop->programme.points.expire == EXPIRE_MONTHS)
        last = date_add_months(day, shop->programme.points.expire_count);
    if (shop->programme.points.month_end && last != DATE_NEVER)
        last = date_month_end(last);
    return last;
}

void naive_give(struct naive_shop *shop, int member, int64_t points)
{
    int64_t day = naive_day(shop);
    naive_settle(shop, naive_issue(shop, KIND_POINTS, member, points, day, naive_expiry(shop, day)), points);
    naive_wrote(shop);
}

void naive_take(struct naive_shop *shop, int member, int64_t points, struct naive_nos *nos)
{
    if (naive_balance(shop, member, KIND_POINTS) < points)
        naive_no(nos, STATUS_NOT_ENOUGH_POINTS, NULL);
    if (nos->count > 0)
        return;
    naive_draw(shop, member, KIND_POINTS, points, WHY_TAKEN, NOBODY, false);
    naive_wrote(shop);
}

static int64_t over_unit(int64_t amount, int64_t unit)
{
    return unit > 0 && amount > 0 ? amount % unit : 0;
}

/* A tender without an amount pays what is left: stored value as far as it goes, cash in whole units. */
static int64_t rest_by(enum tender_kind kind, int64_t rest, int64_t wallet, int64_t unit)
{
    if (kind == TENDER_WALLET && wallet < rest)
        return wallet;
    return kind == TENDER_CASH ? rest - over_unit(rest, unit) : rest;
}

/* Subtracts the change from cash, from the last cash tender first. */
static void less_change(struct tender *tender, size_t count, int64_t change)
{
    for (size_t i = count; i-- > 0;)
        if (tender[i].kind == TENDER_CASH) {
            int64_t less = change < tender[i].amount ? change : tender[i].amount;
            tender[i].amount -= less;
            change -= less;
        }
}

int64_t naive_paid_by(const struct tender *tender, size_t count, enum tender_kind kind)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += tender[i].kind == kind ? tender[i].amount : 0;
    return sum;
}

/* "a cash payment is due to 0.1, the rest is a row": only cash may be over; zeros are left out. */
/* What pays twice by the same counts once, where it first paid; each voucher by itself. */
static void record(struct tender *recorded, size_t *count, const struct tender *tender)
{
    size_t at = 0;
    while (at < *count && (recorded[at].kind != tender->kind || tender->kind == TENDER_VOUCHER ||
                           strcmp(recorded[at].reference, tender->reference) != 0))
        at++;
    if (at < *count)
        recorded[at].amount += tender->amount;
    else
        recorded[(*count)++] = *tender;
}

int64_t naive_tenders(const struct tender *given, size_t count, const struct naive_owing *owing,
                      struct tender *recorded, size_t *recorded_count, struct naive_nos *nos)
{
    int64_t paid = 0, cash = 0, from_wallet = 0, due = owing->due;
    struct tender tender[TENDERS_MAX] = {{.kind = TENDER_CASH, .amount = TENDER_REST}};
    bool by_cash = count == 0;
    if (count > 0)
        memcpy(tender, given, count * sizeof *tender);
    count = count > 0 ? count : 1;
    for (size_t i = 0; i < count; i++) {
        if (tender[i].amount == TENDER_REST)
            tender[i].amount =
                rest_by(tender[i].kind, due > paid ? due - paid : 0, owing->wallet - from_wallet, owing->unit);
        by_cash |= tender[i].kind == TENDER_CASH;
        paid += tender[i].amount;
        cash += tender[i].kind == TENDER_CASH ? tender[i].amount : 0;
        from_wallet += tender[i].kind == TENDER_WALLET ? tender[i].amount : 0;
    }
    int64_t let_go = by_cash ? over_unit(due - (paid - cash), owing->unit) : 0;
    if (paid < due - let_go)
        let_go = 0;
    if (from_wallet > owing->wallet)
        naive_no(nos, STATUS_NOT_ENOUGH_STORED_VALUE, NULL);
    if (paid < due - let_go)
        naive_no(nos, STATUS_TENDER_SHORT, NULL);
    if (paid - cash > due)
        naive_no(nos, STATUS_TENDER_OVER, NULL);
    int64_t change = paid > due - let_go ? paid - (due - let_go) : 0;
    less_change(tender, count, change);
    *recorded_count = 0;
    for (size_t i = 0; i < count; i++)
        if (tender[i].amount > 0)
            record(recorded, recorded_count, &tender[i]);
    if (let_go > 0)
        recorded[(*recorded_count)++] = (struct tender){.kind = TENDER_ROUNDING, .amount = let_go};
    return change;
}

/* "A top-up gets the largest `pay` not above its amount, once." */
static const struct topup_offer *topup_offer(const struct naive_shop *shop, int64_t amount)
{
    static const struct topup_offer none;
    const struct topup_offer *best = &none;
    for (size_t i = 0; i < shop->programme.wallet.topups; i++)
        if (shop->programme.wallet.topup[i].pay <= amount && shop->programme.wallet.topup[i].pay > best->pay)
            best = &shop->programme.wallet.topup[i];
    return best;
}

void naive_may_hold(const struct naive_shop *shop, int member, int64_t more, struct naive_nos *nos)
{
    for (int i = 0; i < shop->lots; i++)
        if (shop->lot[i].member == member && (shop->lot[i].kind == KIND_PRINCIPAL || shop->lot[i].kind == KIND_BONUS))
            more += naive_left(shop, i);
    if (shop->programme.wallet.limit.balance >= 0 && more > shop->programme.wallet.limit.balance)
        naive_no(nos, STATUS_PREPAID_LIMIT, NULL);
}

static void check_topup(const struct naive_shop *shop, const struct topup_request *request,
                        const struct topup_offer *offer, struct naive_nos *nos)
{
    for (size_t i = 0; i < request->tenders; i++)
        if (request->tender[i].kind == TENDER_WALLET)
            naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (shop->programme.wallet.limit.single >= 0 && request->amount > shop->programme.wallet.limit.single)
        naive_no(nos, STATUS_PREPAID_LIMIT, NULL);
    naive_may_hold(shop, (int)request->member - 1, request->amount + offer->bonus, nos);
}

/* "the bonus at once or in instalments": equal parts, what is over one fen each to the first. */
static void issue_bonus(struct naive_shop *shop, int member, const struct topup_offer *offer)
{
    int parts = offer->instalments > 0 ? offer->instalments : 1;
    int64_t day = naive_day(shop);
    for (int i = 0; i < parts; i++) {
        int64_t part = (offer->bonus + parts - 1 - i) / parts;
        if (part > 0)
            naive_issue(shop, KIND_BONUS, member, part,
                        date_add_months(day, i * offer->every_months) + i * offer->every_days, DATE_NEVER);
    }
}

static void coupon_terms(struct naive_shop *shop, const char *code, int member, int64_t count, struct naive_nos *nos);

void naive_topup(struct naive_shop *shop, const struct topup_request *request, int64_t *change, struct naive_nos *nos)
{
    int member = (int)request->member - 1;
    struct tender recorded[TENDERS_MAX];
    size_t count;
    const struct topup_offer *offer = topup_offer(shop, request->amount);
    check_topup(shop, request, offer, nos);
    *change = naive_tenders(request->tender, request->tenders, &(struct naive_owing){.due = request->amount}, recorded,
                            &count, nos);
    naive_may_more(shop, LIMIT_TOPUP_BONUS, offer->bonus, nos);
    if (offer->coupon[0])
        coupon_terms(shop, offer->coupon, member, nos->count > 0 ? 0 : 1, nos);
    if (nos->count > 0)
        return;
    naive_carry(shop);
    naive_did(shop, LIMIT_TOPUP_BONUS, offer->bonus);
    naive_issue(shop, KIND_PRINCIPAL, member, request->amount, naive_day(shop), DATE_NEVER);
    issue_bonus(shop, member, offer);
    if (offer->points > 0)
        naive_give(shop, member, offer->points);
    if (offer->pass_uses > 0)
        naive_pass_issue(shop, member, offer->pass_sku, offer->pass_uses, offer->pass_days);
    naive_wrote(shop);
}

/* Coupons. */

enum coupon_state naive_state(const struct naive_shop *shop, int coupon)
{
    const struct naive_coupon *held = &shop->coupon[coupon];
    if (held->withdrawn)
        return COUPON_WITHDRAWN;
    if (held->bill != NOBODY)
        return COUPON_USED;
    if (held->to < naive_day(shop))
        return COUPON_EXPIRED;
    return held->from > naive_day(shop) ? COUPON_NOT_YET : COUPON_USABLE;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* "last to the earliest of their `to`, issue day + valid_days (inclusive), the offer's `to`" */
static void coupon_terms(struct naive_shop *shop, const char *code, int member, int64_t count, struct naive_nos *nos)
{
    int at = programme_offer(&shop->programme, code);
    if (at < 0) {
        naive_no(nos, STATUS_NOT_FOUND, NULL);
        return;
    }
    const struct offer *offer = &shop->programme.offer[at];
    int64_t day = naive_day(shop), to = least(offer->coupon_to, offer->to), from = day;
    if (offer->coupon_valid_days >= 0)
        to = least(to, day + offer->coupon_valid_days);
    if (offer->coupon_from > from)
        from = offer->coupon_from;
    if (offer->from > from)
        from = offer->from;
    if (offer->trigger != TRIGGER_COUPON || (member == NOBODY && !offer->bearer))
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (member == NOBODY && !offer->bearer)
        naive_no(nos, STATUS_MISSING_VALUE, NULL);
    if (to < from)
        naive_no(nos, STATUS_OFFER_CONDITIONS, "date");
    if (nos->count > 0)
        return;
    for (int64_t i = 0; i < count; i++)
        shop->coupon[shop->coupons++] =
            (struct naive_coupon){.offer = at, .member = member, .bill = NOBODY, .from = from, .to = to};
    naive_wrote(shop);
}

/* "coupons … count those of the shift": those issued by hand. */
void naive_coupon_issue(struct naive_shop *shop, const char *code, int member, int64_t count, struct naive_nos *nos)
{
    naive_may_more(shop, LIMIT_COUPONS, count, nos);
    coupon_terms(shop, code, member, nos->count > 0 ? 0 : count, nos);
    if (nos->count == 0)
        naive_did(shop, LIMIT_COUPONS, count);
}

/* "Stock counts thousandths, for sales, returns and voids; a sale is never refused for it" */
void naive_stock(struct naive_shop *shop, const char *sku, int64_t change)
{
    for (size_t i = 0; i < shop->items; i++)
        if (!strcmp(shop->item[i].sku, sku) && shop->item[i].stock != ITEM_UNCOUNTED)
            shop->item[i].stock += change;
}

void naive_delivery(struct naive_shop *shop, const char *sku, int64_t change, struct naive_nos *nos)
{
    if (change == 0)
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (nos->count > 0)
        return;
    for (size_t i = 0; i < shop->items; i++)
        if (!strcmp(shop->item[i].sku, sku) && shop->item[i].stock == ITEM_UNCOUNTED)
            shop->item[i].stock = 0;
    naive_stock(shop, sku, change);
    naive_wrote(shop);
}

void naive_withdraw(struct naive_shop *shop, int coupon, struct naive_nos *nos)
{
    enum coupon_state state = naive_state(shop, coupon);
    if (state == COUPON_WITHDRAWN)
        naive_no(nos, STATUS_COUPON_WITHDRAWN, NULL);
    if (state == COUPON_USED)
        naive_no(nos, STATUS_COUPON_USED, NULL);
    if (state == COUPON_EXPIRED)
        naive_no(nos, STATUS_COUPON_EXPIRED, NULL);
    if (nos->count > 0)
        return;
    shop->coupon[coupon].withdrawn = true;
    naive_wrote(shop);
}

/* Tiers. */

const char *naive_tier(const struct naive_shop *shop, int level)
{
    return level < 0 ? "" : shop->programme.tier.level[level].code;
}

/* The last anniversary of joining. */
static int64_t anniversary(int64_t joined, int64_t day)
{
    int64_t last = joined;
    for (int years = 1; date_add_months(joined, 12 * years) <= day; years++)
        last = date_add_months(joined, 12 * years);
    return last;
}

static bool in_window(const struct naive_shop *shop, int64_t joined, int64_t bill_day, int64_t day)
{
    int year, bill_year, month, date;
    date_to_civil(day, &year, &month, &date);
    date_to_civil(bill_day, &bill_year, &month, &date);
    switch (shop->programme.tier.window) {
    case WINDOW_ROLLING_MONTHS:
        return bill_day > date_add_months(day, -shop->programme.tier.rolling_months) && bill_day <= day;
    case WINDOW_CALENDAR_YEAR:
        return bill_year == year && bill_day <= day;
    case WINDOW_ANNIVERSARY:
        return bill_day >= anniversary(joined, day) && bill_day <= day;
    default:
        return bill_day <= day;
    }
}

/* "Net spend is payable less refunds, by bill date, in the last N months (first day excluded)." */
int64_t naive_measured(const struct naive_shop *shop, int member, int64_t day)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->bills; i++) {
        const struct naive_bill *bill = &shop->bill[i];
        if (bill->member != member || bill->no_points || bill->voided ||
            !in_window(shop, shop->member[member].joined, bill->day, day))
            continue;
        sum +=
            shop->programme.tier.measure == MEASURE_SPEND ? bill->payable - bill->refunded : bill->earned - bill->asked;
    }
    return sum;
}

int naive_level_for(const struct naive_shop *shop, int64_t measured)
{
    int level = -1;
    for (size_t i = 0; i < shop->programme.tier.levels; i++)
        if (shop->programme.tier.level[i].from <= measured)
            level = (int)i;
    return level;
}

/* "A tier is kept one window plus grace from the day it was reached" */
int64_t naive_kept_until(const struct naive_shop *shop, int level, int64_t day)
{
    if (level <= 0 || shop->programme.tier.window == WINDOW_LIFETIME)
        return 0;
    int months = shop->programme.tier.window == WINDOW_ROLLING_MONTHS ? shop->programme.tier.rolling_months : 12;
    return date_add_months(day, months) + shop->programme.tier.grace_days;
}

/* "then looked at by nightly": the day after its last day, by the window that ended with it, however late that is done.
 */
struct naive_member naive_reviewed(const struct naive_shop *shop, int member, int *down)
{
    struct naive_member now = shop->member[member];
    while (now.until > 0 && now.until < naive_day(shop)) {
        int earned = naive_level_for(shop, naive_measured(shop, member, now.until)), before = now.level;
        if (earned < before)
            now.level = shop->programme.tier.down_one ? (earned > before - 1 ? earned : before - 1) : earned;
        now.until = naive_kept_until(shop, now.level, now.until + 1);
        *down += now.level < before;
    }
    return now;
}

/* Whether something came back into the expired lot today; it then expires tomorrow. */
static bool came_today(const struct naive_shop *shop, int lot)
{
    bool came = false;
    for (int i = 0; i < shop->moves; i++)
        came |= shop->move[i].lot == lot && shop->move[i].amount > 0 && shop->move[i].day == naive_day(shop);
    return came;
}

void naive_nightly(struct naive_shop *shop, struct naive_night *night)
{
    *night = (struct naive_night){0};
    int64_t day = naive_day(shop);
    for (int i = 0; i < shop->lots; i++)
        if (shop->lot[i].expires_on < day && naive_left(shop, i) > 0 && !came_today(shop, i)) {
            night->lots++;
            night->points += shop->lot[i].kind == KIND_POINTS ? naive_left(shop, i) : 0;
            naive_move(shop, i, -naive_left(shop, i), WHY_LAPSED, NOBODY);
        }
    for (int i = 0; i < shop->members; i++) {
        int down = 0;
        shop->member[i] = naive_reviewed(shop, i, &down);
        night->down += down;
    }
    naive_wrote(shop);
}
