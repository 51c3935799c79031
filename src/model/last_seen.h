/* SPDX-License-Identifier: MIT */
/*
 * last_seen: the day each active member was last seen, indexed by member id, two bytes each (20 MB for ten million).
 * It orders thousands of search hits by day without reading their rows.
 */
#ifndef FD_MODEL_LAST_SEEN_H
#define FD_MODEL_LAST_SEEN_H

#include <stddef.h>
#include <stdint.h>

#define LAST_SEEN_NEVER (-1) /* not an active member */

struct last_seen {
    uint16_t *day; /* days since 1970-01-01, plus 1; 0: LAST_SEEN_NEVER */
    size_t room;
};

void last_seen_free(struct last_seen *seen);
/* Days beyond 0 … 65,534 (the year 2149) are clamped. */
void last_seen_put(struct last_seen *seen, int64_t member, int64_t day);
int64_t last_seen_day(const struct last_seen *seen, int64_t member);

#endif
