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
#include "rules/quote.h"
#include "store/stmt.h"
#include "model/entry.h"

/* Takes the ids (txn, seq, next lot) under the write in hand; shop, epoch from the shop row. */
enum status ledger_draft(struct db *db, struct entry *entry, const char *kind, struct error *err) MUST_USE;

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
void ledger_bill_row(const struct stmt *stmt, struct bill_row *row);
void ledger_lot_row(const struct stmt *stmt, struct lot_row *lot);

/* "1-1-17": shop-epoch-seq, the name of a txn outside; and back ("17" alone is this shop's current epoch). */
#define TXN_TEXT 64
char *ledger_txn_name(char buf[TXN_TEXT], int64_t shop, int64_t epoch, int64_t seq);
enum status ledger_find(struct db *db, const char *name, int64_t *txn, struct error *err) MUST_USE;
enum status ledger_name(struct db *db, int64_t txn, char buf[TXN_TEXT], struct error *err) MUST_USE;

#endif
