/* SPDX-License-Identifier: MIT */
#include "model/tier_history.h"

#include "base/date.h"
#include "base/text.h"
#include "rules/tier.h"
#include "model/member.h"

static void bind_until(struct stmt *s, int64_t until)
{
    if (until < DATE_NEVER)
        stmt_int(s, ":until", until);
}

enum status tier_history_renew(struct db *db, int64_t member, const char *tier, int64_t until, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TIER_HISTORY_SET);
    stmt_int(s, ":member", member);
    stmt_text(s, ":tier", tier);
    bind_until(s, until);
    return stmt_run(s, err);
}

enum status tier_history_write(struct db *db, const struct tier_change *change, struct error *err)
{
    TRY(tier_history_renew(db, change->member, change->new, change->until, err));
    struct stmt *s = stmt_use(db, QUERY_TIER_HISTORY_CHANGE);
    stmt_int(s, ":member", change->member);
    stmt_id(s, ":txn", change->txn);
    stmt_int(s, ":day", change->day);
    stmt_text(s, ":old", change->old);
    stmt_text(s, ":new", change->new);
    bind_until(s, change->until);
    stmt_int(s, ":manual", change->manual);
    stmt_text_or_null(s, ":reason", change->reason);
    return stmt_run(s, err);
}

enum status tier_history_reason(struct db *db, int64_t member, char reason[NAME_TEXT], struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TIER_HISTORY_REASON);
    stmt_int(s, ":member", member);
    bool found;
    TRY(stmt_next(s, &found, err));
    text_copy(reason, NAME_TEXT, found ? stmt_get_text(s, "reason") : "");
    stmt_done(s);
    return STATUS_OK;
}

static enum status read_ids(struct stmt *s, int64_t *ids, size_t *count, struct error *err)
{
    *count = 0;
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        ids[(*count)++] = stmt_get_int(s, "id");
    }
}

enum status tier_history_over(struct db *db, int64_t day, int64_t after, size_t limit, int64_t *ids, size_t *count,
                              struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TIER_HISTORY_OVER);
    stmt_int(s, ":day", day);
    stmt_int(s, ":after", after);
    stmt_int(s, ":limit", (int64_t)limit);
    return read_ids(s, ids, count, err);
}

enum status tier_history_to_warn(struct db *db, int64_t day, int64_t through, int64_t after, size_t limit, int64_t *ids,
                                 size_t *count, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_WARNING_DUE);
    stmt_int(s, ":day", day);
    stmt_int(s, ":through", through);
    stmt_int(s, ":after", after);
    stmt_int(s, ":limit", (int64_t)limit);
    return read_ids(s, ids, count, err);
}

enum status tier_history_warn(struct db *db, const struct tier_warning *warning, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_WARNING_WRITE);
    stmt_int(s, ":member", warning->member);
    stmt_int(s, ":until", warning->until);
    stmt_int(s, ":day", warning->day);
    stmt_text(s, ":tier", warning->tier);
    stmt_int(s, ":measured", warning->measured);
    stmt_int(s, ":missing", warning->missing);
    return stmt_run(s, err);
}

enum status tier_history_measured(struct db *db, const struct programme *programme, int64_t member, int64_t day,
                                  int64_t *measured, struct error *err)
{
    struct member who = {0};
    if (programme->tier.window == WINDOW_ANNIVERSARY)
        TRY(member_get(db, member, &who, err));
    int64_t after = programme->tier.levels > 0 ? tier_window_start(programme, who.joined, day) - 1 : -1;
    if (programme->tier.measure == MEASURE_SPEND)
        return member_spend(db, member, after, day, measured, err);
    return member_earned(db, member, after, day, measured, err);
}

void tier_history_reach(const struct programme *programme, int level, int64_t measured, struct steps *steps,
                        struct tier_change *rise)
{
    bool by_spend = programme->tier.measure == MEASURE_SPEND;
    int reached = tier_for_measure(programme, measured);
    if (reached <= level) {
        rise->member = 0;
        return;
    }
    rise->until = tier_kept_until(programme, reached, rise->day);
    text_copy(rise->old, sizeof rise->old, programme->tier.level[level].code);
    text_copy(rise->new, sizeof rise->new, programme->tier.level[reached].code);
    struct step *step = step_add(steps, STEP_TIER_UP, rise->new, NULL);
    step_set(step, by_spend ? "spend" : "earned", measured);
    step_set(step, "from", programme->tier.level[reached].from);
}

enum status tier_history_rise(struct db *db, const struct programme *programme, int level, int64_t add,
                              struct steps *steps, struct tier_change *rise, struct error *err)
{
    int64_t measured, member = rise->member;
    rise->member = 0;
    if (member == 0 || level < 0)
        return STATUS_OK;
    TRY(tier_history_measured(db, programme, member, rise->day, &measured, err));
    rise->member = member;
    tier_history_reach(programme, level, measured + add, steps, rise);
    return STATUS_OK;
}

enum status tier_history_then(struct db *db, int64_t member, int64_t day, int64_t txn, char tier[CODE_TEXT],
                              struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TIER_HISTORY_THEN);
    stmt_int(s, ":member", member);
    stmt_int(s, ":day", day);
    stmt_int(s, ":txn", txn);
    bool found;
    TRY(stmt_next(s, &found, err));
    text_copy(tier, CODE_TEXT, found ? stmt_get_text(s, "tier") : "");
    stmt_done(s);
    return STATUS_OK;
}
