/* SPDX-License-Identifier: MIT */
/*
 * member_bulk: inserts many members in one write. Name suffixes, which would hit their index at random, are collected
 * and written sorted. The caller opens the write and must not insert members in any other way until it is settled.
 */
#ifndef FD_MODEL_MEMBER_BULK_H
#define FD_MODEL_MEMBER_BULK_H

#include "base/buffer.h"
#include "model/member.h"

struct member_bulk_end;

struct member_bulk {
    struct db *db;
    int64_t shop, epoch, next;
    struct member_bulk_end *end; /* suffixes not written yet */
    size_t ends, room;
    struct buffer text;
};

enum status member_bulk_begin(struct db *db, struct member_bulk *bulk, struct error *err) MUST_USE;
/* Inserts a member; sets id and readings. The caller has checked the name and that phone and card are free. */
enum status member_bulk_add(struct member_bulk *bulk, struct member *member, struct error *err) MUST_USE;
/* Writes the collected suffixes; needed after the last member and before any name is changed. */
enum status member_bulk_settle(struct member_bulk *bulk, struct error *err) MUST_USE;
void member_bulk_clear(struct member_bulk *bulk);

#endif
