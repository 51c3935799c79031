/* SPDX-License-Identifier: MIT */
/*
 * The write-ahead log: checkpoints under guard, removal of a failed commit, and the file left whole.
 *
 * The shop file is whole when nobody has it open: the last one out copies the WAL back and empties it. shop.open says
 * in the file itself that its WAL belongs to it: set, and copied back, before the first write after a clean end;
 * cleared by the last one out. A file that says so without a WAL beside it is a copy that lacks the newest entries.
 */
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/log.h"
#include "store/db_priv.h"
#include "store/embedded.h"
#include "store/stmt.h"

#define CHECKPOINT_WAIT_MS 1000
#define LAST_WAIT_MS 1000
#define WAL_HEADER 32
#define FRAME_HEADER 24
#define INDEX_REGION 32768

static enum status open_guard(struct db *db, struct error *err)
{
    TRY(db_connect(db, &db->guard, err));
    return harden_guard(db->guard, err);
}

/* The BEGIN IMMEDIATE of the guard keeps out every writer, also programs that do not know the gate. */
static int copy_guarded(struct db *db)
{
    int code = sqlite3_exec(db->guard, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code != SQLITE_OK)
        return code;
    code = sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    int end = sqlite3_exec(db->guard, "ROLLBACK", NULL, NULL, NULL);
    return code == SQLITE_OK ? end : code;
}

enum status db_copy_back(struct db *db, struct error *err)
{
    if (!db->guard) {
        enum status status = open_guard(db, err);
        if (status != STATUS_OK) {
            sqlite3_close(db->guard);
            db->guard = NULL;
            return status;
        }
    }
    int code = copy_guarded(db);
    if (code == SQLITE_OK)
        db->wal_pages = 0;
    if (code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
        return STATUS_OK;
    db->broken = true; /* after a failed sync a later one may report success without having written */
    return db_fail_code(db, NULL, code, "checkpoint", err);
}

void db_checkpoint(struct db *db, int pages)
{
    if (db->broken || db->mode == DB_READ || db->batch || db->writing || db->reading || db->wal_pages < pages)
        return;
    struct error err = {0};
    stmt_reset_all(db);
    if (gate_enter(db->gate, CHECKPOINT_WAIT_MS, &err) != STATUS_OK)
        return;
    if (db_copy_back(db, &err) != STATUS_OK)
        log_error("checkpoint", &err);
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

/* --- the file without its WAL ------------------------------------------------------------------------------------- */

bool db_wal_there(const struct db *db)
{
    struct buffer name = {0};
    struct stat of;
    int exists = 0;
    buffer_format(&name, "%s-wal", db->path);
    sqlite3_vfs *vfs = db->vfs ? sqlite3_vfs_find(db->vfs) : NULL;
    if (vfs)
        vfs->xAccess(vfs, name.text, SQLITE_ACCESS_EXISTS, &exists);
    else
        exists = stat(name.text, &of) == 0 && of.st_size > 0;
    buffer_clear(&name);
    return exists != 0;
}

/* *open 0 in a file without a row of a shop, or of another schema. */
static enum status is_open(struct db *db, int64_t *open)
{
    struct error own;
    return stmt_value(stmt_use(db, QUERY_STORE_IS_OPEN), 0, open, &own);
}

enum status db_look_whole(struct db *db, bool wal, struct error *err)
{
    int64_t open = 0;
    if (wal || db->mode == DB_CREATE || is_open(db, &open) != STATUS_OK || !open)
        return STATUS_OK;
    /* Another may have begun to write meanwhile. None can have emptied the WAL: this process is present at the gate. */
    if (!db->vfs && db_wal_there(db))
        return STATUS_OK;
    const char *slash = strrchr(db->path, '/');
    error_set(err, STATUS_FILE_INCOMPLETE, "shop", "the file was in use when it was copied, and its WAL is not here");
    error_arg(err, 0, "%s-wal", slash ? slash + 1 : db->path);
    return STATUS_FILE_INCOMPLETE;
}

/* Inside the turn, after BEGIN IMMEDIATE, which it repeats where it has to commit. */
enum status db_mark_open(struct db *db, struct error *err)
{
    int64_t open = 1;
    if (db->marked)
        return STATUS_OK;
    db->marked = true;
    if (db->mode == DB_CREATE) /* until it is closed, it is nobody's */
        return STATUS_OK;
    if (is_open(db, &open) != STATUS_OK || open)
        return STATUS_OK;
    db->marked = false;
    stmt_reset_all(db);
    TRY(db_exec(db, query_texts[QUERY_STORE_SET_OPEN].sql, "mark open", err));
    enum status status = db_exec(db, "COMMIT", "mark open", err);
    if (status == STATUS_OK)
        status = db_copy_back(db, err);
    else
        db_forget_tail(db);
    db->broken |= status != STATUS_OK;
    TRY(status);
    db->marked = true;
    return db_begin(db, "BEGIN IMMEDIATE", "begin write", err);
}

static int finish(sqlite3 *handle)
{
    int code = sqlite3_exec(handle, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle, query_texts[QUERY_STORE_SET_CLOSED].sql, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle, "COMMIT", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        return sqlite3_wal_checkpoint_v2(handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    if (!sqlite3_get_autocommit(handle))
        sqlite3_exec(handle, "ROLLBACK", NULL, NULL, NULL);
    return code;
}

/* A reader that is the last one out opens the file again, to write; where it may not, the WAL stays for the next. */
static int finish_reader(struct db *db)
{
    struct db writer = {.path = db->path, .vfs = db->vfs};
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_READWRITE;
    int code = sqlite3_open_v2(db->path, &writer.handle, flags, db->vfs);
    if (code == SQLITE_OK && harden_guard(writer.handle, NULL) == STATUS_OK)
        code = finish(writer.handle);
    if (code != SQLITE_OK)
        db_forget_tail(&writer);
    sqlite3_close(writer.handle);
    return code;
}

static int finish_writer(struct db *db)
{
    int code = finish(db->handle);
    if (code != SQLITE_OK)
        db_forget_tail(db);
    return code;
}

void db_leave_whole(struct db *db)
{
    if (!db->handle || !db->gate || !db->shop || db->broken || db->batch || !db_wal_there(db) ||
        !gate_alone(db->gate) || gate_enter(db->gate, LAST_WAIT_MS, NULL) != STATUS_OK)
        return;
    db_end_snapshot(db);
    int code = db->mode == DB_READ ? finish_reader(db) : finish_writer(db);
    gate_leave(db->gate);
    if (code != SQLITE_OK)
        log_line("store: the log was not copied back: %s", sqlite3_errstr(code));
}
