/* SPDX-License-Identifier: MIT */
/*
 * The store under power cuts: no acknowledged write is lost and none is partly there. With syncing weakened the harness
 * must see losses.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/db_priv.h"

#include "tests/fault/story.h"
#include "tests/fault/vfs.h"
#include "tests/support/scratch.h"

#define CUTS 3000
#define REACH 100

struct teller {
    char path[SCRATCH_PATH];
    const char *weakened; /* a PRAGMA that removes safety; NULL for the unchanged store */
    struct db *db;
    int64_t promised; /* acts 1 … promised were acknowledged */
};

static bool open_shop(void *ctx)
{
    struct teller *teller = ctx;
    struct error err = {0};
    if (db_open_vfs(teller->path, DB_OPEN, FAULT_VFS, &teller->db, &err) != STATUS_OK)
        return false;
    teller->db->unlocked = teller->weakened != NULL;
    return !teller->weakened || sqlite3_exec(teller->db->handle, teller->weakened, NULL, NULL, NULL) == SQLITE_OK;
}

static void close_shop(void *ctx)
{
    struct teller *teller = ctx;
    db_close(teller->db);
    teller->db = NULL;
}

/* One act touches three tables and several indexes, with rows of very different length. */
static bool act(void *ctx)
{
    struct teller *teller = ctx;
    struct error err = {0};
    int64_t n = teller->promised + 1;
    char *sql =
        sqlite3_mprintf("INSERT INTO setting VALUES('k%lld',hex(zeroblob(%lld)));"
                        "INSERT INTO member(shop,phone,name,pinyin,initials,tier,joined) "
                        "VALUES(1,%lld,'n%lld','p%lld','i%lld','n',1);"
                        "UPDATE till SET last_bill=last_bill+1",
                        n, n % 7 * n % 900, INT64_C(8613000000000) + n * 7919 % 1000003, n, n * 31 % 977, n * 17 % 101);
    bool done = db_begin_write(teller->db, &err) == STATUS_OK &&
                sqlite3_exec(teller->db->handle, sql, NULL, NULL, NULL) == SQLITE_OK &&
                db_commit(teller->db, &err) == STATUS_OK;
    sqlite3_free(sql);
    if (!done) {
        db_rollback(teller->db);
        return false;
    }
    teller->promised = n;
    db_checkpoint(teller->db, 12);
    return true;
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

static void count_finding(void *ctx, const char *finding)
{
    int64_t *count = ctx;
    print_message("%s\n", finding);
    ++*count;
}

static int64_t lost(void *ctx, bool deep)
{
    struct teller *teller = ctx;
    struct error err = {0};
    int64_t there = number(teller->db, "SELECT last_bill FROM till");
    int64_t settings = number(teller->db, "SELECT count(*) FROM setting");
    int64_t members = number(teller->db, "SELECT count(*) FROM member WHERE name='n'||id");
    int64_t bad = settings != there || members != there;
    if (there < teller->promised)
        bad += teller->promised - there;
    if (there > teller->promised + 1)
        bad++;
    if (deep && db_integrity(teller->db, true, count_finding, &bad, &err) != STATUS_OK)
        bad++;
    teller->promised = there; /* the act in flight may have been written */
    return bad;
}

static void restart(void *ctx)
{
    struct teller *teller = ctx;
    teller->promised = 0;
}

static struct fault_tally tell(const char *weakened, int64_t cuts, uint64_t seed)
{
    struct teller teller = {.weakened = NULL};
    struct fault_story story = {&teller, open_shop, act, close_shop, lost, restart};
    struct error err = {0};
    fault_forget();
    scratch_path(teller.path, "power.db");
    if (db_open_vfs(teller.path, DB_CREATE, FAULT_VFS, &teller.db, &err) != STATUS_OK)
        fail_msg("create: %s", err.note);
    assert_int_equal(db_begin_write(teller.db, &err), STATUS_OK);
    assert_int_equal(sqlite3_exec(teller.db->handle, "INSERT INTO till(id,name) VALUES(1,'1')", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(db_commit(teller.db, &err), STATUS_OK);
    db_checkpoint(teller.db, 0);
    close_shop(&teller);
    teller.weakened = weakened;
    return fault_story_run(&story, cuts, REACH, seed);
}

static void no_acknowledged_act_is_lost(void **state)
{
    (void)state;
    struct fault_tally tally = tell(NULL, CUTS, 1);
    print_message("%lld power cuts, %lld acts acknowledged, %lld lost, %lld times not opened\n", (long long)tally.cuts,
                  (long long)tally.acts, (long long)tally.lost, (long long)tally.unopened);
    assert_int_equal(tally.cuts, CUTS);
    assert_int_equal(tally.lost, 0);
    assert_int_equal(tally.unopened, 0);
    assert_true(tally.acts > CUTS / 2);
}

/* Canaries: each of these must be caught, or the test above proves nothing. */
static void weakened_syncing_is_caught(void **state)
{
    static const char *const weakenings[] = {"PRAGMA synchronous=OFF", "PRAGMA synchronous=NORMAL"};
    (void)state;
    for (size_t i = 0; i < sizeof weakenings / sizeof *weakenings; i++) {
        struct fault_tally tally = tell(weakenings[i], CUTS, 1);
        print_message("%s: caught at cut %lld\n", weakenings[i], (long long)tally.cuts);
        assert_true(tally.lost + tally.unopened > 0);
    }
}

/* A power cut during creation leaves a shop, or nothing that opens as one. */
static void a_shop_half_made_is_no_shop(void **state)
{
    char path[SCRATCH_PATH];
    struct error err = {0};
    struct db *db = NULL;
    int made = 0;
    int64_t at = 0;
    (void)state;
    scratch_path(path, "made.db");
    for (bool struck = true; struck; at++) {
        fault_forget();
        fault_plan(&(struct fault_plan){.op = FAULT_CHANGE, .kind = FAULT_CUT, .at = at + 1});
        enum status status = db_open_vfs(path, DB_CREATE, FAULT_VFS, &db, &err);
        struck = fault_struck();
        assert_int_equal(status == STATUS_OK, !struck);
        db_close(db);
        fault_cut((uint64_t)at);
        status = db_open_vfs(path, DB_OPEN, FAULT_VFS, &db, &err);
        if (status != STATUS_OK && status != STATUS_NOT_FOUND && status != STATUS_NOT_A_SHOP)
            fail_msg("cut at change %lld: %s %s", (long long)at, status_code(status), err.note);
        made += status == STATUS_OK;
        assert_true(status == STATUS_OK || struck);
        db_close(db);
    }
    print_message("%lld cuts, %d of them left a shop\n", (long long)at - 1, made - 1);
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
        cmocka_unit_test(no_acknowledged_act_is_lost),
        cmocka_unit_test(weakened_syncing_is_caught),
        cmocka_unit_test(a_shop_half_made_is_no_shop),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
