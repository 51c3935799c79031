/* SPDX-License-Identifier: MIT */
/*
 * seen: the day each active member was seen last, by their id, in memory: two bytes each, 20 MB for ten million. So
 * that of the thousands whose name or phone fits, the newest are known without a look at their rows.
 */
#ifndef FD_MODEL_SEEN_H
#define FD_MODEL_SEEN_H

#include <stddef.h>
#include <stdint.h>

#define SEEN_NEVER (-1) /* no active member */

struct seen {
    uint16_t *day; /* days since 1970 and one; 0: SEEN_NEVER */
    size_t room;
};

void seen_free(struct seen *seen);
/* Days from 0 to 65,534 (the year 2149); what is beyond counts as that. */
void seen_put(struct seen *seen, int64_t member, int64_t day);
int64_t seen_day(const struct seen *seen, int64_t member);

#endif
