/* SPDX-License-Identifier: MIT */
#include "bench/plain.h"

#include <stdio.h>
#include <stdlib.h>

#include "bench/bench.h"

static void must(int code, sqlite3 *handle)
{
    if (code == SQLITE_OK || code == SQLITE_DONE)
        return;
    fprintf(stderr, "bench: SQLite: %s\n", sqlite3_errmsg(handle));
    exit(99);
}

sqlite3 *plain_open(const char *path)
{
    sqlite3 *handle;
    must(sqlite3_open(path, &handle), handle);
    plain_run(handle, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0");
    return handle;
}

void plain_close(sqlite3 *handle)
{
    must(sqlite3_close(handle), handle);
}

sqlite3 *plain_of(struct desk *desk)
{
    return desk_db(desk)->handle;
}

void plain_run(sqlite3 *handle, const char *sql)
{
    must(sqlite3_exec(handle, sql, NULL, NULL, NULL), handle);
}

sqlite3_stmt *plain_prepare(sqlite3 *handle, const char *sql)
{
    sqlite3_stmt *stmt;
    must(sqlite3_prepare_v2(handle, sql, -1, &stmt, NULL), handle);
    return stmt;
}

int64_t plain_all(sqlite3_stmt *stmt)
{
    int64_t begin = bench_now();
    int code;
    do
        code = sqlite3_step(stmt);
    while (code == SQLITE_ROW);
    sqlite3_reset(stmt);
    int64_t took = bench_now() - begin;
    must(code, sqlite3_db_handle(stmt));
    return took;
}

int64_t plain_value(sqlite3 *handle, const char *sql)
{
    sqlite3_stmt *stmt = plain_prepare(handle, sql);
    int64_t value = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : 0;
    must(sqlite3_finalize(stmt), handle);
    return value;
}
