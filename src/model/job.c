/* SPDX-License-Identifier: MIT */
#include "model/job.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"

enum status job_read(struct db *db, const char *name, struct job *job, struct error *err)
{
    bool found;
    struct stmt *s = stmt_use(db, QUERY_JOB_READ);
    stmt_text(s, ":name", name);
    *job = (struct job){0};
    TRY(stmt_next(s, &found, err));
    if (!found)
        return STATUS_OK;
    job->through = stmt_get_int(s, "done_through");
    text_copy(job->cursor, sizeof job->cursor, stmt_get_text(s, "cursor"));
    stmt_done(s);
    return STATUS_OK;
}

enum status job_write(struct db *db, const char *name, const struct job *job, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_JOB_WRITE);
    stmt_text(s, ":name", name);
    stmt_int(s, ":through", job->through);
    stmt_text_or_null(s, ":cursor", job->cursor);
    return stmt_run(s, err);
}

enum status job_first_day(struct db *db, int64_t *day, struct error *err)
{
    return stmt_value(stmt_use(db, QUERY_NIGHTLY_FIRST), DATE_NEVER, day, err);
}

enum status job_rollup_head(struct db *db, int64_t *txn, struct error *err)
{
    return stmt_value(stmt_use(db, QUERY_ROLLUP_HEAD), 0, txn, err);
}

enum status job_days(struct stmt *s, int64_t **day, size_t *days, struct error *err)
{
    size_t room = 0;
    *day = NULL;
    *days = 0;
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        *day = mem_grow(*day, *days, &room, sizeof **day);
        (*day)[(*days)++] = stmt_get_int(s, "day");
    }
}

enum status job_rollup_days(struct db *db, int64_t seen, int64_t head, int64_t after, int64_t **day, size_t *days,
                            struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_ROLLUP_DAYS);
    stmt_int(s, ":seen", seen);
    stmt_int(s, ":head", head);
    stmt_int(s, ":after", after);
    return job_days(s, day, days, err);
}

enum status job_rollup_make(struct db *db, int64_t day, struct error *err)
{
    static const enum query steps[] = {QUERY_ROLLUP_FORGET, QUERY_ROLLUP_BILLS, QUERY_ROLLUP_CATEGORIES,
                                       QUERY_ROLLUP_TENDERS};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct stmt *s = stmt_use(db, steps[i]);
        stmt_int(s, ":day", day);
        TRY(stmt_run(s, err));
    }
    return STATUS_OK;
}
