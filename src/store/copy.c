/* SPDX-License-Identifier: MIT */
#include "store/copy.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "store/db_priv.h"
#include "store/embedded.h"
#include "store/outfile.h"

/* SQLite itself would create the copy readable by others where the umask allows it. */
static enum status create_private(const char *path, struct error *err)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return error_file(err, "file", path, errno);
    close(descriptor);
    return STATUS_OK;
}

static enum status open_copy(struct db *db, const char *to, sqlite3 **copy, struct error *err)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE;
    if (!db->vfs)
        TRY(create_private(to, err));
    int code = sqlite3_open_v2(to, copy, flags, db->vfs);
    if (code == SQLITE_OK) /* a new file: nothing to roll back, and it is synced once at its end */
        code = sqlite3_exec(*copy, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", NULL, NULL, NULL);
    return code == SQLITE_OK ? STATUS_OK : db_fail_code(db, *copy, code, "copy", err);
}

/* The source stays in one read transaction, so that writers do not make the copy begin again. */
static enum status copy_pages(struct db *db, sqlite3 *from, sqlite3 *copy, struct error *err)
{
    int code = sqlite3_exec(from, "BEGIN; SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    sqlite3_backup *backup = code == SQLITE_OK ? sqlite3_backup_init(copy, "main", from, "main") : NULL;
    if (backup) {
        sqlite3_backup_step(backup, -1);
        code = sqlite3_backup_finish(backup);
    } else if (code == SQLITE_OK) {
        code = sqlite3_extended_errcode(copy);
    }
    if (code == SQLITE_OK) /* the copy has no WAL; a file of another schema does not say whether it needs one */
        sqlite3_exec(copy, query_texts[QUERY_STORE_SET_CLOSED].sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? STATUS_OK : db_fail_code(db, copy, code, "copy", err);
}

static enum status sync_copy(const struct db *db, const char *to, struct error *err)
{
    if (db->vfs)
        return STATUS_OK;
    int descriptor = open(to, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    bool good = descriptor >= 0 && fsync(descriptor) == 0;
    int number = errno;
    if (descriptor >= 0)
        close(descriptor);
    return good && outfile_sync_directory(to) ? STATUS_OK : error_file(err, "file", to, good ? errno : number);
}

static enum status copy_all(struct db *db, const char *to, struct error *err)
{
    sqlite3 *from = NULL, *copy = NULL;
    enum status status = open_copy(db, to, &copy, err);
    bool made = status != STATUS_FILE_EXISTS;
    if (status == STATUS_OK)
        status = db_connect(db, &from, err);
    if (status == STATUS_OK)
        status = copy_pages(db, from, copy, err);
    sqlite3_close(from);
    if (sqlite3_close(copy) != SQLITE_OK && status == STATUS_OK)
        status = error_set(err, STATUS_IO_ERROR, "", "%s could not be closed", to);
    if (status == STATUS_OK)
        status = sync_copy(db, to, err);
    if (status != STATUS_OK && made && !db->vfs)
        unlink(to);
    return status;
}

enum status copy_snapshot(struct db *db, const char *to, struct error *err)
{
    TRY(db_usable(db, err));
    return copy_all(db, to, err);
}

/* --- before a migration ------------------------------------------------------------------------------------------- */

static enum status whole(struct db *db, const char *path, struct error *err)
{
    sqlite3 *copy = NULL;
    sqlite3_stmt *check = NULL;
    bool good = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, db->vfs) == SQLITE_OK &&
                sqlite3_prepare_v2(copy, "PRAGMA quick_check", -1, &check, NULL) == SQLITE_OK &&
                sqlite3_step(check) == SQLITE_ROW && strcmp((const char *)sqlite3_column_text(check, 0), "ok") == 0;
    sqlite3_finalize(check);
    sqlite3_close(copy);
    if (good)
        return STATUS_OK;
    return error_set(err, STATUS_DAMAGED, "", "the copy %s is not whole; nothing was migrated", path);
}

/* A copy of the same version was made by a try that did not come to the migration: it is made again. */
enum status copy_beside(struct db *db, int version, struct error *err)
{
    struct buffer path = {0};
    buffer_format(&path, "%s.bak-v%d", db->path, version);
    if (!db->vfs)
        unlink(path.text);
    enum status status = copy_all(db, path.text, err);
    if (status == STATUS_OK)
        status = whole(db, path.text, err);
    buffer_clear(&path);
    return status;
}
