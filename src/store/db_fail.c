/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "store/db_priv.h"

static enum status plain(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return STATUS_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_ERROR: /* a test prepares every query, so at run time a table is missing: the file is wrong */
        return STATUS_DAMAGED;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
        return STATUS_BAD_VALUE;
    default: /* IOERR, FULL, CANTOPEN, READONLY, NOMEM, AUTH …: nothing was recorded */
        return STATUS_IO_ERROR;
    }
}

/*
 * The status a trigger raised: its message begins with a status code if it is meant for people ("offer_limit per
 * member"). STATUS_COUNT if not; *rest is the text after the code.
 */
static enum status raised(const char *message, const char **rest)
{
    char word[48];
    size_t length = strcspn(message, " :");
    *rest = "";
    if (length == 0 || length >= sizeof word)
        return STATUS_COUNT;
    memcpy(word, message, length);
    word[length] = '\0';
    *rest = message + length + strspn(message + length, " :");
    enum status status = status_from_code(word);
    return status == STATUS_OK ? STATUS_COUNT : status;
}

/* Whether a unique index failed whose first column is `column`; more columns may follow. */
static bool is_unique(const char *message, const char *column)
{
    static const char head[] = "UNIQUE constraint failed: ";
    size_t length = strlen(column);
    if (strncmp(message, head, sizeof head - 1) != 0 || strncmp(message + sizeof head - 1, column, length) != 0)
        return false;
    char next = message[sizeof head - 1 + length];
    return next == '\0' || next == ',';
}

static enum status refused(const char *where, const char *message, struct error *err)
{
    error_set(err, STATUS_BAD_VALUE, "", "%s: %s", where, message);
    error_detail(err, "schema");
    error_arg(err, 0, "%s", message);
    return STATUS_BAD_VALUE;
}

static enum status constraint(const char *message, const char *where, struct error *err)
{
    if (is_unique(message, "member.phone"))
        return error_set(err, STATUS_DUPLICATE_PHONE, "phone", "%s", where);
    if (is_unique(message, "member.card"))
        return error_set(err, STATUS_DUPLICATE_CARD, "card", "%s", where);
    const char *rest = "";
    enum status status = raised(message, &rest);
    if (status == STATUS_COUNT) {
        log_line("store: %s: refused by the schema: %s", where, message);
        return refused(where, message, err);
    }
    error_set(err, status, "", "%s: %s", where, message);
    if (status == STATUS_OFFER_LIMIT)
        error_detail(err, strcmp(rest, "per day") == 0 ? "per_member_day" : "per_member");
    return status;
}

static bool is_sync(int code)
{
    return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

static void note_broken(struct db *db, int code)
{
    int primary = code & 0xff;
    bool damaged = primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
    db->broken |= primary == SQLITE_IOERR || damaged;
    db->damaged |= damaged;
    db->unsynced |= is_sync(code);
}

enum status db_fail_code(struct db *db, sqlite3 *handle, int code, const char *where, struct error *err)
{
    const char *message = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    db->message[0] = '\0';
    if ((code & 0xff) == SQLITE_CONSTRAINT) {
        text_copy(db->message, sizeof db->message, message);
        return constraint(db->message, where, err);
    }
    enum status status = plain(code);
    if (status == STATUS_IO_ERROR || status == STATUS_DAMAGED)
        log_line("store: %s: SQLite %d: %s", where, code, message);
    note_broken(db, code);
    if (status == STATUS_BAD_VALUE)
        return refused(where, message, err);
    error_set(err, status, "", "%s: %s (SQLite %d)", where, message, code);
    if (is_sync(code))
        error_detail(err, "sync");
    else if (status == STATUS_IO_ERROR && db->shop && !db->writing)
        error_detail(err, "read"); /* what was written before it stands */
    return status;
}

enum status db_fail(struct db *db, const char *where, struct error *err)
{
    int code = db->handle ? sqlite3_extended_errcode(db->handle) : SQLITE_NOMEM;
    return db_fail_code(db, db->handle, code, where, err);
}

const char *db_message(struct db *db)
{
    return db->message;
}
