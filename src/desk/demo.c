/* SPDX-License-Identifier: MIT */
#include "desk/demo.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/asset.h"
#include "desk/demo_person.h"
#include "desk/enrol.h"
#include "desk/giveback.h"
#include "desk/import.h"
#include "desk/inside.h"
#include "desk/manage.h"
#include "desk/nightly.h"
#include "desk/value.h"
#include "desk/voucher.h"
#include "store/batch.h"

#define DAYS 330        /* how long the shop has been open */
#define BILLS 6         /* a member, on average */
#define CUTOFF_MINUTE 240
#define MEMBERS_MAX 9999

enum happening { OPENING, ENROL, SALE, TOPUP, COUPON, RETURN, NIGHT };

struct event {
    int64_t at;
    int order; /* as made: keeps equal instants in place */
    enum happening what;
    int64_t who; /* number of the member, 0 … ; -1: walk-in */
};

struct demo {
    struct desk *desk;
    struct dice dice;
    struct names names;
    int64_t now, first_day, last_day, people;
    int64_t *member; /* ids; 0 before they enrolled */
    struct event *event;
    size_t events, room;
    char (*coupon)[COUPON_TEXT]; /* one unused coupon of each, "" if none */
    int64_t last_bill;
};

static const char *demo_asset(const char *name)
{
    for (const struct asset *asset = assets; asset->name; asset++)
        if (strcmp(asset->name, name) == 0)
            return asset->text;
    return "";
}

/* --- the calendar of what happens ------------------------------------------------------------------------------- */

/* An instant between ten and eight in the evening of a day, not after now. */
static int64_t some_time(struct demo *demo, int64_t day)
{
    char date[DATE_TEXT], text[2 * DATE_TEXT];
    int64_t at = demo->now;
    snprintf(text, sizeof text, "%sT%02u:%02u", date_format(date, day), 10 + dice(&demo->dice, 10),
             dice(&demo->dice, 60));
    if (instant_parse(text, "", &at, NULL) != STATUS_OK || at > demo->now)
        at = demo->now;
    return at;
}

static void plan(struct demo *demo, int64_t day, enum happening what, int64_t who)
{
    demo->event = mem_grow(demo->event, demo->events, &demo->room, sizeof *demo->event);
    demo->event[demo->events] = (struct event){some_time(demo, day), (int)demo->events, what, who};
    demo->events++;
}

static int by_time(const void *a, const void *b)
{
    const struct event *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->order - y->order;
}

/* A day from `from` to the last, lately more often: the counter shows who was here this week. */
static int64_t some_day(struct demo *demo, int64_t from)
{
    int64_t span = demo->last_day - from + 1;
    int64_t back = (int64_t)dice(&demo->dice, (unsigned)span);
    if (dice(&demo->dice, 3) == 0)
        back = (int64_t)dice(&demo->dice, (unsigned)(span < 30 ? span : 30));
    return demo->last_day - back;
}

/* One buys once, another every week: a few make most of the bills, as in any shop. */
static void plan_member(struct demo *demo, int64_t who)
{
    int64_t joined = demo->first_day + 1 + (int64_t)dice(&demo->dice, DAYS - 40);
    unsigned bills = dice(&demo->dice, 3) == 0 ? dice(&demo->dice, 4 * BILLS) : dice(&demo->dice, BILLS);
    bool regular = who < 2; /* somebody to show everything on */
    if (regular)
        joined = demo->first_day + 1 + who;
    if (regular)
        bills = 5 * BILLS;
    plan(demo, joined, ENROL, who);
    for (unsigned i = 0; i <= bills; i++)
        plan(demo, some_day(demo, joined + 1), SALE, who);
    if (regular || dice(&demo->dice, 3) == 0)
        plan(demo, some_day(demo, joined + 1), TOPUP, who);
    if (regular || dice(&demo->dice, 2) == 0)
        plan(demo, regular ? demo->last_day : some_day(demo, joined + 1), COUPON, who);
}

static void plan_all(struct demo *demo)
{
    plan(demo, demo->first_day, OPENING, -1);
    for (int64_t who = 0; who < demo->people; who++)
        plan_member(demo, who);
    for (int64_t i = 0; i < demo->people; i++)
        plan(demo, some_day(demo, demo->first_day + 1), SALE, -1);
    for (int64_t i = 0; i < demo->people / 8; i++)
        plan(demo, some_day(demo, demo->first_day + 60), RETURN, -1);
    for (int64_t day = demo->first_day + 30; day < demo->last_day; day += 30)
        plan(demo, day, NIGHT, -1);
    qsort(demo->event, demo->events, sizeof *demo->event, by_time);
}

/* --- the acts ---------------------------------------------------------------------------------------------------- */

static enum status hire(struct demo *demo, const char *code, const char *name, enum role role, struct error *err)
{
    struct staff staff = {.role = role};
    struct manage_done done;
    text_copy(staff.code, sizeof staff.code, code);
    text_copy(staff.name, sizeof staff.name, name);
    return staff_add(demo->desk, NULL, &staff, &done, err);
}

static enum status open_shop(struct demo *demo, struct error *err)
{
    const char *items = demo_asset("demo/items.csv");
    struct import_request request = {.kind = IMPORT_ITEMS, .bytes = items, .size = strlen(items)};
    struct import_done done;
    TRY(hire(demo, "M01", "王强", ROLE_MANAGER, err));
    TRY(hire(demo, DEMO_CLERK, "李娜", ROLE_CLERK, err));
    TRY(import_run(demo->desk, &request, &done, err));
    import_done_clear(&done);
    return desk_sign_in(demo->desk, DEMO_CLERK, NULL, err);
}

static enum status enrol_one(struct demo *demo, int64_t who, struct error *err)
{
    struct enrol_request request = {.sms_consent_asked = true, .sms_consent = dice(&demo->dice, 4) != 0};
    struct enrol_done done;
    demo_person(&demo->names, &demo->dice, who, &request.member);
    TRY(enrol(demo->desk, NULL, &request, &done, err));
    demo->member[who] = done.member;
    return STATUS_OK;
}

static enum status pick_lines(struct demo *demo, struct sale_line line[3], size_t *lines, struct error *err)
{
    static const char *const basket[] = {"TEA",  "TEA*2",  "OOLONG", "PUER", "CUP",   "CUP*2", "POT",  "TRAY",
                                         "CAKE", "CAKE*3", "NUTS",   "CANDY", "HONEY", "BOX",   "FAN", "12.50"};
    *lines = 1 + dice(&demo->dice, 3);
    for (size_t i = 0; i < *lines; i++)
        TRY(sale_line_parse(demo->desk, basket[dice(&demo->dice, sizeof basket / sizeof *basket)], &line[i], err));
    return STATUS_OK;
}

/* Stored value first where there is some, the rest by what most people pay with. */
static void pick_tenders(struct demo *demo, struct sale_request *request)
{
    static const enum tender_kind usual[] = {TENDER_WECHAT, TENDER_WECHAT, TENDER_WECHAT, TENDER_ALIPAY, TENDER_ALIPAY,
                                             TENDER_CASH, TENDER_CARD};
    if (request->member != 0 && dice(&demo->dice, 2) == 0)
        request->tender[request->tenders++] = (struct tender){.kind = TENDER_WALLET, .amount = TENDER_REST};
    request->tender[request->tenders++] = (struct tender){
        .kind = usual[dice(&demo->dice, sizeof usual / sizeof *usual)], .amount = TENDER_REST};
}

static enum status sell_once(struct demo *demo, const struct sale_request *request, struct error *err)
{
    struct sale_view view = {0};
    TRY(sell(demo->desk, NULL, NULL, request, &view, err));
    demo->last_bill = view.bill_id;
    sale_view_clear(&view);
    return STATUS_OK;
}

static enum status sell_one(struct demo *demo, int64_t who, struct error *err)
{
    struct sale_line line[3];
    struct sale_request request = {.member = who < 0 ? 0 : demo->member[who], .line = line};
    TRY(pick_lines(demo, line, &request.lines, err));
    pick_tenders(demo, &request);
    if (who >= 0 && demo->coupon[who][0] != '\0') {
        struct sale_request with = request;
        struct error refusal = {0};
        text_copy(with.coupon[0], COUPON_TEXT, demo->coupon[who]);
        with.coupons = 1;
        if (sell_once(demo, &with, &refusal) == STATUS_OK) {
            demo->coupon[who][0] = '\0';
            return STATUS_OK;
        } /* its conditions do not hold today: it stays in the drawer, the sale goes on without */
    }
    if (who >= 0 && dice(&demo->dice, 5) == 0)
        request.points = POINTS_MAX;
    return sell_once(demo, &request, err);
}

static enum status topup_one(struct demo *demo, int64_t who, struct error *err)
{
    static const int64_t amounts[] = {20000, 30000, 50000, 50000, 100000};
    struct topup_request request = {.member = demo->member[who], .amount = amounts[dice(&demo->dice, 5)]};
    struct topup_done done;
    return topup(demo->desk, NULL, &request, &done, err);
}

static enum status coupon_one(struct demo *demo, int64_t who, struct error *err)
{
    struct issue_request request = {.member = demo->member[who], .count = 1};
    struct coupon_list list = {0};
    bool birthday = dice(&demo->dice, 4) == 0;
    text_copy(request.offer, sizeof request.offer, birthday ? "BIRTHDAY20" : "SAVE10");
    TRY(coupon_issue(demo->desk, NULL, &request, &list, err));
    if (list.coupons > 0)
        text_copy(demo->coupon[who], COUPON_TEXT, list.coupon[0].code);
    coupon_list_clear(&list);
    return STATUS_OK;
}

/* What was rung last comes back: a line of it, or all as if it had not been. The manager does it. */
static enum status give_back_one(struct demo *demo, struct error *err)
{
    struct giveback_line line = {.no = 1};
    struct giveback_request request = {.bill = demo->last_bill, .voids = dice(&demo->dice, 3) == 0, .line = &line};
    struct giveback_view view = {0};
    struct error refusal = {0};
    if (demo->last_bill == 0)
        return STATUS_OK;
    request.lines = request.voids ? 0 : 1;
    demo->last_bill = 0;
    TRY(desk_sign_in(demo->desk, "M01", NULL, err));
    enum status status = giveback(demo->desk, NULL, NULL, &request, false, &view, &refusal);
    giveback_view_clear(&view);
    if (status == STATUS_RETURN_TOO_LATE)
        status = STATUS_OK;
    if (status != STATUS_OK && err)
        *err = refusal;
    TRY(status);
    return desk_sign_in(demo->desk, DEMO_CLERK, NULL, err);
}

static enum status happen(struct demo *demo, const struct event *event, struct error *err)
{
    struct nightly_done done;
    switch (event->what) {
    case OPENING:
        return open_shop(demo, err);
    case ENROL:
        return enrol_one(demo, event->who, err);
    case SALE:
        return sell_one(demo, event->who, err);
    case TOPUP:
        return topup_one(demo, event->who, err);
    case COUPON:
        return coupon_one(demo, event->who, err);
    case RETURN:
        return give_back_one(demo, err);
    case NIGHT:
        return nightly(demo->desk, &done, err);
    }
    return STATUS_OK;
}

/* A member who topped up near the limit, or a bill beyond it, is refused as at the counter: the day goes on. */
static bool part_of_life(enum status status)
{
    return status == STATUS_PREPAID_LIMIT || status == STATUS_ALREADY_RETURNED;
}

static enum status live(struct demo *demo, struct error *err)
{
    struct nightly_done done;
    TRY(batch_begin(demo->desk->db, err));
    for (size_t i = 0; i < demo->events; i++) {
        clock_freeze(demo->event[i].at);
        enum status status = happen(demo, &demo->event[i], err);
        if (status != STATUS_OK && !part_of_life(status))
            return status;
    }
    clock_freeze(demo->now);
    error_clear(err);
    TRY(nightly(demo->desk, &done, err));
    return batch_end(demo->desk->db, err);
}

/* --- the shop ---------------------------------------------------------------------------------------------------- */

static enum status make(struct demo *demo, const char *path, struct error *err)
{
    struct shop_new shop = {.path = path, .name = "山前茶行", .practice = true,
                            .programme = demo_asset("templates/retail.json")};
    plan_all(demo);
    clock_freeze(demo->event[0].at);
    TRY(desk_create(&shop, err));
    enum status status = desk_open(path, false, &demo->desk, err);
    if (status == STATUS_OK)
        status = desk_sign_in(demo->desk, NULL, NULL, err);
    if (status == STATUS_OK)
        status = live(demo, err);
    desk_close(demo->desk);
    if (status != STATUS_OK)
        desk_unmake(path);
    return status;
}

enum status demo_make(const char *path, int64_t members, uint64_t seed, int64_t now, struct error *err)
{
    struct demo demo = {.dice = {seed}, .now = now, .people = members, .last_day = date_of_instant(now, CUTOFF_MINUTE)};
    char text[32];
    snprintf(text, sizeof text, "%" PRId64, members);
    if (members < 1 || members > MEMBERS_MAX)
        return error_value(err, "members", text, "between 1 and 9,999 members");
    demo.first_day = demo.last_day - DAYS;
    demo.names = names_read(demo_asset("demo/names.txt"));
    demo.member = mem_alloc((size_t)members * sizeof *demo.member);
    demo.coupon = mem_alloc((size_t)members * sizeof *demo.coupon);
    enum status status = make(&demo, path, err);
    clock_release();
    names_clear(&demo.names);
    free(demo.member);
    free(demo.coupon);
    free(demo.event);
    return status;
}
