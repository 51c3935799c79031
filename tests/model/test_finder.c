/* SPDX-License-Identifier: MIT */
/* The finder's indexes against a scan of every member, over thousands of random queries. */
#include "model/finder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/audit.h"
#include "model/staff.h"
#include "tests/support/books.h"
#include "tests/support/scratch.h"

#define MEMBERS 3000
#define QUERIES 2000

static uint64_t dice_state = 20260801;

static unsigned dice(unsigned sides)
{
    dice_state = dice_state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)((dice_state >> 33) % sides);
}

static const char *const surname[] = {"张", "王", "李", "欧阳", "单", "吕", "Ann ", "O'", "曾", "张"};
static const char *const given[] = {"丽", "三丰", "伟", "小明", "雨", "子涵", "Lee", "张", "丽丽", "一"};

static struct member made(int number)
{
    struct member member = {.joined = 20000, .last_day = 20000 + dice(40)};
    snprintf(member.name, sizeof member.name, "%s%s%s", surname[dice(10)], given[dice(10)],
             dice(3) ? "" : given[dice(10)]);
    if (dice(10))
        member.phone = dice(20) ? 13800000000 + (int64_t)number * 7919 % 300 * 10000 + number : 50000 + number;
    if (dice(4) == 0)
        snprintf(member.card, sizeof member.card, dice(2) ? "%d" : "VIP%d", 1000 + number);
    return member;
}

struct world {
    struct db *db;
    struct hot *hot; /* of the test that has one */
    int64_t staff;
    struct member *member; /* as stored, readings and all */
};

static int setup(void **state)
{
    static struct world world;
    struct staff staff = {.code = "E1", .name = "E", .role = ROLE_CLERK};
    struct error err;
    world.db = books_open("finder.db");
    world.member = mem_alloc(MEMBERS * sizeof *world.member);
    books_begin(world.db);
    assert_int_equal(staff_insert(world.db, &staff, &err), STATUS_OK);
    world.staff = staff.id;
    for (int i = 0; i < MEMBERS; i++) {
        world.member[i] = made(i);
        assert_int_equal(member_insert(world.db, &world.member[i], &err), STATUS_OK);
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
    scratch_remove();
    return 0;
}

static bool begins(const char *text, const char *part)
{
    return strncmp(text, part, strlen(part)) == 0;
}

/* The rule of finder.h said plainly: 0 no, 1 behind all (4-digit cards), 2 fits, 3 exact. */
static int fits(const struct member *member, const char *query)
{
    char folded[PERSON_TEXT], part[PERSON_TEXT], phone[24] = "";
    int rank = 0;
    bool digits = query[strspn(query, "0123456789")] == '\0';
    if (member->phone)
        snprintf(phone, sizeof phone, "%lld", (long long)member->phone);
    if (digits && strlen(query) == 4) {
        if (*phone && strcmp(phone + strlen(phone) - 4, query) == 0)
            return 2;
        return strcmp(member->card, query) == 0 ? 1 : 0;
    }
    if (strcmp(member->card, query) == 0)
        return 3;
    if (digits)
        return strcmp(phone, query) == 0 ? 3 : strlen(query) > 4 && begins(phone, query) ? 2 : 0;
    name_fold(folded, member->name);
    name_fold(part, query);
    if (strspn(part, "0123456789") == 4 && *phone && strncmp(phone + strlen(phone) - 4, part, 4) == 0 &&
        (begins(member->initials, part + 4) || begins(member->pinyin, part + 4)))
        rank = strcmp(member->initials, part + 4) == 0 || strcmp(member->pinyin, part + 4) == 0 ? 3 : 2;
    if (strcmp(member->name, query) == 0 || strcmp(member->pinyin, part) == 0 || strcmp(member->initials, part) == 0)
        rank = 3;
    if (rank == 0 && (strstr(folded, part) || begins(member->pinyin, part) || begins(member->initials, part)))
        rank = 2;
    return rank;
}

static void random_query(const struct member *of, char query[PERSON_TEXT])
{
    char phone[24];
    size_t length;
    snprintf(phone, sizeof phone, "%lld", (long long)of->phone);
    switch (dice(8)) {
    case 0: /* tail */
        snprintf(query, PERSON_TEXT, "%04d", (int)(of->phone % 10000));
        return;
    case 1: /* phone or its beginning */
        length = 1 + dice((unsigned)strlen(phone));
        snprintf(query, PERSON_TEXT, "%.*s", (int)length, phone);
        return;
    case 2:
        length = 1 + dice((unsigned)strlen(of->pinyin));
        snprintf(query, PERSON_TEXT, "%.*s", (int)length, of->pinyin);
        return;
    case 3:
        length = 1 + dice((unsigned)strlen(of->initials));
        snprintf(query, PERSON_TEXT, "%.*s", (int)length, of->initials);
        return;
    case 4: /* tail and letters */
        snprintf(query, PERSON_TEXT, "%04d%.*s", (int)(of->phone % 10000), 1 + (int)dice(2),
                 dice(2) ? of->initials : of->pinyin);
        return;
    case 5:
        snprintf(query, PERSON_TEXT, "%s", of->card[0] ? of->card : "no such card");
        return;
    case 6:
        snprintf(query, PERSON_TEXT, "%s", of->name);
        return;
    default: { /* part of a name, whole characters */
        const char *at = of->name, *end;
        uint32_t c;
        for (unsigned skip = dice(3); skip > 0 && text_decode(at + text_decode(at, &c), &c) > 0; skip--)
            at += text_decode(at, &c);
        end = at + text_decode(at, &c);
        if (dice(2))
            end += text_decode(end, &c);
        snprintf(query, PERSON_TEXT, "%.*s", (int)(end - at), at);
    }
    }
}

struct expected {
    int rank;
    const struct member *member;
};

static int order(const void *a, const void *b)
{
    const struct expected *x = a, *y = b;
    if (x->rank != y->rank)
        return y->rank - x->rank;
    if (x->member->last_day != y->member->last_day)
        return x->member->last_day < y->member->last_day ? 1 : -1;
    return x->member->id < y->member->id ? 1 : -1;
}

static void compare(struct world *world, const char *query, size_t limit)
{
    static struct expected expected[MEMBERS];
    static struct finder_result result;
    struct error err;
    size_t count = 0;
    for (int i = 0; i < MEMBERS; i++) {
        int rank = fits(&world->member[i], query);
        if (rank)
            expected[count++] = (struct expected){rank, &world->member[i]};
    }
    qsort(expected, count, sizeof *expected, order);
    assert_int_equal(finder_search(world->db, world->hot, query, limit, &result, &err), STATUS_OK);
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
        do
            random_query(&world->member[dice(MEMBERS)], query);
        while (query[0] == ' ' || query[0] == '\0');
        size_t length = strlen(query);
        while (query[length - 1] == ' ')
            query[--length] = '\0';
        compare(world, query, 1 + dice(30));
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
    world->hot = hot_new(room);
    while (!ready)
        assert_int_equal(hot_warm(world->hot, world->db, 700, &ready, &err), STATUS_OK);
}

static void follow(struct world *world)
{
    struct error err;
    bool ready;
    assert_int_equal(hot_follow(world->hot, world->db, &ready, &err), STATUS_OK);
    assert_true(ready);
}

static void cool(struct world *world)
{
    hot_free(world->hot);
    world->hot = NULL;
}

/* Somebody, maybe at another till, serves or renames a member. */
static void touch(struct world *world)
{
    struct error err;
    struct member *member = &world->member[dice(MEMBERS)];
    struct audit audit = {.at = 1, .staff = world->staff, .member = member->id};
    if (dice(2))
        member->last_day = 20000 + dice(60);
    else
        snprintf(member->name, sizeof member->name, "%s%s", surname[dice(10)], given[dice(10)]);
    books_begin(world->db);
    assert_int_equal(member_update(world->db, member, &err), STATUS_OK);
    assert_int_equal(member_get(world->db, member->id, member, &err), STATUS_OK);
    text_copy(audit.act, sizeof audit.act, "edit");
    assert_int_equal(audit_add(world->db, &audit, &err), STATUS_OK);
    books_commit(world->db);
}

/* As many as were asked for are the newest of the whole shop; fewer are so only if all are in memory. */
static void compare_scan(struct world *world)
{
    static struct expected expected[MEMBERS];
    static struct hot_hit hit[MEMBERS];
    const struct member *of = &world->member[dice(MEMBERS)];
    char letters[3];
    size_t count = 0, limit = 1 + dice(400);
    snprintf(letters, sizeof letters, "%.*s", 1 + (int)dice(2), of->initials);
    for (int i = 0; i < MEMBERS; i++)
        if (begins(world->member[i].initials, letters))
            expected[count++] = (struct expected){1, &world->member[i]};
    qsort(expected, count, sizeof *expected, order);
    size_t hits = hot_scan(world->hot, HOT_INITIALS, letters, hit, limit);
    if (hot_whole(world->hot))
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

static void test_forms_of_typing(void **state)
{
    struct world *world = *state;
    struct error err;
    static struct finder_result result;
    char query[64];
    const struct member *member = &world->member[17];
    snprintf(query, sizeof query, "#%lld", (long long)member->id);
    assert_int_equal(finder_search(world->db, world->hot, query, 20, &result, &err), STATUS_OK);
    assert_int_equal(result.hits, 1);
    assert_true(result.hit[0].exact);
    static const char *const none[] = {"", "   ", "#", "#0", "#999999", "#x", "zzzzzz", "99999999999", "00000", "没有"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(finder_search(world->db, world->hot, none[i], 20, &result, &err), STATUS_OK);
        assert_int_equal(result.hits, 0);
        assert_false(result.more);
    }
    while (member->phone < 10000000000)
        member++;
    snprintf(query, sizeof query, "+86 %03lld %04lld-%04lld", (long long)(member->phone / 100000000),
             (long long)(member->phone / 10000 % 10000), (long long)(member->phone % 10000));
    assert_int_equal(finder_search(world->db, world->hot, query, 20, &result, &err), STATUS_OK);
    assert_int_equal(result.hits, 1);
    assert_int_equal(result.hit[0].member, member->id);
    assert_int_equal(finder_search(world->db, world->hot, "ＺＬ", 200, &result, &err), STATUS_OK);
    assert_true(result.hits > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_as_a_scan),
        cmocka_unit_test(test_memory_of_all),
        cmocka_unit_test(test_memory_of_the_newest),
        cmocka_unit_test(test_forms_of_typing),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
