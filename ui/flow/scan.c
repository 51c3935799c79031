/* SPDX-License-Identifier: MIT */
/* scan: what a scan does on whatever screen is up, and digits typed as one. */
#include "ui/flow/inside.h"

#include <string.h>

#include "base/money.h"
#include "base/text.h"

#define REPEAT_MS 2000 /* a card held before the scanner is one card */

static bool selling(const struct till *till)
{
    return till_base(till) == TILL_BILL || till_base(till) == TILL_TENDER;
}

/* "3*" before a scan: three of that item. Takes the text, and says how many. */
static int64_t said_quantity(struct till *till)
{
    struct spoken spoken;
    enum till_state state = till_state(till);
    if (keys_prompt(state) != PROMPT_BILL || sign_read(PROMPT_BILL, till_text(till), &spoken) != SIGN_QUANTITY)
        return QUANTITY_ONE;
    till_type(till, "");
    return spoken.quantity;
}

/* The same card, coupon or receipt again within two seconds; items count every time. */
static bool repeated(struct till *till, const struct route *route)
{
    struct till_scan *last = &till->last_scan;
    struct till_scan now = {.kind = route->kind, .at = till->at_ms};
    now.id = route->kind == ROUTE_MEMBER ? route->member : route->kind == ROUTE_BILL ? route->bill : route->staff.id;
    text_copy(now.coupon, sizeof now.coupon, route->coupon);
    bool counts = route->kind != ROUTE_MEMBER && route->kind != ROUTE_COUPON && route->kind != ROUTE_BILL &&
                  route->kind != ROUTE_STAFF;
    bool same = !counts && last->kind == now.kind && last->id == now.id && strcmp(last->coupon, now.coupon) == 0 &&
                now.at - last->at < REPEAT_MS;
    *last = now;
    return same;
}

static void take_item(struct till *till, const struct route *route)
{
    struct sale_line line = route->line;
    line.quantity = line.quantity * said_quantity(till) / QUANTITY_ONE;
    if (line.quantity <= 0) {
        till_object(till, N_("A quantity above 0, please."), NULL, NULL);
        return;
    }
    if (till_base(till) == TILL_IDLE)
        open_walkin(till);
    bill_add(till, &line);
}

static void ask_price(struct till *till, const char *code)
{
    text_copy(till->unit.code, sizeof till->unit.code, code);
    till->unit.quantity = said_quantity(till);
    if (till_base(till) == TILL_IDLE)
        open_walkin(till);
    till->depth = 0;
    till_push(till, TILL_UNIT);
}

/* The price of a code nobody entered: rung as an amount of that price. */
void unit_price(struct till *till)
{
    struct sale_line line = {.quantity = till->unit.quantity, .price = till->spoken.amount};
    if (line.price <= 0) {
        till_object(till, N_("An amount above 0, please."), NULL, NULL);
        return;
    }
    bill_add(till, &line);
}

/* The code itself is gone already: only how it pays is known here. */
static void take_payment(struct till *till, enum tender_kind tender)
{
    if (till_state(till) == TILL_TOPUP) {
        till->topup.chosen = true;
        till->topup.choice = tender;
        till_type(till, "");
        return;
    }
    if (!selling(till) || till->bill.now.lines == 0) {
        till_object(till, N_("A payment code: first the bill, then scan it."), NULL, NULL);
        return;
    }
    till->depth = 0;
    till_type(till, "");
    till->bill.chosen = true;
    till->bill.choice = tender;
    till->level[0].state = TILL_TENDER;
}

static void take_coupon(struct till *till, const char *code)
{
    if (till_base(till) == TILL_TENDER)
        till_object(till, N_("Paying already: take the payment back (..) for a coupon."), NULL, NULL);
    else if (till_base(till) != TILL_BILL)
        coupon_verdict_of(till, code);
    else if (bill_add_coupon(till, code))
        till->depth = 0;
}

/* A receipt opens its return. */
static void take_bill(struct till *till, int64_t bill)
{
    if (selling(till)) {
        till_object(till, N_("A receipt: finish this bill first, or put it aside (F6)."), NULL, NULL);
        return;
    }
    till->depth = 0;
    if (till_base(till) != TILL_IDLE) {
        hand_drop(till);
        till_go(till, TILL_IDLE);
    }
    back_open(till, bill);
}

static void take_staff(struct till *till, const struct staff *staff)
{
    if (till_base(till) != TILL_IDLE)
        till_object(till, N_("A staff card: finish here first, or lock the till."), NULL, NULL);
    else
        lock_change(till, staff);
}

void scan_carry_out(struct till *till, const struct route *route, const char *text)
{
    if (route->kind != ROUTE_PAYMENT && topup_part_paid(till)) { /* it would be thrown away with what is paid */
        till_object(till, N_("Partly paid: finish it, or take the payments back (..)."), NULL, NULL);
        return;
    }
    switch (route->kind) {
    case ROUTE_MEMBER:
        hand_attach(till, route->member, 0);
        return;
    case ROUTE_COUPON:
        take_coupon(till, route->coupon);
        return;
    case ROUTE_BILL:
        take_bill(till, route->bill);
        return;
    case ROUTE_STAFF:
        take_staff(till, &route->staff);
        return;
    case ROUTE_ITEM:
        take_item(till, route);
        return;
    case ROUTE_PAYMENT:
        take_payment(till, route->tender);
        return;
    case ROUTE_UNKNOWN:
        ask_price(till, text);
        return;
    case ROUTE_TEXT:
        return;
    }
}

/* The member's own card or QR is proof, as good as the digits that were asked. */
static void prove_by_card(struct till *till, const struct route *route)
{
    if (route->kind != ROUTE_MEMBER || route->member != till->hand.member.id) {
        till_object(till, N_("Not the card of this member. The digits, or back (..)."), NULL, NULL);
        return;
    }
    ask_proven(till);
}

/* States in which a scan answers what is asked, or nothing; false: it goes its ordinary way. */
static bool answers(struct till *till, const struct route *route, const char *text)
{
    switch (till_state(till)) {
    case TILL_LOCKED:
    case TILL_APPROVE:
    case TILL_COMING:
    case TILL_SHIFT:
        identify_badge(till, route->kind == ROUTE_STAFF ? text : "");
        return true;
    case TILL_PROOF:
        prove_by_card(till, route);
        return true;
    case TILL_CLAIM:
        if (route->kind != ROUTE_BILL)
            return false;
        claim_bill_of(till, route->bill);
        return true;
    case TILL_ASK:
        till_object(till, N_("Answer first, then scan again."), NULL, NULL);
        return true;
    case TILL_FORM:
        if (route->kind != ROUTE_PAYMENT)
            return false;
        till_object(till, N_("A payment code: first the bill, then scan it."), NULL, NULL);
        return true;
    default:
        return false;
    }
}

/* What was typed before the burst stays where it was typed; where the state went on it is dropped, with a beep. */
static void keep_text(struct till *till, enum till_state state, int depth, const char *typed)
{
    if (*typed == '\0')
        return;
    if (till_state(till) != state || till->depth != depth)
        till_beep(till);
    else
        till_type(till, typed);
}

static bool find(struct till *till, const char *text, struct route *route)
{
    struct error err;
    if (route_find(till->desk, text, route, &err) == STATUS_OK)
        return true;
    till_refuse(till, &err);
    return false;
}

bool scan_take(struct till *till, const char *text)
{
    struct route route;
    char typed[SIGN_TEXT_MAX];
    till->help = false;
    if (!find(till, text, &route))
        return true;
    if (repeated(till, &route) || answers(till, &route, text))
        return true;
    if (route.kind == ROUTE_TEXT || till_state(till) == TILL_FORM)
        return false;
    enum till_state state = till_state(till);
    int depth = till->depth;
    bool consumed = (route.kind == ROUTE_ITEM || route.kind == ROUTE_UNKNOWN) && strchr(till_text(till), '*');
    text_copy(typed, sizeof typed, consumed || route.kind == ROUTE_PAYMENT ? "" : till_text(till));
    till->bill.retry = false;
    scan_carry_out(till, &route, text);
    keep_text(till, state, depth, typed);
    return true;
}

/* Eight digits or more and Enter, where an amount is asked: as a scan of them. */
void scan_typed(struct till *till)
{
    struct route route;
    struct error err;
    char code[SIGN_TEXT_MAX];
    text_copy(code, sizeof code, till->spoken.code);
    if (!find(till, code, &route))
        return;
    if (route.kind == ROUTE_PAYMENT) { /* money in digits: not kept, whatever comes of it */
        explicit_bzero(till->spoken.code, sizeof till->spoken.code);
        explicit_bzero(till->level[till->depth].text, sizeof till->level[0].text);
        explicit_bzero(code, sizeof code);
    }
    if (route.kind != ROUTE_TEXT) {
        scan_carry_out(till, &route, code);
        return;
    }
    if (enrol_open(till, code))
        return;
    error_set(&err, STATUS_NOT_FOUND, "code", "neither card, phone nor barcode");
    error_arg(&err, 0, "%s", code);
    till_refuse(till, &err);
}
