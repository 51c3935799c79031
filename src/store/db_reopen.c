/* SPDX-License-Identifier: MIT */
/*
 * Life after an I/O error: a second connection replaces the one that failed, under the same struct db, so that
 * whatever borrowed it stays good. The gate stays open, and with it the seats and holds of this process. After a failed
 * sync no new connection helps: the kernel may have forgotten pages it could not write and call the next sync a
 * success.
 */
#include "base/log.h"
#include "store/db_priv.h"

bool db_broken(const struct db *db)
{
    return db->broken;
}

static enum status join(struct db *db, struct error *err)
{
    int64_t version = 0;
    bool unlocked = db->unlocked;
    db->unlocked = true;
    enum status status = db_attach(db, &version, err);
    db->unlocked = unlocked;
    return status;
}

enum status db_reopen(struct db *db, struct error *err)
{
    if (!db->broken)
        return STATUS_OK;
    if (db->unsynced || db->damaged || db->writing || db->reading || db->batch)
        return db_usable(db, err);
    sqlite3 *handle = db->handle, *guard = db->guard;
    stmt_finalize_all(db);
    db->handle = db->guard = NULL;
    db->broken = false;
    if (db->mode == DB_CREATE)
        db->mode = DB_OPEN; /* it was made by now */
    enum status status = join(db, err);
    if (status != STATUS_OK) {
        sqlite3_close(db->handle);
        db->handle = handle;
        db->guard = guard;
        db->broken = true;
        return status;
    }
    sqlite3_close(guard);
    sqlite3_close(handle);
    db->transactions++; /* marks of the old connection are void */
    log_line("store: opened again after an I/O error");
    return STATUS_OK;
}
