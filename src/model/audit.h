/* SPDX-License-Identifier: MIT */
/*
 * audit: who did what, chained by hash: SHA-256(hash before ‖ "ID AT STAFF TILL ACT MEMBER TXN DETAIL"), absent "-".
 * Personal data only by member id.
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

/* Appends; id, prev and hash are set here. */
enum status audit_add(struct db *db, struct audit *audit, struct error *err) MUST_USE;
/* The hash its fields and prev ask for. */
void audit_hash(const struct audit *audit, uint8_t hash[DIGEST_BYTES]);
/* Calls each in order. */
enum status audit_walk(struct db *db, enum status (*each)(void *ctx, const struct audit *audit), void *ctx,
                       struct error *err) MUST_USE;

#endif
