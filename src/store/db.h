/* SPDX-License-Identifier: MIT */
/*
 * db: one shop file, opened hardened (7-trust): WAL, synchronous=FULL, no autocheckpoint, no checkpoint on close,
 * foreign_keys, trusted_schema off, cell_size_check, DEFENSIVE, no extensions, mmap off, an authorizer that denies DDL
 * and ATTACH outside migration. Local file systems only. A struct db is used by one thread and never carried across
 * fork; all connections of a process to one file share one gate.
 *
 * Every write runs between db_begin_write and db_commit: the gate's turn, then BEGIN IMMEDIATE. A commit is durable
 * when db_commit has returned STATUS_OK. Afterwards call db_checkpoint: it takes a turn of its own.
 */
#ifndef FD_STORE_DB_H
#define FD_STORE_DB_H

#include "base/status.h"

struct db;

#define DB_APPLICATION_ID 0x46444b31 /* "FDK1" */

enum db_mode {
    DB_OPEN,   /* an existing shop; migrates an older schema (after a copy beside it), refuses a newer or too old one */
    DB_CREATE, /* a new file; io_error if it exists */
    DB_READ    /* never writes: check, report */
};

/*
 * Opens; on failure *db is NULL and err says not_found, not_a_shop, newer_file, old_file (no migration leads from its
 * version), unsupported (DB_READ: it must be migrated first), damaged, busy or io_error.
 */
enum status db_open(const char *path, enum db_mode mode, struct db **db, struct error *err) MUST_USE;
/* Same through a named SQLite VFS (tests inject faults); vfs NULL is the system's. */
enum status db_open_vfs(const char *path, enum db_mode mode, const char *vfs, struct db **db,
                        struct error *err) MUST_USE;
void db_close(struct db *db); /* rolls back what is open; NULL is fine */
const char *db_path(const struct db *db);

/* One snapshot for several reads. Not nested. */
enum status db_begin_read(struct db *db, struct error *err) MUST_USE;
void db_end_read(struct db *db);

/*
 * Between the two every read is of one snapshot, which the first of them begins: nothing is asked of SQLite where
 * nothing is read. A write ends the snapshot, and the next read behind it begins another. db_begin_read and db_end_read
 * inside it read the same one. Not nested: a further db_hold changes nothing.
 */
void db_hold(struct db *db);
void db_release(struct db *db);

/*
 * A mark taken behind a read: while db_unchanged the same read would give the same, since it would be in the same
 * transaction, and this connection has written nothing since. Outside a transaction that is never so.
 */
struct db_mark {
    int64_t transaction, changes;
};
struct db_mark db_mark(const struct db *db);
bool db_unchanged(const struct db *db, const struct db_mark *mark);

/* busy (exit 4, note names the holder's pid) when the gate could not be had within the bounded wait (5 s). */
enum status db_begin_write(struct db *db, struct error *err) MUST_USE;
enum status db_commit(struct db *db, struct error *err) MUST_USE; /* on failure everything is rolled back */
void db_rollback(struct db *db);
bool db_in_write(const struct db *db);
bool db_in_read(const struct db *db); /* between db_begin_read and db_end_read */

/*
 * Copies the WAL back, guarded: in a turn of the gate of its own, while a second connection holds BEGIN IMMEDIATE,
 * so that no commit can land inside it (SQLite < 3.51.3 could lose one). Does nothing while the WAL is small
 * (under `pages`). Failure to get a turn is no error.
 */
void db_checkpoint(struct db *db, int pages);

int64_t db_last_rowid(struct db *db);

/* Maps the last SQLite failure on this connection once: busy, damaged, io_error, or what a trigger raised. */
enum status db_fail(struct db *db, const char *where, struct error *err);
/* The text a RAISE(ABORT, …) or CHECK gave, "" if none; good until the next call on db. */
const char *db_message(struct db *db);

/* PRAGMA integrity_check (deep) or quick_check, and foreign_key_check; each finding goes to say(). */
enum status db_integrity(struct db *db, bool deep, void (*say)(void *ctx, const char *finding), void *ctx,
                         struct error *err) MUST_USE;

#endif
