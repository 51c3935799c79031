/* SPDX-License-Identifier: MIT */
/* offer_rows: the offers of the programmes of a shop as they are kept, and what was used of them. */
#ifndef FD_MODEL_OFFER_ROWS_H
#define FD_MODEL_OFFER_ROWS_H

#include "rules/programme.h"
#include "store/stmt.h"

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
