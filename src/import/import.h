/* SPDX-License-Identifier: MIT */
/*
 * import: a real list in. Members and sales from CSV in any Chinese encoding, through a map. All or nothing per file;
 * the same file again changes nothing (its digest is the key). Imported bills keep the day of the purchase and earn
 * nothing; balances come as opening lots.
 *
 * Map (JSON): {"columns":{"our field":"their header", …}, "dates":"%Y%m%d", "delimiter":",", "header":true|[names],
 * "fixed":[[from,to],…], "defaults":{"field":"value"}, "join":{"name":["first_name","last_name"]},
 * "create_members":true, "create_items":true}; all optional. A column set to null is left out. A delimiter of one blank
 * means runs of blanks; fixed counts characters from 1, both ends inside. create_members makes members that sales name
 * by card or phone and nobody has; else such a row is not_found. create_items does so for SKUs.
 *
 * Sales: rows of one number and day are one bill; amount is the row's total. A bill that an earlier import brought is
 * left out when it is the same, refused when not. Members: known by phone, else by card; what the file says replaces
 * what is kept, tags are added, an opening balance of a kind comes once.
 */
#ifndef FD_IMPORT_IMPORT_H
#define FD_IMPORT_IMPORT_H

#include "desk/desk.h"

enum import_kind { IMPORT_MEMBERS, IMPORT_SALES, IMPORT_ITEMS };

struct import_request {
    enum import_kind kind;
    const char *bytes;
    size_t size;
    const char *encoding; /* NULL: decide */
    const char *map;      /* JSON text, NULL: default headers, English or Chinese */
    bool dry;
    const struct staff *approver; /* NULL: none */
};
struct import_refused {
    int64_t row;
    struct error error; /* field, code, the value as arg 1 */
};
struct import_done {
    int64_t batch, rows, added, updated, skipped; /* batch 0 in a dry run or when refused */
    int64_t amount;                               /* sales: Σ payable, fen */
    int64_t members;                              /* sales: members made on the way */
    struct import_refused *refused;
    size_t refused_count, room;
    bool repeated;
};
/* Rows refused: nothing is written, the status is STATUS_OK and done->refused_count > 0 (the caller exits 2). */
enum status import_run(struct desk *desk, const struct import_request *request, struct import_done *done,
                       struct error *err) MUST_USE;
void import_done_clear(struct import_done *done);

#endif
