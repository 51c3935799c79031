/* SPDX-License-Identifier: MIT */
/*
 * Searches for members while four tills sell to them and rename them: each result, with the cache or without it, must
 * equal a scan of all members in the same snapshot, in the same order. FINDER_MEMBERS and FINDER_QUERIES make it longer
 * (make soak).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"

#include <cmocka.h>

#include "store/batch.h"
#include "store/db_priv.h"
#include "model/finder.h"

#include "tests/support/naive_find.h"
#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/enrol.h"

#define TILLS 4
#define OF_ONE_SNAPSHOT 40 /* queries */
#define DAY 86400

static const char RULES[] = "{\"points\":{\"per\":\"1.00\",\"earn\":1}}";

/* Shared by all processes. */
static struct board {
    volatile int stop, failed, days;
    volatile int64_t written[TILLS];
    pid_t reader;
} * board;

static int64_t members;

static int setting(const char *name, int otherwise)
{
    const char *text = getenv(name);
    return text && atoi(text) > 0 ? atoi(text) : otherwise;
}

/* --- the tills --------------------------------------------------------------------------------------------------- */

static enum status sell_to(struct desk *desk, int64_t member, struct error *err)
{
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = 100};
    struct sale_request request = {.member = member, .line = &line, .lines = 1};
    struct sale_view view;
    enum status status = sell(desk, NULL, NULL, &request, &view, err);
    if (status == STATUS_OK)
        sale_view_clear(&view);
    return status;
}

static enum status rename_to(struct desk *desk, int64_t member, struct error *err)
{
    struct enrol_request request = {0};
    naive_name(request.member.name);
    return enrol_edit(desk, NULL, member, FIELD_NAME, &request, err);
}

static void till(int number, int64_t start)
{
    struct desk *desk;
    struct error err = {0};
    naive_seed(77 + (unsigned)number);
    enum status status = desk_open(practice_path(), false, &desk, &err);
    if (status == STATUS_OK)
        status = desk_sign_in(desk, NULL, NULL, &err);
    while (status == STATUS_OK && !board->stop && getppid() == board->reader) {
        int64_t member = 1 + naive_dice((unsigned)members);
        clock_freeze(start + board->days * DAY);
        status = naive_dice(3) ? sell_to(desk, member, &err) : rename_to(desk, member, &err);
        if (status == STATUS_BUSY) /* another till holds the gate: tries later */
            status = STATUS_OK;
        board->written[number]++;
    }
    if (status != STATUS_OK) {
        fprintf(stderr, "till %d: %s %s %s\n", number, status_code(status), err.field, err.note);
        board->failed = 1;
    }
    _exit(status != STATUS_OK);
}

/* --- the shop ---------------------------------------------------------------------------------------------------- */

static void people_of(struct db *db)
{
    struct error err;
    assert_int_equal(batch_begin(db, &err), STATUS_OK);
    for (int i = 0; i < members; i++) {
        struct member member = naive_member(i);
        if (member.card[0] == '\0')
            snprintf(member.card, sizeof member.card, "N%d", i);
        assert_int_equal(db_begin_write(db, &err), STATUS_OK);
        enum status status = member_insert(db, &member, &err);
        if (status == STATUS_DUPLICATE_PHONE) {
            member.phone = 0;
            status = member_insert(db, &member, &err);
        }
        assert_int_equal(status, STATUS_OK);
        assert_int_equal(db_commit(db, &err), STATUS_OK);
    }
    assert_int_equal(batch_end(db, &err), STATUS_OK);
}

static void text_of(sqlite3_stmt *look, int column, char *buf, size_t size)
{
    const unsigned char *text = sqlite3_column_text(look, column);
    text_copy(buf, size, text ? (const char *)text : "");
}

/* Reads every member of the snapshot. */
static void look_at_all(struct db *db, struct member *member, char (*folded)[PERSON_TEXT])
{
    sqlite3_stmt *look = NULL;
    assert_int_equal(sqlite3_prepare_v2(db->handle, "SELECT id,phone,card,name,pinyin,initials,last_day FROM member",
                                        -1, &look, NULL),
                     SQLITE_OK);
    for (int64_t i = 0; i < members; i++) {
        assert_int_equal(sqlite3_step(look), SQLITE_ROW);
        member[i].id = sqlite3_column_int64(look, 0);
        member[i].phone = sqlite3_column_int64(look, 1);
        text_of(look, 2, member[i].card, sizeof member[i].card);
        text_of(look, 3, member[i].name, sizeof member[i].name);
        text_of(look, 4, member[i].pinyin, sizeof member[i].pinyin);
        text_of(look, 5, member[i].initials, sizeof member[i].initials);
        member[i].last_day = sqlite3_column_int64(look, 6);
        member_name_fold(folded[i], member[i].name);
    }
    sqlite3_finalize(look);
}

/* --- the comparison ---------------------------------------------------------------------------------------------- */

struct place {
    struct db *db;
    struct member_cache *cache;
    struct member *member;
    char (*folded)[PERSON_TEXT];
    struct naive_found *found;
};

static void compare(const struct place *place, const char *query)
{
    static struct finder_result result;
    struct error err;
    size_t limit = 1 + naive_dice(30),
           count = naive_find(place->member, place->folded, (size_t)members, query, place->found);
    size_t wanted = count < limit ? count : limit;
    struct member_cache *cache = naive_dice(4) ? place->cache : NULL;
    assert_int_equal(finder_search(place->db, cache, query, limit, &result, &err), STATUS_OK);
    if (result.hits != wanted)
        fail_msg("\"%s\": %zu of %zu", query, result.hits, wanted);
    assert_int_equal(result.more, count > limit);
    for (size_t i = 0; i < wanted; i++)
        if (result.hit[i].member != place->found[i].member->id)
            fail_msg("\"%s\" place %zu: #%lld %s, not #%lld %s", query, i, (long long)result.hit[i].member,
                     result.hit[i].name, (long long)place->found[i].member->id, place->found[i].member->name);
}

static void compare_one_snapshot(const struct place *place)
{
    struct error err;
    char query[PERSON_TEXT];
    assert_int_equal(db_begin_read(place->db, &err), STATUS_OK);
    look_at_all(place->db, place->member, place->folded);
    for (int i = 0; i < OF_ONE_SNAPSHOT; i++) {
        naive_query(&place->member[naive_dice((unsigned)members)], query);
        compare(place, query);
    }
    db_end_read(place->db);
}

static void compare_all(struct desk *desk, int queries)
{
    struct error err;
    bool ready = false;
    struct place place = {.db = desk_db(desk), .cache = member_cache_new(MEMBER_CACHE_ROOM)};
    place.member = mem_alloc((size_t)members * sizeof *place.member);
    place.folded = mem_alloc((size_t)members * sizeof *place.folded);
    place.found = mem_alloc((size_t)members * sizeof *place.found);
    while (!ready)
        assert_int_equal(member_cache_warm(place.cache, place.db, &ready, &err), STATUS_OK);
    for (int asked = 0; asked < queries; asked += OF_ONE_SNAPSHOT) {
        compare_one_snapshot(&place);
        board->days = asked / 400; /* advances the tills' calendar */
        assert_int_equal(member_cache_warm(place.cache, place.db, &ready, &err), STATUS_OK);
    }
    member_cache_free(place.cache);
    free(place.member);
    free(place.folded);
    free(place.found);
}

static void the_same_as_a_look_at_all(void **state)
{
    (void)state;
    members = setting("FINDER_MEMBERS", 3000);
    int queries = setting("FINDER_QUERIES", 1000);
    struct desk *desk = practice_open(RULES);
    int64_t start = clock_now(), written = 0;
    struct error err;
    people_of(desk_db(desk));
    desk_close(desk); /* a connection must not be used across fork */
    pid_t pid[TILLS];
    board->reader = getpid();
    for (int i = 0; i < TILLS; i++) {
        pid[i] = fork();
        assert_true(pid[i] >= 0);
        if (pid[i] == 0)
            till(i, start);
    }
    assert_int_equal(desk_open(practice_path(), false, &desk, &err), STATUS_OK);
    compare_all(desk, queries);
    board->stop = 1;
    for (int i = 0; i < TILLS; i++) {
        waitpid(pid[i], NULL, 0);
        written += board->written[i];
        assert_true(board->written[i] > 0);
    }
    assert_int_equal(board->failed, 0);
    print_message("%d queries among %lld members, %lld acts meanwhile\n", queries, (long long)members,
                  (long long)written);
    practice_proven(desk);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_as_a_look_at_all),
    };
    board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (board == MAP_FAILED)
        return 99;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    munmap(board, sizeof *board);
    scratch_remove();
    return failed;
}
