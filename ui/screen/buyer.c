/* SPDX-License-Identifier: MIT */
/*
 * buyer: the bill is a colleague's own purchase, at the staff price, without points. The colleague is there: their
 * card, or code and PIN; a practice shop asks for no PIN.
 */
#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define BOX_ROWS 3

/* The staff price comes first: what is taken off besides it is approved as such. */
static bool by_hand_already(struct counter *counter)
{
    if (counter->bill.view.by_hand <= 0)
        return false;
    counter_object(counter, N_("Something is taken off by hand: undo that first, then the staff price."), NULL, NULL);
    return true;
}

/* staff NULL: a customer's bill again. */
static bool set_buyer(struct counter *counter, const struct staff *staff)
{
    struct counter_edit wanted = counter->bill.now;
    if (staff && by_hand_already(counter))
        return false;
    wanted.buyer = staff ? staff->id : 0;
    if (!bill_change(counter, &wanted))
        return false;
    counter_close_above(counter);
    if (staff)
        counter_tell(counter, N_("{0} buys: staff price, no points."), render_staff(staff->name), NULL);
    else
        counter_tell(counter, N_("A customer's bill again."), NULL, NULL);
    return true;
}

static void proven(struct counter *counter, const struct staff *staff)
{
    if (!set_buyer(counter, staff))
        identity_other(counter);
}

static enum status open_buyer(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    identity_top(counter)->proven = proven;
    if (counter->bill.pay.tenders > 0)
        counter_object(counter, N_("Payment has started: undo it (..) before the staff price."), NULL, NULL);
    else if (counter->in_hand)
        counter_object(counter, N_("A staff purchase has no member: take the member off first (F2, 0 Enter)."), NULL,
                       NULL);
    else if (counter->bill.now.buyer || !by_hand_already(counter))
        return STATUS_OK;
    return STATUS_NOT_PERMITTED;
}

static void take_off(struct counter *counter)
{
    if (identity_top(counter)->pin)
        counter_beep(counter);
    else if (!counter->bill.now.buyer)
        counter_pop(counter);
    else
        set_buyer(counter, NULL);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    int row = frame_box(canvas, BOX_ROWS);
    canvas_text(canvas, row, 1, -1, ROLE_TITLE,
                counter->bill.now.buyer ? _("A colleague buys. Another code, or Enter: a customer's bill again.")
                                        : _("Which colleague buys? Scan the staff card or type the code."));
    identity_draw(canvas, counter, row + 1, 1, _("Staff code"));
}

static const struct binding bindings[] = {
    {BIND(SECRET, identity_typed), .key = "A-Z 0-9", .label = N_("Code Enter"), .prompt = true,
     .help = N_("the bill is that colleague's: staff price, no points")},
    {BIND(ENTER, take_off), .key = "Enter", .label = N_("Enter back"),
     .help = N_("back; a bill that was a colleague's is a customer's again")},
    {BIND(F2, identity_other), .key = "F2", .label = N_("F2Other"), .help = N_("someone else buys")},
    BIND_HELP,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_buyer = {
    .title = N_("Staff purchase"),
    .prompt = PROMPT_SECRET,
    .flags = SCREEN_BOX | SCREEN_DISARMS,
    .state_size = sizeof(struct identity),
    .open = open_buyer,
    .scan = identity_badge,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
