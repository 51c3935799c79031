/* SPDX-License-Identifier: MIT */
/* lapses: the ends of a member's tier periods that nightly has not seen to yet, and what comes of them. */
#ifndef FD_DESK_LAPSES_H
#define FD_DESK_LAPSES_H

#include "model/member.h"
#include "model/tier_history.h"
#include "desk/desk.h"

/* One look at a tier whose period was over, on the day after its last: down, kept (way 0) or up. */
struct lapse {
    struct tier_change change;
    int way;
    bool by_points;           /* what is measured: points, else money spent */
    int64_t measured, needed; /* needed: to keep the tier, or for the one it rises to */
};
/* All of them up to a day, as nightly would have done in its time, and what comes of it; until 0: open. */
struct lapses {
    struct lapse *lapse;
    size_t count, room;
    char tier[CODE_TEXT];
    int64_t until;
};
enum status lapses_read(struct desk *desk, const struct member *member, int64_t day, struct lapses *lapses,
                        struct error *err) MUST_USE;
void lapses_explain(const struct lapses *lapses, struct steps *steps);
enum status lapses_write(struct db *db, const struct lapses *lapses, int64_t txn, struct error *err) MUST_USE;
void lapses_clear(struct lapses *lapses);

#endif
