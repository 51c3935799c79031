/* SPDX-License-Identifier: MIT */
/* offer_rows: the stored rows of programme offers, and how much of each was used. */
#ifndef FD_MODEL_OFFER_ROWS_H
#define FD_MODEL_OFFER_ROWS_H

#include "rules/programme.h"
#include "store/stmt.h"

/* The row id of an offer code, 0 if it was never in a programme; and the code of a row id, "" if unknown. */
enum status offer_id(struct db *db, const char *code, int64_t *id, struct error *err) MUST_USE;
enum status offer_code(struct db *db, int64_t id, char code[CODE_TEXT], struct error *err) MUST_USE;
/*
 * offer_put inserts or updates the row of an offer of programme `version`. offer_retire ends every offer in force that
 * is not in the programme, with version - 1 as its last. Call both inside a write.
 */
enum status offer_put(struct db *db, const struct offer *offer, int64_t version, int64_t *id,
                      struct error *err) MUST_USE;
enum status offer_retire(struct db *db, const struct programme *programme, int64_t version, struct error *err) MUST_USE;
/* The state of one offer in force: how often a member used it, ever and on one day, and what is left of its limits. */
struct offer_state {
    int64_t id;
    char code[CODE_TEXT];
    int64_t used, used_today;
    int64_t uses_left, budget_left; /* uses and fen; LIMIT_NONE: the offer has no total or no budget */
};
struct offer_state_list {
    struct offer_state *offer;
    size_t offers, room;
};
/* Reads all offers in force; member 0: nobody, whose uses are 0. The caller clears the list. */
enum status offer_state_read(struct db *db, int64_t member, int64_t day, struct offer_state_list *list,
                             struct error *err) MUST_USE;
/* Borrowed from the list; NULL where the offer is not in force. */
const struct offer_state *offer_state_of(const struct offer_state_list *list, const char *code);
void offer_state_list_clear(struct offer_state_list *list);
/* What was used of an offer's total (kind "uses") or budget (kind "budget", fen), less what voids gave back. */
enum status offer_spent(struct db *db, int64_t offer, const char *kind, int64_t *amount, struct error *err) MUST_USE;

#endif
