/* SPDX-License-Identifier: MIT */
#include "model/hot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/seen.h"
#include "store/stmt.h"

#define KEY_BYTES 8
#define LANES 4          /* UTF-16 units of a name in one word */
#define LANE_BITS 16
#define LAST_LANE (UINT64_C(0xFFFF) << (LANES - 1) * LANE_BITS)
#define LOOSE_MAX 4096   /* seen since: beyond that they are sorted in, when there is time */
#define PHONE_NIBBLES 16
#define WARM_MEMBERS 100 /* read in one go, each a row anywhere in the file; the disk may be cold */
#define WARM_DAYS 4000   /* neighbours in an index */
#define WARM_ACTS 100

/* One member; columns of the same kind lie together. Dead: id 0. */
struct hot {
    size_t room, count, sorted, dead; /* the first `sorted` lie by day and id, the newest LAST; the rest as they came */
    int64_t *id;
    int64_t *day;
    uint64_t *phone;  /* digits as nibbles from the left, 0xF behind the last */
    uint64_t *pinyin, *initials; /* the first bytes, from the left */
    uint64_t *name;   /* the first characters as UTF-16 units, one to a lane */
    uint32_t *text;   /* where in `texts`: name, pinyin, initials, each with its NUL */
    char *texts;
    size_t used, texts_room;
    struct seen days;
    int64_t told;     /* audit row up to which it is told */
    int64_t next_day, next_id; /* warming goes on behind these */
    bool full, whole; /* the newest are in it; they are all there are */
    bool ready;       /* and so are the days of the others */
};

struct hot *hot_new(size_t room)
{
    struct hot *hot = mem_alloc(sizeof *hot);
    size_t rows = room + LOOSE_MAX;
    hot->room = room;
    hot->id = mem_alloc(rows * sizeof *hot->id);
    hot->day = mem_alloc(rows * sizeof *hot->day);
    hot->phone = mem_alloc(rows * sizeof *hot->phone);
    hot->pinyin = mem_alloc(rows * sizeof *hot->pinyin);
    hot->initials = mem_alloc(rows * sizeof *hot->initials);
    hot->name = mem_alloc(rows * sizeof *hot->name);
    hot->text = mem_alloc(rows * sizeof *hot->text);
    hot->next_day = hot->next_id = INT64_MAX;
    return hot;
}

void hot_free(struct hot *hot)
{
    if (!hot)
        return;
    free(hot->id);
    free(hot->day);
    free(hot->phone);
    free(hot->pinyin);
    free(hot->initials);
    free(hot->name);
    free(hot->text);
    free(hot->texts);
    seen_free(&hot->days);
    free(hot);
}

static void begin_anew(struct hot *hot)
{
    hot->count = hot->sorted = hot->dead = hot->used = 0;
    hot->next_day = hot->next_id = INT64_MAX;
    hot->full = hot->whole = hot->ready = false;
    seen_free(&hot->days);
}

/* --- packing ------------------------------------------------------------------------------------------------------ */

static uint64_t pack_bytes(const char *text)
{
    uint64_t key = 0;
    for (int i = 0; i < KEY_BYTES; i++)
        key = key << 8 | (uint64_t)(*text != '\0' ? (unsigned char)*text++ : 0);
    return key;
}

static uint64_t pack_digits(const char *digits)
{
    uint64_t key = 0;
    for (int i = 0; i < PHONE_NIBBLES; i++)
        key = key << 4 | (uint64_t)(*digits != '\0' ? *digits++ - '0' : 0xF);
    return key;
}

static uint64_t pack_phone(int64_t phone)
{
    char digits[24] = "";
    if (phone > 0)
        snprintf(digits, sizeof digits, "%lld", (long long)phone);
    return pack_digits(digits);
}

/* Characters beyond the first plane stand for themselves as 0xFFFF: what has one is looked at in full. */
static uint64_t pack_name(const char *name)
{
    uint64_t key = 0;
    uint32_t c;
    for (int lane = 0; lane < LANES; lane++) {
        size_t taken = text_decode(name, &c);
        name += taken;
        key |= (uint64_t)(taken == 0 ? 0 : c > 0xFFFE ? 0xFFFF : c) << (lane * LANE_BITS);
    }
    return key;
}

/* --- filling ------------------------------------------------------------------------------------------------------ */

static void add_text(struct hot *hot, const char *text)
{
    size_t length = strlen(text) + 1;
    while (hot->used + length > hot->texts_room) {
        hot->texts_room = hot->texts_room > 0 ? 2 * hot->texts_room : 1 << 16;
        hot->texts = mem_resize(hot->texts, hot->texts_room, 1);
    }
    memcpy(hot->texts + hot->used, text, length);
    hot->used += length;
}

static void add(struct hot *hot, const struct stmt *stmt)
{
    char name[PERSON_TEXT], other[READING_TEXT], heads[READING_TEXT];
    size_t at = hot->count++;
    name_fold(name, stmt_get_text(stmt, 3));
    hot->id[at] = stmt_get_int(stmt, 0);
    hot->day[at] = stmt_get_int(stmt, 1);
    seen_put(&hot->days, hot->id[at], hot->day[at]);
    hot->phone[at] = pack_phone(stmt_get_int(stmt, 2));
    hot->name[at] = pack_name(name);
    hot->pinyin[at] = pack_bytes(stmt_get_text(stmt, 4));
    hot->initials[at] = pack_bytes(stmt_get_text(stmt, 5));
    hot->text[at] = (uint32_t)hot->used;
    if (reading_other(name, stmt_get_text(stmt, 4), stmt_get_text(stmt, 5), other, heads))
        hot->name[at] |= LAST_LANE; /* to be looked at in full */
    add_text(hot, name);
    add_text(hot, stmt_get_text(stmt, 4));
    add_text(hot, stmt_get_text(stmt, 5));
}

static void forget(struct hot *hot, int64_t member)
{
    for (size_t i = hot->count; i-- > 0;)
        if (hot->id[i] == member) {
            hot->id[i] = 0;
            hot->dead++;
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

static void move(struct hot *to, const struct hot *from, size_t at)
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

static void swap(struct hot *a, struct hot *b)
{
    struct hot held = *a;
    *a = *b;
    *b = held;
}

/* Everything by day and id, the oldest beyond the room left out. */
static void sort(struct hot *hot)
{
    struct hot *made = hot_new(hot->room);
    struct place *place = mem_alloc((hot->count + 1) * sizeof *place);
    size_t live = 0;
    for (size_t i = 0; i < hot->count; i++)
        if (hot->id[i] != 0)
            place[live++] = (struct place){hot->day[i], hot->id[i], i};
    qsort(place, live, sizeof *place, older_first);
    size_t first = live > hot->room ? live - hot->room : 0;
    for (size_t i = first; i < live; i++)
        move(made, hot, place[i].from);
    made->sorted = made->count;
    made->days = hot->days;
    hot->days = (struct seen){0};
    made->told = hot->told;
    made->next_day = hot->next_day;
    made->next_id = hot->next_id;
    made->full = hot->full;
    made->ready = hot->ready;
    made->whole = hot->whole && first == 0;
    free(place);
    swap(hot, made);
    hot_free(made);
}

static enum status take_anew(struct hot *hot, struct db *db, int64_t member, struct error *err)
{
    bool row;
    struct stmt *stmt = stmt_use(db, QUERY_HOT_MEMBER);
    stmt_int(stmt, ":id", member);
    TRY(stmt_next(stmt, &row, err));
    forget(hot, member);
    seen_put(&hot->days, member, SEEN_NEVER);
    if (row)
        add(hot, stmt);
    stmt_done(stmt);
    return STATUS_OK;
}

/* At most so many acts; *rest when there may be more. An import, which names nobody, makes memory begin anew. */
static enum status follow(struct hot *hot, struct db *db, int64_t acts, bool *rest, struct error *err)
{
    int64_t taken = 0;
    struct stmt *stmt = stmt_use(db, QUERY_HOT_WRITTEN);
    stmt_int(stmt, ":id", hot->told);
    stmt_int(stmt, ":rows", acts);
    for (bool row;; taken++) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            break;
        if (hot->count == hot->room + LOOSE_MAX)
            sort(hot);
        if (strncmp(stmt_get_text(stmt, 2), "import", 6) == 0) {
            begin_anew(hot);
            stmt_done(stmt);
            break;
        }
        hot->told = stmt_get_int(stmt, 0);
        if (!stmt_is_null(stmt, 1))
            TRY(take_anew(hot, db, stmt_get_int(stmt, 1), err));
    }
    *rest = !hot->ready || taken == acts;
    return STATUS_OK;
}

enum status hot_follow(struct hot *hot, struct db *db, bool *ready, struct error *err)
{
    bool rest;
    if (hot->ready)
        TRY(follow(hot, db, INT64_MAX, &rest, err));
    *ready = hot->ready;
    return STATUS_OK;
}

/* --- warming ------------------------------------------------------------------------------------------------------ */

/* Also when nobody types for an hour: the first key after it need not make up for all that was sold. */
static enum status keep(struct hot *hot, struct db *db, bool *done, struct error *err)
{
    bool rest;
    TRY(follow(hot, db, WARM_ACTS, &rest, err));
    *done = !rest;
    if (hot->count - hot->sorted > LOOSE_MAX / 2)
        sort(hot);
    return STATUS_OK;
}

static struct stmt *behind(const struct hot *hot, struct db *db, enum query query, size_t rows)
{
    struct stmt *stmt = stmt_use(db, query);
    stmt_int(stmt, ":day", hot->next_day);
    stmt_int(stmt, ":id", hot->next_id);
    stmt_int(stmt, ":rows", (int64_t)rows);
    return stmt;
}

static enum status read_members(struct hot *hot, struct db *db, struct error *err)
{
    size_t taken = 0, left = hot->room - hot->count, wanted = left < WARM_MEMBERS ? left : WARM_MEMBERS;
    if (hot->count == 0) /* told of everything from here on; what is read later may know it already */
        TRY(stmt_value(stmt_use(db, QUERY_HOT_HEAD), 0, &hot->told, err));
    struct stmt *stmt = behind(hot, db, QUERY_HOT_NEXT, wanted);
    for (bool row;; taken++) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            break;
        add(hot, stmt);
        hot->next_day = hot->day[hot->count - 1];
        hot->next_id = hot->id[hot->count - 1];
    }
    hot->whole = taken < wanted;
    hot->full = hot->whole || hot->count == hot->room;
    hot->ready = hot->whole;
    if (hot->full)
        sort(hot);
    return STATUS_OK;
}

/* Those who are gone stand in the index of days too. */
static enum status leave_out_gone(struct hot *hot, struct db *db, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_HOT_GONE);
    for (bool row;;) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            return STATUS_OK;
        seen_put(&hot->days, stmt_get_int(stmt, 0), SEEN_NEVER);
    }
}

static enum status read_days(struct hot *hot, struct db *db, struct error *err)
{
    size_t taken = 0;
    struct stmt *stmt = behind(hot, db, QUERY_HOT_DAYS, WARM_DAYS);
    for (bool row;; taken++) {
        TRY(stmt_next(stmt, &row, err));
        if (!row)
            break;
        hot->next_id = stmt_get_int(stmt, 0);
        hot->next_day = stmt_get_int(stmt, 1);
        seen_put(&hot->days, hot->next_id, hot->next_day);
    }
    if (taken < WARM_DAYS) {
        TRY(leave_out_gone(hot, db, err));
        hot->ready = true;
    }
    return STATUS_OK;
}

enum status hot_warm(struct hot *hot, struct db *db, bool *done, struct error *err)
{
    *done = false;
    if (hot->ready)
        return keep(hot, db, done, err);
    return hot->full ? read_days(hot, db, err) : read_members(hot, db, err);
}

int64_t hot_day(const struct hot *hot, int64_t member)
{
    return seen_day(&hot->days, member);
}

bool hot_whole(const struct hot *hot)
{
    return hot->ready && hot->whole;
}

/* --- scanning ----------------------------------------------------------------------------------------------------- */

/* What is looked for, as the columns have it. */
struct wanted {
    const uint64_t *column;
    uint64_t bits, mask; /* of the beginning */
    int lanes;           /* of a name: how many characters; 0: look at the text */
    const char *text;
    bool whole;
    bool long_text;      /* longer than the column tells */
    int skip;            /* texts before the one of this key */
};

/* Anywhere in the name, or at the beginning of how else it is read. */
static bool name_text_fits(const char *name, const char *wanted)
{
    char other[READING_TEXT], heads[READING_TEXT];
    size_t length = strlen(wanted);
    const char *pinyin = name + strlen(name) + 1, *initials = pinyin + strlen(pinyin) + 1;
    if (strstr(name, wanted))
        return true;
    return reading_other(name, pinyin, initials, other, heads) &&
           (strncmp(other, wanted, length) == 0 || strncmp(heads, wanted, length) == 0);
}

static bool text_fits(const struct hot *hot, const struct wanted *wanted, size_t at)
{
    const char *text = hot->texts + hot->text[at];
    if (wanted->skip == 0)
        return name_text_fits(text, wanted->text);
    for (int i = 0; i < wanted->skip; i++)
        text += strlen(text) + 1;
    return wanted->whole ? strcmp(text, wanted->text) == 0 : strncmp(text, wanted->text, strlen(wanted->text)) == 0;
}

/* A name whose word is full may go on behind it, one with 0xFFFF has a character that does not show. */
static bool name_fits(const struct hot *hot, const struct wanted *wanted, size_t at)
{
    uint64_t word = hot->name[at];
    bool open = word >> (LANES - 1) * LANE_BITS != 0;
    for (int lane = 0; lane < LANES; lane++) {
        uint64_t unit = word >> (lane * LANE_BITS) & 0xFFFF;
        open = open || unit == 0xFFFF;
        if (wanted->lanes > 0 && lane + wanted->lanes <= LANES && (word >> (lane * LANE_BITS) & wanted->mask) == wanted->bits)
            return true;
    }
    return open && text_fits(hot, wanted, at);
}

/* The whole of one is its beginning with the NUL behind it, if that still fits. */
static struct wanted begins(const uint64_t *column, const struct hot_part *part, int skip)
{
    size_t length = strlen(part->text) + part->whole, used = length < KEY_BYTES ? length : KEY_BYTES;
    struct wanted wanted = {.column = column, .text = part->text, .whole = part->whole, .skip = skip};
    wanted.long_text = length > KEY_BYTES;
    wanted.mask = used == 0 ? 0 : ~UINT64_C(0) << (KEY_BYTES - used) * 8;
    wanted.bits = pack_bytes(part->text) & wanted.mask;
    return wanted;
}

static struct wanted seek(const struct hot *hot, const struct hot_part *part)
{
    const char *text = part->text;
    struct wanted wanted = {.column = hot->name, .text = text};
    uint32_t c;
    switch (part->key) {
    case HOT_PINYIN:
        return begins(hot->pinyin, part, 1);
    case HOT_INITIALS:
        return begins(hot->initials, part, 2);
    case HOT_PHONE:
        wanted.column = hot->phone;
        wanted.mask = *text == '\0' ? 0 : ~UINT64_C(0) << (PHONE_NIBBLES - strlen(text)) * 4;
        wanted.bits = pack_digits(text) & wanted.mask;
        return wanted;
    case HOT_NAME:
        break;
    }
    for (const char *at = text; *at != '\0'; wanted.lanes++) {
        at += text_decode(at, &c);
        if (c > 0xFFFE || wanted.lanes == LANES) {
            wanted.lanes = 0;
            return wanted;
        }
    }
    wanted.mask = wanted.lanes == LANES ? ~UINT64_C(0) : (UINT64_C(1) << wanted.lanes * LANE_BITS) - 1;
    wanted.bits = pack_name(text) & wanted.mask;
    return wanted;
}

static bool fits(const struct hot *hot, const struct wanted *wanted, size_t at)
{
    if (hot->id[at] == 0)
        return false;
    if (wanted->column == hot->name)
        return name_fits(hot, wanted, at);
    if ((wanted->column[at] & wanted->mask) != wanted->bits)
        return false;
    return !wanted->long_text || text_fits(hot, wanted, at);
}

static int newest_first(const void *a, const void *b)
{
    const struct hot_hit *x = a, *y = b;
    if (x->last_day != y->last_day)
        return x->last_day > y->last_day ? -1 : 1;
    return (x->member < y->member) - (x->member > y->member);
}

/* Older than all that is held in order: others of the shop, not held, may be newer. */
static bool below(const struct hot *hot, size_t at)
{
    if (hot->whole || hot->sorted == 0)
        return false;
    return hot->day[at] < hot->day[0] || (hot->day[at] == hot->day[0] && hot->id[at] < hot->id[0]);
}

size_t hot_scan(const struct hot *hot, const struct hot_part *part, struct hot_hit *hit, size_t limit)
{
    struct wanted wanted = seek(hot, part);
    size_t loose = hot->count - hot->sorted, hits = 0;
    struct hot_hit *found = mem_alloc((limit + loose + 1) * sizeof *found);
    for (size_t i = hot->sorted; i < hot->count; i++)
        if (fits(hot, &wanted, i) && !below(hot, i))
            found[hits++] = (struct hot_hit){hot->id[i], hot->day[i]};
    size_t enough = hits + limit;
    for (size_t i = hot->sorted; i-- > 0 && hits < enough;)
        if (fits(hot, &wanted, i))
            found[hits++] = (struct hot_hit){hot->id[i], hot->day[i]};
    qsort(found, hits, sizeof *found, newest_first);
    hits = hits < limit ? hits : limit;
    memcpy(hit, found, hits * sizeof *hit);
    free(found);
    return hits;
}
