/* SPDX-License-Identifier: MIT */
/*
 * held: unfinished bills: put aside by the clerk, or in progress at a till (saved at each edit, so that a power cut
 * loses nothing). They reserve nothing and are priced again when resumed.
 */
#ifndef FD_MODEL_HELD_H
#define FD_MODEL_HELD_H

#include "store/stmt.h"

#define HELD_KEY_TEXT 48

struct held {
    int64_t id, till, staff, at;
    char key[HELD_KEY_TEXT]; /* the act key of the sale it will become */
    bool open;               /* in progress at the till; else put aside */
    char *body;              /* JSON; owned */
};
struct held_list {
    struct held *held;
    size_t count, room;
};

/* Inserts or replaces by key; an open one replaces the till's open bill. Call it inside a write. */
enum status held_put(struct db *db, const struct held *held, struct error *err) MUST_USE;
/* The bills put aside at any till, oldest first. The caller clears the list. */
enum status held_list(struct db *db, struct held_list *list, struct error *err) MUST_USE;
/* The open bill of a till; list->count is 0 or 1. The caller clears the list. */
enum status held_on_counter(struct db *db, int64_t till, struct held_list *list, struct error *err) MUST_USE;
/* Deletes by key, unless it is open at another till; an unknown key is no error. Call it inside a write. */
enum status held_drop(struct db *db, int64_t till, const char *key, struct error *err) MUST_USE;
/* Puts it onto the counter of the till (open), or back aside. not_found if it is not where it is to come from. */
enum status held_move(struct db *db, int64_t till, const char *key, bool open, struct error *err) MUST_USE;
void held_list_clear(struct held_list *list);

#endif
