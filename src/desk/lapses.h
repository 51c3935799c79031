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

/* What a bill of that day counts less for the tier: fen spent and points earned. */
struct lapses_loss {
    int64_t day, spend, points;
};
struct act;
/*
 * After a bill that raised the tier from `before` counts less: whether the member falls, not below `before`. Fills
 * *fall and adds a step; fall->member stays 0 if the tier holds. Nothing of the loss may be written yet.
 */
enum status lapses_fall(struct act *act, const struct lapses *lapses, int64_t member, const char *before,
                        const struct lapses_loss *loss, struct tier_change *fall, struct error *err) MUST_USE;

#endif
