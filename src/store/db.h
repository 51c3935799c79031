/* SPDX-License-Identifier: MIT */
/*
 * db: one shop file, opened with hardened settings: WAL, synchronous=FULL, foreign_keys, cell_size_check, DEFENSIVE, no
 * trusted_schema, extensions or mmap, no automatic checkpoint, also not on close, and an authorizer that denies DDL and
 * ATTACH outside migrations. Local file systems only. A struct db is used by one thread and not across fork; all
 * connections of a process to one file share one gate.
 *
 * Every write runs between db_begin_write and db_commit: a turn of the gate, then BEGIN IMMEDIATE. It is durable once
 * db_commit has returned STATUS_OK. Call db_checkpoint afterwards: it takes a turn of its own.
 */
#ifndef FD_STORE_DB_H
#define FD_STORE_DB_H

#include "base/status.h"

struct db;
struct gate;

#define DB_APPLICATION_ID 0x46444b31 /* "FDK1" */

enum db_mode {
    DB_OPEN,   /* an existing shop; migrates an older schema, after copying the file beside it */
    DB_CREATE, /* a new file; file_exists if there is one */
    DB_READ    /* never writes: for checks and reports */
};

/*
 * Opens a shop file. On failure *db is NULL and the status is not_found, file_exists, not_a_shop, newer_file, old_file
 * (too old to migrate), unsupported (DB_READ of a file that must be migrated first), damaged, busy or io_error. Close
 * with db_close.
 */
enum status db_open(const char *path, enum db_mode mode, struct db **db, struct error *err) MUST_USE;
/* The same through a named SQLite VFS, by which tests inject faults; NULL is the default VFS. */
enum status db_open_vfs(const char *path, enum db_mode mode, const char *vfs, struct db **db,
                        struct error *err) MUST_USE;
void db_close(struct db *db); /* rolls back an open write; NULL is allowed */

/* An I/O error happened: every call fails from then on, until db_reopen. */
bool db_broken(const struct db *db);
/*
 * Replaces the connection that failed by a new one, outside reads and writes; nothing is done unless db_broken.
 * io_error with detail sync for good once a sync failed, damaged for good once the file was; otherwise it may be tried
 * again.
 */
enum status db_reopen(struct db *db, struct error *err) MUST_USE;
const char *db_path(const struct db *db);

/*
 * The key of the two chains (struct secret, chain), kept with the connection since the rows of every write are chained;
 * copied, overwritten by db_close. db_chain_key: NULL if none was set.
 */
#define DB_CHAIN_KEY_BYTES 32
void db_set_chain_key(struct db *db, const uint8_t key[DB_CHAIN_KEY_BYTES]);
const uint8_t *db_chain_key(const struct db *db);

/* Between the two, reads see one snapshot. Not nested, and not inside a write (io_error). */
enum status db_begin_read(struct db *db, struct error *err) MUST_USE;
void db_end_read(struct db *db);

/*
 * Between the two, all reads see one snapshot, which begins with the first read; no read, no transaction. A write ends
 * the snapshot and the next read begins another. db_begin_read inside reads the same snapshot. Not nested: a second
 * db_hold changes nothing.
 */
void db_hold(struct db *db);
void db_release(struct db *db);

/*
 * Tells whether a cached read is still current: take a mark after reading; while db_unchanged holds, the same read
 * would give the same rows, as the transaction is the same and this connection has written nothing. Never true outside
 * a transaction.
 */
struct db_mark {
    int64_t transaction, changes;
};
struct db_mark db_mark(const struct db *db);
bool db_unchanged(const struct db *db, const struct db_mark *mark);

/*
 * busy, with the pid of the holder in arg 0 and the note, if the gate was not free within 5 s; io_error inside a read
 * or write.
 */
enum status db_begin_write(struct db *db, struct error *err) MUST_USE;
enum status db_commit(struct db *db, struct error *err) MUST_USE; /* on failure the write is rolled back */
void db_rollback(struct db *db);
bool db_in_write(const struct db *db);
bool db_in_read(const struct db *db); /* between db_begin_read and db_end_read */

/*
 * What FILE-head is to hold once the open write is committed, beside the shop file and not synced; forgotten by a
 * rollback. Writing it may fail: it only informs.
 */
#define DB_HEAD_TEXT 256
void db_note_head(struct db *db, const char text[DB_HEAD_TEXT]);

/*
 * Copies the WAL into the database file if it holds at least `pages` pages. Takes its own turn of the gate, and a
 * second connection holds BEGIN IMMEDIATE meanwhile so that no commit can land in it (SQLite before 3.51.3 could lose
 * one). Not getting the turn is not an error.
 */
void db_checkpoint(struct db *db, int pages);

/*
 * A lock that outlives writes and ends with the process at the latest (gate_hold). byte: DB_HOLD_PRINTER + the till's
 * id, below 2048 tills. io_error for a connection that only reads.
 */
#define DB_HOLD_PRINTER 2048
#define DB_HOLD_BACKUP 2047
#define DB_HOLD_KEYS 2046
enum status db_hold_byte(struct db *db, int64_t byte, bool *held, struct error *err) MUST_USE;
void db_release_byte(struct db *db, int64_t byte);
/* The gate of the file, for seats; a reader opens it now. NULL: a reader could not. */
struct gate *db_gate(struct db *db);

int64_t db_last_rowid(struct db *db);

/*
 * The last SQLite failure of this connection as a status: busy, damaged, io_error (detail read: outside a write of an
 * open shop, sync: of a failed sync), duplicate_phone, duplicate_card, the
 * status a trigger named, or bad_value (detail schema) for any other constraint. `where` goes into the note.
 */
enum status db_fail(struct db *db, const char *where, struct error *err);
/* The text of the RAISE(ABORT, …) or CHECK that failed, "" if none; valid until the next call on db. */
const char *db_message(struct db *db);

/*
 * Runs PRAGMA integrity_check (deep) or quick_check, then foreign_key_check, and calls say for each finding. STATUS_OK
 * also with findings. finding is valid during the call only.
 */
enum status db_integrity(struct db *db, bool deep, void (*say)(void *ctx, const char *finding), void *ctx,
                         struct error *err) MUST_USE;

#endif
