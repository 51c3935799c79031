/* SPDX-License-Identifier: MIT */
#include "model/bill.h"

#include <stdio.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "model/ledger.h"
#include "model/member.h"
#include "desk/bill_attach.h"
#include "desk/invoice.h"
#include "desk/undo.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/receipt.h"

/* The result of the sale, plus what happened to the bill since. */
static json_t *json_shown(const struct sale_view *view, const struct programme *programme)
{
    json_t *object = receipt_json_sale(view, programme, false), *lines = json_object_get(object, "lines");
    for (size_t i = 0; i < view->lines; i++)
        json_object_set_new(json_array_get(lines, i), "returned", output_json_quantity(view->line[i].returned));
    json_object_set_new(object, "at", output_json_instant(view->at));
    json_object_set_new(object, "day", output_json_date(view->day));
    json_object_set_new(object, "voided", json_boolean(view->voided));
    json_object_set_new(object, "invoiced", json_boolean(view->invoiced != 0));
    json_object_set_new(object, "refunded", output_json_money(view->refunded));
    json_object_set_new(object, "corrected", json_boolean(view->corrected != 0));
    return object;
}

static enum status show(struct command *command, struct error *err)
{
    int64_t id;
    struct sale_view view = {0};
    const struct programme *programme;
    TRY(bill_resolve(desk_db(command->desk), desk_till_id(command->desk), command->operand[0], &id, err));
    TRY(sale_view_rung(command->desk, id, &view, err));
    enum status status = desk_programme_of(command->desk, view.programme, &programme, err);
    if (status == STATUS_OK && command->json)
        command->answer = json_shown(&view, programme);
    else if (status == STATUS_OK)
        receipt_print_sale(command, &view, programme, false);
    sale_view_clear(&view);
    return status;
}

static json_t *json_row(const struct bill_row *row)
{
    char name[BILL_TEXT];
    json_t *object = json_object();
    json_object_set_new(object, "bill", output_json_text(bill_name(name, row->till, row->number)));
    json_object_set_new(object, "at", output_json_instant(row->at));
    json_object_set_new(object, "day", output_json_date(row->day));
    json_object_set_new(object, "member", output_json_id(row->member));
    json_object_set_new(object, "gross", output_json_money(row->gross));
    json_object_set_new(object, "payable", output_json_money(row->payable));
    json_object_set_new(object, "refunded", output_json_money(row->refunded));
    json_object_set_new(object, "points_earned", json_integer(row->points_earned));
    json_object_set_new(object, "voided", json_boolean(row->voided));
    json_object_set_new(object, "reference", output_json_text(row->reference));
    return object;
}

static void cell_row(struct output_table *table, const struct bill_row *row)
{
    char text[MONEY_TEXT], name[BILL_TEXT];
    output_table_cell(table, bill_name(name, row->till, row->number));
    output_table_cell(table, date_format_instant_short(text, row->at));
    snprintf(text, sizeof text, "#%lld", (long long)row->member);
    output_table_cell(table, row->member ? text : _("walk-in"));
    output_table_money(table, row->payable);
    output_table_cell(table, row->voided     ? _("voided")
                             : row->gone     ? _("returned")
                             : row->refunded ? _("part returned")
                                             : "");
}

static enum status list(struct command *command, struct error *err)
{
    int64_t from, to, today = desk_day(command->desk);
    struct bill_list bills = {0};
    /* Default: today. With only one end given the other is open. */
    TRY(args_date_flag(command, "from", command_has(command, "to") ? INT64_MIN : today, &from, err));
    TRY(args_date_flag(command, "to", command_has(command, "from") ? DATE_NEVER : today, &to, err));
    TRY(bill_list(desk_db(command->desk), from, to, &bills, err));
    if (command->json) {
        json_t *array = json_array();
        for (size_t i = 0; i < bills.bills; i++)
            json_array_append_new(array, json_row(&bills.bill[i]));
        command->answer = json_pack("{s:o}", "bills", array);
    } else {
        struct output_table table = {0};
        output_table_column(&table, _("Bill"), false);
        output_table_column(&table, _("When"), false);
        output_table_column(&table, _("Member"), false);
        output_table_column(&table, _("Due"), true);
        output_table_column(&table, _("Status"), false);
        for (size_t i = 0; i < bills.bills; i++)
            cell_row(&table, &bills.bill[i]);
        output_table_print(&table, &command->out);
    }
    bill_list_clear(&bills);
    return STATUS_OK;
}

static json_t *json_claim(const struct bill_attach_view *view)
{
    json_t *object = json_object();
    json_object_set_new(object, "bill", output_json_text(view->bill));
    json_object_set_new(object, "txn", output_json_text(view->txn));
    json_object_set_new(object, "member", output_json_id(view->member));
    json_object_set_new(object, "day", output_json_date(view->day));
    json_object_set_new(object, "payable", output_json_money(view->payable));
    json_object_set_new(object, "points_earned", json_integer(view->points_earned));
    json_object_set_new(object, "points_balance", json_integer(view->points_balance));
    json_object_set_new(object, "owed_points", json_integer(view->owed_points));
    json_object_set_new(object, "tier_then", output_json_text(view->tier_then));
    json_object_set_new(object, "tier_before", output_json_text(view->tier_before));
    json_object_set_new(object, "tier", output_json_text(view->tier));
    return object;
}

static void print_claim(struct command *command, const struct bill_attach_view *view, const struct programme *programme)
{
    char member[MONEY_TEXT], points[MONEY_TEXT], text[RENDER_TEXT];
    snprintf(member, sizeof member, "#%lld", (long long)view->member);
    SAY(command, view->txn[0] ? _("Bill {0} now belongs to member {1}.") : _("Bill {0} would belong to member {1}."),
        view->bill, member);
    for (size_t i = 0; i < view->steps.count; i++)
        SAY(command, "  {0}", render_step(text, &view->steps.step[i], programme));
    snprintf(points, sizeof points, "%lld", (long long)view->points_balance);
    SAY(command, _("Points now: {0}"), points);
}

static enum status claim(struct command *command, struct error *err)
{
    struct bill_attach_request request = {0};
    struct bill_attach_view view = {0};
    struct staff store;
    const struct staff *approver;
    const struct programme *programme;
    struct db *db = desk_db(command->desk);
    TRY(bill_resolve(db, desk_till_id(command->desk), command->operand[0], &request.bill, err));
    TRY(member_resolve(db, command->operand[1], &request.member, err));
    TRY(session_approver(command, &store, &approver, err));
    TRY(bill_attach(command->desk, command->key, approver, &request, command_has(command, "quote"), &view, err));
    enum status status = desk_programme_of(command->desk, view.programme, &programme, err);
    if (status == STATUS_OK && command->json)
        command->answer = json_claim(&view);
    else if (status == STATUS_OK)
        print_claim(command, &view, programme);
    bill_attach_view_clear(&view);
    return status;
}

static json_t *json_unclaim(const char *bill, const char *txn, const struct undo_view *view)
{
    return json_pack("{s:s,s:o,s:I,s:I}", "bill", bill, "txn", output_json_text(txn), "member",
                     (json_int_t)view->member, "points_taken", (json_int_t)-view->points);
}

static enum status unclaim(struct command *command, struct error *err)
{
    struct undo_view view;
    struct staff store;
    const struct staff *approver;
    struct bill bill = {0};
    struct db *db = desk_db(command->desk);
    int64_t id;
    bool quote = command_has(command, "quote");
    char name[BILL_TEXT], txn[TXN_TEXT] = "", member[MONEY_TEXT], points[MONEY_TEXT];
    TRY(bill_resolve(db, desk_till_id(command->desk), command->operand[0], &id, err));
    TRY(session_approver(command, &store, &approver, err));
    TRY(undo_claim(command->desk, command->key, approver, id, quote, &view, err));
    TRY(bill_get(db, id, &bill, err));
    bill_name(name, bill.row.till, bill.row.number);
    bill_clear(&bill);
    if (!quote)
        TRY(ledger_name(db, view.txn, txn, err));
    if (command->json) {
        command->answer = json_unclaim(name, txn, &view);
        return STATUS_OK;
    }
    snprintf(member, sizeof member, "#%lld", (long long)view.member);
    snprintf(points, sizeof points, "%lld", (long long)-view.points);
    SAY(command,
        quote ? _("Bill {0} would be a walk-in's again; member {1} would lose {2} points.")
              : _("Bill {0} is a walk-in's again; member {1} lost {2} points."),
        name, member, points);
    return STATUS_OK;
}

static enum status mark_invoice(struct command *command, struct error *err)
{
    int64_t id;
    bool on = !command_has(command, "remove");
    TRY(bill_resolve(desk_db(command->desk), desk_till_id(command->desk), command->operand[0], &id, err));
    TRY(invoice_mark(command->desk, command->key, id, on, err));
    if (command->json)
        command->answer = json_pack("{s:s,s:b,s:n}", "bill", command->operand[0], "invoiced", on, "txn");
    else
        SAY(command, on ? _("Bill {0}: invoice made out.") : _("Bill {0}: no invoice any more."), command->operand[0]);
    return STATUS_OK;
}

static const struct flag invoice_flags[] = {
    {"remove", NULL, N_("take the mark off"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag claim_flags[] = {
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {"quote", NULL, N_("preview the points, save nothing"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag tender_flags[] = {
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {"quote", NULL, N_("preview the change, save nothing"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag resell_flags[] = {
    {"pay", "TENDER=A", N_("paid by TENDER ({0}) beyond what comes back; default: cash"), true},
    {"gift-missing", NULL, N_("the gifts of the bill do not come back: noted with the void"), false},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {"quote", NULL, N_("show what would happen and write nothing"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag list_flags[] = {
    {"from", "D", N_("first day; today if --to is omitted too"), false},
    {"to", "D", N_("last day"), false},
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.name = "show",
     .operands = "BILL",
     .least = 1,
     .most = 1,
     .opening = OPEN_LOOK,
     .run = show,
     .summary = N_("show one bill as it was rung up")},
    {.name = "tender",
     .operands = "BILL TENDER[=A]...",
     .least = 2,
     .most = ANY_NUMBER,
     .flag = tender_flags,
     .opening = OPEN_ACT,
     .run = tender_correct_run,
     .summary = N_("correct how a bill was paid"),
     .more = N_("List how the whole bill was paid, except by stored value; points, coupons stay.")},
    {.name = "list",
     .flag = list_flags,
     .opening = OPEN_LOOK,
     .run = list,
     .summary = N_("bills of a day, or of some days")},
    {.name = "claim",
     .operands = "BILL MEMBER",
     .least = 2,
     .most = 2,
     .flag = claim_flags,
     .opening = OPEN_ACT,
     .run = claim,
     .summary = N_("claim a walk-in bill for a member: points by the rules of that day")},
    {.name = "invoice",
     .operands = "BILL",
     .least = 1,
     .most = 1,
     .flag = invoice_flags,
     .opening = OPEN_ACT,
     .run = mark_invoice,
     .summary = N_("mark that a tax invoice was made out; a return then says so")},
    {.name = "unclaim",
     .operands = "BILL",
     .least = 1,
     .most = 1,
     .flag = claim_flags,
     .opening = OPEN_ACT,
     .run = unclaim,
     .summary = N_("undo the claim of a bill, while nothing of it was returned since")},
    {.name = "resell",
     .operands = "BILL MEMBER",
     .least = 2,
     .most = 2,
     .flag = resell_flags,
     .opening = OPEN_ACT,
     .run = exchange_resell_run,
     .summary = N_("void a bill of the wrong member and sell it to the right one: one act"),
     .more = N_("Within the shift. What comes back pays the new bill; the difference is paid or given back.")},
};

const struct noun bill_noun = {.name = "bill", .summary = N_("bills: show, list, claim, correct"), VERBS(verbs)};
