/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "store/db_priv.h"

/* SQLite itself would create the copy readable by others where the umask allows it. */
static void create_private(const char *path)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor >= 0)
        close(descriptor);
}

static bool whole(sqlite3 *copy)
{
    sqlite3_stmt *check = NULL;
    bool good = sqlite3_prepare_v2(copy, "PRAGMA quick_check", -1, &check, NULL) == SQLITE_OK &&
                sqlite3_step(check) == SQLITE_ROW && strcmp((const char *)sqlite3_column_text(check, 0), "ok") == 0;
    sqlite3_finalize(check);
    return good;
}

enum status copy_beside(struct db *db, int version, struct error *err)
{
    struct buffer path = {0};
    sqlite3 *copy = NULL;
    buffer_format(&path, "%s.bak-v%d", db->path, version);
    if (!db->vfs)
        create_private(path.text);
    int code =
        sqlite3_open_v2(path.text, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, db->vfs);
    if (code == SQLITE_OK) {
        sqlite3_backup *backup = sqlite3_backup_init(copy, "main", db->handle, "main");
        if (backup)
            sqlite3_backup_step(backup, -1);
        code = backup ? sqlite3_backup_finish(backup) : sqlite3_extended_errcode(copy);
    }
    enum status status = code == SQLITE_OK ? STATUS_OK : db_fail_code(db, copy, code, "copy before migration", err);
    if (status == STATUS_OK && !whole(copy))
        status = error_set(err, STATUS_DAMAGED, "", "the copy %s is not whole; nothing was migrated", path.text);
    if (sqlite3_close(copy) != SQLITE_OK && status == STATUS_OK)
        status = error_set(err, STATUS_IO_ERROR, "", "%s could not be closed", path.text);
    buffer_clear(&path);
    return status;
}
