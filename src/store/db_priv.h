/* SPDX-License-Identifier: MIT */
/* db_priv: what the files of store share and nobody above sees. The only header that includes sqlite3.h. */
#ifndef FD_STORE_DB_PRIV_H
#define FD_STORE_DB_PRIV_H

#include <sqlite3.h>

#include "store/db.h"
#include "store/gate.h"

struct stmt;

#define CACHE_KIB 8192 /* of pages, for each connection */

struct db {
    sqlite3 *handle;
    sqlite3 *guard;     /* opened at the first checkpoint: holds BEGIN IMMEDIATE while `handle` copies the WAL back */
    struct gate *gate;  /* NULL for DB_READ */
    struct stmt *stmts; /* one per query, prepared at first use */
    char *path;         /* canonical: the gate, the WAL and SQLite all derive their names from it */
    char *vfs;          /* NULL: the system's */
    enum db_mode mode;
    bool created;         /* this db_open made the file */
    bool unlocked;        /* opening or migrating: the authorizer lets DDL and PRAGMA through */
    bool broken;          /* an I/O error happened: nothing this connection says can be trusted until it is reopened */
    bool writing;         /* between db_begin_write and its end */
    bool reading;         /* between db_begin_read and db_end_read */
    bool holding;         /* between db_hold and db_release */
    int64_t transactions; /* begun or rolled back so far */
    int wal_pages;        /* pages in the WAL after the last commit of this connection */
    bool batch;           /* between batch_begin and batch_end */
    int64_t batched;      /* writes in it */
    int64_t batch_rows;   /* rows written by this connection when its last turn ended */
    char **dropped;       /* how to build the indexes that were taken away */
    size_t drops;
    bool wide; /* a write keeps what it changes in memory */
    char message[192];
};

/* db: runs control statements (BEGIN, PRAGMA, a migration); rows are ignored. */
enum status db_exec(struct db *db, const char *sql, const char *where, struct error *err) MUST_USE;
/* The same for what begins a transaction or a savepoint: no mark of before holds in it. */
enum status db_begin(struct db *db, const char *sql, const char *where, struct error *err) MUST_USE;
/* Before a read: begins the snapshot of db_hold, if it is asked for and none is open. */
enum status db_begin_held(struct db *db, struct error *err) MUST_USE;
/* Resets what is still read, and ends the snapshot that is open, if one is. */
void db_end_snapshot(struct db *db);
/* First column of the first row of a PRAGMA; 0 if it gives none. */
enum status db_pragma(struct db *db, const char *pragma, int64_t *value, struct error *err) MUST_USE;
/* Another connection to the same file, not hardened yet; close it also on failure. */
enum status db_connect(struct db *db, sqlite3 **handle, struct error *err) MUST_USE;
/* Refuses (io_error) on a connection that an I/O error has made untrustworthy. */
enum status db_usable(struct db *db, struct error *err) MUST_USE;

/* harden: settings, limits and authorizer of one connection, each read back; `db` is the authorizer's context. */
enum status harden(struct db *db, sqlite3 *handle, struct error *err) MUST_USE;
enum status harden_guard(sqlite3 *handle, struct error *err) MUST_USE;
enum status harden_journal(struct db *db, struct error *err) MUST_USE; /* WAL, and verified */

/* fail: as db_fail, for a code and a connection of one's own (guard, backup copy). */
enum status db_fail_code(struct db *db, sqlite3 *handle, int code, const char *where, struct error *err);

/* stmt: the kept statements of a connection. */
void stmt_reset_all(struct db *db); /* before a transaction ends: an unfinished read would hold its snapshot */
void stmt_finalize_all(struct db *db);

/* wal: after a failed COMMIT, still in its turn: its frames must not pass for a commit later. */
void db_forget_tail(struct db *db);

/* batch: after a write of a batch. */
enum status batch_turn(struct db *db, struct error *err) MUST_USE;
/* batch: at the end of a write outside a batch; what it took away was put back by the rollback. */
void batch_write_over(struct db *db);

/* copy: the backup API into FILE.bak-vN beside the shop, checked; called inside a turn of the gate. */
enum status copy_beside(struct db *db, int version, struct error *err) MUST_USE;

#endif
