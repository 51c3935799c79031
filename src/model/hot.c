/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/stmt.h"
#include "model/hot_inside.h"

#define LOOSE_MAX 4096   /* seen since: beyond that they are sorted in, when there is time */
#define WARM_MEMBERS 100 /* read in one go, each a row anywhere in the file; the disk may be cold */
#define WARM_DAYS 4000   /* neighbours in an index */
#define WARM_ACTS 100

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
    hot->count = hot->sorted = hot->used = 0;
    hot->next_day = hot->next_id = INT64_MAX;
    hot->full = hot->whole = hot->ready = false;
    seen_free(&hot->days);
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

static uint64_t pack_phone(int64_t phone)
{
    char digits[24] = "";
    if (phone > 0)
        snprintf(digits, sizeof digits, "%lld", (long long)phone);
    return hot_pack_digits(digits);
}

static void add(struct hot *hot, const struct stmt *stmt)
{
    char name[PERSON_TEXT];
    size_t at = hot->count++;
    name_fold(name, stmt_get_text(stmt, 3));
    hot->id[at] = stmt_get_int(stmt, 0);
    hot->day[at] = stmt_get_int(stmt, 1);
    seen_put(&hot->days, hot->id[at], hot->day[at]);
    hot->phone[at] = pack_phone(stmt_get_int(stmt, 2));
    hot->name[at] = hot_pack_name(name);
    hot->pinyin[at] = hot_pack_bytes(stmt_get_text(stmt, 4));
    hot->initials[at] = hot_pack_bytes(stmt_get_text(stmt, 5));
    hot->text[at] = (uint32_t)hot->used;
    if (reading_other_begins(name, stmt_get_text(stmt, 4), stmt_get_text(stmt, 5), ""))
        hot->name[at] |= HOT_LAST_LANE; /* to be looked at in full */
    add_text(hot, name);
    add_text(hot, stmt_get_text(stmt, 4));
    add_text(hot, stmt_get_text(stmt, 5));
}

static void forget(struct hot *hot, int64_t member)
{
    for (size_t i = hot->count; i-- > 0;)
        if (hot->id[i] == member) {
            hot->id[i] = 0;
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
