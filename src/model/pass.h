/* SPDX-License-Identifier: MIT */
/* pass: lots of uses of an item (次卡): what a member has of each, and drawing them down inside an entry. */
#ifndef FD_MODEL_PASS_H
#define FD_MODEL_PASS_H

#include "model/ledger.h"

/* All lots of one item together. */
struct pass {
    int64_t item, uses; /* uses: left and usable now */
    int64_t ends;       /* last usable day of the lot that ends first; DATE_NEVER if none ends */
    char sku[CODE_TEXT], name[NAME_TEXT];
};
struct pass_list {
    struct pass *pass; /* the one that ends first first */
    size_t passes, room;
};
enum status pass_of_member(struct db *db, int64_t member, int64_t day, struct pass_list *list,
                           struct error *err) MUST_USE;
void pass_list_clear(struct pass_list *list);

/*
 * Draws `uses` of an item's pass, soonest expiry first, then oldest, with a step for each lot; *left: what is left of
 * all of them. not_enough_uses (args: left, asked) draws nothing.
 */
enum status pass_draw(struct db *db, struct entry *entry, int64_t item, int64_t day, int64_t uses, int64_t *left,
                      struct error *err) MUST_USE;

#endif
