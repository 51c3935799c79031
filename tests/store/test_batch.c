/* SPDX-License-Identifier: MIT */
/* Batches: each write is atomic, indexes are as before, and everything is there afterwards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/batch.h"
#include "store/db_priv.h"

#include "tests/support/scratch.h"

static struct error err;

static struct db *open_db(const char *name, enum db_mode mode)
{
    char path[SCRATCH_PATH];
    struct db *db = NULL;
    assert_int_equal(db_open(scratch_path(path, name), mode, &db, &err), STATUS_OK);
    return db;
}

static void run(struct db *db, const char *sql)
{
    if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db->handle));
}

static int64_t number(struct db *db, const char *sql)
{
    sqlite3_stmt *look = NULL;
    assert_int_equal(sqlite3_prepare_v2(db->handle, sql, -1, &look, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(look), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(look, 0);
    sqlite3_finalize(look);
    return value;
}

static void put(struct db *db, int n, bool kept)
{
    char sql[128];
    snprintf(sql, sizeof sql, "INSERT INTO setting VALUES('k%d','%d')", n, n);
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    run(db, sql);
    if (kept)
        assert_int_equal(db_commit(db, &err), STATUS_OK);
    else
        db_rollback(db);
}

static void test_each_write_is_whole(void **state)
{
    (void)state;
    struct db *db = open_db("batch.db", DB_CREATE);
    assert_int_equal(batch_begin(db, &err), STATUS_OK);
    for (int n = 0; n < 9000; n++) /* more than one turn of the batch */
        put(db, n, n % 3 != 0);
    assert_int_equal(db_begin_read(db, &err), STATUS_OK);
    assert_int_equal(number(db, "SELECT count(*) FROM setting"), 6000);
    db_end_read(db);
    assert_int_equal(batch_end(db, &err), STATUS_OK);
    assert_int_equal(number(db, "PRAGMA synchronous"), 2);
    put(db, 9001, true); /* writing works as before afterwards */
    db_close(db);
    db = open_db("batch.db", DB_OPEN);
    assert_int_equal(number(db, "SELECT count(*) FROM setting"), 6001);
    db_close(db);
}

static void finding(void *ctx, const char *text)
{
    (void)ctx;
    fail_msg("%s", text);
}

/* An unfinished batch leaves nothing but its whole turns. */
static void test_nothing_of_a_broken_one(void **state)
{
    (void)state;
    struct db *db = open_db("broken.db", DB_CREATE);
    assert_int_equal(batch_begin(db, &err), STATUS_OK);
    put(db, 1, true);
    db_close(db);
    db = open_db("broken.db", DB_OPEN);
    assert_int_equal(number(db, "SELECT count(*) FROM setting"), 0);
    put(db, 1, true);
    db_close(db);
}

static void test_indexes_come_back(void **state)
{
    (void)state;
    static const char count[] = "SELECT count(*) FROM sqlite_schema WHERE type='index' AND tbl_name='member'";
    struct db *db = open_db("indexes.db", DB_CREATE);
    int64_t before = number(db, count);
    assert_int_equal(batch_begin(db, &err), STATUS_OK);
    assert_int_equal(batch_drop_indexes(db, "member", &err), STATUS_OK);
    assert_true(number(db, count) < before);
    assert_int_equal(number(db, "SELECT count(*) FROM sqlite_schema WHERE name='member_phone'"), 1); /* a rule stays */
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    run(db, "INSERT INTO member(shop,phone,name,pinyin,tier,joined) VALUES(1,13800000000,'n','p','t',1)");
    assert_int_equal(db_commit(db, &err), STATUS_OK);
    assert_int_equal(batch_build_indexes(db, &err), STATUS_OK);
    assert_int_equal(batch_end(db, &err), STATUS_OK);
    assert_int_equal(number(db, count), before);
    assert_int_equal(db_integrity(db, true, finding, NULL, &err), STATUS_OK);
    assert_int_equal(sqlite3_exec(db->handle, "DROP INDEX member_pinyin", NULL, NULL, NULL), SQLITE_AUTH);
    db_close(db);
}

/* One index by name; unique ones too, whose rule is checked when they are built again. */
static void test_rules_are_proven_when_they_come_back(void **state)
{
    (void)state;
    static const char there[] = "SELECT count(*) FROM sqlite_schema WHERE name IN('member_phone','member_card')";
    struct db *db = open_db("rules.db", DB_CREATE);
    assert_int_equal(batch_begin(db, &err), STATUS_OK);
    assert_int_equal(batch_drop_indexes(db, "bill_member", &err), STATUS_OK);
    assert_int_equal(number(db, "SELECT count(*) FROM sqlite_schema WHERE name IN('bill_member','bill_day')"), 1);
    assert_int_equal(batch_drop_rules(db, "member", &err), STATUS_OK);
    assert_int_equal(number(db, there), 0);
    assert_int_equal(batch_build_indexes(db, &err), STATUS_OK);
    assert_int_equal(number(db, there), 2);
    assert_int_equal(number(db, "SELECT count(*) FROM sqlite_schema WHERE name IN('bill_member','bill_day')"), 2);
    assert_int_equal(batch_drop_rules(db, "member", &err), STATUS_OK);
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    for (int i = 0; i < 2; i++)
        run(db, "INSERT INTO member(shop,phone,name,pinyin,tier,joined) VALUES(1,13800000000,'n','p','t',1)");
    assert_int_equal(db_commit(db, &err), STATUS_OK);
    assert_int_not_equal(batch_build_indexes(db, &err), STATUS_OK);
    db_close(db);
}

/* Outside a batch dropped indexes belong to the write: they come back when it is rolled back. */
static void test_indexes_of_one_write(void **state)
{
    (void)state;
    static const char count[] = "SELECT count(*) FROM sqlite_schema WHERE type='index' AND tbl_name='member'";
    static const char person[] =
        "INSERT INTO member(shop,phone,name,pinyin,tier,joined) VALUES(1,13800000000,'n','p','t',1)";
    struct db *db = open_db("one.db", DB_CREATE);
    int64_t before = number(db, count), pages = number(db, "PRAGMA cache_size");
    for (int i = 0; i < 3; i++) {
        assert_int_equal(db_begin_write(db, &err), STATUS_OK);
        assert_int_equal(batch_widen(db, &err), STATUS_OK);
        assert_int_equal(batch_drop_indexes(db, "member", &err), STATUS_OK);
        assert_true(number(db, count) < before);
        assert_int_not_equal(number(db, "PRAGMA cache_size"), pages);
        run(db, person);
        if (i == 0) {
            db_rollback(db);
        } else if (i == 1) {
            assert_int_equal(db_commit(db, &err), STATUS_IO_ERROR);
            db_close(db);
            db = open_db("one.db", DB_OPEN);
        } else {
            assert_int_equal(batch_build_indexes(db, &err), STATUS_OK);
            assert_int_equal(db_commit(db, &err), STATUS_OK);
        }
        assert_int_equal(number(db, count), before);
        assert_int_equal(number(db, "PRAGMA cache_size"), pages);
        assert_int_equal(number(db, "SELECT count(*) FROM member"), i == 2);
    }
    assert_int_equal(db_integrity(db, true, finding, NULL, &err), STATUS_OK);
    db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_write_is_whole),  cmocka_unit_test(test_nothing_of_a_broken_one),
        cmocka_unit_test(test_indexes_come_back),    cmocka_unit_test(test_rules_are_proven_when_they_come_back),
        cmocka_unit_test(test_indexes_of_one_write),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    scratch_remove();
    return failed;
}
