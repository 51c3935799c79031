/* SPDX-License-Identifier: MIT */
/* deposit: what customers pay beforehand for an order. */
#include "desk/deposit.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/receipt.h"

static enum status take(struct command *command, struct error *err)
{
    struct deposit_request request = {0};
    struct deposit_done done;
    struct order order;
    char txn[TXN_TEXT], id[24], amount[MONEY_TEXT], held[MONEY_TEXT];
    struct db *db = desk_db(command->desk);
    TRY(order_resolve(db, command->operand[0], &order, err));
    request.order = order.id;
    TRY(money_parse(command->operand[1], "amount", &request.amount, err));
    TRY(tender_read_all(command, request.tender, &request.tenders, err));
    TRY(deposit_take(command->desk, command->key, &request, &done, err));
    TRY(ledger_name(db, done.txn, txn, err));
    if (command->json) {
        command->answer = json_pack("{s:o, s:I, s:o, s:o, s:o}", "txn", output_json_text(txn), "order",
                                    (json_int_t)done.order, "amount", output_json_money(request.amount), "held",
                                    output_json_money(done.held), "change", output_json_money(done.change));
        return STATUS_OK;
    }
    snprintf(id, sizeof id, "%" PRId64, done.order);
    SAY(command, _("Order {0}: deposit {1} taken, {2} held"), id, money_format_grouped(amount, request.amount),
        money_format_grouped(held, done.held));
    if (done.change)
        SAY(command, _("Change {0}"), money_format(amount, done.change));
    return STATUS_OK;
}

static const struct flag take_flags[] = {
    {"pay", "TENDER=A", N_("paid by TENDER ({1}); default: all cash"), true},
    {NULL, NULL, NULL, false},
};
static const struct verb deposit_verbs[] = {
    {.name = "take",
     .operands = "ORDER A",
     .least = 2,
     .most = 2,
     .flag = take_flags,
     .opening = OPEN_ACT,
     .run = take,
     .summary = N_("take a deposit for an order: no sale, no points")},
};

const struct noun deposit_noun = {.name = "deposit", .summary = N_("deposits of orders"), VERBS(deposit_verbs)};
