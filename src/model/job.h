/* SPDX-License-Identifier: MIT */
/* job: how far each background job has run, so that it resumes where it was interrupted; and the daily roll-ups. */
#ifndef FD_MODEL_JOB_H
#define FD_MODEL_JOB_H

#include "store/stmt.h"

#define JOB_CURSOR 80

/* through: the last day completed, 0 if the job never ran; cursor: the job's own position in a day, "" if none. */
struct job {
    int64_t through;
    char cursor[JOB_CURSOR];
};
/* A job that never ran reads as all zero. */
enum status job_read(struct db *db, const char *name, struct job *job, struct error *err) MUST_USE;
enum status job_write(struct db *db, const char *name, const struct job *job, struct error *err) MUST_USE;
/* The earliest day for which nightly has work to do; DATE_NEVER if there is none. */
enum status job_first_day(struct db *db, int64_t *day, struct error *err) MUST_USE;
/* Runs stmt and returns the first column of every row; the caller frees *day, also after an error. */
enum status job_days(struct stmt *stmt, int64_t **day, size_t *days, struct error *err) MUST_USE;

/* The newest txn; 0 if there is none. */
enum status job_rollup_head(struct db *db, int64_t *txn, struct error *err) MUST_USE;
/* The days later than `after` that the txns in (seen, head] touched, ascending; the caller frees *day. */
enum status job_rollup_days(struct db *db, int64_t seen, int64_t head, int64_t after, int64_t **day, size_t *days,
                            struct error *err) MUST_USE;
/* Recomputes one day's roll-ups from its bills. Call it inside a write. */
enum status job_rollup_make(struct db *db, int64_t day, struct error *err) MUST_USE;

#endif
