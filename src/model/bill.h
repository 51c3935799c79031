/* SPDX-License-Identifier: MIT */
/* bill: finished bills, read. Written only by ledger_post. */
#ifndef FD_MODEL_BILL_H
#define FD_MODEL_BILL_H

#include "model/ledger.h"

#define BILL_TEXT 24

struct bill {
    struct bill_row row;
    int64_t txn; /* the sale's or the import's */
    struct bill_line_row *line;
    size_t lines;
    struct payment_row *payment; /* all rows, refunds and corrections too */
    size_t payments;
};

char *bill_name(char buf[BILL_TEXT], int64_t till, int64_t number);                       /* "0001-000342" */
/* "0001-000342", "0001-342", "342" or "#342" (till 1). not_found, field "bill". */
enum status bill_resolve(struct db *db, const char *text, int64_t *id, struct error *err) MUST_USE;
enum status bill_get(struct db *db, int64_t id, struct bill *bill, struct error *err) MUST_USE;
void bill_clear(struct bill *bill);

/* When it was voided; 0 if it was not. */
enum status bill_void_at(struct db *db, int64_t bill, int64_t *at, struct error *err) MUST_USE;

struct bill_list {
    struct bill_row *bill;
    size_t bills, room;
};
enum status bill_list(struct db *db, int64_t from, int64_t to, struct bill_list *list, struct error *err) MUST_USE;
void bill_list_clear(struct bill_list *list);

#endif
