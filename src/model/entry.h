/* SPDX-License-Identifier: MIT */
/*
 * entry: a ledger entry (txn) in memory with all its rows: an act builds it, ledger_post writes it (model/ledger.h).
 * Money is in fen, quantities of goods are in thousandths, days count from 1970-01-01, instants are Unix seconds.
 */
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
    char *shares;               /* JSON, owned by the entry */
    int64_t returned, refunded; /* so far; not in the canonical body */
};
struct bill_row {
    int64_t id, till, number, shift, member, at, day;
    int64_t gross, discount, points_money, round_off, payable, bonus_paid, points_spent, points_earned, points_bonus;
    int64_t earns, batch;
    char tier[CODE_TEXT], tier_after[CODE_TEXT], reference[CODE_TEXT];
    int64_t voided, refunded, points_back, points_taken, gone; /* so far; not in the canonical body */
};
struct lot_row {
    int64_t id;
    char kind[12]; /* points principal bonus pass coupon owed deposit account uses budget … */
    int64_t member, offer, item, granted, remaining, granted_on, usable_from, expires_on, txn, parent;
    int64_t order, debtor; /* of a deposit; of what is on account; else 0. Read by ledger_read only */
    int64_t batch, serial; /* of a coupon; else 0 */
    char code[COUPON_TEXT];
};
struct transfer_row {
    int64_t no, lot, sign;
    char account[12]; /* issued redeemed returned expired adjusted used recovered withdrawn settled forfeited … */
    int64_t amount;
};
struct payment_row {
    int64_t no, bill, shift;
    char tender[12];
    int64_t sign, amount, given; /* given: cash handed over; 0: not recorded */
    char reference[CODE_TEXT];   /* what it names; of money given back for another tender, that one; else "" */
    int64_t settled;             /* of a voucher: what the platform pays for it; NULL in the table for the others */
};
struct use_row {
    int64_t no, offer, member, day, uses, amount, lot;
};
struct return_row {
    int64_t line, quantity, refund;
};
struct stock_row {
    int64_t item, change; /* thousandths */
    bool gift;
};
/* What a walk-in bill earned when a member claimed it; kept apart because the bill and its lines never change. */
struct claim_row {
    int64_t points_earned, points_bonus;
    char tier[CODE_TEXT], tier_after[CODE_TEXT]; /* the member's tier before and after the claim */
    int64_t points_taken;                        /* so far; not in the canonical body */
};
struct claim_line_row {
    int64_t line, earns, multiplier;
};
/* What a person changed by hand, or had approved: amount in fen, points or coupons; below zero: a price raised. */
struct hand_row {
    int64_t no;
    char kind[12]; /* price discount round_off refund void points coupons topup_bonus claim approved staff */
    int64_t line;  /* of a price; of staff: who bought; else 0 */
    int64_t amount;
};
/* Zero-initialise, then call ledger_draft. The entry owns its arrays; entry_clear frees them. */
struct entry {
    int64_t id, shop, epoch, seq;
    char kind[12];
    int64_t member, bill, programme, at, day, till, staff, approver, reverses;
    char reason[192];

    bool has_bill; /* the entry creates a bill: bill_row and line are written */
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
    bool has_totals; /* of a return: the three totals are set */
    int64_t total_refund, total_back, total_taken;
    struct stock_row *stock;
    size_t stocks, stock_room;
    bool has_claim; /* entry->member claims entry->bill */
    struct claim_row claim;
    struct claim_line_row *claimed;
    size_t claimeds, claimed_room;
    struct hand_row *hand;
    size_t hands, hand_room;
    struct steps steps;

    int64_t next_lot; /* id of the next lot */
};
/*
 * Adds a lot and the transfer that fills it; returns the lot's id. usable_from must not be before granted_on;
 * expires_on is DATE_NEVER for a lot without an end.
 */
int64_t entry_issue(struct entry *entry, const struct lot_row *terms);
/* Adds a transfer of `amount`: sign +1 into the lot, -1 out of it. An amount of 0 adds nothing. */
void entry_move(struct entry *entry, int64_t lot, int sign, const char *account, int64_t amount);
/*
 * The functions that follow append a row, numbered from 1 where rows have a number. A returned pointer is valid until
 * the next row of that kind is added.
 */
struct payment_row *entry_pay(struct entry *entry, const char *tender, int sign, int64_t amount);
/* uses +1: the offer is used on `day`; -1: a use is given back, and `day` is when it had been used. */
struct use_row *entry_use(struct entry *entry, int64_t offer, int64_t day, int uses, int64_t amount);
/* Gives the entry a new bill of entry->till with the next number; the caller fills in the amounts. */
enum status entry_bill(struct db *db, struct entry *entry, struct error *err) MUST_USE;
struct bill_line_row *entry_line(struct entry *entry);
struct return_row *entry_return(struct entry *entry);
/*
 * Thousandths of an item that leave stock (change < 0) or enter it, sold or given; those of the same item add up in one
 * row each.
 */
void entry_stock(struct entry *entry, int64_t item, bool gift, int64_t change);
void entry_claimed(struct entry *entry, int64_t line, int64_t earns, int64_t multiplier);
void entry_hand(struct entry *entry, const char *kind, int64_t line, int64_t amount);
void entry_clear(struct entry *entry);
/* Appends the canonical body (its form is in model/ledger.h) to *body. */
void entry_body(const struct entry *entry, struct buffer *body);

#endif
