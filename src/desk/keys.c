/* SPDX-License-Identifier: MIT */
#include "desk/keys.h"

#include <string.h>

#include "model/shop.h"

/* A key file that belongs to another shop, or to an older sheet, must not write: what it chains nobody could prove. */
enum status keys_fit(struct db *db, const struct secret *secret, struct error *err)
{
    struct shop shop;
    struct shop_keys keys;
    uint8_t check[SECRET_CHECK_BYTES];
    TRY(shop_read(db, &shop, err));
    TRY(shop_keys_read(db, &keys, err));
    secret_check(secret, shop.uuid, check);
    if (memcmp(check, keys.check, sizeof check) == 0)
        return STATUS_OK;
    const char *slash = strrchr(db_path(db), '/');
    error_set(err, STATUS_KEY_FOREIGN, "shop", "the key file does not fit the shop");
    error_arg(err, 0, "%s-key", slash ? slash + 1 : db_path(db));
    return STATUS_KEY_FOREIGN;
}

/* --- from the sheet ----------------------------------------------------------------------------------------------- */

static enum status foreign_code(struct error *err)
{
    error_set(err, STATUS_KEY_FOREIGN, "code", "the code is not that of the newest sheet of this shop");
    error_detail(err, "code");
    return STATUS_KEY_FOREIGN;
}

enum status keys_of_code(struct db *db, const struct recovery *recovery, struct secret *secret, struct error *err)
{
    struct shop_keys keys;
    TRY(shop_keys_read(db, &keys, err));
    if (!keys.wrapped)
        recovery_secret(recovery, secret);
    else if (!recovery_unwrap(recovery, keys.wrap, secret))
        return foreign_code(err);
    enum status status = keys_fit(db, secret, err);
    return status == STATUS_KEY_FOREIGN ? foreign_code(err) : status;
}

static enum status key_fits(struct error *err)
{
    error_set(err, STATUS_FILE_EXISTS, "shop", "the key file is there and fits");
    error_detail(err, "key_fits");
    return STATUS_FILE_EXISTS;
}

static enum status put_key(const char *path, struct db *db, const struct secret *secret, struct error *err)
{
    struct secret there;
    struct error own;
    enum status found = secret_read(path, &there, &own);
    bool fits = found == STATUS_OK && keys_fit(db, &there, &own) == STATUS_OK;
    secret_clear(&there);
    if (fits)
        return key_fits(err);
    if (found != STATUS_KEY_MISSING)
        TRY(secret_put_aside(path, err));
    return secret_create(path, secret, err);
}

enum status keys_recover(const char *path, const struct recovery *recovery, struct error *err)
{
    struct db *db;
    struct secret secret = {0};
    TRY(db_open(path, DB_READ, &db, err));
    enum status status = keys_of_code(db, recovery, &secret, err);
    if (status == STATUS_OK)
        status = put_key(path, db, &secret, err);
    secret_clear(&secret);
    db_close(db);
    return status;
}
