/* SPDX-License-Identifier: MIT */
/*
 * check: proves the books. Every txn is read from its rows, rendered and compared with its stored body; the hash chain
 * is followed; every lot, balance, bill and counter is added up again. A problem names table, row and column.
 */
#ifndef FD_DESK_CHECK_H
#define FD_DESK_CHECK_H

#include "desk/desk.h"

struct problem {
    char table[24], row[48], column[32];
    char found[64], expected[64];
};
struct check_report {
    int64_t txns, lots, bills, members;
    struct problem *problem;
    size_t problems, room; /* at most 1,000 */
    int64_t more;          /* further problems, counted only */
    char head[65];         /* hash of the last txn, hexadecimal */
    bool keyless;          /* without the key file: that nobody forged a chain is not proven */
};
/*
 * Problems found are not a failure: they are in *report, which the caller clears; after a failure it is empty. damaged
 * only if the file cannot be read. deep also runs SQLite's integrity_check over the whole file.
 */
enum status check_books(struct desk *desk, bool deep, struct check_report *report, struct error *err) MUST_USE;
/*
 * Finds what a slip or a backup was printed with: the beginning of a hash, CHECK_HEAD_LEAST hexadecimal digits or more;
 * blanks do not count. bad_value, field head, if it is none; damaged, detail head, if the books do not have it.
 */
#define CHECK_HEAD_LEAST 12
struct check_head {
    char what[8]; /* "txn", "audit" */
    int64_t id, at;
};
enum status check_head(struct desk *desk, const char *code, struct check_head *found, struct error *err) MUST_USE;
void check_clear(struct check_report *report);

#endif
