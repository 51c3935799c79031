/* SPDX-License-Identifier: MIT */
/* timeline: all events of one member (entries, consents, tier changes, notes), newest first. */
#ifndef FD_MODEL_TIMELINE_H
#define FD_MODEL_TIMELINE_H

#include "model/member.h"

#define TIMELINE_MAX 500 /* only the newest are read */

struct timeline_row {
    int64_t at;
    char kind[12];              /* of a txn; or "consent", "tier", "note" */
    int64_t txn;                /* 0: not an entry, nothing to explain */
    int64_t bill, till, number; /* bill 0: none */
    int64_t amount;             /* fen of bill, refund (< 0) or top-up; of a consent 1 given, 0 withdrawn */
    int64_t points, wallet, coupons, passes; /* change in each; wallet in fen, passes in uses */
    char word[192];                          /* reason, channel, new tier, or the note's text */
};

struct consent {
    char channel[16];
    bool given;
    int64_t at;
};

struct timeline {
    struct timeline_row *row;
    size_t rows, room;
    struct consent *consent; /* the latest for each channel ever asked about */
    size_t consents, consent_room;
};

/* The caller clears *timeline; after an error it is empty. */
enum status timeline_read(struct db *db, int64_t member, struct timeline *timeline, struct error *err) MUST_USE;
void timeline_clear(struct timeline *timeline);

#endif
