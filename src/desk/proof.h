/* SPDX-License-Identifier: MIT */
/* proof: reads every txn from its rows and compares it with its stored body and the hash chain; part of check. */
#ifndef FD_DESK_PROOF_H
#define FD_DESK_PROOF_H

#include "desk/check.h"

/* Adds one problem; beyond the first 1,000 it is only counted. */
void check_problem(struct check_report *report, const char *table, const char *row, const char *column,
                   const char *found, const char *expected);

/* Walks all txns in order, adds differences to *report and sets report->head to the last hash. */
enum status proof_walk(struct db *db, struct check_report *report, struct error *err) MUST_USE;

#endif
