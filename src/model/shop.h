/* SPDX-License-Identifier: MIT */
/* shop: the one row of the shop, its settings, tills and the programme in force. */
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
    int64_t programme; /* version of the newest; 0 if none was loaded. Not written by shop_insert */
};

enum status shop_read(struct db *db, struct shop *shop, struct error *err) MUST_USE;
enum status shop_insert(struct db *db, const struct shop *shop, struct error *err) MUST_USE;
enum status shop_set_day(struct db *db, int64_t day, struct error *err) MUST_USE; /* forward only */
enum status shop_set_terms(struct db *db, const char *currency, int cutoff_minute, struct error *err) MUST_USE;
enum status shop_till_by_name(struct db *db, const char *name, int64_t *till,
                              struct error *err) MUST_USE; /* makes it in a write */
enum status shop_till_name(struct db *db, int64_t till, char name[CODE_TEXT],
                           struct error *err) MUST_USE; /* "" if none */

#endif
