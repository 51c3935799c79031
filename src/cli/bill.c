/* SPDX-License-Identifier: MIT */
#include "model/bill.h"

#include <stdio.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/receipt.h"
#include "cli/share.h"

/* A bill shown is the sale's answer, and what came of it since. */
static json_t *json_shown(const struct sale_view *view, const struct programme *programme)
{
    json_t *object = json_sale(view, programme, false), *lines = json_object_get(object, "lines");
    for (size_t i = 0; i < view->lines; i++)
        json_object_set_new(json_array_get(lines, i), "returned", json_quantity(view->line[i].returned));
    json_object_set_new(object, "at", json_instant(view->at));
    json_object_set_new(object, "day", json_date(view->day));
    json_object_set_new(object, "voided", json_boolean(view->voided));
    json_object_set_new(object, "refunded", json_money(view->refunded));
    return object;
}

static enum status show(struct command *command, struct error *err)
{
    int64_t id;
    struct sale_view view = {0};
    const struct programme *programme;
    TRY(bill_resolve(desk_db(command->desk), command->operand[0], &id, err));
    TRY(sell_view(command->desk, id, &view, err));
    enum status status = desk_programme_of(command->desk, view.programme, &programme, err);
    if (status == STATUS_OK && command->json)
        command->answer = json_shown(&view, programme);
    else if (status == STATUS_OK)
        print_sale(command, &view, programme, false);
    sale_view_clear(&view);
    return status;
}

static json_t *json_row(const struct bill_row *row)
{
    char name[BILL_TEXT];
    json_t *object = json_object();
    json_object_set_new(object, "bill", json_text(bill_name(name, row->till, row->number)));
    json_object_set_new(object, "at", json_instant(row->at));
    json_object_set_new(object, "day", json_date(row->day));
    json_object_set_new(object, "member", json_id(row->member));
    json_object_set_new(object, "gross", json_money(row->gross));
    json_object_set_new(object, "payable", json_money(row->payable));
    json_object_set_new(object, "refunded", json_money(row->refunded));
    json_object_set_new(object, "points_earned", json_integer(row->points_earned));
    json_object_set_new(object, "voided", json_boolean(row->voided));
    json_object_set_new(object, "reference", json_text(row->reference));
    return object;
}

static void cell_row(struct table *table, const struct bill_row *row)
{
    char text[MONEY_TEXT], name[BILL_TEXT];
    table_cell(table, bill_name(name, row->till, row->number));
    table_cell(table, instant_format_short(text, row->at));
    snprintf(text, sizeof text, "#%lld", (long long)row->member);
    table_cell(table, row->member ? text : _("walk-in"));
    table_money(table, row->payable);
    table_cell(table, row->voided ? _("voided") : row->refunded ? _("returned") : "");
}

static enum status list(struct command *command, struct error *err)
{
    int64_t from, to, today = desk_day(command->desk);
    struct bill_list bills = {0};
    /* Without a day: today's. One end alone leaves the other open. */
    TRY(share_date_flag(command, "from", command_has(command, "to") ? INT64_MIN : today, &from, err));
    TRY(share_date_flag(command, "to", command_has(command, "from") ? DATE_NEVER : today, &to, err));
    TRY(bill_list(desk_db(command->desk), from, to, &bills, err));
    if (command->json) {
        json_t *array = json_array();
        for (size_t i = 0; i < bills.bills; i++)
            json_array_append_new(array, json_row(&bills.bill[i]));
        command->answer = json_pack("{s:o}", "bills", array);
    } else {
        struct table table = {0};
        table_column(&table, _("Bill"), false);
        table_column(&table, _("When"), false);
        table_column(&table, _("Member"), false);
        table_column(&table, _("Due"), true);
        table_column(&table, _("State"), false);
        for (size_t i = 0; i < bills.bills; i++)
            cell_row(&table, &bills.bill[i]);
        table_print(&table, &command->out);
    }
    bill_list_clear(&bills);
    return STATUS_OK;
}

static const struct flag list_flags[] = {
    {"from", "D", N_("first day; neither this nor --to: today"), false},
    {"to", "D", N_("last day"), false},
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.name = "show",
     .operands = "BILL",
     .least = 1,
     .most = 1,
     .opening = OPEN_READ,
     .run = show,
     .summary = N_("one bill as it was rung")},
    {.name = "list",
     .flag = list_flags,
     .opening = OPEN_READ,
     .run = list,
     .summary = N_("bills of a day, or of some days")},
};

const struct noun noun_bill = {.name = "bill", .summary = N_("bills that were rung"), VERBS(verbs)};
