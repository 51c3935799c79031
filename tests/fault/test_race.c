/* SPDX-License-Identifier: MIT */
/*
 * The WAL race of SQLite 3.7.0 to 3.51.2: a checkpoint has read the length of the WAL but not yet how far it has been
 * copied. Now another connection finds everything copied, restarts the WAL and commits. The checkpoint continues with
 * the old length and marks frames as copied that are not written yet: later commits in that range are lost. The test
 * commits exactly at that moment. Without the guard acknowledged rows are lost; with it the commit has to wait. With a
 * SQLite that has the fix, the unguarded run loses nothing, and the test says so.
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

#define MENDED 3051003
#define ROWS 100
#define BEFORE 20 /* commits in the WAL when the checkpoint begins */

/* A row fills most of a page, so that a commit is one frame and no later commit writes that page again. */
static const char rows[] = "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id+1 FROM n WHERE id<100) "
                           "INSERT INTO till(id,name) SELECT id,printf('%3000d',id) FROM n";

static char path[SCRATCH_PATH];
static sqlite3 *other; /* another program, which does not use the gate and does not wait */
static int tried;      /* rows 1 … tried were to be updated, each once */
static bool promised[ROWS + 1];
static int refused;
static int landed;
static enum { IDLE, AWAIT_SYNC, AWAIT_LOCK, AWAIT_UNFETCH } stage;

static bool commit_by(sqlite3 *handle)
{
    char sql[80];
    int row = ++tried;
    snprintf(sql, sizeof sql, "UPDATE till SET last_bill=id WHERE id=%d", row);
    promised[row] = sqlite3_exec(handle, sql, NULL, NULL, NULL) == SQLITE_OK;
    return promised[row];
}

static sqlite3 *open_raw(const char *setup)
{
    sqlite3 *handle = NULL;
    assert_int_equal(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, FAULT_VFS), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, "PRAGMA synchronous=FULL", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, setup, NULL, NULL, NULL), SQLITE_OK);
    return handle;
}

static void copy_all_back(sqlite3 *handle)
{
    int frames = 0;
    int copied = -1;
    assert_int_equal(sqlite3_wal_checkpoint_v2(handle, NULL, SQLITE_CHECKPOINT_PASSIVE, &frames, &copied), SQLITE_OK);
    assert_int_equal(frames, copied);
}

/* Runs inside an operation of the checkpointing connection; what it does itself must not call it again. */
static void interfere(void *ctx, enum fault_op op, const char *name)
{
    size_t length = strlen(name);
    bool wal = length > 4 && strcmp(name + length - 4, "-wal") == 0;
    (void)ctx;
    if (stage == AWAIT_SYNC && op == FAULT_SYNC && wal) {
        stage = AWAIT_LOCK;
    } else if (stage == AWAIT_LOCK && op == FAULT_LOCK) {
        stage = IDLE;
        assert_true(commit_by(other)); /* makes the checkpoint's view of the WAL out of date … */
        copy_all_back(other);          /* … and leaves it nothing to copy */
        stage = AWAIT_UNFETCH;
    } else if (stage == AWAIT_UNFETCH && op == FAULT_UNFETCH) {
        stage = IDLE;
        if (commit_by(other))
            landed++;
        else
            refused++;
    }
}

static struct db *begin(void)
{
    struct db *db = NULL;
    struct error err = {0};
    fault_forget();
    tried = landed = refused = 0;
    memset(promised, 0, sizeof promised);
    stage = IDLE;
    assert_int_equal(db_open_vfs(scratch_path(path, "race.db"), DB_CREATE, FAULT_VFS, &db, &err), STATUS_OK);
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    assert_int_equal(sqlite3_exec(db->handle, rows, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(db_commit(db, &err), STATUS_OK);
    db_checkpoint(db, 0);
    other = open_raw("PRAGMA wal_autocheckpoint=0");
    for (int i = 0; i < BEFORE; i++)
        assert_true(commit_by(other));
    fault_hook(interfere, NULL);
    return db;
}

/* Writes for a while, reopens the shop and counts the acknowledged updates that are missing. */
static int rows_lost(struct db *db)
{
    sqlite3_stmt *look = NULL;
    struct error err = {0};
    int lost = 0;
    fault_hook(NULL, NULL);
    while (tried < ROWS)
        assert_true(commit_by(other));
    sqlite3_close(other);
    db_close(db);
    fault_cut(1);
    assert_int_equal(db_open_vfs(path, DB_OPEN, FAULT_VFS, &db, &err), STATUS_OK);
    assert_int_equal(sqlite3_prepare_v2(db->handle, "SELECT id FROM till WHERE last_bill<>id", -1, &look, NULL),
                     SQLITE_OK);
    while (sqlite3_step(look) == SQLITE_ROW)
        lost += promised[sqlite3_column_int(look, 0)];
    sqlite3_finalize(look);
    db_close(db);
    return lost;
}

static void told(const char *how, int lost)
{
    print_message("SQLite %s, %s: %d commits landed inside a checkpoint, %d refused, %d of %d rows lost\n",
                  sqlite3_libversion(), how, landed, refused, lost, ROWS - refused);
}

static void the_guard_keeps_commits_out(void **state)
{
    struct db *db = begin();
    (void)state;
    copy_all_back(other);
    stage = AWAIT_UNFETCH;
    db_checkpoint(db, 0);
    assert_int_equal(stage, IDLE);
    int lost = rows_lost(db);
    told("guarded", lost);
    assert_int_equal(refused, 1);
    assert_int_equal(landed, 0);
    assert_int_equal(lost, 0);
}

static void without_the_guard_rows_are_lost(void **state)
{
    struct db *db = begin();
    (void)state;
    copy_all_back(other);
    stage = AWAIT_UNFETCH;
    sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    assert_int_equal(stage, IDLE);
    int lost = rows_lost(db);
    told("unguarded", lost);
    assert_int_equal(landed, 1);
    assert_true(sqlite3_libversion_number() >= MENDED ? lost == 0 : lost > 0);
}

/* Canary: SQLite's automatic checkpoint, with two other programs acting at the wrong moment, must lose rows. */
static void autocheckpoint_is_caught(void **state)
{
    struct db *db = begin();
    (void)state;
    sqlite3 *careless = open_raw("PRAGMA wal_autocheckpoint=1");
    stage = AWAIT_SYNC;
    assert_true(commit_by(careless));
    assert_int_equal(stage, IDLE);
    sqlite3_close(careless);
    int lost = rows_lost(db);
    told("autocheckpoint", lost);
    assert_int_equal(landed, 1);
    assert_true(sqlite3_libversion_number() >= MENDED ? lost == 0 : lost > 0);
}

static int prepare(void **state)
{
    (void)state;
    fault_install();
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_guard_keeps_commits_out),
        cmocka_unit_test(without_the_guard_rows_are_lost),
        cmocka_unit_test(autocheckpoint_is_caught),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
