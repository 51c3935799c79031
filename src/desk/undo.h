/* SPDX-License-Identifier: MIT */
/*
 * undo: one entry of the ledger taken back whole, as if it had never been: what it gave goes, what it took comes back
 * into the same lots, gifts into stock, uses are uncounted, a new member is one no more. Once, and only while all that
 * it gave is still there. A sale is voided instead (return_make.h), which knows of returns and tiers.
 */
#ifndef FD_DESK_UNDO_H
#define FD_DESK_UNDO_H

#include "model/member.h"
#include "desk/sell.h"

struct undo_view {
    char kind[12];                     /* of the entry that is taken back */
    int64_t member;                    /* its member, 0 none */
    char name[PERSON_TEXT];            /* theirs, as stored */
    struct tender tender[TENDERS_MAX]; /* paid then: to be given back outside the program */
    size_t tenders;
    int64_t points, wallet, uses, coupons; /* what the member holds changes by so much; uses: of passes */
    int64_t pieces;                        /* gifts back in stock */
    int64_t txn;                           /* of the reversing entry; 0 in a preview */
};

/* dry: the preview, nothing written. already_voided, detail "undo", when it was taken back before. */
enum status undo(struct desk *desk, const char *key, const struct staff *approver, int64_t txn, bool dry,
                 struct undo_view *view, struct error *err) MUST_USE;

#endif
