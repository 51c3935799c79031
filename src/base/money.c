/* SPDX-License-Identifier: MIT */
#include "base/money.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

__extension__ typedef unsigned __int128 wide; /* holds the product of any two int64 ≥ 0 */

enum status money_parse(const char *text, const char *field, int64_t *amount, struct error *err)
{
    bool negative = text[0] == '-';
    uint64_t number;
    char most[MONEY_TEXT];
    if (!number_take_decimal(text + negative, 2, &number))
        return error_value(err, field, text, "must be an amount with at most two decimals");
    if (number > (uint64_t)MONEY_LIMIT)
        return error_range(err, field, text, NULL, money_format(most, MONEY_LIMIT));
    *amount = negative ? -(int64_t)number : (int64_t)number;
    return STATUS_OK;
}

char *money_format(char buf[MONEY_TEXT], int64_t amount)
{
    uint64_t fen = number_magnitude(amount);
    snprintf(buf, MONEY_TEXT, "%s%" PRIu64 ".%02d", amount < 0 ? "-" : "", fen / 100, (int)(fen % 100));
    return buf;
}

char *money_format_grouped(char buf[MONEY_TEXT], int64_t amount)
{
    char plain[MONEY_TEXT];
    return number_group(buf, money_format(plain, amount));
}

#define OPEN INT64_C(-1) /* marks a part whose amount is not settled yet */

/*
 * Settles every open part that asks for more than its room at its room, until none is left. That only increases the
 * shares of the others, so the order does not matter. Returns the amount left for the open parts.
 */
static int64_t settle_full(int64_t amount, size_t n, const int64_t *weight, const int64_t *room, int64_t *part,
                           wide *total)
{
    for (bool again = room != NULL; again && *total > 0;) {
        again = false;
        int64_t left = amount;
        wide weights = *total;
        for (size_t i = 0; i < n; i++) {
            if (part[i] != OPEN)
                continue;
            int64_t limit = room[i] > 0 ? room[i] : 0;
            if ((wide)amount * (wide)weight[i] <= (wide)limit * weights)
                continue;
            part[i] = limit;
            left -= limit;
            *total -= (wide)weight[i];
            again = true;
        }
        amount = left;
    }
    return amount;
}

struct remainder {
    wide size;
    size_t index;
};

static bool is_larger(const struct remainder *a, const struct remainder *b)
{
    return a->size != b->size ? a->size > b->size : a->index < b->index;
}

static void swap(struct remainder *rest, size_t a, size_t b)
{
    struct remainder other = rest[a];
    rest[a] = rest[b];
    rest[b] = other;
}

/* Moves the `wanted` largest remainders to the front, in any order; a full sort would cost most of money_share. */
static void bring_largest(struct remainder *rest, size_t count, size_t wanted)
{
    size_t from = 0, to = count;
    while (to - from > 1 && wanted > from && wanted < to) {
        size_t kept = from;
        swap(rest, from + (to - from) / 2, to - 1);
        for (size_t i = from; i + 1 < to; i++)
            if (is_larger(&rest[i], &rest[to - 1]))
                swap(rest, i, kept++);
        swap(rest, kept, to - 1);
        if (kept < wanted)
            from = kept + 1;
        else
            to = kept;
    }
}

/* amount × weight ÷ total and the remainder; divides in 128 bits only if the product needs them. */
static int64_t share_of(int64_t amount, int64_t weight, wide total, wide *rest)
{
    wide product = (wide)amount * (wide)weight;
    if (product > UINT64_MAX || total > UINT64_MAX) {
        *rest = product % total;
        return (int64_t)(product / total);
    }
    uint64_t small = (uint64_t)product, divisor = (uint64_t)total;
    *rest = small % divisor;
    return (int64_t)(small / divisor);
}

/* Settles the open parts by largest remainder; their weights sum to total > 0. */
static void settle_open(int64_t amount, size_t n, const int64_t *weight, int64_t *part, wide total)
{
    struct remainder *rest = mem_resize(NULL, n, sizeof *rest);
    size_t count = 0;
    int64_t left = amount;
    for (size_t i = 0; i < n; i++) {
        if (part[i] != OPEN)
            continue;
        rest[count].index = i;
        part[i] = share_of(amount, weight[i], total, &rest[count++].size);
        left -= part[i];
    }
    bring_largest(rest, count, (size_t)left);
    for (size_t i = 0; i < count && left > 0; i++, left--)
        part[rest[i].index]++;
    free(rest);
}

int64_t money_share(int64_t amount, size_t n, const int64_t *weight, const int64_t *room, int64_t *part)
{
    wide total = 0;
    for (size_t i = 0; i < n; i++) {
        part[i] = weight[i] > 0 ? OPEN : 0;
        total += weight[i] > 0 ? (wide)weight[i] : 0;
    }
    int64_t left = settle_full(amount > 0 ? amount : 0, n, weight, room, part, &total);
    if (total > 0)
        settle_open(left, n, weight, part, total);
    int64_t granted = 0;
    for (size_t i = 0; i < n; i++)
        granted += part[i];
    return granted;
}
