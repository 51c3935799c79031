/* SPDX-License-Identifier: MIT */
/* hold: putting bills aside and recalling them, and saving the open bill against a power cut. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

/* Reads the present price and the member of a held bill. A bill that cannot be priced any more is shown with 0. */
static void read_held(struct counter *counter, size_t index)
{
    const struct hold *hold = &counter->held.list.hold[index];
    struct sale_request request = hold->request;
    struct sale_view view = {0};
    struct member member;
    struct error err;
    counter->held.row[index].payable = 0;
    counter->held.row[index].name[0] = '\0';
    request.tenders = 0;
    counter->held.row[index].phone = 0;
    request.approved = true; /* for pricing only: the approval is asked for again when the bill is paid */
    request.approver = ROLE_OWNER;
    request.shown = true;
    if (sell_price(counter->desk, &request, &view, &err) == STATUS_OK)
        counter->held.row[index].payable = view.payable;
    sale_view_clear(&view);
    if (hold->request.member != 0 &&
        member_get(desk_db(counter->desk), hold->request.member, &member, &err) == STATUS_OK) {
        text_copy(counter->held.row[index].name, PERSON_TEXT, member.name);
        counter->held.row[index].phone = member.phone;
    }
}

enum status hold_read(struct counter *counter, struct error *err)
{
    struct counter_held *held = &counter->held;
    hold_list_clear(&held->list);
    held->shown = 0;
    enum status status = hold_list_read(counter->desk, &held->list, err);
    if (status != STATUS_OK) {
        hold_list_clear(&held->list);
        return status;
    }
    while (held->shown < held->list.holds && held->shown < COUNTER_HELD_MAX)
        read_held(counter, held->shown++);
    return STATUS_OK;
}

void hold_load(struct counter *counter)
{
    struct error err;
    if (hold_read(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

bool hold_any(const struct counter *counter)
{
    return counter->held.shown > 0;
}

void hold_settle(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    struct sale_request request;
    struct error err;
    enum screen_id base = counter_base(counter);
    if ((base != SCREEN_BILL && base != SCREEN_TENDER) || !bill->changed || bill->now.lines == 0)
        return;
    bill->changed = false;
    bill_request(counter, &request);
    memcpy(request.tender, bill->pay.tender, sizeof request.tender);
    request.tenders = bill->pay.tenders;
    if (hold_keep(counter->desk, bill->key, &request, false, &err) == STATUS_OK)
        bill->kept = true;
    else if (!counter->message.shown)
        counter_object(counter, N_("The open bill could not be kept: a power cut would lose it."), NULL, NULL);
}

void hold_lose(struct counter *counter)
{
    struct error err;
    if (counter->bill.kept && hold_forget(counter->desk, counter->bill.key, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

void hold_aside(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    struct sale_request request;
    struct error err;
    if (bill->pay.tenders > 0) {
        counter_object(counter, N_("Partly paid: finish, or undo the payments (..)."), NULL, NULL);
        return;
    }
    bill_request(counter, &request);
    if (hold_keep(counter->desk, bill->key, &request, true, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    bill_drop(counter);
    hand_drop(counter);
    counter_go(counter, SCREEN_IDLE);
    hold_load(counter);
}

/* What was taken before a power cut or by the terminal that had the till is still taken. */
static void resume_payment(struct counter *counter, const struct sale_request *request)
{
    struct payment *pay = &counter->bill.pay;
    if (request->tenders == 0)
        return;
    memcpy(pay->tender, request->tender, sizeof pay->tender);
    pay->tenders = request->tenders;
    bill_promise(counter);
    counter_become(counter, SCREEN_TENDER);
}

/*
 * Opens a saved bill under its own idempotency key: if its sale was written before a power cut, paying again returns
 * that sale.
 */
static bool open_held(struct counter *counter, const struct hold *hold)
{
    struct counter_bill *bill = &counter->bill;
    const struct sale_request *request = &hold->request;
    struct error err;
    hand_drop(counter);
    if (request->member != 0 && !hand_take(counter, request->member, hand_doubted(counter, request->member)))
        return false;
    bill_begin(counter);
    text_copy(bill->key, sizeof bill->key, hold->key);
    bill->now.line = mem_alloc((request->lines + 1) * sizeof *bill->now.line);
    memcpy(bill->now.line, request->line, request->lines * sizeof *bill->now.line);
    bill->now.lines = request->lines;
    bill->now.coupons = request->coupons;
    memcpy(bill->now.coupon, request->coupon, sizeof bill->now.coupon);
    bill->now.points = request->points;
    bill->now.no_points = request->no_points;
    bill->now.buyer = request->buyer;
    bill->now.round_off = request->round_off;
    bill->now.discount = request->discount;
    text_copy(bill->now.reason, sizeof bill->now.reason, request->reason);
    bill->now.approved = true; /* for pricing only: the approval is asked for again when the bill is paid */
    bill->rows.marked = request->lines > 0 ? request->lines - 1 : 0;
    if (!bill_price(counter, &err)) {
        bill->now.points = 0; /* the points may have been spent meanwhile; other errors are shown */
        counter_refuse(counter, &err);
        if (!bill_price(counter, &err)) {
            bill_drop(counter);
            hand_drop(counter);
            return false;
        }
    }
    counter_go(counter, SCREEN_BILL);
    resume_payment(counter, request);
    return true;
}

void hold_recall(struct counter *counter, size_t row)
{
    if (row >= counter->held.shown) {
        counter_beep(counter);
        return;
    }
    const struct hold *hold = &counter->held.list.hold[row];
    struct error err;
    enum status status = hold_move(counter->desk, hold->key, false, &err);
    if (status == STATUS_NOT_FOUND) {
        hold_load(counter);
        counter_object(counter, N_("Another till has taken that bill."), NULL, NULL);
    } else if (status != STATUS_OK) {
        counter_refuse(counter, &err);
    } else if (open_held(counter, hold)) {
        hold_settle(counter);
        hold_load(counter);
    } else if (hold_move(counter->desk, hold->key, true, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
    }
}

enum unfinished_fate { UNFINISHED_TAKEN, UNFINISHED_ASIDE, UNFINISHED_DROPPED };

/* Of a dropped bill. Stored value was not drawn yet, and nothing put on account. */
static void tell_given_back(struct counter *counter, const struct sale_request *request)
{
    char paid[COUNTER_ARG_TEXT];
    struct tender money[TENDERS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < request->tenders; i++)
        if (!(tender_info(request->tender[i].kind)->uses & TENDER_RESTORED))
            money[count++] = request->tender[i];
    if (count > 0)
        counter_tell(counter, N_("Dropped. Give back: {0}"), word_tenders(paid, money, count), NULL);
}

static void decide_unfinished(struct counter *counter, enum unfinished_fate fate)
{
    struct hold_list list = {0};
    struct error err;
    enum status status = hold_unfinished(counter->desk, &list, &err);
    const struct hold *hold = list.holds > 0 ? &list.hold[0] : NULL;
    if (status == STATUS_OK && hold && fate == UNFINISHED_DROPPED) {
        status = hold_forget(counter->desk, hold->key, &err);
        tell_given_back(counter, &hold->request);
    }
    if (status == STATUS_OK && hold && fate != UNFINISHED_DROPPED &&
        (fate == UNFINISHED_ASIDE || !open_held(counter, hold)))
        status = hold_keep(counter->desk, hold->key, &hold->request, true, &err);
    if (status != STATUS_OK)
        counter_refuse(counter, &err);
    hold_list_clear(&list);
    hold_load(counter);
}

static void take_unfinished(struct counter *counter)
{
    decide_unfinished(counter, UNFINISHED_TAKEN);
}

static void put_unfinished_aside(struct counter *counter)
{
    decide_unfinished(counter, UNFINISHED_ASIDE);
    if (!counter->refused)
        counter_tell(counter, N_("On hold: F6 recalls it."), NULL, NULL);
}

static void drop_unfinished(struct counter *counter)
{
    decide_unfinished(counter, UNFINISHED_DROPPED);
}

/* The first line of the question names what was taken already: it is in the drawer. */
static struct counter_question *ask_unfinished(struct counter *counter, const struct hold *hold)
{
    const struct sale_request *request = &hold->request;
    char day[DATE_TEXT], lines[24], paid[COUNTER_ARG_TEXT];
    date_format_instant_short(day, hold->at);
    snprintf(lines, sizeof lines, "%zu", request->lines);
    if (request->tenders > 0)
        return ask_open(counter, N_("Unfinished last time: the bill of {0}, taken already: {1}"), day,
                        word_tenders(paid, request->tender, request->tenders));
    return ask_open(counter, N_("Unfinished last time: the bill of {0}, lines: {1}"), day, lines);
}

void hold_offer(struct counter *counter)
{
    struct hold_list list = {0};
    struct error err;
    if (hold_unfinished(counter->desk, &list, &err) == STATUS_OK && list.holds > 0) {
        struct counter_question *question = ask_unfinished(counter, &list.hold[0]);
        ask_option(question, 1, N_("go on"), take_unfinished);
        ask_option(question, 2, N_("hold it"), put_unfinished_aside);
        ask_option(question, 3, N_("drop it"), drop_unfinished);
        question->marked = 1;
        question->wary = true;
        question->cancelled = put_unfinished_aside; /* going back loses no bill */
    }
    hold_list_clear(&list);
}

/* --- display ---------------------------------------------------------------------------------------------------- */

const char *hold_whose(char buf[PERSON_TEXT], const struct counter *counter, size_t row)
{
    bool walkin = counter->held.list.hold[row].request.member == 0;
    return walkin ? _("Walk-in") : word_person(buf, counter->held.row[row].name, counter->held.row[row].phone);
}

char *hold_when(char buf[DATE_TEXT], const struct counter *counter, size_t row)
{
    char text[DATE_TEXT];
    int64_t at = counter->held.list.hold[row].at;
    date_format_instant_short(text, at);
    int cutoff = counter->programme ? counter->programme->till.cutoff_minute : 0;
    bool today = date_of_instant(at, cutoff) == counter->today;
    return text_copy(buf, DATE_TEXT, today ? text + 6 : text);
}

void hold_strip(struct canvas *canvas, const struct counter *counter, int row)
{
    char count[24], money[MONEY_TEXT], name[PERSON_TEXT], at[DATE_TEXT], text[RENDER_TEXT];
    const struct counter_held *held = &counter->held;
    if (held->list.holds == 0)
        return;
    snprintf(count, sizeof count, "%zu", held->list.holds);
    canvas_text(canvas, row, 1, 9, ROLE_LABEL, word_fill(text, _("Held {0}"), count, NULL));
    int col = 10;
    for (size_t i = 0; i < held->shown; i++) {
        snprintf(text, sizeof text, "[%zu] %s %s %.200s", i + 1, hold_when(at, counter, i),
                 word_money(money, held->row[i].payable), hold_whose(name, counter, i));
        if (col + text_width(text) > canvas->cols)
            return;
        col = canvas_text(canvas, row, col, -1, ROLE_PLAIN, text) + 3;
    }
}
