/* SPDX-License-Identifier: MIT */
#include "desk/nightly.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "rules/tier.h"
#include "model/job.h"
#include "model/member.h"
#include "model/tally.h"
#include "report/board.h"
#include "desk/desk_priv.h"

#define CHUNK 500    /* lots or members per transaction, so that a till never waits long */
#define DAYS_CHUNK 8 /* days of roll-ups per transaction, some sixty rows each */

static const char JOB[] = "nightly", JOB_ROLLUP[] = "rollup";

/* One transaction of nightly: its input and its counts, which are added to the totals only once it is committed. */
struct chunk {
    struct lot_list due;
    int64_t member[CHUNK];
    size_t members;
    const struct programme *programme;
    struct job job;
    const int64_t *day;
    size_t days;
    const struct tally_held *held;
    struct tally_entries entries;
    struct nightly_done found;
};

static void count_kind(struct lot_sum *sum, size_t *kinds, const char *kind, int64_t lots, int64_t amount)
{
    size_t at = 0;
    while (at < *kinds && strcmp(sum[at].kind, kind) != 0)
        at++;
    if (at == *kinds) {
        sum[at] = (struct lot_sum){0};
        text_copy(sum[(*kinds)++].kind, sizeof sum[at].kind, kind);
    }
    sum[at].lots += lots;
    sum[at].amount += amount;
}

static void count_found(struct nightly_done *done, const struct nightly_done *found)
{
    for (size_t i = 0; i < found->expireds; i++)
        count_kind(done->expired, &done->expireds, found->expired[i].kind, found->expired[i].lots,
                   found->expired[i].amount);
    done->lots += found->lots;
    done->points += found->points;
    done->members_down += found->members_down;
    done->members_up += found->members_up;
    done->members_kept += found->members_kept;
    done->members_warned += found->members_warned;
}

static enum status run(struct desk *desk, const struct act_verb *verb, int64_t day, struct chunk *chunk,
                       struct nightly_done *done, struct error *err)
{
    struct act_call call = {.day = day};
    chunk->found = (struct nightly_done){0};
    TRY(act_run(desk, verb, &call, chunk, NULL, NULL, err));
    count_found(done, &chunk->found);
    return STATUS_OK;
}

#define VERB(title, does)                                                                                              \
    {                                                                                                                  \
        .name = title, .permit = PERMIT_NIGHTLY, .body = does                                                          \
    }

/* --- expired lots ----------------------------------------------------------------------------------------------- */

static int by_member(const void *a, const void *b)
{
    const struct lot_row *left = a, *right = b;
    if (left->member != right->member)
        return left->member < right->member ? -1 : 1;
    return left->id < right->id ? -1 : left->id > right->id;
}

static enum status expire_lot(struct act *act, struct entry *entry, int64_t id, struct nightly_done *found,
                              struct error *err)
{
    struct lot_row lot;
    TRY(lot_get(act->db, id, &lot, err)); /* another till may have changed it since */
    if (lot.remaining == 0 || lot.expires_on >= act->day)
        return STATUS_OK;
    entry_move(entry, lot.id, -1, "expired", lot.remaining);
    struct step *step = step_add(&entry->steps, STEP_EXPIRE, lot.kind, NULL);
    step_set(step, "lot", lot.id);
    step_set(step, "amount", -lot.remaining);
    step_set(step, "to", lot.expires_on);
    count_kind(found->expired, &found->expireds, lot.kind, 1, lot.remaining);
    found->lots++;
    found->points += strcmp(lot.kind, "points") == 0 ? lot.remaining : 0;
    return STATUS_OK;
}

/* One entry for the expired lots of one member, so that the member's ledger can show and explain it. */
static enum status expire_member(struct act *act, const struct lot_row *lot, size_t lots, struct nightly_done *found,
                                 struct error *err)
{
    struct entry entry = {0};
    enum status status = act_draft(act, &entry, "expire", err);
    entry.member = lot->member;
    for (size_t i = 0; status == STATUS_OK && i < lots; i++)
        status = expire_lot(act, &entry, lot[i].id, found, err);
    if (status == STATUS_OK && entry.transfers)
        status = ledger_post(act->db, &entry, err);
    entry_clear(&entry);
    return status;
}

static enum status expire_body(struct act *act, struct error *err)
{
    struct chunk *chunk = act->request;
    const struct lot_list *due = &chunk->due;
    TRY(act_permit(act, 0, err));
    qsort(due->lot, due->lots, sizeof *due->lot, by_member);
    for (size_t from = 0, to; from < due->lots; from = to) {
        for (to = from; to < due->lots && due->lot[to].member == due->lot[from].member;)
            to++;
        TRY(expire_member(act, &due->lot[from], to - from, &chunk->found, err));
    }
    return STATUS_OK;
}

static enum status expire_day(struct desk *desk, int64_t day, struct chunk *chunk, struct nightly_done *done,
                              struct error *err)
{
    static const struct act_verb verb = VERB("expire", expire_body);
    for (;;) {
        lot_list_clear(&chunk->due);
        TRY(lot_due(desk->db, day, CHUNK, &chunk->due, err));
        if (chunk->due.lots == 0)
            return STATUS_OK;
        TRY(run(desk, &verb, day, chunk, done, err));
    }
}

/* Nothing is written when a lot becomes usable; it is only counted for the report. */
static enum status count_usable(struct desk *desk, int64_t day, struct nightly_done *done, struct error *err)
{
    struct lot_sum ripe[LOT_KINDS];
    size_t kinds;
    TRY(lot_ripe(desk->db, day, ripe, &kinds, err));
    for (size_t i = 0; i < kinds; i++)
        count_kind(done->usable, &done->usables, ripe[i].kind, ripe[i].lots, ripe[i].amount);
    return STATUS_OK;
}

/* --- tiers ------------------------------------------------------------------------------------------------------ */

static enum status write_lapses(struct act *act, int64_t member, const struct lapses *lapses, struct error *err)
{
    struct entry entry = {0};
    enum status status = act_draft(act, &entry, "expire", err);
    entry.member = member;
    lapses_explain(lapses, &entry.steps);
    if (status == STATUS_OK)
        status = ledger_post(act->db, &entry, err);
    if (status == STATUS_OK)
        status = lapses_write(act->db, lapses, entry.id, err);
    entry_clear(&entry);
    return status;
}

static enum status review_member(struct act *act, int64_t id, struct nightly_done *found, struct error *err)
{
    struct member member;
    struct lapses lapses;
    TRY(member_get(act->db, id, &member, err));
    enum status status = lapses_read(act->desk, &member, act->day, &lapses, err);
    if (status == STATUS_OK && lapses.count)
        status = write_lapses(act, id, &lapses, err);
    for (size_t i = 0; i < lapses.count; i++) {
        found->members_down += lapses.lapse[i].way < 0;
        found->members_up += lapses.lapse[i].way > 0;
        found->members_kept += lapses.lapse[i].way == 0;
    }
    lapses_clear(&lapses);
    return status;
}

static enum status review_body(struct act *act, struct error *err)
{
    struct chunk *chunk = act->request;
    TRY(act_permit(act, 0, err));
    for (size_t i = 0; i < chunk->members; i++)
        TRY(review_member(act, chunk->member[i], &chunk->found, err));
    return STATUS_OK;
}

static enum status review_day(struct desk *desk, int64_t day, struct chunk *chunk, struct nightly_done *done,
                              struct error *err)
{
    static const struct act_verb verb = VERB("tier review", review_body);
    for (;;) {
        TRY(tier_history_over(desk->db, day, 0, CHUNK, chunk->member, &chunk->members, err));
        if (chunk->members == 0)
            return STATUS_OK;
        TRY(run(desk, &verb, day, chunk, done, err));
    }
}

/* Whether to warn the member on that day, from what counted in the tier window when the day began. */
static enum status decide_warning(struct desk *desk, const struct programme *programme, int64_t id, int64_t day,
                                  struct tier_warning *warning, struct error *err)
{
    struct member member;
    TRY(member_get(desk->db, id, &member, err));
    *warning = (struct tier_warning){.until = member.tier_until, .day = day};
    text_copy(warning->tier, sizeof warning->tier, member.tier);
    TRY(tier_history_measured(desk->db, programme, id, day - 1, &warning->measured, err));
    int level = programme_level(programme, member.tier);
    if (tier_warns(programme, level, member.tier_until, day, warning->measured, &warning->missing))
        warning->member = id;
    return STATUS_OK;
}

static enum status warn_body(struct act *act, struct error *err)
{
    struct chunk *chunk = act->request;
    TRY(act_permit(act, 0, err));
    for (size_t i = 0; i < chunk->members; i++) {
        struct tier_warning warning;
        TRY(decide_warning(act->desk, chunk->programme, chunk->member[i], act->day, &warning, err));
        if (warning.member)
            TRY(tier_history_warn(act->db, &warning, err));
        chunk->found.members_warned += warning.member > 0;
    }
    return STATUS_OK;
}

/* Keeps only the members who are to be warned; most are examined every night and not warned. */
static enum status keep_warned(struct desk *desk, int64_t day, struct chunk *chunk, struct error *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < chunk->members; i++) {
        struct tier_warning warning;
        TRY(decide_warning(desk, chunk->programme, chunk->member[i], day, &warning, err));
        if (warning.member)
            chunk->member[kept++] = warning.member;
    }
    chunk->members = kept;
    return STATUS_OK;
}

static enum status warn_day(struct desk *desk, int64_t day, struct chunk *chunk, struct nightly_done *done,
                            struct error *err)
{
    static const struct act_verb verb = VERB("tier warning", warn_body);
    TRY(desk_programme(desk, &chunk->programme, err));
    int64_t after = 0, through = day + chunk->programme->tier.warn_days;
    if (chunk->programme->tier.warn_days == 0)
        return STATUS_OK;
    for (;;) {
        TRY(tier_history_to_warn(desk->db, day, through, after, CHUNK, chunk->member, &chunk->members, err));
        if (chunk->members == 0)
            return STATUS_OK;
        after = chunk->member[chunk->members - 1];
        TRY(keep_warned(desk, day, chunk, err));
        if (chunk->members)
            TRY(run(desk, &verb, day, chunk, done, err));
    }
}

/* --- roll-ups --------------------------------------------------------------------------------------------------- */

static enum status rollup_body(struct act *act, struct error *err)
{
    struct chunk *chunk = act->request;
    TRY(act_permit(act, 0, err));
    for (size_t i = 0; i < chunk->days; i++)
        TRY(job_rollup_make(act->db, chunk->day[i], err));
    return job_write(act->db, JOB_ROLLUP, &chunk->job, err);
}

/*
 * The txns since the last run determine which days changed; their bills may be of any day. The cursor is "seen head
 * day": txns up to `seen` are included; those up to `head` are included for the days through `day`.
 */
static enum status rollup_since(struct desk *desk, int64_t today, struct chunk *chunk, struct nightly_done *done,
                                bool *more, struct error *err)
{
    static const struct act_verb verb = VERB("roll-up", rollup_body);
    int64_t seen = 0, head = 0, through = 0, newest, *day = NULL;
    size_t days;
    TRY(job_read(desk->db, JOB_ROLLUP, &chunk->job, err));
    sscanf(chunk->job.cursor, "%" SCNd64 " %" SCNd64 " %" SCNd64, &seen, &head, &through);
    TRY(job_rollup_head(desk->db, &newest, err));
    if (head == seen)
        head = newest;
    *more = head > seen;
    enum status status = *more ? job_rollup_days(desk->db, seen, head, through, &day, &days, err) : STATUS_OK;
    for (size_t at = 0; *more && status == STATUS_OK && at <= days; at += DAYS_CHUNK) {
        chunk->days = days - at < DAYS_CHUNK ? days - at : DAYS_CHUNK;
        chunk->day = day ? day + at : NULL;
        bool last = at + chunk->days == days;
        chunk->job.through = today;
        snprintf(chunk->job.cursor, sizeof chunk->job.cursor, "%" PRId64 " %" PRId64 " %" PRId64, last ? head : seen,
                 head, last ? 0 : chunk->day[chunk->days - 1]);
        status = run(desk, &verb, 0, chunk, done, err);
        done->rollup_days += status == STATUS_OK ? (int64_t)chunk->days : 0;
        if (last)
            break;
    }
    free(day);
    return status;
}

/* --- sums for the board ----------------------------------------------------------------------------------------- */

/* Computes the sums of one day and, with the last day, what members hold and the sums of its entries. */
static enum status tally_body(struct act *act, struct error *err)
{
    struct chunk *chunk = act->request;
    TRY(act_permit(act, 0, err));
    TRY(tally_forget(act->db, act->day - BOARD_WINDOW + 1, err));
    if (!chunk->held)
        return tally_make(act->db, *chunk->day, err);
    TRY(tally_held_keep(act->db, chunk->held, err));
    return tally_entries_keep(act->db, &chunk->entries, err);
}

static const struct act_verb TALLY = VERB("tally", tally_body);

static enum status tally_days(struct desk *desk, int64_t today, struct chunk *chunk, struct nightly_done *done,
                              struct error *err)
{
    int64_t *day;
    size_t days;
    enum status status = tally_wanted(desk->db, today - BOARD_WINDOW + 1, today, &day, &days, err);
    chunk->held = NULL;
    for (size_t i = 0; status == STATUS_OK && i < days; i++) {
        chunk->day = &day[i];
        status = run(desk, &TALLY, 0, chunk, done, err);
    }
    free(day);
    return status;
}

/* Adds up before the act begins, so that other tills do not wait for it. */
static enum status tally_now(struct desk *desk, int64_t today, struct chunk *chunk, struct nightly_done *done,
                             struct error *err)
{
    struct tally_held held;
    int64_t kept;
    TRY(tally_held_at(desk->db, &kept, err));
    TRY(db_begin_read(desk->db, err));
    enum status status = tally_held_read(desk->db, &held, err);
    if (status == STATUS_OK)
        status = tally_entries_read(desk->db, today, INT64_MAX, &chunk->entries, err);
    db_end_read(desk->db);
    TRY(status);
    chunk->held = &held;
    return held.txn > kept ? run(desk, &TALLY, 0, chunk, done, err) : STATUS_OK;
}

/* --- running the days ------------------------------------------------------------------------------------------- */

static enum status mark_body(struct act *act, struct error *err)
{
    struct chunk *chunk = act->request;
    TRY(act_permit(act, 0, err));
    return job_write(act->db, JOB, &chunk->job, err);
}

static enum status one_day(struct desk *desk, int64_t day, struct chunk *chunk, struct nightly_done *done,
                           struct error *err)
{
    TRY(expire_day(desk, day, chunk, done, err));
    TRY(review_day(desk, day, chunk, done, err));
    return warn_day(desk, day, chunk, done, err);
}

/*
 * The first day to process: the day after the last one processed, or in a shop where nightly never ran the first day on
 * which something was due.
 */
static enum status first_day(struct desk *desk, int64_t through, int64_t today, int64_t *day, struct error *err)
{
    const struct programme *programme;
    *day = through + 1;
    if (through == 0) {
        TRY(desk_programme(desk, &programme, err));
        TRY(job_first_day(desk->db, day, err));
        *day -= programme->tier.warn_days;
    }
    if (*day > today)
        *day = today; /* run today again for what was entered since */
    return STATUS_OK;
}

static enum status all_days(struct desk *desk, struct chunk *chunk, struct nightly_done *done, struct error *err)
{
    static const struct act_verb mark = VERB("nightly", mark_body);
    int64_t today = desk_day(desk), day;
    TRY(job_read(desk->db, JOB, &chunk->job, err));
    int64_t through = chunk->job.through;
    TRY(first_day(desk, through, today, &day, err));
    done->days = today < through + 1 ? 0 : today - day + 1;
    for (; day <= today; day++) {
        int64_t lots = done->lots, members = done->members_down + done->members_up + done->members_kept;
        TRY(one_day(desk, day, chunk, done, err));
        if (day <= through)
            continue;
        TRY(count_usable(desk, day, done, err));
        chunk->job.through = day;
        bool wrote = done->lots > lots || done->members_down + done->members_up + done->members_kept > members;
        if (wrote || day == today)
            TRY(run(desk, &mark, day, chunk, done, err));
    }
    for (bool more = true; more;)
        TRY(rollup_since(desk, today, chunk, done, &more, err));
    TRY(tally_days(desk, today, chunk, done, err));
    return tally_now(desk, today, chunk, done, err);
}

enum status nightly(struct desk *desk, struct nightly_done *done, struct error *err)
{
    struct chunk chunk = {0};
    *done = (struct nightly_done){0};
    enum status status = all_days(desk, &chunk, done, err);
    lot_list_clear(&chunk.due);
    return status;
}
