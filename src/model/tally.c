/* SPDX-License-Identifier: MIT */
#include "model/tally.h"

#include "base/date.h"
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

/* --- balances of all members ------------------------------------------------------------------------------------- */

static enum status read_kept(struct db *db, const char *kind, bool *kept, int64_t *held, int64_t *txn,
                             struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TALLY_HELD_KEPT);
    stmt_text(s, ":kind", kind);
    TRY(stmt_next(s, kept, err));
    *held = *kept ? stmt_get_int(s, "held") : 0;
    *txn = *kept ? stmt_get_int(s, "txn") : 0;
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
    TRY(job_rollup_head(db, &held->txn, err));
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

/* --- entries of a day -------------------------------------------------------------------------------------------- */

/* The id of the first entry of that day or later, by bisection: but for expiries, days never decrease with the id. */
static enum status first_entry(struct db *db, int64_t day, int64_t *first, struct error *err)
{
    int64_t low = 1, high, found;
    TRY(stmt_value(stmt_use(db, QUERY_TALLY_LAST_ENTRY), 0, &high, err));
    high++;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        struct stmt *s = stmt_use(db, QUERY_TALLY_ENTRY_DAY);
        stmt_int(s, ":id", middle);
        TRY(stmt_value(s, DATE_NEVER, &found, err));
        if (found < day)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    return STATUS_OK;
}

static enum status read_entries_kept(struct db *db, int64_t day, bool *kept, struct tally_entries *entries,
                                     struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TALLY_ENTRY_KEPT);
    stmt_int(s, ":day", day);
    *entries = (struct tally_entries){.day = day};
    TRY(stmt_next(s, kept, err));
    if (!*kept)
        return STATUS_OK;
    *entries = (struct tally_entries){.day = day,
                                      .enrolled = stmt_get_int(s, "enrolled"),
                                      .given = stmt_get_int(s, "given"),
                                      .used = stmt_get_int(s, "used"),
                                      .through = stmt_get_int(s, "through"),
                                      .last = stmt_get_int(s, "last")};
    stmt_done(s);
    return STATUS_OK;
}

/* The entries from first to before end. */
struct range {
    int64_t first, end;
};

static struct stmt *of_range(struct db *db, enum query query, struct range range)
{
    struct stmt *s = stmt_use(db, query);
    stmt_int(s, ":first", range.first);
    stmt_int(s, ":end", range.end);
    return s;
}

static enum status add_points(struct db *db, struct range range, int64_t at, struct tally_entries *entries,
                              struct error *err)
{
    bool row;
    struct stmt *s = of_range(db, QUERY_TALLY_POINTS, range);
    stmt_int(s, ":at", at);
    TRY(stmt_next(s, &row, err));
    entries->given += stmt_get_int(s, "given");
    entries->used += stmt_get_int(s, "used");
    stmt_done(s);
    return STATUS_OK;
}

enum status tally_entries_read(struct db *db, int64_t day, int64_t at, struct tally_entries *entries, struct error *err)
{
    bool kept;
    int64_t more;
    struct range range;
    TRY(read_entries_kept(db, day, &kept, entries, err));
    if (kept && entries->last > at) {
        kept = false;
        *entries = (struct tally_entries){.day = day};
    }
    range.first = entries->through + 1;
    if (!kept)
        TRY(first_entry(db, day, &range.first, err));
    TRY(first_entry(db, day + 1, &range.end, err));
    struct stmt *s = of_range(db, QUERY_TALLY_ENROLLED, range);
    stmt_int(s, ":at", at);
    stmt_int(s, ":day", day);
    stmt_int(s, ":kept", kept);
    TRY(stmt_value(s, 0, &more, err));
    entries->enrolled += more;
    TRY(add_points(db, range, at, entries, err));
    TRY(stmt_value(of_range(db, QUERY_TALLY_LATEST, range), 0, &more, err));
    entries->last = more > entries->last ? more : entries->last;
    entries->through = range.end - 1 > entries->through ? range.end - 1 : entries->through;
    return STATUS_OK;
}

enum status tally_entries_keep(struct db *db, const struct tally_entries *entries, struct error *err)
{
    TRY(run(db, QUERY_TALLY_ENTRY_FORGET, entries->day, err));
    struct stmt *s = stmt_use(db, QUERY_TALLY_ENTRY_KEEP);
    stmt_int(s, ":day", entries->day);
    stmt_int(s, ":through", entries->through);
    stmt_int(s, ":last", entries->last);
    stmt_int(s, ":enrolled", entries->enrolled);
    stmt_int(s, ":given", entries->given);
    stmt_int(s, ":used", entries->used);
    return stmt_run(s, err);
}
