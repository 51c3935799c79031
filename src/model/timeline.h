/* SPDX-License-Identifier: MIT */
/* timeline: everything a member and the shop had to do with each other, newest first. */
#ifndef FD_MODEL_TIMELINE_H
#define FD_MODEL_TIMELINE_H

#include "model/member.h"

#define TIMELINE_MAX 500 /* the newest; the ledger has them all */

struct timeline_row {
    int64_t at;
    char kind[12];              /* of a txn; or "consent", "tier", "note" */
    int64_t txn;                /* 0: none to explain */
    int64_t bill, till, number; /* bill 0: none */
    int64_t amount;             /* fen: the bill's, the refund's (< 0), the top-up's; of a consent 1 given, 0 not */
    int64_t points, wallet, coupons, passes; /* what it moved of these; passes: uses */
    char word[96];                           /* reason, channel, new tier, or the note's text */
};

struct consent {
    char channel[16];
    bool given;
    int64_t at;
};

struct timeline {
    struct timeline_row *row;
    size_t rows, room;
    struct consent *consent; /* as of now, one for each channel ever asked about */
    size_t consents, consent_room;
};

enum status timeline_read(struct db *db, int64_t member, struct timeline *timeline, struct error *err) MUST_USE;
void timeline_clear(struct timeline *timeline);

#endif
