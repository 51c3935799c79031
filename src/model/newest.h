/* SPDX-License-Identifier: MIT */
/*
 * newest: of the many members that fit what was typed, the best few: by rank, then seen last, then the higher id. Each
 * source of hits (an index, memory) fills one; a member stands in it once.
 */
#ifndef FD_MODEL_NEWEST_H
#define FD_MODEL_NEWEST_H

#include <stddef.h>
#include <stdint.h>

#define NEWEST_ROOM 256

/* A member that fits; a higher rank stands before everything of a lower. */
struct candidate {
    int64_t member, last_day;
    int rank;
};

/* A heap: the worst stands first. */
struct newest {
    struct candidate item[NEWEST_ROOM];
    size_t count, room; /* room: at most NEWEST_ROOM */
};

int candidate_compare(const void *a, const void *b); /* for qsort: best first */
void newest_offer(struct newest *newest, const struct candidate *candidate);

#endif
