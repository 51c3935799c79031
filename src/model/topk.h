/* SPDX-License-Identifier: MIT */
/*
 * topk: of the many members that fit what was typed, the best few: by rank, then seen last, then the higher id. Each
 * source of hits (an index, memory) fills one; a member stands in it once.
 */
#ifndef FD_MODEL_TOPK_H
#define FD_MODEL_TOPK_H

#include <stddef.h>
#include <stdint.h>

#define TOPK_ROOM 256

/* A member that fits; a higher rank stands before everything of a lower. */
struct candidate {
    int64_t member, last_day;
    int rank;
};

/* A heap: the worst stands first. */
struct topk {
    struct candidate item[TOPK_ROOM];
    size_t count, room; /* room: at most TOPK_ROOM */
};

int topk_compare(const void *a, const void *b); /* for qsort: best first */
void topk_offer(struct topk *top, const struct candidate *candidate);

#endif
