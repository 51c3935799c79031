/* SPDX-License-Identifier: MIT */
/* job: how far what runs by itself has come, so that it goes on where it was interrupted; and the roll-ups it keeps. */
#ifndef FD_MODEL_JOB_H
#define FD_MODEL_JOB_H

#include "store/stmt.h"

#define JOB_CURSOR 80

/* through: the last day that is done whole, 0 if it never ran; cursor: the job's own, "" if none. */
struct job {
    int64_t through;
    char cursor[JOB_CURSOR];
};
enum status job_read(struct db *db, const char *name, struct job *job, struct error *err) MUST_USE;
enum status job_write(struct db *db, const char *name, const struct job *job, struct error *err) MUST_USE;
/* The first day on which something was to be done, of all that still waits; DATE_NEVER if nothing does. */
enum status job_first_day(struct db *db, int64_t *day, struct error *err) MUST_USE;
/* The first column of every row, for the caller to free. */
enum status job_days(struct stmt *stmt, int64_t **day, size_t *days, struct error *err) MUST_USE;

/* Newest txn. */
enum status job_rollup_head(struct db *db, int64_t *txn, struct error *err) MUST_USE;
/* Days after `after` that the txns in (seen, head] touched, ascending; the caller frees *day. */
enum status job_rollup_days(struct db *db, int64_t seen, int64_t head, int64_t after, int64_t **day, size_t *days,
                            struct error *err) MUST_USE;
/* Makes one day's roll-ups anew from its bills. */
enum status job_rollup_make(struct db *db, int64_t day, struct error *err) MUST_USE;

#endif
