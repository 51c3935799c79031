/* SPDX-License-Identifier: MIT */
/*
 * heads: the newest entry and the newest row of the audit, kept in FILE-head too: written in the turn of each write,
 * after its commit, and not synced. It is thus never ahead of the shop file, unless that is an older copy or lacks its
 * log; then it tells which entries are missing.
 */
#ifndef FD_MODEL_HEADS_H
#define FD_MODEL_HEADS_H

#include "base/digest.h"
#include "store/stmt.h"

struct heads {
    char uuid[40];             /* of the shop */
    int64_t epoch, seq, audit; /* 0: none yet */
    char entry_hash[2 * DIGEST_BYTES + 1], audit_hash[2 * DIGEST_BYTES + 1];
};

enum status heads_of(struct db *db, struct heads *heads, struct error *err) MUST_USE;
/* Inside a write: what FILE-head is to say once it is committed. */
enum status heads_note(struct db *db, struct error *err) MUST_USE;
/* Reads FILE-head; to be read before the shop is. false: there is none, or it is unreadable. */
bool heads_read(const char *shop_path, struct heads *heads);
/* file_incomplete, detail entries (args 1, 2: first and last missing) or audit, if `kept` is ahead of the file. */
enum status heads_check(struct db *db, const struct heads *kept, struct error *err) MUST_USE;

#endif
