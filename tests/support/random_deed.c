/* SPDX-License-Identifier: MIT */
/* deed: random acts, chosen by the state of the model so that most of them are possible. */
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

#include "tests/support/deed.h"

static void some_line(struct dice *dice, struct sale_line *line)
{
    *line = (struct sale_line){.quantity = QUANTITY_ONE, .price = LIMIT_NONE};
    if (dice_chance(dice, 35)) {
        line->price = dice_chance(dice, 60) ? 1 + dice_roll(dice, 15000) : 100 * (1 + dice_roll(dice, 200));
        if (dice_chance(dice, 40))
            text_copy(line->category, sizeof line->category, dice_chance(dice, 50) ? "food" : "drink");
        return;
    }
    snprintf(line->sku, sizeof line->sku, "%c", (char)('A' + dice_roll(dice, 6)));
    line->quantity = QUANTITY_ONE * (1 + dice_roll(dice, 4));
    if (dice_chance(dice, 20))
        line->quantity = 1 + dice_roll(dice, 4000);
    if (dice_chance(dice, 4))
        line->price = 1 + dice_roll(dice, 6000);
}

static int deed_of_coupon(const struct world *world, int coupon, int *nth)
{
    for (int d = 0; d < DEEDS; d++)
        if (world->made[d].coupons > 0 && coupon >= world->made[d].coupon &&
            coupon < world->made[d].coupon + world->made[d].coupons) {
            *nth = coupon - world->made[d].coupon;
            return d;
        }
    return DEED_FORGED;
}

static void put_coupon(struct dice *dice, const struct world *world, int member, struct deed *deed)
{
    const struct naive_shop *shop = world->shop;
    int coupon = NOBODY, nth = 0, from = DEED_FORGED;
    for (int tries = 0; tries < 40 && shop->coupons > 0 && coupon == NOBODY; tries++) {
        int tried = (int)dice_roll(dice, shop->coupons);
        if (dice_chance(dice, 1) ||
            (naive_state(shop, tried) == COUPON_USABLE &&
             (shop->coupon[tried].member == NOBODY || shop->coupon[tried].member == member - 1)))
            coupon = tried;
    }
    if (coupon != NOBODY && dice_chance(dice, 98))
        from = deed_of_coupon(world, coupon, &nth);
    else if (!dice_chance(dice, 5))
        return;
    for (size_t i = 0; i < deed->coupons; i++)
        if (deed->coupon[i].deed == from && deed->coupon[i].nth == nth && !dice_chance(dice, 3))
            return;
    deed->coupon[deed->coupons].deed = from;
    deed->coupon[deed->coupons++].nth = nth;
}

/* A random number of points: the most possible or fewer; rarely too many. */
static void some_points(struct dice *dice, const struct world *world, const struct sale_request *request,
                        struct deed *deed)
{
    const struct naive_shop *shop = world->shop;
    struct sale_request most = *request;
    struct naive_price price;
    struct naive_nos nos = {0};
    if (!shop->programme.points.money.on && !dice_chance(dice, 2))
        return;
    deed->points = most.points = POINTS_MAX;
    if (dice_chance(dice, 60))
        return;
    naive_sell(world->shop, &most, false, &price, &nos);
    deed->points = dice_roll(dice, price.points_allowed + 1 + (dice_chance(dice, 4) ? 10 : 0));
    if (shop->programme.points.money.on && !dice_chance(dice, 3))
        deed->points -= deed->points % shop->programme.points.money.step;
}

static void add_tender(struct deed *deed, enum tender_kind kind, int64_t amount)
{
    deed->tender[deed->tenders++] = (struct tender){.kind = kind, .amount = amount};
}

/* Pays a part by a voucher; rarely one that paid before, or that the platform pays too much for. Returns its face. */
static int64_t some_voucher(struct dice *dice, int64_t most, struct deed *deed)
{
    int64_t face = dice_roll(dice, most + 1);
    add_tender(deed, TENDER_VOUCHER, face);
    struct tender *voucher = &deed->tender[deed->tenders - 1];
    snprintf(voucher->reference, sizeof voucher->reference, "MT%04d", (int)dice_roll(dice, 300));
    voucher->settled = dice_chance(dice, 3) ? face + 1 : face - dice_roll(dice, face / 4 + 1);
    return face;
}

static void name_last(struct deed *deed, int64_t number)
{
    struct tender *named = &deed->tender[deed->tenders - 1];
    snprintf(named->reference, sizeof named->reference, "%d", (int)number);
}

/* A part is on account; rarely of nobody known. Returns it. */
static int64_t some_debt(struct dice *dice, int64_t most, struct deed *deed)
{
    int64_t part = dice_chance(dice, 30) ? most : dice_roll(dice, most / 2 + 1);
    add_tender(deed, TENDER_ACCOUNT, part);
    name_last(deed, dice_chance(dice, 2) ? 99 : 1 + dice_roll(dice, NAIVE_DEBTORS));
    return part;
}

/* The deposit of an order pays all it can; rarely more. Returns its part. */
static int64_t some_deposit(struct dice *dice, const struct naive_shop *shop, int64_t most, struct deed *deed)
{
    int64_t order = dice_roll(dice, NAIVE_ORDERS), held = shop->order[order].held;
    int64_t part = held < most ? held : most;
    if (part == 0 && !dice_chance(dice, 3))
        return 0;
    if (dice_chance(dice, 4))
        part = most;
    add_tender(deed, TENDER_DEPOSIT, part);
    name_last(deed, order + 1);
    return part;
}

/* The family's stored value pays, rarely more than it may, or without a family. Returns its part. */
static int64_t some_family_part(struct dice *dice, const struct world *world, int64_t most, struct deed *deed)
{
    int64_t left = naive_family_left(world->shop, deed->member - 1);
    int64_t part = dice_chance(dice, 6) ? most : left < most ? left : most;
    if (part > 1 && dice_chance(dice, 40))
        part = 1 + dice_roll(dice, part);
    if (part == 0)
        return 0;
    add_tender(deed, TENDER_FAMILY, part);
    name_last(deed, dice_chance(dice, 3) ? 1 + dice_roll(dice, world->shop->members)
                                         : world->shop->kin[deed->member - 1].holder);
    return part;
}

/* Links two, changes a limit, or parts two; mostly what is possible. */
static void some_family(struct dice *dice, const struct world *world, struct deed *deed)
{
    const struct naive_shop *shop = world->shop;
    deed->kind = DEED_FAMILY;
    deed->count = 1 + dice_roll(dice, shop->members);
    for (int tries = 0; tries < 6 && deed->count == deed->member; tries++)
        deed->count = 1 + dice_roll(dice, shop->members);
    int holder = shop->kin[deed->count - 1].holder;
    deed->voids = holder > 0 ? dice_chance(dice, 25) : dice_chance(dice, 5);
    if (holder > 0 && dice_chance(dice, 90))
        deed->member = holder;
    deed->amount = dice_chance(dice, 25) ? LIMIT_NONE : dice_chance(dice, 3) ? 0 : 500 * (1 + dice_roll(dice, 60));
}

/* Asks for the price first, so that the tenders mostly fit. */
static void some_tenders(struct dice *dice, const struct world *world, const struct sale_request *request,
                         struct deed *deed)
{
    static const enum tender_kind others[] = {TENDER_CARD, TENDER_WECHAT, TENDER_ALIPAY, TENDER_OTHER};
    struct naive_price price;
    struct naive_nos nos = {0};
    if (dice_chance(dice, 35))
        return;
    naive_sell(world->shop, request, false, &price, &nos);
    int64_t due = price.bill.payable, wallet = 0;
    if (deed->member > 0)
        wallet = naive_balance(world->shop, deed->member - 1, KIND_PRINCIPAL) +
                 naive_balance(world->shop, deed->member - 1, KIND_BONUS);
    if (dice_chance(dice, 12))
        due -= some_voucher(dice, due / 2, deed);
    if (dice_chance(dice, 12))
        due -= some_debt(dice, due, deed);
    if (dice_chance(dice, 20))
        due -= some_deposit(dice, world->shop, due, deed);
    if (deed->member > 0 && dice_chance(dice, world->shop->kin[deed->member - 1].holder > 0 ? 60 : 1))
        due -= some_family_part(dice, world, due, deed);
    if (dice_chance(dice, wallet > 0 ? 70 : 2)) {
        int64_t most = wallet < due ? wallet : due;
        add_tender(deed, TENDER_WALLET, dice_chance(dice, 50) ? TENDER_REST : dice_roll(dice, most + 1));
        if (dice_chance(dice, 3))
            deed->tender[deed->tenders - 1].amount = most + dice_roll(dice, 300);
    }
    if (dice_chance(dice, 40))
        add_tender(deed, others[dice_roll(dice, 4)], dice_roll(dice, due / 2 + 1));
    if (dice_chance(dice, 70))
        add_tender(deed, dice_chance(dice, 50) ? TENDER_CASH : others[dice_roll(dice, 4)], TENDER_REST);
    else if (dice_chance(dice, 85))
        add_tender(deed, TENDER_CASH, due + dice_roll(dice, 5000));
    else
        add_tender(deed, dice_chance(dice, 50) ? TENDER_CASH : TENDER_CARD, dice_roll(dice, due + 100));
    if (deed->tenders >= 3 && deed->tender[deed->tenders - 2].kind == deed->tender[deed->tenders - 1].kind)
        deed->tenders--;
    if (dice_chance(dice, 10) && deed->tenders > 1) { /* stored value not always first */
        struct tender swap = deed->tender[0];
        deed->tender[0] = deed->tender[1];
        deed->tender[1] = swap;
    }
}

static void some_sale(struct dice *dice, const struct world *world, struct deed *deed)
{
    const struct naive_shop *shop = world->shop;
    deed->kind = DEED_SALE;
    deed->member = dice_chance(dice, 85) ? 1 + (int)dice_roll(dice, shop->members) : 0;
    if (dice_chance(dice, 6)) {
        deed->buyer = 1 + (int)dice_roll(dice, 3);
        deed->member = dice_chance(dice, 97) ? 0 : deed->member;
    }
    deed->lines = 1 + (size_t)dice_roll(dice, dice_chance(dice, 70) ? 2 : 5);
    for (size_t i = 0; i < deed->lines; i++)
        some_line(dice, &deed->line[i]);
    for (int wanted = dice_chance(dice, 45) ? 1 + (int)dice_roll(dice, 3) : 0; wanted > 0; wanted--)
        put_coupon(dice, world, deed->member, deed);
    int usable = 0;
    for (int i = 0; i < shop->coupons; i++)
        usable += shop->coupon[i].member == deed->member - 1 && naive_state(shop, i) == COUPON_USABLE;
    deed->best = usable > 0 && usable <= NAIVE_BEST && dice_chance(dice, 25);
    deed->no_points = dice_chance(dice, 5);
    if (dice_chance(dice, 5))
        deed->round_off = dice_roll(dice, 400);
    struct sale_request request = {.member = deed->member,
                                   .line = deed->line,
                                   .lines = deed->lines,
                                   .best = deed->best,
                                   .points = deed->points,
                                   .round_off = deed->round_off};
    for (request.coupons = 0; request.coupons < deed->coupons; request.coupons++)
        if (deed->coupon[request.coupons].deed != DEED_FORGED)
            text_copy(
                request.coupon[request.coupons], COUPON_TEXT,
                shop->coupon[world->made[deed->coupon[request.coupons].deed].coupon + deed->coupon[request.coupons].nth]
                    .code);
    if (dice_chance(dice, deed->member > 0 ? 50 : 1))
        some_points(dice, world, &request, deed);
    request.points = deed->points;
    some_tenders(dice, world, &request, deed);
}

static void some_back(struct dice *dice, const struct world *world, struct deed *deed)
{
    const struct naive_shop *shop = world->shop;
    const struct naive_bill *bill = NULL;
    deed->kind = shop->bills > 0 ? DEED_BACK : DEED_NIGHTLY;
    if (shop->bills == 0)
        return;
    for (int tries = 0; tries < 12 && (!bill || bill->gone); tries++)
        bill =
            &shop->bill[dice_chance(dice, 50) ? dice_roll(dice, shop->bills)
                                              : shop->bills - 1 - dice_roll(dice, shop->bills < 6 ? shop->bills : 6)];
    while (world->made[deed->bill].bill != bill - shop->bill)
        deed->bill++;
    if (dice_chance(dice, 20))
        deed->refund_by = 1 + (int)(dice_chance(dice, 90) ? dice_roll(dice, 4) : dice_roll(dice, TENDER_COUNT));
    deed->voids = bill->refunded == 0 && bill->back == 0 ? dice_chance(dice, 25) : dice_chance(dice, 3);
    if (deed->voids || dice_chance(dice, 10))
        return;
    for (size_t i = 0; i < bill->lines && deed->backs < DEED_LINES; i++) {
        int64_t left = bill->line[i].quantity - bill->line[i].returned;
        if (!dice_chance(dice, 60) || (left == 0 && !dice_chance(dice, 3)))
            continue;
        int64_t units = (left + QUANTITY_ONE - 1) / QUANTITY_ONE;
        int64_t some = QUANTITY_ONE * (1 + dice_roll(dice, units + (dice_chance(dice, 3) ? 2 : 0) + (units == 0)));
        if (dice_chance(dice, 15) && left > 0)
            some = 1 + dice_roll(dice, left);
        if (dice_chance(dice, 20) || (some > left && dice_chance(dice, 90)))
            some = 0;
        deed->back[deed->backs++] = (struct return_line){.no = (int64_t)i + 1, .quantity = some};
    }
}

/* A return with lines that go out for it; mostly the rest by cash or one other tender. */
static void some_exchange(struct dice *dice, const struct world *world, struct deed *deed)
{
    some_back(dice, world, deed);
    if (deed->kind != DEED_BACK)
        return;
    deed->kind = DEED_EXCHANGE;
    deed->voids = false;
    deed->lines = 1 + (size_t)dice_roll(dice, 2);
    for (size_t i = 0; i < deed->lines; i++)
        some_line(dice, &deed->line[i]);
    if (dice_chance(dice, 50))
        add_tender(deed, dice_chance(dice, 60) ? TENDER_CASH : TENDER_WECHAT, TENDER_REST);
}

/* Sells a bill anew to another, mostly one that stands, of this till; what it costs more mostly in cash. */
static void some_resell(struct dice *dice, const struct world *world, struct deed *deed)
{
    some_back(dice, world, deed);
    if (deed->kind != DEED_BACK)
        return;
    const struct naive_bill *bill = &world->shop->bill[world->made[deed->bill].bill];
    deed->kind = DEED_RESELL;
    deed->voids = false;
    deed->refund_by = 0;
    deed->backs = 0;
    deed->till = dice_chance(dice, 95) ? bill->till : !bill->till;
    deed->member = (int)dice_roll(dice, world->shop->members + 1);
    if (deed->member == bill->member + 1 && dice_chance(dice, 90))
        deed->member = (deed->member + 1) % (world->shop->members + 1);
    if (dice_chance(dice, 20))
        add_tender(deed, dice_chance(dice, 60) ? TENDER_CASH : TENDER_WECHAT, TENDER_REST);
}

static void some_issue(struct dice *dice, const struct world *world, struct deed *deed)
{
    const struct programme *programme = &world->shop->programme;
    int at = NOBODY;
    deed->kind = DEED_ISSUE;
    for (int tries = 0; tries < 8 && programme->offers > 0; tries++) {
        at = (int)dice_roll(dice, (int64_t)programme->offers);
        if (programme->offer[at].trigger == TRIGGER_COUPON)
            break;
    }
    text_copy(deed->offer, sizeof deed->offer, at == NOBODY ? "NONE" : programme->offer[at].code);
    deed->member = 1 + (int)dice_roll(dice, world->shop->members);
    if (at != NOBODY && dice_chance(dice, programme->offer[at].bearer ? 40 : 2))
        deed->member = 0;
    deed->count = 1 + dice_roll(dice, 3);
}

/* Redeems a coupon without a bill; mostly one for a gift. */
static void some_redeem(struct dice *dice, const struct world *world, struct deed *deed)
{
    const struct naive_shop *shop = world->shop;
    deed->kind = DEED_NIGHTLY;
    for (int tries = 0; tries < 20 && shop->coupons > 0 && deed->coupons == 0; tries++) {
        int coupon = (int)dice_roll(dice, shop->coupons);
        if (shop->programme.offer[shop->coupon[coupon].offer].benefit != BENEFIT_GIFT && !dice_chance(dice, 1))
            continue;
        deed->kind = DEED_REDEEM;
        deed->coupon[0].deed = deed_of_coupon(world, coupon, &deed->coupon[0].nth);
        deed->coupons = 1;
    }
}

/* Claims a bill; mostly one without a member. */
static void some_claim(struct dice *dice, const struct world *world, struct deed *deed)
{
    const struct naive_shop *shop = world->shop;
    int recent = shop->bills < 15 ? shop->bills : 15, bill = shop->bills - 1;
    for (int tries = 0; tries < 30 && (shop->bill[bill].member != NOBODY || shop->bill[bill].gone); tries++)
        bill = shop->bills - 1 - (int)dice_roll(dice, dice_chance(dice, 80) ? recent : shop->bills);
    deed->kind = DEED_CLAIM;
    while (world->made[deed->bill].bill != bill)
        deed->bill++;
}

/* Undoes a claim, mostly one that stands; where none does, mostly claims a bill. */
static void some_unclaim(struct dice *dice, const struct world *world, struct deed *deed)
{
    const struct naive_shop *shop = world->shop;
    deed->kind = DEED_NIGHTLY;
    if (shop->bills == 0)
        return;
    int bill = (int)dice_roll(dice, shop->bills);
    for (int i = 0; i < shop->bills && !shop->bill[bill].claimed && !dice_chance(dice, 1); i++)
        bill = (bill + 1) % shop->bills;
    if (!shop->bill[bill].claimed && dice_chance(dice, 95)) {
        some_claim(dice, world, deed);
        return;
    }
    deed->kind = DEED_UNCLAIM;
    while (world->made[deed->bill].bill != bill)
        deed->bill++;
}

/* A gift for points, a use of a pass, a delivery, the nightly run; now and then an account is closed. */
static void some_besides(struct dice *dice, const struct world *world, struct deed *deed)
{
    deed->kind = DEED_NIGHTLY;
    if (dice_chance(dice, 25))
        return;
    snprintf(deed->line[0].sku, sizeof deed->line[0].sku, "%c", (char)('A' + dice_roll(dice, 6)));
    deed->kind = DEED_GIFT;
    if (dice_chance(dice, 35)) {
        deed->kind = DEED_PASS;
        deed->amount = 1 + dice_roll(dice, 3);
        for (int i = 0; i < world->shop->lots && dice_chance(dice, 95); i++)
            if (world->shop->lot[i].kind == KIND_PASS && world->shop->lot[i].member == deed->member - 1)
                text_copy(deed->line[0].sku, sizeof deed->line[0].sku, world->shop->item[world->shop->lot[i].item].sku);
    } else if (dice_chance(dice, 20)) {
        deed->kind = DEED_STOCK;
        deed->amount = 500 * (dice_roll(dice, 13) - 4); /* 0 is refused */
    } else if (dice_chance(dice, 60) && world->shop->bills > 0) {
        some_claim(dice, world, deed);
    } else if (dice_chance(dice, 15)) {
        deed->kind = DEED_CLOSE;
    } else {
        for (size_t i = 0; i < world->shop->items && dice_chance(dice, 95); i++)
            if (world->shop->item[i].points_price > 0)
                text_copy(deed->line[0].sku, sizeof deed->line[0].sku, world->shop->item[i].sku);
    }
}

/* Corrects the tenders of a bill; mostly of one not returned, and with amounts that fit. */
static void some_tender(struct dice *dice, const struct world *world, struct deed *deed)
{
    static const enum tender_kind kinds[] = {TENDER_CASH, TENDER_CARD, TENDER_WECHAT, TENDER_ALIPAY, TENDER_OTHER};
    const struct naive_shop *shop = world->shop;
    int64_t wallet = 0, first = dice_roll(dice, 5);
    deed->kind = DEED_NIGHTLY;
    if (shop->bills == 0)
        return;
    int number = shop->bills - 1 - (int)dice_roll(dice, dice_chance(dice, 70) && shop->bills > 6 ? 6 : shop->bills);
    const struct naive_bill *bill = &shop->bill[number];
    deed->kind = DEED_TENDER;
    while (world->made[deed->bill].bill != number)
        deed->bill++;
    for (size_t i = 0; i < bill->tenders; i++)
        wallet += bill->tender[i].kind == TENDER_WALLET ? bill->tender[i].amount : 0;
    if (wallet > 0 && dice_chance(dice, 30))
        add_tender(deed, TENDER_WALLET, wallet + (dice_chance(dice, 5) ? dice_roll(dice, 3) - 1 : 0));
    if (dice_chance(dice, 50)) {
        add_tender(deed, kinds[first], dice_roll(dice, bill->payable - bill->refunded - wallet + 1));
        first = (first + 1 + dice_roll(dice, 4)) % 5;
    }
    add_tender(deed, kinds[first], dice_chance(dice, 95) ? TENDER_REST : dice_roll(dice, bill->payable + 200));
}

/* A debtor settles, or an order's deposit is taken or ends. */
static void some_named(struct dice *dice, const struct world *world, struct deed *deed)
{
    const struct naive_shop *shop = world->shop;
    deed->member = 0;
    deed->kind = DEED_SETTLE;
    deed->count = dice_roll(dice, NAIVE_DEBTORS);
    int64_t owes = naive_owes(shop, (int)deed->count);
    if (owes > 0 ? dice_chance(dice, 60) : dice_chance(dice, 3)) {
        deed->amount = dice_chance(dice, 50) ? 0 : 1 + dice_roll(dice, owes + (dice_chance(dice, 5) ? 100 : 0) + 1);
        int64_t due = deed->amount ? deed->amount : owes;
        if (dice_chance(dice, 30))
            add_tender(deed, TENDER_WECHAT, dice_roll(dice, due + 1));
        if (deed->tenders > 0 || dice_chance(dice, 30))
            add_tender(deed, dice_chance(dice, 70) ? TENDER_CASH : TENDER_CARD,
                       dice_chance(dice, 80) ? TENDER_REST : due + dice_roll(dice, 200));
        return;
    }
    deed->count = dice_roll(dice, NAIVE_ORDERS);
    deed->kind = shop->order[deed->count].held > 0 && dice_chance(dice, 35) ? DEED_ORDER_END : DEED_DEPOSIT;
    deed->voids = dice_chance(dice, 30);
    deed->amount = 1 + dice_roll(dice, 8000);
    if (deed->kind == DEED_DEPOSIT && dice_chance(dice, 50))
        add_tender(deed, TENDER_ALIPAY, dice_roll(dice, deed->amount));
    if (deed->kind == DEED_DEPOSIT && (deed->tenders > 0 || dice_chance(dice, 30)))
        add_tender(deed, dice_chance(dice, 70) ? TENDER_CASH : TENDER_CARD, TENDER_REST);
}

/* Undoes an act; mostly one of the last. */
static void some_undo(struct dice *dice, const struct world *world, int number, struct deed *deed)
{
    deed->kind = DEED_NIGHTLY;
    for (int tries = 0; tries < 20 && number > 0 && deed->kind != DEED_UNDO; tries++) {
        int back = 1 + (int)dice_roll(dice, dice_chance(dice, 75) && number > 12 ? 12 : number);
        const struct made *made = &world->made[number - back];
        if (made->txn == 0 || (made->entry.undone && !dice_chance(dice, 5)))
            continue;
        deed->kind = DEED_UNDO;
        deed->bill = number - back;
        deed->member = made->member;
    }
}

/* Store credit, mostly with a reason and an approver. */
static void some_credit(struct dice *dice, struct deed *deed)
{
    deed->kind = DEED_CREDIT;
    deed->amount = dice_chance(dice, 96) ? 1 + dice_roll(dice, 9000) : -dice_roll(dice, 2);
    deed->count = dice_chance(dice, 95);
    deed->who = (enum deed_who)dice_roll(dice, WHO_COUNT);
    if (dice_chance(dice, 75))
        deed->who = WHO_WITH_OWNER;
}

static void some_withdraw(struct dice *dice, const struct world *world, struct deed *deed)
{
    deed->kind = DEED_NIGHTLY;
    if (world->shop->coupons == 0)
        return;
    int nth = 0, from = deed_of_coupon(world, (int)dice_roll(dice, world->shop->coupons), &nth);
    deed->kind = DEED_WITHDRAW;
    deed->coupon[0].deed = from;
    deed->coupon[0].nth = nth;
    deed->coupons = 1;
}

static void some_time(struct dice *dice, struct deed *deed)
{
    const int64_t hour = 3600, day = 24 * hour;
    deed->kind = DEED_CLOCK;
    if (dice_chance(dice, 60))
        deed->clock = day * (1 + dice_roll(dice, 5));
    else if (dice_chance(dice, 40))
        deed->clock = hour * (1 + dice_roll(dice, 20)) + 60 * dice_roll(dice, 60);
    else if (dice_chance(dice, 60))
        deed->clock = day * (6 + dice_roll(dice, 40));
    else if (dice_chance(dice, 50))
        deed->clock = day * (60 + dice_roll(dice, 340));
    else
        deed->clock = -hour * (1 + dice_roll(dice, 40));
}

void random_deed(struct dice *dice, const struct world *world, int number, struct deed *deed)
{
    int64_t roll = dice_roll(dice, 100);
    memset(deed, 0, sizeof *deed);
    deed->number = number;
    deed->till = dice_chance(dice, 25);
    deed->member = 1 + (int)dice_roll(dice, world->shop->members);
    deed->again = dice_chance(dice, 4);
    deed->before = dice_chance(dice, 20);
    deed->over = dice_chance(dice, 2);
    if (roll < 36) {
        some_sale(dice, world, deed);
    } else if (roll < 38) {
        some_resell(dice, world, deed);
    } else if (roll < 50) {
        some_back(dice, world, deed);
    } else if (roll < 53) {
        some_exchange(dice, world, deed);
    } else if (roll < 55) {
        some_tender(dice, world, deed);
    } else if (roll < 59) {
        some_undo(dice, world, number, deed);
    } else if (roll < 60) {
        some_credit(dice, deed);
    } else if (roll < 65) {
        deed->kind = DEED_TOPUP;
        deed->amount = dice_chance(dice, 50) ? 5000 * (1 + dice_roll(dice, 3)) : 1 + dice_roll(dice, 20000);
        if (dice_chance(dice, 20))
            add_tender(deed, dice_chance(dice, 80) ? TENDER_CASH : TENDER_CARD,
                       dice_chance(dice, 50) ? TENDER_REST : deed->amount + dice_roll(dice, 300) - 30);
    } else if (roll < 69) {
        deed->kind = DEED_GIVE;
        deed->amount = 1 + dice_roll(dice, dice_chance(dice, 50) ? 20 : 400);
    } else if (roll < 73) {
        deed->kind = naive_balance(world->shop, deed->member - 1, KIND_POINTS) > 0 || dice_chance(dice, 5) ? DEED_TAKE
                                                                                                           : DEED_GIVE;
        deed->amount = 1 + dice_roll(dice, naive_balance(world->shop, deed->member - 1, KIND_POINTS) + 2);
    } else if (roll < 79) {
        some_issue(dice, world, deed);
    } else if (roll < 81) {
        some_unclaim(dice, world, deed);
    } else if (roll < 82) {
        some_withdraw(dice, world, deed);
    } else if (roll < 83) {
        some_redeem(dice, world, deed);
    } else if (roll < 87) {
        some_besides(dice, world, deed);
    } else if (roll < 90) {
        some_named(dice, world, deed);
    } else if (roll < 92) {
        some_family(dice, world, deed);
    } else {
        some_time(dice, deed);
    }
    static const enum deed_kind limited[] = {DEED_SALE,    DEED_BACK,      DEED_TOPUP,  DEED_ISSUE,
                                             DEED_CLAIM,   DEED_ORDER_END, DEED_SETTLE, DEED_DEPOSIT,
                                             DEED_UNCLAIM, DEED_RESELL,    DEED_FAMILY};
    for (size_t i = 0; i < sizeof limited / sizeof limited[0]; i++)
        if (deed->kind == limited[i] && dice_chance(dice, 45))
            deed->who = (enum deed_who)(1 + dice_roll(dice, WHO_COUNT - 1));
}
