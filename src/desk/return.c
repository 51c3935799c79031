/* SPDX-License-Identifier: MIT */
#include "desk/return.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "rules/tier.h"
#include "model/item.h"
#include "model/lot.h"
#include "model/member.h"
#include "model/shift.h"
#include "desk/back.h"

struct return_result {
    int64_t txn, points_balance, wallet_balance, owed_points;
};
static const struct act_field RESULT[] = {ACT_FIELD(return_result, txn), ACT_FIELD(return_result, points_balance),
                                          ACT_FIELD(return_result, wallet_balance),
                                          ACT_FIELD(return_result, owed_points)};

/* --- what may be returned --------------------------------------------------------------------------------------- */

enum status return_refuse_voided(struct db *db, const struct bill *bill, struct error *err)
{
    char name[BILL_TEXT], at[DATE_TEXT];
    int64_t when;
    TRY(bill_void_at(db, bill->row.id, &when, err));
    error_set(err, STATUS_ALREADY_VOIDED, "bill", "the bill was voided");
    error_arg(err, 0, "%s", bill_name(name, bill->row.till, bill->row.number));
    error_arg(err, 1, "%s", date_format_instant_short(at, when));
    return STATUS_ALREADY_VOIDED;
}

static enum status refuse_returned(const struct back *back, struct error *err)
{
    size_t i = 0;
    while (i + 1 < back->bill.lines && back->bill.line[i].returned == 0)
        i++;
    const struct bill_line_row *line = &back->bill.line[i];
    char bought[MONEY_TEXT], gone[MONEY_TEXT];
    error_set(err, STATUS_ALREADY_RETURNED, "bill", "something of the bill was returned already");
    error_arg(err, 0, "%" PRId64, line->no);
    error_arg(err, 1, "%s", number_format_quantity(bought, line->quantity));
    error_arg(err, 2, "%s", number_format_quantity(gone, line->returned));
    return STATUS_ALREADY_RETURNED;
}

static enum status refuse_late(const struct act *act, const struct back *back, struct error *err)
{
    int64_t age = act->day - back->bill.row.day;
    int days = back->programme->returns.within_days;
    if (days == LIMIT_NONE || age <= days)
        return STATUS_OK;
    error_set(err, STATUS_RETURN_TOO_LATE, "bill", "the bill is %" PRId64 " days old", age);
    error_arg(err, 0, "%d", days);
    error_arg(err, 1, "%" PRId64, age);
    return STATUS_RETURN_TOO_LATE;
}

static enum status check_tender(const struct return_request *request, struct error *err)
{
    char list[TENDER_LIST_TEXT];
    if (!request->by_other || (tender_info(request->by)->uses & TENDER_OF_TOPUP))
        return STATUS_OK;
    return error_one_of(err, "refund", tender_code(request->by), tender_list(list, TENDER_OF_TOPUP));
}

static enum status check_allowed(struct act *act, const struct back *back, struct error *err)
{
    TRY(check_tender(back->request, err));
    bool touched = back->bill.row.points_back + back->bill.row.points_taken + back->bill.row.refunded > 0;
    for (size_t i = 0; i < back->bill.lines; i++)
        touched = touched || back->bill.line[i].returned > 0;
    if (back->bill.row.voided)
        return return_refuse_voided(act->db, &back->bill, err);
    if (back->request->voids && touched)
        return refuse_returned(back, err);
    return refuse_late(act, back, err);
}

/* --- amounts ---------------------------------------------------------------------------------------------------- */

static void freeze_bill(struct back *back)
{
    const struct bill_row *row = &back->bill.row;
    back->frozen = (struct frozen_bill){.lines = back->bill.lines,
                                        .earns = row->earns && row->member && (back->bill.claim || !back->account.any),
                                        .points_spent = row->points_spent,
                                        .points_earned = row->points_earned,
                                        .points_bonus = row->points_bonus,
                                        .points_back = row->points_back,
                                        .points_taken = row->points_taken};
    back->frozen.line = mem_alloc(back->bill.lines * sizeof *back->frozen.line);
    back->returned = mem_alloc(back->bill.lines * sizeof *back->returned);
    for (size_t i = 0; i < back->bill.lines; i++) {
        const struct bill_line_row *l = &back->bill.line[i];
        back->frozen.line[i] = (struct frozen_line){.quantity = l->quantity,
                                                    .net = l->net,
                                                    .points_money = l->points_money,
                                                    .bonus_paid = l->bonus_paid,
                                                    .earns = l->earns != 0,
                                                    .multiplier = l->multiplier,
                                                    .returned = l->returned,
                                                    .refunded = l->refunded};
    }
}

static enum status refuse_line(int64_t no, struct error *err)
{
    char number[MONEY_TEXT];
    snprintf(number, sizeof number, "%" PRId64, no);
    return error_value(err, "line", number, "the bill has no such line");
}

/* What was sold by the piece goes back by the piece; an amount is one piece. */
static enum status check_pieces(struct act *act, const struct bill_line_row *line, int64_t asked, struct error *err)
{
    struct item item = {.weighed = line->quantity % QUANTITY_ONE != 0};
    if (line->item && !item.weighed)
        TRY(item_get(act->db, line->item, &item, err));
    return line_whole(item.weighed, asked, err);
}

static enum status choose_lines(struct act *act, struct back *back, struct error *err)
{
    const struct return_request *request = back->request;
    for (size_t i = 0; request->lines == 0 && i < back->bill.lines; i++)
        back->returned[i].quantity = back->bill.line[i].quantity - back->bill.line[i].returned;
    for (size_t i = 0; i < request->lines; i++) {
        size_t at = 0;
        while (at < back->bill.lines && back->bill.line[at].no != request->line[i].no)
            at++;
        if (at == back->bill.lines)
            return refuse_line(request->line[i].no, err);
        int64_t left = back->bill.line[at].quantity - back->bill.line[at].returned - back->returned[at].quantity;
        int64_t asked = request->line[i].quantity ? request->line[i].quantity : left;
        if (asked <= 0 || left == 0)
            return refuse_returned(back, err);
        TRY(check_pieces(act, &back->bill.line[at], asked, err));
        back->returned[at].quantity += asked;
    }
    if (back->bill.row.gone)
        return refuse_returned(back, err);
    return STATUS_OK;
}

static void enter_lines(struct act *act, const struct back *back)
{
    if (back->request->voids)
        return;
    for (size_t i = 0; i < back->bill.lines; i++)
        if (back->returned[i].quantity)
            *entry_return(&act->entry) =
                (struct return_row){back->bill.line[i].no, back->returned[i].quantity, back->returned[i].refund};
    act->entry.has_totals = true;
    act->entry.total_refund = back->plan.refund;
    act->entry.total_back = back->plan.points_back;
    act->entry.total_taken = back->plan.points_taken;
}

/* Goods that come back are in stock again, if it is counted now. */
static enum status restock(struct act *act, const struct back *back, struct error *err)
{
    for (size_t i = 0; i < back->bill.lines; i++) {
        struct item item;
        if (!back->bill.line[i].item || !back->returned[i].quantity)
            continue;
        TRY(item_get(act->db, back->bill.line[i].item, &item, err));
        if (item.stock != ITEM_UNCOUNTED)
            entry_stock(&act->entry, item.id, false, back->returned[i].quantity);
    }
    return STATUS_OK;
}

/* --- the act ---------------------------------------------------------------------------------------------------- */

static enum status load_bill(struct act *act, struct back *back, struct error *err)
{
    struct member member;
    TRY(bill_get(act->db, back->request->bill, &back->bill, err));
    if (back->bill.row.member) { /* before the bill changes: nightly would have measured it unreturned */
        TRY(member_get(act->db, back->bill.row.member, &member, err));
        TRY(lapses_read(act->desk, &member, act->day, &back->lapses, err));
    }
    TRY(ledger_read(act->db, back->bill.txn, &back->sale, err));
    TRY(debtor_of_bill(act->db, back->request->bill, &back->account, err));
    if (back->bill.claim)
        TRY(ledger_read(act->db, back->bill.claim, &back->claim, err));
    return desk_programme_of(act->desk, back->sale.programme, &back->programme, err);
}

static enum status decide_tier(struct act *act, struct back *back, struct error *err)
{
    const struct bill_row *row = &back->bill.row;
    const struct lapses_loss loss = {.day = row->day, .spend = back->plan.refund, .points = back->plan.points_taken};
    if (!row->member || strcmp(row->tier, row->tier_after) == 0)
        return STATUS_OK;
    return lapses_fall(act, &back->lapses, row->member, row->tier, &loss, &back->fall, err);
}

/*
 * A void of a bill of the shift that is open is a return of the whole: the money leaves the drawer all the same.
 * Another shift has been counted already and has a limit of its own.
 */
static enum status check_limits(struct act *act, const struct back *back, struct error *err)
{
    int64_t refund = back->plan.refund, open;
    TRY(shift_open_of(act->db, act->desk->till, &open, err));
    if (back->request->voids && (open == 0 || open != back->bill.row.shift))
        return by_hand_may(act, LIMIT_VOID_SHIFT, back->bill.row.payable, err);
    TRY(act_permit(act, refund, err));
    TRY(by_hand_may(act, LIMIT_REFUND, refund > 0 ? back->bill.row.refunded + refund : 0, err));
    return by_hand_may_in_shift(act, LIMIT_REFUND_SHIFT, "refund", refund, err);
}

static enum status enter_reason(struct act *act, const struct back *back, struct error *err)
{
    const char *reason = back->request->reason;
    if (!reason)
        return STATUS_OK;
    if (strlen(reason) >= REASON_TEXT)
        return error_value(err, "reason", reason, "too long");
    text_copy(act->entry.reason, sizeof act->entry.reason, reason);
    return manage_text(reason, "reason", err);
}

static enum status enter_return(struct act *act, struct back *back, struct error *err)
{
    TRY(load_bill(act, back, err));
    TRY(check_allowed(act, back, err));
    freeze_bill(back);
    TRY(choose_lines(act, back, err));
    TRY(earn_return(back->programme, &back->frozen, back->returned, &back->plan, &act->entry.steps, err));
    TRY(check_limits(act, back, err));
    act->member = act->entry.member = back->bill.row.member;
    act->entry.bill = back->bill.row.id;
    act->entry.reverses = back->request->voids ? back->bill.txn : 0;
    TRY(enter_reason(act, back, err));
    enter_lines(act, back);
    TRY(restock(act, back, err));
    entry_hand(&act->entry, back->request->voids ? "void" : "refund", 0, back->plan.refund);
    TRY(back_money(act, back, err));
    TRY(back_points(act, back, err));
    TRY(back_offers(act, back, err));
    lapses_explain(&back->lapses, &act->entry.steps);
    TRY(decide_tier(act, back, err));
    return back_view(act, back, err);
}

static enum status return_body(struct act *act, struct error *err)
{
    return enter_return(act, act->request, err);
}

static enum status end_return(struct act *act, struct back *back, struct return_result *result, struct error *err)
{
    struct balances balances;
    TRY(lapses_write(act->db, &back->lapses, act->entry.id, err));
    if (back->fall.member) {
        back->fall.txn = act->entry.id;
        TRY(tier_history_write(act->db, &back->fall, err));
    }
    TRY(lot_balances(act->db, back->bill.row.member, act->day, &balances, err));
    *result = (struct return_result){.txn = act->entry.id,
                                     .points_balance = balances.points,
                                     .wallet_balance = balances.wallet,
                                     .owed_points = balances.owed};
    return STATUS_OK;
}

static enum status return_after(struct act *act, struct error *err)
{
    return end_return(act, act->request, act->result, err);
}

#define VERB(verb, right, kind, paper)                                                                                 \
    {                                                                                                                  \
        .name = verb, .permit = right, .txn_kind = kind, .field = RESULT, .fields = sizeof RESULT / sizeof *RESULT,    \
        .body = return_body, .after = return_after, .slip = paper                                                      \
    }
static const struct act_verb RETURN = VERB("return", PERMIT_RETURN, "return", PRINT_RETURN);
static const struct act_verb VOID = VERB("void", PERMIT_VOID, "void", PRINT_VOID);

void return_request_text(const struct return_request *request, struct buffer *text)
{
    buffer_format(text, "bill %" PRId64 "\n", request->bill);
    for (size_t i = 0; i < request->lines; i++)
        buffer_format(text, "line %" PRId64 " %" PRId64 "\n", request->line[i].no, request->line[i].quantity);
    if (request->gifts_missing)
        buffer_add(text, request->gifts_unowed ? "gifts missing, not owed\n" : "gifts missing\n");
    if (request->by_other)
        buffer_format(text, "by %s\n", tender_code(request->by));
    if (request->reason)
        buffer_format(text, "reason %s\n", request->reason);
}

static void back_clear(struct back *back)
{
    bill_clear(&back->bill);
    entry_clear(&back->sale);
    entry_clear(&back->claim);
    free(back->frozen.line);
    free(back->returned);
    lapses_clear(&back->lapses);
}

static enum status write_return(struct act *act, struct back *back, struct return_result *result, struct error *err)
{
    char figures[160];
    bool voids = back->request->voids;
    TRY(act_draft(act, &act->entry, voids ? "void" : "return", err));
    TRY(enter_return(act, back, err));
    TRY(shift_carry(act, err));
    TRY(ledger_post(act->db, &act->entry, err));
    TRY(end_return(act, back, result, err));
    snprintf(figures, sizeof figures,
             "{\"points_balance\":%" PRId64 ",\"wallet_balance\":%" PRId64 ",\"owed_points\":%" PRId64 "}",
             result->points_balance, result->wallet_balance, result->owed_points);
    return print_queue_part(act, voids ? PRINT_VOID : PRINT_RETURN, figures, err);
}

enum status return_write(struct act *act, const struct return_request *request, struct return_view *view,
                         struct error *err)
{
    struct back back = {.request = request, .view = view};
    struct return_result result = {0};
    enum status status = write_return(act, &back, &result, err);
    if (status == STATUS_OK) {
        view->txn_id = result.txn;
        view->points_balance = result.points_balance;
        view->wallet_balance = result.wallet_balance;
        view->owed_points = result.owed_points;
    }
    back_clear(&back);
    entry_clear(&act->entry);
    return status;
}

void return_view_clear(struct return_view *view)
{
    step_list_clear(&view->steps);
    *view = (struct return_view){0};
}

static enum status finish_entry(struct desk *desk, const struct return_result *result, bool repeated,
                                const struct return_request *request, struct return_view *view, struct error *err)
{
    view->txn_id = result->txn;
    view->points_balance = result->points_balance;
    view->wallet_balance = result->wallet_balance;
    view->owed_points = result->owed_points;
    TRY(ledger_name(desk->db, result->txn, view->txn, err));
    return repeated ? back_reread(desk, result->txn, request, view, err) : STATUS_OK;
}

enum status return_make(struct desk *desk, const char *key, const struct staff *approver,
                        const struct return_request *request, bool dry, struct return_view *view, struct error *err)
{
    struct back back = {.request = request, .view = view};
    struct return_result result = {0};
    struct buffer text = {0};
    bool repeated;
    *view = (struct return_view){0};
    return_request_text(request, &text);
    struct act_call call = {.key = key, .request = text.text, .approver = approver, .dry = dry};
    enum status status = act_run(desk, request->voids ? &VOID : &RETURN, &call, &back, &result, &repeated, err);
    if (status == STATUS_OK && !dry)
        status = finish_entry(desk, &result, repeated, request, view, err);
    buffer_clear(&text);
    back_clear(&back);
    if (status != STATUS_OK)
        return_view_clear(view);
    return status;
}
