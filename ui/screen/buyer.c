/* SPDX-License-Identifier: MIT */
/* buyer: the bill is a colleague's own purchase: their code or card; the staff price, no points. */
#include "base/i18n.h"
#include "desk/route.h"
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

static enum status open_buyer(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    if (counter->bill.pay.tenders > 0)
        counter_object(counter, N_("Payment has started: undo it (..) before the staff price."), NULL, NULL);
    else if (counter->in_hand)
        counter_object(counter, N_("A staff purchase has no member: take the member off first (F2, 0 Enter)."), NULL,
                       NULL);
    else if (counter->bill.now.buyer || !by_hand_already(counter))
        return STATUS_OK;
    return STATUS_NOT_PERMITTED;
}

/* staff NULL: a customer's bill again. */
static void set_buyer(struct counter *counter, const struct staff *staff)
{
    struct counter_edit wanted = counter->bill.now;
    if (staff && by_hand_already(counter))
        return;
    wanted.buyer = staff ? staff->id : 0;
    if (!bill_change(counter, &wanted))
        return;
    counter_close_above(counter);
    if (staff)
        counter_tell(counter, N_("{0} buys: staff price, no points."), render_staff(staff->name), NULL);
    else
        counter_tell(counter, N_("A customer's bill again."), NULL, NULL);
}

static void take_typed(struct counter *counter)
{
    struct staff staff;
    struct error err;
    if (staff_by_code(desk_db(counter->desk), counter->spoken.code, &staff, &err) == STATUS_OK)
        set_buyer(counter, &staff);
    else
        counter_refuse(counter, &err);
}

static void take_off(struct counter *counter)
{
    if (counter->bill.now.buyer)
        set_buyer(counter, NULL);
    else
        counter_pop(counter);
}

static bool scanned(struct counter *counter, const struct route *route, const char *text)
{
    (void)text;
    if (route->kind != ROUTE_STAFF)
        return false;
    set_buyer(counter, &route->staff);
    return true;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    int row = frame_box(canvas, BOX_ROWS);
    canvas_text(canvas, row, 1, -1, ROLE_TITLE,
                counter->bill.now.buyer ? _("A colleague buys. Another code, or Enter: a customer's bill again.")
                                        : _("Which colleague buys? Scan the staff card or type the code."));
    frame_prompt(canvas, counter, row + 1, 1, _("Staff code"), counter_text(counter));
}

static const struct binding bindings[] = {
    {BIND(COUPON, take_typed), .key = "A-Z 0-9", .label = N_("Code Enter"), .prompt = true,
     .help = N_("the bill is that colleague's: staff price, no points")},
    {BIND(ENTER, take_off), .key = "Enter", .label = N_("Enter back"), .prompt = true,
     .help = N_("back; a bill that was a colleague's is a customer's again")},
    BIND_COMMON,
};

const struct screen screen_buyer = {
    .title = N_("Staff purchase"),
    .prompt = PROMPT_CODE,
    .flags = SCREEN_BOX,
    .open = open_buyer,
    .scan = scanned,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
