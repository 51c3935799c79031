/* SPDX-License-Identifier: MIT */
/* naive_shop: pricing and selling a bill. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

#include "tests/support/naive_shop.h"

__extension__ typedef __int128 whole;

/* The input of naive_quote, built for each call. */
struct facts {
    struct quote_line line[NAIVE_BILL_LINES];
    struct member_facts member;
    struct offer_facts offer[NAIVE_OFFERS];
    struct coupon_facts coupon[COUPONS_MAX];
    struct quote_input input;
};

static void line_facts(const struct naive_shop *shop, const struct sale_line *sold, struct quote_line *line,
                       struct naive_nos *nos)
{
    *line = (struct quote_line){
        .quantity = sold->quantity, .unit_price = sold->price, .member_price = LIMIT_NONE, .discountable = true};
    text_copy(line->category, sizeof line->category, sold->category[0] ? sold->category : "general");
    if (!sold->sku[0])
        return;
    for (size_t i = 0; i < shop->items; i++) {
        const struct item *item = &shop->item[i];
        if (strcmp(item->sku, sold->sku) != 0)
            continue;
        text_copy(line->sku, sizeof line->sku, item->sku);
        text_copy(line->category, sizeof line->category, item->category);
        line->unit_price = sold->price == LIMIT_NONE ? item->price : sold->price;
        line->list_price = sold->price == LIMIT_NONE ? 0 : item->price;
        line->member_price =
            sold->price == LIMIT_NONE ? item->member_price : LIMIT_NONE; /* a price by hand takes precedence */
        line->floor = item->floor;
        line->discountable = item->discountable;
        line->weighed = item->weighed;
        if (sold->quantity % QUANTITY_ONE != 0 && !item->weighed)
            naive_no(nos, STATUS_BAD_VALUE, NULL); /* "whole pieces only unless the item is weighed" */
        if (line->unit_price < item->floor)
            naive_no(nos, STATUS_PRICE_BELOW_FLOOR, NULL);
        return;
    }
    naive_no(nos, STATUS_NOT_FOUND, NULL);
}

/* Days to the nearest birthday, before or after. */
static int birthday_distance(const struct naive_shop *shop, const struct naive_member *member)
{
    int year, month, date, least = 400;
    if (member->birth_month == 0)
        return -1;
    date_to_civil(naive_day(shop), &year, &month, &date);
    for (int y = year - 1; y <= year + 1; y++) {
        int64_t apart = date_from_civil(y, member->birth_month, member->birth_day) - naive_day(shop);
        if (llabs(apart) < least)
            least = (int)llabs(apart);
    }
    return least;
}

static void gather(const struct naive_shop *shop, const struct sale_request *request, struct facts *facts,
                   struct naive_nos *nos)
{
    int member = (int)request->member - 1;
    const struct programme *programme = &shop->programme;
    memset(facts, 0, sizeof *facts);
    for (size_t i = 0; i < request->lines; i++)
        line_facts(shop, &request->line[i], &facts->line[i], nos);
    for (size_t i = 0; i < programme->offers; i++) {
        const struct offer *offer = &programme->offer[i];
        int64_t used = naive_used(shop, (int)i, NOBODY, 0), spent = naive_budget_used(shop, (int)i);
        facts->offer[i].uses_left = offer->total < 0 ? LIMIT_NONE : offer->total - used;
        facts->offer[i].budget_left = offer->budget < 0 ? LIMIT_NONE : offer->budget - spent;
        facts->offer[i].gift_left = LIMIT_NONE;
        for (size_t j = 0; j < shop->items && offer->benefit == BENEFIT_GIFT; j++)
            if (!strcmp(shop->item[j].sku, offer->item))
                facts->offer[i].gift_left = shop->item[j].stock == ITEM_UNCOUNTED ? LIMIT_NONE
                                            : shop->item[j].stock < 0             ? 0
                                                                                  : shop->item[j].stock / 1000;
        if (member == NOBODY)
            continue;
        facts->offer[i].used_by_member = naive_used(shop, (int)i, member, 0);
        facts->offer[i].used_by_member_today = naive_used(shop, (int)i, member, naive_day(shop));
    }
    facts->input = (struct quote_input){.line = facts->line,
                                        .lines = request->lines,
                                        .offer = facts->offer,
                                        .coupon = facts->coupon,
                                        .staff_percent = request->buyer > 0 ? shop->staff_percent : 0,
                                        .day = naive_day(shop),
                                        .minute = date_instant_minute(shop->at)};
    if (member == NOBODY)
        return;
    facts->member = (struct member_facts){.id = request->member,
                                          .level = naive_reviewed(shop, member, &(int){0}).level,
                                          .purchases = naive_purchases(shop, member),
                                          .birthday_distance = birthday_distance(shop, &shop->member[member]),
                                          .points = naive_balance(shop, member, KIND_POINTS)};
    facts->input.member = &facts->member;
}

static void refuse_state(const struct naive_shop *shop, int coupon, int member, struct naive_nos *nos)
{
    static const enum status of_state[] = {[COUPON_USABLE] = STATUS_OK,
                                           [COUPON_NOT_YET] = STATUS_COUPON_NOT_YET,
                                           [COUPON_USED] = STATUS_COUPON_USED,
                                           [COUPON_EXPIRED] = STATUS_COUPON_EXPIRED,
                                           [COUPON_WITHDRAWN] = STATUS_COUPON_WITHDRAWN};
    enum status status = of_state[naive_state(shop, coupon)];
    if (status != STATUS_OK)
        naive_no(nos, status, NULL);
    if (shop->coupon[coupon].member != NOBODY && shop->coupon[coupon].member != member)
        naive_no(nos, STATUS_COUPON_OTHER_MEMBER, NULL);
}

static void put_coupon(const struct naive_shop *shop, struct facts *facts, struct naive_price *price, int coupon,
                       const char *typed, int member)
{
    struct coupon_facts *put = &facts->coupon[facts->input.coupons++];
    struct naive_nos *nos = &price->refused[price->coupons];
    *put = (struct coupon_facts){.offer = -1};
    *nos = (struct naive_nos){0};
    price->coupon[price->coupons++] = coupon;
    text_copy(put->code, sizeof put->code, typed);
    if (coupon == NOBODY) {
        naive_no(nos, STATUS_COUPON_UNKNOWN, NULL);
        naive_no(nos, STATUS_COUPON_FORGED, NULL);
    } else {
        put->offer = shop->coupon[coupon].offer;
        put->expires_on = shop->coupon[coupon].to;
        refuse_state(shop, coupon, member, nos);
    }
    if (nos->count > 0)
        put->refused.status = nos->no[0].status;
}

static int by_code(const struct naive_shop *shop, const char *code)
{
    for (int i = 0; i < shop->coupons; i++)
        if (!strcmp(shop->coupon[i].code, code))
            return i;
    return NOBODY;
}

static void say_why(unsigned why, struct naive_nos *nos)
{
    static const struct {
        unsigned bit;
        enum status status;
        const char *detail;
    } word[] = {{NAIVE_DATE, STATUS_OFFER_CONDITIONS, "date"},
                {NAIVE_WEEKDAY, STATUS_OFFER_CONDITIONS, "weekday"},
                {NAIVE_HOUR, STATUS_OFFER_CONDITIONS, "hour"},
                {NAIVE_MIN_QUANTITY, STATUS_OFFER_CONDITIONS, "min_quantity"},
                {NAIVE_NO_MEMBER, STATUS_OFFER_CONDITIONS, "no_member"},
                {NAIVE_TIER, STATUS_OFFER_CONDITIONS, "tier"},
                {NAIVE_SEGMENT, STATUS_OFFER_CONDITIONS, "segment"},
                {NAIVE_BIRTHDAY, STATUS_OFFER_CONDITIONS, "birthday"},
                {NAIVE_PURCHASE_NUMBER, STATUS_OFFER_CONDITIONS, "purchase_number"},
                {NAIVE_PER_MEMBER, STATUS_OFFER_LIMIT, "per_member"},
                {NAIVE_PER_MEMBER_DAY, STATUS_OFFER_LIMIT, "per_member_day"},
                {NAIVE_TOTAL, STATUS_OFFER_LIMIT, "total"},
                {NAIVE_EXCLUSIVE, STATUS_EXCLUSIVE_TAKEN, NULL},
                {NAIVE_GROUP, STATUS_GROUP_TAKEN, NULL},
                {NAIVE_MIN_AMOUNT, STATUS_OFFER_CONDITIONS, "min_amount"},
                {NAIVE_SCOPE, STATUS_OFFER_CONDITIONS, "scope"},
                {NAIVE_BUDGET, STATUS_OFFER_BUDGET, NULL},
                {NAIVE_STOCK, STATUS_OUT_OF_STOCK, NULL}};
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        if (why & word[i].bit)
            naive_no(nos, word[i].status, word[i].detail);
}

/* Whether all coupons stand except the excused ones; excused: bits of the given coupons, which come first. */
static bool all_stand(const struct facts *facts, const struct naive *quote, unsigned excused)
{
    bool all = true;
    for (size_t i = 0; i < facts->input.coupons; i++)
        all &= quote->coupon_on[i] || (i < 32 && excused >> i & 1);
    return all;
}

/* Fewer, then sooner-expiring, then lower codes: whether coupons a (bits of shop coupons in own) come before b. */
static bool comes_before(const struct naive_shop *shop, const int *own, unsigned a, unsigned b)
{
    if (__builtin_popcount(a) != __builtin_popcount(b))
        return __builtin_popcount(a) < __builtin_popcount(b);
    for (int i = 0; i < 32; i++) /* own is sorted, so the first coupon that only one set has decides */
        if ((a ^ b) >> i & 1) {
            int mine = i, others = i;
            while (mine < 32 && !(a >> mine & 1))
                mine++;
            while (others < 32 && !(b >> others & 1))
                others++;
            if (mine == 32 || others == 32)
                return others == 32;
            int64_t x = shop->coupon[own[mine]].to, y = shop->coupon[own[others]].to;
            if (x != y)
                return x < y;
            return mine < others;
        }
    return false;
}

static int own_coupons(const struct naive_shop *shop, const struct naive_price *price, int member, int *own, int room)
{
    int count = 0;
    for (int i = 0; i < shop->coupons; i++) {
        bool given = false;
        for (size_t j = 0; j < price->coupons; j++)
            given |= price->coupon[j] == i;
        if (given || shop->coupon[i].member != member || naive_state(shop, i) != COUPON_USABLE)
            continue;
        if (count == room)
            return room + 1;
        int at = count++;
        for (; at > 0; at--) {
            const struct naive_coupon *before = &shop->coupon[own[at - 1]], *this = &shop->coupon[i];
            if (before->to < this->to || (before->to == this->to && strcmp(before->code, this->code) < 0))
                break;
            own[at] = own[at - 1];
        }
        own[at] = i;
    }
    return count;
}

/* Puts the given coupons and those of the set on the bill. */
static void put_set(const struct naive_shop *shop, struct facts *facts, struct naive_price *price, size_t given,
                    const int *own, unsigned set, int member)
{
    facts->input.coupons = price->coupons = given;
    for (int i = 0; i < NAIVE_BEST; i++)
        if (set >> i & 1)
            put_coupon(shop, facts, price, own[i], shop->coupon[own[i]].code, member);
}

/* "the legal set that leaves the least to pay": every set is tried. False: none in which all stand but the excused. */
static bool try_sets(const struct naive_shop *shop, int member, struct facts *facts, struct naive_price *price,
                     const int *own, int count, unsigned excused)
{
    size_t given = facts->input.coupons;
    unsigned best = 0;
    int64_t least = -1;
    for (unsigned set = 0; set < 1U << count; set++) {
        struct naive quote;
        put_set(shop, facts, price, given, own, set, member);
        naive_quote(&shop->programme, &facts->input, &quote);
        if (!all_stand(facts, &quote, excused))
            continue;
        if (least < 0 || quote.before_points < least ||
            (quote.before_points == least && comes_before(shop, own, set, best))) {
            least = quote.before_points;
            best = set;
        }
    }
    put_set(shop, facts, price, given, own, best, member);
    return least >= 0;
}

static void propose(const struct naive_shop *shop, int member, struct facts *facts, struct naive_price *price)
{
    int own[NAIVE_BEST];
    int count = member == NOBODY ? 0 : own_coupons(shop, price, member, own, NAIVE_BEST);
    unsigned excused = 0;
    struct naive quote;
    if (count > NAIVE_BEST)
        abort();
    if (try_sets(shop, member, facts, price, own, count, 0))
        return;
    naive_quote(&shop->programme, &facts->input, &quote);
    for (size_t i = 0; i < facts->input.coupons; i++)
        excused |= (unsigned)!quote.coupon_on[i] << i;
    (void)try_sets(shop, member, facts, price, own, count, excused);
}

/* Points as money: "max is the largest worth with the fewest points"; any number up to it that is on the step. */
static void spend_points(const struct naive_shop *shop, const struct sale_request *request, int64_t left,
                         struct naive_price *price, struct naive_nos *nos)
{
    const struct programme *programme = &shop->programme;
    int64_t step = programme->points.money.step, spent = request->points, worth = 0;
    int64_t most = (int64_t)((whole)left * programme->points.money.max_percent / BASIS);
    bool possible = request->member > 0 && programme->points.money.on;
    int64_t usable = possible ? naive_balance(shop, (int)request->member - 1, KIND_POINTS) : 0;
    for (int64_t n = 0; possible && n <= usable - programme->points.money.keep; n += step) {
        int64_t gives = n * programme->points.money.worth / programme->points.money.points;
        if (gives <= most && gives > worth) {
            worth = gives;
            price->points_allowed = n;
        }
    }
    if (spent != 0 && !possible)
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (spent == POINTS_MAX)
        spent = price->points_allowed;
    if (spent == 0 || !possible)
        return;
    worth = (int64_t)((whole)spent * programme->points.money.worth / programme->points.money.points);
    if (spent % step != 0 || worth > most || worth == 0)
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (spent > usable - programme->points.money.keep)
        naive_no(nos, STATUS_NOT_ENOUGH_POINTS, NULL);
    price->bill.spent = spent;
    price->bill.points_money = worth;
}

/* Spreads by largest remainder over what is left of the lines, ignoring floors. */
static void spread(const int64_t *weight, size_t lines, int64_t amount, int64_t *share)
{
    int64_t given = 0;
    whole sum = 0;
    for (size_t i = 0; i < lines; i++)
        sum += weight[i];
    for (size_t i = 0; i < lines; i++)
        given += share[i] = sum > 0 ? (int64_t)((whole)amount * weight[i] / sum) : 0;
    for (; sum > 0 && given < amount; given++) {
        size_t neediest = lines;
        for (size_t i = 0; i < lines; i++)
            if (weight[i] > 0 &&
                (neediest == lines || (whole)amount * weight[i] - (whole)share[i] * sum >
                                          (whole)amount * weight[neediest] - (whole)share[neediest] * sum))
                neediest = i;
        share[neediest]++;
    }
}

static void take_points_and_round(const struct naive_shop *shop, const struct sale_request *request, int64_t *left,
                                  struct naive_price *price, struct naive_nos *nos)
{
    struct naive_bill *bill = &price->bill;
    int64_t share[NAIVE_BILL_LINES], sum = 0;
    for (size_t i = 0; i < bill->lines; i++)
        sum += left[i];
    spend_points(shop, request, sum, price, nos);
    if (bill->points_money > sum)
        return;
    spread(left, bill->lines, bill->points_money, share);
    for (size_t i = 0; i < bill->lines; i++)
        left[i] -= bill->line[i].points_money = share[i];
    sum -= bill->points_money;
    bill->round_off = request->round_off;
    if (request->round_off < 0 || request->round_off > sum)
        naive_no(nos, STATUS_BAD_VALUE, NULL);
    if (request->round_off == 0 && shop->programme.till.round_to > 0)
        bill->round_off = sum % shop->programme.till.round_to;
    if (bill->round_off > sum || bill->round_off < 0)
        return;
    spread(left, bill->lines, bill->round_off, share);
    for (size_t i = 0; i < bill->lines; i++)
        bill->line[i].net = left[i] - share[i];
    bill->payable = sum - bill->round_off;
}

/* "principal earns, bonus does not (setting)" */
static void split_wallet(const struct naive_shop *shop, int member, int64_t wallet, int64_t *from_principal,
                         int64_t *from_bonus)
{
    int64_t principal = naive_balance(shop, member, KIND_PRINCIPAL), bonus = naive_balance(shop, member, KIND_BONUS);
    if (wallet == 0 || wallet > principal + bonus)
        return;
    switch (shop->programme.wallet.draw) {
    case DRAW_PRINCIPAL_FIRST:
        *from_principal = wallet < principal ? wallet : principal;
        break;
    case DRAW_BONUS_FIRST:
        *from_principal = wallet < bonus ? 0 : wallet - bonus;
        break;
    default:
        *from_principal = naive_half_up(wallet, principal, principal + bonus);
    }
    *from_bonus = wallet - *from_principal;
}

/* "points = floor(Σ line base × multiplier × earn ÷ per). The cap covers bonus points." */
static void freeze_earning(const struct naive_shop *shop, const struct facts *facts, struct naive_bill *bill)
{
    const struct programme *programme = &shop->programme;
    int64_t weight[NAIVE_BILL_LINES] = {0}, share[NAIVE_BILL_LINES];
    int64_t nothing = programme->wallet.bonus_earns ? 0 : bill->bonus + bill->kin_bonus;
    nothing += programme->points.voucher_earns ? 0 : naive_paid_by(bill->tender, bill->tenders, TENDER_VOUCHER);
    for (size_t i = 0; i < bill->lines; i++)
        weight[i] = bill->line[i].net;
    spread(weight, bill->lines, nothing, share);
    whole sum = 0;
    for (size_t i = 0; i < bill->lines; i++) {
        struct naive_line *line = &bill->line[i];
        line->bonus_paid = share[i];
        line->scoped = scope_has(&programme->points.scope, facts->line[i].sku, facts->line[i].category);
        line->earns = bill->member != NOBODY && !bill->no_points && programme->points.on && line->scoped;
        sum += line->earns ? (whole)(line->net - line->bonus_paid) * line->multiplier : 0;
    }
    if (bill->member == NOBODY || bill->no_points || !programme->points.on)
        return;
    bill->earned = (int64_t)(sum * programme->points.earn / ((whole)programme->points.per * BASIS * NAIVE_FINE)) +
                   bill->points_bonus;
    if (programme->points.cap_per_bill >= 0 && bill->earned > programme->points.cap_per_bill)
        bill->earned = programme->points.cap_per_bill;
    bill->earned *= !bill->account; /* until that is settled */
}

static void price_offers(const struct naive_shop *shop, struct facts *facts, struct naive_price *price, int64_t *left)
{
    struct programme bare = shop->programme; /* points and round-off are applied below, after the quote */
    struct naive quote;
    bare.till.round_to = 0;
    naive_quote(&bare, &facts->input, &quote);
    memcpy(left, quote.net, NAIVE_BILL_LINES * sizeof *left);
    memcpy(price->bill.granted, quote.automatic, sizeof quote.automatic);
    memcpy(price->bill.on, quote.automatic_on, sizeof quote.automatic_on);
    for (size_t i = 0; i < facts->input.lines; i++)
        price->bill.line[i].multiplier = quote.multiplier[i];
    for (size_t i = 0; i < facts->input.lines; i++)
        price->bill.line[i].offered = quote.offered[i];
    price->bill.points_bonus = quote.bonus;
    price->bill.offered_bonus = quote.offered_bonus;
    for (size_t i = 0; i < facts->input.coupons; i++)
        if (quote.coupon_on[i]) {
            price->bill.coupon_granted[price->bill.coupons] = quote.coupon[i];
            price->bill.coupon[price->bill.coupons++] = price->coupon[i];
        } else if (price->refused[i].count == 0) {
            say_why(naive_why_not(&bare, &facts->input, (int)i), &price->refused[i]);
        }
}

static void add_refusals(const struct naive_price *price, struct naive_nos *nos)
{
    for (size_t i = 0; i < price->coupons; i++)
        for (int j = 0; j < price->refused[i].count; j++)
            naive_no(nos, price->refused[i].no[j].status, price->refused[i].no[j].detail);
}

static void put_given(const struct naive_shop *shop, const struct sale_request *request, struct facts *facts,
                      struct naive_price *price)
{
    for (size_t i = 0; i < request->coupons; i++) {
        bool twice = false;
        for (size_t j = 0; j < i; j++)
            twice |= !strcmp(request->coupon[j], request->coupon[i]);
        if (!twice)
            put_coupon(shop, facts, price, by_code(shop, request->coupon[i]), request->coupon[i],
                       (int)request->member - 1);
    }
    if (request->best)
        propose(shop, (int)request->member - 1, facts, price);
}

void naive_sell(struct naive_shop *shop, const struct sale_request *request, bool ring, struct naive_price *price,
                struct naive_nos *nos)
{
    struct facts facts;
    struct naive_bill *bill = &price->bill;
    int64_t left[NAIVE_BILL_LINES] = {0}, wallet = 0;
    memset(price, 0, sizeof *price);
    naive_refuse_buyer(shop, request, nos);
    gather(shop, request, &facts, nos);
    bool priceable = nos->count == 0;
    put_given(shop, request, &facts, price);
    bill->member = (int)request->member - 1;
    bill->day = naive_day(shop);
    bill->buyer = request->buyer;
    bill->no_points = request->no_points || request->buyer > 0;
    bill->lines = request->lines;
    memcpy(bill->rung, request->line, request->lines * sizeof *request->line);
    bill->rung_round_off = request->round_off;
    bill->rung_no_points = request->no_points;
    bill->level_before = bill->level_after = bill->member == NOBODY ? -1 : facts.member.level;
    if (!priceable) {
        add_refusals(price, nos);
        return;
    }
    price_offers(shop, &facts, price, left);
    for (size_t i = 0; i < bill->lines; i++) {
        bill->line[i].quantity = facts.line[i].quantity;
        bill->line[i].weighed = facts.line[i].weighed;
        text_copy(bill->line[i].sku, CODE_TEXT, facts.line[i].sku);
        bill->line[i].gross = naive_half_up(facts.line[i].unit_price, facts.line[i].quantity, QUANTITY_ONE);
        bill->gross += bill->line[i].gross;
    }
    take_points_and_round(shop, request, left, price, nos);
    naive_may_buy(shop, bill, nos);
    naive_may_take_off(shop, request, facts.line, ring, nos);
    if (ring)
        add_refusals(price, nos);
    if (bill->member != NOBODY)
        wallet = naive_balance(shop, bill->member, KIND_PRINCIPAL) + naive_balance(shop, bill->member, KIND_BONUS);
    struct naive_nos unpaid = {0};
    struct naive_owing owing = {bill->payable, wallet, shop->programme.till.cash_rounding};
    bill->change = naive_tenders(request->tender, request->tenders, &owing, bill->tender, &bill->tenders, &unpaid);
    for (int i = 0; i < unpaid.count; i++)
        if (ring || unpaid.no[i].status != STATUS_TENDER_SHORT) /* a quote shows the amount due instead */
            naive_no(nos, unpaid.no[i].status, NULL);
    for (size_t i = 0; i < bill->tenders; i++)
        if (bill->tender[i].kind == TENDER_WALLET)
            split_wallet(shop, bill->member, bill->tender[i].amount, &bill->principal, &bill->bonus);
        else if (bill->tender[i].kind == TENDER_FAMILY)
            split_wallet(shop, atoi(bill->tender[i].reference) - 1, bill->tender[i].amount, &bill->kin_principal,
                         &bill->kin_bonus);
    naive_refuse_named(shop, bill, nos);
    bill->account = naive_paid_by(bill->tender, bill->tenders, TENDER_ACCOUNT) > 0;
    freeze_earning(shop, &facts, bill);
    if (nos->count == 0 && ring)
        naive_ring_up(shop, price);
}

/* "redeem: for offers claimed outside a bill (a gift, a service)": there is no bill that could meet a minimum. */
void naive_redeem(struct naive_shop *shop, int coupon, struct naive_nos *nos)
{
    const struct naive_coupon *held = &shop->coupon[coupon];
    const struct offer *offer = &shop->programme.offer[held->offer];
    struct sale_request none = {.member = held->member + 1};
    struct facts facts;
    struct naive_price price = {0};
    gather(shop, &none, &facts, nos);
    put_coupon(shop, &facts, &price, coupon, held->code, held->member);
    add_refusals(&price, nos);
    if (offer->benefit != BENEFIT_GIFT)
        naive_no(nos, STATUS_OFFER_CONDITIONS, "scope");
    if (price.refused[0].count == 0) {
        struct naive_nos why = {0};
        say_why(naive_why_not(&shop->programme, &facts.input, 0), &why);
        for (int i = 0; i < why.count; i++)
            if (!why.no[i].detail || strcmp(why.no[i].detail, "scope") != 0 || offer->benefit != BENEFIT_GIFT)
                naive_no(nos, why.no[i].status, why.no[i].detail);
    }
    if (offer->min_amount > 0 || offer->min_quantity > 0)
        naive_no(nos, STATUS_OFFER_CONDITIONS, offer->min_amount > 0 ? "min_amount" : "min_quantity");
    if (!offer->scope.all || offer->scope.skus > 0 || offer->scope.categories > 0)
        naive_no(nos, STATUS_OFFER_CONDITIONS, "scope");
    if (nos->count > 0)
        return;
    naive_ring_offer(shop, &(struct naive_use){held->offer, held->member, NOBODY, 1, naive_day(shop), 0});
    shop->coupon[coupon].bill = REDEEMED;
    naive_wrote(shop);
}
