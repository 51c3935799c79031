/* SPDX-License-Identifier: MIT */
/* claim: a walk-in bill of late is given to the member in hand: which, what it brings, and written by Enter. */
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"

static bool read_bills(struct counter *counter)
{
    struct counter_bills *bills = &counter->papers.bills;
    const struct programme *programme;
    struct error err;
    int64_t day = desk_day(counter->desk);
    brief_list_clear(&bills->brief);
    enum status status = desk_programme(counter->desk, &programme, &err);
    if (status == STATUS_OK)
        status = bill_unclaimed(desk_db(counter->desk), day - programme->till.claim_days, day, &bills->brief, &err);
    list_set(&bills->list, bills->brief.bills);
    if (status != STATUS_OK)
        counter_refuse(counter, &err);
    return status == STATUS_OK;
}

void claim_open(struct counter *counter)
{
    counter->papers.bills.list.marked = 0;
    if (read_bills(counter))
        counter_push(counter, SCREEN_CLAIM);
}

/* What it would bring; with an approver where the shop wants one. */
static void preview(struct counter *counter)
{
    struct counter_claim *claim = &counter->papers.claim;
    struct bill_attach_request request = {.bill = claim->bill, .member = counter->hand.member.id};
    struct bill_attach_view view = {0};
    struct error err;
    if (counter_approver(counter))
        claim->approver = *counter_approver(counter);
    const struct staff *approver = claim->approver.id ? &claim->approver : NULL;
    enum status status = bill_attach(counter->desk, NULL, approver, &request, true, &view, &err);
    if (status == STATUS_APPROVAL_NEEDED && !counter->approved) {
        approve_ask(counter, &err, preview);
        return;
    }
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    bill_attach_view_clear(&claim->view);
    claim->view = view;
    act_key(claim->key);
    counter_push(counter, SCREEN_CLAIMED);
}

void claim_bill_of(struct counter *counter, int64_t bill)
{
    counter->papers.claim.bill = bill;
    counter->papers.claim.approver = (struct staff){0};
    preview(counter);
}

void claim_take(struct counter *counter)
{
    const struct counter_bills *bills = &counter->papers.bills;
    if (bills->brief.bills == 0)
        counter_object(counter, N_("No walk-in bill is young enough. Type the number on the receipt."), NULL, NULL);
    else
        claim_bill_of(counter, bills->brief.bill[bills->list.marked].id);
}

void claim_typed(struct counter *counter)
{
    int64_t bill;
    if (scan_bill_number(counter, &bill))
        claim_bill_of(counter, bill);
}

void claim_write(struct counter *counter)
{
    struct counter_claim *claim = &counter->papers.claim;
    struct bill_attach_request request = {.bill = claim->bill, .member = counter->hand.member.id};
    const struct staff *approver = claim->approver.id ? &claim->approver : NULL;
    struct bill_attach_view view = {0};
    struct error err;
    char points[MONEY_TEXT], name[BILL_TEXT];
    if (bill_attach(counter->desk, claim->key, approver, &request, false, &view, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    number_format_grouped(points, view.points_earned);
    counter_bill_name(name, view.bill);
    bill_attach_view_clear(&view);
    last_final(counter, N_("The last act was a claimed bill: it is not taken back by one key."));
    counter_close_above(counter);
    if (hand_take(counter, request.member, counter->shared))
        counter_tell(counter, N_("Bill {0} is theirs now: +{1} points."), name, points);
}

void claim_clear(struct counter *counter)
{
    bill_attach_view_clear(&counter->papers.claim.view);
}
