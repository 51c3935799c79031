/* SPDX-License-Identifier: MIT */
#include "desk/debtor.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/desk_priv.h"

/* --- adding one ------------------------------------------------------------------------------------------------- */

static enum status add_body(struct act *act, struct error *err)
{
    const struct debtor *debtor = act->request;
    struct debtor_added *added = act->result;
    TRY(act_permit(act, 0, err));
    TRY(debtor_insert(act->db, debtor, &added->debtor, err));
    snprintf(act->note, sizeof act->note, "debtor=%" PRId64 " credit=%" PRId64, added->debtor, debtor->credit);
    return STATUS_OK;
}

enum status debtor_add(struct desk *desk, const char *key, const struct debtor *debtor, struct debtor_added *added,
                       struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(debtor_added, debtor)};
    static const struct act_verb verb = {
        .name = "debtor add", .permit = PERMIT_DEBTOR, .field = fields, .fields = 1, .body = add_body};
    struct debtor copy = *debtor;
    struct buffer text = {0};
    char money[MONEY_TEXT];
    if (*debtor->name == '\0')
        return error_set(err, STATUS_MISSING_VALUE, "name", NULL);
    if (!text_valid(debtor->name, strlen(debtor->name)))
        return error_value(err, "name", "", "not UTF-8");
    if (debtor->credit <= 0)
        return error_value(err, "limit", money_format(money, debtor->credit), "more than zero");
    buffer_format(&text, "name %s\ncredit %" PRId64 "\n", debtor->name, debtor->credit);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &copy, added, NULL, err);
    buffer_clear(&text);
    return status;
}

/* --- settling --------------------------------------------------------------------------------------------------- */

struct settling {
    const struct debtor_settle_request *request;
    struct debtor debtor;
    struct debt_list debts;
    struct payment_plan plan;
    int64_t amount;
};

static enum status check_amount(struct settling *settling, struct error *err)
{
    char asked[MONEY_TEXT], owes[MONEY_TEXT];
    const struct debtor_settle_request *request = settling->request;
    settling->amount = request->amount > 0 ? request->amount : settling->debtor.owes;
    if (settling->debtor.owes == 0)
        return error_value(err, "amount", money_format(asked, request->amount), "nothing is owed");
    if (settling->amount > settling->debtor.owes)
        return error_range(err, "amount", money_format(asked, settling->amount), NULL,
                           money_format(owes, settling->debtor.owes));
    return STATUS_OK;
}

/* Debts are paid by money, to the fen. */
static enum status plan_money(struct settling *settling, struct error *err)
{
    struct sale_request paying = {.tenders = settling->request->tenders};
    memcpy(paying.tender, settling->request->tender, sizeof paying.tender);
    TRY(named_money_only(paying.tender, paying.tenders, err));
    TRY(tender_plan(&paying, settling->amount, 0, 0, &settling->plan, err));
    return named_whole(&settling->plan, err);
}

static void settle_lots(struct act *act, struct settling *settling)
{
    int64_t left = settling->amount;
    for (size_t i = 0; i < settling->debts.count && left > 0; i++) {
        struct debt *debt = &settling->debts.debt[i];
        int64_t part = debt->left < left ? debt->left : left;
        entry_move(&act->entry, debt->lot, -1, "settled", part);
        debt->left -= part;
        left -= part;
        struct step *step = step_add(&act->entry.steps, STEP_LOT, "account", NULL);
        step_set(step, "lot", debt->lot);
        step_set(step, "amount", -part);
    }
}

static enum status queue_slip(struct act *act, const struct settling *settling, struct error *err)
{
    char figures[96];
    snprintf(figures, sizeof figures, "{\"owes\":%" PRId64 ",\"change\":%" PRId64 "}",
             settling->debtor.owes - settling->amount, settling->plan.change);
    TRY(print_queue_part(act, PRINT_ACCOUNT, figures, err));
    return settling->plan.cash_given > 0 ? print_queue_kick(act, err) : STATUS_OK;
}

/* The first entry: the money and what it settles. */
static enum status enter_money(struct act *act, struct settling *settling, struct error *err)
{
    TRY(act_draft(act, &act->entry, "settle", err));
    settle_lots(act, settling);
    named_enter_money(act, &settling->plan);
    TRY(shift_carry(act, err));
    act->txn = act->entry.id;
    enum status status = ledger_post(act->db, &act->entry, err);
    if (status == STATUS_OK)
        status = queue_slip(act, settling, err);
    entry_clear(&act->entry);
    return status;
}

/* Then one for each bill that is settled whole now: it earns. */
static enum status earn_settled(struct act *act, const struct settling *settling, struct error *err)
{
    struct debtor_settled *done = act->result;
    for (size_t i = 0; i < settling->debts.count && settling->debts.debt[i].left == 0; i++) {
        int64_t points = 0;
        done->bills++;
        TRY(bill_attach_settled(act, settling->debts.debt[i].bill, &points, err));
        done->points += points;
    }
    return STATUS_OK;
}

static enum status settle_body(struct act *act, struct error *err)
{
    struct settling *settling = act->request;
    struct debtor_settled *done = act->result;
    TRY(debtor_get(act->db, settling->request->debtor, &settling->debtor, err));
    TRY(check_amount(settling, err));
    TRY(act_permit(act, settling->amount, err));
    TRY(plan_money(settling, err));
    TRY(debtor_open(act->db, settling->debtor.id, &settling->debts, err));
    *done = (struct debtor_settled){
        .settled = settling->amount, .owes = settling->debtor.owes - settling->amount, .change = settling->plan.change};
    TRY(enter_money(act, settling, err));
    done->txn = act->txn;
    snprintf(act->note, sizeof act->note, "debtor=%" PRId64 " settled=%" PRId64, settling->debtor.id, settling->amount);
    return earn_settled(act, settling, err);
}

enum status debtor_settle(struct desk *desk, const char *key, const struct debtor_settle_request *request,
                          struct debtor_settled *settled, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(debtor_settled, txn),   ACT_FIELD(debtor_settled, settled),
                                              ACT_FIELD(debtor_settled, owes),  ACT_FIELD(debtor_settled, change),
                                              ACT_FIELD(debtor_settled, bills), ACT_FIELD(debtor_settled, points)};
    static const struct act_verb verb = {.name = "debtor settle",
                                         .permit = PERMIT_SELL,
                                         .field = fields,
                                         .fields = sizeof fields / sizeof *fields,
                                         .body = settle_body};
    struct settling settling = {.request = request};
    struct buffer text = {0};
    *settled = (struct debtor_settled){0};
    buffer_format(&text, "debtor %" PRId64 " amount %" PRId64 "\n", request->debtor, request->amount);
    tender_request_text(&text, request->tender, request->tenders);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &settling, settled, NULL, err);
    buffer_clear(&text);
    debtor_debts_clear(&settling.debts);
    return status;
}
