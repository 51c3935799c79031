/* SPDX-License-Identifier: MIT */
/* bill: the open bill: lines, points, coupons, and its price after each of them. */
#include "ui/flow/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "model/item.h"

#define USUAL_DAYS 14

static void edit_clear(struct till_edit *edit)
{
    free(edit->line);
    *edit = (struct till_edit){0};
}

static void edit_copy(struct till_edit *to, const struct till_edit *from)
{
    *to = *from;
    to->line = NULL;
    if (from->lines > 0) {
        to->line = mem_alloc(from->lines * sizeof *to->line);
        memcpy(to->line, from->line, from->lines * sizeof *to->line);
    }
}

void bill_forget_edits(struct till_bill *bill)
{
    while (bill->pasts > 0)
        edit_clear(&bill->past[--bill->pasts]);
}

/* Before a change: what it was can be taken back. */
static void keep_edit(struct till_bill *bill)
{
    if (bill->pasts == TILL_UNDO) {
        edit_clear(&bill->past[0]);
        memmove(bill->past, bill->past + 1, (TILL_UNDO - 1) * sizeof bill->past[0]);
        bill->pasts--;
    }
    edit_copy(&bill->past[bill->pasts++], &bill->now);
}

static void take_back(struct till_bill *bill)
{
    edit_clear(&bill->now);
    bill->now = bill->past[--bill->pasts];
    if (bill->marked >= bill->now.lines)
        bill->marked = bill->now.lines > 0 ? bill->now.lines - 1 : 0;
}

void bill_drop(struct till *till)
{
    struct till_bill *bill = &till->bill;
    bill_forget_edits(bill);
    edit_clear(&bill->now);
    sale_view_clear(&bill->view);
    *bill = (struct till_bill){0};
}

void bill_begin(struct till *till)
{
    bill_drop(till);
    act_key(till->bill.key);
}

void bill_request(const struct till *till, struct sale_request *request)
{
    const struct till_bill *bill = &till->bill;
    *request = (struct sale_request){
        .member = till->in_hand ? till->hand.member.id : 0,
        .line = bill->now.line, .lines = bill->now.lines, .coupons = bill->now.coupons, .points = bill->now.points,
        .no_points = bill->now.no_points, .round_off = bill->now.round_off,
        .approved = bill->now.approved, .discount = bill->now.discount};
    text_copy(request->reason, sizeof request->reason, bill->now.reason);
    memcpy(request->coupon, bill->now.coupon, sizeof request->coupon);
}

static bool price(struct till *till, bool best, struct error *err)
{
    struct sale_request request;
    struct sale_view view = {0};
    bill_request(till, &request);
    request.best = best;
    if (sell_price(till->desk, &request, &view, err) != STATUS_OK) {
        sale_view_clear(&view);
        return false;
    }
    sale_view_clear(&till->bill.view);
    till->bill.view = view;
    till->bill.changed = true;
    till->list.judged = 0;
    return true;
}

bool bill_price(struct till *till, struct error *err)
{
    return price(till, false, err);
}

/* After a change: prices it, or takes the change back and says why. */
static bool settle_edit(struct till *till)
{
    struct error err;
    if (bill_price(till, &err))
        return true;
    take_back(&till->bill);
    till_refuse(till, &err);
    if (till->bill.now.lines > 0 && !bill_price(till, &err))
        till_refuse(till, &err);
    return false;
}

/* A change by hand: beyond the limits a second person is asked for, and it comes again with them. */
static bool settle_by_hand(struct till *till)
{
    struct till_bill *bill = &till->bill;
    const struct staff *approver = till_approver(till);
    struct error err, again;
    bill->now.approved = sale_approves(approver);
    if (bill->now.approved)
        bill->approver = *approver;
    if (bill_price(till, &err))
        return true;
    take_back(bill);
    if (!bill_price(till, &again))
        err = again;
    if (err.status != STATUS_APPROVAL_NEEDED) {
        till_refuse(till, &err);
        return false;
    }
    till->awaiting = till->row;
    till->awaiting_spoken = till->spoken;
    approve_ask(till, &err, ask_go_on);
    return false;
}

bool bill_change(struct till *till, const struct till_edit *wanted)
{
    struct till_edit *now = &till->bill.now;
    bool by_hand = now->round_off != wanted->round_off || now->discount != wanted->discount;
    keep_edit(&till->bill);
    now->points = wanted->points;
    now->no_points = wanted->no_points;
    now->round_off = wanted->round_off;
    now->discount = wanted->discount;
    text_copy(now->reason, sizeof now->reason, wanted->reason);
    return by_hand ? settle_by_hand(till) : settle_edit(till);
}

void bill_set_price(struct till *till)
{
    struct till_bill *bill = &till->bill;
    char price[MONEY_TEXT];
    if (till->spoken.amount <= 0) {
        till_object(till, N_("An amount above 0, please."), NULL, NULL);
        return;
    }
    keep_edit(bill);
    bill->now.line[bill->marked].price = till->spoken.amount;
    if (!settle_by_hand(till))
        return;
    money_format_grouped(price, till->spoken.amount);
    till->depth = 0;
    till_tell(till, N_("Unit price of the marked line: ¥{0}"), price, NULL);
}

void bill_receipt(struct till *till)
{
    till->bill.receipt = !till->bill.receipt;
    till_tell(till, till->bill.receipt ? N_("Receipt: on for this bill.") : N_("Receipt: off for this bill."), NULL, NULL);
}

bool bill_add(struct till *till, const struct sale_line *line)
{
    struct till_bill *bill = &till->bill;
    bool first = till_base(till) != TILL_BILL && till_base(till) != TILL_TENDER;
    if (first)
        bill_begin(till);
    if (bill->now.lines == LINES_MAX) {
        till_object(till, N_("A bill has at most {0} lines. Finish it and open another."), "500", NULL);
        return false;
    }
    keep_edit(bill);
    bill->now.line = mem_resize(bill->now.line, bill->now.lines + 1, sizeof *line);
    bill->now.line[bill->now.lines++] = *line;
    if (!settle_edit(till)) {
        if (first)
            bill_drop(till);
        return false;
    }
    bill->marked = bill->now.lines - 1;
    if (first)
        till_go(till, TILL_BILL);
    else
        till->depth = 0;
    return true;
}

/* Read when it is first asked for: the first screen does not wait for it. */
static int64_t usual_bill(struct till *till)
{
    struct error err;
    int64_t day = desk_day(till->desk);
    if (till->median == 0 && !till->median_read)
        till->median_read = bill_usual(desk_db(till->desk), day - USUAL_DAYS, day, &till->median, &err) == STATUS_OK;
    return till->median;
}

/* Four bare digits that are somebody's tail and far above the usual bill: a number in the wrong prompt. */
static bool looks_like_tail(struct till *till)
{
    struct error err;
    if (!till->spoken.whole || till->tail_factor <= 0)
        return false;
    int64_t usual = usual_bill(till);
    if (usual <= 0 || till->spoken.amount <= usual * till->tail_factor)
        return false;
    if (finder_search(desk_db(till->desk), till->hot, till_text(till), 1, &till->result, &err) != STATUS_OK)
        return false;
    return till->result.hits > 0 && till->result.hit[0].phone % 10000 == strtoll(till_text(till), NULL, 10);
}

void bill_line(struct till *till)
{
    struct sale_line line = {.quantity = till->spoken.quantity, .price = till->spoken.amount};
    enum till_state state = till_state(till);
    if ((state == TILL_MEMBER || state == TILL_WALKIN) && looks_like_tail(till)) {
        struct till_question *question =
            ask_open(till, N_("{0}: an amount, or the tail of a phone?"), till_text(till), NULL);
        ask_option(question, 1, N_("amount"), ANSWER_AS_AMOUNT);
        ask_option(question, 2, N_("member"), ANSWER_AS_MEMBER);
        question->marked = -1;
        till->discard = true; /* nobody who typed ahead meant this question */
        question->amount = till->spoken.amount;
        return;
    }
    if (line.quantity <= 0 || line.price <= 0) {
        till_object(till, N_("An amount above 0, please."), NULL, NULL);
        return;
    }
    bill_add(till, &line);
}

/* By SKU or barcode. */
static void add_item(struct till *till, const char *code)
{
    struct sale_line line = {.quantity = till->spoken.quantity, .price = LIMIT_NONE};
    struct item item;
    struct error err;
    enum status status = item_by_sku(desk_db(till->desk), code, &item, &err);
    if (status == STATUS_NOT_FOUND)
        status = item_by_barcode(desk_db(till->desk), code, &item, &err);
    if (status != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    text_copy(line.sku, sizeof line.sku, item.sku);
    bill_add(till, &line);
}

void bill_item_code(struct till *till)
{
    char code[SIGN_TEXT_MAX];
    text_copy(code, sizeof code, till->spoken.code);
    if (till->spoken.quantity <= 0)
        till_object(till, N_("A quantity above 0, please."), NULL, NULL);
    else
        add_item(till, code);
}

static void remove_marked(struct till *till)
{
    struct till_bill *bill = &till->bill;
    if (bill->now.lines == 1) {
        hold_lose(till);
        bill_drop(till);
        till_go(till, till->in_hand ? TILL_MEMBER : TILL_WALKIN);
        return;
    }
    keep_edit(bill);
    struct sale_line *line = bill->now.line;
    memmove(line + bill->marked, line + bill->marked + 1, (bill->now.lines - bill->marked - 1) * sizeof *line);
    bill->now.lines--;
    if (bill->marked >= bill->now.lines)
        bill->marked = bill->now.lines - 1;
    settle_edit(till);
}

void bill_remove(struct till *till)
{
    remove_marked(till);
}

void bill_quantity(struct till *till)
{
    struct till_bill *bill = &till->bill;
    if (till->spoken.quantity == 0) {
        remove_marked(till);
        return;
    }
    keep_edit(bill);
    bill->now.line[bill->marked].quantity = till->spoken.quantity;
    settle_edit(till);
}

void bill_points(struct till *till)
{
    struct till_bill *bill = &till->bill;
    if (!till->in_hand) {
        till_object(till, N_("Take a member first: / and the tail."), NULL, NULL);
        return;
    }
    if (till->spoken.number != 0 && !hand_proven(till))
        return;
    keep_edit(bill);
    bill->now.points = till->spoken.number < 0 ? POINTS_MAX : till->spoken.number;
    if (!settle_edit(till))
        return;
    char points[MONEY_TEXT], worth[MONEY_TEXT];
    number_format_grouped(points, bill->view.points_spent);
    money_format_grouped(worth, bill->view.points_money);
    till_tell(till, N_("{0} points as money = ¥{1}"), points, worth);
}

bool till_coupon_on(const struct till *till, const char *code)
{
    const struct till_edit *now = &till->bill.now;
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

bool bill_add_coupon(struct till *till, const char *typed)
{
    struct till_bill *bill = &till->bill;
    struct error err;
    char code[COUPON_TEXT];
    bool genuine;
    if (!coupon_code_read(desk_secret(till->desk), typed, code, &genuine))
        text_copy(code, sizeof code, typed);
    if (till_coupon_on(till, code)) {
        till_object(till, N_("This coupon is on the bill already."), NULL, NULL);
        return false;
    }
    if (bill->now.coupons == COUPONS_MAX) {
        till_object(till, N_("A bill takes at most {0} coupons. Take one off first (F8)."), "20", NULL);
        return false;
    }
    keep_edit(bill);
    text_copy(bill->now.coupon[bill->now.coupons++], COUPON_TEXT, code);
    if (!settle_edit(till))
        return false;
    const struct error *refusal = bill_refusal(&bill->view, code);
    if (refusal) {
        err = *refusal;
        take_back(bill);
        till_refuse(till, &err);
        if (!bill_price(till, &err))
            till_refuse(till, &err);
        return false;
    }
    return true;
}

/* Takes the codes that stand in the priced bill, so that what is sold is what was seen. */
static void adopt_coupons(struct till_bill *bill)
{
    bill->now.coupons = bill->view.coupons < COUPONS_MAX ? bill->view.coupons : COUPONS_MAX;
    memcpy(bill->now.coupon, bill->view.coupon, sizeof bill->now.coupon);
}

static bool same_coupons(const struct till *till, const struct till_edit *before)
{
    for (size_t i = 0; i < before->coupons; i++)
        if (!till_coupon_on(till, before->coupon[i]))
            return false;
    return before->coupons == till->bill.now.coupons;
}

void bill_coupons(struct till *till)
{
    struct till_bill *bill = &till->bill;
    struct error err;
    if (!till->in_hand || till->hand.coupons.coupons == 0) {
        till_push(till, TILL_CODE);
        return;
    }
    if (!hand_proven(till))
        return;
    if (bill->best_on) {
        coupon_list_open(till);
        return;
    }
    keep_edit(bill);
    if (!price(till, true, &err)) {
        take_back(bill);
        till_refuse(till, &err);
        return;
    }
    adopt_coupons(bill);
    bill->best_on = true;
    char count[MONEY_TEXT], off[MONEY_TEXT];
    snprintf(count, sizeof count, "%zu", bill->now.coupons);
    if (same_coupons(till, &bill->past[bill->pasts - 1])) {
        edit_clear(&bill->past[--bill->pasts]); /* nothing changed */
        coupon_list_open(till); /* nothing to propose: the list says why not */
        return;
    }
    money_format_grouped(off, bill->view.discount);
    till_tell(till, N_("{0} coupon on: ¥{1} off in all"), count, off);
}

/* With part of it paid: back to an edit that still costs what was paid; false: there was none such. */
static bool undo_paid(struct till *till)
{
    struct till_bill *bill = &till->bill;
    size_t marked = bill->marked;
    struct till_edit was;
    struct error err;
    if (bill->past[bill->pasts - 1].lines == 0)
        return false;
    edit_copy(&was, &bill->now);
    take_back(bill);
    if (bill_price(till, &err) && till_due(till) >= 0) {
        edit_clear(&was);
        return true;
    }
    bill->past[bill->pasts++] = bill->now;
    bill->now = was;
    bill->marked = marked;
    if (!bill_price(till, &err))
        till_refuse(till, &err);
    return false;
}

void bill_undo(struct till *till)
{
    struct till_bill *bill = &till->bill;
    struct error err;
    if (bill->pasts == 0) { /* taken up again, or another member's since: one key throws no bill away */
        till_object(till, N_("Nothing more to take back on this bill."), NULL, NULL);
        return;
    }
    bill->best_on = false;
    if (bill->tenders > 0) {
        if (!undo_paid(till))
            till_object(till, N_("Partly paid: finish it, or take the payments back (..)."), NULL, NULL);
        return;
    }
    if (bill->past[bill->pasts - 1].lines == 0) {
        hold_lose(till);
        bill_drop(till);
        till_go(till, till->in_hand ? TILL_MEMBER : TILL_WALKIN);
        return;
    }
    take_back(bill);
    if (!bill_price(till, &err))
        till_refuse(till, &err);
}

/* One step back from an open bill is a question: a bill is not thrown away by one key. */
void bill_back(struct till *till)
{
    struct till_question *question = ask_open(till, N_("Leave this bill?"), NULL, NULL);
    ask_option(question, 1, N_("go on"), ANSWER_NO);
    ask_option(question, 2, N_("put it aside"), ANSWER_HOLD);
    ask_option(question, 3, N_("drop it"), ANSWER_DROP_BILL);
    question->marked = 1;
}
