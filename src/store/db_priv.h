/* SPDX-License-Identifier: MIT */
/* db_priv: shared by the files of store, hidden from the layers above. The only header that includes sqlite3.h. */
#ifndef FD_STORE_DB_PRIV_H
#define FD_STORE_DB_PRIV_H

#include <sqlite3.h>

#include "store/db.h"
#include "store/gate.h"

struct stmt;

#define CACHE_KIB 8192 /* page cache of each connection */

struct db {
    sqlite3 *handle;
    sqlite3 *guard;     /* opened by the first checkpoint; holds BEGIN IMMEDIATE while `handle` copies the WAL */
    struct gate *gate;  /* NULL for DB_READ */
    struct stmt *stmts; /* one per query, prepared at first use; NULL until then */
    char *path;         /* canonical: gate, WAL and SQLite derive their file names from it */
    char *vfs;          /* NULL: the default */
    enum db_mode mode;
    bool created;         /* this db_open made the file */
    bool unlocked;        /* opening or migrating: the authorizer allows DDL and PRAGMA */
    bool broken;          /* an I/O error happened: every call fails until db_reopen */
    bool unsynced;        /* … of a sync: for good */
    bool damaged;         /* … and the file is damaged: for good */
    bool writing;         /* between db_begin_write and its end */
    bool reading;         /* between db_begin_read and db_end_read */
    bool holding;         /* between db_hold and db_release */
    int64_t transactions; /* begun or rolled back so far */
    int wal_pages;        /* pages in the WAL after the last commit of this connection */
    bool batch;           /* between batch_begin and batch_end */
    int64_t batched;      /* writes made in the batch */
    int64_t batch_rows;   /* rows written by this connection when the batch last committed */
    char **dropped;       /* SQL that builds each dropped index again */
    size_t drops;
    bool wide;   /* batch_widen was called in this write */
    bool shop;   /* opened whole: db_close may finish it */
    bool marked; /* shop.open is set, see db_wal.c */
    char message[192];
    char head[DB_HEAD_TEXT]; /* of the open write; "": none */
    int head_file;           /* descriptor of FILE-head; 0: not opened yet, -1: it cannot be */
    uint8_t chain_key[DB_CHAIN_KEY_BYTES];
    bool keyed; /* chain_key was set */
};

/* db: runs control statements (BEGIN, PRAGMA, migrations); rows are ignored. */
enum status db_exec(struct db *db, const char *sql, const char *where, struct error *err) MUST_USE;
/* The same for a statement that begins a transaction or savepoint: invalidates earlier db_marks. */
enum status db_begin(struct db *db, const char *sql, const char *where, struct error *err) MUST_USE;
/* Call before a read: begins the snapshot of db_hold if db_hold is on and no transaction is open. */
enum status db_begin_held(struct db *db, struct error *err) MUST_USE;
/* Resets unfinished statements and ends the open snapshot, if any. */
void db_end_snapshot(struct db *db);
/* First column of the first row of a PRAGMA; 0 if there is none. */
enum status db_pragma(struct db *db, const char *pragma, int64_t *value, struct error *err) MUST_USE;
/* Opens another connection to the file, not yet hardened. The caller closes it, also on failure. */
enum status db_connect(struct db *db, sqlite3 **handle, struct error *err) MUST_USE;
/* Connects, hardens, and sees that the file is a shop of a known version; also sets up what follows each commit. */
enum status db_attach(struct db *db, int64_t *version, struct error *err) MUST_USE;
/* io_error after an I/O error on this connection; detail sync after a failed sync. damaged where the file is. */
enum status db_usable(struct db *db, struct error *err) MUST_USE;

/*
 * harden: sets the settings, limits and authorizer of one connection and verifies the settings by reading them back.
 * `db` is the context of the authorizer.
 */
enum status harden(struct db *db, sqlite3 *handle, struct error *err) MUST_USE;
enum status harden_guard(sqlite3 *handle, struct error *err) MUST_USE;
enum status harden_journal(struct db *db, struct error *err) MUST_USE; /* WAL, and verified */

/* fail: as db_fail, for a given code and connection (guard, backup copy). */
enum status db_fail_code(struct db *db, sqlite3 *handle, int code, const char *where, struct error *err);

/* stmt: the prepared statements of a connection. */
void stmt_reset_all(struct db *db); /* call before a transaction ends: an unfinished read would hold its snapshot */
void stmt_finalize_all(struct db *db);

/* wal: copies it back under guard, in the turn of the caller. */
enum status db_copy_back(struct db *db, struct error *err) MUST_USE;

/* wal: is there a WAL beside the file? To be asked before SQLite opens it and makes one. */
bool db_wal_there(const struct db *db);
/* wal: file_incomplete (arg 0: the name of the WAL) if the file needs one, and there was none. */
enum status db_look_whole(struct db *db, bool wal, struct error *err) MUST_USE;
/* wal: at the beginning of a write. */
enum status db_mark_open(struct db *db, struct error *err) MUST_USE;
/* wal: before the connection closes; a failure leaves the WAL for the next to open the file. */
void db_leave_whole(struct db *db);

/* head: writes FILE-head after a commit, still in its turn. */
void db_write_head(struct db *db);

/*
 * wal: after a failed COMMIT, still in its turn: spoils the frames it left so that they cannot count as a commit later.
 */
void db_forget_tail(struct db *db);

/* batch: after each write of a batch; commits and checkpoints now and then. */
enum status batch_turn(struct db *db, struct error *err) MUST_USE;
/* batch: at the end of a write outside a batch; undoes batch_widen. Dropped indexes were built again or rolled back. */
void batch_write_over(struct db *db);

/* copy: makes and checks a copy FILE.bak-vN beside the shop by the backup API; call inside a turn of the gate. */
enum status copy_beside(struct db *db, int version, struct error *err) MUST_USE;

#endif
