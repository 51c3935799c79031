/* SPDX-License-Identifier: MIT */
#include "model/shop.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum status shop_read(struct db *db, struct shop *shop, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHOP_READ);
    bool row;
    TRY(stmt_next(s, &row, err));
    if (!row)
        return error_set(err, STATUS_DAMAGED, "shop", "the shop row is missing");
    *shop = (struct shop){.id = stmt_get_int(s, 0),
                          .epoch = stmt_get_int(s, 1),
                          .practice = stmt_get_int(s, 5) != 0,
                          .business_day = stmt_get_int(s, 6),
                          .cutoff_minute = (int)stmt_get_int(s, 7),
                          .programme = stmt_get_int(s, 8)};
    text_copy(shop->uuid, sizeof shop->uuid, stmt_get_text(s, 2));
    text_copy(shop->name, sizeof shop->name, stmt_get_text(s, 3));
    text_copy(shop->currency, sizeof shop->currency, stmt_get_text(s, 4));
    stmt_done(s);
    return STATUS_OK;
}

enum status shop_insert(struct db *db, const struct shop *shop, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHOP_INSERT);
    stmt_int(s, ":id", shop->id);
    stmt_text(s, ":uuid", shop->uuid);
    stmt_text(s, ":name", shop->name);
    stmt_text(s, ":currency", shop->currency);
    stmt_int(s, ":practice", shop->practice);
    stmt_int(s, ":epoch", shop->epoch);
    stmt_int(s, ":business_day", shop->business_day);
    stmt_int(s, ":cutoff_minute", shop->cutoff_minute);
    return stmt_run(s, err);
}

enum status shop_set_day(struct db *db, int64_t day, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHOP_SET_DAY);
    stmt_int(s, ":day", day);
    return stmt_run(s, err);
}

enum status shop_set_terms(struct db *db, const char *currency, int cutoff_minute, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHOP_SET_TERMS);
    stmt_text(s, ":currency", currency);
    stmt_int(s, ":cutoff_minute", cutoff_minute);
    return stmt_run(s, err);
}

enum status setting_get(struct db *db, const char *key, char *buf, size_t size, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SETTING_GET);
    stmt_text(s, ":key", key);
    bool row;
    buf[0] = '\0';
    TRY(stmt_next(s, &row, err));
    if (row)
        text_copy(buf, size, stmt_get_text(s, 0));
    stmt_done(s);
    return STATUS_OK;
}

enum status setting_set(struct db *db, const char *key, const char *value, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SETTING_SET);
    stmt_text(s, ":key", key);
    stmt_text(s, ":value", value);
    return stmt_run(s, err);
}

enum status till_name(struct db *db, int64_t till, char name[CODE_TEXT], struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TILL_NAME);
    stmt_int(s, ":till", till);
    bool row;
    TRY(stmt_next(s, &row, err));
    text_copy(name, CODE_TEXT, row ? stmt_get_text(s, 0) : "");
    stmt_done(s);
    return STATUS_OK;
}

enum status till_by_name(struct db *db, const char *name, int64_t *till, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_TILL_BY_NAME);
    stmt_text(s, ":name", name);
    TRY(stmt_value(s, 0, till, err));
    if (*till)
        return STATUS_OK;
    if (!db_in_write(db)) {
        error_set(err, STATUS_NOT_FOUND, "till", "no such till");
        error_arg(err, 0, "%s", name);
        return STATUS_NOT_FOUND;
    }
    s = stmt_use(db, QUERY_TILL_INSERT);
    stmt_text(s, ":name", name);
    TRY(stmt_run(s, err));
    *till = db_last_rowid(db);
    return STATUS_OK;
}

enum status programme_newest(struct db *db, int64_t *version, struct error *err)
{
    return stmt_value(stmt_use(db, QUERY_PROGRAMME_NEWEST), 0, version, err);
}

enum status programme_text(struct db *db, int64_t version, char **json, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PROGRAMME_TEXT);
    stmt_int(s, ":version", version);
    bool row;
    TRY(stmt_next(s, &row, err));
    if (!row && version != 0) {
        error_set(err, STATUS_NOT_FOUND, "programme", "no programme version %" PRId64, version);
        error_arg(err, 0, "%" PRId64, version);
        return STATUS_NOT_FOUND;
    }
    *json = mem_copy(row ? stmt_get_text(s, 0) : "{}");
    stmt_done(s);
    return STATUS_OK;
}

enum status programme_load(struct db *db, int64_t version, struct programme *programme, struct error *err)
{
    char *json;
    TRY(programme_text(db, version, &json, err));
    enum status status = programme_parse(json, strlen(json), programme, err);
    free(json);
    if (status == STATUS_OK)
        programme->version = version;
    return status;
}

enum status programme_insert(struct db *db, const char *json, int64_t at, int64_t staff, int64_t *version,
                             struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PROGRAMME_INSERT);
    stmt_text(s, ":body", json);
    stmt_int(s, ":at", at);
    stmt_int(s, ":staff", staff);
    TRY(stmt_run(s, err));
    *version = db_last_rowid(db);
    return STATUS_OK;
}

enum status programme_versions(struct db *db, struct version_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_PROGRAMME_VERSIONS);
    *list = (struct version_list){0};
    for (bool row;;) {
        enum status status = stmt_next(s, &row, err);
        if (status != STATUS_OK)
            version_list_clear(list);
        TRY(status);
        if (!row)
            return STATUS_OK;
        list->version = mem_grow(list->version, list->versions, &list->room, sizeof *list->version);
        struct programme_version *version = &list->version[list->versions++];
        *version = (struct programme_version){.version = stmt_get_int(s, 0), .at = stmt_get_int(s, 1)};
        text_copy(version->staff, sizeof version->staff, stmt_get_text(s, 2));
    }
}

void version_list_clear(struct version_list *list)
{
    free(list->version);
    *list = (struct version_list){0};
}

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
    text_copy(code, CODE_TEXT, row ? stmt_get_text(s, 0) : "");
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
        if (programme_offer(programme, stmt_get_text(s, 1)) >= 0)
            continue;
        struct stmt *retire = stmt_use(db, QUERY_OFFER_RETIRE);
        stmt_int(retire, ":id", stmt_get_int(s, 0));
        stmt_int(retire, ":last", version - 1);
        TRY(stmt_run(retire, err));
    }
}

static int64_t limit_left(const struct stmt *s, int column)
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
        *offer = (struct offer_state){.id = stmt_get_int(s, 0),
                                      .used = stmt_get_int(s, 2),
                                      .used_today = stmt_get_int(s, 3),
                                      .uses_left = limit_left(s, 4),
                                      .budget_left = limit_left(s, 5)};
        text_copy(offer->code, sizeof offer->code, stmt_get_text(s, 1));
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
