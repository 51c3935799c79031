/* SPDX-License-Identifier: MIT */
#include "store/batch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/log.h"
#include "base/mem.h"
#include "store/db_priv.h"
#include "store/stmt.h"

#define WAIT_MS 5000
#define WIDE_KIB 262144
/* After this many writes or rows a batch commits and checkpoints, to keep the WAL small. */
#define TURN_WRITES 4000
#define TURN_ROWS 400000

static enum status run(struct db *db, const char *sql, const char *where, struct error *err)
{
    bool locked = !db->unlocked;
    db->unlocked = true;
    enum status status = db_exec(db, sql, where, err);
    db->unlocked = !locked;
    return status;
}

static enum status keep_pages(struct db *db, int kib, struct error *err)
{
    char sql[48];
    snprintf(sql, sizeof sql, "PRAGMA cache_size=-%d", kib);
    return run(db, sql, "cache", err);
}

enum status batch_widen(struct db *db, struct error *err)
{
    db->wide = true;
    return keep_pages(db, WIDE_KIB, err);
}

static void forget_dropped(struct db *db)
{
    for (size_t i = 0; i < db->drops; i++)
        free(db->dropped[i]);
    free(db->dropped);
    db->dropped = NULL;
    db->drops = 0;
}

void batch_write_over(struct db *db)
{
    struct error err;
    forget_dropped(db);
    if (db->wide && keep_pages(db, CACHE_KIB, &err) != STATUS_OK)
        log_error("cache", &err);
    db->wide = false;
}

enum status batch_begin(struct db *db, struct error *err)
{
    TRY(db_usable(db, err));
    db_end_snapshot(db);
    TRY(gate_enter(db->gate, WAIT_MS, err));
    enum status status = keep_pages(db, WIDE_KIB, err);
    if (status == STATUS_OK)
        status = run(db, "PRAGMA synchronous=OFF", "batch", err);
    if (status == STATUS_OK)
        status = db_begin(db, "BEGIN IMMEDIATE", "batch", err);
    db->batch = status == STATUS_OK;
    if (!db->batch)
        gate_leave(db->gate);
    return status;
}

static enum status copy_all(struct db *db, struct error *err)
{
    int code = sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_FULL, NULL, NULL);
    return code == SQLITE_OK ? STATUS_OK : db_fail(db, "batch checkpoint", err);
}

/* The checkpoint needs no guard: no other connection writes, as the batch holds the gate. */
enum status batch_turn(struct db *db, struct error *err)
{
    int64_t rows = sqlite3_total_changes64(db->handle);
    if (++db->batched % TURN_WRITES != 0 && rows - db->batch_rows < TURN_ROWS)
        return STATUS_OK;
    db->batch_rows = rows;
    TRY(db_exec(db, "COMMIT", "batch", err));
    TRY(copy_all(db, err));
    return db_begin(db, "BEGIN IMMEDIATE", "batch", err);
}

static enum status finish(struct db *db, struct error *err)
{
    stmt_reset_all(db);
    TRY(db_exec(db, "COMMIT", "batch", err));
    TRY(run(db, "PRAGMA synchronous=FULL", "batch", err));
    TRY(keep_pages(db, CACHE_KIB, err));
    return copy_all(db, err);
}

enum status batch_end(struct db *db, struct error *err)
{
    enum status status = finish(db, err);
    if (status == STATUS_OK)
        db_write_head(db);
    db->batch = false;
    gate_leave(db->gate);
    if (status != STATUS_OK)
        db->broken = true;
    return status;
}

/* --- indexes ------------------------------------------------------------------------------------------------------ */

static enum status drop(struct db *db, const char *table, bool rules, struct error *err)
{
    struct buffer drops = {0};
    enum status status = STATUS_OK;
    bool row = true;
    struct stmt *stmt = stmt_use(db, QUERY_STORE_INDEXES);
    stmt_text(stmt, ":table", table);
    stmt_int(stmt, ":rules", rules);
    while (status == STATUS_OK && row) {
        status = stmt_next(stmt, &row, err);
        if (status != STATUS_OK || !row)
            break;
        buffer_add(&drops, stmt_get_text(stmt, "drop_sql"));
        db->dropped = mem_resize(db->dropped, ++db->drops, sizeof *db->dropped);
        db->dropped[db->drops - 1] = mem_copy(stmt_get_text(stmt, "sql"));
    }
    stmt_finalize_all(db); /* a changed schema would make each of them be prepared again, and open ones lock it */
    if (status == STATUS_OK && drops.text)
        status = run(db, drops.text, "drop indexes", err);
    buffer_clear(&drops);
    return status;
}

enum status batch_drop_indexes(struct db *db, const char *table, struct error *err)
{
    return drop(db, table, false, err);
}

enum status batch_drop_rules(struct db *db, const char *table, struct error *err)
{
    return drop(db, table, true, err);
}

enum status batch_build_indexes(struct db *db, struct error *err)
{
    enum status status = STATUS_OK;
    stmt_finalize_all(db);
    for (size_t i = 0; i < db->drops && status == STATUS_OK; i++)
        status = run(db, db->dropped[i], "build an index", err);
    forget_dropped(db);
    return status;
}
