/* SPDX-License-Identifier: MIT */
/* The demo written by acts: first a calendar of events, then each event as at the counter. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/act.h"
#include "desk/coupon_act.h"
#include "desk/enrol.h"
#include "desk/nightly.h"
#include "desk/pass.h"
#include "desk/return.h"
#include "desk/topup.h"
#include "demo/demo_priv.h"

#define STEP 200                 /* acts between two progress reports */
#define WITH_PASS INT64_C(30000) /* the top-up that includes a pass (data/demo/programme.json) */
#define VISIT 90                 /* seconds from enrolling to paying */

enum happening { ENROL, SALE, TOPUP, PASS, COUPON, NOTE, RETURN, CLOSE, NIGHT };

struct event {
    int64_t at;
    int order; /* order of creation, which keeps the sort of equal instants stable */
    enum happening what;
    int64_t who; /* number of the member, 0 … ; -1: walk-in */
    int64_t amount;
};

struct life {
    struct demo *demo;
    int64_t *member; /* ids of the members; 0 before they enrol */
    struct event *event;
    size_t events, room;
    char (*coupon)[COUPON_TEXT]; /* one unused coupon per member, "" if none */
    int64_t last_bill;
};

/* --- the calendar of events ------------------------------------------------------------------------------------- */

static void plan_at(struct life *life, int64_t at, enum happening what, int64_t who, int64_t amount)
{
    life->event = mem_grow(life->event, life->events, &life->room, sizeof *life->event);
    life->event[life->events] = (struct event){at, (int)life->events, what, who, amount};
    life->events++;
}

static int64_t plan(struct life *life, int64_t day, enum happening what, int64_t who)
{
    struct demo *demo = life->demo;
    int64_t last = demo->calendar.last_day;
    int64_t at = demo_time(&demo->dice, &demo->calendar, day < last ? day : last);
    plan_at(life, at, what, who, 0);
    return at;
}

static int by_time(const void *a, const void *b)
{
    const struct event *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->order - y->order;
}

/* A top-up at one of the visits; some amounts include a pass, which is then used wholly or partly. */
static void plan_topup(struct life *life, int64_t who, const struct visits *visits)
{
    static const int64_t amounts[] = {20000, WITH_PASS, 50000, WITH_PASS, 50000, 100000};
    struct dice *box = &life->demo->dice;
    int64_t amount = who == 0 ? WITH_PASS : amounts[demo_dice(box, 6)];
    size_t visit = visits->days > 1 ? 1 + demo_dice(box, (unsigned)visits->days - 1) : 0;
    int64_t day = visits->day[visit];
    plan_at(life, demo_time(box, &life->demo->calendar, day), TOPUP, who, amount);
    for (unsigned uses = amount == WITH_PASS ? 2 + demo_dice(box, 4) : 0; uses > 0; uses--) {
        day = demo_nudge(box, day + 2 + demo_dice(box, 9));
        if (day <= life->demo->calendar.last_day)
            plan(life, day, PASS, who);
    }
}

/* Coupons are issued to active and absent members, so that some are used, some expire and some stay open. */
static void plan_coupons(struct life *life, int64_t who, const struct visits *visits, enum demo_rhythm rhythm)
{
    struct dice *box = &life->demo->dice;
    int64_t last = life->demo->calendar.last_day;
    unsigned often = rhythm <= RHYTHM_MONTHLY ? 2 : rhythm == RHYTHM_ONCE ? 8 : 4;
    if (demo_dice(box, often) == 0)
        plan(life, visits->day[demo_dice(box, (unsigned)visits->days)] + 1, COUPON, who);
    if (rhythm == RHYTHM_DORMANT && demo_dice(box, 3) == 0)
        plan(life, last - demo_dice(box, 20), COUPON, who);
    if (who < 2)
        plan(life, last, COUPON, who);
}

static void plan_member(struct life *life, int64_t who)
{
    struct demo *demo = life->demo;
    struct dice *box = &demo->dice;
    enum demo_rhythm rhythm = demo_rhythm(who);
    unsigned topups = rhythm == RHYTHM_REGULAR ? 8 : rhythm == RHYTHM_FREQUENT ? 5 : rhythm == RHYTHM_ONCE ? 0 : 2;
    struct visits visits = demo_visits(box, &demo->calendar, who);
    int64_t first = demo_time(box, &demo->calendar, visits.joined);
    plan_at(life, first - VISIT, ENROL, who, 0);
    plan_at(life, first, SALE, who, 0);
    for (size_t i = 1; i < visits.days; i++)
        plan(life, visits.day[i], SALE, who);
    if (who < 2 || demo_dice(box, 10) < topups)
        plan_topup(life, who, &visits);
    plan_coupons(life, who, &visits, rhythm);
    if (who < 2 || demo_dice(box, 12) == 0)
        plan(life, visits.day[visits.days / 2] + 1, NOTE, who);
    free(visits.day);
}

static void plan_shop(struct life *life)
{
    struct demo *demo = life->demo;
    int64_t last = demo->calendar.last_day, people = demo->order->members;
    for (int64_t i = 0; i < people * 3 / 4; i++)
        plan(life, demo_nudge(&demo->dice, last - (int64_t)demo_dice(&demo->dice, 540)), SALE, -1);
    for (int64_t i = 0; i < people / 8; i++)
        plan(life, demo_festival(&demo->dice, &demo->calendar), SALE, -1);
    for (int64_t i = 0; i < 1 + people / 12; i++)
        plan(life, last - (int64_t)demo_dice(&demo->dice, 500), RETURN, -1);
    for (int64_t day = demo->calendar.first_day; day < last; day++)
        plan_at(life, demo_midnight(day) + 21 * 3600 + 1800, CLOSE, -1, 0);
    for (int64_t day = demo->calendar.first_day + 30; day < last; day += 30)
        plan_at(life, demo_midnight(day) + 23 * 3600, NIGHT, -1, 0);
}

/* --- the acts ---------------------------------------------------------------------------------------------------- */

static enum status enrol_one(struct life *life, int64_t who, struct error *err)
{
    struct dice *box = &life->demo->dice;
    struct enrol_request request = {.sms_consent_asked = true, .sms_consent = demo_dice(box, 4) != 0};
    struct enrol_done done;
    demo_person(&life->demo->names, box, who, &request.member);
    if (who > 50 && demo_dice(box, 12) == 0) /* with an earlier member as referrer, if there is one */
        request.member.referrer = life->member[demo_dice(box, 50)];
    TRY(enrol(life->demo->desk, NULL, &request, &done, err));
    life->member[who] = done.member;
    return STATUS_OK;
}

static void pick_lines(struct life *life, struct sale_line *line, size_t *lines)
{
    struct basket basket = demo_basket(&life->demo->dice, desk_day(life->demo->desk));
    *lines = basket.lines;
    for (size_t i = 0; i < basket.lines; i++) {
        line[i] = (struct sale_line){.quantity = basket.pieces[i] * 1000, .price = LIMIT_NONE};
        text_copy(line[i].sku, sizeof line[i].sku, basket.sku[i]);
    }
}

/* Pays by stored value first if there is some, the rest by a usual tender. */
static void pick_tenders(struct life *life, struct sale_request *request)
{
    struct dice *box = &life->demo->dice;
    if (request->member != 0 && demo_dice(box, 2) == 0)
        request->tender[request->tenders++] = (struct tender){.kind = TENDER_WALLET, .amount = TENDER_REST};
    request->tender[request->tenders++] = (struct tender){.kind = demo_tender(box), .amount = TENDER_REST};
}

static enum status sell_once(struct life *life, const struct sale_request *request, struct error *err)
{
    struct sale_view view = {0};
    TRY(sell(life->demo->desk, NULL, NULL, request, &view, err));
    life->last_bill = view.bill_id;
    sale_view_clear(&view);
    return STATUS_OK;
}

static enum status sell_one(struct life *life, int64_t who, struct error *err)
{
    struct sale_line line[BASKET_MOST];
    struct sale_request request = {.member = who < 0 ? 0 : life->member[who], .line = line};
    pick_lines(life, line, &request.lines);
    pick_tenders(life, &request);
    if (who >= 0 && life->coupon[who][0] != '\0') {
        struct sale_request with = request;
        struct error refusal = {0};
        text_copy(with.coupon[0], COUPON_TEXT, life->coupon[who]);
        with.coupons = 1;
        if (sell_once(life, &with, &refusal) == STATUS_OK) {
            life->coupon[who][0] = '\0';
            return STATUS_OK;
        } /* its conditions do not hold today: sells without the coupon */
    }
    if (who >= 0 && demo_dice(&life->demo->dice, 5) == 0)
        request.points = POINTS_MAX;
    return sell_once(life, &request, err);
}

/* After a refusal over the clerk's limit of the shift: lets the manager approve. Any other outcome stays as it is. */
static enum status approve_by_manager(const struct life *life, enum status status, struct staff *manager,
                                      struct error *err)
{
    if (status != STATUS_APPROVAL_NEEDED)
        return status;
    TRY(desk_approver(life->demo->desk, "M01", NULL, manager, err));
    return STATUS_APPROVAL_NEEDED;
}

static enum status topup_one(struct life *life, const struct event *event, struct error *err)
{
    struct topup_request request = {.member = life->member[event->who], .amount = event->amount};
    struct topup_done done;
    struct staff manager;
    request.tender[request.tenders++] =
        (struct tender){.kind = demo_tender(&life->demo->dice), .amount = event->amount};
    enum status status = topup(life->demo->desk, NULL, NULL, &request, &done, err);
    status = approve_by_manager(life, status, &manager, err);
    return status == STATUS_APPROVAL_NEEDED ? topup(life->demo->desk, NULL, &manager, &request, &done, err) : status;
}

static enum status pass_one(struct life *life, int64_t who, struct error *err)
{
    struct pass_request request = {.member = life->member[who], .uses = 1, .sku = "ICED"};
    struct pass_done done;
    return pass_use(life->demo->desk, NULL, &request, &done, err);
}

static enum status coupon_one(struct life *life, int64_t who, struct error *err)
{
    struct issue_request request = {.member = life->member[who], .count = 1};
    struct coupon_list list = {0};
    static const char *const offers[] = {"SAVE5", "SAVE5", "SAVE5", "SAVE10", "SAVE10", "BIRTHDAY20"};
    text_copy(request.offer, sizeof request.offer,
              offers[demo_dice(&life->demo->dice, sizeof offers / sizeof *offers)]);
    struct staff manager;
    enum status status = coupon_issue(life->demo->desk, NULL, NULL, &request, &list, err);
    status = approve_by_manager(life, status, &manager, err);
    if (status == STATUS_APPROVAL_NEEDED)
        status = coupon_issue(life->demo->desk, NULL, &manager, &request, &list, err);
    TRY(status);
    if (list.coupons > 0)
        text_copy(life->coupon[who], COUPON_TEXT, list.coupon[0].code);
    coupon_list_clear(&list);
    return STATUS_OK;
}

struct note {
    int64_t member;
    const char *text;
};

static enum status note_body(struct act *act, struct error *err)
{
    const struct note *note = act->request;
    act->member = note->member;
    TRY(act_permit(act, 0, err));
    return member_note(act->db, note->member, act->at, desk_staff(act->desk)->id, note->text, err);
}

static enum status note_one(struct life *life, int64_t who, struct error *err)
{
    static const char *const texts[] = {
        "喜欢淡一点的茶", "下次试喝乌龙",        "送父母,要礼盒",   "对坚果过敏,勿推荐山核桃", "公司每月订一次茶点",
        "电话只在下午打", "想要紫砂壶,到货通知", "搬家了,来得少了", "孩子满月,送过贺卡",       "抱怨过排队太久,已致歉"};
    static const struct act_verb verb = {.name = "note", .permit = PERMIT_MEMBER, .body = note_body};
    struct note note = {life->member[who], texts[demo_dice(&life->demo->dice, sizeof texts / sizeof *texts)]};
    return act_run(life->demo->desk, &verb, &(struct act_call){0}, &note, NULL, NULL, err);
}

/* Returns a line of the last sale, or voids it, by the manager. */
static enum status give_back_one(struct life *life, struct error *err)
{
    struct demo *demo = life->demo;
    struct return_line line = {.no = 1};
    struct return_request request = {.bill = life->last_bill, .voids = demo_dice(&demo->dice, 3) == 0, .line = &line};
    struct return_view view = {0};
    if (life->last_bill == 0)
        return STATUS_OK;
    request.lines = request.voids ? 0 : 1;
    life->last_bill = 0;
    TRY(desk_sign_in(demo->desk, "M01", NULL, err));
    enum status status = return_make(demo->desk, NULL, NULL, &request, false, &view, err);
    return_view_clear(&view);
    return status == STATUS_OK || status == STATUS_RETURN_TOO_LATE ? desk_sign_in(demo->desk, demo->clerk, NULL, err)
                                                                   : status;
}

static enum status do_event(struct life *life, const struct event *event, struct error *err)
{
    struct nightly_done done;
    if (event->who >= 0 && event->what != ENROL && life->member[event->who] == 0)
        return STATUS_OK; /* not enrolled yet on their first day */
    switch (event->what) {
    case ENROL:
        return enrol_one(life, event->who, err);
    case SALE:
        return sell_one(life, event->who, err);
    case TOPUP:
        return topup_one(life, event, err);
    case PASS:
        return pass_one(life, event->who, err);
    case COUPON:
        return coupon_one(life, event->who, err);
    case NOTE:
        return note_one(life, event->who, err);
    case RETURN:
        return give_back_one(life, err);
    case CLOSE:
        return demo_close(life->demo, err);
    case NIGHT:
        return nightly(life->demo->desk, &done, err);
    }
    return STATUS_OK;
}

/* A refusal (top-up limit, pass used up) is ignored, and the day continues. */
static bool part_of_life(enum status status)
{
    return status == STATUS_PREPAID_LIMIT || status == STATUS_ALREADY_RETURNED || status == STATUS_NOT_ENOUGH_USES;
}

static enum status run(struct life *life, struct error *err)
{
    for (size_t i = 0; i < life->events; i++) {
        if (i % STEP == 0)
            demo_progress(life->demo, (int64_t)i, (int64_t)life->events);
        clock_freeze(life->event[i].at);
        enum status status = do_event(life, &life->event[i], err);
        if (status != STATUS_OK && !part_of_life(status))
            return status;
    }
    demo_progress(life->demo, (int64_t)life->events, (int64_t)life->events);
    error_clear(err);
    return STATUS_OK;
}

enum status demo_live(struct demo *demo, struct error *err)
{
    size_t people = (size_t)demo->order->members;
    struct life life = {.demo = demo};
    life.member = mem_alloc(people * sizeof *life.member);
    life.coupon = mem_alloc(people * sizeof *life.coupon);
    for (size_t who = 0; who < people; who++)
        plan_member(&life, (int64_t)who);
    plan_shop(&life);
    qsort(life.event, life.events, sizeof *life.event, by_time);
    enum status status = run(&life, err);
    free(life.member);
    free(life.coupon);
    free(life.event);
    return status;
}
