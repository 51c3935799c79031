/* SPDX-License-Identifier: MIT */
#include "desk/wallet.h"

#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "base/money.h"
#include "base/text.h"
#include "model/lot.h"
#include "desk/desk_priv.h"

struct close_result {
    int64_t txn;
};
static const struct act_field RESULT[] = {ACT_FIELD(close_result, txn)};

struct closing {
    const struct close_request *request;
    struct close_view *view;
};

static enum status add_up(struct act *act, const char *kind, struct close_sum *sum, struct error *err)
{
    struct stmt *s = stmt_use(act->db, QUERY_WALLET_TOTALS);
    stmt_int(s, ":member", act->member);
    stmt_text(s, ":kind", kind);
    bool row;
    TRY(stmt_next(s, &row, err));
    *sum = (struct close_sum){.in = stmt_get_int(s, "put_in"),
                              .before = stmt_get_int(s, "gone_before"),
                              .left = stmt_get_int(s, "remaining")};
    sum->used = sum->in - sum->before - sum->left;
    stmt_done(s);
    struct step *step = step_add(&act->entry.steps, STEP_CLOSE, kind, NULL);
    step_set(step, "granted", sum->in);
    step_set(step, "used", sum->used);
    if (sum->before)
        step_set(step, "before", sum->before);
    step_set(step, "amount", sum->left);
    return STATUS_OK;
}

/* Empties every lot of the kind, also those not usable yet. */
static enum status empty_lots(struct act *act, const char *kind, const char *account, struct error *err)
{
    struct stmt *s = stmt_use(act->db, QUERY_WALLET_LOTS);
    stmt_int(s, ":member", act->member);
    stmt_text(s, ":kind", kind);
    for (bool row;;) {
        struct lot_row lot;
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        ledger_lot_row(s, &lot);
        entry_move(&act->entry, lot.id, -1, account, lot.remaining);
        struct step *step = step_add(&act->entry.steps, STEP_LOT, lot.kind, NULL);
        step_set(step, "lot", lot.id);
        step_set(step, "amount", -lot.remaining);
    }
}

static enum status refuse_sum(enum status why, const char *tender, int64_t amount, struct error *err)
{
    char text[MONEY_TEXT];
    error_set(err, why, "pay", "the tenders are not what is paid out");
    if (why == STATUS_TENDER_OVER)
        error_arg(err, 0, "%s", tender);
    error_arg(err, why == STATUS_TENDER_OVER, "%s", money_format(text, amount));
    return why;
}

/* The tenders paid out: those requested, which must add up to exactly the amount; cash by default. */
static enum status pay_out(struct act *act, const struct close_request *request, int64_t amount,
                           struct close_view *view, struct error *err)
{
    int64_t sum = 0;
    const char *last = "cash";
    for (size_t i = 0; i < request->tenders; i++) {
        if (request->tender[i].kind == TENDER_WALLET)
            return error_value(err, "pay", "wallet", "stored value cannot be paid out as stored value");
        if (named_tender(request->tender[i].kind))
            return error_value(err, "pay", tender_code(request->tender[i].kind), "stored value is paid out in money");
        sum += request->tender[i].amount;
        last = tender_code(request->tender[i].kind);
    }
    if (request->tenders > 0 && sum != amount)
        return refuse_sum(sum > amount ? STATUS_TENDER_OVER : STATUS_TENDER_SHORT, last,
                          sum > amount ? sum - amount : amount - sum, err);
    view->tenders = request->tenders;
    memcpy(view->tender, request->tender, sizeof view->tender);
    if (view->tenders == 0 && amount > 0)
        view->tender[view->tenders++] = (struct tender){.kind = TENDER_CASH, .amount = amount};
    for (size_t i = 0; i < view->tenders; i++) {
        if (view->tender[i].amount == 0)
            continue;
        const char *code = tender_code(view->tender[i].kind);
        struct payment_row *pay = entry_pay(&act->entry, code, -1, view->tender[i].amount);
        text_copy(pay->reference, sizeof pay->reference, view->tender[i].reference);
        step_set(step_add(&act->entry.steps, STEP_TENDER, code, NULL), "amount", -view->tender[i].amount);
    }
    return STATUS_OK;
}

static enum status close_body(struct act *act, struct error *err)
{
    const struct closing *closing = act->request;
    struct close_view *view = closing->view;
    TRY(act_member(act, closing->request->member, NULL, err));
    TRY(add_up(act, "principal", &view->principal, err));
    TRY(add_up(act, "bonus", &view->bonus, err));
    if (view->principal.left + view->bonus.left == 0) {
        error_set(err, STATUS_NOT_ENOUGH_STORED_VALUE, "member", "no stored value is left");
        error_detail(err, "close");
        return STATUS_NOT_ENOUGH_STORED_VALUE;
    }
    TRY(act_permit(act, view->principal.left, err));
    TRY(empty_lots(act, "principal", "paid-out", err));
    TRY(empty_lots(act, "bonus", "withdrawn", err));
    TRY(pay_out(act, closing->request, view->principal.left, view, err));
    step_list_copy(&view->steps, &act->entry.steps);
    ((struct close_result *)act->result)->txn = act->entry.id;
    return STATUS_OK;
}

static const struct act_verb CLOSE = {.name = "wallet close",
                                      .permit = PERMIT_CLOSE,
                                      .txn_kind = "close",
                                      .field = RESULT,
                                      .fields = sizeof RESULT / sizeof *RESULT,
                                      .body = close_body,
                                      .slip = PRINT_CLOSE};

static void read_sum(const struct step *step, struct close_sum *sum)
{
    *sum = (struct close_sum){0};
    step_get(step, "granted", &sum->in);
    step_get(step, "used", &sum->used);
    step_get(step, "before", &sum->before);
    step_get(step, "amount", &sum->left);
}

/* Fills the view from the written entry, new or repeated; the steps hold all figures. */
static enum status reread(struct desk *desk, int64_t txn, struct close_view *view, struct error *err)
{
    struct entry entry;
    wallet_close_view_clear(view);
    view->txn_id = txn;
    TRY(ledger_name(desk->db, txn, view->txn, err));
    enum status status = ledger_read(desk->db, txn, &entry, err);
    for (size_t i = 0; status == STATUS_OK && i < entry.steps.count; i++) {
        const struct step *step = &entry.steps.step[i];
        if (strcmp(step->rule, STEP_CLOSE) == 0)
            read_sum(step, strcmp(step->code, "bonus") == 0 ? &view->bonus : &view->principal);
    }
    for (size_t i = 0; status == STATUS_OK && i < entry.payments && view->tenders < TENDERS_MAX; i++)
        if (tender_from_code(entry.payment[i].tender, &view->tender[view->tenders].kind))
            view->tender[view->tenders++].amount = entry.payment[i].amount;
    step_list_copy(&view->steps, &entry.steps);
    entry_clear(&entry);
    return status;
}

void wallet_close_view_clear(struct close_view *view)
{
    step_list_clear(&view->steps);
    *view = (struct close_view){0};
}

enum status wallet_close(struct desk *desk, const char *key, const struct staff *approver,
                         const struct close_request *request, bool dry, struct close_view *view, struct error *err)
{
    struct closing closing = {.request = request, .view = view};
    struct close_result result = {0};
    struct buffer text = {0};
    *view = (struct close_view){0};
    buffer_format(&text, "member %" PRId64 "\n", request->member);
    tender_request_text(&text, request->tender, request->tenders);
    struct act_call call = {.key = key, .request = text.text, .approver = approver, .dry = dry};
    enum status status = act_run(desk, &CLOSE, &call, &closing, &result, NULL, err);
    buffer_clear(&text);
    if (status == STATUS_OK && !dry)
        status = reread(desk, result.txn, view, err);
    if (status != STATUS_OK)
        wallet_close_view_clear(view);
    return status;
}
