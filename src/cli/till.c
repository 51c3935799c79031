/* SPDX-License-Identifier: MIT */
/* The tills: their numbers and names, and who is at them. */
#include "model/till.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "model/bill.h"
#include "desk/manage.h"
#include "desk/seat.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"

/* The counter's process, as people see it: "" if there is none. */
static char *process_text(char buf[BILL_TEXT], int64_t process)
{
    snprintf(buf, BILL_TEXT, "%" PRId64, process);
    return process > 0 ? buf : strcpy(buf, process ? "?" : "");
}

static json_t *json_till(struct desk *desk, const struct till *till)
{
    char bill[BILL_TEXT] = "";
    if (till->last_bill)
        bill_name(bill, till->id, till->last_bill);
    int64_t process = seat_process(desk, till);
    return json_pack("{s:I,s:o,s:o,s:o,s:b,s:o}", "till", (json_int_t)till->id, "name", output_json_text(till->name),
                     "last_bill", output_json_text(bill), "shift", output_json_id(till->shift), "in_use", process != 0,
                     "pid", output_json_id(process > 0 ? process : 0));
}

static void cells(struct output_table *table, struct desk *desk, const struct till *till)
{
    char text[BILL_TEXT];
    snprintf(text, sizeof text, "%02" PRId64, till->id);
    output_table_cell(table, text);
    output_table_cell(table, till->name);
    output_table_cell(table, till->last_bill ? bill_name(text, till->id, till->last_bill) : "");
    snprintf(text, sizeof text, "%" PRId64, till->shift);
    output_table_cell(table, till->shift ? text : "");
    output_table_cell(table, process_text(text, seat_process(desk, till)));
}

/* The tills that --limit and --after ask for; *more: there are others after them. */
static enum status take_page(struct command *command, struct till_list *tills, bool *more, struct error *err)
{
    const char *limit_text = command_value(command, "limit"), *after_text = command_value(command, "after");
    int64_t limit = TILL_MOST, after = 0;
    size_t first = 0;
    if (limit_text)
        TRY(number_parse(limit_text, "limit", 1, INT64_MAX, &limit, err));
    if (after_text)
        TRY(number_parse(after_text, "after", 0, INT64_MAX, &after, err));
    while (first < tills->count && tills->till[first].id <= after)
        first++;
    tills->count -= first;
    memmove(tills->till, tills->till + first, tills->count * sizeof *tills->till);
    *more = tills->count > (uint64_t)limit;
    tills->count = *more ? (size_t)limit : tills->count;
    return STATUS_OK;
}

static void print_list(struct command *command, const struct till_list *tills, bool more)
{
    struct output_table table = {0};
    output_table_column(&table, _("Till"), true);
    output_table_column(&table, _("Display name"), false);
    output_table_column(&table, _("Last bill"), false);
    output_table_column(&table, _("Shift"), true);
    output_table_column(&table, _("Process"), true);
    for (size_t i = 0; i < tills->count; i++)
        cells(&table, command->desk, &tills->till[i]);
    output_table_print(&table, &command->out);
    if (more) {
        char last[24];
        snprintf(last, sizeof last, "%" PRId64, tills->till[tills->count - 1].id);
        SAY(command, _("There are more: --after {0}."), last);
    }
}

static enum status list(struct command *command, struct error *err)
{
    struct till_list tills = {0};
    bool more = false;
    enum status status = till_list(desk_db(command->desk), &tills, err);
    if (status == STATUS_OK && tills.count > 0)
        status = take_page(command, &tills, &more, err);
    if (status == STATUS_OK && command->json) {
        json_t *array = json_array();
        for (size_t i = 0; i < tills.count; i++)
            json_array_append_new(array, json_till(command->desk, &tills.till[i]));
        command->answer = json_pack("{s:o,s:b}", "tills", array, "more", more);
    } else if (status == STATUS_OK) {
        print_list(command, &tills, more);
    }
    till_list_clear(&tills);
    return status;
}

static enum status name(struct command *command, struct error *err)
{
    int64_t number;
    char text[NAME_TEXT], label[TILL_TEXT];
    TRY(number_parse(command->operand[0], "till", 1, TILL_MOST, &number, err));
    TRY(args_text(text, sizeof text, "name", command->operand[1], err));
    TRY(manage_till_name(command->desk, command->key, number, text, err));
    if (command->json)
        command->answer = json_pack("{s:I,s:o,s:n}", "till", (json_int_t)number, "name", output_json_text(text), "txn");
    else if (*text)
        SAY(command, _("Till {0}: renamed."), till_label(label, number, text));
    else
        SAY(command, _("Till {0} has no name any more."), till_label(label, number, ""));
    return STATUS_OK;
}

static const struct flag list_flags[] = {
    {"limit", "N", N_("at most N rows"), false},
    {"after", "N", N_("tills after number N"), false},
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.name = "list",
     .flag = list_flags,
     .opening = OPEN_LOOK,
     .run = list,
     .summary = N_("the tills and who is at them")},
    {.name = "name",
     .operands = "N NAME",
     .least = 2,
     .most = 2,
     .opening = OPEN_ACT,
     .run = name,
     .summary = N_("give a till a name; \"\" takes it away")},
};

const struct noun till_noun = {.name = "till", .summary = N_("the tills of the shop"), VERBS(verbs)};
