/* SPDX-License-Identifier: MIT */
/*
 * held: bills that are not finished: put aside by the clerk, or lying on a till's counter (kept at each edit, so that
 * a power cut loses nothing). Nothing is reserved for them; they are priced again when taken up.
 */
#ifndef FD_MODEL_HELD_H
#define FD_MODEL_HELD_H

#include "store/stmt.h"

#define HELD_KEY_TEXT 48

struct held {
    int64_t id, till, staff, at;
    char key[HELD_KEY_TEXT]; /* the act key of the sale it will become */
    bool open;               /* on the counter */
    char *body;              /* JSON; owned */
};
struct held_list {
    struct held *held;
    size_t count, room;
};

/* Writes or replaces by key; an open one takes the counter of its till. In a write. */
enum status held_put(struct db *db, const struct held *held, struct error *err) MUST_USE;
/* Those put aside, oldest first. */
enum status held_list(struct db *db, struct held_list *list, struct error *err) MUST_USE;
/* What lies on the counter of a till; count 0 or 1. */
enum status held_on_counter(struct db *db, int64_t till, struct held_list *list, struct error *err) MUST_USE;
/* Done or dropped. No such key is fine. In a write. */
enum status held_drop(struct db *db, const char *key, struct error *err) MUST_USE;
void held_list_clear(struct held_list *list);

#endif
