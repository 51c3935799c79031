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
/* Existing setting or otherwise; value "" if none. */
enum status setting_get(struct db *db, const char *key, char *buf, size_t size, struct error *err) MUST_USE;
enum status setting_set(struct db *db, const char *key, const char *value, struct error *err) MUST_USE;
enum status till_by_name(struct db *db, const char *name, int64_t *till,
                         struct error *err) MUST_USE; /* makes it in a write */
enum status till_name(struct db *db, int64_t till, char name[CODE_TEXT], struct error *err) MUST_USE; /* "" if none */

/* The newest programme version number; 0 if none was loaded. */
enum status programme_newest(struct db *db, int64_t *version, struct error *err) MUST_USE;
/* Parses that version; caller clears. Version 0 is the empty programme. */
enum status programme_load(struct db *db, int64_t version, struct programme *programme, struct error *err) MUST_USE;
enum status programme_text(struct db *db, int64_t version, char **json, struct error *err) MUST_USE; /* caller frees */
enum status programme_insert(struct db *db, const char *json, int64_t at, int64_t staff, int64_t *version,
                             struct error *err) MUST_USE;

struct programme_version {
    int64_t version, at;
    char staff[CODE_TEXT]; /* code of who loaded it */
};
struct version_list {
    struct programme_version *version; /* newest first */
    size_t versions, room;
};
enum status programme_versions(struct db *db, struct version_list *list, struct error *err) MUST_USE;
void version_list_clear(struct version_list *list);

/* Row id of a programme offer by code; 0 if it never was in a programme. And back. */
enum status offer_id(struct db *db, const char *code, int64_t *id, struct error *err) MUST_USE;
enum status offer_code(struct db *db, int64_t id, char code[CODE_TEXT], struct error *err) MUST_USE;
/* The offer's row, made or brought up to date; those no longer in the programme end with the version before. */
enum status offer_put(struct db *db, const struct offer *offer, int64_t version, int64_t *id,
                      struct error *err) MUST_USE;
enum status offer_retire(struct db *db, const struct programme *programme, int64_t version, struct error *err) MUST_USE;
/* How the offers in force stand: what a member (0: nobody) used of each, ever and on a day; and what is left of it. */
struct offer_state {
    int64_t id;
    char code[CODE_TEXT];
    int64_t used, used_today;
    int64_t uses_left, budget_left; /* LIMIT_NONE: it has no total, no budget */
};
struct offer_state_list {
    struct offer_state *offer;
    size_t offers, room;
};
enum status offer_state_read(struct db *db, int64_t member, int64_t day, struct offer_state_list *list,
                             struct error *err) MUST_USE;
/* NULL where it is not in force. */
const struct offer_state *offer_state_of(const struct offer_state_list *list, const char *code);
void offer_state_list_clear(struct offer_state_list *list);
/* What was used up of an offer's total (kind "uses") or budget ("budget"), voids given back. */
enum status offer_spent(struct db *db, int64_t offer, const char *kind, int64_t *amount, struct error *err) MUST_USE;

#endif
