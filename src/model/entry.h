/* SPDX-License-Identifier: MIT */
/* entry: a txn with all that belongs to it, in memory: what an act builds and ledger_post writes (model/ledger.h). */
#ifndef FD_MODEL_ENTRY_H
#define FD_MODEL_ENTRY_H

#include "base/buffer.h"
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

#endif
