/* SPDX-License-Identifier: MIT */
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"

enum format { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON };

static const struct flag flags[] = {
    {"from", "D", N_("first day; default: from the beginning"), false},
    {"to", "D", N_("last day"), false},
    {"by", "X", N_("one of {3}"), false},
    {"format", "table|csv|json", N_("output format"), false},
    {"out", "FILE", N_("write to this file"), false},
    {NULL, NULL, NULL, false},
};

static const char *type_of(enum figure figure)
{
    static const char *const types[] = {
        [FIGURE_TEXT] = "text",     [FIGURE_TENDER] = "text",   [FIGURE_DAY] = "date",
        [FIGURE_MEMBER] = "member", [FIGURE_COUNT] = "integer", [FIGURE_QUANTITY] = "quantity",
        [FIGURE_MONEY] = "money",   [FIGURE_HAND] = "text",     [FIGURE_INSTANT] = "instant",
    };
    return types[figure];
}

static json_t *json_cell(enum figure figure, const struct report_cell *cell)
{
    switch (figure) {
    case FIGURE_TEXT:
    case FIGURE_TENDER:
    case FIGURE_HAND:
        return output_json_text(cell->text);
    case FIGURE_INSTANT:
        return output_json_instant(cell->number);
    case FIGURE_DAY:
        return output_json_date(cell->number);
    case FIGURE_QUANTITY:
        return output_json_quantity(cell->number);
    case FIGURE_MONEY:
        return output_json_money(cell->number);
    default:
        return json_integer(cell->number);
    }
}

static json_t *json_report(const struct report *report)
{
    json_t *columns = json_array(), *rows = json_array(), *totals = json_array(), *row = NULL;
    for (size_t i = 0; i < report->columns; i++) {
        const struct report_column *column = &report->column[i];
        json_array_append_new(columns, json_pack("{s:s, s:o, s:s}", "name", column->name, "title",
                                                 output_json_text(_(column->title)), "type", type_of(column->figure)));
        struct report_cell total = {.number = report->total[i]};
        json_array_append_new(totals, report->summed[i] ? json_cell(column->figure, &total) : json_null());
    }
    for (size_t i = 0; i < report->cells; i++) {
        if (i % report->columns == 0)
            json_array_append_new(rows, row = json_array());
        json_array_append_new(row, json_cell(report->column[i % report->columns].figure, &report->cell[i]));
    }
    return json_pack("{s:o, s:o, s:o}", "columns", columns, "rows", rows, "totals", totals);
}

/* Formats a cell: with grouped digits for people, plain for other programs. */
static void show_cell(char buf[RENDER_TEXT], enum figure figure, const struct report_cell *cell, bool people)
{
    switch (figure) {
    case FIGURE_TENDER:
        text_copy(buf, RENDER_TEXT, people ? render_tender(cell->text) : cell->text);
        return;
    case FIGURE_TEXT:
        text_copy(buf, RENDER_TEXT, cell->text);
        return;
    case FIGURE_HAND:
        text_copy(buf, RENDER_TEXT, people ? render_hand(cell->text) : cell->text);
        return;
    case FIGURE_DAY:
        date_format(buf, cell->number);
        return;
    case FIGURE_INSTANT:
        date_format_instant(buf, cell->number);
        return;
    case FIGURE_QUANTITY:
        number_format_quantity(buf, cell->number);
        return;
    case FIGURE_MONEY:
        people ? money_format_grouped(buf, cell->number) : money_format(buf, cell->number);
        return;
    case FIGURE_MEMBER:
        snprintf(buf, RENDER_TEXT, people ? "#%lld" : "%lld", (long long)cell->number);
        return;
    default:
        snprintf(buf, RENDER_TEXT, "%lld", (long long)cell->number);
    }
}

static void show_total(char buf[RENDER_TEXT], const struct report *report, size_t column)
{
    struct report_cell total = {.number = report->total[column]};
    buf[0] = '\0';
    if (report->summed[column])
        show_cell(buf, report->column[column].figure, &total, true);
}

static bool sums_up(const struct report *report)
{
    for (size_t i = 0; i < report->columns; i++)
        if (report->summed[i])
            return true;
    return false;
}

static void print_table(const struct report *report, struct buffer *out)
{
    char text[RENDER_TEXT];
    struct output_table table = {0};
    for (size_t i = 0; i < report->columns; i++)
        output_table_column(&table, _(report->column[i].title), i > 0);
    for (size_t i = 0; i < report->cells; i++) {
        show_cell(text, report->column[i % report->columns].figure, &report->cell[i], true);
        output_table_cell(&table, text);
    }
    if (sums_up(report))
        output_table_cell(&table, _("Total"));
    for (size_t i = 1; i < report->columns && sums_up(report); i++) {
        show_total(text, report, i);
        output_table_cell(&table, text);
    }
    output_table_print(&table, out);
}

static void print_csv(const struct report *report, struct buffer *out)
{
    char text[REPORT_COLUMNS][RENDER_TEXT];
    const char *field[REPORT_COLUMNS];
    for (size_t i = 0; i < report->columns; i++)
        field[i] = report->column[i].name;
    csv_append(out, field, report->columns);
    for (size_t i = 0; i < report->cells; i++) {
        size_t column = i % report->columns;
        show_cell(text[column], report->column[column].figure, &report->cell[i], false);
        field[column] = text[column];
        if (column + 1 == report->columns)
            csv_append(out, field, report->columns);
    }
}

static enum status read_format(const struct command *command, enum format *format, struct error *err)
{
    static const char *const names[] = {"table", "csv", "json"};
    const char *name = command_value(command, "format");
    *format = command->json ? FORMAT_JSON : FORMAT_TABLE;
    if (!name)
        return STATUS_OK;
    for (int i = 0; i < 3; i++) {
        if (strcmp(names[i], name) == 0) {
            *format = (enum format)i;
            return STATUS_OK;
        }
    }
    return error_choice(err, "format", name, names, 3);
}

static enum status write_report(struct command *command, const struct report *report, enum format format,
                                struct error *err)
{
    const char *path = command_value(command, "out");
    struct buffer text = {0};
    if (format == FORMAT_JSON && !path) {
        command->answer = json_report(report);
        return STATUS_OK;
    }
    if (format == FORMAT_JSON) {
        json_t *object = json_report(report);
        char *made = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(12));
        buffer_add(&text, made);
        buffer_add(&text, "\n");
        free(made);
        json_decref(object);
    } else if (format == FORMAT_CSV) {
        buffer_add(&text, path ? "\xEF\xBB\xBF" : ""); /* without a BOM, spreadsheets in China read the file as GBK */
        print_csv(report, &text);
    } else {
        print_table(report, &text);
    }
    enum status status = STATUS_OK;
    if (path)
        status = args_write(path, &text, err);
    else
        buffer_add(&command->out, text.text);
    if (status == STATUS_OK && path && command->json)
        command->answer = json_pack("{s:o, s:I}", "out", output_json_text(path), "rows",
                                    (json_int_t)(report->cells / report->columns));
    buffer_clear(&text);
    return status;
}

/* The verb names the report. */
static enum status run_report(struct command *command, struct error *err)
{
    enum format format;
    struct report_ask ask = {.by = command_value(command, "by")};
    struct report report;
    TRY(read_format(command, &format, err));
    TRY(args_date_flag(command, "from", INT64_MIN, &ask.from, err));
    TRY(args_date_flag(command, "to", DATE_NEVER, &ask.to, err));
    TRY(report_run(desk_db(command->desk), command->verb->name, &ask, &report, err));
    enum status status = write_report(command, &report, format, err);
    report_clear(&report);
    return status;
}

static enum status list(struct command *command, struct error *err)
{
    (void)err;
    const char *name, *title, *by;
    json_t *array = json_array();
    for (size_t i = 0; (name = report_name(i, &title)) != NULL; i++) {
        struct buffer ways = {0};
        for (size_t way = 0; (by = report_way(i, way)) != NULL; way++)
            buffer_format(&ways, "%s%s", way > 0 ? " " : "", by);
        json_array_append_new(array, json_pack("{s:s, s:s, s:s}", "name", name, "title", _(title), "by", ways.text));
        if (!command->json)
            SAY(command, "{0}  {1}  ({2})", name, _(title), ways.text);
        buffer_clear(&ways);
    }
    if (command->json)
        command->answer = json_pack("{s:o}", "reports", array);
    else
        json_decref(array);
    return STATUS_OK;
}

static const struct verb verbs[] = {{.name = "list", .run = list, .summary = N_("which reports there are")},
#define X(report, title)                                                                                               \
    {.name = #report,                                                                                                  \
     .flag = flags,                                                                                                    \
     .opening = OPEN_LOOK,                                                                                             \
     .guarded = true,                                                                                                  \
     .permit = PERMIT_REPORT,                                                                                          \
     .run = run_report,                                                                                                \
     .summary = title},
                                    REPORTS(X)
#undef X
};

const struct noun report_noun = {.name = "report", .summary = N_("reports"), VERBS(verbs)};
