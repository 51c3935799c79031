/* SPDX-License-Identifier: MIT */
/* proof: every txn read back from its rows and held against its body and the hash chain. */
#ifndef FD_DESK_PROOF_H
#define FD_DESK_PROOF_H

#include "desk/check.h"

/* Adds one finding; past the first thousand they are only counted. */
void check_problem(struct check_report *report, const char *table, const char *row, const char *column,
                   const char *found, const char *expected);

/* Walks all txns in order; differences go to report, report->head is the last hash. */
enum status proof_walk(struct db *db, struct check_report *report, struct error *err) MUST_USE;

#endif
