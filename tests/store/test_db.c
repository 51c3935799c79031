/* SPDX-License-Identifier: MIT */
/* The hardened open, what it refuses, and what begin, commit, checkpoint and integrity promise. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/db.h"
#include "store/db_priv.h"
#include "store/migrate.h"
#include "store/place.h"
#include "store/stmt.h"

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

static enum status refusal(const char *name, enum db_mode mode)
{
    char path[SCRATCH_PATH];
    struct db *db = NULL;
    enum status status = db_open(scratch_path(path, name), mode, &db, &err);
    assert_null(db);
    return status;
}

static int run(struct db *db, const char *sql)
{
    return sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
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

static void raw(const char *name, const char *sql)
{
    char path[SCRATCH_PATH];
    sqlite3 *handle = NULL;
    assert_int_equal(sqlite3_open(scratch_path(path, name), &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
}

static void put(const char *name, const char *text)
{
    char path[SCRATCH_PATH];
    FILE *file = fopen(scratch_path(path, name), "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static mode_t mode_of(const char *name)
{
    char path[SCRATCH_PATH];
    struct stat of;
    return stat(scratch_path(path, name), &of) ? 0 : of.st_mode & 07777;
}

/* A row of a table without further rules. */
static int write_setting(struct db *db, const char *key)
{
    char sql[100];
    snprintf(sql, sizeof sql, "INSERT INTO setting VALUES('%s','x')", key);
    return run(db, sql);
}

static void settings_hold(void **state)
{
    static const struct {
        const char *pragma;
        int64_t value;
    } settings[] = {
        {"PRAGMA foreign_keys", 1},       {"PRAGMA trusted_schema", 0},
        {"PRAGMA cell_size_check", 1},    {"PRAGMA mmap_size", 0},
        {"PRAGMA wal_autocheckpoint", 0}, {"PRAGMA synchronous", 2},
        {"PRAGMA secure_delete", 1},      {"PRAGMA application_id", DB_APPLICATION_ID},
    };
    struct db *db = open_db("settings.db", DB_CREATE);
    int value = -1;
    (void)state;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (number(db, settings[i].pragma) != settings[i].value)
            fail_msg("%s", settings[i].pragma);
    assert_int_equal(number(db, "PRAGMA user_version"), migrate_newest());
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, -1, &value);
    assert_int_equal(value, 1);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, -1, &value);
    assert_int_equal(value, 1);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, -1, &value);
    assert_int_equal(value, 0);
    assert_int_equal(sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, -1), 0);
    db_close(db);
}

static void what_is_denied(void **state)
{
    static const char *const denied[] = {
        "CREATE TABLE extra(a)",
        "CREATE TEMP TABLE extra(a)",
        "CREATE VIEW extra AS SELECT 1",
        "DROP TABLE member",
        "DROP TRIGGER txn_no_update",
        "ALTER TABLE member ADD COLUMN extra",
        "ATTACH ':memory:' AS other",
        "PRAGMA synchronous=OFF",
        "PRAGMA foreign_keys=OFF",
        "PRAGMA wal_autocheckpoint=1000",
        "PRAGMA wal_checkpoint",
        "PRAGMA journal_mode=DELETE",
        "PRAGMA user_version=9",
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql=''",
        "ANALYZE",
        "REINDEX",
        "VACUUM",
        "SELECT load_extension('x')",
    };
    struct db *db = open_db("settings.db", DB_OPEN);
    (void)state;
    for (size_t i = 0; i < sizeof denied / sizeof *denied; i++)
        if (run(db, denied[i]) == SQLITE_OK)
            fail_msg("not denied: %s", denied[i]);
    assert_int_equal(number(db, "SELECT count(*) FROM json_each('[1,2]')"), 2);
    assert_int_equal(number(db, "PRAGMA synchronous"), 2);
    db_close(db);
}

static void files_are_private(void **state)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-gate"};
    mode_t before = umask(0);
    struct db *db = open_db("private.db", DB_CREATE);
    (void)state;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        char name[40];
        snprintf(name, sizeof name, "private.db%s", suffixes[i]);
        if (mode_of(name) != 0600)
            fail_msg("%s has mode %o", name, (unsigned)mode_of(name));
    }
    umask(before);
    db_close(db);
}

static void what_is_no_shop(void **state)
{
    char path[SCRATCH_PATH];
    (void)state;
    assert_int_equal(refusal("nowhere.db", DB_OPEN), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.arg[0], "nowhere.db"));
    assert_int_equal(refusal("nowhere/a.db", DB_CREATE), STATUS_NOT_FOUND);
    put("text.db", "This is a letter to the bank, and it is long enough to look like a page of something to SQLite.\n");
    assert_int_equal(refusal("text.db", DB_OPEN), STATUS_NOT_A_SHOP);
    assert_int_equal(refusal("text.db", DB_READ), STATUS_NOT_A_SHOP);
    put("empty.db", "");
    assert_int_equal(refusal("empty.db", DB_OPEN), STATUS_NOT_A_SHOP);
    assert_int_equal(refusal("empty.db", DB_CREATE), STATUS_FILE_EXISTS);
    raw("other.db", "CREATE TABLE a(b); PRAGMA application_id=7");
    assert_int_equal(refusal("other.db", DB_OPEN), STATUS_NOT_A_SHOP);
    assert_int_equal(mkdir(scratch_path(path, "folder.db"), 0700), 0);
    assert_int_equal(refusal("folder.db", DB_OPEN), STATUS_NOT_A_SHOP);
}

static void the_other_program_s_file_is_left_alone(void **state)
{
    char path[SCRATCH_PATH];
    unsigned char head[100];
    (void)state;
    raw("theirs.db", "PRAGMA journal_mode=DELETE; CREATE TABLE a(b)");
    assert_int_equal(refusal("theirs.db", DB_OPEN), STATUS_NOT_A_SHOP);
    FILE *file = fopen(scratch_path(path, "theirs.db"), "r");
    assert_int_equal(fread(head, 1, sizeof head, file), sizeof head);
    fclose(file);
    assert_int_equal(head[18], 1); /* still a rollback journal, not WAL */
}

static void newer_is_refused(void **state)
{
    char path[SCRATCH_PATH];
    sqlite3 *handle = NULL;
    (void)state;
    db_close(open_db("newer.db", DB_CREATE));
    assert_int_equal(sqlite3_open(scratch_path(path, "newer.db"), &handle), SQLITE_OK);
    sqlite3_exec(handle, "PRAGMA user_version=9999", NULL, NULL, NULL);
    sqlite3_close(handle);
    assert_int_equal(refusal("newer.db", DB_OPEN), STATUS_NEWER_FILE);
    assert_int_equal(refusal("newer.db", DB_READ), STATUS_NEWER_FILE);
}

/* Versions below the first migration's are unsupported: no migration leads from them. */
static void older_than_the_first_migration_is_refused(void **state)
{
    char path[SCRATCH_PATH];
    sqlite3 *handle = NULL;
    struct stat of;
    (void)state;
    db_close(open_db("older.db", DB_CREATE));
    assert_int_equal(sqlite3_open(scratch_path(path, "older.db"), &handle), SQLITE_OK);
    sqlite3_exec(handle, "PRAGMA user_version=14", NULL, NULL, NULL);
    sqlite3_close(handle);
    assert_int_equal(refusal("older.db", DB_OPEN), STATUS_OLD_FILE);
    assert_int_equal(refusal("older.db", DB_READ), STATUS_OLD_FILE);
    assert_int_equal(stat(scratch_path(path, "older.db.bak-v14"), &of), -1);
}

static uint32_t pretended;
static const char *pretended_kind = "";

static bool pretend(const char *directory, struct place *place)
{
    (void)directory;
    place->magic = pretended;
    snprintf(place->kind, sizeof place->kind, "%s", pretended_kind);
    return true;
}

static void network_file_systems_are_refused(void **state)
{
    static const uint32_t magics[] = {0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x00c36400, 0x01021997};
    bool (*before)(const char *, struct place *) = place_look;
    (void)state;
    place_look = pretend;
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
        pretended = magics[i];
        assert_int_equal(refusal("private.db", DB_OPEN), STATUS_IO_ERROR);
        assert_string_equal(err.detail, "network_file_system");
    }
    pretended = 0x65735546;
    pretended_kind = "fuse.sshfs";
    assert_int_equal(refusal("private.db", DB_OPEN), STATUS_IO_ERROR);
    assert_non_null(strstr(err.note, "fuse.sshfs"));
    pretended_kind = "fuseblk";
    db_close(open_db("private.db", DB_OPEN));
    pretended_kind = "";
    pretended = 0xef53;
    db_close(open_db("private.db", DB_OPEN));
    place_look = before;
}

static void reading_never_writes(void **state)
{
    struct db *db = open_db("private.db", DB_READ);
    (void)state;
    assert_int_equal(db_begin_write(db, &err), STATUS_IO_ERROR);
    assert_int_not_equal(write_setting(db, "k"), SQLITE_OK);
    assert_int_equal(db_begin_read(db, &err), STATUS_OK);
    assert_int_equal(number(db, "SELECT count(*) FROM setting"), 0);
    db_end_read(db);
    db_checkpoint(db, 0);
    db_close(db);
}

static void commit_keeps_and_rollback_undoes(void **state)
{
    struct db *db = open_db("write.db", DB_CREATE);
    (void)state;
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    assert_true(db_in_write(db));
    assert_int_equal(db_begin_write(db, &err), STATUS_IO_ERROR);
    assert_int_equal(write_setting(db, "kept"), SQLITE_OK);
    assert_int_equal(db_commit(db, &err), STATUS_OK);
    assert_false(db_in_write(db));
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    assert_int_equal(write_setting(db, "dropped"), SQLITE_OK);
    db_rollback(db);
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    assert_int_equal(write_setting(db, "closed upon"), SQLITE_OK);
    db_close(db);
    db = open_db("write.db", DB_OPEN);
    assert_int_equal(number(db, "SELECT count(*) FROM setting"), 1);
    assert_int_equal(number(db, "SELECT key='kept' FROM setting"), 1);
    db_close(db);
}

/* A read keeps its snapshot while another connection of the process commits. */
static void a_read_sees_one_moment(void **state)
{
    struct db *reader = open_db("write.db", DB_OPEN);
    struct db *writer = open_db("write.db", DB_OPEN);
    (void)state;
    assert_int_equal(db_begin_read(reader, &err), STATUS_OK);
    assert_int_equal(number(reader, "SELECT count(*) FROM setting"), 1);
    assert_int_equal(db_begin_write(reader, &err), STATUS_IO_ERROR);
    assert_int_equal(db_begin_write(writer, &err), STATUS_OK);
    assert_int_equal(write_setting(writer, "later"), SQLITE_OK);
    assert_int_equal(db_commit(writer, &err), STATUS_OK);
    assert_int_equal(number(reader, "SELECT count(*) FROM setting"), 1);
    db_end_read(reader);
    assert_int_equal(number(reader, "SELECT count(*) FROM setting"), 2);
    db_close(reader);
    db_close(writer);
}

static bool has_setting(struct db *db, const char *key)
{
    bool row;
    struct stmt *stmt = stmt_use(db, QUERY_SETTING_GET);
    stmt_text(stmt, ":key", key);
    assert_int_equal(stmt_next(stmt, &row, &err), STATUS_OK);
    stmt_done(stmt);
    return row;
}

static void write_here(struct db *db, const char *key)
{
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    assert_int_equal(write_setting(db, key), SQLITE_OK);
    assert_int_equal(db_commit(db, &err), STATUS_OK);
}

/* The snapshot holds from the first read on, and ends with a write of this connection. */
static void held_reads_see_one_moment(void **state)
{
    struct db *reader = open_db("write.db", DB_OPEN);
    struct db *writer = open_db("write.db", DB_OPEN);
    (void)state;
    db_hold(reader);
    write_here(writer, "before the first");
    assert_true(has_setting(reader, "before the first"));
    write_here(writer, "elsewhere");
    assert_false(has_setting(reader, "elsewhere"));
    assert_int_equal(db_begin_read(reader, &err), STATUS_OK);
    assert_false(has_setting(reader, "elsewhere"));
    assert_int_equal(db_begin_read(reader, &err), STATUS_IO_ERROR);
    db_end_read(reader);
    assert_false(has_setting(reader, "elsewhere"));
    write_here(reader, "here");
    assert_true(has_setting(reader, "elsewhere"));
    write_here(writer, "last");
    assert_false(has_setting(reader, "last"));
    db_release(reader);
    assert_true(has_setting(reader, "last"));
    assert_true(sqlite3_get_autocommit(reader->handle));
    db_close(reader);
    db_close(writer);
}

/* What was read stays true in the same transaction until this connection writes. */
static void a_mark_holds_as_long_as_what_was_read(void **state)
{
    struct db *db = open_db("write.db", DB_OPEN);
    struct db_mark mark = db_mark(db);
    (void)state;
    assert_false(db_unchanged(db, &mark));
    assert_int_equal(db_begin_read(db, &err), STATUS_OK);
    assert_false(db_unchanged(db, &mark));
    mark = db_mark(db);
    assert_true(db_unchanged(db, &mark));
    db_end_read(db);
    assert_false(db_unchanged(db, &mark));
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    assert_false(db_unchanged(db, &mark));
    mark = db_mark(db);
    assert_true(db_unchanged(db, &mark));
    assert_int_equal(write_setting(db, "marked"), SQLITE_OK);
    assert_false(db_unchanged(db, &mark));
    mark = db_mark(db);
    db_rollback(db);
    assert_false(db_unchanged(db, &mark));
    assert_int_equal(db_begin_read(db, &err), STATUS_OK);
    assert_false(db_unchanged(db, &mark));
    db_end_read(db);
    db_close(db);
}

static enum status mapped(struct db *db, const char *sql)
{
    error_clear(&err);
    assert_int_not_equal(run(db, sql), SQLITE_OK);
    return db_fail(db, "test", &err);
}

static void constraints_become_words(void **state)
{
    struct db *db = open_db("words.db", DB_CREATE);
    (void)state;
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    assert_int_equal(run(db, "INSERT INTO member(shop,phone,card,tier,joined) VALUES(1,13800005678,'C1','n',1);"
                             "INSERT INTO till(id,name) VALUES(1,'1');"
                             "INSERT INTO staff(id,code,name,role) VALUES(1,'s','s','system');"
                             "INSERT INTO programme VALUES(1,'{}',0,1);"
                             "INSERT INTO bill(id,till,number,member,at,day,gross,discount,points_money,round_off,"
                             "payable,bonus_paid,points_spent,points_earned,earns,tier,tier_after) "
                             "VALUES(1,1,1,1,0,1,0,0,0,0,0,0,0,0,1,'','')"),
                     SQLITE_OK);
    assert_int_equal(mapped(db, "INSERT INTO member(shop,phone,tier,joined) VALUES(1,13800005678,'n',1)"),
                     STATUS_DUPLICATE_PHONE);
    assert_int_equal(mapped(db, "INSERT INTO member(shop,card,tier,joined) VALUES(1,'C1','n',1)"),
                     STATUS_DUPLICATE_CARD);
    assert_int_equal(mapped(db, "UPDATE bill SET member=1"), STATUS_ALREADY_CLAIMED);
    assert_string_equal(db_message(db), "already_claimed");
    assert_int_equal(mapped(db, "UPDATE bill SET gross=1"), STATUS_BAD_VALUE);
    assert_non_null(strstr(err.note, "bill is frozen"));
    assert_int_equal(mapped(db, "UPDATE bill SET day='x'"), STATUS_BAD_VALUE);
    db_rollback(db);
    db_close(db);
}

static void limits_of_an_offer_become_words(void **state)
{
    static const char setup[] =
        "INSERT INTO staff(id,code,name,role) VALUES(1,'s','s','system'); INSERT INTO programme VALUES(1,'{}',0,1);"
        "INSERT INTO shop(one,id,uuid,name,practice,business_day) VALUES(1,1,'u','n',0,1);"
        "INSERT INTO member(id,shop,tier,joined) VALUES(1,1,'n',1);"
        "INSERT INTO offer VALUES(1,'A',1,NULL,1,NULL),(2,'B',1,NULL,NULL,1);"
        "INSERT INTO txn(shop,epoch,seq,kind,at,day,staff,body,prev,hash) "
        "VALUES(1,1,1,'earn',0,1,1,'',zeroblob(32),zeroblob(32));"
        "INSERT INTO offer_use VALUES(1,1,1,1,1,1,0,NULL),(1,2,2,1,1,1,0,NULL)";
    struct db *db = open_db("limits.db", DB_CREATE);
    (void)state;
    assert_int_equal(db_begin_write(db, &err), STATUS_OK);
    assert_int_equal(run(db, setup), SQLITE_OK);
    assert_int_equal(mapped(db, "INSERT INTO offer_use VALUES(1,3,1,1,2,1,0,NULL)"), STATUS_OFFER_LIMIT);
    assert_string_equal(err.detail, "per_member");
    assert_int_equal(mapped(db, "INSERT INTO offer_use VALUES(1,4,2,1,1,1,0,NULL)"), STATUS_OFFER_LIMIT);
    assert_string_equal(err.detail, "per_member_day");
    db_rollback(db);
    db_close(db);
}

static int finding_count;

static void count_finding(void *ctx, const char *finding)
{
    (void)ctx;
    (void)finding;
    finding_count++;
}

static void damage_is_found(void **state)
{
    char path[SCRATCH_PATH];
    char junk[4096];
    struct db *db = open_db("hurt.db", DB_CREATE);
    (void)state;
    finding_count = 0;
    db_checkpoint(db, 0);
    assert_int_equal(db_integrity(db, true, count_finding, NULL, &err), STATUS_OK);
    assert_int_equal(db_integrity(db, false, count_finding, NULL, &err), STATUS_OK);
    assert_int_equal(finding_count, 0);
    int64_t page = number(db, "SELECT rootpage FROM sqlite_schema WHERE name='member'");
    db_close(db);
    assert_int_equal(unlink(strcat(scratch_path(path, "hurt.db"), "-wal")), 0);
    assert_int_equal(unlink(strcat(scratch_path(path, "hurt.db"), "-shm")), 0);
    int descriptor = open(scratch_path(path, "hurt.db"), O_WRONLY);
    memset(junk, 0x5a, sizeof junk);
    assert_int_equal(pwrite(descriptor, junk, sizeof junk, (off_t)(page - 1) * 4096), sizeof junk);
    close(descriptor);
    db = open_db("hurt.db", DB_READ);
    enum status status = db_integrity(db, true, count_finding, NULL, &err);
    assert_true(status == STATUS_DAMAGED || finding_count > 0);
    db_close(db);
}

static void a_dangling_key_is_found(void **state)
{
    (void)state;
    db_close(open_db("dangle.db", DB_CREATE));
    raw("dangle.db", "PRAGMA foreign_keys=0; INSERT INTO shift(till,staff,opened) VALUES(7,7,0)");
    struct db *db = open_db("dangle.db", DB_READ);
    finding_count = 0;
    assert_int_equal(db_integrity(db, false, count_finding, NULL, &err), STATUS_OK);
    assert_int_equal(finding_count, 2);
    db_close(db);
}

static void a_broken_connection_says_nothing_more(void **state)
{
    struct db *db = open_db("write.db", DB_OPEN);
    (void)state;
    db->broken = true;
    assert_int_equal(db_begin_read(db, &err), STATUS_IO_ERROR);
    assert_int_equal(db_begin_write(db, &err), STATUS_IO_ERROR);
    assert_int_equal(db_integrity(db, false, count_finding, NULL, &err), STATUS_IO_ERROR);
    db_checkpoint(db, 0);
    db_close(db);
    db_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_hold),
        cmocka_unit_test(what_is_denied),
        cmocka_unit_test(files_are_private),
        cmocka_unit_test(what_is_no_shop),
        cmocka_unit_test(the_other_program_s_file_is_left_alone),
        cmocka_unit_test(newer_is_refused),
        cmocka_unit_test(older_than_the_first_migration_is_refused),
        cmocka_unit_test(network_file_systems_are_refused),
        cmocka_unit_test(reading_never_writes),
        cmocka_unit_test(commit_keeps_and_rollback_undoes),
        cmocka_unit_test(a_read_sees_one_moment),
        cmocka_unit_test(held_reads_see_one_moment),
        cmocka_unit_test(a_mark_holds_as_long_as_what_was_read),
        cmocka_unit_test(constraints_become_words),
        cmocka_unit_test(limits_of_an_offer_become_words),
        cmocka_unit_test(damage_is_found),
        cmocka_unit_test(a_dangling_key_is_found),
        cmocka_unit_test(a_broken_connection_says_nothing_more),
    };
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
