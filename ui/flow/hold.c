/* SPDX-License-Identifier: MIT */
/* hold: bills put aside and taken up again, and the open one kept against a power cut. */
#include "ui/flow/inside.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"

/* What one would cost now, and whose it is. A bill that cannot be priced any more still shows, with 0. */
static void look_at(struct till *till, size_t index)
{
    const struct hold *hold = &till->held.list.hold[index];
    struct sale_request request = hold->request;
    struct sale_view view = {0};
    struct member member;
    struct error err;
    till->held.row[index].payable = 0;
    till->held.row[index].name[0] = '\0';
    request.approved = true; /* asked again when it is rung */
    if (sell_price(till->desk, &request, &view, &err) == STATUS_OK)
        till->held.row[index].payable = view.payable;
    sale_view_clear(&view);
    if (hold->request.member != 0 &&
        member_get(desk_db(till->desk), hold->request.member, &member, &err) == STATUS_OK)
        text_copy(till->held.row[index].name, PERSON_TEXT, member.name);
}

void hold_load(struct till *till)
{
    struct till_held *held = &till->held;
    struct error err;
    hold_list_clear(&held->list);
    held->shown = 0;
    if (hold_list_read(till->desk, &held->list, &err) != STATUS_OK) {
        hold_list_clear(&held->list);
        till_refuse(till, &err);
        return;
    }
    while (held->shown < held->list.holds && held->shown < TILL_HELD_MAX)
        look_at(till, held->shown++);
    if (held->marked >= held->shown)
        held->marked = 0;
}

void hold_settle(struct till *till)
{
    struct till_bill *bill = &till->bill;
    struct sale_request request;
    struct error err;
    enum till_state base = till_base(till);
    if ((base != TILL_BILL && base != TILL_TENDER) || !bill->changed || bill->now.lines == 0)
        return;
    bill->changed = false;
    bill_request(till, &request);
    if (hold_keep(till->desk, bill->key, &request, false, &err) == STATUS_OK)
        bill->kept = true;
    else if (!till->message.shown)
        till_object(till, N_("The open bill could not be kept: a power cut would lose it."), NULL, NULL);
}

void hold_lose(struct till *till)
{
    struct error err;
    if (till->bill.kept && hold_forget(till->desk, till->bill.key, &err) != STATUS_OK)
        till_refuse(till, &err);
}

void hold_aside(struct till *till)
{
    struct till_bill *bill = &till->bill;
    struct sale_request request;
    struct error err;
    if (bill->tenders > 0) {
        till_object(till, N_("Partly paid: finish it, or take the payments back (..)."), NULL, NULL);
        return;
    }
    bill_request(till, &request);
    if (hold_keep(till->desk, bill->key, &request, true, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    bill_drop(till);
    hand_drop(till);
    till_go(till, TILL_IDLE);
    hold_load(till);
}

/* Takes a kept bill in hand, under its own key: were its sale written already, Enter brings that sale back. */
static bool take_up(struct till *till, const struct hold *hold)
{
    struct till_bill *bill = &till->bill;
    const struct sale_request *request = &hold->request;
    struct error err;
    hand_drop(till);
    if (request->member != 0 && !hand_take(till, request->member, hand_doubted(till, request->member)))
        return false;
    bill_begin(till);
    text_copy(bill->key, sizeof bill->key, hold->key);
    bill->now.line = mem_alloc((request->lines + 1) * sizeof *bill->now.line);
    memcpy(bill->now.line, request->line, request->lines * sizeof *bill->now.line);
    bill->now.lines = request->lines;
    bill->now.coupons = request->coupons;
    memcpy(bill->now.coupon, request->coupon, sizeof bill->now.coupon);
    bill->now.points = request->points;
    bill->now.no_points = request->no_points;
    bill->now.round_off = request->round_off;
    bill->now.discount = request->discount;
    text_copy(bill->now.reason, sizeof bill->now.reason, request->reason);
    bill->now.approved = true; /* asked again when it is rung */
    bill->marked = request->lines > 0 ? request->lines - 1 : 0;
    if (!bill_price(till, &err)) {
        bill->now.points = 0; /* they may have been spent meanwhile; whatever else is wrong is said */
        till_refuse(till, &err);
        if (!bill_price(till, &err)) {
            bill_drop(till);
            hand_drop(till);
            return false;
        }
    }
    till_go(till, TILL_BILL);
    return true;
}

static void recall(struct till *till, size_t row)
{
    if (row >= till->held.shown) {
        till_beep(till);
        return;
    }
    if (take_up(till, &till->held.list.hold[row])) {
        hold_settle(till); /* from aside onto this counter */
        hold_load(till);
    }
}

void hold_open(struct till *till)
{
    hold_load(till);
    if (till->refused)
        return;
    if (till->held.shown == 0)
        till_object(till, N_("No bill is put aside."), NULL, NULL);
    else {
        till->held.marked = 0; /* not where somebody looked last time */
        till_push(till, TILL_HELD);
    }
}

void hold_recall(struct till *till)
{
    recall(till, till->held.marked);
}

void hold_recall_row(struct till *till)
{
    recall(till, (size_t)till->spoken.number - 1);
}

void hold_drop(struct till *till)
{
    char money[MONEY_TEXT], day[DATE_TEXT];
    size_t row = till->held.marked;
    instant_format_short(day, till->held.list.hold[row].at);
    money_format_grouped(money, till->held.row[row].payable);
    struct till_question *question = ask_open(till, N_("Drop the bill of {0}, ¥{1}?"), day, money);
    ask_option(question, 1, N_("keep it"), ANSWER_NO);
    ask_option(question, 3, N_("drop it"), ANSWER_DROP_HELD);
    question->marked = 1;
}

void hold_offer(struct till *till)
{
    struct hold_list list = {0};
    struct error err;
    char day[DATE_TEXT], lines[24];
    if (hold_unfinished(till->desk, &list, &err) == STATUS_OK && list.holds > 0) {
        snprintf(lines, sizeof lines, "%zu", list.hold[0].request.lines);
        struct till_question *question =
            ask_open(till, N_("Unfinished last time: the bill of {0}, lines: {1}"),
                     instant_format_short(day, list.hold[0].at), lines);
        ask_option(question, 1, N_("go on"), ANSWER_TAKE_UP);
        ask_option(question, 3, N_("drop it"), ANSWER_FORGET);
        question->marked = 1;
    }
    hold_list_clear(&list);
}

static void unfinished(struct till *till, bool take)
{
    struct hold_list list = {0};
    struct error err;
    enum status status = hold_unfinished(till->desk, &list, &err);
    if (status == STATUS_OK && list.holds > 0) {
        if (take)
            take_up(till, &list.hold[0]);
        else
            status = hold_forget(till->desk, list.hold[0].key, &err);
    }
    if (status != STATUS_OK)
        till_refuse(till, &err);
    hold_list_clear(&list);
}

void hold_answer(struct till *till, enum answer answer)
{
    struct error err;
    if (answer != ANSWER_DROP_HELD) {
        unfinished(till, answer == ANSWER_TAKE_UP);
        return;
    }
    if (hold_forget(till->desk, till->held.list.hold[till->held.marked].key, &err) != STATUS_OK)
        till_refuse(till, &err);
    hold_load(till);
    if (till->held.shown == 0)
        till_pop(till);
}
