/* SPDX-License-Identifier: MIT */
/*
 * hold: an unfinished bill kept in the shop: put aside (挂单), taken up again (取单), or found on the counter after a
 * power cut. Its key is that of the sale it becomes: when the sale is written the kept bill goes in the same commit,
 * and where the sale was written but never shown as done, the same key brings back its first result.
 */
#ifndef FD_DESK_HOLD_H
#define FD_DESK_HOLD_H

#include "desk/act.h"
#include "desk/sell.h"

/* A kept bill read back; lines are owned: hold_clear. request.line points to them. */
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

/* Keeps the bill as it stands; aside: put aside, else on this till's counter. Cheap; no audit line. */
enum status hold_keep(struct desk *desk, const char *key, const struct sale_request *request, bool aside,
                      struct error *err) MUST_USE;
/* Those put aside, oldest first. */
enum status hold_list_read(struct desk *desk, struct hold_list *list, struct error *err) MUST_USE;
/* What lies on this till's counter; holds 0 or 1. */
enum status hold_unfinished(struct desk *desk, struct hold_list *list, struct error *err) MUST_USE;
/* Forgets a kept bill. */
enum status hold_forget(struct desk *desk, const char *key, struct error *err) MUST_USE;
void hold_list_clear(struct hold_list *list);

#endif
