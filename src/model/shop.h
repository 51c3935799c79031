/* SPDX-License-Identifier: MIT */
/* shop: the single row of the shop. */
#ifndef FD_MODEL_SHOP_H
#define FD_MODEL_SHOP_H

#include "rules/programme.h"
#include "store/recovery.h"
#include "store/stmt.h"

struct shop {
    int64_t id, epoch;
    char uuid[40];
    char name[NAME_TEXT];
    char currency[4];
    bool practice;
    int64_t business_day;
    int cutoff_minute;
    int64_t programme; /* newest version; 0 if none was loaded. Not written by shop_insert */
};

/* What the shop keeps of its keys: see secret_check and recovery_wrap. */
struct shop_keys {
    uint8_t check[SECRET_CHECK_BYTES];
    uint8_t wrap[RECOVERY_WRAP_BYTES];
    bool wrapped; /* the sheet is not the first */
};
enum status shop_keys_read(struct db *db, struct shop_keys *keys, struct error *err) MUST_USE;
enum status shop_keys_set(struct db *db, const struct shop_keys *keys, struct error *err) MUST_USE;
/* The key of the chains, which the connection has (db_set_chain_key): key_missing if it has none. */
enum status shop_chain_key(struct db *db, const uint8_t **key, struct error *err) MUST_USE;

enum status shop_read(struct db *db, struct shop *shop, struct error *err) MUST_USE;
enum status shop_insert(struct db *db, const struct shop *shop, struct error *err) MUST_USE;
/* Moves the business day forward; an earlier day is ignored. */
enum status shop_set_day(struct db *db, int64_t day, struct error *err) MUST_USE;
/* Raises the epoch; entries made from now on are numbered from 1 in it. */
enum status shop_set_epoch(struct db *db, int64_t epoch, struct error *err) MUST_USE;
enum status shop_set_terms(struct db *db, const char *currency, int cutoff_minute, struct error *err) MUST_USE;

#endif
