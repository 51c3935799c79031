/* SPDX-License-Identifier: MIT */
/* Reads what pricing needs to know of the shop, the member and the coupons. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "rules/tier.h"
#include "model/coupon.h"
#include "model/item.h"
#include "model/lot.h"
#include "model/member.h"
#include "model/offer_rows.h"
#include "desk/desk_priv.h"

static enum status read_line(struct desk *desk, const struct sale_line *asked, size_t no, struct quote_line *line,
                             struct error *err)
{
    *line = (struct quote_line){
        .quantity = asked->quantity, .unit_price = asked->price, .member_price = LIMIT_NONE, .discountable = true};
    if (!*asked->sku) {
        text_copy(line->category, sizeof line->category, *asked->category ? asked->category : "general");
        return STATUS_OK;
    }
    struct item item;
    TRY(item_by_sku(desk->db, asked->sku, &item, err));
    TRY(line_whole(item.weighed, asked->quantity, err));
    line->item = item.id;
    line->floor = item.floor;
    line->discountable = item.discountable;
    line->weighed = item.weighed;
    line->counted = item.stock != ITEM_UNCOUNTED;
    text_copy(line->sku, sizeof line->sku, item.sku);
    text_copy(line->category, sizeof line->category, item.category);
    if (asked->price == LIMIT_NONE) {
        line->unit_price = item.price;
        line->member_price = item.member_price;
        return STATUS_OK;
    }
    line->list_price = item.price;
    if (asked->price < item.floor) {
        char floor[MONEY_TEXT];
        error_set(err, STATUS_PRICE_BELOW_FLOOR, "line", "line %zu is below the floor price", no);
        error_arg(err, 0, "%s", item.name);
        error_arg(err, 1, "%s", money_format(floor, item.floor));
        return STATUS_PRICE_BELOW_FLOOR;
    }
    return STATUS_OK;
}

static enum status read_member(struct desk *desk, int64_t id, int64_t day, struct snapshot *snap, struct error *err)
{
    struct member member;
    struct balances balances;
    TRY(member_get(desk->db, id, &member, err));
    TRY(member_check_active(&member, err));
    TRY(lot_balances(desk->db, id, day, &balances, err));
    struct member_facts *facts = &snap->facts;
    *facts = (struct member_facts){.id = id, .points = balances.points, .points_owed = balances.owed};
    memcpy(snap->tag, member.tag, sizeof snap->tag);
    facts->tag = (const char(*)[CODE_TEXT])snap->tag;
    facts->tags = member.tags;
    facts->birthday_distance = birthday_distance(&member.birthday, day);
    TRY(lapses_read(desk, &member, day, &snap->lapses, err));
    facts->level = programme_level(snap->programme, snap->lapses.tier);
    if (facts->level < 0 && snap->programme->tier.levels)
        facts->level = 0; /* a tier that the rules no longer know counts as the lowest */
    if (facts->level >= 0)
        text_copy(snap->tier, sizeof snap->tier, snap->programme->tier.level[facts->level].code);
    snap->tier_until = snap->lapses.until;
    snap->principal = balances.principal;
    snap->bonus = balances.bonus;
    return programme_counts_purchases(snap->programme) ? member_purchases(desk->db, id, &facts->purchases, err)
                                                       : STATUS_OK;
}

/* A gift that is not in the price book counts as out of stock. */
static enum status read_gift(struct desk *desk, const char *sku, int64_t *left, struct error *err)
{
    struct item item;
    struct error quiet = {0};
    enum status status = item_by_sku(desk->db, sku, &item, &quiet);
    bool counted = status == STATUS_OK && item.stock != ITEM_UNCOUNTED;
    *left = counted ? (item.stock > 0 ? item.stock / QUANTITY_ONE : 0) : status == STATUS_OK ? LIMIT_NONE : 0;
    if (status == STATUS_OK || status == STATUS_NOT_FOUND)
        return STATUS_OK;
    *err = quiet;
    return status;
}

/* An offer without a row has no limits. */
static void know_offer(const struct offer *offer, const struct offer_state *state, struct offer_facts *facts)
{
    *facts = (struct offer_facts){.uses_left = LIMIT_NONE, .budget_left = LIMIT_NONE, .gift_left = LIMIT_NONE};
    if (!state)
        return;
    facts->used_by_member = state->used;
    facts->used_by_member_today = state->used_today;
    if (offer->total != LIMIT_NONE)
        facts->uses_left = state->uses_left;
    if (offer->budget != LIMIT_NONE)
        facts->budget_left = state->budget_left;
}

static enum status read_offers(struct desk *desk, int64_t member, int64_t day, struct snapshot *snap, struct error *err)
{
    size_t count = snap->programme->offers;
    struct offer_state_list list = {0};
    snap->offer = mem_alloc((count ? count : 1) * sizeof *snap->offer);
    if (count > 0)
        TRY(offer_state_read(desk->db, member, day, &list, err));
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        const struct offer *offer = &snap->programme->offer[i];
        know_offer(offer, offer_state_of(&list, offer->code), &snap->offer[i]);
        if (offer->benefit == BENEFIT_GIFT)
            status = read_gift(desk, offer->item, &snap->offer[i].gift_left, err);
    }
    offer_state_list_clear(&list);
    return status;
}

static void add_coupon(struct snapshot *snap, const struct coupon *coupon, const struct error *refused)
{
    struct coupon_facts *facts = &snap->coupon[snap->coupons++];
    *facts = (struct coupon_facts){.lot = coupon->lot, .expires_on = coupon->expires_on, .refused = *refused};
    text_copy(facts->code, sizeof facts->code, coupon->code);
    facts->offer = *coupon->offer ? programme_offer(snap->programme, coupon->offer) : -1;
    if (facts->offer < 0 && refused->status == STATUS_OK) /* its offer is not in the programme any more */
        error_set(&facts->refused, STATUS_COUPON_WITHDRAWN, "coupon", "the offer is no longer in the programme");
}

static bool has_coupon(const struct snapshot *snap, const char *code)
{
    for (size_t i = 0; i < snap->coupons; i++)
        if (strcmp(snap->coupon[i].code, code) == 0)
            return true;
    return false;
}

static enum status read_coupons(struct desk *desk, const struct sale_request *request, int64_t day,
                                struct snapshot *snap, struct error *err)
{
    for (size_t i = 0; i < request->coupons; i++) {
        struct coupon coupon;
        struct error refused = {0};
        TRY(coupon_look(desk->db, &desk->secret, request->coupon[i], day, &coupon, err));
        enum status status = coupon_refusal(desk->db, &coupon, request->member, &refused);
        if (status == STATUS_BUSY || status == STATUS_IO_ERROR || status == STATUS_DAMAGED) {
            *err = refused;
            return status;
        }
        if (!has_coupon(snap, coupon.code))
            add_coupon(snap, &coupon, &refused);
    }
    return STATUS_OK;
}

/* Adds the best legal subset of the member's own coupons to those asked for. */
static enum status add_best(struct desk *desk, int64_t member, int64_t day, struct snapshot *snap, struct error *err)
{
    struct coupon_list own = {0};
    bool chosen[COUPONS_MAX] = {false};
    size_t asked = snap->coupons;
    for (size_t i = 0; i < asked; i++)
        snap->coupon[i].given = true;
    enum status status = coupon_of_member(desk->db, member, day, true, &own, err);
    for (size_t i = 0; status == STATUS_OK && i < own.coupons && snap->coupons < 12; i++)
        if (own.coupon[i].state == COUPON_USABLE && !has_coupon(snap, own.coupon[i].code))
            add_coupon(snap, &own.coupon[i], &(struct error){0});
    coupon_list_clear(&own);
    if (status != STATUS_OK)
        return status;
    snap->input.coupons = snap->coupons;
    TRY(quote_best(snap->programme, &snap->input, chosen, err));
    size_t kept = 0;
    for (size_t i = 0; i < snap->coupons; i++)
        if (i < asked || chosen[i])
            snap->coupon[kept++] = snap->coupon[i];
    snap->coupons = snap->input.coupons = kept;
    return STATUS_OK;
}

enum status snapshot_take(struct desk *desk, const struct sale_request *request, int64_t day, int64_t at,
                          struct snapshot *snap, struct error *err)
{
    int staff_percent;
    *snap = (struct snapshot){0};
    TRY(desk_programme(desk, &snap->programme, err));
    TRY(staff_sale_read(desk, request, &staff_percent, err));
    if (request->lines > LINES_MAX)
        return error_value(err, "line", "", "a bill must have 1 to 500 lines");
    snap->line = mem_alloc((request->lines ? request->lines : 1) * sizeof *snap->line);
    for (size_t i = 0; i < request->lines; i++)
        TRY(read_line(desk, &request->line[i], i + 1, &snap->line[i], err));
    if (request->member)
        TRY(read_member(desk, request->member, day, snap, err));
    TRY(read_offers(desk, request->member, day, snap, err));
    TRY(read_coupons(desk, request, day, snap, err));
    snap->input = (struct quote_input){.line = snap->line,
                                       .lines = request->lines,
                                       .offer = snap->offer,
                                       .member = request->member ? &snap->facts : NULL,
                                       .coupon = snap->coupon,
                                       .coupons = snap->coupons,
                                       .points = request->points,
                                       .no_points = request->no_points,
                                       .round_off = request->round_off,
                                       .hand_off = request->discount,
                                       .staff_percent = staff_percent,
                                       .day = day,
                                       .minute = date_instant_minute(at)};
    if (request->best && request->member)
        TRY(add_best(desk, request->member, day, snap, err));
    return STATUS_OK;
}

void snapshot_clear(struct snapshot *snap)
{
    free(snap->line);
    free(snap->offer);
    lapses_clear(&snap->lapses);
    *snap = (struct snapshot){0};
}
