/* SPDX-License-Identifier: MIT */
/* plain: SQLite by itself, for floors: a file with nothing of ours about it, or a statement on a shop's connection. */
#ifndef FD_BENCH_PLAIN_H
#define FD_BENCH_PLAIN_H

#include "store/db_priv.h"
#include "desk/desk.h"

/* A new file, WAL and synchronous=FULL. */
sqlite3 *plain_open(const char *path);
void plain_close(sqlite3 *handle);
sqlite3 *plain_of(struct desk *desk); /* the shop's own connection: not to be closed */

void plain_run(sqlite3 *handle, const char *sql);
sqlite3_stmt *plain_prepare(sqlite3 *handle, const char *sql);
/* All its rows, and ready to run again; how long it took. */
int64_t plain_all(sqlite3_stmt *stmt);
/* First column of the first row of a query. */
int64_t plain_value(sqlite3 *handle, const char *sql);

#endif
