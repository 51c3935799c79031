/* SPDX-License-Identifier: MIT */
#include "model/print_job.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

static const char *const kinds[] = {[PRINT_NOTHING] = "",
#define X(name, code) [PRINT_##name] = code,
                                    PRINT_KIND_LIST(X)
#undef X
};

static const char *const states[] = {[PRINT_WAITING] = "waiting",
                                     [PRINT_SENDING] = "sending",
                                     [PRINT_PRINTED] = "printed",
                                     [PRINT_UNSURE] = "unsure",
                                     [PRINT_DROPPED] = "dropped"};

const char *print_kind_code(enum print_kind kind)
{
    return kinds[kind];
}

const char *print_state_code(enum print_state state)
{
    return states[state];
}

void print_job_list_clear(struct print_job_list *list)
{
    free(list->job);
    *list = (struct print_job_list){0};
}

static int index_of(const char *const *codes, int count, const char *code)
{
    for (int i = 0; i < count; i++)
        if (strcmp(codes[i], code) == 0)
            return i;
    return 0;
}

static void read_row(const struct stmt *s, struct print_job *job)
{
    *job = (struct print_job){.id = stmt_get_int(s, "id"),
                              .till = stmt_get_int(s, "till"),
                              .kind = (enum print_kind)index_of(kinds, PRINT_KINDS, stmt_get_text(s, "kind")),
                              .txn = stmt_get_int(s, "txn"),
                              .shift = stmt_get_int(s, "shift"),
                              .member = stmt_get_int(s, "member"),
                              .day = stmt_get_int(s, "day"),
                              .kick = stmt_get_int(s, "kick") != 0,
                              .again = stmt_get_int(s, "again") != 0,
                              .at = stmt_get_int(s, "at"),
                              .staff = stmt_get_int(s, "staff"),
                              .state = (enum print_state)index_of(states, PRINT_DROPPED + 1, stmt_get_text(s, "state")),
                              .tries = stmt_get_int(s, "tries"),
                              .tried = stmt_get_int(s, "tried")};
    text_copy(job->error, sizeof job->error, stmt_get_text(s, "error"));
    text_copy(job->figures, sizeof job->figures, stmt_get_text(s, "figures"));
}

enum status print_policy_read(struct db *db, int64_t till, struct print_policy *policy, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PRINT_POLICY);
    bool row;
    *policy = (struct print_policy){0};
    stmt_int(s, ":till", till);
    TRY(stmt_next(s, &row, err));
    policy->printer = strcmp(stmt_get_text(s, "printer"), "none") != 0;
    text_copy(policy->receipt, sizeof policy->receipt, stmt_get_text(s, "receipt"));
    policy->kick_for_cash = strcmp(stmt_get_text(s, "drawer"), "cash") == 0;
    stmt_done(s);
    return STATUS_OK;
}

enum status print_job_insert(struct db *db, struct print_job *job, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PRINT_JOB_INSERT);
    stmt_int(s, ":till", job->till);
    stmt_text(s, ":kind", print_kind_code(job->kind));
    stmt_id(s, ":txn", job->txn);
    stmt_id(s, ":shift", job->shift);
    stmt_id(s, ":member", job->member);
    stmt_id(s, ":day", job->day);
    stmt_int(s, ":kick", job->kick);
    stmt_int(s, ":again", job->again);
    stmt_int(s, ":at", job->at);
    stmt_int(s, ":staff", job->staff);
    stmt_text_or_null(s, ":figures", job->figures);
    TRY(stmt_run(s, err));
    job->id = db_last_rowid(db);
    return STATUS_OK;
}

static enum status returned(struct stmt *s, bool *row, struct error *err)
{
    TRY(stmt_next(s, row, err));
    stmt_done(s);
    return STATUS_OK;
}

enum status print_job_claim(struct db *db, int64_t id, int64_t at, bool *claimed, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PRINT_JOB_CLAIM);
    stmt_int(s, ":id", id);
    stmt_int(s, ":at", at);
    return returned(s, claimed, err);
}

enum status print_job_move(struct db *db, int64_t id, enum print_state from, enum print_state to, bool again,
                           const char *error, bool *moved, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PRINT_JOB_MOVE);
    stmt_int(s, ":id", id);
    stmt_text(s, ":from", print_state_code(from));
    stmt_text(s, ":to", print_state_code(to));
    stmt_int(s, ":again", again);
    stmt_text_or_null(s, ":error", error);
    return returned(s, moved, err);
}

enum status print_job_orphans(struct db *db, int64_t till, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PRINT_JOB_ORPHANS);
    stmt_int(s, ":till", till);
    return stmt_run(s, err);
}

enum status print_job_get(struct db *db, int64_t id, struct print_job *job, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PRINT_JOB_GET);
    bool row;
    *job = (struct print_job){0};
    stmt_int(s, ":id", id);
    TRY(stmt_next(s, &row, err));
    if (!row) {
        error_set(err, STATUS_NOT_FOUND, "job", "no print job with id %" PRId64, id);
        error_arg(err, 0, "%" PRId64, id);
        return STATUS_NOT_FOUND;
    }
    read_row(s, job);
    stmt_done(s);
    return STATUS_OK;
}

enum status print_job_open(struct db *db, int64_t till, int64_t after, int64_t limit, struct print_job_list *list,
                           struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PRINT_JOB_OPEN);
    stmt_int(s, ":till", till);
    stmt_int(s, ":after", after);
    stmt_int(s, ":limit", limit + 1);
    *list = (struct print_job_list){0};
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            break;
        list->job = mem_grow(list->job, list->count, &list->room, sizeof *list->job);
        read_row(s, &list->job[list->count++]);
    }
    list->more = list->count > (size_t)limit;
    list->count -= list->more;
    return STATUS_OK;
}

enum status print_job_of_txn(struct db *db, int64_t txn, struct print_job *job, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PRINT_JOB_OF_TXN);
    bool row;
    *job = (struct print_job){0};
    stmt_int(s, ":txn", txn);
    TRY(stmt_next(s, &row, err));
    if (row) {
        read_row(s, job);
        stmt_done(s);
    }
    return STATUS_OK;
}

enum status print_job_next(struct db *db, int64_t till, int64_t after, int64_t *id, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PRINT_JOB_NEXT);
    stmt_int(s, ":till", till);
    stmt_int(s, ":after", after);
    return stmt_value(s, 0, id, err);
}

enum status print_job_tills(struct db *db, int64_t *till, size_t most, size_t *count, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PRINT_TILLS);
    *count = 0;
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        if (*count < most)
            till[(*count)++] = stmt_get_int(s, "till");
    }
}

enum status print_job_stuck(struct db *db, int64_t till, int64_t before, int64_t *waiting, int64_t *unsure,
                            struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PRINT_STUCK);
    bool row;
    stmt_int(s, ":till", till);
    stmt_int(s, ":before", before);
    TRY(stmt_next(s, &row, err));
    *waiting = stmt_get_int(s, "waiting");
    *unsure = stmt_get_int(s, "unsure");
    stmt_done(s);
    return STATUS_OK;
}

enum status print_job_heads(struct db *db, char txn[PRINT_HEAD_TEXT], char audit[PRINT_HEAD_TEXT], struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PRINT_HEADS);
    bool row;
    TRY(stmt_next(s, &row, err));
    text_copy(txn, PRINT_HEAD_TEXT, stmt_get_text(s, "txn"));
    text_copy(audit, PRINT_HEAD_TEXT, stmt_get_text(s, "audit"));
    stmt_done(s);
    return STATUS_OK;
}
