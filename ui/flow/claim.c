/* SPDX-License-Identifier: MIT */
/* claim: a walk-in bill of late is given to the member in hand: which, what it brings, and written by Enter. */
#include "ui/flow/inside.h"

#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

static bool read_bills(struct till *till)
{
    struct till_bills *bills = &till->papers.bills;
    const struct programme *programme;
    struct error err;
    int64_t day = desk_day(till->desk);
    brief_list_clear(&bills->brief);
    enum status status = desk_programme(till->desk, &programme, &err);
    if (status == STATUS_OK)
        status = bill_unclaimed(desk_db(till->desk), day - programme->till.claim_days, day, &bills->brief, &err);
    list_set(&bills->list, bills->brief.bills);
    if (status != STATUS_OK)
        till_refuse(till, &err);
    return status == STATUS_OK;
}

void claim_open(struct till *till)
{
    till->papers.bills.list.marked = 0;
    if (read_bills(till))
        till_push(till, TILL_CLAIM);
}

/* What it would bring; with an approver where the shop wants one. */
static void preview(struct till *till)
{
    struct till_claim *claim = &till->papers.claim;
    struct claim_request request = {.bill = claim->bill, .member = till->hand.member.id};
    struct claim_view view = {0};
    struct error err;
    if (till_approver(till))
        claim->approver = *till_approver(till);
    const struct staff *approver = claim->approver.id ? &claim->approver : NULL;
    enum status status = bill_claim(till->desk, NULL, approver, &request, true, &view, &err);
    if (status == STATUS_APPROVAL_NEEDED && !till->approved) {
        approve_ask(till, &err, preview);
        return;
    }
    if (status != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    claim_view_clear(&claim->view);
    claim->view = view;
    act_key(claim->key);
    till_push(till, TILL_CLAIMED);
}

void claim_bill_of(struct till *till, int64_t bill)
{
    till->papers.claim.bill = bill;
    till->papers.claim.approver = (struct staff){0};
    preview(till);
}

void claim_take(struct till *till)
{
    const struct till_bills *bills = &till->papers.bills;
    if (bills->brief.bills == 0)
        till_object(till, N_("No walk-in bill is young enough. Type the number on the receipt."), NULL, NULL);
    else
        claim_bill_of(till, bills->brief.bill[bills->list.marked].id);
}

void claim_typed(struct till *till)
{
    int64_t bill;
    if (bill_typed(till, &bill))
        claim_bill_of(till, bill);
}

void claim_write(struct till *till)
{
    struct till_claim *claim = &till->papers.claim;
    struct claim_request request = {.bill = claim->bill, .member = till->hand.member.id};
    const struct staff *approver = claim->approver.id ? &claim->approver : NULL;
    struct claim_view view = {0};
    struct error err;
    char points[MONEY_TEXT], name[BILL_TEXT];
    if (bill_claim(till->desk, claim->key, approver, &request, false, &view, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    number_format_grouped(points, view.points_earned);
    till_bill_name(name, view.bill);
    claim_view_clear(&view);
    last_final(till, N_("The last act was a claimed bill: it is not taken back by one key."));
    till->depth = 0;
    if (hand_take(till, request.member, till->shared))
        till_tell(till, N_("Bill {0} is theirs now: +{1} points."), name, points);
}

void claim_clear(struct till *till)
{
    claim_view_clear(&till->papers.claim.view);
}
