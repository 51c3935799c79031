/* SPDX-License-Identifier: MIT */
#include "model/member_bulk.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"

#define ENDS_MOST 4000000 /* about 200 MB; at this number they are written out */

struct member_bulk_end {
    uint64_t head; /* its first eight bytes, big-endian; enough to order most */
    size_t text;   /* offset in member_bulk.text */
    int64_t member;
};

enum status member_bulk_begin(struct db *db, struct member_bulk *bulk, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_NEXT_ID);
    bool row;
    *bulk = (struct member_bulk){.db = db};
    TRY(stmt_next(stmt, &row, err));
    bulk->next = stmt_get_int(stmt, "id");
    bulk->shop = stmt_get_int(stmt, "shop");
    bulk->epoch = stmt_get_int(stmt, "epoch");
    stmt_done(stmt);
    return STATUS_OK;
}

static enum status keep_end(void *context, int64_t member, const char *end, struct error *err)
{
    (void)err;
    struct member_bulk *bulk = context;
    struct member_bulk_end kept = {.text = bulk->text.length, .member = member};
    size_t length = strlen(end);
    for (size_t i = 0; i < sizeof kept.head; i++)
        kept.head = kept.head << 8 | (i < length ? (unsigned char)end[i] : 0);
    buffer_add_bytes(&bulk->text, end, length + 1);
    bulk->end = mem_grow(bulk->end, bulk->ends, &bulk->room, sizeof *bulk->end);
    bulk->end[bulk->ends++] = kept;
    return STATUS_OK;
}

enum status member_bulk_add(struct member_bulk *bulk, struct member *member, struct error *err)
{
    const struct member_ends ends = {keep_end, bulk};
    member->id = bulk->next++;
    pinyin_of(member->name, member->pinyin, member->initials);
    TRY(member_put(bulk->db, member, bulk->shop, bulk->epoch, err));
    TRY(member_each_end(member, &ends, err));
    return bulk->ends < ENDS_MOST ? STATUS_OK : member_bulk_settle(bulk, err);
}

static int by_text(const void *left, const void *right, void *text)
{
    const struct member_bulk_end *a = left, *b = right;
    if (a->head != b->head)
        return a->head < b->head ? -1 : 1;
    int order = strcmp((const char *)text + a->text, (const char *)text + b->text);
    return order ? order : (a->member > b->member) - (a->member < b->member);
}

enum status member_bulk_settle(struct member_bulk *bulk, struct error *err)
{
    if (bulk->ends > 0)
        qsort_r(bulk->end, bulk->ends, sizeof *bulk->end, by_text, bulk->text.text);
    for (size_t i = 0; i < bulk->ends; i++) {
        struct stmt *stmt = stmt_use(bulk->db, QUERY_MEMBER_SUFFIX_INSERT);
        stmt_text(stmt, ":suffix", bulk->text.text + bulk->end[i].text);
        stmt_int(stmt, ":member", bulk->end[i].member);
        TRY(stmt_run(stmt, err));
    }
    bulk->ends = 0;
    bulk->text.length = 0;
    return STATUS_OK;
}

void member_bulk_clear(struct member_bulk *bulk)
{
    free(bulk->end);
    buffer_clear(&bulk->text);
    *bulk = (struct member_bulk){0};
}
