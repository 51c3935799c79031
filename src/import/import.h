/* SPDX-License-Identifier: MIT */
/*
 * import: imports members, sales or items from CSV in any Chinese encoding, through a map. A file is imported whole or
 * not at all; the same file again changes nothing, as its digest is the idempotency key. Imported bills keep the day of
 * the purchase and earn nothing; balances become opening lots.
 *
 * Map (JSON): {"columns":{"our field":"their header", …}, "dates":"%Y%m%d", "delimiter":",", "header":true|[names],
 * "fixed":[[from,to],…], "defaults":{"field":"value"}, "join":{"name":["first_name","last_name"]},
 * "create_members":true, "create_items":true}; all optional. A column set to null is ignored. A delimiter of one blank
 * means runs of blanks; `fixed` counts characters from 1, both ends included. create_members makes the members whose
 * card or phone in a sale is unknown; otherwise such a row is not_found. create_items does the same for SKUs.
 *
 * Sales: rows of the same number and day form one bill; amount is the total of the row. A bill imported earlier is
 * skipped if it is the same, else refused. Members: matched by phone, else by card; values of the file replace those
 * stored, tags are added, an opening balance of each kind is imported once.
 */
#ifndef FD_IMPORT_IMPORT_H
#define FD_IMPORT_IMPORT_H

#include "desk/desk.h"

enum import_kind { IMPORT_MEMBERS, IMPORT_SALES, IMPORT_ITEMS };

struct import_request {
    enum import_kind kind;
    const char *bytes;
    size_t size;
    const char *encoding;         /* NULL: detected */
    const char *map;              /* JSON text; NULL: the default headers, English or Chinese */
    bool dry;                     /* dry run: writes nothing */
    const struct staff *approver; /* NULL: none */
};
struct import_refused {
    int64_t row;        /* as import_sheet_number counts */
    struct error error; /* field, code, the value as arg 1 */
};
struct import_done {
    int64_t batch, rows, added, updated, skipped; /* batch 0 in a dry run or when refused */
    int64_t amount;                               /* sales: Σ payable, fen */
    int64_t members;                              /* sales: members created */
    struct import_refused *refused;
    size_t refused_count, room;
    bool repeated; /* the same file was imported before */
};
/* If rows are refused, nothing is written and the status is STATUS_OK with done->refused_count > 0. */
enum status import_run(struct desk *desk, const struct import_request *request, struct import_done *done,
                       struct error *err) MUST_USE;
void import_done_clear(struct import_done *done);

#endif
