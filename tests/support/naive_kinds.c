/* SPDX-License-Identifier: MIT */
#include "tests/support/naive_kinds.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

__extension__ typedef __int128 whole;

/* One unit of the bill. */
struct thing {
    size_t line;
    int64_t price;
};

static int64_t half_up(whole numerator, whole denominator)
{
    return (int64_t)((2 * numerator + denominator) / (2 * denominator));
}

bool naive_is_weighed(const struct quote_line *line)
{
    return line->weighed || line->quantity % 1000 != 0;
}

static int64_t pieces(const struct quote_line *line)
{
    return naive_is_weighed(line) ? 1 : line->quantity / 1000;
}

bool naive_is_discount(const struct offer *offer)
{
    switch (offer->benefit) {
    case BENEFIT_POINTS_PERCENT:
    case BENEFIT_POINTS_BONUS:
    case BENEFIT_GIFT:
        return false;
    default:
        return true;
    }
}

int naive_kind_order(const struct offer *offer)
{
    if (offer->benefit == BENEFIT_PERCENT)
        return 1;
    return offer->benefit == BENEFIT_AMOUNT ? 2 : 3;
}

static bool is_listed(char (*list)[CODE_TEXT], size_t count, const char *code)
{
    while (count-- > 0)
        if (!strcmp(list[count], code))
            return true;
    return false;
}

bool naive_in_reach(const struct offer *offer, const struct quote_line *line)
{
    const struct scope *scope = &offer->scope;
    if (!line->discountable || (offer->benefit == BENEFIT_FREE_ITEM && strcmp(offer->item, line->sku)))
        return false;
    return (scope->skus == 0 && scope->categories == 0) || is_listed(scope->sku, scope->skus, line->sku) ||
           is_listed(scope->category, scope->categories, line->category);
}

/* Inserts a unit into the sorted row. */
static void stand_in(struct thing *row, size_t count, struct thing thing, bool dearest)
{
    size_t at = count;
    for (; at > 0 && (dearest ? row[at - 1].price < thing.price : row[at - 1].price > thing.price); at--)
        row[at] = row[at - 1];
    row[at] = thing;
}

/* All units in the scope of the offer, sorted; the caller frees. */
static struct thing *line_up(const struct quote_line *line, size_t lines, const bool *takes, bool dearest,
                             size_t *count)
{
    size_t room = 1;
    for (size_t i = 0; i < lines; i++)
        room += takes[i] ? (size_t)pieces(&line[i]) : 0;
    struct thing *row = mem_alloc(room * sizeof *row);
    *count = 0;
    for (size_t i = 0; i < lines; i++)
        for (int64_t n = 0; takes[i] && n < pieces(&line[i]); n++)
            stand_in(row, (*count)++, (struct thing){i, line[i].unit_price}, dearest);
    return row;
}

/* Counts by line the units that are free or take the percentage. */
static void pick(const struct offer *offer, const struct thing *row, size_t count, int64_t *picked)
{
    size_t free_ones = 1; /* the cheapest */
    if (offer->benefit == BENEFIT_NTH) {
        for (size_t i = 0; i < count; i++)
            picked[row[i].line] += (int64_t)(i + 1) % offer->nth == 0;
        return;
    }
    if (offer->benefit == BENEFIT_BUY) {
        int64_t to_deal = (int64_t)count;
        for (free_ones = 0; to_deal > 0; to_deal -= offer->buy + offer->free) {
            int64_t over = to_deal - offer->buy;
            free_ones += over <= 0 ? 0 : over < offer->free ? (size_t)over : (size_t)offer->free;
        }
    }
    for (size_t i = 0; i < free_ones && i < count; i++)
        picked[row[i].line]++;
}

/* Σ left × picked ÷ pieces, as numerator and denominator. */
static void add_up(const struct quote_line *line, size_t lines, const int64_t *left, const int64_t *picked,
                   whole *numerator, whole *denominator)
{
    *numerator = 0;
    *denominator = 1;
    for (size_t i = 0; i < lines; i++) {
        if (picked[i] == 0)
            continue;
        whole of = pieces(&line[i]), a = *denominator, b = of;
        while (b != 0) {
            whole rest = a % b;
            a = b;
            b = rest;
        }
        *numerator = *numerator * (of / a) + (whole)left[i] * picked[i] * (*denominator / a);
        *denominator *= of / a;
    }
}

static void value_fixed(const struct offer *offer, const struct quote_line *line, size_t lines, const int64_t *left,
                        const int64_t *picked, bool one, int64_t *each)
{
    for (size_t i = 0; i < lines; i++) {
        int64_t now = left[i], price = half_up((whole)offer->fixed_price * line[i].quantity, 1000);
        if (one && !naive_is_weighed(&line[i])) {
            now = half_up(left[i], pieces(&line[i]));
            price = offer->fixed_price;
        }
        each[i] = picked[i] > 0 && now > price ? now - price : 0;
    }
}

void naive_value(const struct offer *offer, const struct quote_line *line, size_t lines, const int64_t *left,
                 bool *takes, int64_t *amount, int64_t *each)
{
    bool one = offer->scope.cheapest || offer->benefit == BENEFIT_FREE_ITEM;
    bool some = one || offer->benefit == BENEFIT_BUY || offer->benefit == BENEFIT_NTH;
    bool rated = offer->benefit == BENEFIT_PERCENT || offer->benefit == BENEFIT_NTH;
    int64_t *picked = mem_alloc((lines + 1) * sizeof *picked);
    size_t count;
    whole numerator, denominator;
    for (size_t i = 0; i < lines; i++)
        takes[i] = naive_in_reach(offer, &line[i]);
    struct thing *row = line_up(line, lines, takes, offer->benefit == BENEFIT_NTH, &count);
    if (some)
        pick(offer, row, count, picked);
    for (size_t i = 0; i < lines; i++) {
        if (one)
            takes[i] = picked[i] > 0;
        if (!some)
            picked[i] = takes[i] ? pieces(&line[i]) : 0;
    }
    add_up(line, lines, left, picked, &numerator, &denominator);
    value_fixed(offer, line, lines, left, picked, one, each);
    int64_t worth = half_up(numerator, denominator);
    *amount = rated ? half_up(numerator * offer->percent, denominator * 10000) : worth;
    if (offer->benefit == BENEFIT_AMOUNT && offer->amount < worth)
        *amount = offer->amount;
    if (offer->benefit == BENEFIT_PERCENT && offer->cap >= 0 && *amount > offer->cap)
        *amount = offer->cap;
    free(row);
    free(picked);
}
