/* SPDX-License-Identifier: MIT */
/*
 * undo: reverses one ledger entry completely: what it gave is removed, what it took returns to the same lots, gifts
 * return to stock, uses are uncounted, a new member is closed. Only once, and only while everything it gave is still
 * there; a claim gives the bill back to nobody. A sale is voided instead (desk/return.h), which handles returns and
 * tiers.
 */
#ifndef FD_DESK_UNDO_H
#define FD_DESK_UNDO_H

#include "model/member.h"
#include "desk/sell.h"

struct undo_view {
    char kind[12];                     /* of the entry to reverse */
    int64_t member;                    /* its member; 0: none */
    char name[PERSON_TEXT];            /* the member's, unmasked */
    int64_t phone;                     /* the member's; 0: none */
    struct tender tender[TENDERS_MAX]; /* paid at the time; the clerk must pay it back */
    size_t tenders;
    int64_t points, wallet, uses, coupons; /* change in what the member holds; wallet in fen, uses of passes */
    int64_t pieces;                        /* gifts returned to stock */
    int64_t txn;                           /* the reversing entry; 0 in a preview */
};

/* dry: preview only. already_voided, detail "undo": the entry has been reversed before. */
enum status undo(struct desk *desk, const char *key, const struct staff *approver, int64_t txn, bool dry,
                 struct undo_view *view, struct error *err) MUST_USE;
/*
 * Undoes the newest claim of a bill, which is a walk-in's again and may be claimed anew; not_found, detail claim: it
 * has none. already_returned, detail undo, here and in undo: something of the bill came back since the claim.
 */
enum status undo_claim(struct desk *desk, const char *key, const struct staff *approver, int64_t bill, bool dry,
                       struct undo_view *view, struct error *err) MUST_USE;

#endif
