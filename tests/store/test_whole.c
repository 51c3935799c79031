/* SPDX-License-Identifier: MIT */
/* The shop file by itself: what it holds without its WAL, and whether it says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/db_priv.h"

#include "tests/support/scratch.h"

static struct error err;

static struct db *open_db(const char *name, enum db_mode mode)
{
    char path[SCRATCH_PATH];
    struct db *db = NULL;
    enum status status = db_open(scratch_path(path, name), mode, &db, &err);
    if (status != STATUS_OK)
        fail_msg("%s: %s %s", name, status_code(status), err.note);
    return db;
}

static int64_t number(struct db *db, const char *sql)
{
    sqlite3_stmt *look = NULL;
    int64_t value = -1;
    assert_int_equal(sqlite3_prepare_v2(db->handle, sql, -1, &look, NULL), SQLITE_OK);
    if (sqlite3_step(look) == SQLITE_ROW)
        value = sqlite3_column_int64(look, 0);
    sqlite3_finalize(look);
    return value;
}

static int write_setting(struct db *db, const char *key)
{
    char sql[100];
    snprintf(sql, sizeof sql, "INSERT INTO setting VALUES('%s','x')", key);
    return sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
}

/*
 * Counts in the main file without its WAL, which must hold everything checkpointed and nothing later; -1 if it says
 * that it needs the WAL.
 */
static int64_t settings_without_wal(void)
{
    struct db *db;
    char from[SCRATCH_PATH];
    char command[2 * SCRATCH_PATH + 20];
    char to[SCRATCH_PATH];
    snprintf(command, sizeof command, "cp %s %s", scratch_path(from, "check.db"), scratch_path(to, "alone.db"));
    assert_int_equal(system(command), 0);
    int64_t count = -1;
    if (db_open(to, DB_OPEN, &db, &err) == STATUS_OK)
        count = number(db, "SELECT count(*) FROM setting");
    else
        assert_int_equal(err.status, STATUS_FILE_INCOMPLETE);
    db_close(db);
    assert_int_equal(unlink(to), 0);
    snprintf(command, sizeof command, "rm -f %s-wal %s-shm", to, to);
    assert_int_equal(system(command), 0);
    return count;
}

static void a_checkpoint_copies_back(void **state)
{
    struct db *db = open_db("check.db", DB_CREATE);
    (void)state;
    db_checkpoint(db, 0);
    assert_int_equal(settings_without_wal(), 0);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(db_begin_write(db, &err), STATUS_OK);
        assert_int_equal(write_setting(db, i ? "b" : "a"), SQLITE_OK);
        db_checkpoint(db, 0); /* not inside a write */
        assert_int_equal(db_commit(db, &err), STATUS_OK);
        db_checkpoint(db, 100000); /* the WAL is small */
        if (i == 0)
            db_checkpoint(db, 1);
    }
    assert_int_equal(settings_without_wal(), 1);
    db_close(db);
}

static void found(struct db *db)
{
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    assert_int_equal(sqlite3_exec(db->handle,
                                  "INSERT INTO shop(one,id,uuid,name,practice,business_day) VALUES(1,1,'u','n',1,1)",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(db_commit(db, &err), STATUS_OK);
    db_close(db);
}

static void write_one(struct db *db, const char *key)
{
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    assert_int_equal(write_setting(db, key), SQLITE_OK);
    assert_int_equal(db_commit(db, &err), STATUS_OK);
}

static int64_t wal_bytes(void)
{
    char path[SCRATCH_PATH];
    struct stat of;
    return stat(scratch_path(path, "check.db-wal"), &of) == 0 ? of.st_size : 0;
}

static void the_last_one_out_leaves_the_file_whole(void **state)
{
    (void)state;
    found(open_db("check.db", DB_CREATE));
    assert_int_equal(settings_without_wal(), 0);
    struct db *one = open_db("check.db", DB_OPEN), *two = open_db("check.db", DB_OPEN);
    struct db *reader = open_db("check.db", DB_READ);
    write_one(one, "a");
    assert_int_equal(settings_without_wal(), -1);
    write_one(two, "b");
    db_close(one);
    assert_int_equal(settings_without_wal(), -1);
    db_close(two);
    assert_int_equal(settings_without_wal(), -1);
    db_close(reader);
    assert_int_equal(wal_bytes(), 0);
    assert_int_equal(settings_without_wal(), 2);
}

/* Killed: nobody was the last one out. */
static void what_a_killed_process_left_is_put_back(void **state)
{
    (void)state;
    found(open_db("check.db", DB_CREATE));
    pid_t child = fork();
    if (child == 0) {
        struct db *db = open_db("check.db", DB_OPEN);
        write_one(db, "a");
        _exit(0);
    }
    int end;
    assert_int_equal(waitpid(child, &end, 0), child);
    assert_int_equal(settings_without_wal(), -1);
    db_close(open_db("check.db", DB_OPEN));
    assert_int_equal(settings_without_wal(), 1);
}

static void a_second_name_is_refused(void **state)
{
    char path[SCRATCH_PATH], other[SCRATCH_PATH];
    struct db *db;
    (void)state;
    found(open_db("check.db", DB_CREATE));
    assert_int_equal(link(scratch_path(path, "check.db"), scratch_path(other, "other.db")), 0);
    assert_int_equal(db_open(other, DB_OPEN, &db, &err), STATUS_IO_ERROR);
    assert_string_equal(err.detail, "hard_link");
    assert_int_equal(db_open(path, DB_READ, &db, &err), STATUS_IO_ERROR);
    assert_int_equal(unlink(other), 0);
    assert_int_equal(symlink(path, other), 0); /* a symbolic link leads to the one name */
    db_close(open_db("other.db", DB_OPEN));
    assert_int_equal(unlink(other), 0);
}

static int tidy(void **state)
{
    (void)state;
    scratch_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_checkpoint_copies_back, tidy),
        cmocka_unit_test_teardown(the_last_one_out_leaves_the_file_whole, tidy),
        cmocka_unit_test_teardown(what_a_killed_process_left_is_put_back, tidy),
        cmocka_unit_test_teardown(a_second_name_is_refused, tidy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
