/* SPDX-License-Identifier: MIT */
/*
 * Every operation of one write and its checkpoint fails in every way, once or from then on. What was acknowledged must
 * be there afterwards, on the same machine and after a power cut; what was not must be there whole or not at all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/db_priv.h"

#include "tests/fault/vfs.h"
#include "tests/support/scratch.h"

#define MANY 1000000 /* pages: no checkpoint */

static const struct {
    enum fault_op op;
    enum fault_kind kind;
    const char *name;
} faults[] = {
    {FAULT_READ, FAULT_EIO, "read EIO"},
    {FAULT_READ, FAULT_SHORT, "read short"},
    {FAULT_WRITE, FAULT_EIO, "write EIO"},
    {FAULT_WRITE, FAULT_ENOSPC, "write ENOSPC"},
    {FAULT_WRITE, FAULT_SHORT, "write short"},
    {FAULT_SYNC, FAULT_EIO, "sync EIO"},
    {FAULT_SYNC, FAULT_DROP, "sync drops"},
    {FAULT_TRUNCATE, FAULT_EIO, "truncate EIO"},
    {FAULT_TRUNCATE, FAULT_ENOSPC, "truncate ENOSPC"},
    {FAULT_DELETE, FAULT_EIO, "delete EIO"},
    {FAULT_OPEN, FAULT_EIO, "open EIO"},
    {FAULT_LOCK, FAULT_EIO, "lock EIO"},
    {FAULT_LOCK, FAULT_BUSY, "lock BUSY"},
};

static char path[SCRATCH_PATH];
static struct error err;
static int64_t promised; /* acts 1 … promised were acknowledged */
static int64_t tried;    /* acts 1 … tried were begun */

static struct db *open_shop(void)
{
    struct db *db = NULL;
    return db_open_vfs(path, DB_OPEN, FAULT_VFS, &db, &err) == STATUS_OK ? db : NULL;
}

static void act(struct db *db, int pages)
{
    char sql[200];
    int64_t n = promised + 1;
    tried = n;
    snprintf(sql, sizeof sql, "INSERT INTO setting VALUES('k%lld',hex(zeroblob(3000))); UPDATE till SET last_bill=%lld",
             (long long)n, (long long)n);
    if (!db || db_begin_write(db, &err) != STATUS_OK)
        return;
    if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        db_rollback(db);
    else if (db_commit(db, &err) == STATUS_OK)
        promised = n;
    assert_false(db_in_write(db));
    db_checkpoint(db, pages);
}

static int64_t number(struct db *db, const char *sql)
{
    sqlite3_stmt *look = NULL;
    int64_t value = -1;
    if (sqlite3_prepare_v2(db->handle, sql, -1, &look, NULL) == SQLITE_OK && sqlite3_step(look) == SQLITE_ROW)
        value = sqlite3_column_int64(look, 0);
    sqlite3_finalize(look);
    return value;
}

static void say(void *ctx, const char *finding)
{
    (void)ctx;
    fail_msg("%s", finding);
}

/* An act that was not acknowledged may have been written; the next one then builds on it. */
static void whole(const char *fault, int64_t at, const char *when)
{
    struct db *db = open_shop();
    if (!db) {
        fail_msg("%s %lld: %s: %s", fault, (long long)at, when, err.note);
        return;
    }
    int64_t settings = number(db, "SELECT count(*) FROM setting");
    int64_t last = number(db, "SELECT last_bill FROM till");
    if (settings != last || last < promised || last > tried)
        fail_msg("%s %lld: %s: %lld settings, last %lld, promised %lld", fault, (long long)at, when,
                 (long long)settings, (long long)last, (long long)promised);
    assert_int_equal(db_integrity(db, false, say, NULL, &err), STATUS_OK);
    promised = last;
    db_close(db);
}

/* One shop, one fault: acts, acts again on what is left of the connection, and again after reopening. */
static bool suffer(size_t which, int64_t at, bool persistent)
{
    const char *name = faults[which].name;
    fault_load();
    promised = tried = 2;
    fault_plan(&(struct fault_plan){faults[which].op, faults[which].kind, at, persistent});
    struct db *db = open_shop();
    act(db, 1);
    act(db, 1);
    bool struck = fault_struck();
    db_close(db);
    fault_plan(NULL);
    whole(name, at, "after the fault");
    db = open_shop();
    assert_non_null(db);
    act(db, MANY); /* so that the WAL alone holds it at the cut */
    assert_int_equal(promised, tried);
    db_close(db);
    fault_cut((uint64_t)at);
    whole(name, at, "after the fault and a power cut");
    return struck;
}

static void every_fault_everywhere(void **state)
{
    int64_t points = 0;
    (void)state;
    for (size_t which = 0; which < sizeof faults / sizeof *faults; which++)
        for (int persistent = 0; persistent < 2; persistent++)
            for (int64_t at = 1; suffer(which, at, persistent); at++)
                points++;
    print_message("%lld fault points\n", (long long)points);
    assert_true(points > 500);
}

static int prepare(void **state)
{
    struct db *db = NULL;
    (void)state;
    fault_install();
    scratch_path(path, "faults.db");
    if (db_open_vfs(path, DB_CREATE, FAULT_VFS, &db, &err) != STATUS_OK || db_begin_write(db, &err) != STATUS_OK)
        return -1;
    sqlite3_exec(db->handle, "INSERT INTO till(id,name) VALUES(1,'1')", NULL, NULL, NULL);
    if (db_commit(db, &err) != STATUS_OK)
        return -1;
    db_checkpoint(db, 0);
    act(db, MANY);
    act(db, MANY);
    db_close(db);
    fault_save();
    return 0;
}

static int tidy(void **state)
{
    (void)state;
    fault_forget();
    scratch_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_fault_everywhere)};
    return cmocka_run_group_tests(tests, prepare, tidy);
}
