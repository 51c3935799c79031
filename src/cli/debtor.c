/* SPDX-License-Identifier: MIT */
/* debtor: who may buy on account, and settling what they owe. */
#include "desk/debtor.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/date.h"
#include "base/money.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/receipt.h"

static enum status add(struct command *command, struct error *err)
{
    struct debtor debtor = {0};
    struct debtor_added added;
    char id[24], money[MONEY_TEXT];
    TRY(args_text(debtor.name, sizeof debtor.name, "name", command->operand[0], err));
    if (!command_has(command, "limit"))
        return error_set(err, STATUS_MISSING_VALUE, "limit", NULL);
    TRY(args_money_flag(command, "limit", 0, &debtor.credit, err));
    TRY(debtor_add(command->desk, command->key, &debtor, &added, err));
    snprintf(id, sizeof id, "%" PRId64, added.debtor);
    if (command->json)
        command->answer = json_pack("{s:I, s:o, s:o, s:n}", "debtor", (json_int_t)added.debtor, "name",
                                    output_json_text(debtor.name), "limit", output_json_money(debtor.credit), "txn");
    else
        SAY(command, _("Debtor {0}: {1}, may owe {2}"), id, debtor.name, money_format_grouped(money, debtor.credit));
    return STATUS_OK;
}

static json_t *json_debtor(const struct debtor *debtor)
{
    char since[DATE_TEXT];
    return json_pack("{s:I, s:o, s:o, s:o, s:o}", "debtor", (json_int_t)debtor->id, "name",
                     output_json_text(debtor->name), "limit", output_json_money(debtor->credit), "owes",
                     output_json_money(debtor->owes), "since",
                     debtor->since ? output_json_text(date_format(since, debtor->since)) : json_null());
}

static void print_list(struct command *command, const struct debtor_list *list, size_t shown)
{
    struct output_table table = {0};
    char text[DATE_TEXT];
    output_table_column(&table, _("Debtor"), true);
    output_table_column(&table, _("Name"), false);
    output_table_column(&table, _("Limit"), true);
    output_table_column(&table, _("Owes"), true);
    output_table_column(&table, _("Since"), false);
    for (size_t i = 0; i < shown; i++) {
        const struct debtor *debtor = &list->debtor[i];
        output_table_number(&table, debtor->id);
        output_table_cell(&table, debtor->name);
        output_table_money(&table, debtor->credit);
        output_table_money(&table, debtor->owes);
        output_table_cell(&table, debtor->since ? date_format(text, debtor->since) : "");
    }
    output_table_print(&table, &command->out);
}

static enum status list(struct command *command, struct error *err)
{
    struct debtor_list list = {0};
    int64_t after;
    size_t limit;
    TRY(args_limit(command, &limit, err));
    TRY(args_after(command, &after, err));
    enum status status = debtor_list(desk_db(command->desk), after, (int64_t)limit + 1, &list, err);
    size_t shown = list.count > limit ? limit : list.count;
    if (status == STATUS_OK && command->json) {
        json_t *array = json_array();
        for (size_t i = 0; i < shown; i++)
            json_array_append_new(array, json_debtor(&list.debtor[i]));
        command->answer = json_pack("{s:o, s:b}", "debtors", array, "more", list.count > shown);
    } else if (status == STATUS_OK) {
        print_list(command, &list, shown);
    }
    debtor_list_clear(&list);
    return status;
}

static void answer(struct command *command, const struct debtor_settled *settled, const char *txn)
{
    char money[MONEY_TEXT], owes[MONEY_TEXT], points[24];
    if (command->json) {
        command->answer = json_pack("{s:o, s:o, s:o, s:I, s:I, s:o}", "txn", output_json_text(txn), "settled",
                                    output_json_money(settled->settled), "owes", output_json_money(settled->owes),
                                    "bills", (json_int_t)settled->bills, "points_earned", (json_int_t)settled->points,
                                    "change", output_json_money(settled->change));
        return;
    }
    SAY(command, _("Settled {0}; still owed {1}"), money_format_grouped(money, settled->settled),
        money_format_grouped(owes, settled->owes));
    snprintf(points, sizeof points, "%" PRId64, settled->points);
    if (settled->points)
        SAY(command, _("Points earned now: {0}"), points);
    if (settled->change)
        SAY(command, _("Change {0}"), money_format(money, settled->change));
}

static enum status settle(struct command *command, struct error *err)
{
    struct debtor_settle_request request = {0};
    struct debtor_settled settled;
    struct debtor debtor;
    char txn[TXN_TEXT];
    struct db *db = desk_db(command->desk);
    TRY(debtor_resolve(db, command->operand[0], &debtor, err));
    request.debtor = debtor.id;
    if (command->operands > 1)
        TRY(money_parse(command->operand[1], "amount", &request.amount, err));
    if (command->operands > 1 && request.amount <= 0)
        return error_value(err, "amount", command->operand[1], "more than zero");
    TRY(tender_read_all(command, request.tender, &request.tenders, err));
    TRY(debtor_settle(command->desk, command->key, &request, &settled, err));
    TRY(ledger_name(db, settled.txn, txn, err));
    answer(command, &settled, txn);
    return STATUS_OK;
}

static const struct flag add_flags[] = {
    {"limit", "A", N_("the most they may owe"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag list_flags[] = {
    ARGS_PAGE_FLAGS("ID"),
    {NULL, NULL, NULL, false},
};
static const struct flag settle_flags[] = {
    {"pay", "TENDER=A", N_("paid by TENDER ({1}); default: all cash"), true},
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.name = "add",
     .operands = "NAME",
     .least = 1,
     .most = 1,
     .flag = add_flags,
     .opening = OPEN_ACT,
     .run = add,
     .summary = N_("let somebody buy on account, up to a limit")},
    {.name = "list",
     .flag = list_flags,
     .opening = OPEN_LOOK,
     .run = list,
     .summary = N_("debtors, what they owe and since when")},
    {.name = "settle",
     .operands = "DEBTOR [A]",
     .least = 1,
     .most = 2,
     .flag = settle_flags,
     .opening = OPEN_ACT,
     .run = settle,
     .summary = N_("take money for what a debtor owes; no A: all of it"),
     .more = N_("The oldest bills are settled first. A member's bill earns its points once it is settled.")},
};

const struct noun debtor_noun = {.name = "debtor", .summary = N_("on account: debtors"), VERBS(verbs)};
