/* SPDX-License-Identifier: MIT */
/*
 * audit: the log of who did what. Rows are chained: hash = SHA-256(previous hash ‖ "ID AT STAFF TILL ACT MEMBER TXN
 * DETAIL"), with "-" for an absent field. Personal data appears only as a member id.
 */
#ifndef FD_MODEL_AUDIT_H
#define FD_MODEL_AUDIT_H

#include "base/digest.h"
#include "store/stmt.h"

struct audit {
    int64_t id, at, staff, till, member, txn;
    char act[32], detail[128];
    uint8_t prev[DIGEST_BYTES], hash[DIGEST_BYTES];
};

/* Appends a row and sets audit->id, prev and hash. Call it inside a write. */
enum status audit_add(struct db *db, struct audit *audit, struct error *err) MUST_USE;
/* Computes the hash from the fields and prev; compare it with audit->hash to prove a row. */
void audit_hash(const struct audit *audit, uint8_t hash[DIGEST_BYTES]);
/* Calls `each` for every row in order of id and stops at the first error, which it returns. */
enum status audit_walk(struct db *db, enum status (*each)(void *ctx, const struct audit *audit), void *ctx,
                       struct error *err) MUST_USE;

#endif
