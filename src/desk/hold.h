/* SPDX-License-Identifier: MIT */
/*
 * hold: saves unfinished bills: put aside (挂单) and resumed (取单), or recovered at the till after a power cut. A held
 * bill has the act key of the sale it will become: writing the sale deletes it in the same commit, and if the sale was
 * written but its result never shown, the same key returns that result.
 */
#ifndef FD_DESK_HOLD_H
#define FD_DESK_HOLD_H

#include "desk/act.h"
#include "desk/sell.h"

/*
 * A held bill; request.line points to `line`, which is owned (hold_list_clear). request.tender is what was taken so
 * far: a part of the whole, so it is left out where the bill is only priced.
 */
struct hold {
    int64_t id, at, staff, till;
    char key[ACT_KEY_TEXT];
    struct sale_request request;
    struct sale_line *line;
};
struct hold_list {
    struct hold *hold;
    size_t holds, room;
};

/* Saves the bill as it is now, put aside or else as this till's open bill; another open one is then put aside. Cheap
 * enough for every edit; not audited. */
enum status hold_keep(struct desk *desk, const char *key, const struct sale_request *request, bool aside,
                      struct error *err) MUST_USE;
/* The bills put aside at any till, oldest first. The caller clears the list, also after an error. */
enum status hold_list_read(struct desk *desk, struct hold_list *list, struct error *err) MUST_USE;
/* This till's open bill: list->holds is 0 or 1. The caller clears the list, also after an error. */
enum status hold_unfinished(struct desk *desk, struct hold_list *list, struct error *err) MUST_USE;
/*
 * Takes a bill that is put aside onto this till's counter, or puts it back (aside). not_found if another till has taken
 * it meanwhile.
 */
enum status hold_move(struct desk *desk, const char *key, bool aside, struct error *err) MUST_USE;
/* Deletes a held bill, unless it lies on the counter of another till; an unknown key is no error. */
enum status hold_forget(struct desk *desk, const char *key, struct error *err) MUST_USE;
void hold_list_clear(struct hold_list *list);

#endif
