/* SPDX-License-Identifier: MIT */
/*
 * ledger: entries (txns), the only way value changes. An act builds a struct entry in memory; ledger_post writes all of
 * it: txn, bill, lots, transfers, payments, uses, returns, steps, what was by hand. Nothing else inserts into those
 * tables.
 *
 * The canonical body of a txn (form "v1", UTF-8, fields separated by one blank, lines ended by LF, "-" for zero or
 * absent):
 *
 *   v1 SHOP EPOCH SEQ KIND MEMBER BILL PROGRAMME AT DAY TILL STAFF APPROVER REVERSES
 *   bill ID TILL NUMBER SHIFT AT DAY GROSS DISCOUNT POINTS_MONEY ROUND_OFF PAYABLE BONUS_PAID POINTS_SPENT
 *        POINTS_EARNED POINTS_BONUS EARNS BATCH                                    (one line)
 *   line NO ITEM QUANTITY UNIT_PRICE GROSS DISCOUNT POINTS_MONEY ROUND_OFF NET BONUS_PAID EARNS MULTIPLIER SHARES
 *   lot ID KIND MEMBER OFFER ITEM GRANTED GRANTED_ON USABLE_FROM EXPIRES_ON PARENT ORDER DEBTOR
 *   coupon LOT BATCH SERIAL
 *   transfer NO LOT SIGN ACCOUNT AMOUNT
 *   payment NO BILL SHIFT TENDER SIGN AMOUNT GIVEN REFERENCE SETTLED
 *   use NO OFFER MEMBER DAY USES AMOUNT LOT
 *   return LINE QUANTITY REFUND
 *   returned REFUND POINTS_BACK POINTS_TAKEN
 *   stock ITEM GIFT CHANGE
 *   claim POINTS_EARNED POINTS_BONUS                                               (of a walk-in bill claimed later)
 *   claimed LINE EARNS MULTIPLIER
 *   hand NO KIND LINE AMOUNT                                                       (by hand, or approved)
 *
 * in that order, each kind of line ordered by its first field; SHARES as stored ("[[1,640],[2,1000]]", no blanks);
 * MULTIPLIER in basis points, with as many decimals as needed ("15000", "24937.5").
 * hash = HMAC-SHA-256(chain key, hash of the previous txn ‖ body), 32 zero bytes standing for the hash before the
 * first. The body holds ids and numbers, no personal data. A bill's member is the header's MEMBER; a walk-in bill that
 * is claimed later keeps its body, and the claim txn names the member.
 */
#ifndef FD_MODEL_LEDGER_H
#define FD_MODEL_LEDGER_H

#include "base/digest.h"
#include "rules/quote.h"
#include "store/stmt.h"
#include "model/entry.h"

/* Starts an entry inside a write: takes the next txn id, seq and lot id, and reads shop and epoch. */
enum status ledger_draft(struct db *db, struct entry *entry, const char *kind, struct error *err) MUST_USE;

/* Writes the entry with its hash and all its rows inside the open write. */
enum status ledger_post(struct db *db, struct entry *entry, struct error *err) MUST_USE;
/* Reads a txn from its rows, not from its stored body, for check, explain and void. The caller clears it. not_found. */
enum status ledger_read(struct db *db, int64_t txn, struct entry *entry, struct error *err) MUST_USE;

/*
 * Parts of an entry, for callers that read bills and lots directly. ledger_read_lines appends to *lines; the caller
 * frees the array and each line's shares.
 */
enum status ledger_read_bill(struct db *db, int64_t bill, struct bill_row *row, bool *found,
                             struct error *err) MUST_USE;
enum status ledger_read_lines(struct db *db, int64_t bill, struct bill_line_row **lines, size_t *count,
                              struct error *err) MUST_USE;
/* What was by hand, written and read with the entry. */
enum status ledger_write_hand(struct db *db, const struct entry *entry, struct error *err) MUST_USE;
enum status ledger_read_hand(struct db *db, struct entry *entry, struct error *err) MUST_USE;
/* Appends the txn's steps to *steps. */
enum status ledger_read_steps(struct db *db, int64_t txn, struct steps *steps, struct error *err) MUST_USE;
/* The txn of the claim of a bill that stands and what it earned; *txn 0 if there is none. */
enum status ledger_read_claim(struct db *db, int64_t bill, int64_t *txn, struct claim_row *claim,
                              struct error *err) MUST_USE;
/* The txn of the newest claim of a bill, also of one that was undone; 0: none. */
enum status ledger_last_claim(struct db *db, int64_t bill, int64_t *txn, struct error *err) MUST_USE;
/* Fill a row from a statement whose columns are ordered as in the queries ledger_read_bill and ledger_read_lots. */
void ledger_bill_row(const struct stmt *stmt, struct bill_row *row);
void ledger_lot_row(const struct stmt *stmt, struct lot_row *lot);

/*
 * The name users see for a txn, "1-1-17" = shop-epoch-seq, and the way back; "17" alone means this shop's current
 * epoch. ledger_find and ledger_name refuse an unknown one with not_found.
 */
#define TXN_TEXT 64
char *ledger_txn_name(char buf[TXN_TEXT], int64_t shop, int64_t epoch, int64_t seq);
enum status ledger_find(struct db *db, const char *name, int64_t *txn, struct error *err) MUST_USE;
enum status ledger_name(struct db *db, int64_t txn, char buf[TXN_TEXT], struct error *err) MUST_USE;

#endif
