/* SPDX-License-Identifier: MIT */
#include "model/crowd.h"

#include <stdlib.h>
#include <string.h>

#define ENDS_MOST 4000000 /* about 200 MB; more are written in between */

struct crowd_end {
    uint64_t head; /* its first eight bytes, in their order: they tell most apart */
    size_t text;   /* where it begins */
    int64_t member;
};

enum status crowd_begin(struct db *db, struct crowd *crowd, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_NEXT_ID);
    bool row;
    *crowd = (struct crowd){.db = db};
    TRY(stmt_next(stmt, &row, err));
    crowd->next = stmt_get_int(stmt, 0);
    crowd->shop = stmt_get_int(stmt, 1);
    crowd->epoch = stmt_get_int(stmt, 2);
    stmt_done(stmt);
    return STATUS_OK;
}

static enum status keep_end(void *context, int64_t member, const char *end, struct error *err)
{
    (void)err;
    struct crowd *crowd = context;
    struct crowd_end kept = {.text = crowd->text.length, .member = member};
    size_t length = strlen(end);
    for (size_t i = 0; i < sizeof kept.head; i++)
        kept.head = kept.head << 8 | (i < length ? (unsigned char)end[i] : 0);
    buffer_add_bytes(&crowd->text, end, length + 1);
    crowd->end = mem_grow(crowd->end, crowd->ends, &crowd->room, sizeof *crowd->end);
    crowd->end[crowd->ends++] = kept;
    return STATUS_OK;
}

enum status crowd_add(struct crowd *crowd, struct member *member, struct error *err)
{
    const struct member_ends ends = {keep_end, crowd};
    member->id = crowd->next++;
    reading_of(member->name, member->pinyin, member->initials);
    TRY(member_put(crowd->db, member, crowd->shop, crowd->epoch, err));
    TRY(member_each_end(member, &ends, err));
    return crowd->ends < ENDS_MOST ? STATUS_OK : crowd_settle(crowd, err);
}

static int by_text(const void *left, const void *right, void *text)
{
    const struct crowd_end *a = left, *b = right;
    if (a->head != b->head)
        return a->head < b->head ? -1 : 1;
    int order = strcmp((const char *)text + a->text, (const char *)text + b->text);
    return order ? order : (a->member > b->member) - (a->member < b->member);
}

enum status crowd_settle(struct crowd *crowd, struct error *err)
{
    if (crowd->ends > 0)
        qsort_r(crowd->end, crowd->ends, sizeof *crowd->end, by_text, crowd->text.text);
    for (size_t i = 0; i < crowd->ends; i++) {
        struct stmt *stmt = stmt_use(crowd->db, QUERY_MEMBER_SUFFIX_INSERT);
        stmt_text(stmt, ":suffix", crowd->text.text + crowd->end[i].text);
        stmt_int(stmt, ":member", crowd->end[i].member);
        TRY(stmt_run(stmt, err));
    }
    crowd->ends = 0;
    crowd->text.length = 0;
    return STATUS_OK;
}

void crowd_clear(struct crowd *crowd)
{
    free(crowd->end);
    buffer_clear(&crowd->text);
    *crowd = (struct crowd){0};
}
