/* SPDX-License-Identifier: MIT */
/* claim: recent walk-in bills, one of which can be assigned to the member in hand. */
#include <stdio.h>

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/screen/claim_priv.h"

#define PROMPT_ROW 1
#define FIRST_ROW 3

enum { AT_N = 1, AT_BILL = 5, AT_TIME = 20, AT_AMOUNT = 34, AT_TENDER = 49 };

struct claim_state {
    struct brief_list brief;
    struct list list;
    int64_t bill;          /* the bill being claimed */
    struct staff approver; /* approver of the claim; id 0: none */
};

static struct claim_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_CLAIM);
}

static enum status open_claim(struct counter *counter, const void *argument, struct error *err)
{
    struct claim_state *claim = state(counter);
    const struct programme *programme;
    int64_t day = desk_day(counter->desk);
    (void)argument;
    TRY(desk_programme(counter->desk, &programme, err));
    TRY(bill_unclaimed(desk_db(counter->desk), day - programme->till.claim_days, day, &claim->brief, err));
    list_set(&claim->list, claim->brief.bills);
    return STATUS_OK;
}

static void close_claim(struct counter *counter)
{
    bill_brief_list_clear(&state(counter)->brief);
}

static struct list *rows(struct counter *counter)
{
    return &state(counter)->list;
}

/* Dry run of the claim, with an approver where the shop requires one. */
static void preview(struct counter *counter)
{
    struct claim_state *claim = state(counter);
    struct claimed_argument argument = {.request = {.bill = claim->bill, .member = counter->hand.member.id}};
    struct error err;
    if (approve_staff(counter))
        claim->approver = *approve_staff(counter);
    argument.approver = claim->approver;
    enum status status = bill_attach(counter->desk, NULL, claim->approver.id ? &claim->approver : NULL,
                                     &argument.request, true, &argument.view, &err);
    if (status == STATUS_OK)
        counter_show(counter, SCREEN_CLAIMED, &argument);
    else if (status == STATUS_APPROVAL_NEEDED && !counter->approved)
        approve_ask(counter, &err, preview);
    else
        counter_refuse(counter, &err);
}

static void claim_bill(struct counter *counter, int64_t bill)
{
    state(counter)->bill = bill;
    state(counter)->approver = (struct staff){0};
    preview(counter);
}

static void claim_marked(struct counter *counter)
{
    const struct claim_state *claim = state(counter);
    claim_bill(counter, claim->brief.bill[claim->list.marked].id);
}

static void say_none(struct counter *counter)
{
    counter_object(counter, N_("No recent walk-in bill to claim. Type the number on the receipt."), NULL, NULL);
}

static void claim_typed(struct counter *counter)
{
    int64_t bill;
    if (scan_bill_number(counter, &bill))
        claim_bill(counter, bill);
}

static bool claim_scanned(struct counter *counter, const struct route *route, const char *text)
{
    (void)text;
    if (route->kind != ROUTE_BILL)
        return false;
    claim_bill(counter, route->bill);
    return true;
}

static void draw_bill(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct claim_state *claim = data;
    const struct bill_brief *brief = &claim->brief.bill[index];
    char number[24], at[DATE_TEXT], money[MONEY_TEXT], bill[BILL_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, AT_N, 3, ROLE_LABEL, number);
    canvas_text(canvas, row, AT_BILL, 14, ROLE_PLAIN, bill_name(bill, brief->till, brief->number));
    canvas_text(canvas, row, AT_TIME, 12, ROLE_PLAIN, date_format_instant_short(at, brief->at));
    canvas_pad(canvas, row, AT_AMOUNT, 13, ROLE_PLAIN, word_money(money, brief->payable - brief->refunded), true);
    canvas_text(canvas, row, AT_TENDER, -1, ROLE_PLAIN, brief->tender[0] ? render_tender(brief->tender) : "-");
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct claim_state *claim = state(counter);
    char title[RENDER_TEXT], name[PERSON_TEXT];
    frame_rule(canvas, counter,
               word_fill(title, _("7 Claim a bill for {0}"),
                         word_person(name, counter->hand.member.name, counter->hand.member.phone), NULL));
    list_draw(&claim->list, canvas, FIRST_ROW, frame_sentence_row(canvas) - FIRST_ROW, draw_bill, claim);
    frame_prompt(canvas, counter, PROMPT_ROW, 1, _("Bill number, or Enter for the marked one"), counter_text(counter));
}

static const struct binding bindings[] = {
    {BIND(ENTER, claim_marked), .needs_row = true, .refuse = say_none, .key = "Enter", .label = N_("Enter preview"),
     .prompt = true, .help = N_("points for the marked bill")},
    {BIND(CODE, claim_typed), .key = "N Enter", .label = N_("Bill no. Enter"), .prompt = true,
     .help = N_("points for bill N of this till; 0002-000341 of any till")},
    BIND_COMMON,
};

const struct screen screen_claim = {
    .title = N_("Claim a bill"),
    .prompt = PROMPT_NUMBER,
    .state_size = sizeof(struct claim_state),
    .open = open_claim,
    .close = close_claim,
    .scan = claim_scanned,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
