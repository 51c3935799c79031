/* SPDX-License-Identifier: MIT */
/* order: what customers ordered, and what becomes of the deposits paid for it. */
#include <inttypes.h>
#include <stdio.h>

#include "base/date.h"
#include "base/money.h"
#include "desk/deposit.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/receipt.h"

/* --- orders ----------------------------------------------------------------------------------------------------- */

static enum status add(struct command *command, struct error *err)
{
    struct order order = {0};
    struct deposit_ordered ordered;
    char id[24];
    TRY(args_text(order.name, sizeof order.name, "name", command->operand[0], err));
    TRY(args_member_flag(command, "member", &order.member, err));
    TRY(args_money_flag(command, "total", 0, &order.total, err));
    TRY(deposit_order(command->desk, command->key, &order, &ordered, err));
    snprintf(id, sizeof id, "%" PRId64, ordered.order);
    if (command->json)
        command->answer = json_pack("{s:I, s:o, s:o, s:o, s:n}", "order", (json_int_t)ordered.order, "name",
                                    output_json_text(order.name), "member", output_json_id(order.member), "total",
                                    order.total ? output_json_money(order.total) : json_null(), "txn");
    else
        SAY(command, _("Order {0}: {1}"), id, order.name);
    return STATUS_OK;
}

static json_t *json_order(const struct order *order)
{
    char day[DATE_TEXT];
    return json_pack("{s:I, s:o, s:o, s:o, s:o, s:o, s:o}", "order", (json_int_t)order->id, "name",
                     output_json_text(order->name), "member", output_json_id(order->member), "day",
                     output_json_text(date_format(day, order->day)), "total",
                     order->total ? output_json_money(order->total) : json_null(), "taken",
                     output_json_money(order->taken), "held", output_json_money(order->held));
}

static void print_list(struct command *command, const struct order_list *list, size_t shown)
{
    struct output_table table = {0};
    char text[DATE_TEXT];
    output_table_column(&table, _("Order"), true);
    output_table_column(&table, _("Name"), false);
    output_table_column(&table, _("Day"), false);
    output_table_column(&table, _("Price"), true);
    output_table_column(&table, _("Deposits taken"), true);
    output_table_column(&table, _("Held"), true);
    for (size_t i = 0; i < shown; i++) {
        const struct order *order = &list->order[i];
        output_table_number(&table, order->id);
        output_table_cell(&table, order->name);
        output_table_cell(&table, date_format(text, order->day));
        if (order->total)
            output_table_money(&table, order->total);
        else
            output_table_cell(&table, "");
        output_table_money(&table, order->taken);
        output_table_money(&table, order->held);
    }
    output_table_print(&table, &command->out);
}

static enum status list(struct command *command, struct error *err)
{
    struct order_list list = {0};
    int64_t after;
    size_t limit;
    TRY(args_limit(command, &limit, err));
    TRY(args_after(command, &after, err));
    enum status status = order_list(desk_db(command->desk), after, (int64_t)limit + 1, &list, err);
    size_t shown = list.count > limit ? limit : list.count;
    if (status == STATUS_OK && command->json) {
        json_t *array = json_array();
        for (size_t i = 0; i < shown; i++)
            json_array_append_new(array, json_order(&list.order[i]));
        command->answer = json_pack("{s:o, s:b}", "orders", array, "more", list.count > shown);
    } else if (status == STATUS_OK) {
        print_list(command, &list, shown);
    }
    order_list_clear(&list);
    return status;
}

/* --- the end of a deposit ----------------------------------------------------------------------------------------- */

static enum status answer_end(struct command *command, const struct deposit_ended *ended, bool forfeits,
                              struct error *err)
{
    char txn[TXN_TEXT] = "", id[24], amount[MONEY_TEXT];
    if (ended->txn)
        TRY(ledger_name(desk_db(command->desk), ended->txn, txn, err));
    if (command->json) {
        command->answer =
            json_pack("{s:o, s:I, s:o, s:o}", "txn", output_json_text(txn), "order", (json_int_t)ended->order,
                      forfeits ? "forfeited" : "refund", output_json_money(ended->amount), "tenders",
                      receipt_json_tenders(ended->tender, ended->tenders));
        return STATUS_OK;
    }
    snprintf(id, sizeof id, "%" PRId64, ended->order);
    SAY(command, forfeits ? _("Order {0}: deposit {1} forfeited") : _("Order {0}: deposit {1} given back"), id,
        money_format_grouped(amount, ended->amount));
    for (size_t i = 0; i < ended->tenders; i++)
        SAY(command, "  {0} {1}", render_tender(tender_code(ended->tender[i].kind)),
            money_format(amount, ended->tender[i].amount));
    return STATUS_OK;
}

static enum status end(struct command *command, bool forfeits, struct error *err)
{
    char reason[REASON_TEXT] = "";
    struct deposit_end_request request = {.forfeits = forfeits, .reason = reason};
    struct deposit_ended ended;
    struct staff store;
    const struct staff *approver;
    struct order order;
    TRY(order_resolve(desk_db(command->desk), command->operand[0], &order, err));
    request.order = order.id;
    if (command_has(command, "reason"))
        TRY(args_text(reason, sizeof reason, "reason", command_value(command, "reason"), err));
    TRY(session_approver(command, &store, &approver, err));
    TRY(deposit_end(command->desk, command->key, approver, &request, command_has(command, "quote"), &ended, err));
    return answer_end(command, &ended, forfeits, err);
}

static enum status forfeit(struct command *command, struct error *err)
{
    return end(command, true, err);
}

static enum status refund(struct command *command, struct error *err)
{
    return end(command, false, err);
}

static const struct flag add_flags[] = {
    {"member", "M", N_("whose it is"), false},
    {"total", "A", N_("the price agreed"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag list_flags[] = {
    ARGS_PAGE_FLAGS("ID"),
    {NULL, NULL, NULL, false},
};
static const struct flag forfeit_flags[] = {
    {"reason", "R", N_("why the shop keeps it"), false},
    {"approver", "STAFF", N_("who approves it"), false},
    {"quote", NULL, N_("show it and write nothing"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag refund_flags[] = {
    {"reason", "R", N_("why it is given back"), false},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {"quote", NULL, N_("show it and write nothing"), false},
    {NULL, NULL, NULL, false},
};

static const struct verb order_verbs[] = {
    {.name = "add",
     .operands = "NAME",
     .least = 1,
     .most = 1,
     .flag = add_flags,
     .opening = OPEN_ACT,
     .run = add,
     .summary = N_("add an order: what it is, and for whom")},
    {.name = "list", .flag = list_flags, .opening = OPEN_LOOK, .run = list, .summary = N_("orders and their deposits")},
    {.name = "forfeit",
     .operands = "ORDER",
     .least = 1,
     .most = 1,
     .flag = forfeit_flags,
     .opening = OPEN_ACT,
     .run = forfeit,
     .summary = N_("keep what is left of the deposit: reason and approver")},
    {.name = "refund",
     .operands = "ORDER",
     .least = 1,
     .most = 1,
     .flag = refund_flags,
     .opening = OPEN_ACT,
     .run = refund,
     .summary = N_("give what is left of the deposit back, by its tenders")},
};

const struct noun order_noun = {.name = "order", .summary = N_("orders with a deposit"), VERBS(order_verbs)};
