/* SPDX-License-Identifier: MIT */
/*
 * report: figures over what was rung, read only. One shape (columns, rows, totals) that screen, table, CSV and JSON all
 * print. Figures count bills that stand, on the day of the purchase; imported ones too.
 */
#ifndef FD_REPORT_REPORT_H
#define FD_REPORT_REPORT_H

#include "store/db.h"

enum figure { FIGURE_TEXT, FIGURE_TENDER, FIGURE_DAY, FIGURE_MEMBER, FIGURE_COUNT, FIGURE_QUANTITY, FIGURE_MONEY };

struct report_column {
    const char *name;  /* in JSON: "payable" */
    const char *title; /* N_() */
    enum figure figure;
};

struct report_cell {
    int64_t number;
    char *text; /* of FIGURE_TEXT and FIGURE_TENDER, else NULL */
};

#define REPORT_COLUMNS 12
struct report {
    const struct report_column *column; /* static */
    size_t columns;
    struct report_cell *cell; /* row by row */
    size_t cells, room;
    int64_t total[REPORT_COLUMNS]; /* of counts, quantities and money; bills of lines are no sum: see summed */
    bool summed[REPORT_COLUMNS];
};

struct report_ask {
    const char *by;   /* NULL: the report's first */
    int64_t from, to; /* days, both included */
};

/*
 * X(name, msgid of what it shows): the one list of reports. `report NAME` and `report list` are its lines; what a
 * report may be by stands in report.c under NAME_ways.
 */
#define REPORTS(X) X(sales, N_("what was sold"))

/* The index-th report and the msgid of what it shows; NULL past the end. */
const char *report_name(size_t index, const char **title);
/* What the index-th report may be by: the way-th, of which the first is the usual one; NULL past the end. */
const char *report_way(size_t index, size_t way);
/* not_found (field report) for a name, bad_value (field by) for a `by` it does not have. The caller clears *report. */
enum status report_run(struct db *db, const char *name, const struct report_ask *ask, struct report *report,
                       struct error *err) MUST_USE;
void report_clear(struct report *report);

#endif
