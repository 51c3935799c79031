/* SPDX-License-Identifier: MIT */
/*
 * One keystroke of the finder, for each kind of query, compared with reading twenty rows by their id. Runs with
 * BENCH_MEMBERS (a million) members or in the shop BENCH_SHOP.
 */
#include "model/finder.h"

#include <stdio.h>
#include <string.h>

#include "base/phone.h"
#include "base/text.h"

#include "bench/bench.h"
#include "bench/plain.h"
#include "bench/shop.h"
#include "tests/support/scratch.h"

#define MEMBERS 1000000
#define BILLS 1000
#define ROWS 20
#define ROUNDS 2000
#define AGED 20000

struct place {
    struct db *db;
    sqlite3_stmt *row; /* statement of the floor */
    struct member_cache *cache;
    int64_t members;
    void (*type)(const struct member *of, char query[PERSON_TEXT]);
};

static struct member somebody(struct place *place)
{
    struct member member = {0};
    struct error err;
    int64_t id = 1 + (int64_t)bench_throw((uint64_t)place->members);
    bench_must(member_get(place->db, id, &member, &err), &err, "member");
    return member;
}

/* --- queries ------------------------------------------------------------------------------------------------------ */

static void tail(const struct member *of, char query[PERSON_TEXT])
{
    snprintf(query, PERSON_TEXT, "%04d", (int)(of->phone % 10000));
}

static void tail_letter(const struct member *of, char query[PERSON_TEXT])
{
    snprintf(query, PERSON_TEXT, "%04d%.1s", (int)(of->phone % 10000), of->initials);
}

static void phone(const struct member *of, char query[PERSON_TEXT])
{
    char digits[PHONE_TEXT];
    snprintf(query, PERSON_TEXT, "%.*s", 5 + (int)bench_throw(7), phone_format(digits, of->phone));
}

static void beginning(const char *text, char query[PERSON_TEXT])
{
    size_t length = strlen(text);
    snprintf(query, PERSON_TEXT, "%.*s", 1 + (int)bench_throw(length > 0 ? length : 1), text);
}

static void pinyin(const struct member *of, char query[PERSON_TEXT])
{
    beginning(of->pinyin, query);
}

static void initials(const struct member *of, char query[PERSON_TEXT])
{
    beginning(of->initials, query);
}

/* One or two characters from anywhere in the name. */
static void part(const struct member *of, char query[PERSON_TEXT])
{
    uint32_t c;
    const char *at = of->name;
    for (uint64_t skip = bench_throw(3); skip > 0; skip--) {
        size_t taken = text_decode(at, &c);
        at += at[taken] != '\0' ? taken : 0;
    }
    const char *end = at + text_decode(at, &c);
    if (bench_throw(2))
        end += text_decode(end, &c);
    snprintf(query, PERSON_TEXT, "%.*s", (int)(end - at), at);
}

static void whole(const struct member *of, char query[PERSON_TEXT])
{
    text_copy(query, PERSON_TEXT, of->name);
}

/* --- measuring ---------------------------------------------------------------------------------------------------- */

static int64_t twenty_rows(void *context)
{
    struct place *place = context;
    struct error err;
    int64_t begin = bench_now();
    bench_must(db_begin_read(place->db, &err), &err, "read");
    for (int i = 0; i < ROWS; i++) {
        sqlite3_bind_int64(place->row, 1, 1 + (int64_t)bench_throw((uint64_t)place->members));
        sqlite3_step(place->row);
        sqlite3_reset(place->row);
    }
    db_end_read(place->db);
    return bench_now() - begin;
}

static int64_t keystroke(void *context)
{
    static struct finder_result result;
    struct place *place = context;
    char query[PERSON_TEXT];
    struct error err;
    struct member of = somebody(place);
    place->type(&of, query);
    int64_t begin = bench_now();
    bench_must(finder_search(place->db, place->cache, query, ROWS, &result, &err), &err, query);
    return bench_now() - begin;
}

static void warm(struct place *place)
{
    struct error err;
    bool ready = false;
    struct bench_row row = {.name = "a piece of memory read, when idle", .by = BENCH_MAX};
    place->cache = member_cache_new(MEMBER_CACHE_ROOM);
    while (!ready) {
        int64_t begin = bench_now();
        bench_must(member_cache_warm(place->cache, place->db, &ready, &err), &err, "warm");
        bench_add(&row.figures, bench_now() - begin);
    }
    char count[BENCH_COUNT_TEXT], title[64];
    snprintf(title, sizeof title, "the finder, %s members", bench_count(count, place->members));
    bench_head(title);
    bench_print(&row);
}

static void measure(struct place *place)
{
    static const struct {
        const char *name;
        void (*type)(const struct member *of, char query[PERSON_TEXT]);
    } kinds[] = {
        {"tail 5678", tail},
        {"tail and letter 5678z", tail_letter},
        {"beginning of a phone", phone},
        {"pinyin", pinyin},
        {"initials", initials},
        {"part of a name", part},
        {"the whole name", whole},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct bench_row row = {.name = kinds[i].name,
                                .floor = i == 0 ? "20 rows by their id" : NULL,
                                .by = BENCH_P99,
                                .ratio_most = place->members > MEMBERS ? 600 : 250,
                                .most = 1000000};
        place->type = kinds[i].type;
        bench_pair(&row, bench_rounds(ROUNDS), twenty_rows, keystroke, place);
        bench_print(&row);
    }
}

int main(void)
{
    char path[SCRATCH_PATH];
    struct place place = {0};
    bench_shop_take(path, "finder.db", bench_members(MEMBERS), BILLS);
    struct desk *desk = bench_shop_open(path);
    bench_shop_age(desk, bench_rounds(AGED), 0);
    desk_close(desk);
    desk = bench_shop_open(path);
    place.db = desk_db(desk);
    place.row = plain_prepare(plain_of(desk), "SELECT phone, name, card, tier, last_day FROM member WHERE id = ?");
    place.members = bench_shop_members(desk);
    warm(&place);
    measure(&place);
    member_cache_free(place.cache);
    sqlite3_finalize(place.row);
    desk_close(desk);
    scratch_remove();
    return 0;
}
