/* SPDX-License-Identifier: MIT */
/* hand_bill: changing or removing the member of the open bill, after naming what would be dropped. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/counter/counter_shared.h"

static bool selling(const struct counter *counter)
{
    return counter_base(counter) == SCREEN_BILL || counter_base(counter) == SCREEN_TENDER;
}

static bool wallet_paid(const struct counter_bill *bill)
{
    for (size_t i = 0; i < bill->pay.tenders; i++)
        if (bill->pay.tender[i].kind == TENDER_WALLET || bill->pay.tender[i].kind == TENDER_FAMILY)
            return true;
    return false;
}

/* Adds one name to a list: "Points 500, Coupon 10 off 100". */
static void name_one(char list[COUNTER_ARG_TEXT], const char *name)
{
    size_t used = strlen(list);
    snprintf(list + used, COUNTER_ARG_TEXT - used, "%s%s", used > 0 ? ", " : "", name);
}

/* Names a coupon by what it takes off, or by its code if it takes nothing off now. */
static void name_coupon(struct counter *counter, char list[COUNTER_ARG_TEXT], const char *code)
{
    const struct steps *steps = &counter->bill.view.steps;
    const struct programme *programme = NULL;
    struct error err;
    char label[RENDER_TEXT];
    coupon_code_show(label, code);
    if (desk_programme(counter->desk, &programme, &err) == STATUS_OK)
        for (size_t i = 0; i < steps->count; i++)
            if (strcmp(steps->step[i].coupon, code) == 0)
                render_step_label(label, &steps->step[i], programme);
    name_one(list, label);
}

/* Names what would be dropped from the bill; "" if nothing is. */
static void find_fallen(struct counter *counter, int64_t member, char list[COUNTER_ARG_TEXT])
{
    struct counter_bill *bill = &counter->bill;
    struct sale_request request;
    struct sale_view view = {0};
    struct error err;
    list[0] = '\0';
    bill_request(counter, &request);
    request.member = member;
    request.points = 0;
    for (size_t i = 0; i < bill->view.steps.count && bill->view.points_spent > 0; i++) {
        char label[RENDER_TEXT];
        if (strcmp(bill->view.steps.step[i].rule, STEP_POINTS) == 0)
            name_one(list, render_step_label(label, &bill->view.steps.step[i], NULL));
    }
    if (sell_price(counter->desk, &request, &view, &err) == STATUS_OK)
        for (size_t i = 0; i < bill->now.coupons; i++)
            if (bill_refusal(&view, bill->now.coupon[i]))
                name_coupon(counter, list, bill->now.coupon[i]);
    sale_view_clear(&view);
}

static void change_now(struct counter *counter)
{
    counter->sure = true;
    if (counter->question.member)
        hand_attach(counter, counter->question.member, counter->question.shared);
    else
        hand_detach(counter);
    counter->sure = false;
}

/* A colleague's own purchase has no member, so the bill could be neither priced nor paid with one. */
static bool colleague_buys(struct counter *counter)
{
    if (!counter->bill.now.buyer)
        return false;
    counter_object(counter, N_("A colleague buys: take the staff price off first (.6 4, empty code)."), NULL, NULL);
    return true;
}

bool hand_change_asked(struct counter *counter, int64_t member, size_t shared)
{
    char list[COUNTER_ARG_TEXT];
    if (!selling(counter) || counter->sure || (counter->in_hand ? counter->hand.member.id : 0) == member)
        return false;
    if (member && colleague_buys(counter))
        return true;
    if (wallet_paid(&counter->bill)) {
        counter_object(counter, N_("This member's stored value already pays part: undo that first (..)."), NULL, NULL);
        return true;
    }
    find_fallen(counter, member, list);
    if (*list == '\0')
        return false;
    struct counter_question *question = ask_open(counter,
                                                 member ? N_("Change the member? This comes off: {0}")
                                                        : N_("Make it a walk-in bill? This comes off: {0}"),
                                                 list, NULL);
    ask_option(question, 1, N_("change"), change_now);
    ask_option(question, 2, N_("leave it"), NULL);
    question->marked = 2;
    question->member = member;
    question->shared = shared;
    counter->discard = true; /* type-ahead was not meant for this question */
    return true;
}

void hand_detach(struct counter *counter)
{
    if (hand_change_asked(counter, 0, 0))
        return;
    hand_drop(counter);
    counter_close_above(counter);
    counter_type(counter, "");
    hand_changed(counter);
}

/* Drops a chosen payment by the previous member's stored value. */
static void drop_choice(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    if (!bill->pay.chosen || (bill->pay.choice != TENDER_WALLET && bill->pay.choice != TENDER_FAMILY))
        return;
    bill->pay.chosen = false;
    if (bill->pay.tenders == 0)
        counter_become(counter, SCREEN_BILL);
}

/* The member of the bill has changed: drops points to spend and coupons that no longer apply. */
void hand_changed(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    struct error err;
    size_t kept = 0;
    drop_choice(counter);
    bill_forget_edits(bill);
    bill->best_on = false;
    bill->now.points = 0;
    if (!bill_price(counter, &err)) {
        counter_refuse(counter, &err);
        return;
    }
    for (size_t i = 0; i < bill->now.coupons; i++)
        if (!bill_refusal(&bill->view, bill->now.coupon[i]))
            memmove(bill->now.coupon[kept++], bill->now.coupon[i], sizeof bill->now.coupon[0]);
    bool fallen = kept < bill->now.coupons;
    bill->now.coupons = kept;
    if (fallen && !bill_price(counter, &err))
        counter_refuse(counter, &err);
}
