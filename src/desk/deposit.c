/* SPDX-License-Identifier: MIT */
#include "desk/deposit.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/desk_priv.h"

/* --- an order --------------------------------------------------------------------------------------------------- */

static enum status check_name(const char *name, struct error *err)
{
    if (!name || *name == '\0')
        return error_set(err, STATUS_MISSING_VALUE, "name", NULL);
    return text_valid(name, strlen(name)) ? STATUS_OK : error_value(err, "name", "", "not UTF-8");
}

static enum status insert_order(struct act *act, const struct order *order, int64_t *id, struct error *err)
{
    struct order new = *order;
    new.day = act->day;
    if (new.member)
        TRY(act_member(act, new.member, NULL, err));
    return order_insert(act->db, &new, id, err);
}

static enum status order_body(struct act *act, struct error *err)
{
    struct deposit_ordered *ordered = act->result;
    TRY(act_permit(act, 0, err));
    TRY(insert_order(act, act->request, &ordered->order, err));
    snprintf(act->note, sizeof act->note, "order=%" PRId64, ordered->order);
    return STATUS_OK;
}

enum status deposit_order(struct desk *desk, const char *key, const struct order *order,
                          struct deposit_ordered *ordered, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(deposit_ordered, order)};
    static const struct act_verb verb = {
        .name = "order add", .permit = PERMIT_SELL, .field = fields, .fields = 1, .body = order_body};
    struct order copy = *order;
    struct buffer text = {0};
    TRY(check_name(order->name, err));
    buffer_format(&text, "name %s\nmember %" PRId64 " total %" PRId64 "\n", order->name, order->member, order->total);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &copy, ordered, NULL, err);
    buffer_clear(&text);
    return status;
}

/* --- taking a deposit ------------------------------------------------------------------------------------------- */

static enum status find_order(struct act *act, const struct deposit_request *request, struct order *order,
                              struct error *err)
{
    if (request->order)
        return order_get(act->db, request->order, order, err);
    *order = (struct order){.member = request->member};
    text_copy(order->name, sizeof order->name, request->name);
    return insert_order(act, order, &order->id, err);
}

/* No more than the price agreed, where one is. */
static enum status check_price(const struct order *order, int64_t amount, struct error *err)
{
    char asked[MONEY_TEXT], most[MONEY_TEXT];
    if (order->total == 0 || order->held + amount <= order->total)
        return STATUS_OK;
    money_format(most, order->total > order->held ? order->total - order->held : 0);
    return error_range(err, "amount", money_format(asked, amount), NULL, most);
}

static enum status take_body(struct act *act, struct error *err)
{
    const struct deposit_request *request = act->request;
    struct deposit_done *done = act->result;
    struct sale_request paying = {.tenders = request->tenders};
    struct payment_plan plan;
    struct order order;
    TRY(act_permit(act, request->amount, err));
    memcpy(paying.tender, request->tender, sizeof paying.tender);
    TRY(named_money_only(paying.tender, paying.tenders, err));
    TRY(tender_plan(&paying, request->amount, 0, 0, &plan, err));
    TRY(named_whole(&plan, err));
    TRY(find_order(act, request, &order, err));
    TRY(check_price(&order, request->amount, err));
    act->member = act->entry.member = order.member;
    entry_issue(&act->entry, &(struct lot_row){.kind = "deposit",
                                               .order = order.id,
                                               .granted = request->amount,
                                               .granted_on = act->day,
                                               .usable_from = act->day,
                                               .expires_on = DATE_NEVER});
    named_enter_money(act, &plan);
    snprintf(act->note, sizeof act->note, "order=%" PRId64, order.id);
    *done = (struct deposit_done){
        .txn = act->entry.id, .order = order.id, .held = order.held + request->amount, .change = plan.change};
    return STATUS_OK;
}

enum status deposit_take(struct desk *desk, const char *key, const struct deposit_request *request,
                         struct deposit_done *done, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(deposit_done, txn), ACT_FIELD(deposit_done, order),
                                              ACT_FIELD(deposit_done, held), ACT_FIELD(deposit_done, change)};
    static const struct act_verb verb = {.name = "deposit take",
                                         .permit = PERMIT_SELL,
                                         .txn_kind = "deposit",
                                         .field = fields,
                                         .fields = sizeof fields / sizeof *fields,
                                         .body = take_body,
                                         .slip = PRINT_DEPOSIT};
    struct deposit_request copy = *request;
    struct buffer text = {0};
    char money[MONEY_TEXT];
    if (request->amount <= 0)
        return error_value(err, "amount", money_format(money, request->amount), "more than zero");
    if (request->order == 0)
        TRY(check_name(request->name, err));
    buffer_format(&text, "order %" PRId64 " %s member %" PRId64 " amount %" PRId64 "\n", request->order,
                  request->order ? "" : request->name, request->member, request->amount);
    tender_request_text(&text, request->tender, request->tenders);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &copy, done, NULL, err);
    buffer_clear(&text);
    return status;
}

/* --- the end of a deposit --------------------------------------------------------------------------------------- */

struct ending {
    const struct deposit_end_request *request;
    struct order order;
};

struct ended_result {
    int64_t txn, order, amount;
};

/* The tender that paid last gives back first; what was given back before does not come again. */
static enum status give_back(struct act *act, int64_t order, int64_t amount, struct error *err)
{
    struct order_paid paid[ORDER_TENDERS];
    size_t count;
    TRY(order_paid(act->db, order, paid, &count, err));
    while (count-- > 0 && amount > 0) {
        int64_t part = paid[count].amount < amount ? paid[count].amount : amount;
        if (part <= 0)
            continue;
        entry_pay(&act->entry, paid[count].tender, -1, part);
        step_set(step_add(&act->entry.steps, STEP_TENDER, paid[count].tender, NULL), "amount", -part);
        amount -= part;
    }
    return amount == 0 ? STATUS_OK : error_set(err, STATUS_DAMAGED, "payment", "less was paid than is held");
}

static enum status empty_lots(struct act *act, int64_t order, const char *account, struct error *err)
{
    struct order_lots lots = {0};
    enum status status = order_lots(act->db, order, &lots, err);
    for (size_t i = 0; status == STATUS_OK && i < lots.count; i++) {
        entry_move(&act->entry, lots.lot[i].lot, -1, account, lots.lot[i].left);
        struct step *step = step_add(&act->entry.steps, STEP_LOT, "deposit", NULL);
        step_set(step, "lot", lots.lot[i].lot);
        step_set(step, "amount", -lots.lot[i].left);
    }
    order_lots_clear(&lots);
    return status;
}

static enum status refund(struct act *act, const struct order *order, struct error *err)
{
    TRY(act_permit(act, order->held, err));
    TRY(by_hand_may(act, LIMIT_REFUND, order->held, err));
    TRY(by_hand_may_in_shift(act, LIMIT_REFUND_SHIFT, "refund", order->held, err));
    entry_hand(&act->entry, "refund", 0, order->held);
    return give_back(act, order->id, order->held, err);
}

static enum status end_body(struct act *act, struct error *err)
{
    struct ending *ending = act->request;
    struct ended_result *result = act->result;
    bool forfeits = ending->request->forfeits;
    TRY(order_get(act->db, ending->request->order, &ending->order, err));
    if (ending->order.held == 0)
        return named_no_deposit(&ending->order, 0, err);
    if (*ending->request->reason == '\0')
        return error_set(err, STATUS_MISSING_VALUE, "reason", N_("the end of a deposit needs a reason"));
    text_copy(act->entry.reason, sizeof act->entry.reason, ending->request->reason);
    act->member = act->entry.member = ending->order.member;
    TRY(forfeits ? act_permit_apart(act, ending->order.held, err) : refund(act, &ending->order, err));
    TRY(empty_lots(act, ending->order.id, forfeits ? "forfeited" : "paid-out", err));
    *result = (struct ended_result){.txn = act->entry.id, .order = ending->order.id, .amount = ending->order.held};
    return STATUS_OK;
}

#define END(verb, right, kind)                                                                                         \
    {                                                                                                                  \
        .name = verb, .permit = right, .txn_kind = kind, .field = ended_fields,                                        \
        .fields = sizeof ended_fields / sizeof *ended_fields, .body = end_body, .slip = PRINT_DEPOSIT                  \
    }
static const struct act_field ended_fields[] = {ACT_FIELD(ended_result, txn), ACT_FIELD(ended_result, order),
                                                ACT_FIELD(ended_result, amount)};
static const struct act_verb REFUND = END("order refund", PERMIT_RETURN, "undeposit");
static const struct act_verb FORFEIT = END("order forfeit", PERMIT_FORFEIT, "forfeit");

/* What the entry gave back, from its rows. */
static enum status read_tenders(struct desk *desk, struct deposit_ended *ended, struct error *err)
{
    struct entry entry;
    enum status status = ledger_read(desk->db, ended->txn, &entry, err);
    for (size_t i = 0; status == STATUS_OK && i < entry.payments; i++)
        if (tender_from_code(entry.payment[i].tender, &ended->tender[ended->tenders].kind))
            ended->tender[ended->tenders++].amount = entry.payment[i].amount;
    entry_clear(&entry);
    return status;
}

/* What would be given back, from what was paid. */
static enum status plan_tenders(struct desk *desk, struct deposit_ended *ended, struct error *err)
{
    struct order_paid paid[ORDER_TENDERS];
    size_t count;
    int64_t left = ended->amount;
    TRY(order_paid(desk->db, ended->order, paid, &count, err));
    while (count-- > 0 && left > 0) {
        int64_t part = paid[count].amount < left ? paid[count].amount : left;
        if (part > 0 && tender_from_code(paid[count].tender, &ended->tender[ended->tenders].kind))
            ended->tender[ended->tenders++].amount = part;
        left -= part;
    }
    return STATUS_OK;
}

enum status deposit_end(struct desk *desk, const char *key, const struct staff *approver,
                        const struct deposit_end_request *request, bool dry, struct deposit_ended *ended,
                        struct error *err)
{
    struct ending ending = {.request = request};
    struct ended_result result = {0};
    struct buffer text = {0};
    *ended = (struct deposit_ended){0};
    buffer_format(&text, "order %" PRId64 " %s\n", request->order, request->reason);
    struct act_call call = {.key = key, .request = text.text, .approver = approver, .dry = dry};
    enum status status = act_run(desk, request->forfeits ? &FORFEIT : &REFUND, &call, &ending, &result, NULL, err);
    buffer_clear(&text);
    if (status != STATUS_OK)
        return status;
    ended->txn = dry ? 0 : result.txn;
    ended->order = result.order;
    ended->amount = result.amount;
    if (request->forfeits)
        return STATUS_OK;
    return dry ? plan_tenders(desk, ended, err) : read_tenders(desk, ended, err);
}

enum status deposit_held(struct desk *desk, int64_t order, struct deposit_ended *held, struct error *err)
{
    struct order row;
    TRY(order_get(desk->db, order, &row, err));
    *held = (struct deposit_ended){.order = order, .amount = row.held};
    return plan_tenders(desk, held, err);
}
