/* SPDX-License-Identifier: MIT */
/*
 * crowd: many new members in one write. The ends of their names, which lie all over their table, are kept and written
 * together in its order. The write is the caller's, and nobody else makes members in it meanwhile.
 */
#ifndef FD_MODEL_CROWD_H
#define FD_MODEL_CROWD_H

#include "base/mem.h"
#include "model/member.h"

struct crowd_end;

struct crowd {
    struct db *db;
    int64_t shop, epoch, next;
    struct crowd_end *end; /* not written yet */
    size_t ends, room;
    struct buffer text;
};

enum status crowd_begin(struct db *db, struct crowd *crowd, struct error *err) MUST_USE;
/* Somebody whose phone and card nobody has (the caller has looked) and whose name is good; id and readings are set. */
enum status crowd_add(struct crowd *crowd, struct member *member, struct error *err) MUST_USE;
/* Writes the ends of names: behind the last, and before anybody's name changes. */
enum status crowd_settle(struct crowd *crowd, struct error *err) MUST_USE;
void crowd_clear(struct crowd *crowd);

#endif
