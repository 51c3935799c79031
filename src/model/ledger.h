/* SPDX-License-Identifier: MIT */
/*
 * ledger: txns, the only way value changes. An act builds a struct entry in memory; ledger_post writes it whole:
 * txn, bill, lots, transfers, payments, uses, returns, steps. Nothing else inserts into those tables.
 *
 * The canonical body of a txn (form "v1", UTF-8, fields split by one blank, lines ended by LF, absent or zero id "-"):
 *
 *   v1 SHOP EPOCH SEQ KIND MEMBER BILL PROGRAMME AT DAY TILL STAFF APPROVER REVERSES
 *   bill ID TILL NUMBER SHIFT AT DAY GROSS DISCOUNT POINTS_MONEY ROUND_OFF PAYABLE BONUS_PAID POINTS_SPENT
 *        POINTS_EARNED POINTS_BONUS EARNS BATCH                                    (one line)
 *   line NO ITEM QUANTITY UNIT_PRICE GROSS DISCOUNT POINTS_MONEY ROUND_OFF NET BONUS_PAID EARNS MULTIPLIER SHARES
 *   lot ID KIND MEMBER OFFER ITEM GRANTED GRANTED_ON USABLE_FROM EXPIRES_ON PARENT
 *   coupon LOT BATCH SERIAL
 *   transfer NO LOT SIGN ACCOUNT AMOUNT
 *   payment NO BILL SHIFT TENDER SIGN AMOUNT GIVEN REFERENCE
 *   use NO OFFER MEMBER DAY USES AMOUNT LOT
 *   return LINE QUANTITY REFUND
 *   returned REFUND POINTS_BACK POINTS_TAKEN
 *   stock ITEM CHANGE
 *   claim POINTS_EARNED POINTS_BONUS                                               (of a walk-in bill claimed later)
 *   claimed LINE EARNS MULTIPLIER
 *
 * in that order, each kind of line ordered by its first field; SHARES as stored ("[[1,640],[2,1000]]", no blanks);
 * MULTIPLIER in basis points, with the decimals it takes ("15000", "24937.5").
 * hash = SHA-256(hash of the txn before ‖ body); the first has 32 zero bytes before it. The body holds ids and numbers
 * only. The bill's member is the header's (a walk-in bill claimed later keeps its body; a claim txn names the member).
 */
#ifndef FD_MODEL_LEDGER_H
#define FD_MODEL_LEDGER_H

#include "base/digest.h"
#include "base/mem.h"
#include "rules/quote.h"
#include "store/stmt.h"

struct bill_line_row {
    int64_t no, item;
    char category[CODE_TEXT];
    int64_t quantity, unit_price, gross, discount, points_money, round_off, net, bonus_paid;
    int64_t earns, multiplier;
    char *shares;               /* owned */
    int64_t returned, refunded; /* as of now; not in the body */
};

struct bill_row {
    int64_t id, till, number, shift, member, at, day;
    int64_t gross, discount, points_money, round_off, payable, bonus_paid, points_spent, points_earned, points_bonus;
    int64_t earns, batch;
    char tier[CODE_TEXT], tier_after[CODE_TEXT], reference[CODE_TEXT];
    int64_t voided, refunded, points_back, points_taken, gone; /* as of now; not in the body */
};

struct lot_row {
    int64_t id;
    char kind[12]; /* points principal bonus pass coupon owed uses budget … */
    int64_t member, offer, item, granted, remaining, granted_on, usable_from, expires_on, txn, parent;
    int64_t batch, serial; /* of a coupon */
    char code[COUPON_TEXT];
};

struct transfer_row {
    int64_t no, lot, sign;
    char account[12]; /* issued redeemed returned expired adjusted used recovered withdrawn … */
    int64_t amount;
};

struct payment_row {
    int64_t no, bill, shift;
    char tender[12];
    int64_t sign, amount, given; /* given: cash handed over, 0 if not said */
    char reference[CODE_TEXT];
};

struct use_row {
    int64_t no, offer, member, day, uses, amount, lot;
};

struct return_row {
    int64_t line, quantity, refund;
};

struct stock_row {
    int64_t item, change;
};

/* What a walk-in bill that was given to a member afterwards earned: its own row and lines are frozen. */
struct claim_row {
    int64_t points_earned, points_bonus;
    char tier[CODE_TEXT], tier_after[CODE_TEXT]; /* the member's, before the claim and after it */
    int64_t points_taken;                        /* as of now; not in the body */
};

struct claim_line_row {
    int64_t line, earns, multiplier;
};

/* One txn with all that belongs to it; zero-initialise, then ledger_draft. Arrays are owned: entry_clear. */
struct entry {
    int64_t id, shop, epoch, seq;
    char kind[12];
    int64_t member, bill, programme, at, day, till, staff, approver, reverses;
    char reason[192];

    bool has_bill; /* a new bill is written with it */
    struct bill_row bill_row;
    struct bill_line_row *line;
    size_t lines, line_room;
    struct lot_row *lot;
    size_t lots, lot_room;
    struct transfer_row *transfer;
    size_t transfers, transfer_room;
    struct payment_row *payment;
    size_t payments, payment_room;
    struct use_row *use;
    size_t uses, use_room;
    struct return_row *returned;
    size_t returns, return_room;
    bool has_totals; /* a return: totals below */
    int64_t total_refund, total_back, total_taken;
    struct stock_row *stock;
    size_t stocks, stock_room;
    bool has_claim; /* gives entry->bill to entry->member */
    struct claim_row claim;
    struct claim_line_row *claimed;
    size_t claimeds, claimed_room;
    struct steps steps;

    int64_t next_lot; /* id the next lot gets */
};

/* Takes the ids (txn, seq, next lot) under the write in hand; shop, epoch from the shop row. */
enum status ledger_draft(struct db *db, struct entry *entry, const char *kind, struct error *err) MUST_USE;
/* Adds a lot and the transfer that fills it; returns its id. usable_from ≥ granted_on; expires_on DATE_NEVER if never.
 */
int64_t entry_issue(struct entry *entry, const struct lot_row *terms);
/* Adds a transfer: sign +1 into the lot, -1 out of it. amount 0 adds nothing. */
void entry_move(struct entry *entry, int64_t lot, int sign, const char *account, int64_t amount);
struct payment_row *entry_pay(struct entry *entry, const char *tender, int sign, int64_t amount);
/* uses +1: an offer used on day; -1: given back (then the day it was used). */
struct use_row *entry_use(struct entry *entry, int64_t offer, int64_t day, int uses, int64_t amount);
/* Makes this entry write a new bill of entry->till, with the next number; the amounts are the caller's to fill. */
enum status entry_bill(struct db *db, struct entry *entry, struct error *err) MUST_USE;
struct bill_line_row *entry_line(struct entry *entry); /* numbered from 1; good until the next one */
struct return_row *entry_return(struct entry *entry);
/* Pieces of an item that leave (−) or come into stock; one row per item. */
void entry_stock(struct entry *entry, int64_t item, int64_t change);
void entry_claimed(struct entry *entry, int64_t line, int64_t earns, int64_t multiplier);
void entry_clear(struct entry *entry);

/* Renders the canonical body. */
void entry_body(const struct entry *entry, struct buffer *body);

/* Writes it all: bill, txn with hash, lots, transfers… in the write in hand. */
enum status ledger_post(struct db *db, struct entry *entry, struct error *err) MUST_USE;
/* Reads a txn back from its rows (not from its body), for check, explain, void. not_found. */
enum status ledger_read(struct db *db, int64_t txn, struct entry *entry, struct error *err) MUST_USE;

/* Parts of it, for those that read bills and lots by themselves. Lines are appended to *lines (caller frees shares). */
enum status ledger_read_bill(struct db *db, int64_t bill, struct bill_row *row, bool *found,
                             struct error *err) MUST_USE;
enum status ledger_read_lines(struct db *db, int64_t bill, struct bill_line_row **lines, size_t *count,
                              struct error *err) MUST_USE;
/* Appended to *steps. */
enum status ledger_read_steps(struct db *db, int64_t txn, struct steps *steps, struct error *err) MUST_USE;
/* The txn that claimed a bill, 0 if none did; and what it earned. */
enum status ledger_read_claim(struct db *db, int64_t bill, int64_t *txn, struct claim_row *claim,
                              struct error *err) MUST_USE;
/* Columns in the order of the queries ledger_read_bill and ledger_read_lots. */
void bill_row_read(const struct stmt *stmt, struct bill_row *row);
void lot_row_read(const struct stmt *stmt, struct lot_row *lot);

/* "1-1-17": shop-epoch-seq, the name of a txn outside; and back ("17" alone is this shop's current epoch). */
#define TXN_TEXT 64
char *txn_name(char buf[TXN_TEXT], int64_t shop, int64_t epoch, int64_t seq);
enum status ledger_find(struct db *db, const char *name, int64_t *txn, struct error *err) MUST_USE;
enum status ledger_name(struct db *db, int64_t txn, char buf[TXN_TEXT], struct error *err) MUST_USE;

#endif
