/* SPDX-License-Identifier: MIT */
/*
 * embedded: the SQL of data/queries and data/migrations, built into the program (build-aux/embed-sql.awk generates
 * query.h, query.c and migration.c). All strings are static and end with a newline.
 */
#ifndef FD_STORE_EMBEDDED_H
#define FD_STORE_EMBEDDED_H

#include "store/query.h" /* generated: enum query { QUERY_…, QUERY_COUNT } */

struct query_text {
    const char *name; /* "member_by_phone" for QUERY_MEMBER_BY_PHONE */
    const char *sql;  /* one statement */
};

struct migration_text {
    int version;      /* user_version after it has run; from the second on one more than that of the one before */
    const char *name; /* "books" of 001_books.sql */
    const char *sql;  /* any number of statements; BEGIN, COMMIT and user_version are added by migrate.c */
};

extern const struct query_text query_texts[];         /* indexed by enum query; ends with a NULL name */
extern const struct migration_text migration_texts[]; /* in the order in which they run */
extern const int migration_count;

#endif
