/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/stmt.h"
#include "model/member_cache_priv.h"

#define LOOSE_MAX 4096   /* room for members not sorted in yet */
#define WARM_MEMBERS 100 /* read per step: their rows are anywhere in the file, and the disk may be cold */
#define WARM_DAYS 4000   /* read per step: neighbours in an index */
#define WARM_ACTS 100

struct member_cache *member_cache_new(size_t room)
{
    struct member_cache *cache = mem_alloc(sizeof *cache);
    size_t rows = room + LOOSE_MAX;
    cache->room = room;
    cache->id = mem_alloc(rows * sizeof *cache->id);
    cache->day = mem_alloc(rows * sizeof *cache->day);
    cache->phone = mem_alloc(rows * sizeof *cache->phone);
    cache->pinyin = mem_alloc(rows * sizeof *cache->pinyin);
    cache->initials = mem_alloc(rows * sizeof *cache->initials);
    cache->name = mem_alloc(rows * sizeof *cache->name);
    cache->text = mem_alloc(rows * sizeof *cache->text);
    cache->next_day = cache->next_id = INT64_MAX;
    return cache;
}

void member_cache_free(struct member_cache *cache)
{
    if (!cache)
        return;
    free(cache->id);
    free(cache->day);
    free(cache->phone);
    free(cache->pinyin);
    free(cache->initials);
    free(cache->name);
    free(cache->text);
    free(cache->texts);
    last_seen_free(&cache->days);
    free(cache);
}

static void begin_anew(struct member_cache *cache)
{
    cache->count = cache->sorted = cache->used = 0;
    cache->next_day = cache->next_id = INT64_MAX;
    cache->full = cache->whole = cache->ready = false;
    last_seen_free(&cache->days);
}

/* --- filling ------------------------------------------------------------------------------------------------------ */

static void add_text(struct member_cache *cache, const char *text)
{
    size_t length = strlen(text) + 1;
    while (cache->used + length > cache->texts_room) {
        cache->texts_room = cache->texts_room > 0 ? 2 * cache->texts_room : 1 << 16;
        cache->texts = mem_resize(cache->texts, cache->texts_room, 1);
    }
    memcpy(cache->texts + cache->used, text, length);
    cache->used += length;
}

static uint64_t pack_phone(int64_t phone)
{
    char digits[24] = "";
    if (phone > 0)
        snprintf(digits, sizeof digits, "%lld", (long long)phone);
    return member_cache_pack_digits(digits);
}

static void add(struct member_cache *cache, const struct stmt *stmt)
{
    char name[PERSON_TEXT];
    size_t at = cache->count++;
    member_name_fold(name, stmt_get_text(stmt, "name"));
    cache->id[at] = stmt_get_int(stmt, "id");
    cache->day[at] = stmt_get_int(stmt, "last_day");
    last_seen_put(&cache->days, cache->id[at], cache->day[at]);
    cache->phone[at] = pack_phone(stmt_get_int(stmt, "phone"));
    cache->name[at] = member_cache_pack_name(name);
    cache->pinyin[at] = member_cache_pack_bytes(stmt_get_text(stmt, "pinyin"));
    cache->initials[at] = member_cache_pack_bytes(stmt_get_text(stmt, "initials"));
    cache->text[at] = (uint32_t)cache->used;
    if (pinyin_other_begins(name, stmt_get_text(stmt, "pinyin"), stmt_get_text(stmt, "initials"), ""))
        cache->name[at] |= MEMBER_CACHE_LAST_LANE; /* must be compared in full */
    add_text(cache, name);
    add_text(cache, stmt_get_text(stmt, "pinyin"));
    add_text(cache, stmt_get_text(stmt, "initials"));
}

static void forget(struct member_cache *cache, int64_t member)
{
    for (size_t i = cache->count; i-- > 0;)
        if (cache->id[i] == member) {
            cache->id[i] = 0;
            return;
        }
}

/* Position in the sorted part, by day and id. */
struct place {
    int64_t day, id;
    size_t from;
};

static int older_first(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

static void move(struct member_cache *to, const struct member_cache *from, size_t at)
{
    size_t end = to->count++;
    to->id[end] = from->id[at];
    to->day[end] = from->day[at];
    to->phone[end] = from->phone[at];
    to->pinyin[end] = from->pinyin[at];
    to->initials[end] = from->initials[at];
    to->name[end] = from->name[at];
    const char *text = from->texts + from->text[at];
    to->text[end] = (uint32_t)to->used;
    for (int i = 0; i < 3; i++, text += strlen(text) + 1)
        add_text(to, text);
}

static void swap(struct member_cache *a, struct member_cache *b)
{
    struct member_cache held = *a;
    *a = *b;
    *b = held;
}

/* Sorts all members by day and id and drops the oldest beyond the room. */
static void sort(struct member_cache *cache)
{
    struct member_cache *made = member_cache_new(cache->room);
    struct place *place = mem_alloc((cache->count + 1) * sizeof *place);
    size_t live = 0;
    for (size_t i = 0; i < cache->count; i++)
        if (cache->id[i] != 0)
            place[live++] = (struct place){cache->day[i], cache->id[i], i};
    qsort(place, live, sizeof *place, older_first);
    size_t first = live > cache->room ? live - cache->room : 0;
    for (size_t i = first; i < live; i++)
        move(made, cache, place[i].from);
    made->sorted = made->count;
    made->days = cache->days;
    cache->days = (struct last_seen){0};
    made->told = cache->told;
    made->next_day = cache->next_day;
    made->next_id = cache->next_id;
    made->full = cache->full;
    made->ready = cache->ready;
    made->whole = cache->whole && first == 0;
    free(place);
    swap(cache, made);
    member_cache_free(made);
}

/* Reads the member of an act again; a row without a member means not active any more. */
static void reread_member(struct member_cache *cache, const struct stmt *stmt, int64_t member)
{
    forget(cache, member);
    last_seen_put(&cache->days, member, LAST_SEEN_NEVER);
    if (!stmt_is_null(stmt, "id"))
        add(cache, stmt);
}

/* Applies at most `acts` acts; *rest: there may be more. An import names no member, so it empties the cache. */
static enum status follow(struct member_cache *cache, struct db *db, int64_t acts, bool *rest, struct error *err)
{
    int64_t taken = 0;
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_CACHE_WRITTEN);
    stmt_int(stmt, ":id", cache->told);
    stmt_int(stmt, ":rows", acts);
    for (bool row;; taken++) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            break;
        if (cache->count == cache->room + LOOSE_MAX)
            sort(cache);
        if (strncmp(stmt_get_text(stmt, "act"), "import", 6) == 0) {
            begin_anew(cache);
            stmt_done(stmt);
            break;
        }
        cache->told = stmt_get_int(stmt, "audit");
        if (!stmt_is_null(stmt, "member"))
            reread_member(cache, stmt, stmt_get_int(stmt, "member"));
    }
    *rest = !cache->ready || taken == acts;
    return STATUS_OK;
}

enum status member_cache_follow(struct member_cache *cache, struct db *db, bool *ready, struct error *err)
{
    bool rest;
    if (cache->ready)
        TRY(follow(cache, db, INT64_MAX, &rest, err));
    *ready = cache->ready;
    return STATUS_OK;
}

/* --- warming ------------------------------------------------------------------------------------------------------ */

/* Applies acts while the counter is idle, so that the next search has few left to apply. */
static enum status keep(struct member_cache *cache, struct db *db, bool *done, struct error *err)
{
    bool rest;
    TRY(follow(cache, db, WARM_ACTS, &rest, err));
    *done = !rest;
    if (cache->count - cache->sorted > LOOSE_MAX / 2)
        sort(cache);
    return STATUS_OK;
}

static struct stmt *behind(const struct member_cache *cache, struct db *db, enum query query, size_t rows)
{
    struct stmt *stmt = stmt_use(db, query);
    stmt_int(stmt, ":day", cache->next_day);
    stmt_int(stmt, ":id", cache->next_id);
    stmt_int(stmt, ":rows", (int64_t)rows);
    return stmt;
}

static enum status read_members(struct member_cache *cache, struct db *db, struct error *err)
{
    size_t taken = 0, left = cache->room - cache->count, wanted = left < WARM_MEMBERS ? left : WARM_MEMBERS;
    if (cache->count == 0) /* acts from here on are applied, even if the rows read later include them */
        TRY(stmt_value(stmt_use(db, QUERY_MEMBER_CACHE_HEAD), 0, &cache->told, err));
    struct stmt *stmt = behind(cache, db, QUERY_MEMBER_CACHE_NEXT, wanted);
    for (bool row;; taken++) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            break;
        add(cache, stmt);
        cache->next_day = cache->day[cache->count - 1];
        cache->next_id = cache->id[cache->count - 1];
    }
    cache->whole = taken < wanted;
    cache->full = cache->whole || cache->count == cache->room;
    cache->ready = cache->whole;
    if (cache->full)
        sort(cache);
    return STATUS_OK;
}

/* The index of days also contains members who are no longer active. */
static enum status leave_out_gone(struct member_cache *cache, struct db *db, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_CACHE_GONE);
    for (bool row;;) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            return STATUS_OK;
        last_seen_put(&cache->days, stmt_get_int(stmt, "id"), LAST_SEEN_NEVER);
    }
}

static enum status read_days(struct member_cache *cache, struct db *db, struct error *err)
{
    size_t taken = 0;
    struct stmt *stmt = behind(cache, db, QUERY_MEMBER_CACHE_DAYS, WARM_DAYS);
    for (bool row;; taken++) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            break;
        cache->next_id = stmt_get_int(stmt, "id");
        cache->next_day = stmt_get_int(stmt, "last_day");
        last_seen_put(&cache->days, cache->next_id, cache->next_day);
    }
    if (taken < WARM_DAYS) {
        TRY(leave_out_gone(cache, db, err));
        cache->ready = true;
    }
    return STATUS_OK;
}

enum status member_cache_warm(struct member_cache *cache, struct db *db, bool *done, struct error *err)
{
    *done = false;
    if (cache->ready)
        return keep(cache, db, done, err);
    return cache->full ? read_days(cache, db, err) : read_members(cache, db, err);
}

int64_t member_cache_day(const struct member_cache *cache, int64_t member)
{
    return last_seen_day(&cache->days, member);
}
