/* SPDX-License-Identifier: MIT */
#include "model/finder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"

#define NARROW 200     /* rows of an index that are simply looked at */
#define SCAN_CAP 20000 /* rows looked at when there are more and nothing is in memory; beyond, the answer says "refine" */
#define HOT_CAP 1000   /* the same where memory has the newest, but fewer than are wanted */
#define TAIL_DIGITS 4
#define TAIL_LETTERS 3 /* behind the digits: of the name */
#define PHONE_DIGITS_MAX 15
#define RANK_FORMER (-1)
#define AFTER_ANY "\xF4\x8F\xBF\xBF" /* U+10FFFF: behind every continuation of a prefix */
#define AFTER_LETTERS "{"           /* the character after z, the last of a reading */

/* A member that fits; rank 2 when the whole was typed, 0 for what comes behind, RANK_FORMER behind everything. */
struct candidate {
    int64_t member, last_day;
    int rank;
};

struct search {
    struct db *db;
    struct hot *hot; /* NULL: none, or not ready */
    struct candidate *candidate;
    size_t candidates, room;
    int64_t rows; /* how many each source gives: one more than is wanted */
    bool more;
};

static void add(struct search *search, int64_t member, int64_t last_day, int rank)
{
    search->candidate = mem_grow(search->candidate, search->candidates, &search->room, sizeof *search->candidate);
    search->candidate[search->candidates++] =
        (struct candidate){.member = member, .last_day = last_day, .rank = rank};
}

/* Takes the rows of a source; rank of a whole hit, else 1. */
static enum status take(struct search *search, struct stmt *stmt, int whole, struct error *err)
{
    for (int64_t taken = 0;; taken++) {
        bool row;
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            return STATUS_OK;
        if (taken == search->rows) {
            search->more = true;
            stmt_done(stmt);
            return STATUS_OK;
        }
        add(search, stmt_get_int(stmt, 0), stmt_get_int(stmt, 1), stmt_get_int(stmt, 2) ? whole : 1);
    }
}

static enum status by_id(struct search *search, const char *text, struct error *err)
{
    int64_t id;
    if (number_parse(text, "member", 1, INT64_MAX, &id, NULL) != STATUS_OK)
        return STATUS_OK;
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_ID);
    stmt_int(stmt, ":id", id);
    return take(search, stmt, 2, err);
}

static enum status by_card(struct search *search, const char *card, int rank, struct error *err)
{
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_CARD);
    stmt_text(stmt, ":card", card);
    return take(search, stmt, rank, err);
}

static enum status by_tail(struct search *search, int64_t tail, struct error *err)
{
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_TAIL);
    stmt_int(stmt, ":tail", tail);
    stmt_int(stmt, ":rows", search->rows + 1);
    return take(search, stmt, 2, err);
}

/* A range of an index: those that begin with what was typed, or have it somewhere in them. */
struct range {
    enum query query;
    enum hot_key key;
    const char *text;
    void (*bind)(struct stmt *stmt, const struct range *range);
    const char *end;  /* of a text's range */
    int64_t from, to; /* of a number's */
};

/* Narrow: at most NARROW rows, all of them taken. *wide when there are more; then none is. */
static enum status take_narrow(struct search *search, const struct range *range, bool *wide, struct error *err)
{
    bool row;
    size_t before = search->candidates;
    struct stmt *stmt = stmt_use(search->db, range->query);
    range->bind(stmt, range);
    stmt_int(stmt, ":cap", NARROW + 1);
    stmt_int(stmt, ":rows", NARROW + 1);
    for (*wide = false;;) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            return STATUS_OK;
        if (search->candidates - before == NARROW)
            break;
        add(search, stmt_get_int(stmt, 0), stmt_get_int(stmt, 1), 1);
    }
    stmt_done(stmt);
    search->candidates = before;
    *wide = true;
    return STATUS_OK;
}

/* From memory; false if that is not enough to be sure of the newest. */
static bool take_hot(struct search *search, const struct range *range)
{
    size_t limit = (size_t)search->rows + 1;
    struct hot_hit hit[FINDER_MAX + 1];
    if (!search->hot)
        return false;
    size_t hits = hot_scan(search->hot, range->key, range->text, hit, limit);
    for (size_t i = 0; i < hits; i++)
        add(search, hit[i].member, hit[i].last_day, 1);
    return hits == limit || hot_whole(search->hot);
}

static enum status by_range(struct search *search, const struct range *range, struct error *err)
{
    bool wide;
    TRY(take_narrow(search, range, &wide, err));
    if (!wide || take_hot(search, range))
        return STATUS_OK;
    struct stmt *stmt = stmt_use(search->db, range->query);
    range->bind(stmt, range);
    stmt_int(stmt, ":cap", search->hot ? HOT_CAP : SCAN_CAP);
    stmt_int(stmt, ":rows", search->rows + 1);
    return take(search, stmt, 1, err);
}

static void bind_phones(struct stmt *stmt, const struct range *range)
{
    stmt_int(stmt, ":from", range->from);
    stmt_int(stmt, ":to", range->to);
}

/* Phones that are the digits or begin with them, whatever their length. */
static enum status by_phone(struct search *search, const char *digits, struct error *err)
{
    struct range range = {.query = QUERY_FINDER_PHONES, .key = HOT_PHONE, .text = digits, .bind = bind_phones};
    range.from = range.to = strtoll(digits, NULL, 10);
    if (digits[0] == '0')
        return STATUS_OK;
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_PHONE);
    stmt_int(stmt, ":phone", range.from);
    TRY(take(search, stmt, 2, err));
    for (size_t length = strlen(digits); length < PHONE_DIGITS_MAX; length++) {
        range.from *= 10;
        range.to = range.to * 10 + 9;
        TRY(by_range(search, &range, err));
    }
    return STATUS_OK;
}

static void bind_texts(struct stmt *stmt, const struct range *range)
{
    stmt_text(stmt, ":text", range->text);
    stmt_text(stmt, ":end", range->end);
}

/* A number that was changed finds its member still, and never first. */
static enum status by_former(struct search *search, const char *digits, struct error *err)
{
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_FORMER);
    stmt_text(stmt, ":digits", digits);
    stmt_int(stmt, ":rows", search->rows);
    for (bool row;;) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            return STATUS_OK;
        add(search, stmt_get_int(stmt, 0), stmt_get_int(stmt, 1), RANK_FORMER);
    }
}

/* Those whose reading it is, newest first, then those whose reading begins so. */
static enum status by_reading(struct search *search, enum query whole, enum query query, enum hot_key key,
                              const char *letters, struct error *err)
{
    char end[PERSON_TEXT + 8];
    snprintf(end, sizeof end, "%s%s", letters, AFTER_LETTERS);
    struct stmt *stmt = stmt_use(search->db, whole);
    stmt_text(stmt, ":text", letters);
    stmt_int(stmt, ":rows", search->rows + 1);
    TRY(take(search, stmt, 2, err));
    return by_range(search, &(struct range){.query = query, .key = key, .text = letters, .end = end, .bind = bind_texts},
                    err);
}

static enum status by_name(struct search *search, const char *typed, const char *part, struct error *err)
{
    char end[PERSON_TEXT + 8];
    snprintf(end, sizeof end, "%s%s", part, AFTER_ANY);
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_NAME);
    stmt_text(stmt, ":name", typed);
    stmt_int(stmt, ":rows", search->rows + 1);
    TRY(take(search, stmt, 2, err));
    return by_range(search, &(struct range){.query = QUERY_FINDER_NAMES, .key = HOT_NAME, .text = part, .end = end,
                                            .bind = bind_texts}, err);
}

static enum status by_tail_letters(struct search *search, const char *text, struct error *err)
{
    char tail[TAIL_DIGITS + 1], end[PERSON_TEXT + 8];
    memcpy(tail, text, TAIL_DIGITS);
    tail[TAIL_DIGITS] = '\0';
    snprintf(end, sizeof end, "%s%s", text + TAIL_DIGITS, AFTER_LETTERS);
    struct stmt *stmt = stmt_use(search->db, QUERY_FINDER_TAIL_LETTERS);
    stmt_int(stmt, ":tail", strtoll(tail, NULL, 10));
    stmt_text(stmt, ":letters", text + TAIL_DIGITS);
    stmt_text(stmt, ":end", end);
    stmt_int(stmt, ":rows", search->rows + 1);
    return take(search, stmt, 2, err);
}

/* Digits as phones are written: blanks, dashes and a country code left out; "" if it is something else. */
static void plain_digits(const char *text, char digits[PHONE_DIGITS_MAX + 1])
{
    size_t count = 0;
    digits[0] = '\0';
    if (strncmp(text, "+86", 3) == 0)
        text += 3;
    for (; *text != '\0'; text++) {
        if (*text == ' ' || *text == '-')
            continue;
        if (*text < '0' || *text > '9' || count == PHONE_DIGITS_MAX) {
            digits[0] = '\0';
            return;
        }
        digits[count++] = *text;
    }
    digits[count] = '\0';
}

static enum status by_digits(struct search *search, const char *typed, const char *digits, struct error *err)
{
    if (strlen(digits) == TAIL_DIGITS) {
        TRY(by_tail(search, strtoll(digits, NULL, 10), err));
        return by_card(search, typed, 0, err);
    }
    TRY(by_card(search, typed, 2, err));
    /* A digit or three begin half the phones of a shop: whoever came first would be nobody's choice. */
    if (strlen(digits) < TAIL_DIGITS)
        return STATUS_OK;
    TRY(by_phone(search, digits, err));
    return by_former(search, digits, err);
}

/* Anything that is not digits alone: a card, a reading, part of a name. */
static enum status by_words(struct search *search, const char *typed, struct error *err)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz", digits[] = "0123456789";
    char part[PERSON_TEXT];
    name_fold(part, typed);
    if (part[0] == '\0')
        return STATUS_OK;
    TRY(by_card(search, typed, 2, err));
    size_t length = strlen(part), tail = strspn(part, digits);
    if (tail == TAIL_DIGITS && length > tail && length <= tail + TAIL_LETTERS &&
        strspn(part + tail, letters) == length - tail)
        TRY(by_tail_letters(search, part, err));
    TRY(by_name(search, typed, part, err));
    for (const char *c = part; *c != '\0'; c++)
        if (!strchr(letters, *c) && !strchr(digits, *c))
            return STATUS_OK;
    TRY(by_reading(search, QUERY_FINDER_PINYIN, QUERY_FINDER_PINYINS, HOT_PINYIN, part, err));
    return by_reading(search, QUERY_FINDER_INITIALS, QUERY_FINDER_INITIALSES, HOT_INITIALS, part, err);
}

static enum status gather(struct search *search, const char *query, struct error *err)
{
    char narrow[PERSON_TEXT], typed[PERSON_TEXT], digits[PHONE_DIGITS_MAX + 1];
    text_halfwidth(narrow, sizeof narrow, query);
    text_trim(typed, sizeof typed, narrow);
    if (typed[0] == '\0')
        return STATUS_OK;
    if (typed[0] == '#')
        return by_id(search, typed + 1, err);
    plain_digits(typed, digits);
    return digits[0] != '\0' ? by_digits(search, typed, digits, err) : by_words(search, typed, err);
}

static int best_first(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->rank != y->rank)
        return y->rank - x->rank;
    if (x->last_day != y->last_day)
        return x->last_day < y->last_day ? 1 : -1;
    return (x->member < y->member) - (x->member > y->member);
}

/* The same member from several sources stands once, where it ranks best. */
static size_t unite(struct candidate *candidate, size_t count, size_t enough)
{
    size_t kept = 0;
    if (count > 1)
        qsort(candidate, count, sizeof *candidate, best_first);
    for (size_t i = 0; i < count && kept < enough; i++) {
        size_t j = 0;
        while (j < kept && candidate[j].member != candidate[i].member)
            j++;
        if (j == kept)
            candidate[kept++] = candidate[i];
    }
    return kept;
}

static enum status fill(struct db *db, const struct candidate *candidate, struct finder_hit *hit, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_FINDER_HIT);
    bool row;
    stmt_int(stmt, ":id", candidate->member);
    TRY(stmt_next(stmt, &row, err));
    *hit = (struct finder_hit){.member = candidate->member, .phone = stmt_get_int(stmt, 0),
                               .last_day = stmt_get_int(stmt, 4), .exact = candidate->rank == 2,
                               .former = candidate->rank == RANK_FORMER};
    text_copy(hit->name, sizeof hit->name, stmt_get_text(stmt, 1));
    text_copy(hit->card, sizeof hit->card, stmt_get_text(stmt, 2));
    text_copy(hit->tier, sizeof hit->tier, stmt_get_text(stmt, 3));
    stmt_done(stmt);
    return STATUS_OK;
}

static enum status search_now(struct search *search, const char *query, struct finder_result *result, struct error *err)
{
    TRY(gather(search, query, err));
    size_t count = unite(search->candidate, search->candidates, (size_t)search->rows + 1);
    size_t limit = (size_t)search->rows;
    result->more = search->more || count > limit;
    for (size_t i = 0; i < count && i < limit; i++) {
        TRY(fill(search->db, &search->candidate[i], &result->hit[i], err));
        result->hits = i + 1;
    }
    return STATUS_OK;
}

/* What other tills wrote meanwhile is in the snapshot: memory follows before it is asked. */
static enum status search_hot(struct search *search, struct hot *hot, const char *query, struct finder_result *result,
                              struct error *err)
{
    bool ready = false;
    if (hot)
        TRY(hot_follow(hot, search->db, &ready, err));
    search->hot = ready ? hot : NULL;
    return search_now(search, query, result, err);
}

enum status finder_search(struct db *db, struct hot *hot, const char *query, size_t limit,
                          struct finder_result *result, struct error *err)
{
    struct search search = {.db = db, .rows = (int64_t)(limit < FINDER_MAX ? limit : FINDER_MAX)};
    bool snapshot = !db_in_write(db) && !db_in_read(db);
    result->hits = 0;
    result->more = false;
    if (snapshot)
        TRY(db_begin_read(db, err));
    enum status status = search_hot(&search, hot, query, result, err);
    if (snapshot)
        db_end_read(db);
    free(search.candidate);
    return status;
}
