/* SPDX-License-Identifier: MIT */
/* The finder compared with a scan of every member, over thousands of random queries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

#include <cmocka.h>

#include "store/db_priv.h"
#include "store/embedded.h"
#include "model/audit.h"
#include "model/finder.h"
#include "model/staff.h"

#include "tests/support/books.h"
#include "tests/support/knob.h"
#include "tests/support/naive_find.h"
#include "tests/support/scratch.h"

#define MEMBERS 3000
#define QUERIES KNOB_CASES(2000)

struct world {
    struct db *db;
    struct member_cache *cache; /* NULL in tests without a cache */
    int64_t staff;
    struct member *member; /* as stored, with readings */
    char (*folded)[PERSON_TEXT];
};

static int setup(void **state)
{
    static struct world world;
    struct staff staff = {.code = "E1", .name = "E", .role = ROLE_CLERK};
    struct error err;
    world.db = books_open("finder.db");
    world.member = mem_alloc(MEMBERS * sizeof *world.member);
    world.folded = mem_alloc(MEMBERS * sizeof *world.folded);
    books_begin(world.db);
    assert_int_equal(staff_insert(world.db, &staff, &err), STATUS_OK);
    world.staff = staff.id;
    for (int i = 0; i < MEMBERS; i++) {
        world.member[i] = naive_member(i);
        assert_int_equal(member_insert(world.db, &world.member[i], &err), STATUS_OK);
        member_name_fold(world.folded[i], world.member[i].name);
    }
    books_commit(world.db);
    *state = &world;
    return 0;
}

static int teardown(void **state)
{
    struct world *world = *state;
    db_close(world->db);
    free(world->member);
    free(world->folded);
    scratch_remove();
    return 0;
}

static void compare(struct world *world, const char *query, size_t limit)
{
    static struct naive_found expected[MEMBERS];
    static struct finder_result result;
    struct error err;
    size_t count = naive_find(world->member, world->folded, MEMBERS, query, expected);
    assert_int_equal(finder_search(world->db, world->cache, query, limit, &result, &err), STATUS_OK);
    if (result.hits != (count < limit ? count : limit))
        print_error("query \"%s\" limit %zu: %zu of %zu\n", query, limit, result.hits, count);
    assert_int_equal(result.hits, count < limit ? count : limit);
    assert_int_equal(result.more, count > limit);
    for (size_t i = 0; i < result.hits; i++) {
        if (result.hit[i].member != expected[i].member->id)
            print_error("query \"%s\" place %zu: #%lld %s, not #%lld %s\n", query, i, (long long)result.hit[i].member,
                        result.hit[i].name, (long long)expected[i].member->id, expected[i].member->name);
        assert_int_equal(result.hit[i].member, expected[i].member->id);
        assert_int_equal(result.hit[i].exact, expected[i].rank == 3);
        assert_int_equal(result.hit[i].phone, expected[i].member->phone);
        assert_string_equal(result.hit[i].name, expected[i].member->name);
    }
}

static void compare_many(struct world *world, int queries)
{
    char query[PERSON_TEXT];
    for (int i = 0; i < queries; i++) {
        naive_query(&world->member[naive_dice(MEMBERS)], query);
        compare(world, query, 1 + naive_dice(30));
    }
}

static void test_same_as_a_scan(void **state)
{
    compare_many(*state, QUERIES);
}

static void warm(struct world *world, size_t room)
{
    struct error err;
    bool ready = false;
    world->cache = member_cache_new(room);
    while (!ready)
        assert_int_equal(member_cache_warm(world->cache, world->db, &ready, &err), STATUS_OK);
}

static void follow(struct world *world)
{
    struct error err;
    bool ready;
    assert_int_equal(member_cache_follow(world->cache, world->db, &ready, &err), STATUS_OK);
    assert_true(ready);
}

static void cool(struct world *world)
{
    member_cache_free(world->cache);
    world->cache = NULL;
}

/* Serves or renames a member, possibly at another till. */
static void touch(struct world *world)
{
    struct error err;
    struct member *member = &world->member[naive_dice(MEMBERS)];
    struct audit audit = {.at = 1, .staff = world->staff, .member = member->id};
    if (naive_dice(2))
        member->last_day = 20000 + naive_dice(60);
    else
        naive_name(member->name);
    books_begin(world->db);
    assert_int_equal(member_update(world->db, member, &err), STATUS_OK);
    assert_int_equal(member_get(world->db, member->id, member, &err), STATUS_OK);
    member_name_fold(world->folded[member - world->member], member->name);
    text_copy(audit.act, sizeof audit.act, "edit");
    assert_int_equal(audit_add(world->db, &audit, &err), STATUS_OK);
    books_commit(world->db);
}

/* A full result must be the newest of the whole shop; a shorter one only if the cache holds all members. */
static void compare_scan(struct world *world)
{
    static struct naive_found expected[MEMBERS];
    static struct member_cache_hit hit[MEMBERS];
    const struct member *of = &world->member[naive_dice(MEMBERS)];
    char letters[3];
    size_t count = 0, limit = 1 + naive_dice(400);
    snprintf(letters, sizeof letters, "%.*s", 1 + (int)naive_dice(2), of->initials);
    struct member_cache_part part = {MEMBER_CACHE_INITIALS, letters, naive_dice(3) == 0};
    for (int i = 0; i < MEMBERS; i++)
        if (part.whole ? strcmp(world->member[i].initials, letters) == 0
                       : naive_begins(world->member[i].initials, letters))
            expected[count++] = (struct naive_found){1, &world->member[i]};
    qsort(expected, count, sizeof *expected, naive_best_first);
    size_t hits = member_cache_scan(world->cache, &part, hit, limit);
    if (member_cache_whole(world->cache))
        assert_int_equal(hits, count < limit ? count : limit);
    for (size_t i = 0; hits == limit && i < hits; i++)
        assert_int_equal(hit[i].member, expected[i].member->id);
}

static void compare_while_writing(struct world *world, size_t room)
{
    warm(world, room);
    for (int i = 0; i < QUERIES / 40; i++) {
        compare_many(world, 40);
        for (int j = 0; j < 5; j++)
            touch(world);
        follow(world);
        for (int j = 0; j < 40; j++)
            compare_scan(world);
    }
    cool(world);
}

static void test_memory_of_all(void **state)
{
    compare_while_writing(*state, 2 * MEMBERS);
}

static void test_memory_of_the_newest(void **state)
{
    compare_while_writing(*state, MEMBERS / 3);
}

static sqlite3_stmt *look(struct world *world, const char *before, const char *sql)
{
    char text[1000];
    sqlite3_stmt *stmt = NULL;
    snprintf(text, sizeof text, "%s%s", before, sql);
    assert_int_equal(sqlite3_prepare_v2(world->db->handle, text, -1, &stmt, NULL), SQLITE_OK);
    return stmt;
}

/* How many columns a query reads from rows of the table with that root page. */
static int columns_of(struct world *world, enum query query, int root)
{
    int cursor = -1, columns = 0;
    sqlite3_stmt *stmt = look(world, "EXPLAIN ", query_texts[query].sql);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        const char *opcode = (const char *)sqlite3_column_text(stmt, 1);
        if (strcmp(opcode, "OpenRead") == 0 && sqlite3_column_int(stmt, 3) == root)
            cursor = sqlite3_column_int(stmt, 2);
        columns += strcmp(opcode, "Column") == 0 && sqlite3_column_int(stmt, 2) == cursor;
    }
    sqlite3_finalize(stmt);
    return columns;
}

/* Queries that read many rows must read indexes only: reading the row of each member would cost ten times as much. */
static void test_only_indexes_are_read(void **state)
{
    static const enum query many[] = {QUERY_FINDER_TAIL,     QUERY_FINDER_PHONES, QUERY_FINDER_PINYIN,
                                      QUERY_FINDER_INITIALS, QUERY_FINDER_NAME,   QUERY_MEMBER_CACHE_DAYS};
    struct world *world = *state;
    sqlite3_stmt *stmt = look(world, "", "SELECT rootpage FROM sqlite_schema WHERE name='member'");
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int root = sqlite3_column_int(stmt, 0);
    sqlite3_finalize(stmt);
    for (size_t i = 0; i < sizeof many / sizeof *many; i++)
        if (columns_of(world, many[i], root) > 0)
            fail_msg("%s reads rows", query_texts[many[i]].name);
    assert_true(columns_of(world, QUERY_FINDER_HITS, root) > 0); /* this one has to read rows */
}

static void test_forms_of_typing(void **state)
{
    struct world *world = *state;
    struct error err;
    static struct finder_result result;
    char query[64];
    const struct member *member = &world->member[17];
    snprintf(query, sizeof query, "#%lld", (long long)member->id);
    assert_int_equal(finder_search(world->db, world->cache, query, 20, &result, &err), STATUS_OK);
    assert_int_equal(result.hits, 1);
    assert_true(result.hit[0].exact);
    static const char *const none[] = {"", "   ", "#", "#0", "#999999", "#x", "zzzzzz", "99999999999", "00000", "没有"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(finder_search(world->db, world->cache, none[i], 20, &result, &err), STATUS_OK);
        assert_int_equal(result.hits, 0);
        assert_false(result.more);
    }
    while (member->phone < NAIVE_MOBILES)
        member++;
    snprintf(query, sizeof query, "+86 %03lld %04lld-%04lld", (long long)(member->phone / 100000000 % 1000),
             (long long)(member->phone / 10000 % 10000), (long long)(member->phone % 10000));
    assert_int_equal(finder_search(world->db, world->cache, query, 20, &result, &err), STATUS_OK);
    assert_int_equal(result.hits, 1);
    assert_int_equal(result.hit[0].member, member->id);
    assert_int_equal(finder_search(world->db, world->cache, "ＺＬ", 200, &result, &err), STATUS_OK);
    assert_true(result.hits > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_as_a_scan),       cmocka_unit_test(test_memory_of_all),
        cmocka_unit_test(test_memory_of_the_newest), cmocka_unit_test(test_only_indexes_are_read),
        cmocka_unit_test(test_forms_of_typing),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
