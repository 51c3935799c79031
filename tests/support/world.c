/* SPDX-License-Identifier: MIT */
/* deed: plays deeds in both shops. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/text.h"

#include "tests/support/property.h"

#include "desk/check.h"
#include "desk/coupon_act.h"
#include "desk/manage.h"
#include "desk/nightly.h"
#include "desk/points.h"
#include "desk/topup.h"

#define FORGED "ABCDEFGHJKMN"

bool world_differs(struct world *world, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (world->diff[0] == '\0')
        vsnprintf(world->diff, sizeof world->diff, format, args);
    va_end(args);
    return false;
}

bool world_outcome(struct world *world, const char *what, enum status status, const struct error *err,
                   const struct naive_nos *nos)
{
    char allowed[400] = "";
    for (int i = 0; i < nos->count; i++) {
        const struct naive_no *no = &nos->no[i];
        if (no->status == status && (!no->detail || !strcmp(no->detail, err->detail)))
            return true;
        size_t length = strlen(allowed);
        snprintf(allowed + length, sizeof allowed - length, " %s(%s)", status_code(no->status),
                 no->detail ? no->detail : "");
    }
    if (nos->count == 0 && status == STATUS_OK)
        return true;
    return world_differs(world, "%s: desk %s(%s) %s; model%s", what, status_code(status),
                         status == STATUS_OK ? "" : err->detail, status == STATUS_OK ? "" : err->note,
                         nos->count > 0 ? allowed : " ok");
}

bool world_looked(struct world *world, const char *what, enum status status, const struct error *err,
                  const struct naive_nos *nos)
{
    for (int i = 0; i < nos->count; i++)
        if (!world->approver && nos->no[i].status == STATUS_APPROVAL_NEEDED)
            return true; /* the model stops there, the desk goes on */
    return world_outcome(world, what, status, err, nos);
}

bool world_number(struct world *world, const char *what, int64_t desk, int64_t model)
{
    return desk == model || world_differs(world, "%s: desk %" PRId64 ", model %" PRId64, what, desk, model);
}

static bool word(struct world *world, const char *what, const char *desk, const char *model)
{
    return !strcmp(desk, model) || world_differs(world, "%s: desk %s, model %s", what, desk, model);
}

bool world_tenders(struct world *world, const char *what, const struct tender *desk, size_t count,
                   const struct tender *model, size_t model_count)
{
    char name[64];
    for (int kind = 0; kind < TENDER_COUNT; kind++) {
        int64_t a = 0, b = 0;
        for (size_t i = 0; i < count; i++)
            a += desk[i].kind == (enum tender_kind)kind ? desk[i].amount : 0;
        for (size_t i = 0; i < model_count; i++)
            b += model[i].kind == (enum tender_kind)kind ? model[i].amount : 0;
        snprintf(name, sizeof name, "%s %s", what, tender_code((enum tender_kind)kind));
        if (!world_number(world, name, a, b))
            return false;
    }
    return true;
}

static const struct naive_nos *of_coupon(const struct world *world, const struct naive_price *price, const char *code)
{
    for (size_t i = 0; i < price->coupons; i++)
        if (!strcmp(price->coupon[i] == NOBODY ? FORGED : world->shop->coupon[price->coupon[i]].code, code))
            return &price->refused[i];
    return NULL;
}

static bool same_coupons(struct world *world, const struct sale_view *view, const struct naive_price *price)
{
    const struct naive_bill *bill = &price->bill;
    if (!world_number(world, "coupons that stand", (int64_t)view->coupons, (int64_t)bill->coupons))
        return false;
    for (size_t i = 0; i < bill->coupons; i++) {
        bool found = false;
        for (size_t j = 0; j < view->coupons; j++)
            found |= !strcmp(view->coupon[j], world->shop->coupon[bill->coupon[i]].code);
        if (!found)
            return world_differs(world, "coupon %s stands in the model only",
                                 world->shop->coupon[bill->coupon[i]].code);
    }
    for (size_t i = 0; i < view->refused_count; i++) {
        const struct refused_offer *refused = &view->refused[i];
        const struct naive_nos *nos = refused->coupon[0] ? of_coupon(world, price, refused->coupon) : NULL;
        if (nos && !world_outcome(world, refused->coupon, refused->error.status, &refused->error, nos))
            return false;
    }
    return true;
}

static bool same_price(struct world *world, const struct sale_view *view, const struct naive_price *price)
{
    const struct naive_bill *bill = &price->bill;
    for (size_t i = 0; i < bill->lines && i < view->lines; i++)
        if (!world_number(world, "net of line", view->line[i].net, bill->line[i].net))
            return false;
    return same_coupons(world, view, price) &&
           world_number(world, "lines", (int64_t)view->lines, (int64_t)bill->lines) &&
           world_number(world, "gross", view->gross, bill->gross) &&
           world_number(world, "points money", view->points_money, bill->points_money) &&
           world_number(world, "round-off", view->round_off, bill->round_off) &&
           world_number(world, "payable", view->payable, bill->payable) &&
           world_number(world, "discount", view->discount,
                        bill->gross - bill->points_money - bill->round_off - bill->payable) &&
           world_number(world, "points spent", view->points_spent, bill->spent);
}

static bool same_sale(struct world *world, const struct sale_view *view, const struct naive_price *price)
{
    const struct naive_bill *bill = &price->bill;
    const struct naive_shop *shop = world->shop;
    int member = bill->member;
    if (!same_price(world, view, price) || !world_number(world, "points earned", view->points_earned, bill->earned) ||
        !world_number(world, "change", view->change, bill->change) ||
        !world_tenders(world, "paid", view->tender, view->tenders, bill->tender, bill->tenders))
        return false;
    if (member == NOBODY)
        return true;
    return word(world, "tier before", view->tier_before, naive_tier(shop, bill->level_before)) &&
           word(world, "tier", view->tier, naive_tier(shop, bill->level_after)) &&
           world_number(world, "points balance", view->points_balance, naive_balance(shop, member, KIND_POINTS)) &&
           world_number(world, "wallet balance", view->wallet_balance,
                        naive_balance(shop, member, KIND_PRINCIPAL) + naive_balance(shop, member, KIND_BONUS)) &&
           world_number(world, "owed points", view->owed_points, naive_owed(shop, member));
}

static void sale_request(const struct world *world, const struct deed *deed, struct sale_request *request)
{
    const int64_t buyer[] = {0, world->clerk.id, world->manager.id, world->owner.id};
    *request = (struct sale_request){.member = deed->member,
                                     .line = deed->line,
                                     .lines = deed->lines,
                                     .best = deed->best,
                                     .buyer = buyer[deed->buyer],
                                     .points = deed->points,
                                     .no_points = deed->no_points,
                                     .round_off = deed->round_off,
                                     .tenders = deed->tenders};
    memcpy(request->tender, deed->tender, sizeof deed->tender);
    for (size_t i = 0; i < deed->coupons; i++) {
        const char *code = FORGED;
        if (deed->coupon[i].deed != DEED_FORGED) {
            const struct made *made = &world->made[deed->coupon[i].deed];
            if (deed->coupon[i].nth >= made->coupons)
                continue;
            code = world->shop->coupon[made->coupon + deed->coupon[i].nth].code;
        }
        text_copy(request->coupon[request->coupons++], COUPON_TEXT, code);
    }
}

/* Whether the proposal is unspecified: a given coupon does not stand. */
static bool left_open(const struct sale_request *request, const struct naive_price *price)
{
    bool any_refused = false;
    for (size_t i = 0; i < request->coupons && i < price->coupons; i++)
        any_refused |= price->refused[i].count > 0;
    return request->best && any_refused;
}

static bool quote(struct world *world, const struct sale_request *request)
{
    struct sale_view view = {0};
    struct naive_price price;
    struct naive_nos nos = {0};
    struct error err = {0};
    naive_sell(world->shop, request, false, &price, &nos);
    if (left_open(request, &price))
        return true;
    enum status status = sell_price(world->desk, request, &view, &err);
    bool same = world_outcome(world, "quote", status, &err, &nos) &&
                (status != STATUS_OK ||
                 (same_price(world, &view, &price) &&
                  world_number(world, "quote: points allowed", view.points_allowed, price.points_allowed)));
    sale_view_clear(&view);
    return same;
}

static bool play_sale(struct world *world, const struct deed *deed, const char *key)
{
    struct sale_request request;
    struct sale_view view = {0}, again = {0};
    struct naive_price price;
    struct naive_nos nos = {0};
    struct error err = {0};
    sale_request(world, deed, &request);
    if ((deed->before && !quote(world, &request)) || !property_of_order(world, &request))
        return false;
    naive_sell(world->shop, &request, true, &price, &nos);
    enum status status = sell(world->desk, key, world->approver, &request, &view, &err);
    bool same =
        (left_open(&request, &price) && status != STATUS_OK) ||
        (world_outcome(world, "sale", status, &err, &nos) && (status != STATUS_OK || same_sale(world, &view, &price)));
    if (same && status == STATUS_OK) {
        world->made[deed->number].bill = world->shop->bills - 1;
        world->shop->bill[world->shop->bills - 1].id = view.bill_id;
        same = property_of_sale(world, &view);
        if (same && deed->again) {
            int64_t txns = property_txns(world);
            world_must(sell(world->desk, key, world->approver, &request, &again, &err), &err);
            same = world_number(world, "again: bill", again.bill_id, view.bill_id) &&
                   same_sale(world, &again, &price) && property_of_key(world, txns);
        }
    }
    world->refusals += status != STATUS_OK;
    sale_view_clear(&view);
    sale_view_clear(&again);
    return same;
}

static bool same_back(struct world *world, const struct naive_shop *shop, const struct return_view *view,
                      const struct naive_back *back, int bill)
{
    int member = shop->bill[bill].member;
    if (!world_number(world, "refund", view->refund, back->refund) ||
        !world_tenders(world, "refund by", view->tender, view->tenders, back->tender, back->tenders) ||
        !world_number(world, "points back", view->points_back, back->points_back) ||
        !world_number(world, "points taken", view->points_taken, back->points_taken) ||
        !world_number(world, "nothing left", view->nothing_left, back->nothing_left) ||
        !world_number(world, "coupons of the bill", (int64_t)view->coupons, (int64_t)shop->bill[bill].coupons))
        return false;
    for (size_t i = 0; i < view->coupons; i++) {
        enum coupon_state state = COUPON_UNKNOWN;
        for (int c = 0; c < shop->coupons; c++)
            if (!strcmp(shop->coupon[c].code, view->coupon[i].code))
                state = naive_state(shop, c);
        if (!word(world, "fate of coupon", view->coupon[i].fate, coupon_state_code(state)))
            return false;
    }
    return member == NOBODY ||
           (world_number(world, "owed", view->owed_points, naive_owed(shop, member)) &&
            world_number(world, "points balance", view->points_balance, naive_balance(shop, member, KIND_POINTS)) &&
            world_number(world, "wallet balance", view->wallet_balance,
                         naive_balance(shop, member, KIND_PRINCIPAL) + naive_balance(shop, member, KIND_BONUS)) &&
            word(world, "tier", view->tier, naive_tier(shop, shop->member[member].level)));
}

static bool give_back(struct world *world, struct naive_shop *shop, const struct return_request *request, int bill,
                      const char *key, bool dry, bool again)
{
    struct return_view view = {0};
    struct naive_back back;
    struct naive_nos nos = {0};
    struct error err = {0};
    naive_return(shop, request, bill, &back, &nos);
    enum status status = return_make(world->desk, key, world->approver, request, dry, &view, &err);
    bool same = world_outcome(world, dry ? "preview" : "return", status, &err, &nos) &&
                (status != STATUS_OK || same_back(world, shop, &view, &back, bill));
    world->refusals += status != STATUS_OK && !dry;
    return_view_clear(&view);
    if (same && again && status == STATUS_OK) {
        int64_t txns = property_txns(world);
        world_must(return_make(world->desk, key, world->approver, request, dry, &view, &err), &err);
        same = same_back(world, shop, &view, &back, bill) && property_of_key(world, txns);
        return_view_clear(&view);
    }
    return same;
}

void world_refund_by(const struct deed *deed, struct return_request *request)
{
    request->by_other = deed->refund_by > 0;
    request->by = request->by_other ? (enum tender_kind)(deed->refund_by - 1) : TENDER_CASH;
}

static bool play_back(struct world *world, const struct deed *deed, const char *key)
{
    int bill = world->made[deed->bill].bill;
    if (bill == NOBODY)
        return true;
    struct return_request request = {
        .bill = world->shop->bill[bill].id, .voids = deed->voids, .line = deed->back, .lines = deed->backs};
    world_refund_by(deed, &request);
    if (deed->before) {
        memcpy(world->spare, world->shop, sizeof *world->shop);
        world->spare->who.looks = true;
        if (!give_back(world, world->spare, &request, bill, NULL, true, false))
            return false;
    }
    return give_back(world, world->shop, &request, bill, key, false, deed->again);
}

/* Learns the code of a coupon given with a top-up: the only coupon of the member that the model does not know. */
static bool learn_code(struct world *world, const struct deed *deed)
{
    struct naive_shop *shop = world->shop;
    struct coupon_list list = {0};
    struct error err = {0};
    int last = shop->coupons - 1;
    if (last < 0 || shop->coupon[last].code[0])
        return true;
    world_must(coupon_of_member(desk_db(world->desk), deed->member, naive_day(shop), false, &list, &err), &err);
    for (size_t i = 0; i < list.coupons; i++) {
        bool known = false;
        for (int c = 0; c < last; c++)
            known |= !strcmp(shop->coupon[c].code, list.coupon[i].code);
        if (!known)
            text_copy(shop->coupon[last].code, COUPON_TEXT, list.coupon[i].code);
    }
    coupon_list_clear(&list);
    world->made[deed->number].coupon = last;
    world->made[deed->number].coupons = 1;
    return shop->coupon[last].code[0] || world_differs(world, "no coupon came with the top-up");
}

static bool play_topup(struct world *world, const struct deed *deed, const char *key)
{
    struct topup_request request = {.member = deed->member, .amount = deed->amount, .tenders = deed->tenders};
    struct topup_done done = {0};
    struct naive_nos nos = {0};
    struct error err = {0};
    int64_t change;
    memcpy(request.tender, deed->tender, sizeof deed->tender);
    naive_topup(world->shop, &request, &change, &nos);
    enum status status = topup(world->desk, key, world->approver, &request, &done, &err);
    world->refusals += status != STATUS_OK;
    if (!world_outcome(world, "topup", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    world_made(world, deed, done.txn);
    if (deed->again) {
        int64_t txns = property_txns(world);
        world_must(topup(world->desk, key, world->approver, &request, &done, &err), &err);
        if (!property_of_key(world, txns))
            return false;
    }
    if (!learn_code(world, deed))
        return false;
    int member = deed->member - 1;
    return world_number(world, "principal", done.principal, naive_balance(world->shop, member, KIND_PRINCIPAL)) &&
           world_number(world, "bonus", done.bonus, naive_balance(world->shop, member, KIND_BONUS)) &&
           world_number(world, "wallet", done.wallet_balance, done.principal + done.bonus) &&
           world_number(world, "change", done.change, change);
}

static bool play_adjust(struct world *world, const struct deed *deed, const char *key)
{
    struct adjust_request request = {
        .member = deed->member, .points = deed->amount, .take = deed->kind == DEED_TAKE, .reason = "by hand"};
    struct adjust_done done = {0};
    struct naive_nos nos = {0};
    struct error err = {0};
    if (request.take)
        naive_take(world->shop, deed->member - 1, deed->amount, &nos);
    else
        naive_give(world->shop, deed->member - 1, deed->amount);
    enum status status = points_adjust(world->desk, key, &world->owner, &request, &done, &err);
    world->refusals += status != STATUS_OK;
    if (!world_outcome(world, request.take ? "take" : "give", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    world_made(world, deed, done.txn);
    if (deed->again) {
        int64_t txns = property_txns(world);
        world_must(points_adjust(world->desk, key, &world->owner, &request, &done, &err), &err);
        if (!property_of_key(world, txns))
            return false;
    }
    return world_number(world, "points", done.points_balance,
                        naive_balance(world->shop, deed->member - 1, KIND_POINTS)) &&
           world_number(world, "owed", done.owed_points, naive_owed(world->shop, deed->member - 1));
}

static bool play_issue(struct world *world, const struct deed *deed, const char *key)
{
    struct issue_request request = {.member = deed->member, .count = deed->count};
    struct coupon_list list = {0};
    struct naive_nos nos = {0};
    struct error err = {0};
    int first = world->shop->coupons;
    text_copy(request.offer, sizeof request.offer, deed->offer);
    naive_coupon_issue(world->shop, deed->offer, deed->member - 1, deed->count, &nos);
    enum status status = coupon_issue(world->desk, key, world->approver, &request, &list, &err);
    world->refusals += status != STATUS_OK;
    if (!world_outcome(world, "issue", status, &err, &nos) || status != STATUS_OK)
        return world->diff[0] == '\0';
    world->made[deed->number].coupon = first;
    world->made[deed->number].coupons = (int)deed->count;
    for (size_t i = 0; i < list.coupons; i++) {
        struct naive_coupon *coupon = &world->shop->coupon[first + (int)i];
        text_copy(coupon->code, sizeof coupon->code, list.coupon[i].code);
        world_number(world, "coupon from", list.coupon[i].usable_from, coupon->from);
        world_number(world, "coupon to", list.coupon[i].expires_on, coupon->to);
    }
    world_number(world, "coupons", (int64_t)list.coupons, deed->count);
    coupon_list_clear(&list);
    return world->diff[0] == '\0';
}

static bool play_withdraw(struct world *world, const struct deed *deed, const char *key)
{
    const struct made *made = &world->made[deed->coupon[0].deed];
    struct coupon_done done;
    struct naive_nos nos = {0};
    struct error err = {0};
    if (deed->coupon[0].nth >= made->coupons)
        return true;
    int coupon = made->coupon + deed->coupon[0].nth;
    naive_withdraw(world->shop, coupon, &nos);
    enum status status =
        coupon_withdraw(world->desk, key, &world->owner, world->shop->coupon[coupon].code, "lost", &done, &err);
    world->refusals += status != STATUS_OK;
    return world_outcome(world, "withdraw", status, &err, &nos);
}

static bool play_redeem(struct world *world, const struct deed *deed, const char *key)
{
    const struct made *made = &world->made[deed->coupon[0].deed];
    struct coupon_done done;
    struct naive_nos nos = {0};
    struct error err = {0};
    if (deed->coupon[0].nth >= made->coupons)
        return true;
    int coupon = made->coupon + deed->coupon[0].nth;
    naive_redeem(world->shop, coupon, &nos);
    enum status status = coupon_redeem(world->desk, key, world->shop->coupon[coupon].code, false, &done, &err);
    world->refusals += status != STATUS_OK;
    if (status == STATUS_OK)
        world_made(world, deed, done.txn);
    return world_outcome(world, "redeem", status, &err, &nos);
}

static bool play_nightly(struct world *world)
{
    struct nightly_done done = {0};
    struct naive_night night;
    struct error err = {0};
    naive_nightly(world->shop, &night);
    enum status status = nightly(world->desk, &done, &err);
    if (status != STATUS_OK)
        return world_differs(world, "nightly: %s %s", status_code(status), err.note);
    return world_number(world, "lapsed points", done.points, night.points) &&
           world_number(world, "members down", done.members_down, night.down) &&
           world_number(world, "members up", done.members_up, 0);
}

static bool prove(struct world *world)
{
    struct check_report report;
    struct error err = {0};
    enum status status = check_books(world->desk, false, &report, &err);
    if (status != STATUS_OK)
        return world_differs(world, "check: %s %s", status_code(status), err.note);
    if (report.problems > 0)
        world_differs(world, "check: %s %s %s: %s, expected %s", report.problem[0].table, report.problem[0].row,
                      report.problem[0].column, report.problem[0].found, report.problem[0].expected);
    check_clear(&report);
    return world->diff[0] == '\0';
}

/* The member whose value a deed changed; for a return the buyer. */
static int touched(const struct world *world, const struct deed *deed)
{
    int bill = deed->kind == DEED_BACK || deed->kind == DEED_TENDER ? world->made[deed->bill].bill : NOBODY;
    return bill != NOBODY ? world->shop->bill[bill].member : deed->member - 1;
}

/* The person signs in, at the till and in the model. */
static void who_acts(struct world *world, const struct deed *deed)
{
    const struct staff *approver[WHO_COUNT] = {NULL, NULL, &world->manager, &world->owner};
    const struct staff *person = deed->who == WHO_NOBODY ? &world->system : &world->clerk;
    world->desk = world->till[deed->till];
    world->approver = approver[deed->who];
    desk_become(world->desk, person);
    world->shop->who = (struct naive_who){.role = person->role,
                                          .approved = world->approver != NULL,
                                          .approver = world->approver ? world->approver->role : ROLE_SYSTEM,
                                          .till = deed->till,
                                          .person = person->id,
                                          .approver_person = world->approver ? world->approver->id : 0};
}

static bool play_deed(struct world *world, const struct deed *deed, const char *key)
{
    switch (deed->kind) {
    case DEED_SALE:
        return play_sale(world, deed, key);
    case DEED_BACK:
        return play_back(world, deed, key);
    case DEED_TOPUP:
        return play_topup(world, deed, key);
    case DEED_GIVE:
    case DEED_TAKE:
        return play_adjust(world, deed, key);
    case DEED_ISSUE:
        return play_issue(world, deed, key);
    case DEED_WITHDRAW:
        return play_withdraw(world, deed, key);
    case DEED_REDEEM:
        return play_redeem(world, deed, key);
    case DEED_GIFT:
        return world_play_gift(world, deed, key);
    case DEED_STOCK:
        return world_play_stock(world, deed, key);
    case DEED_PASS:
        return world_play_pass(world, deed, key);
    case DEED_CLAIM:
        return world_play_claim(world, deed, key);
    case DEED_UNCLAIM:
        return world_play_unclaim(world, deed, key);
    case DEED_CLOSE:
        return world_play_close(world, deed, key);
    case DEED_CREDIT:
        return world_play_credit(world, deed, key);
    case DEED_TENDER:
        return world_play_tender(world, deed, key);
    case DEED_SETTLE:
        return world_play_settle(world, deed, key);
    case DEED_DEPOSIT:
        return world_play_deposit(world, deed, key);
    case DEED_ORDER_END:
        return world_play_order_end(world, deed, key);
    case DEED_EXCHANGE:
        return world_play_exchange(world, deed, key);
    case DEED_RESELL:
        return world_play_resell(world, deed, key);
    case DEED_FAMILY:
        return world_play_family(world, deed, key);
    case DEED_UNDO:
        return world_play_undo(world, deed, key);
    case DEED_NIGHTLY:
        return play_nightly(world);
    case DEED_CLOCK:
        clock_freeze(clock_now() + deed->clock);
        naive_clock(world->shop, clock_now());
    }
    return true;
}

bool world_play(struct world *world, const struct deed *deed, enum world_care care)
{
    char key[32];
    snprintf(key, sizeof key, "deed-%d", deed->number);
    world->acts++;
    bool same = !deed->over || world_hand_on(world, deed->till);
    who_acts(world, deed);
    world->entry = naive_entry_begin(world->shop);
    same = same && play_deed(world, deed, key);
    if (deed->number % 10 == 9 && care == CARE_LITTLE)
        care = CARE_ALL;
    int member = care == CARE_LITTLE ? touched(world, deed) : EVERYBODY;
    return same && (member == NOBODY || world_same(world, member)) && (care != CARE_PROVE || prove(world));
}
