/* SPDX-License-Identifier: MIT */
#include "desk/sell.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "rules/draw.h"
#include "rules/earn.h"
#include "model/held.h"
#include "model/lot.h"
#include "model/member.h"
#include "model/tier_history.h"
#include "desk/desk_priv.h"
#include "desk/sale_view.h"

/* The result stored with the key: ids and amounts. */
struct sale_result {
    int64_t bill, txn, change, points_balance, wallet_balance, owed_points;
};
static const struct act_field RESULT[] = {
    ACT_FIELD(sale_result, bill),           ACT_FIELD(sale_result, txn),
    ACT_FIELD(sale_result, change),         ACT_FIELD(sale_result, points_balance),
    ACT_FIELD(sale_result, wallet_balance), ACT_FIELD(sale_result, owed_points)};

/* State of one sale while it is priced and written. */
struct sale {
    const struct sale_request *request;
    struct snapshot snap;
    struct quote quote;
    struct payment_plan plan;
    struct tier_change rise; /* member 0: none */
};

static void sale_clear(struct sale *sale)
{
    snapshot_clear(&sale->snap);
    quote_clear(&sale->quote);
}

/* --- pricing ---------------------------------------------------------------------------------------------------- */

static enum status price_snapshot(struct sale *sale, struct error *err)
{
    TRY(quote_make(sale->snap.programme, &sale->snap.input, &sale->quote, err));
    return tender_plan(sale->request, sale->quote.payable, sale->snap.principal + sale->snap.bonus,
                       sale->snap.programme->till.cash_rounding, &sale->plan, err);
}

static enum status price_request(struct desk *desk, struct sale *sale, int64_t day, int64_t at, struct error *err)
{
    TRY(snapshot_take(desk, sale->request, day, at, &sale->snap, err));
    TRY(by_hand_check(desk, sale->request, &sale->snap, err));
    TRY(price_snapshot(sale, err));
    TRY(staff_sale_check(desk, sale->request, sale->quote.payable, day, err));
    return named_check(desk, sale->request->member, day, &sale->plan, err);
}

/* The part of the bill paid by what earns no points. */
static int64_t earns_nothing(const struct programme *programme, const struct sale *sale,
                             const struct wallet_split *split)
{
    int64_t amount = programme->wallet.bonus_earns ? 0 : split->bonus + sale->plan.family.split.bonus;
    for (size_t i = 0; i < sale->plan.tenders; i++)
        if (sale->plan.tender[i].kind == TENDER_VOUCHER && !programme->points.voucher_earns)
            amount += sale->plan.tender[i].amount;
    return amount;
}

/* The bill as frozen, with the part paid by what earns nothing spread over the lines. The caller frees bill->line. */
static enum status freeze_sale(const struct sale *sale, struct frozen_bill *bill, struct wallet_split *split,
                               struct error *err)
{
    const struct programme *programme = sale->snap.programme;
    *split = (struct wallet_split){0};
    if (sale->plan.wallet)
        TRY(draw_wallet(programme->wallet.draw, sale->snap.principal, sale->snap.bonus, sale->plan.wallet, split, err));
    *bill =
        (struct frozen_bill){.lines = sale->quote.lines, .earns = sale->request->member && !sale->request->no_points};
    bill->line = mem_alloc(bill->lines * sizeof *bill->line);
    for (size_t i = 0; i < bill->lines; i++) {
        const struct priced_line *l = &sale->quote.line[i];
        bill->line[i] = (struct frozen_line){.quantity = sale->snap.line[i].quantity,
                                             .net = l->net,
                                             .points_money = l->points_money,
                                             .earns = l->earns,
                                             .multiplier = l->multiplier};
    }
    earn_spread_bonus(bill->line, bill->lines, earns_nothing(programme, sale, split));
    bill->points_spent = sale->quote.points_spent;
    bill->points_bonus = sale->quote.points_bonus;
    return STATUS_OK;
}

/* What is on account earns when it is settled, the whole bill then. */
static int64_t earn_now(struct sale *sale, const struct frozen_bill *bill)
{
    if (!bill->earns || !named_on_account(&sale->plan))
        return earn_points(sale->snap.programme, bill, &sale->quote.steps);
    step_set(step_add(&sale->quote.steps, STEP_EARN_NONE, NULL, NULL), "account", 1);
    return 0;
}

/* The tier that this sale raises the member to, if any. */
static enum status find_rise(struct desk *desk, struct sale *sale, int64_t day, int64_t earned, struct error *err)
{
    const struct programme *programme = sale->snap.programme;
    const struct member_facts *facts = sale->snap.input.member;
    bool by_spend = programme->tier.measure == MEASURE_SPEND;
    if (!facts || sale->request->no_points)
        return STATUS_OK;
    int64_t add = by_spend ? sale->quote.payable : earned;
    sale->rise = (struct tier_change){.member = facts->id, .day = day};
    if (!sale->snap.measured)
        return tier_history_rise(desk->db, programme, facts->level, add, &sale->quote.steps, &sale->rise, err);
    tier_history_reach(programme, facts->level, *sale->snap.measured + add, &sale->quote.steps, &sale->rise);
    return STATUS_OK;
}

static const char *tier_after(const struct sale *sale)
{
    return sale->rise.member ? sale->rise.new : sale->snap.tier;
}

/* --- the preview ------------------------------------------------------------------------------------------------ */

static void view_quote(const struct sale *sale, struct sale_view *view)
{
    const struct quote *quote = &sale->quote;
    view->gross = quote->gross;
    view->discount = quote->discount;
    view->points_money = quote->points_money;
    view->round_off = quote->round_off;
    view->payable = quote->payable;
    view->points_spent = quote->points_spent;
    view->points_allowed = quote->points_allowed;
    view->due = sale->plan.due;
    view->change = sale->plan.change;
    view->by_hand = by_hand_off(sale->request, &sale->snap);
    view->cash_unit = sale->snap.programme->till.cash_rounding;
    view->tenders = sale->plan.tenders;
    memcpy(view->tender, sale->plan.tender, sizeof view->tender);
    text_copy(view->family, sizeof view->family, sale->plan.family.name);
    for (size_t i = 0; i < quote->applied_count; i++)
        if (quote->applied[i].coupon >= 0 && view->coupons < COUPONS_MAX)
            text_copy(view->coupon[view->coupons++], COUPON_TEXT, sale->snap.coupon[quote->applied[i].coupon].code);
}

static void view_member(const struct sale *sale, struct sale_view *view)
{
    const struct member_facts *facts = &sale->snap.facts;
    int64_t earned = sale->snap.programme->points.delay_days ? 0 : view->points_earned;
    int64_t settled = earned < facts->points_owed ? earned : facts->points_owed;
    view->member = facts->id;
    view->points_balance = facts->points - view->points_spent + earned - settled;
    view->owed_points = facts->points_owed - settled;
    view->wallet_balance = sale->snap.principal + sale->snap.bonus - sale->plan.wallet;
    text_copy(view->tier_before, sizeof view->tier_before, sale->snap.tier);
    text_copy(view->tier, sizeof view->tier, tier_after(sale));
}

static enum status view_lines(struct desk *desk, const struct sale *sale, struct sale_view *view, struct error *err)
{
    view->line = mem_alloc((sale->quote.lines ? sale->quote.lines : 1) * sizeof *view->line);
    for (size_t i = 0; i < sale->quote.lines; i++) {
        const struct quote_line *asked = &sale->snap.line[i];
        struct view_line *line = &view->line[view->lines++];
        *line = (struct view_line){.no = (int64_t)i + 1,
                                   .quantity = asked->quantity,
                                   .unit_price = asked->unit_price,
                                   .gross = sale->quote.line[i].gross,
                                   .net = sale->quote.line[i].net};
        text_copy(line->category, sizeof line->category, asked->category);
        TRY(sale_view_item(desk->db, asked->item, line, err));
    }
    return STATUS_OK;
}

static enum status preview(struct desk *desk, struct sale *sale, struct sale_view *view, struct error *err)
{
    struct frozen_bill bill;
    struct wallet_split split;
    int64_t at = clock_now(), day = desk_day(desk);
    TRY(price_request(desk, sale, day, at, err));
    TRY(freeze_sale(sale, &bill, &split, err));
    view->points_earned = earn_now(sale, &bill);
    free(bill.line);
    lapses_explain(&sale->snap.lapses, &sale->quote.steps);
    TRY(find_rise(desk, sale, day, view->points_earned, err));
    view->at = at;
    view->day = day;
    view_quote(sale, view);
    if (sale->request->member)
        view_member(sale, view);
    return view_lines(desk, sale, view, err);
}

enum status sell_price(struct desk *desk, const struct sale_request *request, struct sale_view *view, struct error *err)
{
    struct sale sale = {.request = request};
    *view = (struct sale_view){0};
    TRY(db_begin_read(desk->db, err));
    enum status status = preview(desk, &sale, view, err);
    db_end_read(desk->db);
    view->steps = sale.quote.steps; /* the view takes over steps and refused offers */
    view->refused = sale.quote.refused;
    view->refused_count = sale.quote.refused_count;
    view->gift = sale.quote.gift;
    view->gifts = sale.quote.gifts;
    memcpy(view->near, sale.quote.near, sizeof view->near);
    view->nears = sale.quote.nears;
    sale.quote.steps = (struct steps){0};
    sale.quote.refused = NULL;
    sale.quote.refused_count = 0;
    sale.quote.gift = NULL;
    sale.quote.gifts = 0;
    sale_clear(&sale);
    if (status != STATUS_OK)
        sale_view_clear(view);
    return status;
}

enum status sell_check_tender(struct desk *desk, int64_t member, const struct tender *tender, struct error *err)
{
    struct payment_plan plan = {.tender = {*tender}, .tenders = 1};
    TRY(db_begin_read(desk->db, err));
    enum status status = named_check(desk, member, desk_day(desk), &plan, err);
    db_end_read(desk->db);
    return status;
}

/* --- writing ---------------------------------------------------------------------------------------------------- */

/* A refused coupon on the bill refuses the whole sale. */
static enum status refuse_coupons(const struct sale *sale, struct error *err)
{
    for (size_t i = 0; i < sale->quote.refused_count; i++)
        if (*sale->quote.refused[i].coupon) {
            *err = sale->quote.refused[i].error;
            return err->status;
        }
    return STATUS_OK;
}

/* Stores the reason for prices and discounts by hand with the entry. */
static enum status keep_reason(struct act *act, const struct sale *sale, struct error *err)
{
    if (sale->request->discount > 0 && !*sale->request->reason) {
        error_set(err, STATUS_MISSING_VALUE, "reason", N_("a manual discount must have a reason"));
        error_arg(err, 0, "reason");
        return STATUS_MISSING_VALUE;
    }
    text_copy(act->entry.reason, sizeof act->entry.reason, sale->request->reason);
    return STATUS_OK;
}

static enum status refuse_short(const struct sale *sale, struct error *err)
{
    char due[MONEY_TEXT];
    if (sale->plan.due == 0)
        return STATUS_OK;
    error_set(err, STATUS_TENDER_SHORT, "pay", "the tenders do not cover what is due");
    error_arg(err, 0, "%s", money_format(due, sale->plan.due));
    return STATUS_TENDER_SHORT;
}

static char *shares_text(const struct priced_line *line)
{
    struct buffer text = {0};
    buffer_add(&text, "[");
    for (size_t i = 0; i < line->shares; i++)
        buffer_format(&text, "%s[%d,%" PRId64 "]", i ? "," : "", line->share[i].step + 1, line->share[i].amount);
    buffer_add(&text, "]");
    return text.text;
}

static void enter_lines(struct entry *entry, const struct sale *sale, const struct frozen_bill *bill)
{
    for (size_t i = 0; i < sale->quote.lines; i++) {
        const struct quote_line *asked = &sale->snap.line[i];
        const struct priced_line *priced = &sale->quote.line[i];
        struct bill_line_row *row = entry_line(entry);
        row->item = asked->item;
        row->quantity = asked->quantity;
        if (asked->counted) /* more may be sold than is there: it is listed, not refused */
            entry_stock(entry, asked->item, false, -asked->quantity);
        row->unit_price = asked->unit_price;
        row->gross = priced->gross;
        row->discount = priced->discount;
        row->points_money = priced->points_money;
        row->round_off = priced->round_off;
        row->net = priced->net;
        row->bonus_paid = bill->line[i].bonus_paid;
        row->earns = priced->earns;
        row->multiplier = priced->multiplier;
        row->shares = shares_text(priced);
        text_copy(row->category, sizeof row->category, asked->category);
    }
}

static enum status enter_bill(struct act *act, const struct sale *sale, const struct frozen_bill *bill, int64_t bonus,
                              int64_t earned, struct error *err)
{
    struct entry *entry = &act->entry;
    entry->member = sale->request->member;
    TRY(entry_bill(act->db, entry, err));
    struct bill_row *row = &entry->bill_row;
    row->gross = sale->quote.gross;
    row->discount = sale->quote.discount;
    row->points_money = sale->quote.points_money;
    row->round_off = sale->quote.round_off;
    row->payable = sale->quote.payable;
    row->bonus_paid = bonus;
    row->points_spent = sale->quote.points_spent;
    row->points_earned = earned;
    row->points_bonus = bill->points_bonus < earned ? bill->points_bonus : earned;
    row->earns = !sale->request->no_points;
    text_copy(row->tier, sizeof row->tier, sale->snap.tier);
    text_copy(row->tier_after, sizeof row->tier_after, tier_after(sale));
    enter_lines(entry, sale, bill);
    return STATUS_OK;
}

static void explain_tender(struct steps *steps, const struct tender *tender)
{
    struct step *step = step_add(steps, STEP_TENDER, tender_code(tender->kind), NULL);
    step_set(step, "amount", tender->amount);
    if (tender->kind != TENDER_VOUCHER)
        return;
    step_set(step, "settled", tender->settled);
    step_set(step, "gap", tender->amount - tender->settled);
}

static enum status enter_payments(struct act *act, struct sale *sale, const struct wallet_split *split,
                                  struct error *err)
{
    for (size_t i = 0; i < sale->plan.tenders; i++) {
        const struct tender *tender = &sale->plan.tender[i];
        struct payment_row *pay = entry_pay(&act->entry, tender_code(tender->kind), 1, tender->amount);
        text_copy(pay->reference, sizeof pay->reference, tender->reference);
        pay->settled = tender->settled;
        if (tender->kind == TENDER_CASH)
            pay->given = sale->plan.cash_given;
        if (tender->kind == TENDER_ROUNDING)
            tender_explain_rounding(&sale->quote.steps, sale->plan.rounding, sale->snap.programme->till.cash_rounding);
        else
            explain_tender(&sale->quote.steps, tender);
        TRY(named_enter(act, &sale->plan, tender, err));
    }
    if (sale->plan.wallet) {
        struct step *step = step_add(&sale->quote.steps, STEP_DRAW, "wallet", NULL);
        step_set(step, "amount", sale->plan.wallet);
        step_set(step, "principal", split->principal);
        step_set(step, "bonus", split->bonus);
    }
    TRY(named_draw(act, act->entry.member, "principal", split->principal, err));
    return named_draw(act, act->entry.member, "bonus", split->bonus, err);
}

static enum status enter_offers(struct act *act, const struct sale *sale, struct error *err)
{
    for (size_t i = 0; i < sale->quote.applied_count; i++) {
        const struct applied_offer *applied = &sale->quote.applied[i];
        const struct offer *offer = &sale->snap.programme->offer[applied->offer];
        int64_t coupon = applied->coupon >= 0 ? sale->snap.coupon[applied->coupon].lot : 0;
        TRY(offer_use_take(act, offer, coupon, applied->amount, err));
    }
    for (size_t i = 0; i < sale->quote.gifts; i++)
        TRY(offer_use_gift(act, sale->quote.gift[i].sku, sale->quote.gift[i].quantity, NULL, err));
    return STATUS_OK;
}

/* Fills the entry from the priced sale; the caller issues the points earned. */
static enum status enter_priced(struct act *act, struct sale *sale, int64_t *earned, struct error *err)
{
    struct frozen_bill bill;
    struct wallet_split split;
    TRY(freeze_sale(sale, &bill, &split, err));
    *earned = earn_now(sale, &bill);
    lapses_explain(&sale->snap.lapses, &sale->quote.steps);
    enum status status = find_rise(act->desk, sale, act->day, *earned, err);
    if (status == STATUS_OK)
        status = enter_bill(act, sale, &bill, split.bonus + sale->plan.family.split.bonus, *earned, err);
    free(bill.line);
    if (status != STATUS_OK)
        return status;
    act->member = sale->request->member;
    by_hand_enter(&act->entry, sale->request, &sale->snap);
    TRY(enter_payments(act, sale, &split, err));
    TRY(named_draw(act, act->entry.member, "points", sale->quote.points_spent, err));
    return enter_offers(act, sale, err);
}

/* Pricing steps come first because the shares of the lines refer to them by index. */
static void enter_steps(struct act *act, struct sale *sale)
{
    step_list_copy(&sale->quote.steps, &act->entry.steps);
    step_list_clear(&act->entry.steps);
    act->entry.steps = sale->quote.steps;
    sale->quote.steps = (struct steps){0};
}

enum status sell_enter(struct act *act, const struct sale_request *request, const struct snapshot *snap,
                       struct sale_entered *entered, struct error *err)
{
    struct sale sale = {.request = request, .snap = *snap};
    enum status status = price_snapshot(&sale, err);
    if (status == STATUS_OK)
        status = enter_priced(act, &sale, &entered->earned, err);
    entered->rise = sale.rise;
    entered->payable = sale.quote.payable;
    enter_steps(act, &sale);
    quote_clear(&sale.quote);
    return status;
}

/* By the right to sell, whatever the act: a bill sold anew is voided by another. */
static enum status permit_sale(struct act *act, int64_t payable, struct error *err)
{
    const struct staff *approver = act->call->approver;
    return act_awaits(
        act, permit_check(PERMIT_SELL, act->desk->staff.role, approver ? &approver->role : NULL, payable, err));
}

static enum status enter_sale(struct act *act, struct sale *sale, struct error *err)
{
    int64_t earned;
    TRY(price_request(act->desk, sale, act->day, act->at, err));
    TRY(refuse_coupons(sale, err));
    TRY(keep_reason(act, sale, err));
    TRY(refuse_short(sale, err));
    TRY(permit_sale(act, sale->quote.payable, err));
    TRY(enter_priced(act, sale, &earned, err));
    return points_issue(act, sale->snap.programme, sale->request->member, earned,
                        sale->snap.programme->points.delay_days, err);
}

static enum status sell_body(struct act *act, struct error *err)
{
    struct sale *sale = act->request;
    TRY(enter_sale(act, sale, err));
    enter_steps(act, sale);
    return STATUS_OK;
}

/* The member's balances after the sale: those before it, less what it took, plus the points it earned. */
static void write_balances(const struct sale *sale, const struct act *act, struct sale_result *result)
{
    const struct member_facts *facts = &sale->snap.facts;
    const struct entry *entry = &act->entry;
    if (sale->request->member == 0)
        return;
    result->points_balance = facts->points - sale->quote.points_spent;
    result->owed_points = facts->points_owed;
    result->wallet_balance = sale->snap.principal + sale->snap.bonus - sale->plan.wallet;
    for (size_t i = 0; i < entry->lots; i++) {
        const struct lot_row *lot = &entry->lot[i];
        if (strcmp(lot->kind, "points") != 0)
            continue;
        int64_t left = lot_left(entry, lot->id, 0); /* the rest of it settled owed points */
        result->owed_points -= lot->granted - left;
        if (lot->usable_from <= act->day)
            result->points_balance += left;
    }
}

static enum status sell_after(struct act *act, struct error *err)
{
    struct sale *sale = act->request;
    struct sale_result *result = act->result;
    TRY(lapses_write(act->db, &sale->snap.lapses, act->entry.id, err));
    if (sale->rise.member) {
        sale->rise.txn = act->entry.id;
        TRY(tier_history_write(act->db, &sale->rise, err));
    }
    if (act->call->key) /* the held bill with this key has become this sale */
        TRY(held_drop(act->db, act->desk->till, act->call->key, err));
    *result = (struct sale_result){.bill = act->entry.bill, .txn = act->entry.id, .change = sale->plan.change};
    write_balances(sale, act, result);
    return STATUS_OK;
}

enum status sell_payable(struct act *act, const struct sale_request *request, int64_t *payable, struct error *err)
{
    struct sale sale = {.request = request};
    enum status status = price_request(act->desk, &sale, act->day, act->at, err);
    *payable = sale.quote.payable;
    sale_clear(&sale);
    return status;
}

static enum status write_sale(struct act *act, struct error *err)
{
    TRY(act_draft(act, &act->entry, "sale", err));
    TRY(sell_body(act, err));
    TRY(shift_carry(act, err));
    TRY(ledger_post(act->db, &act->entry, err));
    TRY(sell_after(act, err));
    const struct sale_result *result = act->result;
    char figures[192];
    snprintf(figures, sizeof figures,
             "{\"change\":%" PRId64 ",\"points_balance\":%" PRId64 ",\"wallet_balance\":%" PRId64
             ",\"owed_points\":%" PRId64 "}",
             result->change, result->points_balance, result->wallet_balance, result->owed_points);
    return print_queue_part(act, PRINT_SALE, figures, err);
}

static int64_t cash_of(const struct payment_plan *plan)
{
    int64_t cash = 0;
    for (size_t i = 0; i < plan->tenders; i++)
        cash += plan->tender[i].kind == TENDER_CASH ? plan->tender[i].amount : 0;
    return cash;
}

enum status sell_write(struct act *act, const struct sale_request *request, struct sell_written *written,
                       struct error *err)
{
    struct sale sale = {.request = request};
    struct sale_result result = {0};
    void *outer = act->request, *answer = act->result;
    act->request = &sale;
    act->result = &result;
    enum status status = write_sale(act, err);
    *written = (struct sell_written){
        .bill = result.bill, .txn = result.txn, .change = result.change, .cash = cash_of(&sale.plan)};
    act->request = outer;
    act->result = answer;
    sale_clear(&sale);
    entry_clear(&act->entry);
    return status;
}

static const struct act_verb SALE = {.name = "sale",
                                     .permit = PERMIT_SELL,
                                     .txn_kind = "sale",
                                     .field = RESULT,
                                     .fields = sizeof RESULT / sizeof *RESULT,
                                     .body = sell_body,
                                     .after = sell_after,
                                     .slip = PRINT_SALE};

void sell_request_text(const struct sale_request *request, struct buffer *text)
{
    buffer_format(text, "member %" PRId64 "\n", request->member);
    for (size_t i = 0; i < request->lines; i++) {
        const struct sale_line *line = &request->line[i];
        buffer_format(text, "line %s %s %" PRId64 " %" PRId64 "\n", line->sku, line->category, line->quantity,
                      line->price);
    }
    for (size_t i = 0; i < request->coupons; i++)
        buffer_format(text, "coupon %s\n", request->coupon[i]);
    buffer_format(text, "best %d points %" PRId64 " flag %d round %" PRId64 "\n", request->best, request->points,
                  request->no_points, request->round_off);
    if (request->buyer)
        buffer_format(text, "buyer %" PRId64 "\n", request->buyer);
    if (request->discount || *request->reason)
        buffer_format(text, "discount %" PRId64 " %s\n", request->discount, request->reason);
    tender_request_text(text, request->tender, request->tenders);
}

enum status sell(struct desk *desk, const char *key, const struct staff *approver, const struct sale_request *request,
                 struct sale_view *view, struct error *err)
{
    struct sale_request asked = *request;
    struct sale sale = {.request = &asked};
    struct sale_result result = {0};
    struct buffer text = {0};
    *view = (struct sale_view){0};
    asked.shown = false;
    asked.approved = approver != NULL && approver->id != request->buyer; /* nobody approves for themselves */
    asked.approver = approver ? approver->role : ROLE_SYSTEM;
    sell_request_text(request, &text);
    struct act_call call = {.key = key, .request = text.text, .approver = approver, .paper = request->paper};
    enum status status = act_run(desk, &SALE, &call, &sale, &result, NULL, err);
    buffer_clear(&text);
    sale_clear(&sale);
    if (status != STATUS_OK)
        return status;
    TRY(sale_view_read(desk, result.bill, false, view, err));
    view->change = result.change;
    view->points_balance = result.points_balance;
    view->wallet_balance = result.wallet_balance;
    view->owed_points = result.owed_points;
    return STATUS_OK;
}
