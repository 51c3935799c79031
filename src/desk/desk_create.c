/* SPDX-License-Identifier: MIT */
/* Making a new shop, and taking back what a failed try has made. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/text.h"
#include "base/zone.h"
#include "model/programme_rows.h"
#include "model/setting.h"
#include "model/till.h"
#include "desk/desk_priv.h"
#include "desk/manage.h"

#define CUTOFF_MINUTE 240 /* default; a programme may change it */

static void make_uuid(char uuid[40])
{
    unsigned char b[16] = {0};
    if (getrandom(b, sizeof b, 0) != (ssize_t)sizeof b)
        abort(); /* without random bytes from the kernel neither keys nor ids are safe */
    b[6] = (unsigned char)((b[6] & 0x0f) | 0x40);
    b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
    snprintf(uuid, 40, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2], b[3],
             b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

static enum status write_keys(struct db *db, const struct shop *shop, const struct secret *secret, struct error *err)
{
    struct shop_keys keys = {0};
    secret_check(secret, shop->uuid, keys.check);
    return shop_keys_set(db, &keys, err);
}

static enum status write_founders(struct db *db, bool practice, struct error *err)
{
    struct staff system = {.code = "system", .name = "system", .role = ROLE_SYSTEM};
    struct staff owner = {.code = "owner", .name = "owner", .role = ROLE_OWNER};
    char zone[ZONE_TEXT];
    TRY(staff_insert(db, &system, err));
    TRY(staff_insert(db, &owner, err));
    if (!practice && *zone_here(zone) != '\0')
        TRY(setting_set(db, "zone", zone, err));
    return till_put(db, 1, err);
}

enum status desk_found(struct db *db, const struct shop_new *new, const struct secret *secret, struct error *err)
{
    struct shop shop = {.id = 1,
                        .epoch = 1,
                        .practice = new->practice,
                        .cutoff_minute = CUTOFF_MINUTE,
                        .business_day = date_of_instant(clock_now(), CUTOFF_MINUTE)};
    make_uuid(shop.uuid);
    text_copy(shop.name, sizeof shop.name, new->name ? new->name : "");
    text_copy(shop.currency, sizeof shop.currency, "CNY");
    TRY(db_begin_write(db, err));
    db_set_chain_key(db, secret->chain);
    enum status status = shop_insert(db, &shop, err);
    if (status == STATUS_OK)
        status = write_keys(db, &shop, secret, err);
    if (status == STATUS_OK)
        status = write_founders(db, new->practice, err);
    if (status == STATUS_OK)
        return db_commit(db, err);
    db_rollback(db);
    return status;
}

static enum status first_programme(const struct shop_new *new, struct error *err)
{
    struct desk *desk;
    struct manage_done done;
    TRY(desk_open(new->path, false, &desk, err));
    desk->may_write = true; /* the creator of the file may load its first programme */
    enum status status = staff_by_code(desk->db, "system", &desk->staff, err);
    if (status == STATUS_OK)
        status = manage_programme_put(desk, NULL, new->programme, &done, err);
    desk_close(desk);
    return status;
}

static void remove_files(const char *path, const char *const *suffix, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buffer name = {0};
        buffer_format(&name, "%s%s", path, suffix[i]);
        unlink(name.text);
        buffer_clear(&name);
    }
}

static const char *const suffixes[] = {"-key", "", "-wal", "-shm", "-gate", "-head"};
#define SUFFIXES (sizeof suffixes / sizeof *suffixes)

void desk_unmake(const char *path)
{
    remove_files(path, suffixes, SUFFIXES);
}

/* The key file is made after the database; if one was there before, it is not this shop's and stays. */
static enum status create(const struct shop_new *new, const struct secret *secret, struct error *err)
{
    struct db *db;
    TRY(db_open(new->path, DB_CREATE, &db, err));
    enum status status = secret_create(new->path, secret, err);
    bool made_key = status == STATUS_OK;
    if (status == STATUS_OK)
        status = desk_found(db, new, secret, err);
    db_close(db);
    if (status == STATUS_OK && new->programme)
        status = first_programme(new, err);
    if (status != STATUS_OK)
        remove_files(new->path, made_key ? suffixes : suffixes + 1, made_key ? SUFFIXES : SUFFIXES - 1);
    return status;
}

enum status desk_create(const struct shop_new *new, struct error *err)
{
    struct recovery drawn, *recovery = new->recovery ? new->recovery : &drawn;
    struct secret secret;
    if (new->programme) { /* a bad programme must not leave half a shop */
        struct programme programme;
        TRY(programme_parse(new->programme, strlen(new->programme), &programme, err));
        programme_clear(&programme);
    }
    recovery_draw(recovery);
    recovery_secret(recovery, &secret);
    enum status status = create(new, &secret, err);
    secret_clear(&secret);
    if (recovery == &drawn || status != STATUS_OK)
        recovery_clear(recovery);
    return status;
}
