/* SPDX-License-Identifier: MIT */
#include "model/topk.h"

#include <stdbool.h>

int topk_compare(const void *a, const void *b)
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
    return topk_compare(a, b) > 0;
}

static void swap(struct candidate *a, struct candidate *b)
{
    struct candidate held = *a;
    *a = *b;
    *b = held;
}

static void sink(struct topk *top)
{
    struct candidate *item = top->item;
    for (size_t at = 0, child; (child = 2 * at + 1) < top->count; at = child) {
        if (child + 1 < top->count && worse(&item[child + 1], &item[child]))
            child++;
        if (!worse(&item[child], &item[at]))
            return;
        swap(&item[child], &item[at]);
    }
}

static void rise(struct topk *top)
{
    struct candidate *item = top->item;
    for (size_t at = top->count - 1; at > 0 && worse(&item[at], &item[(at - 1) / 2]); at = (at - 1) / 2)
        swap(&item[at], &item[(at - 1) / 2]);
}

static bool stands(const struct topk *top, int64_t member)
{
    for (size_t i = 0; i < top->count; i++)
        if (top->item[i].member == member)
            return true;
    return false;
}

void topk_offer(struct topk *top, const struct candidate *candidate)
{
    bool full = top->count == top->room;
    if ((full && !worse(&top->item[0], candidate)) || stands(top, candidate->member))
        return;
    if (full) {
        top->item[0] = *candidate;
        sink(top);
    } else {
        top->item[top->count++] = *candidate;
        rise(top);
    }
}
