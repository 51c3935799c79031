/* SPDX-License-Identifier: MIT */
/*
 * One keystroke of the finder, for each kind of query, beside reading twenty rows by their id. A million members, or
 * BENCH_MEMBERS; FINDER_SHOP names a shop made before, which is then not made again. The file is aged first: members
 * are seen and renamed all over it, and it is opened anew.
 */
#include "model/finder.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "bench/bench.h"
#include "bench/shop.h"
#include "tests/support/scratch.h"

#define MEMBERS 1000000
#define ROWS 20
#define ROUNDS 2000
#define AGED 20000

struct place {
    struct db *db;
    struct hot *hot;
    int64_t members;
    uint64_t dice;
    void (*type)(struct place *place, const struct member *of, char query[PERSON_TEXT]);
};

static uint64_t throw(struct place *place, uint64_t sides)
{
    place->dice = place->dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (place->dice >> 33) % sides;
}

static struct member somebody(struct place *place)
{
    struct member member = {0};
    struct error err;
    bench_must(member_get(place->db, 1 + (int64_t)throw(place, (uint64_t)place->members), &member, &err), &err, "member");
    return member;
}

/* --- what is typed ------------------------------------------------------------------------------------------------ */

static void tail(struct place *place, const struct member *of, char query[PERSON_TEXT])
{
    (void)place;
    snprintf(query, PERSON_TEXT, "%04d", (int)(of->phone % 10000));
}

static void tail_letter(struct place *place, const struct member *of, char query[PERSON_TEXT])
{
    (void)place;
    snprintf(query, PERSON_TEXT, "%04d%.1s", (int)(of->phone % 10000), of->initials);
}

static void phone(struct place *place, const struct member *of, char query[PERSON_TEXT])
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, of->phone);
    snprintf(query, PERSON_TEXT, "%.*s", 5 + (int)throw(place, 7), digits);
}

static void beginning(struct place *place, const char *text, char query[PERSON_TEXT])
{
    size_t length = strlen(text);
    snprintf(query, PERSON_TEXT, "%.*s", 1 + (int)throw(place, length > 0 ? length : 1), text);
}

static void pinyin(struct place *place, const struct member *of, char query[PERSON_TEXT])
{
    beginning(place, of->pinyin, query);
}

static void initials(struct place *place, const struct member *of, char query[PERSON_TEXT])
{
    beginning(place, of->initials, query);
}

/* One or two characters from anywhere in it. */
static void part(struct place *place, const struct member *of, char query[PERSON_TEXT])
{
    uint32_t c;
    const char *at = of->name;
    for (uint64_t skip = throw(place, 3); skip > 0; skip--) {
        size_t taken = text_decode(at, &c);
        at += at[taken] != '\0' ? taken : 0;
    }
    const char *end = at + text_decode(at, &c);
    if (throw(place, 2))
        end += text_decode(end, &c);
    snprintf(query, PERSON_TEXT, "%.*s", (int)(end - at), at);
}

static void whole(struct place *place, const struct member *of, char query[PERSON_TEXT])
{
    (void)place;
    text_copy(query, PERSON_TEXT, of->name);
}

/* --- measuring ---------------------------------------------------------------------------------------------------- */

static int64_t twenty_rows(void *context)
{
    struct place *place = context;
    struct error err;
    bool row;
    int64_t begin = bench_now();
    bench_must(db_begin_read(place->db, &err), &err, "read");
    for (int i = 0; i < ROWS; i++) {
        struct stmt *stmt = stmt_use(place->db, QUERY_FINDER_HIT);
        stmt_int(stmt, ":id", 1 + (int64_t)throw(place, (uint64_t)place->members));
        bench_must(stmt_next(stmt, &row, &err), &err, "row");
        stmt_done(stmt);
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
    place->type(place, &of, query);
    int64_t begin = bench_now();
    bench_must(finder_search(place->db, place->hot, query, ROWS, &result, &err), &err, query);
    return bench_now() - begin;
}

static void age(struct place *place)
{
    struct error err;
    bench_must(db_begin_write(place->db, &err), &err, "begin");
    for (int i = 0; i < bench_rounds(AGED); i++) {
        struct member one = somebody(place), other = somebody(place);
        one.last_day += 1 + (int64_t)throw(place, 30);
        text_copy(one.name, sizeof one.name, other.name);
        bench_must(member_update(place->db, &one, &err), &err, "age");
    }
    bench_must(db_commit(place->db, &err), &err, "commit");
    db_checkpoint(place->db, 0);
}

static void warm(struct place *place)
{
    struct error err;
    bool ready = false;
    struct bench_row row = {.name = "2,000 members into memory, when idle", .by = BENCH_MAX};
    place->hot = hot_new(HOT_ROOM);
    while (!ready) {
        int64_t begin = bench_now();
        bench_must(hot_warm(place->hot, place->db, 2000, &ready, &err), &err, "warm");
        bench_add(&row.figures, bench_now() - begin);
    }
    bench_head("the finder");
    bench_print(&row);
}

static void measure(struct place *place)
{
    static const struct {
        const char *name;
        void (*type)(struct place *place, const struct member *of, char query[PERSON_TEXT]);
    } kinds[] = {
        {"tail 5678", tail},      {"tail and letter 5678z", tail_letter}, {"beginning of a phone", phone},
        {"pinyin", pinyin},       {"initials", initials},                 {"part of a name", part},
        {"the whole name", whole},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct bench_row row = {.name = kinds[i].name, .floor = i == 0 ? "20 rows by their id" : NULL, .by = BENCH_P99,
                                .ratio_most = place->members > MEMBERS ? 600 : 250, .most = 1000000};
        place->type = kinds[i].type;
        bench_pair(&row, bench_rounds(ROUNDS), twenty_rows, keystroke, place);
        bench_print(&row);
    }
}

int main(void)
{
    char path[SCRATCH_PATH];
    const char *made = getenv("FINDER_SHOP");
    struct place place = {.dice = 1};
    struct error err;
    if (made && *made)
        text_copy(path, sizeof path, made);
    else
        bench_shop_make(path, "finder.db", bench_members(MEMBERS));
    struct desk *desk = bench_shop_open(path);
    place.db = desk_db(desk);
    bench_must(stmt_value(stmt_use(place.db, QUERY_MEMBER_NEXT_ID), 1, &place.members, &err), &err, "count");
    place.members--;
    age(&place);
    desk_close(desk);
    desk = bench_shop_open(path);
    place.db = desk_db(desk);
    warm(&place);
    measure(&place);
    hot_free(place.hot);
    desk_close(desk);
    scratch_remove();
    return 0;
}
