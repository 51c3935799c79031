/* SPDX-License-Identifier: MIT */
/* scan: routing of scans on any screen, and of codes typed as digits. */
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"

#define REPEAT_MS 2000 /* a card held in front of the scanner is read several times */

static bool selling(const struct counter *counter)
{
    return counter_base(counter) == SCREEN_BILL || counter_base(counter) == SCREEN_TENDER;
}

/* The quantity typed before a scan: "3*" means three of that item. Clears the text. */
static int64_t said_quantity(struct counter *counter)
{
    struct spoken spoken;
    enum screen_id state = counter_screen(counter);
    if (counter->screens[state]->prompt != PROMPT_BILL ||
        grammar_read(PROMPT_BILL, counter_text(counter), &spoken) != SIGN_QUANTITY)
        return QUANTITY_ONE;
    counter_type(counter, "");
    return spoken.quantity;
}

/* Whether the same card, coupon or receipt was scanned within REPEAT_MS. Items count every time. */
static bool is_repeated(struct counter *counter, const struct route *route)
{
    struct counter_scan *last = &counter->last_scan;
    struct counter_scan now = {.kind = route->kind, .at = counter->at_ms};
    now.id = route->kind == ROUTE_MEMBER ? route->member : route->kind == ROUTE_BILL ? route->bill : route->staff.id;
    text_copy(now.coupon, sizeof now.coupon, route->coupon);
    bool counts = route->kind != ROUTE_MEMBER && route->kind != ROUTE_COUPON && route->kind != ROUTE_BILL &&
                  route->kind != ROUTE_STAFF;
    bool same = !counts && last->kind == now.kind && last->id == now.id && strcmp(last->coupon, now.coupon) == 0 &&
                now.at - last->at < REPEAT_MS;
    *last = now;
    return same;
}

static void take_item(struct counter *counter, const struct route *route)
{
    struct sale_line line = route->line;
    line.quantity = line.quantity * said_quantity(counter) / QUANTITY_ONE;
    if (line.quantity <= 0) {
        counter_object(counter, N_("Enter a quantity above 0."), NULL, NULL);
        return;
    }
    if (counter_base(counter) == SCREEN_IDLE)
        hand_walk_in(counter);
    bill_add(counter, &line);
}

static void ask_price(struct counter *counter, const char *code)
{
    text_copy(counter->unit.code, sizeof counter->unit.code, code);
    counter->unit.quantity = said_quantity(counter);
    if (counter_base(counter) == SCREEN_IDLE)
        hand_walk_in(counter);
    counter_close_above(counter);
    counter_push(counter, SCREEN_UNIT);
}

/* Payment codes are not passed on: only the tender is known here, and the money is taken on another device. */
static void take_payment(struct counter *counter, enum tender_kind tender)
{
    if (counter_screen(counter) == SCREEN_TOPUP)
        payment_choose(counter->paying, tender);
    else if (selling(counter) && counter->bill.now.lines > 0)
        pay_choose(counter, tender);
    else {
        counter_object(counter, N_("This is a payment code: open the bill first, then scan it."), NULL, NULL);
        return;
    }
    counter_type(counter, "");
    if (!counter->refused)
        counter_tell(counter, N_("Nothing is charged here: take it on the {0} device, then Enter."),
                     render_tender(tender_code(tender)), NULL);
}

static void take_coupon(struct counter *counter, const char *code)
{
    if (counter_base(counter) == SCREEN_TENDER)
        counter_object(counter, N_("Payment has started: undo it (..) before using a coupon."), NULL, NULL);
    else if (counter_base(counter) != SCREEN_BILL)
        coupon_verdict_of(counter, code);
    else if (bill_add_coupon(counter, code))
        counter_close_above(counter);
}

/* A receipt opens its return. */
static void take_bill(struct counter *counter, int64_t bill)
{
    if (selling(counter)) {
        counter_object(counter, N_("This is a receipt: finish this bill first, or hold it (F6)."), NULL, NULL);
        return;
    }
    counter_close_above(counter);
    if (counter_base(counter) != SCREEN_IDLE) {
        hand_drop(counter);
        counter_go(counter, SCREEN_IDLE);
    }
    counter_show(counter, SCREEN_RETURN, &bill);
}

static void take_staff(struct counter *counter, const struct staff *staff)
{
    if (counter_base(counter) != SCREEN_IDLE)
        counter_object(counter, N_("This is a staff card: finish here first, or lock the till."), NULL, NULL);
    else
        lock_change(counter, staff);
}

void scan_carry_out(struct counter *counter, const struct route *route, const char *text)
{
    if (route->kind != ROUTE_PAYMENT &&
        payment_topup_begun(counter)) { /* a scan would close the top-up and lose what is paid */
        counter_object(counter, N_("Partly paid: finish, or undo the payments (..)."), NULL, NULL);
        return;
    }
    switch (route->kind) {
    case ROUTE_MEMBER:
        hand_attach(counter, route->member, 0);
        return;
    case ROUTE_COUPON:
        take_coupon(counter, route->coupon);
        return;
    case ROUTE_BILL:
        take_bill(counter, route->bill);
        return;
    case ROUTE_STAFF:
        take_staff(counter, &route->staff);
        return;
    case ROUTE_ITEM:
        take_item(counter, route);
        return;
    case ROUTE_PAYMENT:
        take_payment(counter, route->tender);
        return;
    case ROUTE_UNKNOWN:
        ask_price(counter, text);
        return;
    case ROUTE_TEXT:
        return;
    }
}

static bool screen_takes(struct counter *counter, const struct route *route, const char *text)
{
    const struct screen *top = counter_top(counter);
    return top->scan && top->scan(counter, route, text);
}

/* Puts the text typed before the scan back; if the screen has changed, drops it with a beep. */
static void keep_text(struct counter *counter, enum screen_id state, int depth, const char *typed)
{
    if (*typed == '\0')
        return;
    if (counter_screen(counter) != state || counter->depth != depth)
        counter_beep(counter);
    else
        counter_type(counter, typed);
}

static bool find(struct counter *counter, const char *text, struct route *route)
{
    struct error err;
    if (route_find(counter->desk, text, route, &err) == STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

bool scan_take(struct counter *counter, const char *text)
{
    struct route route;
    char typed[SIGN_TEXT_MAX];
    counter->help = false;
    if (!find(counter, text, &route))
        return true;
    if (is_repeated(counter, &route) || screen_takes(counter, &route, text))
        return true;
    if (route.kind == ROUTE_TEXT || counter_top(counter)->prompt == PROMPT_FIELD)
        return false;
    enum screen_id state = counter_screen(counter);
    int depth = counter->depth;
    bool consumed = (route.kind == ROUTE_ITEM || route.kind == ROUTE_UNKNOWN) && strchr(counter_text(counter), '*');
    text_copy(typed, sizeof typed, consumed || route.kind == ROUTE_PAYMENT ? "" : counter_text(counter));
    counter->bill.pay.retry = false;
    scan_carry_out(counter, &route, text);
    keep_text(counter, state, depth, typed);
    return true;
}

bool scan_bill_number(struct counter *counter, int64_t *bill)
{
    struct error err;
    if (bill_resolve(desk_db(counter->desk), desk_till_id(counter->desk), counter->spoken.code, bill, &err) ==
        STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

/* Eight digits or more and Enter, where an amount is asked, are treated like a scan. */
void scan_typed(struct counter *counter)
{
    struct route route;
    struct error err;
    char code[SIGN_TEXT_MAX];
    text_copy(code, sizeof code, counter->spoken.code);
    if (!find(counter, code, &route))
        return;
    if (route.kind == ROUTE_PAYMENT) { /* a payment code must not stay in memory, whatever the outcome */
        explicit_bzero(counter->spoken.code, sizeof counter->spoken.code);
        explicit_bzero(counter->place[counter->depth].text, sizeof counter->place[0].text);
        explicit_bzero(code, sizeof code);
    }
    if (route.kind != ROUTE_TEXT) {
        scan_carry_out(counter, &route, code);
        return;
    }
    if (hand_enrol(counter, code))
        return;
    error_set(&err, STATUS_NOT_FOUND, "code", "neither card, phone nor barcode");
    error_arg(&err, 0, "%s", code);
    counter_refuse(counter, &err);
}
