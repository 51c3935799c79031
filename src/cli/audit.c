/* SPDX-License-Identifier: MIT */
/* audit: who did what, newest first. */
#include "model/audit.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/date.h"
#include "base/text.h"
#include "model/ledger.h"
#include "model/member.h"
#include "model/staff.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"

#define SHOWN 50 /* rows, unless --limit says */

/* The first instant of a day, local time. */
static enum status midnight(int64_t day, int64_t *instant, struct error *err)
{
    char text[2 * DATE_TEXT], date[DATE_TEXT];
    snprintf(text, sizeof text, "%sT00:00", date_format(date, day));
    return date_parse_instant(text, "from", instant, err);
}

static enum status read_days(const struct command *command, struct audit_filter *filter, struct error *err)
{
    int64_t from, to;
    TRY(args_date_flag(command, "from", INT64_MIN, &from, err));
    TRY(args_date_flag(command, "to", DATE_NEVER, &to, err));
    if (from != INT64_MIN)
        TRY(midnight(from, &filter->from, err));
    if (to == DATE_NEVER)
        return STATUS_OK;
    TRY(midnight(to + 1, &filter->to, err));
    filter->to--;
    return STATUS_OK;
}

static enum status read_filter(const struct command *command, struct audit_filter *filter, struct error *err)
{
    const char *staff = command_value(command, "staff"), *act = command_value(command, "act");
    const char *after = command_value(command, "after");
    struct staff person;
    audit_filter_all(filter);
    TRY(read_days(command, filter, err));
    if (staff) {
        TRY(staff_by_code(desk_db(command->desk), staff, &person, err));
        filter->staff = person.id;
    }
    if (act)
        TRY(args_text(filter->act, sizeof filter->act, "act", act, err));
    if (after)
        TRY(number_parse(after, "after", 1, INT64_MAX, &filter->before, err));
    return args_member_flag(command, "member", &filter->member, err);
}

static enum status json_rows(struct command *command, const struct audit_list *list, size_t shown, struct error *err)
{
    json_t *array = json_array();
    command->answer = json_pack("{s:o,s:b}", "audit", array, "more", list->count > shown);
    for (size_t i = 0; i < shown; i++) {
        const struct audit *audit = &list->row[i].audit;
        char txn[TXN_TEXT] = "";
        if (audit->txn)
            TRY(ledger_name(desk_db(command->desk), audit->txn, txn, err));
        json_array_append_new(array, json_pack("{s:I,s:o,s:o,s:o,s:s,s:o,s:o,s:o}", "id", (json_int_t)audit->id, "at",
                                               output_json_instant(audit->at), "staff",
                                               output_json_text(list->row[i].code), "till", output_json_id(audit->till),
                                               "act", audit->act, "member", output_json_id(audit->member), "txn",
                                               output_json_text(txn), "detail", output_json_text(audit->detail)));
    }
    return STATUS_OK;
}

static void print_rows(struct command *command, const struct audit_list *list, size_t shown)
{
    struct output_table table = {0};
    output_table_column(&table, "", true);
    output_table_column(&table, _("When"), false);
    output_table_column(&table, _("Staff"), false);
    output_table_column(&table, _("Till"), true);
    output_table_column(&table, _("Act"), false);
    output_table_column(&table, _("Member"), false);
    output_table_column(&table, _("Detail"), false);
    for (size_t i = 0; i < shown; i++) {
        const struct audit *audit = &list->row[i].audit;
        char text[MONEY_TEXT + DATE_TEXT];
        output_table_number(&table, audit->id);
        output_table_cell(&table, date_format_instant(text, audit->at));
        output_table_cell(&table, list->row[i].code);
        output_table_number(&table, audit->till);
        output_table_cell(&table, render_act(audit->act));
        snprintf(text, sizeof text, "#%" PRId64, audit->member);
        output_table_cell(&table, audit->member ? text : "");
        output_table_cell(&table, audit->detail);
    }
    output_table_print(&table, &command->out);
}

static enum status run(struct command *command, struct error *err)
{
    struct audit_filter filter;
    struct audit_list list;
    size_t limit;
    TRY(args_limit(command, &limit, err));
    if (limit == ARGS_NO_LIMIT)
        limit = SHOWN;
    TRY(read_filter(command, &filter, err));
    TRY(audit_list(desk_db(command->desk), &filter, limit + 1, &list, err));
    size_t shown = list.count < limit ? list.count : limit;
    enum status status = STATUS_OK;
    if (command->json)
        status = json_rows(command, &list, shown, err);
    else
        print_rows(command, &list, shown);
    audit_list_clear(&list);
    return status;
}

static const struct flag flags[] = {
    {"from", "D", N_("first day"), false},
    {"to", "D", N_("last day"), false},
    {"staff", "STAFF", N_("of that person"), false},
    {"act", "A", N_("of that act, as --json names it"), false},
    {"member", "M", N_("about that member"), false},
    ARGS_PAGE_FLAGS("ID"),
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.flag = flags,
     .opening = OPEN_LOOK,
     .guarded = true,
     .permit = PERMIT_AUDIT,
     .run = run,
     .summary = N_("who did what, newest first; 50 rows unless --limit says")},
};

const struct noun audit_noun = {.name = "audit", .summary = N_("who did what"), VERBS(verbs)};
