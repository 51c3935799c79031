/* SPDX-License-Identifier: MIT */
#include "tests/support/property.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "model/lot.h"
#include "model/offer_rows.h"
#include "desk/member_view.h"

#define STEPS_MOST 200

int64_t property_seen[PROPERTIES];

static bool same(struct world *world, enum property property, const char *what, int64_t is, int64_t should)
{
    property_seen[property]++;
    return is == should || world_differs(world, "property %s: %" PRId64 ", not %" PRId64, what, is, should);
}

static bool at_least_nothing(struct world *world, const char *what, int64_t amount)
{
    property_seen[NEVER_BELOW_NOTHING]++;
    return amount >= 0 || world_differs(world, "property %s: %" PRId64 " is below nothing", what, amount);
}

/* Adds shares like "[[1,640],[2,1000]]" to the sums of each step; returns their sum. */
static int64_t add_shares(const char *text, int64_t *of_step)
{
    int64_t sum = 0;
    for (const char *at = strchr(text + 1, '['); at; at = strchr(at + 1, '[')) {
        char *comma;
        long step = strtol(at + 1, &comma, 10);
        int64_t amount = strtoll(comma + 1, NULL, 10);
        if (step > 0 && step < STEPS_MOST)
            of_step[step] += amount;
        sum += amount;
    }
    return sum;
}

static bool lines_add_up(struct world *world, const struct sale_view *view, const struct bill_line_row *line,
                         size_t lines)
{
    int64_t of_step[STEPS_MOST] = {0}, net = 0, gross = 0, off = 0;
    bool good = true;
    for (size_t i = 0; i < lines && good; i++) {
        int64_t shares = add_shares(line[i].shares, of_step);
        good = same(world, SHARES_ADD_UP, "shares of a line", shares, line[i].gross - line[i].net) &&
               same(world, SHARES_ADD_UP, "a line", line[i].net,
                    line[i].gross - line[i].discount - line[i].points_money - line[i].round_off) &&
               at_least_nothing(world, "a line", line[i].net);
        net += line[i].net;
        gross += line[i].gross;
    }
    for (size_t i = 0; i < view->steps.count && i + 1 < STEPS_MOST && good; i++) {
        int64_t amount = 0;
        if (of_step[i + 1] != 0 && step_get(&view->steps.step[i], "amount", &amount) &&
            strcmp(view->steps.step[i].rule, STEP_LINE) != 0)
            good = same(world, SHARES_ADD_UP, "shares of a step", of_step[i + 1], -amount);
        off += of_step[i + 1];
    }
    return good && same(world, SHARES_ADD_UP, "lines of the bill", net, view->payable) &&
           same(world, SHARES_ADD_UP, "gross of the bill", gross, view->gross) &&
           same(world, SHARES_ADD_UP, "what is off the bill", off, view->gross - view->payable);
}

bool property_of_sale(struct world *world, const struct sale_view *view)
{
    struct bill_line_row *line = NULL;
    size_t lines = 0;
    struct error err = {0};
    int64_t paid = 0;
    bool good = at_least_nothing(world, "payable", view->payable) && at_least_nothing(world, "change", view->change);
    for (size_t i = 0; i < view->tenders && good; i++) {
        good = at_least_nothing(world, "a tender", view->tender[i].amount);
        paid += view->tender[i].amount;
    }
    world_must(ledger_read_lines(desk_db(world->desk), view->bill_id, &line, &lines, &err), &err);
    good = good && same(world, SHARES_ADD_UP, "tenders", paid, view->payable) && lines_add_up(world, view, line, lines);
    for (size_t i = 0; i < lines; i++)
        free(line[i].shares);
    free(line);
    return good;
}

bool property_of_order(struct world *world, const struct sale_request *request)
{
    struct sale_request other = *request;
    struct sale_view one = {0}, two = {0};
    struct error err = {0}, again = {0};
    if (request->coupons < 2)
        return true;
    for (size_t i = 0; i < request->coupons; i++)
        memcpy(other.coupon[i], request->coupon[request->coupons - 1 - i], COUPON_TEXT);
    enum status first = sell_price(world->desk, request, &one, &err);
    enum status second = sell_price(world->desk, &other, &two, &again);
    bool good = same(world, COUPONS_IN_ANY_ORDER, "refusal in another order", (int64_t)second, (int64_t)first);
    if (good && first == STATUS_OK) {
        good = same(world, COUPONS_IN_ANY_ORDER, "price in another order", two.payable, one.payable);
        for (size_t i = 0; i < one.lines && good; i++)
            good = same(world, COUPONS_IN_ANY_ORDER, "line in another order", two.line[i].net, one.line[i].net);
    }
    sale_view_clear(&one);
    sale_view_clear(&two);
    return good;
}

int64_t property_txns(struct world *world)
{
    struct entry entry = {0};
    struct error err = {0};
    int64_t txns = world->txns;
    while (ledger_read(desk_db(world->desk), txns + 1, &entry, &err) == STATUS_OK) {
        entry_clear(&entry);
        txns++;
    }
    entry_clear(&entry);
    return world->txns = txns;
}

bool property_of_key(struct world *world, int64_t txns)
{
    return same(world, SAME_KEY_ONCE, "txns after the same key", property_txns(world), txns);
}

/* Returns what is left of one bill, whole or unit by unit. False if it is refused. */
static bool give_all(struct desk *desk, int64_t bill, bool voids, bool by_unit)
{
    struct return_view view = {0};
    struct sale_view sale = {0};
    struct error err = {0};
    bool done = true;
    if (!by_unit) {
        struct return_request all = {.bill = bill, .voids = voids};
        done = return_make(desk, NULL, NULL, &all, false, &view, &err) == STATUS_OK;
        return_view_clear(&view);
        return done;
    }
    world_must(sale_view_rung(desk, bill, &sale, &err), &err);
    for (size_t i = 0; i < sale.lines && done; i++)
        for (int64_t left = sale.line[i].quantity; left > 0 && done;) {
            struct return_line line = {.no = (int64_t)i + 1, .quantity = left < 2 * QUANTITY_ONE ? left : QUANTITY_ONE};
            struct return_request some = {.bill = bill, .line = &line, .lines = 1};
            done = return_make(desk, NULL, NULL, &some, false, &view, &err) == STATUS_OK;
            return_view_clear(&view);
            left -= line.quantity;
        }
    sale_view_clear(&sale);
    return done;
}

static bool same_people(struct world *world, struct desk *voided, struct desk *returned)
{
    bool good = true;
    for (int i = 0; i < world->shop->members && good; i++) {
        struct member_view a = {0}, b = {0};
        struct error err = {0};
        world_must(member_view(voided, i + 1, &a, &err), &err);
        world_must(member_view(returned, i + 1, &b, &err), &err);
        good = same(world, LINE_BY_LINE_IS_VOID, "points line by line", b.points_balance, a.points_balance) &&
               same(world, LINE_BY_LINE_IS_VOID, "debt line by line", b.owed_points, a.owed_points) &&
               same(world, LINE_BY_LINE_IS_VOID, "principal line by line", b.principal, a.principal) &&
               same(world, LINE_BY_LINE_IS_VOID, "bonus line by line", b.bonus, a.bonus) &&
               same(world, LINE_BY_LINE_IS_VOID, "purchases line by line", b.purchases, a.purchases) &&
               same(world, LINE_BY_LINE_IS_VOID, "tier line by line", strcmp(b.member.tier, a.member.tier), 0) &&
               same(world, LINE_BY_LINE_IS_VOID, "coupons line by line", (int64_t)b.coupons.coupons,
                    (int64_t)a.coupons.coupons);
        member_view_clear(&a);
        member_view_clear(&b);
    }
    return good;
}

static bool same_limits(struct world *world, struct desk *voided, struct desk *returned)
{
    bool good = true;
    for (size_t i = 0; i < world->shop->programme.offers && good; i++) {
        int64_t id = 0, a = 0, b = 0;
        struct error err = {0};
        world_must(offer_id(desk_db(voided), world->shop->programme.offer[i].code, &id, &err), &err);
        for (int kind = 0; kind < 2 && good; kind++) {
            world_must(lot_offer_left(desk_db(voided), id, kind ? "budget" : "uses", &a, &err), &err);
            world_must(lot_offer_left(desk_db(returned), id, kind ? "budget" : "uses", &b, &err), &err);
            good = same(world, LINE_BY_LINE_IS_VOID, "limits line by line", b, a);
        }
    }
    return good;
}

static bool line_by_line(struct world *world)
{
    const struct naive_shop *shop = world->shop;
    int at = shop->bills - 1;
    while (at >= 0 && (shop->bill[at].gone || shop->bill[at].refunded > 0 || shop->bill[at].back > 0 ||
                       naive_kept(shop, at, false) > 0))
        at--;
    if (at < 0)
        return true;
    struct desk *voided = world_twin(world, "voided.db"), *returned = world_twin(world, "returned.db");
    bool may = give_all(voided, shop->bill[at].id, true, false);
    bool good = same(world, LINE_BY_LINE_IS_VOID, "refusal line by line",
                     give_all(returned, shop->bill[at].id, false, true), may) &&
                same_people(world, voided, returned) && same_limits(world, voided, returned);
    desk_close(voided);
    desk_close(returned);
    return good;
}

static int64_t points_left(struct desk *desk, int member)
{
    static const char *const kinds[] = {"owed", "points"};
    int64_t sum = 0;
    for (int kind = 0; kind < 2; kind++) {
        struct lot_list list = {0};
        struct error err = {0};
        world_must(lot_open(desk_db(desk), member + 1, kinds[kind], desk_day(desk), &list, &err), &err);
        for (size_t i = 0; i < list.lots; i++)
            sum += kind ? list.lot[i].remaining : -list.lot[i].remaining;
        lot_list_clear(&list);
    }
    return sum;
}

/* Points from other acts than sales: by hand and with top-ups, less those taken by hand or spent on gifts. */
static int64_t points_given(const struct naive_shop *shop, int member)
{
    int64_t sum = 0;
    for (int i = 0; i < shop->lots; i++)
        if (shop->lot[i].member == member && shop->lot[i].kind == KIND_POINTS && shop->lot[i].bill == NOBODY &&
            shop->lot[i].parent == NOBODY)
            sum += shop->lot[i].granted;
    for (int i = 0; i < shop->moves; i++) {
        const struct naive_move *move = &shop->move[i];
        const struct naive_lot *lot = &shop->lot[move->lot];
        if (lot->member != member || move->bill != NOBODY)
            continue;
        if (lot->kind == KIND_POINTS && (move->why == WHY_TAKEN || move->why == WHY_SPENT || move->why == WHY_UNDONE))
            sum += move->amount;
        if (lot->kind == KIND_OWED && move->why == WHY_UNDONE)
            sum -= move->amount;
    }
    return sum;
}

/* A bill whose voucher is not given back is voided instead. */
static bool is_kept(const struct naive_shop *shop, int bill)
{
    return shop->bill[bill].refunded == 0 && shop->bill[bill].back == 0 && naive_kept(shop, bill, false) > 0;
}

/* Takes all bills back. A bill on account that is settled, or one whose deposit is used, may stay: `holds` its member.
 */
static bool take_all(const struct naive_shop *shop, struct desk *desk, bool holds[NAIVE_MEMBERS])
{
    for (int i = 0; i < shop->bills; i++) {
        const struct naive_bill *bill = &shop->bill[i];
        if (bill->gone || give_all(desk, bill->id, is_kept(shop, i), false))
            continue;
        if (naive_kept(shop, i, false) == 0)
            return false;
        if (bill->member != NOBODY)
            holds[bill->member] = true;
    }
    return true;
}

static bool all_returned(struct world *world)
{
    const struct naive_shop *shop = world->shop;
    struct desk *desk = world_twin(world, "all.db");
    bool holds[NAIVE_MEMBERS] = {false}, all = take_all(shop, desk, holds), good = true;
    for (int i = 0; i < shop->members && all && good; i++) {
        if (holds[i])
            continue;
        int64_t left = points_left(desk, i), given = points_given(shop, i);
        property_seen[NO_POINTS_FROM_SALES]++;
        good = left <= given || world_differs(world,
                                              "property: member %d has %" PRId64 " points after all bills came back, "
                                              "was given %" PRId64,
                                              i + 1, left, given);
    }
    desk_close(desk);
    return good;
}

bool property_of_shop(struct world *world)
{
    return line_by_line(world) && all_returned(world);
}
