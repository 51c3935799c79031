/* SPDX-License-Identifier: MIT */
#include "model/shop.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum status shop_read(struct db *db, struct shop *shop, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHOP_READ);
    bool row;
    TRY(stmt_next(s, &row, err));
    if (!row)
        return error_set(err, STATUS_DAMAGED, "shop", "the shop row is missing");
    *shop = (struct shop){.id = stmt_get_int(s, "id"),
                          .epoch = stmt_get_int(s, "epoch"),
                          .practice = stmt_get_int(s, "practice") != 0,
                          .business_day = stmt_get_int(s, "business_day"),
                          .cutoff_minute = (int)stmt_get_int(s, "cutoff_minute"),
                          .programme = stmt_get_int(s, "programme")};
    text_copy(shop->uuid, sizeof shop->uuid, stmt_get_text(s, "uuid"));
    text_copy(shop->name, sizeof shop->name, stmt_get_text(s, "name"));
    text_copy(shop->currency, sizeof shop->currency, stmt_get_text(s, "currency"));
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

enum status shop_set_epoch(struct db *db, int64_t epoch, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHOP_SET_EPOCH);
    stmt_int(s, ":epoch", epoch);
    return stmt_run(s, err);
}

enum status shop_set_terms(struct db *db, const char *currency, int cutoff_minute, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHOP_SET_TERMS);
    stmt_text(s, ":currency", currency);
    stmt_int(s, ":cutoff_minute", cutoff_minute);
    return stmt_run(s, err);
}

static bool copy_bytes(const struct stmt *s, const char *column, uint8_t *to, size_t size)
{
    size_t length;
    const void *bytes = stmt_get_blob(s, column, &length);
    if (length != size)
        return false;
    memcpy(to, bytes, size);
    return true;
}

enum status shop_keys_read(struct db *db, struct shop_keys *keys, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHOP_KEYS_READ);
    bool row;
    *keys = (struct shop_keys){0};
    TRY(stmt_next(s, &row, err));
    bool good = row && copy_bytes(s, "key_check", keys->check, sizeof keys->check);
    keys->wrapped = row && copy_bytes(s, "key_wrap", keys->wrap, sizeof keys->wrap);
    stmt_done(s);
    return good ? STATUS_OK : error_set(err, STATUS_DAMAGED, "shop", "the shop does not say which keys it has");
}

enum status shop_keys_set(struct db *db, const struct shop_keys *keys, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_SHOP_KEYS_SET);
    stmt_blob(s, ":check", keys->check, sizeof keys->check);
    if (keys->wrapped)
        stmt_blob(s, ":wrap", keys->wrap, sizeof keys->wrap);
    else
        stmt_null(s, ":wrap");
    return stmt_run(s, err);
}

enum status shop_chain_key(struct db *db, const uint8_t **key, struct error *err)
{
    *key = db_chain_key(db);
    if (*key)
        return STATUS_OK;
    error_set(err, STATUS_KEY_MISSING, "shop", "the chains cannot go on without the key");
    const char *slash = strrchr(db_path(db), '/');
    error_arg(err, 0, "%s-key", slash ? slash + 1 : db_path(db));
    return STATUS_KEY_MISSING;
}
