/* SPDX-License-Identifier: MIT */
/* claim: asks for the number on the receipt of a walk-in bill, to be given to the member in hand. */
#include <stdio.h>

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/screen/claim_priv.h"

#define PROMPT_ROW 1
#define TEXT_ROW 3

struct claim_state {
    int days; /* how old a bill may be */
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

static void claim_bill(struct counter *counter, int64_t bill)
{
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
     .help = N_("points for bill N of this till; 0002-000341 of any till")},
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
