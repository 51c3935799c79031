/* SPDX-License-Identifier: MIT */
/*
 * statements: counts what a connection runs on SQLite, each statement as it begins, BEGIN and COMMIT included. The
 * statements of triggers are not counted, nor those of other connections.
 */
#ifndef FD_TESTS_STATEMENTS_H
#define FD_TESTS_STATEMENTS_H

#include "base/buffer.h"
#include "store/db.h"

struct statements {
    int64_t before; /* up to the first COMMIT and with it; all of them while nothing was committed */
    int64_t after;  /* behind it */
    bool committed;
    struct buffer text; /* each of them, a line each */
};

/* Counts from nothing, until statements_stop; one counter for each connection at a time. */
void statements_start(struct statements *counter, struct db *db);
/* Counts no more; the figures stay, and the texts until the next start. */
void statements_stop(struct statements *counter, struct db *db);
void statements_clear(struct statements *counter);

#endif
