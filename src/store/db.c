/* SPDX-License-Identifier: MIT */
#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/log.h"
#include "base/mem.h"
#include "store/db_priv.h"
#include "store/migrate.h"
#include "store/outfile.h"
#include "store/place.h"

#define WRITE_WAIT_MS 5000
#define PAGE_BYTES 4096
#define LONG_WAL_PAGES 1000

enum status db_usable(struct db *db, struct error *err)
{
    if (!db->broken)
        return STATUS_OK;
    if (db->damaged)
        return error_set(err, STATUS_DAMAGED, "", "the file was found damaged");
    error_set(err, STATUS_IO_ERROR, "", "an I/O error happened on this connection");
    if (db->unsynced)
        error_detail(err, "sync");
    return STATUS_IO_ERROR;
}

enum status db_exec(struct db *db, const char *sql, const char *where, struct error *err)
{
    TRY(db_usable(db, err));
    return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK ? STATUS_OK : db_fail(db, where, err);
}

enum status db_pragma(struct db *db, const char *pragma, int64_t *value, struct error *err)
{
    char sql[80];
    sqlite3_stmt *look = NULL;
    *value = 0;
    TRY(db_usable(db, err));
    snprintf(sql, sizeof sql, "PRAGMA %s", pragma);
    int code = sqlite3_prepare_v2(db->handle, sql, -1, &look, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(look);
    if (code == SQLITE_ROW)
        *value = sqlite3_column_int64(look, 0);
    enum status status = code == SQLITE_ROW || code == SQLITE_DONE ? STATUS_OK : db_fail(db, pragma, err);
    sqlite3_finalize(look);
    return status;
}

/* ---- opening ---- */

static int remember_wal(void *context, sqlite3 *handle, const char *name, int pages)
{
    struct db *db = context;
    (void)handle;
    (void)name;
    db->wal_pages = pages;
    return SQLITE_OK;
}

static enum status not_a_shop(const char *path, const char *why, struct error *err)
{
    enum status status = error_set(err, STATUS_NOT_A_SHOP, "shop", "%s is not a shop: %s", path, why);
    error_arg(err, 0, "%s", path);
    error_arg(err, 1, "%s", why);
    return status;
}

static enum status second_name(const char *path, struct error *err)
{
    error_set(err, STATUS_IO_ERROR, "shop", "the file has a second name (hard link)");
    error_detail(err, "hard_link");
    error_arg(err, 0, "%s", path);
    return STATUS_IO_ERROR;
}

/* SQLite would delete the WAL of a lost shop, which still holds acts that a copy of the file may lack. */
static enum status no_wal_left(const struct db *db, struct error *err)
{
    struct buffer name = {0};
    struct stat of;
    buffer_format(&name, "%s-wal", db->path);
    enum status status = STATUS_OK;
    if (!db->vfs && stat(name.text, &of) == 0 && of.st_size > 0)
        status = error_file(err, "shop", name.text, EEXIST);
    buffer_clear(&name);
    return status;
}

/*
 * Existence is asked of the VFS, as the files of a test need not be on disk. stat, unlike open and close, cannot drop
 * fcntl locks.
 */
static enum status look_before(struct db *db, struct error *err)
{
    int exists = 0;
    struct stat of;
    sqlite3_vfs *vfs = sqlite3_vfs_find(db->vfs);
    if (!vfs)
        return error_set(err, STATUS_IO_ERROR, "", "no SQLite VFS %s", db->vfs ? db->vfs : "");
    vfs->xAccess(vfs, db->path, SQLITE_ACCESS_EXISTS, &exists);
    if (!db->vfs && stat(db->path, &of) == 0) {
        exists = 1;
        if (!S_ISREG(of.st_mode))
            return not_a_shop(db->path, N_("it is no regular file"), err);
        if (of.st_nlink > 1) /* a second name would have a gate and a WAL of its own */
            return second_name(db->path, err);
    }
    if (db->mode == DB_CREATE)
        return exists ? error_file(err, "shop", db->path, EEXIST) : no_wal_left(db, err);
    if (db->mode != DB_CREATE && !exists) {
        error_set(err, STATUS_NOT_FOUND, "shop", "no file %s", db->path);
        error_arg(err, 0, "%s", db->path);
        return STATUS_NOT_FOUND;
    }
    return STATUS_OK;
}

/* Creates the file with mode 0600; SQLite gives the WAL and its index the mode of the file. */
static enum status create_file(struct db *db, struct error *err)
{
    if (db->vfs)
        return STATUS_OK;
    int descriptor = open(db->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return error_file(err, "shop", db->path, errno);
    close(descriptor);
    db->created = true;
    return STATUS_OK;
}

/* Removes what a failed creation left, so that the next try does not find the file existing. */
static void remove_created(const char *path)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-gate", "-head"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct buffer name = {0};
        buffer_format(&name, "%s%s", path, suffixes[i]);
        unlink(name.text);
        buffer_clear(&name);
    }
}

enum status db_connect(struct db *db, sqlite3 **handle, struct error *err)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                (db->mode == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    if (db->mode == DB_CREATE && db->vfs)
        flags |= SQLITE_OPEN_CREATE;
    int code = sqlite3_open_v2(db->path, handle, flags, db->vfs);
    return code == SQLITE_OK ? STATUS_OK : db_fail_code(db, *handle, code, "open", err);
}

/* Called before anything is written: the file must be a shop of a version this program knows. */
static enum status identify(struct db *db, int64_t *version, struct error *err)
{
    int64_t application = 0;
    TRY(db_pragma(db, "application_id", &application, err));
    TRY(db_pragma(db, "user_version", version, err));
    if (application != DB_APPLICATION_ID)
        return not_a_shop(db->path, N_("another program's file, or an empty one"), err);
    if (*version < migrate_oldest())
        return error_set(err, STATUS_OLD_FILE, "shop", "schema version %lld; the oldest this program knows is %d",
                         (long long)*version, migrate_oldest());
    if (*version > migrate_newest())
        return error_set(err, STATUS_NEWER_FILE, "shop", "schema version %lld; this program knows %d",
                         (long long)*version, migrate_newest());
    if (*version < migrate_newest() && db->mode == DB_READ)
        return error_set(err, STATUS_UNSUPPORTED, "shop", "schema version %lld must be migrated to %d by opening it",
                         (long long)*version, migrate_newest());
    return STATUS_OK;
}

/* The copy is made while holding the gate. If another process migrates first, its copy serves as well. */
static enum status bring_up(struct db *db, int64_t version, struct error *err)
{
    if (version >= migrate_newest())
        return STATUS_OK;
    if (version > 0) {
        TRY(gate_enter(db->gate, WRITE_WAIT_MS, err));
        enum status status = db_pragma(db, "user_version", &version, err);
        if (status == STATUS_OK && version < migrate_newest())
            status = copy_beside(db, (int)version, err);
        gate_leave(db->gate);
        TRY(status);
    }
    return migrate_up(db, err);
}

/*
 * Number of pages that earlier processes left in the WAL. Short-lived processes (scripts) only append to the WAL and
 * never checkpoint, so it would grow without end: opening a shop with a long WAL copies it into the database.
 */
static int left_in_wal(const struct db *db)
{
    struct buffer name = {0};
    struct stat of;
    buffer_format(&name, "%s-wal", db->path);
    int pages = !db->vfs && stat(name.text, &of) == 0 ? (int)(of.st_size / PAGE_BYTES) : 0;
    buffer_clear(&name);
    return pages;
}

enum status db_attach(struct db *db, int64_t *version, struct error *err)
{
    TRY(db_connect(db, &db->handle, err));
    TRY(harden(db, db->handle, err));
    if (db->mode != DB_CREATE)
        TRY(identify(db, version, err));
    TRY(harden_journal(db, err));
    sqlite3_wal_hook(db->handle, remember_wal, db);
    return STATUS_OK;
}

static enum status prepare(struct db *db, struct error *err)
{
    int64_t version = 0;
    TRY(place_check(db->path, err));
    TRY(look_before(db, err));
    if (db->mode != DB_READ)
        TRY(gate_open(db->path, &db->gate, err));
    else if (gate_open(db->path, &db->gate, NULL) != STATUS_OK)
        db->gate = NULL; /* a folder that the reader may not write to */
    bool wal = db_wal_there(db);
    if (db->mode == DB_CREATE)
        TRY(create_file(db, err));
    db->unlocked = true;
    TRY(db_attach(db, &version, err));
    if (db->mode != DB_READ)
        TRY(bring_up(db, version, err));
    db->unlocked = false;
    TRY(db_look_whole(db, wal, err));
    db->shop = true;
    if (db->mode == DB_OPEN) {
        db->wal_pages = left_in_wal(db);
        db_checkpoint(db, LONG_WAL_PAGES);
    }
    /* SQLite syncs the directory for a new WAL, but not for a new database. */
    if (db->mode == DB_CREATE && !db->vfs && !outfile_sync_directory(db->path))
        log_line("store: %s: %s", db->path, strerror(errno));
    return STATUS_OK;
}

/*
 * Must be called before any other SQLite function. Without memory statistics SQLite takes no lock per allocation, which
 * saves a seventh of the time to open a shop.
 */
static void set_library(void)
{
    static bool set;
    if (!set)
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    set = true;
}

enum status db_open_vfs(const char *path, enum db_mode mode, const char *vfs, struct db **out, struct error *err)
{
    *out = NULL;
    set_library();
    char *canonical = place_canonical(path);
    if (!canonical) {
        error_set(err, STATUS_NOT_FOUND, "shop", "%s: %s", path, strerror(errno));
        error_arg(err, 0, "%s", path);
        return STATUS_NOT_FOUND;
    }
    struct db *db = mem_alloc(sizeof *db);
    db->path = canonical;
    db->vfs = vfs ? mem_copy(vfs) : NULL;
    db->mode = mode;
    enum status status = prepare(db, err);
    if (status == STATUS_DAMAGED && db->handle && (sqlite3_extended_errcode(db->handle) & 0xff) == SQLITE_NOTADB)
        status = not_a_shop(canonical, N_("SQLite does not know the file"), err);
    if (status != STATUS_OK) {
        char *made = db->created ? mem_copy(canonical) : NULL;
        db_close(db);
        if (made)
            remove_created(made);
        free(made);
        return status;
    }
    *out = db;
    return STATUS_OK;
}

enum status db_open(const char *path, enum db_mode mode, struct db **db, struct error *err)
{
    return db_open_vfs(path, mode, NULL, db, err);
}

void db_close(struct db *db)
{
    if (!db)
        return;
    if (db->writing)
        db_rollback(db);
    db_leave_whole(db);
    stmt_finalize_all(db);
    sqlite3_close(db->guard);
    if (sqlite3_close(db->handle) != SQLITE_OK)
        log_line("store: closing: %s", sqlite3_errmsg(db->handle));
    gate_close(db->gate);
    if (db->head_file > 0)
        close(db->head_file);
    free(db->path);
    free(db->vfs);
    explicit_bzero(db->chain_key, sizeof db->chain_key);
    free(db);
}

void db_set_chain_key(struct db *db, const uint8_t key[DB_CHAIN_KEY_BYTES])
{
    memcpy(db->chain_key, key, DB_CHAIN_KEY_BYTES);
    db->keyed = true;
}

const uint8_t *db_chain_key(const struct db *db)
{
    return db->keyed ? db->chain_key : NULL;
}

const char *db_path(const struct db *db)
{
    return db->path;
}

/* ---- transactions ---- */

enum status db_begin(struct db *db, const char *sql, const char *where, struct error *err)
{
    db->transactions++;
    return db_exec(db, sql, where, err);
}

static enum status begin_snapshot(struct db *db, struct error *err)
{
    if (db->batch || !sqlite3_get_autocommit(db->handle))
        return STATUS_OK;
    return db_begin(db, "BEGIN", "begin read", err);
}

void db_end_snapshot(struct db *db)
{
    stmt_reset_all(db);
    if (!db->batch && !sqlite3_get_autocommit(db->handle))
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

enum status db_begin_read(struct db *db, struct error *err)
{
    TRY(db_usable(db, err));
    if (db->reading || (db->writing && !db->batch))
        return error_set(err, STATUS_IO_ERROR, "", "a read inside a read or a write");
    TRY(begin_snapshot(db, err));
    db->reading = true;
    return STATUS_OK;
}

void db_end_read(struct db *db)
{
    if (db->holding)
        stmt_reset_all(db);
    else
        db_end_snapshot(db);
    db->reading = false;
}

void db_hold(struct db *db)
{
    db->holding = true;
}

void db_release(struct db *db)
{
    if (!db->writing)
        db_end_snapshot(db);
    db->holding = false;
}

enum status db_begin_held(struct db *db, struct error *err)
{
    return db->holding && !db->writing ? begin_snapshot(db, err) : STATUS_OK;
}

struct db_mark db_mark(const struct db *db)
{
    return (struct db_mark){.transaction = sqlite3_get_autocommit(db->handle) ? 0 : db->transactions,
                            .changes = sqlite3_total_changes64(db->handle)};
}

bool db_unchanged(const struct db *db, const struct db_mark *mark)
{
    struct db_mark now = db_mark(db);
    return now.transaction != 0 && now.transaction == mark->transaction && now.changes == mark->changes;
}

enum status db_begin_write(struct db *db, struct error *err)
{
    TRY(db_usable(db, err));
    if (db->mode == DB_READ || db->writing || db->reading)
        return error_set(err, STATUS_IO_ERROR, "", "a write inside a read, inside a write, or on a reader");
    db_end_snapshot(db); /* a snapshot of db_hold */
    if (db->batch) {
        TRY(db_begin(db, "SAVEPOINT act", "begin write", err));
        db->writing = true;
        return STATUS_OK;
    }
    TRY(gate_enter(db->gate, WRITE_WAIT_MS, err));
    enum status status = db_begin(db, "BEGIN IMMEDIATE", "begin write", err);
    if (status == STATUS_OK)
        status = db_mark_open(db, err);
    if (status != STATUS_OK) {
        if (!sqlite3_get_autocommit(db->handle))
            sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
        gate_leave(db->gate);
    }
    db->writing = status == STATUS_OK;
    return status;
}

enum status db_hold_byte(struct db *db, int64_t byte, bool *held, struct error *err)
{
    *held = false;
    if (db->mode == DB_READ || byte < GATE_HOLD_FIRST || byte > GATE_HOLD_LAST)
        return error_set(err, STATUS_IO_ERROR, "", "a hold by a reader, or outside the bytes of holds");
    return gate_hold(db->gate, byte, held, err);
}

void db_release_byte(struct db *db, int64_t byte)
{
    gate_release(db->gate, byte);
}

static void end_write(struct db *db)
{
    db->writing = false;
    if (db->batch)
        return;
    batch_write_over(db);
    gate_leave(db->gate);
}

/*
 * If SQLite has rolled back by itself (disk full, out of memory), committing nothing must not look like success. After
 * a failed COMMIT only a new connection can tell what the file holds, so this one becomes unusable.
 */
enum status db_commit(struct db *db, struct error *err)
{
    if (!db->writing)
        return error_set(err, STATUS_IO_ERROR, "", "commit without a write");
    stmt_reset_all(db);
    enum status status = STATUS_OK;
    if (sqlite3_get_autocommit(db->handle))
        status = error_set(err, STATUS_IO_ERROR, "", "commit: the transaction was rolled back before it");
    else if (db->drops > 0 && !db->batch)
        status = error_set(err, STATUS_IO_ERROR, "", "commit: indexes were not built again");
    else
        status = db_exec(db, db->batch ? "RELEASE act" : "COMMIT", "commit", err);
    if (status == STATUS_OK) {
        if (!db->batch)
            db_write_head(db);
        end_write(db);
        return db->batch ? batch_turn(db, err) : STATUS_OK;
    }
    if (status == STATUS_IO_ERROR || status == STATUS_DAMAGED) {
        db->broken = true;
        db_forget_tail(db);
    }
    db_rollback(db);
    return status;
}

void db_rollback(struct db *db)
{
    if (!db->writing)
        return;
    stmt_reset_all(db);
    db->transactions++;
    db->head[0] = '\0';
    const char *undo = db->batch ? "ROLLBACK TO act; RELEASE act" : "ROLLBACK";
    if (!sqlite3_get_autocommit(db->handle) && sqlite3_exec(db->handle, undo, NULL, NULL, NULL) != SQLITE_OK)
        db->broken = true;
    end_write(db);
}

bool db_in_write(const struct db *db)
{
    return db->writing;
}

bool db_in_read(const struct db *db)
{
    return db->reading;
}

struct gate *db_gate(struct db *db)
{
    if (!db->gate && gate_open(db->path, &db->gate, NULL) != STATUS_OK)
        db->gate = NULL;
    return db->gate;
}

int64_t db_last_rowid(struct db *db)
{
    return sqlite3_last_insert_rowid(db->handle);
}

/* ---- integrity ---- */

static enum status findings(struct db *db, const char *pragma, void (*say)(void *ctx, const char *finding), void *ctx,
                            struct error *err)
{
    char text[256];
    sqlite3_stmt *check = NULL;
    int code = sqlite3_prepare_v2(db->handle, pragma, -1, &check, NULL);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(check);
        if (code != SQLITE_ROW)
            break;
        const char *first = (const char *)sqlite3_column_text(check, 0);
        if (sqlite3_column_count(check) == 1) {
            if (strcmp(first, "ok") != 0)
                say(ctx, first);
            continue;
        }
        snprintf(text, sizeof text, "%s: row %lld points at a row of %s that is not there", first,
                 (long long)sqlite3_column_int64(check, 1), (const char *)sqlite3_column_text(check, 2));
        say(ctx, text);
    }
    enum status status = code == SQLITE_DONE ? STATUS_OK : db_fail(db, pragma, err);
    sqlite3_finalize(check);
    return status;
}

enum status db_integrity(struct db *db, bool deep, void (*say)(void *ctx, const char *finding), void *ctx,
                         struct error *err)
{
    TRY(db_usable(db, err));
    TRY(findings(db, deep ? "PRAGMA integrity_check" : "PRAGMA quick_check", say, ctx, err));
    return findings(db, "PRAGMA foreign_key_check", say, ctx, err);
}
