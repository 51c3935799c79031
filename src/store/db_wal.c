/* SPDX-License-Identifier: MIT */
/* The write-ahead log: checkpoints under guard, and removal of a failed commit. */
#include <stdint.h>
#include <string.h>

#include "base/log.h"
#include "store/db_priv.h"

#define CHECKPOINT_WAIT_MS 1000
#define WAL_HEADER 32
#define FRAME_HEADER 24
#define INDEX_REGION 32768

static enum status open_guard(struct db *db, struct error *err)
{
    TRY(db_connect(db, &db->guard, err));
    return harden_guard(db->guard, err);
}

/* The BEGIN IMMEDIATE of the guard keeps out every writer, also programs that do not know the gate. */
static void copy_back(struct db *db)
{
    struct error err = {0};
    if (!db->guard && open_guard(db, &err) != STATUS_OK) {
        log_error("checkpoint guard", &err);
        sqlite3_close(db->guard);
        db->guard = NULL;
        return;
    }
    int code = sqlite3_exec(db->guard, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
        int end = sqlite3_exec(db->guard, "ROLLBACK", NULL, NULL, NULL);
        if (code == SQLITE_OK)
            code = end;
    }
    if (code == SQLITE_OK)
        db->wal_pages = 0;
    else if ((code & 0xff) != SQLITE_BUSY && (code & 0xff) != SQLITE_LOCKED) {
        db_fail_code(db, NULL, code, "checkpoint", &err);
        db->broken = true; /* after a failed sync a later one may report success without having written */
    }
}

void db_checkpoint(struct db *db, int pages)
{
    if (db->broken || db->mode == DB_READ || db->batch || db->writing || db->reading || db->wal_pages < pages)
        return;
    struct error err = {0};
    stmt_reset_all(db);
    if (gate_enter(db->gate, CHECKPOINT_WAIT_MS, &err) != STATUS_OK)
        return;
    copy_back(db);
    gate_leave(db->gate);
}

/*
 * Reads from the WAL index the number of valid frames and the page size; the format is fixed
 * (sqlite.org/walformat.html).
 */
static bool read_index(sqlite3_file *file, uint32_t *frames, uint32_t *page)
{
    void volatile *region = NULL;
    uint32_t head[24];
    if (file->pMethods->iVersion < 2 || file->pMethods->xShmMap(file, 0, INDEX_REGION, 0, &region) != SQLITE_OK ||
        !region)
        return false;
    memcpy(head, (const void *)(uintptr_t)region, sizeof head);
    uint16_t size;
    memcpy(&size, (const char *)head + 14, sizeof size);
    *frames = head[4];
    *page = size == 1 ? 65536 : size;
    return *page >= 512;
}

/*
 * A commit whose sync failed leaves its frames in the WAL: beyond the valid ones, perhaps not on disk, but readable.
 * The next process to open the shop would take them for a commit and append to them; a power cut could then remove
 * frames that never reached the disk and every acknowledged commit after them. So the first such frame is spoilt in the
 * same turn, which makes certain that the commit did not happen.
 */
void db_forget_tail(struct db *db)
{
    static const char spoilt[FRAME_HEADER];
    sqlite3_file *file = NULL;
    sqlite3_file *wal = NULL;
    uint32_t frames = 0;
    uint32_t page = 0;
    sqlite3_int64 size = 0;
    if (sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
        sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal) != SQLITE_OK || !file ||
        !file->pMethods || !wal || !wal->pMethods || !read_index(file, &frames, &page))
        return;
    sqlite3_int64 tail = WAL_HEADER + (sqlite3_int64)frames * (page + FRAME_HEADER);
    if (wal->pMethods->xFileSize(wal, &size) != SQLITE_OK || size <= tail)
        return;
    if (wal->pMethods->xWrite(wal, spoilt, sizeof spoilt, tail) != SQLITE_OK)
        log_line("store: a failed commit could not be taken out of the WAL");
    else if (wal->pMethods->xSync(wal, SQLITE_SYNC_NORMAL) != SQLITE_OK)
        log_line("store: the WAL cannot be synced");
}
