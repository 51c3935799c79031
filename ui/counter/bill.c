/* SPDX-License-Identifier: MIT */
/* bill: the open bill: lines, points and coupons, priced after each edit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "model/item.h"
#include "ui/counter/counter_shared.h"

static void edit_clear(struct counter_edit *edit)
{
    free(edit->line);
    *edit = (struct counter_edit){0};
}

static void edit_copy(struct counter_edit *to, const struct counter_edit *from)
{
    *to = *from;
    to->line = NULL;
    if (from->lines > 0) {
        to->line = mem_alloc(from->lines * sizeof *to->line);
        memcpy(to->line, from->line, from->lines * sizeof *to->line);
    }
}

void bill_forget_edits(struct counter_bill *bill)
{
    while (bill->pasts > 0)
        edit_clear(&bill->past[--bill->pasts]);
}

/* Saves the state before a change, for undo. */
static void keep_edit(struct counter_bill *bill)
{
    if (bill->pasts == COUNTER_UNDO) {
        edit_clear(&bill->past[0]);
        memmove(bill->past, bill->past + 1, (COUNTER_UNDO - 1) * sizeof bill->past[0]);
        bill->pasts--;
    }
    edit_copy(&bill->past[bill->pasts++], &bill->now);
}

static void take_back(struct counter_bill *bill)
{
    edit_clear(&bill->now);
    bill->now = bill->past[--bill->pasts];
    if (bill->rows.marked >= bill->now.lines)
        bill->rows.marked = bill->now.lines > 0 ? bill->now.lines - 1 : 0;
}

void bill_drop(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    bill_forget_edits(bill);
    edit_clear(&bill->now);
    sale_view_clear(&bill->view);
    *bill = (struct counter_bill){0};
}

void bill_begin(struct counter *counter)
{
    bill_drop(counter);
    act_key(counter->bill.key);
}

void bill_request(const struct counter *counter, struct sale_request *request)
{
    const struct counter_bill *bill = &counter->bill;
    *request = (struct sale_request){.member = counter->in_hand ? counter->hand.member.id : 0,
                                     .proven = counter->in_hand && counter->shared < 2,
                                     .line = bill->now.line,
                                     .lines = bill->now.lines,
                                     .coupons = bill->now.coupons,
                                     .points = bill->now.points,
                                     .no_points = bill->now.no_points,
                                     .buyer = bill->now.buyer,
                                     .round_off = bill->now.round_off,
                                     .approved = bill->now.approved,
                                     .approver = bill->approver.id ? bill->approver.role : ROLE_OWNER,
                                     .discount = bill->now.discount};
    text_copy(request->reason, sizeof request->reason, bill->now.reason);
    memcpy(request->coupon, bill->now.coupon, sizeof request->coupon);
}

/* A part of it may be bonus, which may earn nothing. */
static bool is_stored(enum tender_kind kind)
{
    return kind == TENDER_WALLET || kind == TENDER_FAMILY;
}

/* The tenders so far, as much stored value as Enter would take, and anything else for the rest. */
static void expect_tenders(const struct counter *counter, struct sale_request *request)
{
    const struct payment *pay = &counter->bill.pay;
    int64_t due = payment_due(pay, counter->bill.view.payable);
    int64_t left = pay->choice == TENDER_FAMILY ? pay->most : payment_stored_left(pay, counter->hand.wallet_balance);
    int64_t stored = left < due ? left : due;
    memcpy(request->tender, pay->tender, sizeof request->tender);
    request->tenders = pay->tenders;
    if (pay->chosen && is_stored(pay->choice) && stored > 0) {
        struct tender *tender = &request->tender[request->tenders++];
        *tender = (struct tender){.kind = pay->choice, .amount = stored};
        text_copy(tender->reference, sizeof tender->reference, pay->named);
        due -= stored;
    }
    if (due > 0)
        request->tender[request->tenders++] = (struct tender){.kind = TENDER_OTHER, .amount = due};
}

void bill_promise(struct counter *counter)
{
    const struct payment *pay = &counter->bill.pay;
    struct sale_request request;
    struct sale_view view;
    struct error err;
    bool stored = pay->chosen && is_stored(pay->choice);
    for (size_t i = 0; i < pay->tenders; i++)
        stored = stored || is_stored(pay->tender[i].kind);
    if ((!stored && !counter->bill.promised) || pay->tenders + 2 > TENDERS_MAX)
        return;
    counter->bill.promised = stored;
    bill_request(counter, &request);
    if (stored)
        expect_tenders(counter, &request);
    if (sell_price(counter->desk, &request, &view, &err) != STATUS_OK)
        return; /* the sale itself says why */
    counter->bill.view.points_earned = view.points_earned;
    counter->bill.view.points_balance = view.points_balance;
    sale_view_clear(&view);
}

static bool price(struct counter *counter, bool best, struct error *err)
{
    struct sale_request request;
    struct sale_view view = {0};
    bill_request(counter, &request);
    request.best = best;
    if (sell_price(counter->desk, &request, &view, err) != STATUS_OK) {
        sale_view_clear(&view);
        return false;
    }
    sale_view_clear(&counter->bill.view);
    counter->bill.view = view;
    counter->bill.changed = true;
    counter->bill.promised = false;
    counter->changes++;
    bill_promise(counter);
    return true;
}

bool bill_price(struct counter *counter, struct error *err)
{
    return price(counter, false, err);
}

/* The changes by hand that an approver is asked for, which are put back until then. */
static void say_change(struct counter *counter, const struct counter_edit *wanted)
{
    const struct counter_bill *bill = &counter->bill;
    const struct counter_edit *was = &bill->now;
    char money[MONEY_TEXT], line[COUNTER_ARG_TEXT], before[MONEY_TEXT];
    if (wanted->discount != was->discount)
        approve_say(counter, N_("¥{0} off this bill: {1}"), money_format_grouped(money, wanted->discount),
                    wanted->reason);
    else if (wanted->round_off != was->round_off)
        approve_say(counter, N_("Round-off of this bill: ¥{0}"), money_format_grouped(money, wanted->round_off), NULL);
    for (size_t i = 0; i < wanted->lines && i < was->lines && i < bill->view.lines; i++) {
        if (wanted->line[i].price == was->line[i].price)
            continue;
        const char *name = bill->view.line[i].name;
        snprintf(line, sizeof line, "%.60s ¥%s", *name ? name : _("Amount"),
                 money_format_grouped(before, bill->view.line[i].unit_price));
        approve_say(counter, N_("{0}: new price ¥{1}"), line, money_format_grouped(money, wanted->line[i].price));
    }
}

/*
 * Prices the bill after a manual change. Above the limits it asks for an approver; the change is then repeated with
 * them.
 */
static bool settle_by_hand(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    const struct staff *approver = approve_staff(counter);
    struct error err, again;
    bill->now.approved = by_hand_approves(approver) && approver->id != bill->now.buyer;
    if (bill->now.approved)
        bill->approver = *approver;
    if (bill_price(counter, &err))
        return true;
    struct counter_edit wanted = {0};
    edit_copy(&wanted, &bill->now);
    take_back(bill);
    if (!bill_price(counter, &again))
        err = again;
    desk_blame_approver(approver, &err);
    if (err.status == STATUS_APPROVAL_NEEDED) {
        counter->awaiting = counter->binding;
        counter->awaiting_spoken = counter->spoken;
        approve_ask(counter, &err, ask_go_on);
        say_change(counter, &wanted);
    } else {
        counter_refuse(counter, &err);
    }
    edit_clear(&wanted);
    return false;
}

/*
 * Prices the bill after a change; if that fails, reverts the change and shows why. Who approved what was taken off by
 * hand approved no more than that: for more, an approver is asked again.
 */
static bool settle_edit(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    int64_t by_hand = bill->view.by_hand;
    struct error err;
    bool priced = bill_price(counter, &err);
    bool more = priced && bill->now.approved && bill->view.by_hand > by_hand;
    if (more || (!priced && err.status == STATUS_APPROVAL_NEEDED))
        return settle_by_hand(counter);
    if (priced)
        return true;
    take_back(&counter->bill);
    counter_refuse(counter, &err);
    if (counter->bill.now.lines > 0 && !bill_price(counter, &err))
        counter_refuse(counter, &err);
    return false;
}

bool bill_change(struct counter *counter, const struct counter_edit *wanted)
{
    struct counter_edit *now = &counter->bill.now;
    bool by_hand = now->round_off != wanted->round_off || now->discount != wanted->discount;
    keep_edit(&counter->bill);
    now->points = wanted->points;
    now->no_points = wanted->no_points;
    now->buyer = wanted->buyer;
    now->round_off = wanted->round_off;
    now->discount = wanted->discount;
    text_copy(now->reason, sizeof now->reason, wanted->reason);
    return by_hand ? settle_by_hand(counter) : settle_edit(counter);
}

void bill_set_price(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    char price[MONEY_TEXT];
    if (counter->spoken.amount <= 0) {
        counter_object(counter, N_("Enter an amount above 0."), NULL, NULL);
        return;
    }
    keep_edit(bill);
    bill->now.line[bill->rows.marked].price = counter->spoken.amount;
    if (!*bill->now.reason) /* why the price of a single line is wrong */
        text_copy(bill->now.reason, sizeof bill->now.reason, _("price tag"));
    if (!settle_by_hand(counter))
        return;
    money_format_grouped(price, counter->spoken.amount);
    counter_close_above(counter);
    counter_tell(counter, N_("Unit price of the marked line: ¥{0}"), price, NULL);
}

bool bill_add(struct counter *counter, const struct sale_line *line)
{
    struct counter_bill *bill = &counter->bill;
    bool first = counter_base(counter) != SCREEN_BILL && counter_base(counter) != SCREEN_TENDER;
    if (first)
        bill_begin(counter);
    if (bill->now.lines == LINES_MAX) {
        counter_object(counter, N_("A bill has at most {0} lines. Finish it and open another."), "500", NULL);
        return false;
    }
    keep_edit(bill);
    bill->now.line = mem_resize(bill->now.line, bill->now.lines + 1, sizeof *line);
    bill->now.line[bill->now.lines++] = *line;
    if (!settle_edit(counter)) {
        if (first)
            bill_drop(counter);
        return false;
    }
    bill->rows.marked = bill->now.lines - 1;
    if (first)
        counter_go(counter, SCREEN_BILL);
    else
        counter_close_above(counter);
    return true;
}

static void add_asked(struct counter *counter)
{
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = counter->question.amount};
    if (bill_add(counter, &line))
        counter_type(counter, "");
}

void bill_line(struct counter *counter)
{
    struct sale_line line = {.quantity = counter->spoken.quantity, .price = counter->spoken.amount};
    enum screen_id state = counter_screen(counter);
    if ((state == SCREEN_MEMBER || state == SCREEN_WALKIN) && usual_tail(counter)) {
        struct counter_question *question =
            ask_open(counter, N_("{0}: an amount, or the last 4 of a phone?"), counter_text(counter), NULL);
        ask_option(question, 1, N_("amount"), add_asked);
        ask_option(question, 2, N_("member"), hand_find_typed);
        question->marked = -1;
        counter->discard = true; /* type-ahead was not meant for this question */
        question->amount = counter->spoken.amount;
        return;
    }
    if (line.quantity <= 0 || line.price <= 0) {
        counter_object(counter, N_("Enter an amount above 0."), NULL, NULL);
        return;
    }
    if (!usual_asked(counter))
        bill_add(counter, &line);
}

/* Letters typed instead of an amount search an item; "3*" before them means three of it. */
void bill_find_item(struct counter *counter)
{
    struct spoken spoken;
    bool said = grammar_read(PROMPT_BILL, counter_text(counter), &spoken) == SIGN_QUANTITY;
    int64_t quantity = said ? spoken.quantity : QUANTITY_ONE;
    counter_show(counter, SCREEN_ITEM, &quantity);
}

/* Adds the item with that SKU or barcode. */
static void add_item(struct counter *counter, const char *code)
{
    struct sale_line line = {.quantity = counter->spoken.quantity, .price = LIMIT_NONE};
    struct item item;
    struct error err;
    enum status status = item_by_sku(desk_db(counter->desk), code, &item, &err);
    if (status == STATUS_NOT_FOUND)
        status = item_by_barcode(desk_db(counter->desk), code, &item, &err);
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    text_copy(line.sku, sizeof line.sku, item.sku);
    bill_add(counter, &line);
}

void bill_item_code(struct counter *counter)
{
    char code[SIGN_TEXT_MAX];
    text_copy(code, sizeof code, counter->spoken.code);
    if (counter->spoken.quantity <= 0)
        counter_object(counter, N_("Enter a quantity above 0."), NULL, NULL);
    else
        add_item(counter, code);
}

/* Removing the last line closes the bill; the member stays in hand. */
static void give_up(struct counter *counter)
{
    hold_lose(counter);
    bill_drop(counter);
    counter_go(counter, counter->in_hand ? SCREEN_MEMBER : SCREEN_WALKIN);
}

static void remove_marked(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    struct sale_line *line = bill->now.line + bill->rows.marked;
    if (bill->now.lines == 1) {
        give_up(counter);
        return;
    }
    keep_edit(bill);
    memmove(line, line + 1, (bill->now.lines - bill->rows.marked - 1) * sizeof *line);
    list_set(&bill->rows, --bill->now.lines);
    settle_edit(counter);
}

void bill_set_quantity(struct counter *counter, int64_t quantity)
{
    struct counter_bill *bill = &counter->bill;
    if (quantity == 0) {
        remove_marked(counter);
        return;
    }
    keep_edit(bill);
    bill->now.line[bill->rows.marked].quantity = quantity;
    settle_edit(counter);
}

void bill_tell_points(struct counter *counter)
{
    char points[MONEY_TEXT], worth[MONEY_TEXT];
    number_format_grouped(points, counter->bill.view.points_spent);
    money_format_grouped(worth, counter->bill.view.points_money);
    counter_tell(counter, N_("{0} points as money = ¥{1}"), points, worth);
}

bool bill_coupon_on(const struct counter *counter, const char *code)
{
    const struct counter_edit *now = &counter->bill.now;
    for (size_t i = 0; i < now->coupons; i++)
        if (strcmp(now->coupon[i], code) == 0)
            return true;
    return false;
}

const struct error *bill_refusal(const struct sale_view *view, const char *code)
{
    for (size_t i = 0; i < view->refused_count; i++)
        if (strcmp(view->refused[i].coupon, code) == 0)
            return &view->refused[i].error;
    return NULL;
}

bool bill_add_coupon(struct counter *counter, const char *typed)
{
    struct counter_bill *bill = &counter->bill;
    struct error err;
    char code[COUPON_TEXT];
    bool genuine;
    if (!coupon_code_read(desk_secret(counter->desk), typed, code, &genuine))
        text_copy(code, sizeof code, typed);
    if (bill_coupon_on(counter, code)) {
        counter_object(counter, N_("This coupon is already on the bill."), NULL, NULL);
        return false;
    }
    if (bill->now.coupons == COUPONS_MAX) {
        counter_object(counter, N_("A bill takes at most {0} coupons. Take one off first (F8)."), "20", NULL);
        return false;
    }
    keep_edit(bill);
    text_copy(bill->now.coupon[bill->now.coupons++], COUPON_TEXT, code);
    if (!settle_edit(counter))
        return false;
    const struct error *refusal = bill_refusal(&bill->view, code);
    if (refusal) {
        err = *refusal;
        take_back(bill);
        counter_refuse(counter, &err);
        if (!bill_price(counter, &err))
            counter_refuse(counter, &err);
        return false;
    }
    return true;
}

void bill_remove_coupon(struct counter *counter, const char *code)
{
    struct counter_edit *now = &counter->bill.now;
    size_t at = 0;
    while (at < now->coupons && strcmp(now->coupon[at], code) != 0)
        at++;
    if (at == now->coupons)
        return;
    keep_edit(&counter->bill);
    now->coupons--;
    memmove(now->coupon[at], now->coupon[at + 1], (now->coupons - at) * sizeof now->coupon[0]);
    settle_edit(counter);
}

/* Takes the coupon codes from the priced bill, so that what is sold is what was shown. */
static void adopt_coupons(struct counter_bill *bill)
{
    bill->now.coupons = bill->view.coupons < COUPONS_MAX ? bill->view.coupons : COUPONS_MAX;
    memcpy(bill->now.coupon, bill->view.coupon, sizeof bill->now.coupon);
}

static bool same_coupons(const struct counter *counter, const struct counter_edit *before)
{
    for (size_t i = 0; i < before->coupons; i++)
        if (!bill_coupon_on(counter, before->coupon[i]))
            return false;
    return before->coupons == counter->bill.now.coupons;
}

bool bill_put_best(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    struct error err;
    keep_edit(bill);
    if (!price(counter, true, &err)) {
        take_back(bill);
        counter_refuse(counter, &err);
        return false;
    }
    adopt_coupons(bill);
    bill->best_on = true;
    if (!same_coupons(counter, &bill->past[bill->pasts - 1]))
        return true;
    edit_clear(&bill->past[--bill->pasts]); /* nothing has changed, so there is nothing to undo */
    return false;
}

/*
 * Undoes the last edit of a partly paid bill, unless the bill would then cost less than what is paid; false: not
 * undone.
 */
static bool undo_paid(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    size_t marked = bill->rows.marked;
    struct counter_edit was;
    struct error err;
    if (bill->past[bill->pasts - 1].lines == 0)
        return false;
    edit_copy(&was, &bill->now);
    take_back(bill);
    if (bill_price(counter, &err) && payment_due(&bill->pay, bill->view.payable) >= 0) {
        edit_clear(&was);
        return true;
    }
    bill->past[bill->pasts++] = bill->now;
    bill->now = was;
    bill->rows.marked = marked;
    if (!bill_price(counter, &err))
        counter_refuse(counter, &err);
    return false;
}

void bill_undo(struct counter *counter)
{
    struct counter_bill *bill = &counter->bill;
    struct error err;
    if (bill->pasts == 0) { /* a bill recalled, or moved to another member: one key must not drop all of it */
        counter_object(counter, N_("Nothing more to undo on this bill."), NULL, NULL);
        return;
    }
    bill->best_on = false;
    if (bill->pay.tenders > 0) {
        if (!undo_paid(counter))
            counter_object(counter, N_("Partly paid: finish, or undo the payments (..)."), NULL, NULL);
        return;
    }
    if (bill->past[bill->pasts - 1].lines == 0) {
        give_up(counter);
        return;
    }
    take_back(bill);
    if (!bill_price(counter, &err))
        counter_refuse(counter, &err);
}
