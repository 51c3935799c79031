/* SPDX-License-Identifier: MIT */
/* lapses: a member's tier periods that have ended but nightly has not processed yet, and the tier that results. */
#ifndef FD_DESK_LAPSES_H
#define FD_DESK_LAPSES_H

#include "model/member.h"
#include "model/tier_history.h"
#include "desk/desk.h"

/* The review of one tier period on the day after its last: way < 0 down, 0 kept, > 0 up. */
struct lapse {
    struct tier_change change;
    int way;
    bool by_points;           /* measured in points; else in fen spent */
    int64_t measured, needed; /* needed: to keep the tier, or to reach the one it rises to */
};
/* All reviews due up to a day, as nightly would have done them, and the resulting tier; until 0: no end. */
struct lapses {
    struct lapse *lapse;
    size_t count, room;
    char tier[CODE_TEXT];
    int64_t until;
};
enum status lapses_read(struct desk *desk, const struct member *member, int64_t day, struct lapses *lapses,
                        struct error *err) MUST_USE;
/* Adds a step for each review. */
void lapses_explain(const struct lapses *lapses, struct steps *steps);
/* Writes the tier changes as part of txn. Call it inside a write. */
enum status lapses_write(struct db *db, const struct lapses *lapses, int64_t txn, struct error *err) MUST_USE;
void lapses_clear(struct lapses *lapses);

#endif
