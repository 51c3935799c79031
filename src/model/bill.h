/* SPDX-License-Identifier: MIT */
/*
 * bill: reads finished bills; only ledger_post writes them. A walk-in bill that a member claimed later reads as if it
 * had been the member's from the start: points, tiers and what its lines earn come from the claim.
 */
#ifndef FD_MODEL_BILL_H
#define FD_MODEL_BILL_H

#include "model/ledger.h"

#define BILL_TEXT 24

struct bill {
    struct bill_row row;
    int64_t txn;   /* of the sale or the import */
    int64_t claim; /* the txn that claimed it for a member; 0: none */
    struct bill_line_row *line;
    size_t lines;
    struct payment_row *payment; /* every row, including refunds and tender corrections */
    size_t payments;
};

char *bill_name(char buf[BILL_TEXT], int64_t till, int64_t number); /* "0001-000342" */
/*
 * Finds a bill by its printed number: "0001-000342" or "0001-342"; "342" and "#342" mean that number at `till`.
 * not_found, field "bill".
 */
enum status bill_resolve(struct db *db, int64_t till, const char *text, int64_t *id, struct error *err) MUST_USE;
/* Reads a bill with its lines and payments; the caller frees it with bill_clear. An error leaves nothing to free. */
enum status bill_get(struct db *db, int64_t id, struct bill *bill, struct error *err) MUST_USE;
void bill_clear(struct bill *bill);

/* The instant (Unix seconds) at which the bill was voided; 0 if it was not. */
enum status bill_void_at(struct db *db, int64_t bill, int64_t *at, struct error *err) MUST_USE;

struct bill_list {
    struct bill_row *bill;
    size_t bills, room;
};
/* All bills of the business days from … to, both included, oldest first. */
enum status bill_list(struct db *db, int64_t from, int64_t to, struct bill_list *list, struct error *err) MUST_USE;
void bill_list_clear(struct bill_list *list);
/* The median payable, in fen, of the newest bills of the days from … to, and their number; 0 if there is none. */
enum status bill_usual(struct db *db, int64_t from, int64_t to, int64_t *payable, int64_t *bills,
                       struct error *err) MUST_USE;

/* One row in a list of bills. */
struct bill_brief {
    int64_t id, till, number, at, payable, refunded;
    bool voided, gone; /* gone: nothing of it is left with the customer */
    char member[256];  /* name; "" for a walk-in or a nameless member */
    int64_t phone;     /* of the member; 0 for a walk-in or a member without one */
    char tender[12];   /* code of the first tender; "" where nothing was paid */
    bool more_tenders; /* it was paid by more than one */
};
struct brief_list {
    struct bill_brief *bill;
    size_t bills, room;
};
/* All bills of a business day at every till, newest first. */
enum status bill_of_day(struct db *db, int64_t day, struct brief_list *list, struct error *err) MUST_USE;
/* The nearest day before or after that one on which a bill was rung; 0: there is none. */
enum status bill_day_beside(struct db *db, int64_t day, bool after, int64_t *found, struct error *err) MUST_USE;
/*
 * Bills that something can come back of, for who has no receipt: of that day, member and total in fen, where they are
 * not 0; day or member is given. The newest BILL_SEARCH_MOST, newest first.
 */
#define BILL_SEARCH_MOST 200
struct bill_search {
    int64_t day, member, amount;
};
enum status bill_returnable(struct db *db, const struct bill_search *search, struct brief_list *list,
                            struct error *err) MUST_USE;
/* The newest `rows` bills rung at a till, newest first. */
enum status bill_latest_of_till(struct db *db, int64_t till, int64_t rows, struct brief_list *list,
                                struct error *err) MUST_USE;
void bill_brief_list_clear(struct brief_list *list);
/* When a tax invoice for the bill was marked as made out; 0: none is. */
enum status bill_invoiced(struct db *db, int64_t bill, int64_t *at, struct error *err) MUST_USE;
enum status bill_set_invoiced(struct db *db, int64_t bill, int64_t at, struct error *err) MUST_USE;
/* The newest bill of a till; 0 if it has none. */
enum status bill_last_of_till(struct db *db, int64_t till, int64_t *bill, struct error *err) MUST_USE;

#endif
