/* SPDX-License-Identifier: MIT */
/*
 * till: where people sell: a drawer with shifts, bill numbers and one unfinished bill of its own. Its number is its id;
 * its row is made by the first act at it.
 */
#ifndef FD_MODEL_TILL_H
#define FD_MODEL_TILL_H

#include "rules/programme.h"
#include "store/stmt.h"

#define TILL_MOST 999        /* the highest number of a till that people sell at */
#define TILL_OF_IMPORTS 9999 /* bills of an import are numbered apart: those of the counters stay without gaps */

struct till {
    int64_t id; /* 0: there is no row yet */
    char name[NAME_TEXT];
    int64_t last_bill; /* number; 0: none yet */
    int64_t session;   /* of the counter that took it last; 0: none ever did */
    int64_t shift;     /* the open one, 0: none; of till_list only */
};

enum status till_get(struct db *db, int64_t id, struct till *till, struct error *err) MUST_USE;
/* Makes the row unless it is there. Call it inside a write, as the two below. */
enum status till_put(struct db *db, int64_t id, struct error *err) MUST_USE;
/* "": without a name. bad_value, field "name", if another till has that name. */
enum status till_rename(struct db *db, int64_t id, const char *name, struct error *err) MUST_USE;
enum status till_take(struct db *db, int64_t id, int64_t session, struct error *err) MUST_USE;

struct till_list {
    struct till *till;
    size_t count, room;
};
/* Those up to TILL_MOST, by number. The caller clears the list, also after an error. */
enum status till_list(struct db *db, struct till_list *list, struct error *err) MUST_USE;
void till_list_clear(struct till_list *list);

#define TILL_TEXT (NAME_TEXT + 24)
/* "02", or "02 Bar" where the till has a name. Returns buf. */
char *till_label(char buf[TILL_TEXT], int64_t id, const char *name);

#endif
