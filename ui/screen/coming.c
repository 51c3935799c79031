/* SPDX-License-Identifier: MIT */
/* coming: asks for the next clerk after counting the drawer, by card or PIN. */
#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/handover.h"

static void proven(struct counter *counter, const struct staff *staff)
{
    if (handover_accept(counter, staff))
        identity_know(identity_top(counter), staff->code);
}

static enum status open_coming(struct counter *counter, const void *argument, struct error *err)
{
    struct identity *identity = identity_top(counter);
    const struct handover *handover = handover_open(counter);
    (void)argument;
    (void)err;
    identity->proven = proven;
    if (handover->to.id != 0) /* a card was scanned while counting */
        identity_know(identity, handover->to.code);
    return STATUS_OK;
}

/* Goes to the field before: the amount that goes to the safe. */
static void up(struct counter *counter)
{
    counter_pop(counter);
    counter_type(counter, "");
    handover_open(counter)->at = HANDOVER_DROP;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    handover_draw(canvas, counter, handover_open(counter), HANDOVER_NONE, _("4 Handover {0} (blind, held {1})"));
    identity_draw(canvas, counter, HANDOVER_ROW, HANDOVER_COL, _("Incoming: staff card or code"));
}

static const struct binding bindings[] = {
    {BIND(TAB, counter_beep)},
    {BIND(BACK_TAB, up), .key = "S-Tab", .help = N_("the field before")},
    {BIND(DOWN, counter_beep)},
    {BIND(UP, up)},
    {BIND(SECRET, identity_typed), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("checks the PIN; a staff card works too")},
    {BIND(ENTER, identity_typed)},
    {BIND(F2, identity_other), .key = "F2", .label = N_("F2Other"), .help = N_("someone else takes over")},
    {BIND(F9, handover_finish), .key = "F9", .label = N_("F9Hand over"),
     .help = N_("hands over, then shows over/short")},
    BIND_HELP,
    BIND_REPRINT,
    BIND_BACK,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_coming = {
    .title = N_("Handover"),
    .prompt = PROMPT_SECRET,
    .state_size = sizeof(struct identity),
    .open = open_coming,
    .refresh = handover_refresh,
    .scan = identity_badge,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
