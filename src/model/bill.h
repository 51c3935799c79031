/* SPDX-License-Identifier: MIT */
/*
 * bill: finished bills, read. Written only by ledger_post. A bill claimed later reads as if the member had had it from
 * the start: points, tiers, and what its lines earn are those of the claim.
 */
#ifndef FD_MODEL_BILL_H
#define FD_MODEL_BILL_H

#include "model/ledger.h"

#define BILL_TEXT 24

struct bill {
    struct bill_row row;
    int64_t txn;   /* the sale's or the import's */
    int64_t claim; /* the txn that gave it to a member afterwards; 0 if none did */
    struct bill_line_row *line;
    size_t lines;
    struct payment_row *payment; /* all rows, refunds and corrections too */
    size_t payments;
};

char *bill_name(char buf[BILL_TEXT], int64_t till, int64_t number); /* "0001-000342" */
/* "0001-000342", "0001-342"; "342" or "#342" is of the till given. not_found, field "bill". */
enum status bill_resolve(struct db *db, int64_t till, const char *text, int64_t *id, struct error *err) MUST_USE;
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
/* What a bill of those days usually comes to: the middle one; 0 if there is none. */
enum status bill_usual(struct db *db, int64_t from, int64_t to, int64_t *payable, struct error *err) MUST_USE;

/* A line of the day's list. */
struct bill_brief {
    int64_t id, till, number, at, payable, refunded;
    bool voided;
    char member[256];  /* name; "" for a walk-in or a nameless member */
    char tender[12];   /* the first one's code; "" where nothing was paid */
    bool more_tenders; /* and others */
};
struct brief_list {
    struct bill_brief *bill;
    size_t bills, room;
};
/* All bills of a business day, of every till, newest first. */
enum status bill_of_day(struct db *db, int64_t day, struct brief_list *list, struct error *err) MUST_USE;
/* Walk-in bills of those days of which anything is left, newest first: what a member may claim. */
enum status bill_unclaimed(struct db *db, int64_t from, int64_t to, struct brief_list *list,
                           struct error *err) MUST_USE;
void bill_brief_list_clear(struct brief_list *list);
/* The bill a till rang last; 0 if none. */
enum status bill_last_of_till(struct db *db, int64_t till, int64_t *bill, struct error *err) MUST_USE;

#endif
