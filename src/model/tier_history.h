/* SPDX-License-Identifier: MIT */
/*
 * tier_history: a member's tier, its last day, and the history of its changes. "Measured" is what counts for a tier:
 * net spend in fen, or points earned less those taken back (tier.measure).
 */
#ifndef FD_MODEL_TIER_HISTORY_H
#define FD_MODEL_TIER_HISTORY_H

#include "rules/programme.h"
#include "rules/step.h"
#include "store/stmt.h"

/* until: last day of the new tier; DATE_NEVER: no end (stored as NULL). */
struct tier_change {
    int64_t member, txn, day, until;
    char old[CODE_TEXT], new[CODE_TEXT];
    bool manual; /* granted by hand: until and reason are required */
    char reason[NAME_TEXT];
};
enum status tier_history_write(struct db *db, const struct tier_change *change, struct error *err) MUST_USE;
/* Keeps the tier and only moves its last day. */
enum status tier_history_renew(struct db *db, int64_t member, const char *tier, int64_t until,
                               struct error *err) MUST_USE;
/* At most `limit` ids above `after` of members whose tier ended before `day`; ids has room for limit. */
enum status tier_history_over(struct db *db, int64_t day, int64_t after, size_t limit, int64_t *ids, size_t *count,
                              struct error *err) MUST_USE;

/* A warning that the tier ends unless `missing` more is measured; at most one per member and period (until). */
struct tier_warning {
    int64_t member, until, day, measured, missing;
    char tier[CODE_TEXT];
};
/* At most `limit` ids above `after` of members whose tier ends in [day, through] and who were not warned of that. */
enum status tier_history_to_warn(struct db *db, int64_t day, int64_t through, int64_t after, size_t limit, int64_t *ids,
                                 size_t *count, struct error *err) MUST_USE;
enum status tier_history_warn(struct db *db, const struct tier_warning *warning, struct error *err) MUST_USE;

/*
 * What is measured for a member in the tier window that ends on `day`; of all time where the programme has no levels.
 */
enum status tier_history_measured(struct db *db, const struct programme *programme, int64_t member, int64_t day,
                                  int64_t *measured, struct error *err) MUST_USE;

/* As tier_history_rise, for a caller that already knows the total measured. */
void tier_history_reach(const struct programme *programme, int level, int64_t measured, struct steps *steps,
                        struct tier_change *rise);
/*
 * Whether `add` more lifts a member of `level` to a higher tier on rise->day; members rise at once. The caller sets
 * rise->member and rise->day. On a rise the other fields are filled and a step is added, else rise->member becomes 0.
 */
enum status tier_history_rise(struct db *db, const struct programme *programme, int level, int64_t add,
                              struct steps *steps, struct tier_change *rise, struct error *err) MUST_USE;

/* The reason given when the member's current tier was granted by hand; "" if it was not. */
enum status tier_history_reason(struct db *db, int64_t member, char reason[NAME_TEXT], struct error *err) MUST_USE;

/* The tier the member had before txn of `day`: the current one if it has not changed since. */
enum status tier_history_then(struct db *db, int64_t member, int64_t day, int64_t txn, char tier[CODE_TEXT],
                              struct error *err) MUST_USE;

#endif
