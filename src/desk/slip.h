/* SPDX-License-Identifier: MIT */
/* slip: what a print job shows, read from its rows: the act as it was written, with the balances of that moment. */
#ifndef FD_DESK_SLIP_H
#define FD_DESK_SLIP_H

#include "model/coupon.h"
#include "model/debtor.h"
#include "model/item.h"
#include "model/order.h"
#include "report/board.h"
#include "desk/badge.h"
#include "desk/print.h"
#include "desk/return.h"
#include "desk/shift.h"
#include "desk/topup.h"

/* Balances after the act; those of today for a slip asked for later, of which they were not kept. */
struct slip_figures {
    int64_t points_balance, owed_points, wallet_balance, principal, bonus; /* points; fen */
    int64_t change, left;                                                  /* fen; uses of a pass */
    int64_t held, owes; /* fen: left of an order's deposit; owed by a debtor */
};

struct slip {
    struct print_job job;
    struct print_words words;
    struct staff staff;   /* who did it */
    struct member member; /* id 0: a walk-in, or not of a member */
    struct slip_figures figures;
    int64_t programme; /* version that has the names; 0: the one in force */

    char txn[TXN_TEXT];         /* name of the entry; "" for the kinds after CREDIT */
    struct entry entry;         /* of those up to CREDIT */
    char undone[TXN_TEXT];      /* of a reversal: name of the entry that it takes back */
    struct sale_view sale;      /* of a sale; of a return or void: the bill given back */
    struct return_view back;    /* of a return or void */
    struct topup_request topup; /* of a top-up: its tenders as handed over */
    struct coupon_list coupons; /* issued by the entry */
    struct item item;           /* the gift, or what the pass is for; id 0: another gift */
    struct order order;         /* of a deposit */
    struct debtor debtor;       /* of a settled account */
    struct shift_view shift;    /* of a handover */
    struct board day;           /* of a day; with the hashes of the newest entries of ledger and audit, hexadecimal */
    char head_txn[PRINT_HEAD_TEXT], head_audit[PRINT_HEAD_TEXT];
    char card[BADGE_TEXT]; /* of a member's card and of a test: the text of the QR code */
};

/* Reads all of it at one moment. The caller clears *slip, also after an error. */
enum status slip_read(struct desk *desk, const struct print_job *job, struct slip *slip, struct error *err) MUST_USE;
void slip_clear(struct slip *slip);

#endif
