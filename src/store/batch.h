/* SPDX-License-Identifier: MIT */
/*
 * batch: makes many writes fast in a file that is still being created. Between begin and end each db_begin_write is
 * only a savepoint, nothing is synced, and the gate is held, so no other process writes. A crash in between may leave
 * the file useless: never use it on a file with data that is needed.
 */
#ifndef FD_STORE_BATCH_H
#define FD_STORE_BATCH_H

#include "store/db.h"

/* busy after 5 s without the gate. */
enum status batch_begin(struct db *db, struct error *err) MUST_USE;
/*
 * STATUS_OK: everything is in the file and synced. Otherwise the connection is unusable. The gate is released in any
 * case.
 */
enum status batch_end(struct db *db, struct error *err) MUST_USE;

/*
 * Inside a batch (or after batch_widen): drops the non-unique indexes of a table, or the one index of that name;
 * batch_build_indexes creates them again, which is faster than updating them while a table grows manyfold. Until then
 * queries are slow, but right.
 */
enum status batch_drop_indexes(struct db *db, const char *table, struct error *err) MUST_USE;
/* The same including unique indexes. Duplicates show only when they are built, which then fails. */
enum status batch_drop_rules(struct db *db, const char *table, struct error *err) MUST_USE;
/* Builds all dropped indexes again. */
enum status batch_build_indexes(struct db *db, struct error *err) MUST_USE;

/*
 * Inside one ordinary write with many rows, on a file in use: keeps its changes in memory until the commit and allows
 * dropping and building indexes as above. Other connections never see the indexes missing, and a rollback or crash
 * restores them. db_commit fails with io_error while dropped indexes are not built.
 */
enum status batch_widen(struct db *db, struct error *err) MUST_USE;

#endif
