/* SPDX-License-Identifier: MIT */
#include "store/migrate.h"

#include <stdio.h>

#include "base/log.h"
#include "store/db_priv.h"
#include "store/embedded.h"

int migrate_oldest(void)
{
    return migration_texts[0].version;
}

int migrate_newest(void)
{
    return migration_texts[migration_count - 1].version;
}

/* foreign_key_check reads every table with a foreign key, so it runs once, in the transaction of the last step. */
static enum status dangling(struct db *db, struct error *err)
{
    sqlite3_stmt *check = NULL;
    int code = sqlite3_prepare_v2(db->handle, "PRAGMA foreign_key_check", -1, &check, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(check);
    enum status status = STATUS_OK;
    if (code == SQLITE_ROW)
        status = error_set(err, STATUS_DAMAGED, "", "migration: %s has a row whose %s is missing",
                           (const char *)sqlite3_column_text(check, 0), (const char *)sqlite3_column_text(check, 2));
    else if (code != SQLITE_DONE)
        status = db_fail(db, "foreign_key_check", err);
    sqlite3_finalize(check);
    return status;
}

static enum status run(struct db *db, const struct migration_text *step, struct error *err)
{
    char mark[96];
    snprintf(mark, sizeof mark, "PRAGMA application_id=%d; PRAGMA user_version=%d", DB_APPLICATION_ID, step->version);
    TRY(db_exec(db, step->sql, step->name, err));
    TRY(db_exec(db, mark, step->name, err));
    return step->version == migrate_newest() ? dangling(db, err) : STATUS_OK;
}

/* Another process may have run the step while this one waited for the gate, so the version is read again. */
static enum status step_up(struct db *db, const struct migration_text *step, struct error *err)
{
    int64_t version = 0;
    TRY(db_begin_write(db, err));
    enum status status = db_pragma(db, "user_version", &version, err);
    if (status == STATUS_OK && version < step->version)
        status = run(db, step, err);
    if (status == STATUS_OK) {
        TRY(db_commit(db, err));
        log_line("store: schema version %d", step->version);
        return STATUS_OK;
    }
    db_rollback(db);
    return status;
}

/* foreign_keys cannot change inside a transaction, and a step that rebuilds a table needs it off. */
enum status migrate_up(struct db *db, struct error *err)
{
    int64_t version = 0;
    int64_t enforced = 0;
    TRY(db_pragma(db, "user_version", &version, err));
    db->unlocked = true;
    enum status status = db_exec(db, "PRAGMA foreign_keys=0", "migrate", err);
    for (int i = 0; status == STATUS_OK && i < migration_count; i++)
        if (version < migration_texts[i].version)
            status = step_up(db, &migration_texts[i], err);
    int code = sqlite3_exec(db->handle, "PRAGMA foreign_keys=1", NULL, NULL, NULL);
    db->unlocked = false;
    TRY(status);
    if (code == SQLITE_OK)
        TRY(db_pragma(db, "foreign_keys", &enforced, err));
    return enforced ? STATUS_OK : db_fail(db, "foreign_keys", err);
}
