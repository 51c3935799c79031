/* SPDX-License-Identifier: MIT */
/*
 * claim: asks for the number on the receipt of a walk-in bill, to be given to the member in hand. A bill that was rung
 * for another member is sold anew.
 */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/screen/claim_priv.h"
#include "ui/screen/exchange_priv.h"

#define PROMPT_ROW 1
#define TEXT_ROW 3

struct claim_state {
    int days;     /* how old a bill may be */
    int64_t bill; /* that is to be sold anew */
};

static struct claim_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_CLAIM);
}

static enum status open_claim(struct counter *counter, const void *argument, struct error *err)
{
    const struct programme *programme;
    (void)argument;
    TRY(desk_programme(counter->desk, &programme, err));
    state(counter)->days = programme->till.claim_days;
    return STATUS_OK;
}

/* Dry run of the sale to the member in hand of a bill that was another's. */
static bool look_at_resell(struct counter *counter, bool missing, struct exchange_argument *argument)
{
    const struct member *member = &counter->hand.member;
    int64_t bill = state(counter)->bill;
    struct exchange_resell request = {.bill = bill,
                                      .member = member->id,
                                      .tender = {{.kind = counter->default_tender, .amount = TENDER_REST}},
                                      .tenders = 1,
                                      .gifts_missing = missing};
    struct error err;
    *argument = (struct exchange_argument){.resells = true, .bill = bill, .member = member->id, .missing = missing};
    text_copy(argument->name, sizeof argument->name, member->name);
    if (exchange_resell(counter->desk, NULL, NULL, &request, true, &argument->view, &err) == STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

static void preview_with(struct counter *counter, bool missing)
{
    struct exchange_argument argument;
    if (look_at_resell(counter, missing, &argument))
        counter_show(counter, SCREEN_EXCHANGE, &argument);
}

static void say_gift_back(struct counter *counter)
{
    preview_with(counter, false);
}

static void say_gift_missing(struct counter *counter)
{
    preview_with(counter, true);
}

/* Does the new bill hand out every gift that the old one did, so that they stay with the customer? */
static bool gives_all(const struct sale_view *sale, const struct sale_view *old)
{
    bool all = true;
    for (size_t i = 0; i < old->gifts; i++) {
        bool found = false;
        for (size_t j = 0; j < sale->gifts; j++)
            found = found || strcmp(sale->gift[j].sku, old->gift[i].sku) == 0;
        all = all && found;
    }
    return all;
}

static void preview_resell(struct counter *counter, int64_t bill)
{
    struct exchange_argument argument;
    struct sale_view old = {0};
    struct error err;
    state(counter)->bill = bill;
    if (!look_at_resell(counter, false, &argument))
        return;
    if (sale_view_rung(counter->desk, bill, &old, &err) != STATUS_OK) {
        exchange_view_clear(&argument.view);
        counter_refuse(counter, &err);
    } else if (!gives_all(&argument.view.sale, &old) &&
               ask_gift(counter, &old, false, say_gift_back, say_gift_missing)) {
        exchange_view_clear(&argument.view);
    } else {
        counter_show(counter, SCREEN_EXCHANGE, &argument);
    }
    sale_view_clear(&old);
}

static bool is_anothers(struct counter *counter, int64_t id)
{
    struct bill bill = {0};
    struct error err;
    bool read = bill_get(desk_db(counter->desk), id, &bill, &err) == STATUS_OK;
    bool other = read && bill.row.member != 0 && bill.row.member != counter->hand.member.id && bill.claim == 0;
    bill_clear(&bill);
    return other;
}

static void claim_bill(struct counter *counter, int64_t bill)
{
    if (is_anothers(counter, bill)) {
        preview_resell(counter, bill);
        return;
    }
    struct claimed_argument argument = {.request = {.bill = bill, .member = counter->hand.member.id}};
    struct error err;
    if (bill_attach(counter->desk, NULL, NULL, &argument.request, true, &argument.view, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    counter_type(counter, "");
    counter_show(counter, SCREEN_CLAIMED, &argument);
}

static void claim_typed(struct counter *counter)
{
    int64_t bill;
    if (scan_bill_number(counter, &bill))
        claim_bill(counter, bill);
}

static void ask_again(struct counter *counter)
{
    counter_object(counter, N_("Type the number on the customer's receipt, or scan it."), NULL, NULL);
}

static bool claim_scanned(struct counter *counter, const struct route *route, const char *text)
{
    (void)text;
    if (route->kind != ROUTE_BILL)
        return false;
    claim_bill(counter, route->bill);
    return true;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    char title[RENDER_TEXT], name[PERSON_TEXT], text[RENDER_TEXT], days[24];
    frame_rule(canvas, counter,
               word_fill(title, _("7 Claim a bill for {0}"),
                         word_person(name, counter->hand.member.name, counter->hand.member.phone), NULL));
    frame_prompt(canvas, counter, PROMPT_ROW, 1, _("Receipt number"), counter_text(counter));
    snprintf(days, sizeof days, "%d", state(counter)->days);
    canvas_text(canvas, TEXT_ROW, 1, -1, ROLE_LABEL,
                word_fill(text, _("A bill of the last {0} days that was rung up without a member."), days, NULL));
    canvas_text(canvas, TEXT_ROW + 1, 1, -1, ROLE_LABEL, _("The receipt must be here: who has it was the buyer."));
}

static const struct binding bindings[] = {
    {BIND(CODE, claim_typed), .key = "N Enter", .label = N_("Bill no. Enter"), .prompt = true,
     .help = N_("bill N, or 0002-000341; another member's is sold anew")},
    {BIND(ENTER, ask_again)},
    BIND_COMMON,
};

const struct screen screen_claim = {
    .title = N_("Claim a bill"),
    .prompt = PROMPT_NUMBER,
    .state_size = sizeof(struct claim_state),
    .open = open_claim,
    .scan = claim_scanned,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
