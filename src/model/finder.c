/* SPDX-License-Identifier: MIT */
#include "model/finder.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/text.h"
#include "model/last_seen.h"
#include "model/topk.h"

#define NARROW 200      /* index rows examined before the cache is used */
#define SCAN_CAP 20000  /* rows examined if the cache has too few; beyond, `more` is set */
#define COLD_CAP 500    /* the same while the cache is not ready, so that a key is answered within a frame */
#define LONE_CAP 100000 /* the same for the command line, which has no cache and no keys to answer */
#define LOOK_UP 1000    /* members whose last day is read at once */
#define TAIL_DIGITS 4
#define TAIL_LETTERS 3 /* most letters that may follow the last digits of a phone */
#define HOME_DIGITS 7  /* of a phone with its country code; a shorter text begins too many phones of a shop */
#define ABROAD_DIGITS 5
#define RANK_WHOLE 2
#define RANK_PART 1
#define RANK_BEHIND 0
#define RANK_FORMER (-1)
#define AFTER_ANY "\xF4\x8F\xBF\xBF" /* U+10FFFF: sorts after every continuation of a prefix */
#define AFTER_LETTERS "{"            /* the character after z, the last of a reading */
#define LETTERS "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"
#define AFTER_WHOLE "\x01" /* before every continuation of a reading */

struct search {
    struct db *db;
    struct member_cache *cache; /* NULL: none, or not ready */
    struct candidate *candidate;
    size_t candidates, room;
    size_t limit; /* hits per source: one more than requested */
    size_t cap;   /* rows examined in each source */
    bool more;
};

/* --- one source --------------------------------------------------------------------------------------------------- */

/* One source of hits: a query, and the ranks of whole matches and of the others. */
struct source {
    struct stmt *stmt;
    int whole, part;
    const struct member_cache_part *cache; /* the same search in the cache; NULL: not possible */
    bool only_whole;                       /* stop at the first row that is not a whole match; that row is kept */
    bool kept;                             /* the current row was read but not processed */
    bool ended;                            /* there are no more rows */
};

static void keep_candidate(struct search *search, const struct candidate *candidate)
{
    search->candidate = mem_grow(search->candidate, search->candidates, &search->room, sizeof *search->candidate);
    search->candidate[search->candidates++] = *candidate;
}

/*
 * The cache knows when a member was last seen. Without a cache all candidates are kept, and their days are read
 * together at the end.
 */
static void offer_row(struct search *search, struct candidate *candidate, struct topk *top)
{
    if (search->cache)
        candidate->last_day = member_cache_day(search->cache, candidate->member);
    else
        keep_candidate(search, candidate);
    if (candidate->last_day != LAST_SEEN_NEVER)
        topk_offer(top, candidate);
}

/* Reads at most `rows` rows of a source; *rest: there may be more. */
static enum status read_rows(struct search *search, struct source *source, size_t rows, struct topk *top, bool *rest,
                             struct error *err)
{
    *rest = true;
    for (size_t i = 0; i < rows; i++) {
        bool row = source->kept;
        if (!row)
            TRY(stmt_next(source->stmt, &row, err));
        bool whole = row && stmt_get_int(source->stmt, "whole");
        source->kept = row && source->only_whole && !whole;
        source->ended = !row;
        if (!row || source->kept) {
            *rest = false;
            return STATUS_OK;
        }
        struct candidate candidate = {.member = stmt_get_int(source->stmt, "id"),
                                      .rank = whole ? source->whole : source->part};
        offer_row(search, &candidate, top);
    }
    return STATUS_OK;
}

/* Searches the cache; false if it may lack one of the newest hits. */
static bool ask_memory(const struct search *search, const struct source *source, struct topk *top)
{
    struct member_cache_hit hit[TOPK_ROOM];
    if (!search->cache || !source->cache)
        return false;
    size_t hits = member_cache_scan(search->cache, source->cache, hit, search->limit);
    if (hits < search->limit && !member_cache_whole(search->cache))
        return false;
    top->count = 0;
    for (size_t i = 0; i < hits; i++)
        topk_offer(top, &(struct candidate){.member = hit[i].member,
                                            .last_day = hit[i].last_day,
                                            .rank = source->cache->whole ? source->whole : source->part});
    return true;
}

/*
 * Reads a few rows of the source. If there are more, takes the newest from the cache, or if the cache does not suffice
 * reads on up to search->cap rows. *taken: the number of hits.
 */
static enum status take_hits(struct search *search, struct source *source, size_t *taken, struct error *err)
{
    struct topk top = {.room = search->limit};
    bool rest;
    TRY(read_rows(search, source, NARROW, &top, &rest, err));
    bool known = rest && ask_memory(search, source, &top);
    if (rest && !known)
        TRY(read_rows(search, source, search->cap - NARROW, &top, &rest, err));
    if (rest)
        stmt_done(source->stmt);
    search->more |= rest && !known;
    for (size_t i = 0; i < top.count && search->cache; i++)
        keep_candidate(search, &top.item[i]);
    if (taken)
        *taken = top.count;
    return STATUS_OK;
}

/* --- the searches ------------------------------------------------------------------------------------------------- */

static enum status by_id(struct search *search, const char *text, struct error *err)
{
    int64_t id;
    if (number_parse(text, "member", 1, INT64_MAX, &id, NULL) != STATUS_OK)
        return STATUS_OK;
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_ID);
    stmt_int(stmt, ":id", id);
    return take_hits(search, &(struct source){.stmt = stmt, .whole = RANK_WHOLE}, NULL, err);
}

static enum status by_card(struct search *search, const char *card, int rank, struct error *err)
{
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_CARD);
    stmt_text(stmt, ":card", card);
    return take_hits(search, &(struct source){.stmt = stmt, .whole = rank}, NULL, err);
}

static enum status by_tail(struct search *search, int64_t tail, struct error *err)
{
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_TAIL);
    stmt_int(stmt, ":tail", tail);
    stmt_int(stmt, ":cap", (int64_t)search->cap + 1);
    return take_hits(search, &(struct source){.stmt = stmt, .part = RANK_PART}, NULL, err);
}

static enum status by_whole_phone(struct search *search, int64_t phone, struct error *err)
{
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_PHONE);
    stmt_int(stmt, ":phone", phone);
    return take_hits(search, &(struct source){.stmt = stmt, .whole = RANK_WHOLE}, NULL, err);
}

/* Phones that are the digits or begin with them, of every length that such a number may have. */
static enum status by_phone(struct search *search, const struct phone_part *part, struct error *err)
{
    int64_t from = strtoll(part->digits, NULL, 10), to = from;
    int length = (int)strlen(part->digits), first = length + 1 > part->shortest ? length + 1 : part->shortest;
    if (from == 0 || part->digits[0] == '0')
        return STATUS_OK;
    if (length >= part->shortest && length <= part->longest)
        TRY(by_whole_phone(search, from, err));
    if (first > part->longest)
        return STATUS_OK;
    for (; length < first; length++) {
        from *= 10;
        to = to * 10 + 9;
    }
    struct member_cache_part cached = {MEMBER_CACHE_PHONE, part->digits, false};
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_PHONES);
    stmt_int(stmt, ":from", from);
    stmt_int(stmt, ":to", to);
    stmt_int(stmt, ":lengths", part->longest - first + 1);
    stmt_int(stmt, ":cap", (int64_t)search->cap + 1);
    return take_hits(search, &(struct source){.stmt = stmt, .part = RANK_PART, .cache = &cached}, NULL, err);
}

/* A member's former number still finds them, ranked last. */
static enum status by_former(struct search *search, const char *typed, struct error *err)
{
    int64_t phone;
    char digits[PHONE_TEXT];
    if (phone_parse(typed, &phone, NULL) != STATUS_OK)
        return STATUS_OK;
    snprintf(digits, sizeof digits, "%" PRId64, phone);
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_FORMER);
    stmt_text(stmt, ":digits", digits);
    return take_hits(search, &(struct source){.stmt = stmt, .part = RANK_FORMER}, NULL, err);
}

static struct stmt *texts_between(struct search *search, enum query query, const char *from, const char *end)
{
    struct stmt *stmt = stmt_use(search->db, query);
    stmt_text(stmt, ":text", from);
    stmt_text(stmt, ":end", end);
    stmt_int(stmt, ":cap", (int64_t)(search->cap + search->limit) + 1);
    return stmt;
}

/* First the members with exactly that reading, newest first; if too few, those whose reading begins with it. */
static enum status by_reading(struct search *search, enum query query, enum member_cache_key key, const char *letters,
                              struct error *err)
{
    char whole[PERSON_TEXT + 8], end[PERSON_TEXT + 8];
    size_t taken;
    snprintf(whole, sizeof whole, "%s%s", letters, AFTER_WHOLE);
    snprintf(end, sizeof end, "%s%s", letters, AFTER_LETTERS);
    struct source source = {.stmt = texts_between(search, query, letters, end),
                            .whole = RANK_WHOLE,
                            .part = RANK_PART,
                            .cache = &(struct member_cache_part){key, letters, true},
                            .only_whole = true};
    TRY(take_hits(search, &source, &taken, err));
    if (taken == search->limit) {
        stmt_done(source.stmt);
        return STATUS_OK;
    }
    if (source.ended)
        return STATUS_OK;
    if (!source.kept) /* the cache supplied the whole matches, so the statement was stopped before the others */
        source.stmt = texts_between(search, query, whole, end);
    source.only_whole = false;
    source.cache = &(struct member_cache_part){key, letters, false};
    return take_hits(search, &source, NULL, err);
}

/* Members with that card or whole name; if too few, also those with it as part of their name. */
static enum status by_name(struct search *search, const char *typed, const char *part, struct error *err)
{
    char end[PERSON_TEXT + 8];
    size_t taken;
    snprintf(end, sizeof end, "%s%s", part, AFTER_ANY);
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_NAME);
    stmt_text(stmt, ":text", typed);
    stmt_int(stmt, ":cap", (int64_t)search->cap + 1);
    TRY(take_hits(search, &(struct source){.stmt = stmt, .whole = RANK_WHOLE}, &taken, err));
    if (taken == search->limit)
        return STATUS_OK;
    struct source parts = {.stmt = texts_between(search, QUERY_FINDER_PART, part, end),
                           .part = RANK_PART,
                           .cache = &(struct member_cache_part){MEMBER_CACHE_NAME, part, false}};
    return take_hits(search, &parts, NULL, err);
}

/* Four digits of a phone together with the beginning of initials or pinyin. */
static enum status by_letters(struct search *search, enum query query, const char *name, int64_t digits,
                              const char *letters, struct error *err)
{
    char end[PERSON_TEXT + 8], first[2] = {letters[0], '\0'}, first_end[2] = {(char)(letters[0] + 1), '\0'};
    snprintf(end, sizeof end, "%s%s", letters, AFTER_LETTERS);
    struct stmt *stmt = stmt_use(search->db, query);
    stmt_int(stmt, name, digits);
    stmt_text(stmt, ":first", first);
    stmt_text(stmt, ":first_end", first_end);
    stmt_text(stmt, ":text", letters);
    stmt_text(stmt, ":end", end);
    stmt_int(stmt, ":cap", (int64_t)search->cap + 1);
    return take_hits(search, &(struct source){.stmt = stmt, .whole = RANK_WHOLE, .part = RANK_PART}, NULL, err);
}

static enum status by_middle_name(struct search *search, int64_t middle, const char *name, struct error *err)
{
    char end[PERSON_TEXT + 8];
    snprintf(end, sizeof end, "%s%s", name, AFTER_ANY);
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_MIDDLE_NAME);
    stmt_int(stmt, ":middle", middle);
    stmt_text(stmt, ":text", name);
    stmt_text(stmt, ":end", end);
    stmt_int(stmt, ":cap", (int64_t)search->cap + 1);
    return take_hits(search, &(struct source){.stmt = stmt, .whole = RANK_WHOLE, .part = RANK_PART}, NULL, err);
}

/* "zl1234", "zhangli1234", "张丽1234": initials, pinyin or name, and the middle four digits of the phone. */
static enum status by_middle(struct search *search, const char *typed, const char *part, struct error *err)
{
    char name[PERSON_TEXT];
    size_t length = strlen(part), before = strcspn(part, DIGITS);
    if (before == 0 || length != before + TAIL_DIGITS || strspn(part + before, DIGITS) != TAIL_DIGITS)
        return STATUS_OK;
    int64_t middle = strtoll(part + before, NULL, 10);
    snprintf(name, sizeof name, "%.*s", (int)before, part);
    if (strspn(name, LETTERS) == before)
        return by_letters(search, QUERY_FINDER_MIDDLE_LETTERS, ":middle", middle, name, err);
    char whole[PERSON_TEXT];
    snprintf(whole, sizeof whole, "%.*s", (int)(strlen(typed) - TAIL_DIGITS), typed);
    return by_middle_name(search, middle, text_trim(name, sizeof name, whole), err);
}

static enum status by_digits(struct search *search, const char *typed, const struct phone_part *part, struct error *err)
{
    size_t enough = part->longest < PHONE_DIGITS ? HOME_DIGITS : ABROAD_DIGITS;
    if (strlen(part->typed) == TAIL_DIGITS && !part->plus) {
        TRY(by_tail(search, strtoll(part->typed, NULL, 10), err));
        return by_card(search, typed, RANK_BEHIND, err);
    }
    TRY(by_card(search, typed, RANK_WHOLE, err));
    if (strlen(part->digits) < enough)
        return STATUS_OK;
    TRY(by_phone(search, part, err));
    return by_former(search, typed, err);
}

/* Text other than digits: a card, a reading or part of a name. */
static enum status by_words(struct search *search, const char *typed, struct error *err)
{
    char part[PERSON_TEXT];
    member_name_fold(part, typed);
    if (part[0] == '\0')
        return STATUS_OK;
    size_t length = strlen(part), tail = strspn(part, DIGITS);
    if (tail == TAIL_DIGITS && length > tail && length <= tail + TAIL_LETTERS &&
        strspn(part + tail, LETTERS) == length - tail)
        TRY(by_letters(search, QUERY_FINDER_TAIL_LETTERS, ":tail", strtoll(part, NULL, 10), part + tail, err));
    TRY(by_middle(search, typed, part, err));
    TRY(by_name(search, typed, part, err));
    for (const char *c = part; *c != '\0'; c++)
        if (!strchr(LETTERS, *c) && !strchr(DIGITS, *c))
            return STATUS_OK;
    TRY(by_reading(search, QUERY_FINDER_PINYIN, MEMBER_CACHE_PINYIN, part, err));
    return by_reading(search, QUERY_FINDER_INITIALS, MEMBER_CACHE_INITIALS, part, err);
}

static enum status gather(struct search *search, const char *query, struct error *err)
{
    char narrow[PERSON_TEXT], typed[PERSON_TEXT];
    struct phone_part part;
    text_halfwidth(narrow, sizeof narrow, query);
    text_trim(typed, sizeof typed, narrow);
    if (typed[0] == '\0')
        return STATUS_OK;
    if (typed[0] == '#')
        return by_id(search, typed + 1, err);
    return phone_begins(typed, &part) ? by_digits(search, typed, &part, err) : by_words(search, typed, err);
}

/* Keeps a member found by several sources once, at its best rank. */
static size_t merge_duplicates(struct candidate *candidate, size_t count, size_t enough)
{
    size_t kept = 0;
    if (count > 1)
        qsort(candidate, count, sizeof *candidate, topk_compare);
    for (size_t i = 0; i < count && kept < enough; i++) {
        size_t j = 0;
        while (j < kept && candidate[j].member != candidate[i].member)
            j++;
        if (j == kept)
            candidate[kept++] = candidate[i];
    }
    return kept;
}

/* Reads the last day of `count` candidates from `from` on; count ≤ LOOK_UP. */
static enum status read_some_days(struct search *search, size_t from, size_t count, struct error *err)
{
    struct candidate *candidate = search->candidate + from;
    int64_t id[LOOK_UP];
    for (size_t i = 0; i < count; i++) {
        id[i] = candidate[i].member;
        candidate[i].last_day = LAST_SEEN_NEVER;
    }
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_SEEN);
    stmt_ids(stmt, ":ids", id, count);
    for (bool row;;) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            return STATUS_OK;
        candidate[stmt_get_int(stmt, "place")].last_day = stmt_get_int(stmt, "last_day");
    }
}

/* Reads the days of candidates kept without them; drops those who are not members any more. */
static enum status read_days(struct search *search, struct error *err)
{
    size_t kept = 0;
    for (size_t from = 0; from < search->candidates; from += LOOK_UP) {
        size_t left = search->candidates - from;
        TRY(read_some_days(search, from, left < LOOK_UP ? left : LOOK_UP, err));
    }
    for (size_t i = 0; i < search->candidates; i++)
        if (search->candidate[i].last_day != LAST_SEEN_NEVER)
            search->candidate[kept++] = search->candidate[i];
    search->candidates = kept;
    return STATUS_OK;
}

static enum status fill(struct db *db, const struct candidate *candidate, size_t count, struct finder_result *result,
                        struct error *err)
{
    int64_t id[FINDER_MAX];
    for (size_t i = 0; i < count; i++) {
        id[i] = candidate[i].member;
        result->hit[i] = (struct finder_hit){.member = candidate[i].member,
                                             .exact = candidate[i].rank == RANK_WHOLE,
                                             .former = candidate[i].rank == RANK_FORMER};
    }
    struct stmt *stmt = stmt_use(db, QUERY_FINDER_HITS);
    stmt_ids(stmt, ":ids", id, count);
    for (bool row;;) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            break;
        struct finder_hit *hit = &result->hit[stmt_get_int(stmt, "place")];
        hit->phone = stmt_get_int(stmt, "phone");
        text_copy(hit->name, sizeof hit->name, stmt_get_text(stmt, "name"));
        text_copy(hit->card, sizeof hit->card, stmt_get_text(stmt, "card"));
        text_copy(hit->tier, sizeof hit->tier, stmt_get_text(stmt, "tier"));
        hit->last_day = stmt_get_int(stmt, "last_day");
    }
    result->hits = count;
    return STATUS_OK;
}

static enum status search_now(struct search *search, const char *query, struct finder_result *result, struct error *err)
{
    TRY(gather(search, query, err));
    if (!search->cache)
        TRY(read_days(search, err));
    size_t count = merge_duplicates(search->candidate, search->candidates, search->limit);
    result->more = search->more || count == search->limit;
    if (count == search->limit)
        count--;
    return count > 0 ? fill(search->db, search->candidate, count, result, err) : STATUS_OK;
}

/* The snapshot contains other tills' writes, so the cache must catch up before it is searched. */
static enum status search_cached(struct search *search, struct member_cache *cache, const char *query,
                                 struct finder_result *result, struct error *err)
{
    bool ready = false;
    if (cache)
        TRY(member_cache_follow(cache, search->db, &ready, err));
    search->cache = ready ? cache : NULL;
    search->cap = !cache ? LONE_CAP : ready ? SCAN_CAP : COLD_CAP;
    return search_now(search, query, result, err);
}

enum status finder_search(struct db *db, struct member_cache *cache, const char *query, size_t limit,
                          struct finder_result *result, struct error *err)
{
    struct search search = {.db = db, .limit = 1 + (limit < FINDER_MAX ? limit : FINDER_MAX)};
    bool snapshot = !db_in_write(db) && !db_in_read(db);
    result->hits = 0;
    result->more = false;
    if (snapshot)
        TRY(db_begin_read(db, err));
    enum status status = search_cached(&search, cache, query, result, err);
    if (snapshot)
        db_end_read(db);
    free(search.candidate);
    return status;
}
