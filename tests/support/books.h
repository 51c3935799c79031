/* SPDX-License-Identifier: MIT */
/* books: a new, empty shop file for tests of model, open for reading and writing. */
#ifndef FD_TESTS_BOOKS_H
#define FD_TESTS_BOOKS_H

#include "store/db.h"

/* Makes the file `name` in the scratch directory with its shop row (id 1, epoch 1, day 20000); ends on failure. */
struct db *books_open(const char *name);
/* Begins and commits a write; ends the test program on failure. */
void books_begin(struct db *db);
void books_commit(struct db *db);

#endif
