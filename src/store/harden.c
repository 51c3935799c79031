/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "store/db_priv.h"
#include "store/embedded.h"

#define BUSY_MS 5000 /* against programs that do not know the gate, and during WAL recovery by another process */

static const struct {
    const char *name;
    int value;
} pragmas[] = {
    {"busy_timeout", BUSY_MS}, /* first, as the next pragma may meet a WAL recovery by another process */
    {"foreign_keys", 1},       {"trusted_schema", 0},     {"cell_size_check", 1},
    {"mmap_size", 0},          {"wal_autocheckpoint", 0}, {"synchronous", 2},
    {"secure_delete", 1},      {"temp_store", 2},         {"cache_size", -CACHE_KIB},
};

/* Only db_checkpoint may checkpoint, under guard: hence NO_CKPT_ON_CLOSE and wal_autocheckpoint=0. */
static const struct {
    int option;
    int value;
} switches[] = {
    {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 1},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
};

static const struct {
    int limit;
    int value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, 16 << 20},     {SQLITE_LIMIT_SQL_LENGTH, 1 << 20}, {SQLITE_LIMIT_COLUMN, 200},
    {SQLITE_LIMIT_EXPR_DEPTH, 200},      {SQLITE_LIMIT_COMPOUND_SELECT, 50}, {SQLITE_LIMIT_VDBE_OP, 100000},
    {SQLITE_LIMIT_FUNCTION_ARG, 100},    {SQLITE_LIMIT_ATTACHED, 0},         {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 200}, {SQLITE_LIMIT_TRIGGER_DEPTH, 16},   {SQLITE_LIMIT_WORKER_THREADS, 0},
};

static bool harmless_pragma(const char *name, const char *argument)
{
    static const char *const look[] = {"user_version",      "application_id",  "table_info",  "table_list",
                                       "foreign_key_check", "integrity_check", "quick_check", "data_version"};
    static const char *const takes_argument[] = {"table_info", "table_list", "foreign_key_check", "integrity_check",
                                                 "quick_check"};
    if (!argument) {
        for (size_t i = 0; i < sizeof look / sizeof *look; i++)
            if (strcmp(name, look[i]) == 0)
                return true;
        for (size_t i = 0; i < sizeof pragmas / sizeof *pragmas; i++)
            if (strcmp(name, pragmas[i].name) == 0)
                return true;
    }
    for (size_t i = 0; argument && i < sizeof takes_argument / sizeof *takes_argument; i++)
        if (strcmp(name, takes_argument[i]) == 0)
            return true;
    return false;
}

static int authorise(void *context, int action, const char *first, const char *second, const char *database,
                     const char *trigger)
{
    const struct db *db = context;
    (void)database;
    (void)trigger;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return second && strcmp(second, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
        return SQLITE_DENY;
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        return db->unlocked || (first && strncmp(first, "sqlite_", 7) != 0) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA:
        return db->unlocked || harmless_pragma(first, second) ? SQLITE_OK : SQLITE_DENY;
    default: /* DDL, ANALYZE, REINDEX, virtual tables */
        return db->unlocked ? SQLITE_OK : SQLITE_DENY;
    }
}

static enum status refuse(struct error *err, const char *what)
{
    log_line("store: SQLite did not take the setting %s", what);
    return error_set(err, STATUS_IO_ERROR, "", "SQLite did not take the setting %s", what);
}

static enum status set_pragmas(struct db *db, sqlite3 *handle, struct error *err)
{
    for (size_t i = 0; i < sizeof pragmas / sizeof *pragmas; i++) {
        char sql[80];
        snprintf(sql, sizeof sql, "PRAGMA %s=%d", pragmas[i].name, pragmas[i].value);
        int code = sqlite3_exec(handle, sql, NULL, NULL, NULL);
        if (code != SQLITE_OK)
            return db_fail_code(db, handle, code, sql, err);
        sqlite3_stmt *look = NULL;
        int value = 0;
        snprintf(sql, sizeof sql, "PRAGMA %s", pragmas[i].name);
        code = sqlite3_prepare_v2(handle, sql, -1, &look, NULL);
        if (code == SQLITE_OK && sqlite3_step(look) == SQLITE_ROW)
            value = sqlite3_column_int(look, 0);
        sqlite3_finalize(look);
        if (code != SQLITE_OK)
            return db_fail_code(db, handle, code, sql, err);
        if (value != pragmas[i].value)
            return refuse(err, pragmas[i].name);
    }
    return STATUS_OK;
}

/* The first use of json_each runs a CREATE TABLE, which the authorizer would deny later: use it once now. */
static enum status warm(struct db *db, sqlite3 *handle, struct error *err)
{
    sqlite3_stmt *first = NULL;
    int code = sqlite3_prepare_v2(handle, query_texts[QUERY_STORE_WARM].sql, -1, &first, NULL);
    sqlite3_finalize(first);
    return code == SQLITE_OK ? STATUS_OK : db_fail_code(db, handle, code, "json_each", err);
}

static enum status set_switches(sqlite3 *handle, struct error *err)
{
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++) {
        int value = -1;
        int code = sqlite3_db_config(handle, switches[i].option, switches[i].value, &value);
        if (code != SQLITE_OK || value != switches[i].value)
            return refuse(err, "of sqlite3_db_config");
    }
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        sqlite3_limit(handle, limits[i].limit, limits[i].value);
        if (sqlite3_limit(handle, limits[i].limit, -1) > limits[i].value)
            return refuse(err, "of sqlite3_limit");
    }
    return STATUS_OK;
}

enum status harden(struct db *db, sqlite3 *handle, struct error *err)
{
    TRY(set_switches(handle, err));
    TRY(set_pragmas(db, handle, err));
    TRY(warm(db, handle, err));
    int code = sqlite3_set_authorizer(handle, authorise, db);
    return code == SQLITE_OK ? STATUS_OK : db_fail_code(db, handle, code, "authorizer", err);
}

/* The guard runs only BEGIN IMMEDIATE and ROLLBACK, which need no schema; other pragmas would read and parse it. */
enum status harden_guard(sqlite3 *handle, struct error *err)
{
    TRY(set_switches(handle, err));
    if (sqlite3_wal_autocheckpoint(handle, 0) != SQLITE_OK || sqlite3_busy_timeout(handle, BUSY_MS) != SQLITE_OK)
        return refuse(err, "of the checkpoint's guard");
    return STATUS_OK;
}

enum status harden_journal(struct db *db, struct error *err)
{
    sqlite3_stmt *look = NULL;
    char mode[16] = "";
    int code = sqlite3_prepare_v2(db->handle, db->mode == DB_READ ? "PRAGMA journal_mode" : "PRAGMA journal_mode=WAL",
                                  -1, &look, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(look);
        if (code == SQLITE_ROW)
            snprintf(mode, sizeof mode, "%s", (const char *)sqlite3_column_text(look, 0));
    }
    enum status status = code == SQLITE_ROW ? STATUS_OK : db_fail(db, "journal mode", err);
    sqlite3_finalize(look);
    if (status == STATUS_OK && db->mode != DB_READ && strcmp(mode, "wal") != 0)
        return refuse(err, "journal_mode=WAL");
    return status;
}
