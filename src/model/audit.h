/* SPDX-License-Identifier: MIT */
/*
 * audit: the log of who did what. Rows are chained: hash = HMAC-SHA-256(chain key, previous hash ‖ "ID AT STAFF TILL
 * ACT MEMBER TXN DETAIL"), with "-" for an absent field. Personal data appears only as a member id.
 */
#ifndef FD_MODEL_AUDIT_H
#define FD_MODEL_AUDIT_H

#include "base/digest.h"
#include "rules/programme.h"
#include "store/stmt.h"

struct audit {
    int64_t id, at, staff, till, member, txn;
    char act[32], detail[128];
    uint8_t prev[DIGEST_BYTES], hash[DIGEST_BYTES];
};

/* Appends a row and sets audit->id, prev and hash. Call it inside a write, as its
 * last step: FILE-head then says how far the shop is (model/heads.h). key_missing without a chain key. */
enum status audit_add(struct db *db, struct audit *audit, struct error *err) MUST_USE;
/* Computes the hash from the fields and prev; compare it with audit->hash to prove a row. */
void audit_hash(const uint8_t key[DIGEST_BYTES], const struct audit *audit, uint8_t hash[DIGEST_BYTES]);
/* Calls `each` for every row in order of id and stops at the first error, which it returns. */
enum status audit_walk(struct db *db, enum status (*each)(void *ctx, const struct audit *audit), void *ctx,
                       struct error *err) MUST_USE;

/* One row for people to read. */
struct audit_row {
    struct audit audit; /* without its hashes */
    char code[CODE_TEXT], name[NAME_TEXT];
};
struct audit_list {
    struct audit_row *row;
    size_t count, room;
};
/* Which rows: those before `before`, of `from` to `to` (instants), of one person, act and member; 0 or "": of all. */
struct audit_filter {
    int64_t before, from, to, staff, member;
    char act[32];
};
void audit_filter_all(struct audit_filter *filter);
/* At most `limit`, newest first. The caller clears the list; after an error it is empty. */
enum status audit_list(struct db *db, const struct audit_filter *filter, size_t limit, struct audit_list *list,
                       struct error *err) MUST_USE;
void audit_list_clear(struct audit_list *list);

#endif
