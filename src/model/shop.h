/* SPDX-License-Identifier: MIT */
/* shop: the single row of the shop. */
#ifndef FD_MODEL_SHOP_H
#define FD_MODEL_SHOP_H

#include "rules/programme.h"
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

enum status shop_read(struct db *db, struct shop *shop, struct error *err) MUST_USE;
enum status shop_insert(struct db *db, const struct shop *shop, struct error *err) MUST_USE;
/* Moves the business day forward; an earlier day is ignored. */
enum status shop_set_day(struct db *db, int64_t day, struct error *err) MUST_USE;
enum status shop_set_terms(struct db *db, const char *currency, int cutoff_minute, struct error *err) MUST_USE;

#endif
