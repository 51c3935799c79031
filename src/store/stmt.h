/* SPDX-License-Identifier: MIT */
/*
 * stmt: the named queries of data/queries (enum query, generated), prepared at first use and kept by the connection.
 * Parameters are bound by name and columns read by name. Finish with a statement before using the same query again:
 * stmt_use resets it, so recursion over one query is a programming error.
 *
 *     struct stmt *s = stmt_use(db, QUERY_MEMBER_BY_PHONE);
 *     stmt_int(s, ":phone", phone);
 *     TRY(stmt_next(s, &found, err));
 *     int64_t id = found ? stmt_get_int(s, "id") : 0;
 */
#ifndef FD_STORE_STMT_H
#define FD_STORE_STMT_H

#include "store/db.h"
#include "store/query.h" /* generated: enum query { QUERY_…, QUERY_COUNT } */

struct stmt;

/* The statement, reset and without bindings; belongs to the connection. Never NULL: stmt_next reports failures. */
struct stmt *stmt_use(struct db *db, enum query query);
/*
 * A parameter name that the query lacks aborts the program; a test binds every query. Failures to bind are returned by
 * the next stmt_next.
 */
void stmt_int(struct stmt *stmt, const char *name, int64_t value);
void stmt_id(struct stmt *stmt, const char *name, int64_t id);                  /* 0 binds NULL */
void stmt_text(struct stmt *stmt, const char *name, const char *value);         /* NULL binds NULL; copied */
void stmt_text_or_null(struct stmt *stmt, const char *name, const char *value); /* "" binds NULL too */
void stmt_blob(struct stmt *stmt, const char *name, const void *bytes, size_t length);
/* Binds the numbers as a JSON array, for json_each. */
void stmt_ids(struct stmt *stmt, const char *name, const int64_t *ids, size_t count);
void stmt_null(struct stmt *stmt, const char *name);

/*
 * Steps to the next row; *row is false after the last, and the statement is then reset. io_error for a write outside
 * db_begin_write.
 */
enum status stmt_next(struct stmt *stmt, bool *row, struct error *err) MUST_USE;
/* Runs to the end and ignores rows. */
enum status stmt_run(struct stmt *stmt, struct error *err) MUST_USE;
/* Reads the first column of the first row; `otherwise` if there is no row or it is NULL. Resets the statement. */
enum status stmt_value(struct stmt *stmt, int64_t otherwise, int64_t *value, struct error *err) MUST_USE;
void stmt_done(struct stmt *stmt); /* resets the statement before its last row */

/*
 * The row, by the names that the columns have in the query. A name that the query lacks aborts the program. Reading is
 * cheapest in the order of the SELECT. A text or blob is valid until the next stmt_next.
 */
bool stmt_is_null(const struct stmt *stmt, const char *column);
int64_t stmt_get_int(const struct stmt *stmt, const char *column);      /* 0 for NULL */
const char *stmt_get_text(const struct stmt *stmt, const char *column); /* "" for NULL */
/* NULL and length 0 for NULL or an empty blob. */
const void *stmt_get_blob(const struct stmt *stmt, const char *column, size_t *length);

#endif
