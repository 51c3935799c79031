/* SPDX-License-Identifier: MIT */
/*
 * act: the one wrapper through which every write goes: gate and BEGIN IMMEDIATE, key, rights, business day, the body,
 * the ledger entry, act row, audit, COMMIT, checkpoint in a turn of its own.
 *
 * Same key and same request return the first result (repeated = true, nothing written); same key and another request
 * is key_reused. A result is a plain struct of int64 fields named by a table, stored as JSON in act.result without
 * personal data; what else an answer shows is read again from the rows.
 */
#ifndef FD_DESK_ACT_H
#define FD_DESK_ACT_H

#include <stddef.h>

#include "model/ledger.h"
#include "model/member.h"
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

/* What a kind of act is: constant, one per verb. */
struct act_verb {
    const char *name; /* "sale": act.verb, audit.act */
    enum permit permit;
    const char *txn_kind; /* ledger entry it drafts; NULL: none (staff, items, members) */
    const struct act_field *field;
    size_t fields;
    /* Reads, validates, fills act->entry, whose id is known; or writes rows itself if txn_kind is NULL. */
    enum status (*body)(struct act *act, struct error *err);
    enum status (*after)(struct act *act, struct error *err); /* optional: what is known once the entry is posted */
};

/* What the caller asks. key NULL: a fresh one. request: the canonical text of the request, owned by the caller. */
struct act_call {
    const char *key;
    const char *request;
    const struct staff *approver; /* already checked by desk_approver; NULL if none */
    bool dry;                     /* preview: everything but writing; the body runs in a read transaction */
    int64_t day;                  /* nightly making up for a missed day: that day; 0: today */
};

struct act {
    struct desk *desk;
    struct db *db;
    const struct act_verb *verb;
    const struct act_call *call;
    void *request; /* the body's own request struct */
    void *result;  /* struct named by verb->field */
    int64_t at, day;
    int64_t member; /* for the audit line; 0 if none */
    char note[96];  /* numbers for the audit line's detail; "" if none */
    bool unwritten; /* set by a body that wants nothing kept: all is rolled back, and the act has not failed */
    struct entry entry;
};

/*
 * Runs it. *repeated may be NULL. On failure nothing was written and result is untouched, as when the body ended
 * unwritten. After a failed COMMIT with
 * io_error the key tells later whether it was written: call again with the same key.
 */
enum status act_run(struct desk *desk, const struct act_verb *verb, const struct act_call *call, void *request,
                    void *result, bool *repeated, struct error *err) MUST_USE;

/*
 * For a body that writes several entries (txn_kind NULL): begins the next one, dated like the act, with who acts and
 * who approved; then fill it, ledger_post, entry_clear. act_draft_under: by rules that were read already.
 */
enum status act_draft(struct act *act, struct entry *entry, const char *kind, struct error *err) MUST_USE;
enum status act_draft_under(struct act *act, const struct programme *programme, struct entry *entry, const char *kind,
                            struct error *err) MUST_USE;

/* For a body: is the one who acts (with the approver of the call) allowed this much? */
enum status act_permit(struct act *act, int64_t amount, struct error *err) MUST_USE;

/* A fresh key: time-ordered, unique (milliseconds ‖ process ‖ counter). */
#define ACT_KEY_TEXT 48
char *act_key(char buf[ACT_KEY_TEXT]);

/* The member an act and its entry are about; *member may be NULL. not_found unless active. */
enum status act_member(struct act *act, int64_t id, struct member *member, struct error *err) MUST_USE;

#endif
