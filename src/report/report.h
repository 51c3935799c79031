/* SPDX-License-Identifier: MIT */
/*
 * report: figures about sales and what people did by hand, read only, in one form (columns, rows, totals) that screen,
 * table, CSV and JSON print. Figures count bills that are not voided, on the business day of the purchase; imported
 * bills too.
 */
#ifndef FD_REPORT_REPORT_H
#define FD_REPORT_REPORT_H

#include "store/db.h"

enum figure {
    FIGURE_TEXT,
    FIGURE_TENDER,
    FIGURE_HAND, /* what was done by hand: a kind of struct hand_row, or of a txn that was approved */
    FIGURE_DAY,
    FIGURE_INSTANT,
    FIGURE_MEMBER,
    FIGURE_COUNT,
    FIGURE_QUANTITY,
    FIGURE_MONEY
};

struct report_column {
    const char *name;  /* in JSON: "payable" */
    const char *title; /* N_() */
    enum figure figure;
};

struct report_cell {
    int64_t number;
    char *text; /* owned; for FIGURE_TEXT, FIGURE_TENDER and FIGURE_HAND, else NULL */
};

#define REPORT_COLUMNS 12
struct report {
    const struct report_column *column; /* static */
    size_t columns;
    struct report_cell *cell; /* row after row, `columns` cells each */
    size_t cells, room;
    int64_t total[REPORT_COLUMNS]; /* valid where summed */
    bool summed[REPORT_COLUMNS]; /* false for texts and where adding up rows would count a bill twice or mix what is not
                                    alike */
};

struct report_ask {
    const char *by;   /* how to group; NULL: the report's first way */
    int64_t from, to; /* days, both included */
};

/*
 * X(name, msgid of its title): the list of reports, from which `report NAME` and `report list` are made. The ways to
 * group a report are in report.c, NAME_ways.
 */
#define REPORTS(X) X(sales, N_("sales")) X(hand, N_("manual changes: prices, refunds, coupons given"))

/* The name of the index-th report, and its title as a msgid; NULL past the end. */
const char *report_name(size_t index, const char **title);
/* The way-th value of `by` for the index-th report, the default first; NULL past the end. */
const char *report_way(size_t index, size_t way);
/* not_found (field report) for an unknown name, bad_value (field by) for an unknown `by`. The caller clears *report. */
enum status report_run(struct db *db, const char *name, const struct report_ask *ask, struct report *report,
                       struct error *err) MUST_USE;
void report_clear(struct report *report);

#endif
