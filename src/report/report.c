/* SPDX-License-Identifier: MIT */
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/stmt.h"

#define LENGTH(list) (sizeof(list) / sizeof(list)[0])

/* The figures of a bill; a report by day or month begins with them. */
#define BILL_FIGURES                                                                                                   \
    {"bills", N_("Bills"), FIGURE_COUNT}, {"gross", N_("Gross"), FIGURE_MONEY},                                        \
        {"discount", N_("Discounts"), FIGURE_MONEY}, {"points_money", N_("Points as money"), FIGURE_MONEY},            \
        {"round_off", N_("Round-off"), FIGURE_MONEY}, {"payable", N_("Due"), FIGURE_MONEY},                            \
        {"refunded", N_("Refunded"), FIGURE_MONEY},                                                                    \
    {                                                                                                                  \
        "net", N_("Net"), FIGURE_MONEY                                                                                 \
    }
#define LINE_FIGURES                                                                                                   \
    {"bills", N_("Bills"), FIGURE_COUNT}, {"quantity", N_("Quantity"), FIGURE_QUANTITY},                               \
        {"gross", N_("Gross"), FIGURE_MONEY}, {"off", N_("Discounts"), FIGURE_MONEY},                                  \
        {"payable", N_("Due"), FIGURE_MONEY}, {"refunded", N_("Refunded"), FIGURE_MONEY},                              \
    {                                                                                                                  \
        "net", N_("Net"), FIGURE_MONEY                                                                                 \
    }

static const struct report_column by_day[] = {{"day", N_("Day"), FIGURE_DAY}, BILL_FIGURES};
static const struct report_column by_month[] = {{"month", N_("Month"), FIGURE_TEXT}, BILL_FIGURES};
static const struct report_column by_category[] = {{"category", N_("Category"), FIGURE_TEXT}, LINE_FIGURES};
static const struct report_column by_item[] = {{"sku", N_("SKU"), FIGURE_TEXT}, LINE_FIGURES};
static const struct report_column by_member[] = {
    {"member", N_("Member"), FIGURE_MEMBER}, {"bills", N_("Bills"), FIGURE_COUNT},
    {"payable", N_("Due"), FIGURE_MONEY},    {"refunded", N_("Refunded"), FIGURE_MONEY},
    {"net", N_("Net"), FIGURE_MONEY},
};
static const struct report_column by_tender[] = {
    {"tender", N_("Tender"), FIGURE_TENDER}, {"bills", N_("Bills"), FIGURE_COUNT},
    {"taken", N_("Received"), FIGURE_MONEY}, {"refunded", N_("Refunded"), FIGURE_MONEY},
    {"net", N_("Net"), FIGURE_MONEY},
};

static const struct report_column by_change[] = {
    {"at", N_("When"), FIGURE_INSTANT},        {"staff", N_("Who"), FIGURE_TEXT},
    {"what", N_("Description"), FIGURE_HAND},  {"bill", N_("Bill"), FIGURE_TEXT},
    {"sku", N_("SKU"), FIGURE_TEXT},           {"amount", N_("Amount"), FIGURE_MONEY},
    {"count", N_("Number"), FIGURE_COUNT},     {"reason", N_("Reason"), FIGURE_TEXT},
    {"approver", N_("Approver"), FIGURE_TEXT}, {"txn", N_("Entry"), FIGURE_TEXT},
};
static const struct report_column by_staff[] = {
    {"staff", N_("Who"), FIGURE_TEXT},     {"what", N_("Description"), FIGURE_HAND},
    {"times", N_("Times"), FIGURE_COUNT},  {"amount", N_("Amount"), FIGURE_MONEY},
    {"count", N_("Number"), FIGURE_COUNT}, {"approved", N_("Approved"), FIGURE_COUNT},
};

/* A way to group a report. */
struct way {
    const char *by;
    enum query query;
    const struct report_column *column;
    size_t columns;
    bool bills_once; /* every bill counts in one row only, so the numbers of bills can be added up */
    bool unlike;     /* the rows are not of one kind: nothing is added up */
};

/* The first way of each report is the default. */
static const struct way sales_ways[] = {
    {"day", QUERY_REPORT_SALES_DAY, by_day, LENGTH(by_day), true, false},
    {"month", QUERY_REPORT_SALES_MONTH, by_month, LENGTH(by_month), true, false},
    {"category", QUERY_REPORT_SALES_CATEGORY, by_category, LENGTH(by_category), false, false},
    {"item", QUERY_REPORT_SALES_ITEM, by_item, LENGTH(by_item), false, false},
    {"member", QUERY_REPORT_SALES_MEMBER, by_member, LENGTH(by_member), true, false},
    {"tender", QUERY_REPORT_SALES_TENDER, by_tender, LENGTH(by_tender), false, false},
};
static const struct way hand_ways[] = {
    {"change", QUERY_REPORT_HAND_CHANGE, by_change, LENGTH(by_change), false, true},
    {"staff", QUERY_REPORT_HAND_STAFF, by_staff, LENGTH(by_staff), false, true},
};

static const struct {
    const char *name, *title;
    const struct way *way;
    size_t ways;
} reports[] = {
#define X(name, title) {#name, title, name##_ways, LENGTH(name##_ways)},
    REPORTS(X)
#undef X
};

const char *report_name(size_t index, const char **title)
{
    if (index >= LENGTH(reports))
        return NULL;
    *title = reports[index].title;
    return reports[index].name;
}

const char *report_way(size_t index, size_t way)
{
    return index < LENGTH(reports) && way < reports[index].ways ? reports[index].way[way].by : NULL;
}

static enum status find_way(size_t index, const char *by, const struct way **way, struct error *err)
{
    const char *known[REPORT_COLUMNS];
    size_t count = 0;
    *way = reports[index].way;
    if (!by)
        return STATUS_OK;
    for (; count < reports[index].ways && count < LENGTH(known); count++, ++*way) {
        if (strcmp((*way)->by, by) == 0)
            return STATUS_OK;
        known[count] = (*way)->by;
    }
    return error_choice(err, "by", by, known, count);
}

static enum status find(const char *name, const char *by, const struct way **way, struct error *err)
{
    for (size_t i = 0; i < LENGTH(reports); i++)
        if (strcmp(reports[i].name, name) == 0)
            return find_way(i, by, way, err);
    error_set(err, STATUS_NOT_FOUND, "report", "no report of that name");
    error_arg(err, 0, "%s", name);
    return STATUS_NOT_FOUND;
}

static bool adds_up(const struct way *way, enum figure figure)
{
    bool amount = figure == FIGURE_QUANTITY || figure == FIGURE_MONEY;
    return !way->unlike && (amount || (figure == FIGURE_COUNT && way->bills_once));
}

static void take_row(const struct way *way, const struct stmt *stmt, struct report *report)
{
    for (size_t i = 0; i < way->columns; i++) {
        const char *name = way->column[i].name;
        enum figure figure = way->column[i].figure;
        struct report_cell cell = {.number = stmt_get_int(stmt, name)};
        if (figure == FIGURE_TEXT || figure == FIGURE_TENDER || figure == FIGURE_HAND)
            cell = (struct report_cell){.text = mem_copy(stmt_get_text(stmt, name))};
        report->cell = mem_grow(report->cell, report->cells, &report->room, sizeof *report->cell);
        report->cell[report->cells++] = cell;
        if (report->summed[i])
            report->total[i] += cell.number;
    }
}

enum status report_run(struct db *db, const char *name, const struct report_ask *ask, struct report *report,
                       struct error *err)
{
    const struct way *way;
    bool row;
    *report = (struct report){0};
    TRY(find(name, ask->by, &way, err));
    report->column = way->column;
    report->columns = way->columns;
    for (size_t i = 0; i < way->columns; i++)
        report->summed[i] = adds_up(way, way->column[i].figure);
    struct stmt *stmt = stmt_use(db, way->query);
    stmt_int(stmt, ":from", ask->from);
    stmt_int(stmt, ":to", ask->to);
    for (;;) {
        enum status status = stmt_next(stmt, &row, err);
        if (status != STATUS_OK)
            report_clear(report);
        TRY(status);
        if (!row)
            return STATUS_OK;
        take_row(way, stmt, report);
    }
}

void report_clear(struct report *report)
{
    for (size_t i = 0; i < report->cells; i++)
        free(report->cell[i].text);
    free(report->cell);
    *report = (struct report){0};
}
