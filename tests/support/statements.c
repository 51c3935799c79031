/* SPDX-License-Identifier: MIT */
#include "tests/support/statements.h"

#include <string.h>

#include "store/db_priv.h"

/* A statement of a trigger is reported with the handle of the statement that fired it, but with another text. */
static int count(unsigned event, void *context, void *statement, void *text)
{
    struct statements *counter = context;
    const char *sql = text;
    (void)event;
    if (strcmp(sql, sqlite3_sql(statement)) != 0)
        return 0;
    *(counter->committed ? &counter->after : &counter->before) += 1;
    counter->committed |= strcmp(sql, "COMMIT") == 0;
    buffer_format(&counter->text, "%s\n", sql);
    return 0;
}

void statements_start(struct statements *counter, struct db *db)
{
    statements_clear(counter);
    sqlite3_trace_v2(db->handle, SQLITE_TRACE_STMT, count, counter);
}

void statements_stop(struct statements *counter, struct db *db)
{
    (void)counter;
    sqlite3_trace_v2(db->handle, 0, NULL, NULL);
}

void statements_clear(struct statements *counter)
{
    buffer_clear(&counter->text);
    *counter = (struct statements){0};
}
