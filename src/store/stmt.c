/* SPDX-License-Identifier: MIT */
#include "store/stmt.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/log.h"
#include "base/mem.h"
#include "store/db_priv.h"
#include "store/embedded.h"

/* Own copies: SQLite's names are gone when it prepares the statement anew, as it does after a change of the schema. */
struct columns {
    int count;
    int next; /* where a name is looked for first: behind the column read last */
    const char *name[];
};

struct stmt {
    struct db *db;
    sqlite3_stmt *handle;
    struct columns *columns; /* NULL as long as `handle` is */
    const char *name;
    int failed; /* SQLite code of a failed prepare or bind, reported by the next step */
};

static const char *name_of(sqlite3_stmt *handle, int column)
{
    const char *name = sqlite3_column_name(handle, column);
    if (!name)
        mem_exhausted();
    return name;
}

static struct columns *columns_of(sqlite3_stmt *handle)
{
    int count = sqlite3_column_count(handle);
    size_t head = sizeof(struct columns) + (size_t)count * sizeof(char *), text = 0;
    for (int i = 0; i < count; i++)
        text += strlen(name_of(handle, i)) + 1;
    struct columns *columns = mem_alloc(head + text);
    char *end = (char *)columns + head;
    columns->count = count;
    for (int i = 0; i < count; i++) {
        columns->name[i] = end;
        end = stpcpy(end, name_of(handle, i)) + 1;
    }
    return columns;
}

struct stmt *stmt_use(struct db *db, enum query query)
{
    if (!db->stmts)
        db->stmts = mem_alloc((QUERY_COUNT + 1) * sizeof *db->stmts);
    struct stmt *stmt = &db->stmts[query];
    stmt->failed = SQLITE_OK;
    if (stmt->handle) {
        sqlite3_reset(stmt->handle);
        sqlite3_clear_bindings(stmt->handle);
        return stmt;
    }
    stmt->db = db;
    stmt->name = query_texts[query].name;
    stmt->failed =
        sqlite3_prepare_v3(db->handle, query_texts[query].sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt->handle, NULL);
    if (stmt->handle)
        stmt->columns = columns_of(stmt->handle);
    return stmt;
}

static _Noreturn void unknown(const struct stmt *stmt, const char *name)
{
    log_line("store: query %s has no %s", stmt->name, name);
    fprintf(stderr, "query %s has no %s\n", stmt->name, name);
    abort();
}

/* Index of a parameter; 0 if the statement could not be prepared, which the next step reports. */
static int place_of(const struct stmt *stmt, const char *name)
{
    if (!stmt->handle)
        return 0;
    int place = sqlite3_bind_parameter_index(stmt->handle, name);
    if (place == 0)
        unknown(stmt, name);
    return place;
}

static void note(struct stmt *stmt, int code)
{
    if (stmt->failed == SQLITE_OK)
        stmt->failed = code;
}

void stmt_int(struct stmt *stmt, const char *name, int64_t value)
{
    int place = place_of(stmt, name);
    if (place)
        note(stmt, sqlite3_bind_int64(stmt->handle, place, value));
}

void stmt_id(struct stmt *stmt, const char *name, int64_t id)
{
    if (id)
        stmt_int(stmt, name, id);
    else
        stmt_null(stmt, name);
}

void stmt_text(struct stmt *stmt, const char *name, const char *value)
{
    int place = place_of(stmt, name);
    if (place)
        note(stmt, sqlite3_bind_text(stmt->handle, place, value, -1, SQLITE_TRANSIENT));
}

void stmt_text_or_null(struct stmt *stmt, const char *name, const char *value)
{
    stmt_text(stmt, name, value && *value ? value : NULL);
}

void stmt_blob(struct stmt *stmt, const char *name, const void *bytes, size_t length)
{
    int place = place_of(stmt, name);
    if (place)
        note(stmt, sqlite3_bind_blob64(stmt->handle, place, bytes, length, SQLITE_TRANSIENT));
}

void stmt_ids(struct stmt *stmt, const char *name, const int64_t *ids, size_t count)
{
    struct buffer text = {0};
    char number[24];
    buffer_add(&text, "[");
    for (size_t i = 0; i < count; i++) {
        snprintf(number, sizeof number, "%s%" PRId64, i > 0 ? "," : "", ids[i]);
        buffer_add(&text, number);
    }
    buffer_add(&text, "]");
    stmt_text(stmt, name, text.text);
    buffer_clear(&text);
}

void stmt_null(struct stmt *stmt, const char *name)
{
    int place = place_of(stmt, name);
    if (place)
        note(stmt, sqlite3_bind_null(stmt->handle, place));
}

/*
 * Refuses two mistakes that SQLite allows: a write outside a transaction, which would commit by itself without the
 * gate; and a write after SQLite has rolled back by itself, which would commit alone too.
 */
static enum status allowed(struct stmt *stmt, struct error *err)
{
    struct db *db = stmt->db;
    TRY(db_usable(db, err));
    if (stmt->failed != SQLITE_OK)
        return db_fail_code(db, db->handle, stmt->failed, stmt->name, err);
    if (db->writing && sqlite3_get_autocommit(db->handle))
        return error_set(err, STATUS_IO_ERROR, "", "%s: the transaction was rolled back before it", stmt->name);
    if (!db->writing && !sqlite3_stmt_readonly(stmt->handle)) {
        log_line("store: %s writes outside a write", stmt->name);
        return error_set(err, STATUS_IO_ERROR, "", "%s writes outside db_begin_write", stmt->name);
    }
    return STATUS_OK;
}

enum status stmt_next(struct stmt *stmt, bool *row, struct error *err)
{
    *row = false;
    TRY(allowed(stmt, err));
    if (!sqlite3_stmt_busy(stmt->handle))
        TRY(db_begin_held(stmt->db, err));
    int code = sqlite3_step(stmt->handle);
    if (code == SQLITE_ROW) {
        *row = true;
        return STATUS_OK;
    }
    enum status status = code == SQLITE_DONE ? STATUS_OK : db_fail(stmt->db, stmt->name, err);
    sqlite3_reset(stmt->handle);
    return status;
}

enum status stmt_run(struct stmt *stmt, struct error *err)
{
    bool row = true;
    while (row)
        TRY(stmt_next(stmt, &row, err));
    return STATUS_OK;
}

enum status stmt_value(struct stmt *stmt, int64_t otherwise, int64_t *value, struct error *err)
{
    bool row = false;
    *value = otherwise;
    TRY(stmt_next(stmt, &row, err));
    if (row && sqlite3_column_type(stmt->handle, 0) != SQLITE_NULL)
        *value = sqlite3_column_int64(stmt->handle, 0);
    stmt_done(stmt);
    return STATUS_OK;
}

void stmt_done(struct stmt *stmt)
{
    sqlite3_reset(stmt->handle);
}

/* Index of a column; 0 if the statement could not be prepared: it has no row. */
static int column_of(const struct stmt *stmt, const char *name)
{
    struct columns *columns = stmt->columns;
    if (!columns)
        return 0;
    for (int i = 0, at = columns->next; i < columns->count; i++, at++) {
        if (at >= columns->count)
            at = 0;
        if (strcmp(columns->name[at], name) == 0) {
            columns->next = at + 1;
            return at;
        }
    }
    unknown(stmt, name);
}

bool stmt_is_null(const struct stmt *stmt, const char *column)
{
    int at = column_of(stmt, column);
    if (stmt->columns)
        stmt->columns->next = at; /* it is read next, unless it is NULL */
    return sqlite3_column_type(stmt->handle, at) == SQLITE_NULL;
}

int64_t stmt_get_int(const struct stmt *stmt, const char *column)
{
    return sqlite3_column_int64(stmt->handle, column_of(stmt, column));
}

const char *stmt_get_text(const struct stmt *stmt, const char *column)
{
    const unsigned char *text = sqlite3_column_text(stmt->handle, column_of(stmt, column));
    return text ? (const char *)text : "";
}

const void *stmt_get_blob(const struct stmt *stmt, const char *column, size_t *length)
{
    int at = column_of(stmt, column);
    const void *bytes = sqlite3_column_blob(stmt->handle, at);
    *length = bytes ? (size_t)sqlite3_column_bytes(stmt->handle, at) : 0;
    return bytes;
}

void stmt_reset_all(struct db *db)
{
    for (int query = 0; db->stmts && query < QUERY_COUNT; query++)
        if (db->stmts[query].handle && sqlite3_stmt_busy(db->stmts[query].handle))
            sqlite3_reset(db->stmts[query].handle);
}

void stmt_finalize_all(struct db *db)
{
    for (int query = 0; db->stmts && query < QUERY_COUNT; query++) {
        sqlite3_finalize(db->stmts[query].handle);
        free(db->stmts[query].columns);
    }
    free(db->stmts);
    db->stmts = NULL;
}
