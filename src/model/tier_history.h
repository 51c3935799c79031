/* SPDX-License-Identifier: MIT */
/* tier_history: a member's tier, how long it is kept, and the history of its changes. */
#ifndef FD_MODEL_TIER_HISTORY_H
#define FD_MODEL_TIER_HISTORY_H

#include "rules/programme.h"
#include "rules/step.h"
#include "store/stmt.h"

/* until: last day it is kept; DATE_NEVER: open (kept as none). */
struct tier_change {
    int64_t member, txn, day, until;
    char old[CODE_TEXT], new[CODE_TEXT];
    bool manual; /* by hand: until and reason are needed */
    char reason[NAME_TEXT];
};
enum status tier_history_write(struct db *db, const struct tier_change *change, struct error *err) MUST_USE;
/* Only moves the end of the period of a tier that is kept. */
enum status tier_history_renew(struct db *db, int64_t member, const char *tier, int64_t until,
                               struct error *err) MUST_USE;
/* Ids (more than `after`, at most `limit`) of members whose period ended before day. */
enum status tier_history_over(struct db *db, int64_t day, int64_t after, size_t limit, int64_t *ids, size_t *count,
                              struct error *err) MUST_USE;

/* A member told that their tier ends unless more comes: once for each period (until). */
struct tier_warning {
    int64_t member, until, day, measured, missing;
    char tier[CODE_TEXT];
};
/* Ids (more than `after`, at most `limit`) of members whose tier ends in day … through and who were not warned of it.
 */
enum status tier_history_to_warn(struct db *db, int64_t day, int64_t through, int64_t after, size_t limit, int64_t *ids,
                                 size_t *count, struct error *err) MUST_USE;
enum status tier_history_warn(struct db *db, const struct tier_warning *warning, struct error *err) MUST_USE;

/*
 * What counts for a member's tier in the window that ends on day: net spend, or points earned less those taken back
 * (tier.measure). Without levels: of all time.
 */
enum status tier_history_measured(struct db *db, const struct programme *programme, int64_t member, int64_t day,
                                  int64_t *measured, struct error *err) MUST_USE;

/* Whether what is measured lifts a member of `level`; as tier_history_rise, for a caller that knows what it is. */
void tier_history_reach(const struct programme *programme, int level, int64_t measured, struct steps *steps,
                        struct tier_change *rise);
/*
 * Up at once when reached: whether `add` more of what is measured lifts a member of `level` on rise->day. The caller
 * fills rise->member and rise->day; the rest is filled in with its step, or rise->member becomes 0.
 */
enum status tier_history_rise(struct db *db, const struct programme *programme, int level, int64_t add,
                              struct steps *steps, struct tier_change *rise, struct error *err) MUST_USE;

/* Why the tier a member is of was given by hand; "" if it was not. */
enum status tier_history_reason(struct db *db, int64_t member, char reason[NAME_TEXT], struct error *err) MUST_USE;

/* The tier a member was of before that txn of that day: their own now, where it did not change since. */
enum status tier_history_then(struct db *db, int64_t member, int64_t day, int64_t txn, char tier[CODE_TEXT],
                              struct error *err) MUST_USE;

#endif
