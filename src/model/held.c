/* SPDX-License-Identifier: MIT */
#include "model/held.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

/* A counter has one bill: another one that is open there is put aside. */
static enum status put_other_aside(struct db *db, int64_t till, const char *key, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_HELD_PUT_ASIDE);
    stmt_int(s, ":till", till);
    stmt_text(s, ":key", key);
    return stmt_run(s, err);
}

enum status held_put(struct db *db, const struct held *held, struct error *err)
{
    if (held->open)
        TRY(put_other_aside(db, held->till, held->key, err));
    struct stmt *s = stmt_use(db, QUERY_HELD_PUT);
    stmt_int(s, ":till", held->till);
    stmt_int(s, ":staff", held->staff);
    stmt_int(s, ":at", held->at);
    stmt_text(s, ":key", held->key);
    stmt_int(s, ":open", held->open);
    stmt_text(s, ":body", held->body);
    return stmt_run(s, err);
}

static enum status collect(struct stmt *s, struct held_list *list, struct error *err)
{
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->held = mem_grow(list->held, list->count, &list->room, sizeof *list->held);
        struct held *held = &list->held[list->count++];
        *held = (struct held){.id = stmt_get_int(s, "id"),
                              .till = stmt_get_int(s, "till"),
                              .staff = stmt_get_int(s, "staff"),
                              .at = stmt_get_int(s, "at"),
                              .open = stmt_get_int(s, "open") != 0,
                              .body = mem_copy(stmt_get_text(s, "body"))};
        text_copy(held->key, sizeof held->key, stmt_get_text(s, "act_key"));
    }
}

enum status held_list(struct db *db, struct held_list *list, struct error *err)
{
    return collect(stmt_use(db, QUERY_HELD_LIST), list, err);
}

enum status held_on_counter(struct db *db, int64_t till, struct held_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_HELD_ON_COUNTER);
    stmt_int(s, ":till", till);
    return collect(s, list, err);
}

enum status held_move(struct db *db, int64_t till, const char *key, bool open, struct error *err)
{
    int64_t id;
    if (open)
        TRY(put_other_aside(db, till, key, err));
    struct stmt *s = stmt_use(db, QUERY_HELD_MOVE);
    stmt_int(s, ":till", till);
    stmt_text(s, ":key", key);
    stmt_int(s, ":open", open);
    TRY(stmt_value(s, 0, &id, err));
    return id ? STATUS_OK : error_set(err, STATUS_NOT_FOUND, "bill", "no such bill is put aside");
}

enum status held_drop(struct db *db, int64_t till, const char *key, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_HELD_DROP);
    stmt_int(s, ":till", till);
    stmt_text(s, ":key", key);
    return stmt_run(s, err);
}

void held_list_clear(struct held_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->held[i].body);
    free(list->held);
    *list = (struct held_list){0};
}
