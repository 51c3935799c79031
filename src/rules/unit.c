/* SPDX-License-Identifier: MIT */
#include "rules/unit.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/money.h"

__extension__ typedef unsigned __int128 wide;

#define FRACTION 96 /* bits of a fraction of a fen */

static bool is_whole(const struct quote_line *line)
{
    return line->weighed || line->quantity % QUANTITY_ONE != 0;
}

int64_t unit_size(const struct quote_line *line)
{
    return is_whole(line) ? line->quantity : QUANTITY_ONE;
}

int64_t unit_count(const struct quote_line *line)
{
    return is_whole(line) ? 1 : line->quantity / QUANTITY_ONE;
}

struct ranked {
    int64_t price; /* negated for dearest first */
    size_t at;
};

static int by_price(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->price != b->price)
        return a->price < b->price ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

/* The lines by unit price, cheapest or dearest first. The caller frees. */
static struct ranked *rank(const struct quote_line *bill, const size_t *line, size_t count, bool dearest)
{
    struct ranked *ranked = mem_resize(NULL, count, sizeof *ranked);
    for (size_t i = 0; i < count; i++)
        ranked[i] = (struct ranked){dearest ? -bill[line[i]].unit_price : bill[line[i]].unit_price, i};
    if (count > 1)
        qsort(ranked, count, sizeof *ranked, by_price);
    return ranked;
}

static int64_t count_free(const struct offer *offer, const struct quote_line *bill, const size_t *line, size_t count)
{
    int64_t all = 0, set = offer->buy + offer->free;
    for (size_t i = 0; i < count; i++)
        all += unit_count(&bill[line[i]]);
    int64_t over = all % set - offer->buy;
    return all / set * offer->free + (over > 0 ? over : 0);
}

void unit_choose(const struct offer *offer, const struct quote_line *bill, const size_t *line, size_t count,
                 int64_t *units)
{
    bool nth = offer->benefit == BENEFIT_NTH;
    if (count == 0)
        return;
    struct ranked *ranked = rank(bill, line, count, nth);
    int64_t free_left = nth ? 0 : count_free(offer, bill, line, count), seen = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t has = unit_count(&bill[line[ranked[i].at]]), takes = has < free_left ? has : free_left;
        if (nth)
            takes = (seen + has) / offer->nth - seen / offer->nth;
        seen += has;
        free_left -= nth ? 0 : takes;
        units[ranked[i].at] = takes;
    }
    free(ranked);
}

/*
 * Fractions of a fen are summed as multiples of 2^-96, each rounded up, so that a sum of exactly half a fen is never
 * taken for less. It could be taken for more only if the unit counts of the lines have no common multiple below 2^73.
 */
int64_t unit_worth(const struct unit_part *part, size_t count, int64_t rate)
{
    wide fraction = 0;
    int64_t whole = 0;
    for (size_t i = 0; i < count; i++) {
        if (part[i].units == 0)
            continue;
        int64_t exact = part[i].left * part[i].units, rest = exact % part[i].of;
        whole += exact / part[i].of;
        if (rest > 0)
            fraction += (((wide)rest << FRACTION) + (wide)(part[i].of - 1)) / (wide)part[i].of;
    }
    int64_t parts = whole * rate + (int64_t)(fraction * (wide)rate >> FRACTION);
    return number_muldiv_half_up(parts, 1, BASIS);
}
