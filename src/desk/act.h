/* SPDX-License-Identifier: MIT */
/*
 * act: the wrapper every write goes through. In order: gate and BEGIN IMMEDIATE, idempotency key, permit, business day,
 * the verb's body, ledger entry, act row, audit row, print job, COMMIT; then a checkpoint under a separate turn of the
 * gate.
 *
 * The same key with the same request returns the first result (repeated = true, nothing written); with another request
 * it is key_reused. A result is a struct of int64_t fields described by a table and stored as JSON in act.result,
 * without personal data; whatever else an answer shows is read again from the rows.
 */
#ifndef FD_DESK_ACT_H
#define FD_DESK_ACT_H

#include <stddef.h>

#include "model/ledger.h"
#include "model/member.h"
#include "model/print_job.h"
#include "desk/desk.h"

struct act_field {
    const char *name;
    size_t offset; /* of an int64_t in the result struct */
};
#define ACT_FIELD(type, member)                                                                                        \
    {                                                                                                                  \
#member, offsetof(struct type, member)                                                                         \
    }

struct act;

/* A kind of act; one constant per verb. */
struct act_verb {
    const char *name; /* "sale": act.verb, audit.act */
    enum permit permit;
    const char *txn_kind; /* kind of the entry it drafts; NULL: none (staff, items, members) */
    const struct act_field *field;
    size_t fields;
    /* Reads, validates and fills act->entry, whose id is set; writes rows itself if txn_kind is NULL. */
    enum status (*body)(struct act *act, struct error *err);
    enum status (*after)(struct act *act, struct error *err); /* optional; runs once the entry is posted */
    enum print_kind slip; /* of its entry, for the till's printer; PRINT_NOTHING: none */
    bool aside;           /* changes nothing that could be taken back: prints, reveals. See desk_acts */
};

/* The call. key NULL: a fresh one. request: the canonical text of the request, borrowed until act_run returns. */
struct act_call {
    const char *key;
    const char *request;
    const struct staff *approver; /* already checked by desk_approver; NULL: none */
    bool dry;                     /* dry run: everything but writing; the body runs in a read transaction */
    bool looks;                   /* dry run of a body that has to write first: it sets act->unwritten */
    int64_t day;                  /* the missed day that nightly catches up on; 0: today */
    enum print_wish paper;
};

struct act {
    struct desk *desk;
    struct db *db;
    const struct act_verb *verb;
    const struct act_call *call;
    void *request; /* the body's own request struct */
    void *result;  /* struct named by verb->field */
    int64_t at, day;
    int64_t txn;    /* for act and audit row, of a body that writes several entries; 0: none */
    int64_t member; /* for the audit row; 0: none */
    bool alone;     /* done without the approver that it needs, in a shop of one */
    char note[96];  /* numbers for the audit row's detail; "" if none */
    bool queued;    /* the act has put something into the queue of its till's printer */
    bool unwritten; /* set by a body with nothing to write: everything is rolled back and the act succeeds */
    struct entry entry;
    struct staff approver;  /* as found inside the write */
    struct act_call stands; /* the call with that approver */
};

/*
 * Runs the act; repeated may be NULL. After a failure nothing is written and *result is untouched, as when the body set
 * act->unwritten. After an I/O error the desk is opened again and the key looked up: io_error means not written, or
 * that this could not be told: call again with the same key. Detail sync: only a new process may write; see db_reopen.
 */
enum status act_run(struct desk *desk, const struct act_verb *verb, const struct act_call *call, void *request,
                    void *result, bool *repeated, struct error *err) MUST_USE;

/*
 * For a body that writes several entries (txn_kind NULL): starts the next one, with the act's date, staff and approver.
 * The body fills it and calls ledger_post and entry_clear. act_draft_under takes a programme already loaded.
 */
enum status act_draft(struct act *act, struct entry *entry, const char *kind, struct error *err) MUST_USE;
enum status act_draft_under(struct act *act, const struct programme *programme, struct entry *entry, const char *kind,
                            struct error *err) MUST_USE;

/*
 * For a body: whether the staff member, with the call's approver, may do the verb for `amount` (in the permit's unit).
 * not_permitted or approval_needed.
 */
enum status act_permit(struct act *act, int64_t amount, struct error *err) MUST_USE;
/*
 * The same for what always needs another person. In a shop of one, where nobody else works who could approve, who could
 * approve it of others does it alone: it stands among what was approved, and the audit row says so.
 */
enum status act_permit_apart(struct act *act, int64_t amount, struct error *err) MUST_USE;
/*
 * For a body that asks for an approver itself: a dry run without one goes on, because an act is shown before somebody
 * approves it; STATUS_OK then, else `status`.
 */
enum status act_awaits(const struct act *act, enum status status) MUST_USE;

/* A fresh, unique, time-ordered key (milliseconds ‖ process ‖ counter); returns buf. */
#define ACT_KEY_TEXT 48
char *act_key(char buf[ACT_KEY_TEXT]);

/* Sets the member of the act and its entry and reads it; member may be NULL. not_found unless active. */
enum status act_member(struct act *act, int64_t id, struct member *member, struct error *err) MUST_USE;

#endif
