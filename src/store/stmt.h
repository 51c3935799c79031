/* SPDX-License-Identifier: MIT */
/*
 * stmt: the named queries of data/queries (enum query, generated), prepared on first use and kept by the connection.
 * Binds are by name, columns by position. A statement is used start to end before the same query is used again
 * (stmt_use resets it); recursion over one query is a programming error.
 *
 *     struct stmt *s = stmt_use(db, QUERY_MEMBER_BY_PHONE);
 *     stmt_int(s, ":phone", phone);
 *     TRY(stmt_next(s, &found, err));
 */
#ifndef FD_STORE_STMT_H
#define FD_STORE_STMT_H

#include "store/db.h"
#include "store/query.h" /* generated: enum query { QUERY_…, QUERY_COUNT } */

struct stmt;

struct stmt *stmt_use(struct db *db, enum query query);
/* A name that the query does not have ends the program: a test prepares and binds every query. */
void stmt_int(struct stmt *stmt, const char *name, int64_t value);
void stmt_id(struct stmt *stmt, const char *name, int64_t id);                  /* 0 binds NULL */
void stmt_text(struct stmt *stmt, const char *name, const char *value);         /* NULL binds NULL; copied */
void stmt_text_or_null(struct stmt *stmt, const char *name, const char *value); /* "" binds NULL too */
void stmt_blob(struct stmt *stmt, const char *name, const void *bytes, size_t length);
/* Numbers as a JSON array, for json_each. */
void stmt_ids(struct stmt *stmt, const char *name, const int64_t *ids, size_t count);
void stmt_null(struct stmt *stmt, const char *name);

/* One row on: *row false when there are no more (the statement is then reset). */
enum status stmt_next(struct stmt *stmt, bool *row, struct error *err) MUST_USE;
/* Runs to the end, ignoring rows. */
enum status stmt_run(struct stmt *stmt, struct error *err) MUST_USE;
/* First column of the first row; `otherwise` when there is none or it is NULL. */
enum status stmt_value(struct stmt *stmt, int64_t otherwise, int64_t *value, struct error *err) MUST_USE;
void stmt_done(struct stmt *stmt); /* resets early, when the rest of the rows is not wanted */

bool stmt_is_null(const struct stmt *stmt, int column);
int64_t stmt_get_int(const struct stmt *stmt, int column);      /* 0 for NULL */
const char *stmt_get_text(const struct stmt *stmt, int column); /* "" for NULL; good until the next stmt_next */
const void *stmt_get_blob(const struct stmt *stmt, int column, size_t *length);
int stmt_columns(const struct stmt *stmt);

#endif
