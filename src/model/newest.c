/* SPDX-License-Identifier: MIT */
#include "model/newest.h"

#include <stdbool.h>

int candidate_compare(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->rank != y->rank)
        return y->rank - x->rank;
    if (x->last_day != y->last_day)
        return x->last_day < y->last_day ? 1 : -1;
    return (x->member < y->member) - (x->member > y->member);
}

static bool worse(const struct candidate *a, const struct candidate *b)
{
    return candidate_compare(a, b) > 0;
}

static void swap(struct candidate *a, struct candidate *b)
{
    struct candidate held = *a;
    *a = *b;
    *b = held;
}

static void sink(struct newest *newest)
{
    struct candidate *item = newest->item;
    for (size_t at = 0, child; (child = 2 * at + 1) < newest->count; at = child) {
        if (child + 1 < newest->count && worse(&item[child + 1], &item[child]))
            child++;
        if (!worse(&item[child], &item[at]))
            return;
        swap(&item[child], &item[at]);
    }
}

static void rise(struct newest *newest)
{
    struct candidate *item = newest->item;
    for (size_t at = newest->count - 1; at > 0 && worse(&item[at], &item[(at - 1) / 2]); at = (at - 1) / 2)
        swap(&item[at], &item[(at - 1) / 2]);
}

static bool stands(const struct newest *newest, int64_t member)
{
    for (size_t i = 0; i < newest->count; i++)
        if (newest->item[i].member == member)
            return true;
    return false;
}

void newest_offer(struct newest *newest, const struct candidate *candidate)
{
    bool full = newest->count == newest->room;
    if ((full && !worse(&newest->item[0], candidate)) || stands(newest, candidate->member))
        return;
    if (full) {
        newest->item[0] = *candidate;
        sink(newest);
    } else {
        newest->item[newest->count++] = *candidate;
        rise(newest);
    }
}
