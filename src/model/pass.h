/* SPDX-License-Identifier: MIT */
/* pass: passes (次卡), lots of uses of an item: what a member has left of each, and drawing uses inside an entry. */
#ifndef FD_MODEL_PASS_H
#define FD_MODEL_PASS_H

#include "model/ledger.h"

/* A member's lots of one item added up. */
struct pass {
    int64_t item, uses; /* uses: left and usable on the day asked about */
    int64_t ends;       /* last usable day of the lot that expires first; DATE_NEVER if none does */
    char sku[CODE_TEXT], name[NAME_TEXT];
};
struct pass_list {
    struct pass *pass; /* soonest end first; owned: pass_list_clear */
    size_t passes, room;
};
enum status pass_of_member(struct db *db, int64_t member, int64_t day, struct pass_list *list,
                           struct error *err) MUST_USE;
void pass_list_clear(struct pass_list *list);

/*
 * Draws `uses` from entry->member's lots of an item, soonest expiry first, then oldest, and adds a step for each lot.
 * *left is what remains of all of them. not_enough_uses (args: left, asked) draws nothing.
 */
enum status pass_draw(struct db *db, struct entry *entry, int64_t item, int64_t day, int64_t uses, int64_t *left,
                      struct error *err) MUST_USE;

#endif
