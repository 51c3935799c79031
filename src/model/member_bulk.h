/* SPDX-License-Identifier: MIT */
/*
 * member_bulk: many new members in one write. The ends of their names, which lie all over their table, are kept and
 * written together in its order. The write is the caller's, and nobody else makes members in it meanwhile.
 */
#ifndef FD_MODEL_MEMBER_BULK_H
#define FD_MODEL_MEMBER_BULK_H

#include "base/buffer.h"
#include "model/member.h"

struct member_bulk_end;

struct member_bulk {
    struct db *db;
    int64_t shop, epoch, next;
    struct member_bulk_end *end; /* not written yet */
    size_t ends, room;
    struct buffer text;
};

enum status member_bulk_begin(struct db *db, struct member_bulk *bulk, struct error *err) MUST_USE;
/* Somebody whose phone and card nobody has (the caller has looked) and whose name is good; id and readings are set. */
enum status member_bulk_add(struct member_bulk *bulk, struct member *member, struct error *err) MUST_USE;
/* Writes the ends of names: behind the last, and before anybody's name changes. */
enum status member_bulk_settle(struct member_bulk *bulk, struct error *err) MUST_USE;
void member_bulk_clear(struct member_bulk *bulk);

#endif
