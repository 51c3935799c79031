/* SPDX-License-Identifier: MIT */
/*
 * last_seen: the day each active member was seen last, by their id, in memory: two bytes each, 20 MB for ten million.
 * So that of the thousands whose name or phone fits, the newest are known without a look at their rows.
 */
#ifndef FD_MODEL_LAST_SEEN_H
#define FD_MODEL_LAST_SEEN_H

#include <stddef.h>
#include <stdint.h>

#define LAST_SEEN_NEVER (-1) /* no active member */

struct last_seen {
    uint16_t *day; /* days since 1970 and one; 0: LAST_SEEN_NEVER */
    size_t room;
};

void last_seen_free(struct last_seen *seen);
/* Days from 0 to 65,534 (the year 2149); what is beyond counts as that. */
void last_seen_put(struct last_seen *seen, int64_t member, int64_t day);
int64_t last_seen_day(const struct last_seen *seen, int64_t member);

#endif
