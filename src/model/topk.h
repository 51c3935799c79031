/* SPDX-License-Identifier: MIT */
/*
 * topk: keeps the best few of many search hits: higher rank first, then later last_day, then higher id. Each source of
 * hits (an index, the cache) fills one; a member appears in it at most once.
 */
#ifndef FD_MODEL_TOPK_H
#define FD_MODEL_TOPK_H

#include <stddef.h>
#include <stdint.h>

#define TOPK_ROOM 256

/* A hit; every hit of a higher rank comes before all of a lower one. */
struct candidate {
    int64_t member, last_day;
    int rank;
};

/* A heap with the worst candidate at index 0; zero-initialise and set room. */
struct topk {
    struct candidate item[TOPK_ROOM];
    size_t count, room; /* room: at most TOPK_ROOM */
};

int topk_compare(const void *a, const void *b); /* for qsort: best first */
/* Adds the candidate unless its member is present already or, when full, it is no better than the worst. */
void topk_offer(struct topk *top, const struct candidate *candidate);

#endif
