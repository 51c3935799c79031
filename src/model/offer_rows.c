/* SPDX-License-Identifier: MIT */
#include "model/offer_rows.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum status offer_id(struct db *db, const char *code, int64_t *id, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_OFFER_ID);
    stmt_text(s, ":code", code);
    return stmt_value(s, 0, id, err);
}

enum status offer_code(struct db *db, int64_t id, char code[CODE_TEXT], struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_OFFER_CODE);
    stmt_int(s, ":id", id);
    bool row;
    TRY(stmt_next(s, &row, err));
    text_copy(code, CODE_TEXT, row ? stmt_get_text(s, "code") : "");
    stmt_done(s);
    return STATUS_OK;
}

enum status offer_put(struct db *db, const struct offer *offer, int64_t version, int64_t *id, struct error *err)
{
    TRY(offer_id(db, offer->code, id, err));
    struct stmt *s = stmt_use(db, *id ? QUERY_OFFER_UPDATE : QUERY_OFFER_INSERT);
    if (*id)
        stmt_int(s, ":id", *id);
    else {
        stmt_text(s, ":code", offer->code);
        stmt_int(s, ":version", version);
    }
    if (offer->per_member != LIMIT_NONE)
        stmt_int(s, ":per_member", offer->per_member);
    if (offer->per_member_day != LIMIT_NONE)
        stmt_int(s, ":per_member_day", offer->per_member_day);
    TRY(stmt_run(s, err));
    if (*id == 0)
        *id = db_last_rowid(db);
    return STATUS_OK;
}

enum status offer_retire(struct db *db, const struct programme *programme, int64_t version, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_OFFER_IN_FORCE);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        if (programme_offer(programme, stmt_get_text(s, "code")) >= 0)
            continue;
        struct stmt *retire = stmt_use(db, QUERY_OFFER_RETIRE);
        stmt_int(retire, ":id", stmt_get_int(s, "id"));
        stmt_int(retire, ":last", version - 1);
        TRY(stmt_run(retire, err));
    }
}

static int64_t limit_left(const struct stmt *s, const char *column)
{
    return stmt_is_null(s, column) ? LIMIT_NONE : stmt_get_int(s, column);
}

enum status offer_state_read(struct db *db, int64_t member, int64_t day, struct offer_state_list *list,
                             struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_OFFER_STATE);
    stmt_id(s, ":member", member);
    stmt_int(s, ":day", day);
    *list = (struct offer_state_list){0};
    for (bool row;;) {
        enum status status = stmt_next(s, &row, err);
        if (status != STATUS_OK)
            offer_state_list_clear(list);
        if (status != STATUS_OK || !row)
            return status;
        list->offer = mem_grow(list->offer, list->offers, &list->room, sizeof *list->offer);
        struct offer_state *offer = &list->offer[list->offers++];
        *offer = (struct offer_state){.id = stmt_get_int(s, "id"),
                                      .used = stmt_get_int(s, "used"),
                                      .used_today = stmt_get_int(s, "used_today"),
                                      .uses_left = limit_left(s, "uses_left"),
                                      .budget_left = limit_left(s, "budget_left")};
        text_copy(offer->code, sizeof offer->code, stmt_get_text(s, "code"));
    }
}

const struct offer_state *offer_state_of(const struct offer_state_list *list, const char *code)
{
    for (size_t i = 0; i < list->offers; i++)
        if (strcmp(list->offer[i].code, code) == 0)
            return &list->offer[i];
    return NULL;
}

void offer_state_list_clear(struct offer_state_list *list)
{
    free(list->offer);
    *list = (struct offer_state_list){0};
}

enum status offer_spent(struct db *db, int64_t offer, const char *kind, int64_t *amount, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_OFFER_SPENT);
    stmt_int(s, ":offer", offer);
    stmt_text(s, ":kind", kind);
    return stmt_value(s, 0, amount, err);
}
