/* SPDX-License-Identifier: MIT */
/* print: slips on the till's printer, its queue; and a receipt as text. */
#include "desk/print.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/bill.h"
#include "render/receipt.h"
#include "render/render.h"
#include "render/slip_text.h"
#include "post/print_run.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"

#define PAGE 200 /* rows of the queue, unless --limit says otherwise */

/* --- sending ---------------------------------------------------------------------------------------------------- */

static enum status unreachable(struct command *command, const char *why, struct error *err)
{
    char place[SETTING_TEXT];
    settings_get(command->desk, "printer", place);
    error_set(err, STATUS_PRINTER_UNREACHABLE, "printer", "the printer took nothing: %s", why);
    error_arg(err, 0, "%s", place);
    error_arg(err, 1, "%s", slip_text_why(why));
    return STATUS_PRINTER_UNREACHABLE;
}

/* A command waits for what it asked to be printed, so that it can say what came of it. */
static enum status send_now(struct command *command, int64_t id, struct print_job *job, struct error *err)
{
    struct print_run_done done;
    const struct device_patience patience = DEVICE_PATIENCE;
    (void)print_begun(command->desk);
    TRY(print_run(command->desk, desk_till_id(command->desk), &patience, &done, err));
    return print_job_get(desk_db(command->desk), id, job, err);
}

static enum status answer_job(struct command *command, const struct print_job *job, struct error *err)
{
    char number[24];
    snprintf(number, sizeof number, "%" PRId64, job->id);
    if (job->state != PRINT_PRINTED && job->error[0] != '\0')
        return unreachable(command, job->error, err);
    if (command->json)
        command->answer = json_pack("{s:I, s:s, s:b}", "job", (json_int_t)job->id, "state",
                                    print_state_code(job->state), "again", job->again);
    else
        SAY(command, job->state == PRINT_PRINTED ? _("Printed.") : _("Job {0} waits for the printer."), number);
    return STATUS_OK;
}

static enum status send_and_answer(struct command *command, int64_t id, struct error *err)
{
    struct print_job job;
    TRY(send_now(command, id, &job, err));
    return answer_job(command, &job, err);
}

/* --- a bill ----------------------------------------------------------------------------------------------------- */

static enum status show(struct command *command, const struct print_bill *print, int columns, struct error *err)
{
    const struct programme *programme;
    TRY(desk_programme_of(command->desk, print->view.programme, &programme, err));
    receipt_print(&command->out, columns, desk_shop(command->desk), print, programme);
    if (command->json)
        command->answer =
            json_pack("{s:s, s:i, s:s}", "bill", print->view.bill, "columns", columns, "text", command->out.text);
    return STATUS_OK;
}

static enum status print_it(struct command *command, int64_t bill, struct error *err)
{
    struct print_bill print = {0};
    struct print_done done;
    TRY(session_act(command, err));
    enum status status = print_read(command->desk, bill, &print, err);
    if (status == STATUS_OK)
        status = print_entry(command->desk, command->key, print.view.txn_id, &done, err);
    print_clear(&print);
    return status == STATUS_OK ? send_and_answer(command, done.job, err) : status;
}

static enum status one_bill(struct command *command, struct error *err)
{
    int columns;
    int64_t bill;
    struct print_bill print = {0};
    TRY(args_columns(command, &columns, err));
    TRY(bill_resolve(desk_db(command->desk), desk_till_id(command->desk), command->operand[0], &bill, err));
    if (print_possible(command->desk) && !command_has(command, "width"))
        return print_it(command, bill, err);
    enum status status = print_read(command->desk, bill, &print, err);
    if (status == STATUS_OK)
        status = show(command, &print, columns, err);
    print_clear(&print);
    return status;
}

/* --- the queue -------------------------------------------------------------------------------------------------- */

static json_t *json_job(struct desk *desk, const struct print_job *job)
{
    char txn[TXN_TEXT] = "";
    struct error ignored;
    bool away = job->error[0] != '\0';
    if (job->txn && ledger_name(desk_db(desk), job->txn, txn, &ignored) != STATUS_OK)
        txn[0] = '\0';
    json_t *row = json_object();
    json_object_set_new(row, "job", output_json_id(job->id));
    json_object_set_new(row, "till", output_json_id(job->till));
    json_object_set_new(row, "kind", output_json_text(print_kind_code(job->kind)));
    json_object_set_new(row, "txn", output_json_text(txn));
    json_object_set_new(row, "at", output_json_instant(job->at));
    json_object_set_new(row, "state", output_json_text(print_state_code(job->state)));
    json_object_set_new(row, "again", json_boolean(job->again));
    json_object_set_new(row, "tries", json_integer(job->tries));
    json_object_set_new(row, "tried", output_json_instant(job->tried));
    json_object_set_new(row, "code", output_json_text(away ? status_code(STATUS_PRINTER_UNREACHABLE) : NULL));
    json_object_set_new(row, "reason", output_json_text(job->error));
    return row;
}

static void cells(struct output_table *table, const struct print_job *job)
{
    char text[RENDER_TEXT], when[DATE_TEXT];
    snprintf(text, sizeof text, "%" PRId64, job->id);
    output_table_cell(table, text);
    snprintf(text, sizeof text, "%02" PRId64, job->till);
    output_table_cell(table, text);
    output_table_cell(table, slip_text_kind(job->kind));
    output_table_cell(table, date_format_instant_short(when, job->at));
    output_table_cell(table, slip_text_state(job->state));
    output_table_number(table, job->tries);
    output_table_cell(table, slip_text_why(job->error));
}

static void print_list(struct command *command, const struct print_job_list *list)
{
    struct output_table table = {0};
    char last[24];
    if (list->count == 0) {
        SAY(command, _("Nothing waits to be printed."), "");
        return;
    }
    output_table_column(&table, _("No."), true);
    output_table_column(&table, _("Till"), true);
    output_table_column(&table, _("Description"), false);
    output_table_column(&table, _("When"), false);
    output_table_column(&table, _("Status"), false);
    output_table_column(&table, _("Tries"), true);
    output_table_column(&table, _("Reason"), false);
    for (size_t i = 0; i < list->count; i++)
        cells(&table, &list->job[i]);
    output_table_print(&table, &command->out);
    snprintf(last, sizeof last, "%" PRId64, list->job[list->count - 1].id);
    if (list->more)
        SAY(command, _("There are more: --after {0}."), last);
}

static enum status number_flag(const struct command *command, const char *flag, int64_t otherwise, int64_t *number,
                               struct error *err)
{
    const char *text = command_value(command, flag);
    *number = otherwise;
    return text ? number_parse(text, flag, 1, INT64_MAX, number, err) : STATUS_OK;
}

static enum status list_queue(struct command *command, struct error *err)
{
    struct print_job_list list = {0};
    int64_t limit, after;
    TRY(number_flag(command, "limit", PAGE, &limit, err));
    TRY(number_flag(command, "after", 0, &after, err));
    limit = limit < 10000 ? limit : 10000;
    enum status status = print_job_open(desk_db(command->desk), command->till_number, after, limit, &list, err);
    if (status == STATUS_OK && command->json) {
        json_t *rows = json_array();
        for (size_t i = 0; i < list.count; i++)
            json_array_append_new(rows, json_job(command->desk, &list.job[i]));
        command->answer = json_pack("{s:o, s:b}", "jobs", rows, "more", list.more);
    } else if (status == STATUS_OK) {
        print_list(command, &list);
    }
    print_job_list_clear(&list);
    return status;
}

static enum status drop_job(struct command *command, int64_t id, struct error *err)
{
    struct print_done done;
    char number[24];
    TRY(print_drop(command->desk, command->key, id, &done, err));
    snprintf(number, sizeof number, "%" PRId64, done.job);
    if (command->json)
        command->answer =
            json_pack("{s:I, s:s}", "job", (json_int_t)done.job, "state", print_state_code(PRINT_DROPPED));
    else
        SAY(command, _("Job {0} is dropped: it is not printed."), number);
    return STATUS_OK;
}

static enum status queue(struct command *command, struct error *err)
{
    int64_t retry, drop;
    struct print_done done;
    TRY(number_flag(command, "retry", 0, &retry, err));
    TRY(number_flag(command, "drop", 0, &drop, err));
    if (retry && drop)
        return command_misuse(command, err, STATUS_BAD_VALUE, "drop", _("Either --retry or --drop."),
                              (const char *const[]){"", "", ""});
    if (!retry && !drop)
        return list_queue(command, err);
    TRY(session_act(command, err));
    if (drop)
        return drop_job(command, drop, err);
    TRY(print_retry(command->desk, command->key, retry, &done, err));
    return send_and_answer(command, done.job, err);
}

static enum status test(struct command *command, struct error *err)
{
    struct print_done done;
    TRY(print_test(command->desk, command->key, &done, err));
    return send_and_answer(command, done.job, err);
}

static enum status run(struct command *command, struct error *err)
{
    struct print_run_done done;
    const struct device_patience patience = DEVICE_PATIENCE;
    char printed[24], waiting[24], unsure[24];
    TRY(print_run(command->desk, command->till_number, &patience, &done, err));
    snprintf(printed, sizeof printed, "%" PRId64, done.printed);
    snprintf(waiting, sizeof waiting, "%" PRId64, done.waiting);
    snprintf(unsure, sizeof unsure, "%" PRId64, done.unsure);
    if (command->json)
        command->answer =
            json_pack("{s:I, s:I, s:I, s:o}", "printed", (json_int_t)done.printed, "waiting", (json_int_t)done.waiting,
                      "unsure", (json_int_t)done.unsure, "reason", output_json_text(done.why));
    else
        SAY(command, _("Printed {0}, not reached {1}, unsure {2}."), printed, waiting, unsure);
    if (!command->json && done.why[0])
        SAY(command, "{0}", slip_text_why(done.why));
    command->answered = true;
    return done.waiting + done.unsure > 0 ? unreachable(command, done.why, err) : STATUS_OK;
}

static const struct flag queue_flags[] = {
    {"retry", "N", N_("print job N now; an unsure one as a duplicate"), false},
    {"drop", "N", N_("give job N up"), false},
    {"limit", "N", N_("at most N rows"), false},
    {"after", "N", N_("jobs after number N"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag bill_flags[] = {
    {"width", "58|80", N_("show it instead, for paper of that width in mm"), false},
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.name = "queue",
     .flag = queue_flags,
     .opening = OPEN_LOOK,
     .run = queue,
     .summary = N_("what waits to be printed, or may have been printed in part")},
    {.name = "run", .opening = OPEN_SERVE, .run = run, .summary = N_("send what waits, of all tills or of --till N")},
    {.name = "test",
     .opening = OPEN_ACT,
     .run = test,
     .summary = N_("a page with a ruler and a QR code; opens the drawer")},
    {.operands = "BILL",
     .least = 1,
     .most = 1,
     .flag = bill_flags,
     .opening = OPEN_LOOK,
     .run = one_bill,
     .summary = N_("the receipt of a bill, on the till's printer; shown where it has none")},
};

const struct noun print_noun = {.name = "print", .summary = N_("receipts and the printer"), VERBS(verbs)};
