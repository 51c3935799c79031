/* SPDX-License-Identifier: MIT */
/*
 * A demo of any size: members as rows of a list that was brought along, then a year of bills in the order of time. Each
 * bill is priced by the rules and posted like any other; what pricing asks of a member is kept in memory meanwhile.
 */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "rules/tier.h"
#include "store/batch.h"
#include "model/item.h"
#include "model/member.h"
#include "model/tier_history.h"
#include "desk/act.h"
#include "desk/points.h"
#include "desk/sell_enter.h"
#include "desk/shift.h"
#include "demo/demo_priv.h"

/*
 * Bills or members per transaction. Small, because SQLite goes through all pages the transaction has changed after each
 * of its statements.
 */
#define AT_ONCE 16
#define BEFORE_DAYS 730 /* members joined from so many days before the first bill on */
#define USUAL_BILLS 5   /* bills per member */
#define ITEMS_MOST 32
#define MINUTES 1440
#define MORNING (9 * 3600 + 1800)
#define EVENING (21 * 3600 + 1800)

struct bulk {
    struct demo *demo;
    const struct programme *programme;
    struct item item[ITEMS_MOST];
    size_t items;
    struct offer_facts *offer; /* no offer of the demo has limits */
    int64_t *spend;            /* each member's spending so far, all of which is within the tier window */
    unsigned char *level;
    int64_t bills, done, all;
    int64_t day, from, midnight;     /* the current day; the number of the current member */
    unsigned often[MINUTES], minute; /* bills still to make in each minute of the day */
};

/* --- members ------------------------------------------------------------------------------------------------------ */

/* Members join in the order of their numbers, so that those of any day are the first n. */
static int64_t joined_on(const struct bulk *bulk, int64_t number)
{
    const struct calendar *calendar = &bulk->demo->calendar;
    int64_t first = calendar->first_day - BEFORE_DAYS;
    return first + number * (calendar->last_day - first) / bulk->demo->order->members;
}

static int64_t joined_before(const struct bulk *bulk, int64_t day)
{
    const struct calendar *calendar = &bulk->demo->calendar;
    int64_t first = calendar->first_day - BEFORE_DAYS;
    return (day - first) * bulk->demo->order->members / (calendar->last_day - first);
}

static enum status members_body(struct act *act, struct error *err)
{
    struct bulk *bulk = act->request;
    const struct shop *shop = desk_shop(act->desk);
    int64_t people = bulk->demo->order->members;
    TRY(act_permit(act, 0, err));
    for (int i = 0; i < AT_ONCE && bulk->from < people; i++) {
        struct member member;
        demo_person(&bulk->demo->names, &bulk->demo->dice, bulk->from, &member);
        member.id = bulk->from + 1;
        member.joined = joined_on(bulk, bulk->from++);
        text_copy(member.tier, sizeof member.tier, bulk->programme->tier.level[0].code);
        TRY(member_put(act->db, &member, shop->id, shop->epoch, err));
        TRY(member_put_other(act->db, &member, err));
        if (demo_dice(&bulk->demo->dice, 4) != 0)
            TRY(member_consent(act->db, member.id, "sms", true, act->at, desk_staff(act->desk)->id, err));
    }
    return STATUS_OK;
}

static enum status make_members(struct bulk *bulk, struct error *err)
{
    static const struct act_verb verb = {.name = "demo members", .permit = PERMIT_MEMBER, .body = members_body};
    struct db *db = desk_db(bulk->demo->desk);
    TRY(batch_drop_rules(db, "member", err));
    demo_names_sound(&bulk->demo->names);
    while (bulk->from < bulk->demo->order->members) {
        TRY(act_run(bulk->demo->desk, &verb, &(struct act_call){0}, bulk, NULL, NULL, err));
        demo_progress(bulk->demo, bulk->from / 4, bulk->all);
    }
    TRY(db_begin_write(db, err));
    enum status status = member_suffixes(db, err);
    if (status == STATUS_OK)
        return db_commit(db, err);
    db_rollback(db);
    return status;
}

/* --- one bill ----------------------------------------------------------------------------------------------------- */

/* Picks the buyer: a few members come often, many seldom, some not in the last half year. -1: a walk-in. */
static int64_t who_comes(struct bulk *bulk)
{
    struct dice *box = &bulk->demo->dice;
    unsigned people = (unsigned)joined_before(bulk, bulk->day), way = demo_dice(box, 20);
    if (way == 0 || people == 0)
        return -1;
    int64_t who = demo_dice(box, people);
    if (way < 12)
        who = who / 16 * 16 + 3;
    else if (way < 17)
        who = who / 4 * 4 + 1;
    else if (who % 5 == 2 && bulk->demo->calendar.last_day - bulk->day < 200)
        who--;
    return who < people ? who : people - 1;
}

/* The item of that SKU; the first item if there is none. */
static const struct item *find_item(const struct bulk *bulk, const char *sku)
{
    for (size_t i = 0; i < bulk->items; i++)
        if (strcmp(bulk->item[i].sku, sku) == 0)
            return &bulk->item[i];
    return &bulk->item[0];
}

static size_t fill_basket(struct bulk *bulk, struct quote_line line[BASKET_MOST])
{
    struct basket basket = demo_basket(&bulk->demo->dice, bulk->day);
    for (size_t i = 0; i < basket.lines; i++) {
        const struct item *item = find_item(bulk, basket.sku[i]);
        line[i] = (struct quote_line){.item = item->id,
                                      .quantity = basket.pieces[i] * 1000,
                                      .unit_price = item->price,
                                      .member_price = item->member_price,
                                      .floor = item->floor,
                                      .discountable = item->discountable};
        text_copy(line[i].sku, sizeof line[i].sku, item->sku);
        text_copy(line[i].category, sizeof line[i].category, item->category);
    }
    return basket.lines;
}

static void know_member(const struct bulk *bulk, int64_t who, struct snapshot *snap)
{
    if (who < 0)
        return;
    snap->facts = (struct member_facts){.id = who + 1, .level = bulk->level[who], .birthday_distance = -1};
    snap->measured = &bulk->spend[who];
    snap->input.member = &snap->facts;
    text_copy(snap->tier, sizeof snap->tier, bulk->programme->tier.level[bulk->level[who]].code);
}

static enum status post_bill(struct act *act, struct bulk *bulk, int64_t who, struct sale_entered *entered,
                             struct error *err)
{
    if (who >= 0 && entered->earned > 0)
        points_grant(act, bulk->programme, act->day, who + 1, entered->earned, bulk->programme->points.delay_days);
    TRY(ledger_post(act->db, &act->entry, err));
    if (who < 0)
        return STATUS_OK;
    bulk->spend[who] += entered->payable;
    if (entered->rise.member == 0)
        return STATUS_OK;
    bulk->level[who] = (unsigned char)programme_level(bulk->programme, entered->rise.new);
    entered->rise.txn = act->entry.id;
    return tier_history_write(act->db, &entered->rise, err);
}

static enum status ring_bill(struct act *act, struct bulk *bulk, struct error *err)
{
    struct quote_line line[BASKET_MOST];
    int64_t who = who_comes(bulk);
    struct sale_request request = {.member = who + 1};
    struct snapshot snap = {.programme = bulk->programme, .line = line, .offer = bulk->offer};
    struct sale_entered entered = {0};
    request.lines = fill_basket(bulk, line);
    request.tender[request.tenders++] = (struct tender){.kind = demo_tender(&bulk->demo->dice), .amount = TENDER_REST};
    snap.input = (struct quote_input){.line = line,
                                      .lines = request.lines,
                                      .offer = bulk->offer,
                                      .day = bulk->day,
                                      .minute = date_instant_minute(act->at)};
    know_member(bulk, who, &snap);
    TRY(act_draft(act, &act->entry, "sale", err));
    enum status status = sell_enter(act, &request, &snap, &entered, err);
    if (status == STATUS_OK)
        status = post_bill(act, bulk, who, &entered, err);
    entry_clear(&act->entry);
    return status;
}

/* --- the days ----------------------------------------------------------------------------------------------------- */

static enum status bills_body(struct act *act, struct error *err)
{
    struct bulk *bulk = act->request;
    TRY(act_permit(act, 0, err));
    for (int rung = 0; rung < AT_ONCE && bulk->minute < MINUTES;) {
        if (bulk->often[bulk->minute] == 0) {
            bulk->minute++;
            continue;
        }
        bulk->often[bulk->minute]--;
        act->at = bulk->midnight + bulk->minute * INT64_C(60) + rung % 60;
        if (act->at > bulk->demo->calendar.now)
            act->at = bulk->demo->calendar.now;
        TRY(ring_bill(act, bulk, err));
        bulk->done++;
        rung++;
    }
    return STATUS_OK;
}

static enum status one_day(struct bulk *bulk, int64_t bills, struct error *err)
{
    static const struct act_verb verb = {.name = "demo bills", .permit = PERMIT_SELL, .body = bills_body};
    struct demo *demo = bulk->demo;
    struct shift_done done;
    bulk->midnight = demo_midnight(bulk->day);
    clock_freeze(bulk->midnight + MORNING < demo->calendar.now ? bulk->midnight + MORNING : demo->calendar.now);
    TRY(shift_open(demo->desk, NULL, 0, &done, err));
    for (int64_t i = 0; i < bills; i++)
        bulk->often[demo_minute(&demo->dice)]++;
    for (bulk->minute = 0; bulk->minute < MINUTES;) {
        TRY(act_run(demo->desk, &verb, &(struct act_call){0}, bulk, NULL, NULL, err));
        demo_progress(demo, demo->order->members / 4 + bulk->done, bulk->all);
    }
    if (bulk->day == demo->calendar.last_day)
        return STATUS_OK;
    clock_freeze(bulk->midnight + EVENING);
    return demo_close(demo, err);
}

/* Spreads the bills over the days by the crowd of each day, so that exactly bulk->bills are made. */
static enum status make_bills(struct bulk *bulk, struct error *err)
{
    const struct calendar *calendar = &bulk->demo->calendar;
    int64_t crowd = 0, so_far = 0;
    for (int64_t day = calendar->first_day + 1; day <= calendar->last_day; day++)
        crowd += demo_crowd(day);
    for (bulk->day = calendar->first_day + 1; bulk->day <= calendar->last_day; bulk->day++) {
        so_far += demo_crowd(bulk->day);
        TRY(one_day(bulk, bulk->bills * so_far / crowd - bulk->done, err));
    }
    return STATUS_OK;
}

static enum status prepare(struct bulk *bulk, struct error *err)
{
    struct item_list list = {0};
    TRY(desk_programme(bulk->demo->desk, &bulk->programme, err));
    bulk->offer = mem_alloc((bulk->programme->offers + 1) * sizeof *bulk->offer);
    for (size_t i = 0; i < bulk->programme->offers; i++)
        bulk->offer[i] =
            (struct offer_facts){.uses_left = LIMIT_NONE, .budget_left = LIMIT_NONE, .gift_left = LIMIT_NONE};
    enum status status = item_list(desk_db(bulk->demo->desk), &list, err);
    for (size_t i = 0; status == STATUS_OK && i < list.items && bulk->items < ITEMS_MOST; i++)
        if (list.item[i].points_price == 0) /* gifts are not sold */
            bulk->item[bulk->items++] = list.item[i];
    item_list_clear(&list);
    return status;
}

static enum status fill_indexed(struct bulk *bulk, struct error *err)
{
    /* The indexes whose keys are inserted in random order; the others only grow at their end. */
    static const char *const indexes[] = {"bill_member", "txn_member", "lot_open",   "lot_member",
                                          "lot_due",     "lot_ripe",   "lot_pending"};
    struct db *db = desk_db(bulk->demo->desk);
    TRY(prepare(bulk, err));
    TRY(make_members(bulk, err));
    for (size_t i = 0; i < sizeof indexes / sizeof *indexes; i++)
        TRY(batch_drop_indexes(db, indexes[i], err));
    TRY(make_bills(bulk, err));
    TRY(batch_build_indexes(db, err));
    demo_progress(bulk->demo, bulk->all, bulk->all);
    return STATUS_OK;
}

enum status demo_bulk(struct demo *demo, struct error *err)
{
    size_t people = (size_t)demo->order->members;
    struct bulk bulk = {.demo = demo};
    bulk.bills = demo->order->bills ? demo->order->bills : demo->order->members * USUAL_BILLS;
    bulk.all = bulk.bills + demo->order->members / 4;
    bulk.spend = mem_alloc(people * sizeof *bulk.spend);
    bulk.level = mem_alloc(people);
    enum status status = fill_indexed(&bulk, err);
    free(bulk.offer);
    free(bulk.spend);
    free(bulk.level);
    return status;
}
