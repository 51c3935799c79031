/* SPDX-License-Identifier: MIT */
#include "model/tally.h"

#include "model/job.h"

static const char *const kinds[TALLY_KINDS] = {
    [TALLY_POINTS] = "points", [TALLY_PRINCIPAL] = "principal", [TALLY_BONUS] = "bonus"};

/* --- days -------------------------------------------------------------------------------------------------------- */

enum status tally_wanted(struct db *db, int64_t from, int64_t to, int64_t **day, size_t *days, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TALLY_WANTED);
    stmt_int(s, ":from", from);
    stmt_int(s, ":to", to);
    return job_days(s, day, days, err);
}

static enum status run(struct db *db, enum query query, int64_t day, struct error *err)
{
    struct stmt *s = stmt_use(db, query);
    stmt_int(s, ":day", day);
    return stmt_run(s, err);
}

enum status tally_make(struct db *db, int64_t day, struct error *err)
{
    static const enum query steps[] = {QUERY_TALLY_DROP_TIERS, QUERY_TALLY_DROP_SLOTS, QUERY_TALLY_MAKE_TIERS,
                                       QUERY_TALLY_MAKE_SLOTS, QUERY_TALLY_MAKE_DAY};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        TRY(run(db, steps[i], day, err));
    return STATUS_OK;
}

enum status tally_forget(struct db *db, int64_t before, struct error *err)
{
    static const enum query steps[] = {QUERY_TALLY_FORGET_DAYS, QUERY_TALLY_FORGET_TIERS, QUERY_TALLY_FORGET_SLOTS};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        TRY(run(db, steps[i], before, err));
    return STATUS_OK;
}

/* --- what is held ------------------------------------------------------------------------------------------------ */

static enum status read_kept(struct db *db, const char *kind, bool *kept, int64_t *held, int64_t *txn,
                             struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TALLY_HELD_KEPT);
    stmt_text(s, ":kind", kind);
    TRY(stmt_next(s, kept, err));
    *held = *kept ? stmt_get_int(s, 0) : 0;
    *txn = *kept ? stmt_get_int(s, 1) : 0;
    stmt_done(s);
    return STATUS_OK;
}

static enum status read_one(struct db *db, const char *kind, int64_t *held, struct error *err)
{
    bool kept;
    int64_t txn, more;
    TRY(read_kept(db, kind, &kept, held, &txn, err));
    struct stmt *s = stmt_use(db, kept ? QUERY_TALLY_HELD_SINCE : QUERY_TALLY_HELD_ALL);
    stmt_text(s, ":kind", kind);
    if (kept)
        stmt_int(s, ":txn", txn);
    TRY(stmt_value(s, 0, &more, err));
    *held += more;
    return STATUS_OK;
}

enum status tally_held_read(struct db *db, struct tally_held *held, struct error *err)
{
    TRY(rollup_head(db, &held->txn, err));
    for (int kind = 0; kind < TALLY_KINDS; kind++)
        TRY(read_one(db, kinds[kind], &held->held[kind], err));
    return STATUS_OK;
}

enum status tally_held_keep(struct db *db, const struct tally_held *held, struct error *err)
{
    for (int kind = 0; kind < TALLY_KINDS; kind++) {
        struct stmt *s = stmt_use(db, QUERY_TALLY_HELD_KEEP);
        stmt_text(s, ":kind", kinds[kind]);
        stmt_int(s, ":held", held->held[kind]);
        stmt_int(s, ":txn", held->txn);
        TRY(stmt_run(s, err));
    }
    return STATUS_OK;
}

enum status tally_held_at(struct db *db, int64_t *txn, struct error *err)
{
    bool kept;
    int64_t held;
    return read_kept(db, kinds[TALLY_POINTS], &kept, &held, txn, err);
}
