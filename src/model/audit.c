/* SPDX-License-Identifier: MIT */
#include "model/audit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/heads.h"
#include "model/shop.h"

static void put(struct buffer *body, int64_t value)
{
    if (value)
        buffer_format(body, "%" PRId64 " ", value);
    else
        buffer_add(body, "- ");
}

void audit_hash(const uint8_t key[DIGEST_BYTES], const struct audit *audit, uint8_t hash[DIGEST_BYTES])
{
    struct buffer body = {0};
    put(&body, audit->id);
    put(&body, audit->at);
    put(&body, audit->staff);
    put(&body, audit->till);
    buffer_format(&body, "%s ", audit->act);
    put(&body, audit->member);
    put(&body, audit->txn);
    buffer_add(&body, *audit->detail ? audit->detail : "-");
    digest_link(key, audit->prev, body.text, body.length, hash);
    buffer_clear(&body);
}

static void copy_hash(const struct stmt *s, const char *column, uint8_t hash[DIGEST_BYTES])
{
    size_t length;
    const void *bytes = stmt_get_blob(s, column, &length);
    memset(hash, 0, DIGEST_BYTES);
    if (bytes && length == DIGEST_BYTES)
        memcpy(hash, bytes, DIGEST_BYTES);
}

enum status audit_add(struct db *db, struct audit *audit, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_AUDIT_HEAD);
    const uint8_t *key;
    bool row;
    TRY(shop_chain_key(db, &key, err));
    TRY(stmt_next(s, &row, err));
    audit->id = row ? stmt_get_int(s, "id") + 1 : 1;
    memset(audit->prev, 0, DIGEST_BYTES);
    if (row)
        copy_hash(s, "hash", audit->prev);
    stmt_done(s);
    audit_hash(key, audit, audit->hash);
    s = stmt_use(db, QUERY_AUDIT_INSERT);
    stmt_int(s, ":id", audit->id);
    stmt_int(s, ":at", audit->at);
    stmt_int(s, ":staff", audit->staff);
    stmt_id(s, ":till", audit->till);
    stmt_text(s, ":act", audit->act);
    stmt_id(s, ":member", audit->member);
    stmt_id(s, ":txn", audit->txn);
    stmt_text_or_null(s, ":detail", audit->detail);
    stmt_blob(s, ":prev", audit->prev, DIGEST_BYTES);
    stmt_blob(s, ":hash", audit->hash, DIGEST_BYTES);
    TRY(stmt_run(s, err));
    return heads_note(db, err);
}

enum status audit_walk(struct db *db, enum status (*each)(void *ctx, const struct audit *audit), void *ctx,
                       struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_AUDIT_ALL);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        struct audit audit = {.id = stmt_get_int(s, "id"),
                              .at = stmt_get_int(s, "at"),
                              .staff = stmt_get_int(s, "staff"),
                              .till = stmt_get_int(s, "till"),
                              .member = stmt_get_int(s, "member"),
                              .txn = stmt_get_int(s, "txn")};
        text_copy(audit.act, sizeof audit.act, stmt_get_text(s, "act"));
        text_copy(audit.detail, sizeof audit.detail, stmt_get_text(s, "detail"));
        copy_hash(s, "prev", audit.prev);
        copy_hash(s, "hash", audit.hash);
        TRY(each(ctx, &audit));
    }
}

void audit_filter_all(struct audit_filter *filter)
{
    *filter = (struct audit_filter){.before = INT64_MAX, .from = INT64_MIN, .to = INT64_MAX};
}

static void read_row(const struct stmt *s, struct audit_row *row)
{
    *row = (struct audit_row){.audit = {.id = stmt_get_int(s, "id"),
                                        .at = stmt_get_int(s, "at"),
                                        .staff = stmt_get_int(s, "staff"),
                                        .till = stmt_get_int(s, "till"),
                                        .member = stmt_get_int(s, "member"),
                                        .txn = stmt_get_int(s, "txn")}};
    text_copy(row->audit.act, sizeof row->audit.act, stmt_get_text(s, "act"));
    text_copy(row->audit.detail, sizeof row->audit.detail, stmt_get_text(s, "detail"));
    text_copy(row->code, sizeof row->code, stmt_get_text(s, "code"));
    text_copy(row->name, sizeof row->name, stmt_get_text(s, "name"));
}

enum status audit_list(struct db *db, const struct audit_filter *filter, size_t limit, struct audit_list *list,
                       struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_AUDIT_PAGE);
    *list = (struct audit_list){0};
    stmt_int(s, ":before", filter->before);
    stmt_int(s, ":from", filter->from);
    stmt_int(s, ":to", filter->to);
    stmt_int(s, ":staff", filter->staff);
    stmt_text(s, ":act", filter->act);
    stmt_int(s, ":member", filter->member);
    stmt_int(s, ":limit", (int64_t)limit);
    for (bool row;;) {
        enum status status = stmt_next(s, &row, err);
        if (status != STATUS_OK)
            audit_list_clear(list);
        if (status != STATUS_OK || !row)
            return status;
        list->row = mem_grow(list->row, list->count, &list->room, sizeof *list->row);
        read_row(s, &list->row[list->count++]);
    }
}

void audit_list_clear(struct audit_list *list)
{
    free(list->row);
    *list = (struct audit_list){0};
}
