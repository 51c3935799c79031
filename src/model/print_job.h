/* SPDX-License-Identifier: MIT */
/*
 * print_job: what a till's printer is to print: rows written by the act they show and sent by `print run`. A job is
 * waiting until a process claims it (sending); then it is printed, waiting again (nothing reached the device) or unsure
 * (the device failed in the middle). An unsure job is only offered again, as a duplicate.
 */
#ifndef FD_MODEL_PRINT_JOB_H
#define FD_MODEL_PRINT_JOB_H

#include "store/stmt.h"

/* X(enum suffix, code); those up to CREDIT show an entry. */
#define PRINT_KIND_LIST(X)                                                                                             \
    X(SALE, "sale")                                                                                                    \
    X(TOPUP, "topup")                                                                                                  \
    X(RETURN, "return")                                                                                                \
    X(VOID, "void")                                                                                                    \
    X(POINTS, "points")                                                                                                \
    X(GIFT, "gift")                                                                                                    \
    X(COUPON, "coupon")                                                                                                \
    X(PASS, "pass")                                                                                                    \
    X(CLOSE, "close")                                                                                                  \
    X(REVERSE, "reverse")                                                                                              \
    X(DEPOSIT, "deposit")                                                                                              \
    X(ACCOUNT, "account")                                                                                              \
    X(CREDIT, "credit")                                                                                                \
    X(HANDOVER, "handover")                                                                                            \
    X(DAY, "day")                                                                                                      \
    X(CARD, "card")                                                                                                    \
    X(DRAWER, "drawer")                                                                                                \
    X(TEST, "test")

enum print_kind {
    PRINT_NOTHING,
#define X(name, code) PRINT_##name,
    PRINT_KIND_LIST(X)
#undef X
        PRINT_KINDS
};

enum print_state { PRINT_WAITING, PRINT_SENDING, PRINT_PRINTED, PRINT_UNSURE, PRINT_DROPPED };

const char *print_kind_code(enum print_kind kind);
const char *print_state_code(enum print_state state);

#define PRINT_ERROR_TEXT 24

struct print_job {
    int64_t id, till;
    enum print_kind kind;
    int64_t txn, shift, member, day; /* what it shows, by its kind; else 0 */
    bool kick;                       /* opens the drawer */
    bool again;                      /* a duplicate: it was printed before, or may have been */
    int64_t at, staff;
    enum print_state state;
    int64_t tries, tried;
    char error[PRINT_ERROR_TEXT]; /* a code: why it is not printed; "" if nothing failed */
    char figures[256];            /* JSON: the result of the act, with the balances after it; "" if unknown */
};
struct print_job_list {
    struct print_job *job;
    size_t count, room;
    bool more; /* there are more than were asked for */
};
void print_job_list_clear(struct print_job_list *list);

/* Whether an act prints its slip: as the shop has set it, or as the person asked. */
enum print_wish { PRINT_AS_SET, PRINT_YES, PRINT_NO };

/* What an act asks of the settings of its till before it queues paper. */
struct print_policy {
    bool printer;       /* the till has one */
    char receipt[12];   /* "always", "never", "ask", "members" */
    bool kick_for_cash; /* the drawer opens with cash */
};
enum status print_policy_read(struct db *db, int64_t till, struct print_policy *policy, struct error *err) MUST_USE;

/* These are called inside a write. print_job_insert sets job->id. */
enum status print_job_insert(struct db *db, struct print_job *job, struct error *err) MUST_USE;
/* *claimed is false when another process has it, or it is no longer waiting. */
enum status print_job_claim(struct db *db, int64_t id, int64_t at, bool *claimed, struct error *err) MUST_USE;
/* *moved is false when it was not in `from` any more. again: it becomes a duplicate. error may be "". */
enum status print_job_move(struct db *db, int64_t id, enum print_state from, enum print_state to, bool again,
                           const char *error, bool *moved, struct error *err) MUST_USE;
/* What a process that died was sending becomes unsure. The caller holds the till's printer. */
enum status print_job_orphans(struct db *db, int64_t till, struct error *err) MUST_USE;

enum status print_job_get(struct db *db, int64_t id, struct print_job *job, struct error *err) MUST_USE; /* not_found */
/* Neither printed nor dropped, the oldest first, with ids above `after`; till 0: of all. The caller clears the list. */
enum status print_job_open(struct db *db, int64_t till, int64_t after, int64_t limit, struct print_job_list *list,
                           struct error *err) MUST_USE;
/* The latest job of an entry that was not dropped; job->id is 0 if there is none. */
enum status print_job_of_txn(struct db *db, int64_t txn, struct print_job *job, struct error *err) MUST_USE;
/* The oldest waiting job of a till above `after`; 0: none. */
enum status print_job_next(struct db *db, int64_t till, int64_t after, int64_t *id, struct error *err) MUST_USE;
/* The tills that have something to send; at most `most` of them. */
enum status print_job_tills(struct db *db, int64_t *till, size_t most, size_t *count, struct error *err) MUST_USE;
/*
 * Jobs of a till that stand still: *waiting were tried in vain or wait since before `before`, *unsure may have been
 * printed.
 */
enum status print_job_stuck(struct db *db, int64_t till, int64_t before, int64_t *waiting, int64_t *unsure,
                            struct error *err) MUST_USE;

/* The hashes of the newest entries of ledger and audit, hexadecimal; "" where there is none. */
#define PRINT_HEAD_TEXT 65
enum status print_job_heads(struct db *db, char txn[PRINT_HEAD_TEXT], char audit[PRINT_HEAD_TEXT],
                            struct error *err) MUST_USE;

#endif
