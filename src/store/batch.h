/* SPDX-License-Identifier: MIT */
/*
 * batch: many writes made quickly, for a file that is still being made. Between begin and end every db_begin_write is a
 * savepoint of one transaction, nothing is synced, and the gate is held: no other process writes. A crash in between
 * may leave the file useless, so only a file that nobody relies on yet may be written so.
 */
#ifndef FD_STORE_BATCH_H
#define FD_STORE_BATCH_H

#include "store/db.h"

enum status batch_begin(struct db *db, struct error *err) MUST_USE;
/* Everything is in the file, and synced, when it has returned STATUS_OK. */
enum status batch_end(struct db *db, struct error *err) MUST_USE;

/*
 * In a batch: takes the indexes of a table, or the one of that name, away (those that hold no rule: not unique) and
 * builds them again, which is quicker than keeping them when the table grows manyfold. Until then queries are slow, not
 * wrong.
 */
enum status batch_drop_indexes(struct db *db, const char *table, struct error *err) MUST_USE;
/* The same with those that hold a rule: whether it was kept shows when they are built, which fails else. */
enum status batch_drop_rules(struct db *db, const char *table, struct error *err) MUST_USE;
enum status batch_build_indexes(struct db *db, struct error *err) MUST_USE;

/*
 * In one write to a file in use that brings many rows: what it changes stays in memory until the commit, and indexes
 * may be dropped and built as above. They come and go with the write: nobody else sees it without them, and when it is
 * rolled back or cut off they were never gone. A commit before they are built is refused.
 */
enum status batch_widen(struct db *db, struct error *err) MUST_USE;

#endif
