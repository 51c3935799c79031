/* SPDX-License-Identifier: MIT */
/*
 * Migration steps of an invented history: this program defines the migration texts itself, so the linker leaves out
 * those of the library.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "store/db_priv.h"
#include "store/embedded.h"
#include "store/migrate.h"

#include "tests/support/scratch.h"

const struct migration_text migration_texts[] = {
    {100, "first",
     "CREATE TABLE owner(id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE pet(owner INTEGER REFERENCES owner);\n"},
    /* Rebuilds a table as SQLite's manual says, which needs foreign_keys off. */
    {101, "second",
     "CREATE TABLE made(id INTEGER PRIMARY KEY, name TEXT UNIQUE); INSERT INTO made SELECT * FROM owner;"
     "DROP TABLE owner; ALTER TABLE made RENAME TO owner;\n"},
    {102, "third",
     "ALTER TABLE pet ADD COLUMN name TEXT; DELETE FROM owner WHERE name='gone'; DELETE FROM pet WHERE owner=9;\n"},
};
const int migration_count = 3;

static struct error err;

static char *file(const char *name)
{
    static char path[SCRATCH_PATH];
    return scratch_path(path, name);
}

/* Makes a shop as a program with only the first step would have. */
static void old_shop(const char *name, const char *rows)
{
    sqlite3 *handle = NULL;
    char mark[100];
    assert_int_equal(sqlite3_open(file(name), &handle), SQLITE_OK);
    snprintf(mark, sizeof mark, "PRAGMA journal_mode=WAL; PRAGMA application_id=%d; PRAGMA user_version=100",
             DB_APPLICATION_ID);
    assert_int_equal(sqlite3_exec(handle, mark, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, migration_texts[0].sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, rows, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
}

static int64_t raw_number(const char *name, const char *sql)
{
    sqlite3 *handle = NULL;
    sqlite3_stmt *look = NULL;
    int64_t value = -1;
    assert_int_equal(sqlite3_open(file(name), &handle), SQLITE_OK);
    if (sqlite3_prepare_v2(handle, sql, -1, &look, NULL) == SQLITE_OK && sqlite3_step(look) == SQLITE_ROW)
        value = sqlite3_column_int64(look, 0);
    sqlite3_finalize(look);
    sqlite3_close(handle);
    return value;
}

static void a_new_shop_gets_all_steps(void **state)
{
    struct db *db = NULL;
    (void)state;
    assert_int_equal(migrate_newest(), 102);
    assert_int_equal(db_open(file("new.db"), DB_CREATE, &db, &err), STATUS_OK);
    db_close(db);
    assert_int_equal(raw_number("new.db", "PRAGMA user_version"), 102);
    assert_int_equal(raw_number("new.db", "PRAGMA application_id"), DB_APPLICATION_ID);
    assert_int_equal(raw_number("new.db", "SELECT count(name) FROM pet"), 0);
}

static void an_old_shop_is_copied_then_migrated(void **state)
{
    struct db *db = NULL;
    struct stat of;
    int64_t value = 0;
    (void)state;
    old_shop("old.db", "INSERT INTO owner VALUES(1,'Ann'); INSERT INTO pet VALUES(1)");
    assert_int_equal(db_open(file("old.db"), DB_READ, &db, &err), STATUS_UNSUPPORTED);
    assert_int_equal(stat(file("old.db.bak-v100"), &of), -1);
    assert_int_equal(db_open(file("old.db"), DB_OPEN, &db, &err), STATUS_OK);
    assert_int_equal(db_pragma(db, "foreign_keys", &value, &err), STATUS_OK);
    assert_int_equal(value, 1);
    assert_int_not_equal(sqlite3_exec(db->handle, "CREATE TABLE more(a)", NULL, NULL, NULL), SQLITE_OK);
    db_close(db);
    assert_int_equal(raw_number("old.db", "PRAGMA user_version"), 102);
    assert_int_equal(raw_number("old.db", "SELECT count(*) FROM pet JOIN owner ON owner.id=pet.owner"), 1);
    assert_int_equal(raw_number("old.db", "SELECT count(*) FROM pet WHERE name IS NULL"), 1);
    assert_int_equal(stat(file("old.db.bak-v100"), &of), 0);
    assert_int_equal(of.st_mode & 07777, 0600);
    assert_int_equal(raw_number("old.db.bak-v100", "PRAGMA user_version"), 100);
    assert_int_equal(raw_number("old.db.bak-v100", "SELECT count(*) FROM owner"), 1);
    assert_int_equal(db_open(file("old.db"), DB_OPEN, &db, &err), STATUS_OK);
    db_close(db);
}

static void a_step_that_fails_leaves_its_version(void **state)
{
    struct db *db = NULL;
    (void)state;
    old_shop("twice.db", "INSERT INTO owner VALUES(1,'Ann'),(2,'Ann'),(3,'gone')");
    assert_int_not_equal(db_open(file("twice.db"), DB_OPEN, &db, &err), STATUS_OK);
    assert_null(db);
    assert_int_equal(raw_number("twice.db", "PRAGMA user_version"), 100);
    assert_int_equal(raw_number("twice.db", "SELECT count(*) FROM owner"), 3);
    assert_int_equal(raw_number("twice.db", "SELECT count(*) FROM sqlite_schema WHERE name='made'"), 0);
    assert_int_equal(raw_number("twice.db.bak-v100", "SELECT count(*) FROM owner"), 3);
}

/* The steps before the last one are kept, as each was committed in its own transaction. */
static void a_last_step_that_leaves_a_dangling_key_is_undone(void **state)
{
    struct db *db = NULL;
    (void)state;
    old_shop("dangle.db", "INSERT INTO owner VALUES(1,'gone'); INSERT INTO pet VALUES(1)");
    assert_int_equal(db_open(file("dangle.db"), DB_OPEN, &db, &err), STATUS_DAMAGED);
    assert_non_null(strstr(err.note, "pet"));
    assert_int_equal(raw_number("dangle.db", "PRAGMA user_version"), 101);
    assert_int_equal(raw_number("dangle.db", "SELECT count(*) FROM owner"), 1);
}

/*
 * foreign_key_check reads the whole file, so it runs once; a dangling key between two steps does not matter if the last
 * step fixes it.
 */
static void keys_are_checked_once_before_the_last_commit(void **state)
{
    struct db *db = NULL;
    (void)state;
    old_shop("mended.db", "INSERT INTO pet VALUES(9)");
    assert_int_equal(db_open(file("mended.db"), DB_OPEN, &db, &err), STATUS_OK);
    db_close(db);
    assert_int_equal(raw_number("mended.db", "PRAGMA user_version"), 102);
}

static void a_version_that_no_step_leads_from_is_refused(void **state)
{
    static const struct {
        int version;
        enum status status;
    } CASES[] = {{1, STATUS_OLD_FILE}, {99, STATUS_OLD_FILE}, {103, STATUS_NEWER_FILE}};
    (void)state;
    old_shop("other.db", "INSERT INTO owner VALUES(1,'Ann')");
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct db *db = NULL;
        struct stat of;
        char sql[64], copy[64];
        snprintf(sql, sizeof sql, "PRAGMA user_version=%d", CASES[i].version);
        snprintf(copy, sizeof copy, "other.db.bak-v%d", CASES[i].version);
        raw_number("other.db", sql);
        assert_int_equal(db_open(file("other.db"), DB_OPEN, &db, &err), CASES[i].status);
        assert_int_equal(db_open(file("other.db"), DB_READ, &db, &err), CASES[i].status);
        assert_int_equal(stat(file(copy), &of), -1);
        assert_int_equal(raw_number("other.db", "PRAGMA user_version"), CASES[i].version);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_shop_gets_all_steps),
        cmocka_unit_test(an_old_shop_is_copied_then_migrated),
        cmocka_unit_test(a_step_that_fails_leaves_its_version),
        cmocka_unit_test(a_last_step_that_leaves_a_dangling_key_is_undone),
        cmocka_unit_test(keys_are_checked_once_before_the_last_commit),
        cmocka_unit_test(a_version_that_no_step_leads_from_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
