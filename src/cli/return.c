/* SPDX-License-Identifier: MIT */
/* return and void: takes back a bill, or part of it. */
#include "desk/return.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/credit.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/receipt.h"

static const struct flag return_flags[] = {
    {"no-receipt", NULL, N_("no bill is named: lists those that fit; with --credit, store credit"), false},
    {"member", "M", N_("bills of that member, or who gets the credit"), false},
    {"day", "D", N_("bills of that day"), false},
    {"amount", "A", N_("bills of that total"), false},
    {"credit", "A", N_("store credit of A, where no bill is found: reason and approver"), false},
    {"gift-missing", NULL, N_("the gifts of the bill do not come back: their points are owed"), false},
    {"refund", "TENDER", N_("money goes back by TENDER, not as it was paid: approver"), false},
    {"reason", "R", N_("why it comes back"), false},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {"quote", NULL, N_("preview the refund, save nothing"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag flags[] = {
    {"gift-missing", NULL, N_("the gifts of the bill do not come back: their points are owed"), false},
    {"refund", "TENDER", N_("money goes back by TENDER, not as it was paid: approver"), false},
    {"reason", "R", N_("why it comes back"), false},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {"quote", NULL, N_("preview the refund, save nothing"), false},
    {NULL, NULL, NULL, false},
};

/* "2" means all that is left of line 2, "2*1.5" that quantity of it. */
enum status return_line_read(const char *text, struct return_line *line, struct error *err)
{
    char number[24];
    size_t length = strcspn(text, "*");
    if (length >= sizeof number)
        return error_value(err, "line", text, "must be a line number");
    memcpy(number, text, length);
    number[length] = '\0';
    TRY(number_parse(number, "line", 1, LINES_MAX, &line->no, err));
    line->quantity = 0;
    return text[length] ? number_parse_quantity(text + length + 1, "quantity", &line->quantity, err) : STATUS_OK;
}

/* --refund TENDER: that money goes back by. */
enum status return_refund_read(const struct command *command, struct return_request *request, struct error *err)
{
    char list[TENDER_LIST_TEXT];
    const char *code = command_value(command, "refund");
    request->by_other = code != NULL;
    if (code && !tender_from_code(code, &request->by))
        return error_one_of(err, "refund", code, tender_list(list, TENDER_OF_TOPUP));
    return STATUS_OK;
}

static enum status answer(struct command *command, const struct return_view *view, struct error *err)
{
    const struct programme *programme;
    TRY(desk_programme_of(command->desk, view->programme, &programme, err));
    if (command->json)
        command->answer = receipt_json_return(view);
    else
        receipt_print_return(command, view, programme);
    return STATUS_OK;
}

static enum status give_back(struct command *command, struct return_request *request, struct error *err)
{
    struct staff store;
    const struct staff *approver;
    struct return_view view = {0};
    TRY(bill_resolve(desk_db(command->desk), desk_till_id(command->desk), command->operand[0], &request->bill, err));
    request->reason = command_value(command, "reason");
    request->gifts_missing = command_has(command, "gift-missing");
    TRY(return_refund_read(command, request, err));
    TRY(session_approver(command, &store, &approver, err));
    enum status status =
        return_make(command->desk, command->key, approver, request, command_has(command, "quote"), &view, err);
    if (status == STATUS_OK)
        status = answer(command, &view, err);
    return_view_clear(&view);
    return status;
}

static enum status run_void(struct command *command, struct error *err)
{
    struct return_request request = {.voids = true};
    return give_back(command, &request, err);
}

/* --- without a receipt ------------------------------------------------------------------------------------------- */

static enum status give_credit(struct command *command, int64_t member, struct error *err)
{
    struct credit_request request = {.member = member, .reason = command_value(command, "reason")};
    struct credit_done done;
    struct staff store;
    const struct staff *approver;
    char txn[TXN_TEXT], amount[MONEY_TEXT], balance[MONEY_TEXT];
    if (!member)
        return error_set(err, STATUS_MISSING_VALUE, "member", NULL);
    TRY(args_money_flag(command, "credit", 0, &request.amount, err));
    TRY(session_approver(command, &store, &approver, err));
    TRY(credit_give(command->desk, command->key, approver, &request, &done, err));
    TRY(ledger_name(desk_db(command->desk), done.txn, txn, err));
    if (command->json)
        command->answer =
            json_pack("{s:o, s:o, s:o}", "txn", output_json_text(txn), "credit", output_json_money(request.amount),
                      "wallet_balance", output_json_money(done.wallet_balance));
    else
        SAY(command, _("Store credit {0}; stored value {1}"), money_format_grouped(amount, request.amount),
            money_format_grouped(balance, done.wallet_balance));
    return STATUS_OK;
}

static json_t *json_brief(const struct bill_brief *brief)
{
    char name[BILL_TEXT], at[DATE_TEXT];
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "bill", output_json_text(bill_name(name, brief->till, brief->number)),
                     "at", output_json_text(date_format_instant(at, brief->at)), "payable",
                     output_json_money(brief->payable), "refunded", output_json_money(brief->refunded), "tender",
                     output_json_text(brief->tender));
}

static void answer_bills(struct command *command, const struct brief_list *list)
{
    struct output_table table = {0};
    char text[BILL_TEXT + DATE_TEXT];
    if (command->json) {
        json_t *array = json_array();
        for (size_t i = 0; i < list->bills; i++)
            json_array_append_new(array, json_brief(&list->bill[i]));
        command->answer = json_pack("{s:o, s:b}", "bills", array, "more", list->bills == BILL_SEARCH_MOST);
        return;
    }
    output_table_column(&table, _("Bill"), false);
    output_table_column(&table, _("Day"), false);
    output_table_column(&table, _("Paid"), true);
    output_table_column(&table, _("Refund"), true);
    output_table_column(&table, _("Tender"), false);
    for (size_t i = 0; i < list->bills; i++) {
        const struct bill_brief *brief = &list->bill[i];
        output_table_cell(&table, bill_name(text, brief->till, brief->number));
        output_table_cell(&table, date_format_instant(text, brief->at));
        output_table_money(&table, brief->payable);
        output_table_money(&table, brief->refunded);
        output_table_cell(&table, render_tender(brief->tender));
    }
    output_table_print(&table, &command->out);
    if (list->bills == BILL_SEARCH_MOST)
        SAY(command, _("Only the newest are listed: give --amount or --day to see the others."), "");
}

/* The bills that fit; none is a refusal that says what is left to do. */
static enum status find_bills(struct command *command, int64_t member, struct error *err)
{
    struct bill_search search = {.member = member};
    struct brief_list list;
    TRY(args_date_flag(command, "day", 0, &search.day, err));
    TRY(args_money_flag(command, "amount", 0, &search.amount, err));
    if (!search.day && !member)
        return error_set(err, STATUS_MISSING_VALUE, "member", NULL);
    TRY(bill_returnable(desk_db(command->desk), &search, &list, err));
    bool none = list.bills == 0;
    if (!none)
        answer_bills(command, &list);
    bill_brief_list_clear(&list);
    if (!none)
        return STATUS_OK;
    error_set(err, STATUS_NOT_FOUND, "bill", "no bill fits");
    error_detail(err, "no_receipt");
    return STATUS_NOT_FOUND;
}

static enum status without_receipt(struct command *command, struct error *err)
{
    int64_t member = 0;
    if (command->operands > 0)
        return error_value(err, "bill", command->operand[0], "with a bill there is a receipt");
    TRY(args_member_flag(command, "member", &member, err));
    return command_has(command, "credit") ? give_credit(command, member, err) : find_bills(command, member, err);
}

static enum status run_return(struct command *command, struct error *err)
{
    if (command_has(command, "no-receipt"))
        return without_receipt(command, err);
    if (command->operands == 0)
        return error_set(err, STATUS_MISSING_VALUE, "bill", NULL);
    size_t lines = command->operands - 1;
    struct return_line *line = mem_alloc((lines ? lines : 1) * sizeof *line);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < lines && status == STATUS_OK; i++)
        status = return_line_read(command->operand[1 + i], &line[i], err);
    struct return_request request = {.line = line, .lines = lines};
    if (status == STATUS_OK)
        status = give_back(command, &request, err);
    free(line);
    return status;
}

static const struct verb return_verbs[] = {
    {.operands = "[BILL [LINE*Q]...]",
     .least = 0,
     .most = ANY_NUMBER,
     .flag = return_flags,
     .opening = OPEN_ACT,
     .run = run_return,
     .summary = N_("return quantities of lines; no line: everything left"),
     .more = N_("LINE is a line number: all that is left of it. LINE*Q returns that quantity.")},
};

static const struct verb void_verbs[] = {
    {.operands = "BILL",
     .least = 1,
     .most = 1,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = run_void,
     .summary = N_("void a whole bill, as if it had never been rung up")},
};

const struct noun return_noun = {.name = "return", .summary = N_("return goods"), VERBS(return_verbs)};
const struct noun return_void_noun = {.name = "void", .summary = N_("void a whole bill"), VERBS(void_verbs)};
