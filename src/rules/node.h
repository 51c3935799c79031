/* SPDX-License-Identifier: MIT */
/*
 * node: reading a document of settings strictly, with the path of every value at hand for its error.
 *
 * A node is a value and how it was reached; it lives on the reader's stack, its parents above it. A value that is
 * absent or null leaves what it is read into as it was, so defaults are set first. All readers fail with bad_value:
 * field and arg 0 are the path ("offers[2].benefit.percent"), arg 1 the value as written.
 */
#ifndef FD_RULES_NODE_H
#define FD_RULES_NODE_H

#include <jansson.h>

#include "base/status.h"

struct node {
    const json_t *json; /* NULL when absent or null */
    const struct node *up;
    const char *key; /* NULL for an element of an array */
    size_t index;
};

struct node node_get(const struct node *object, const char *key);
struct node node_at(const struct node *array, size_t index);

enum status node_bad(const struct node *node, const char *note, struct error *err);
/* The same with a set that {2} names; the detail is one_of, unknown_key or exactly_one. */
enum status node_bad_set(const struct node *node, const char *detail, const char *const *names, size_t count,
                         struct error *err);

/* An object with no other keys than these. */
enum status node_object(const struct node *node, const char *const *keys, size_t count, struct error *err) MUST_USE;
/* An array of at least one element. */
enum status node_array(const struct node *node, size_t *count, struct error *err) MUST_USE;

/* "10.00" or 10, from min to MONEY_LIMIT, in fen. */
enum status node_money(const struct node *node, int64_t min, int64_t *amount, struct error *err) MUST_USE;
enum status node_integer(const struct node *node, int64_t min, int64_t max, int64_t *number,
                         struct error *err) MUST_USE;
enum status node_int(const struct node *node, int min, int max, int *number, struct error *err) MUST_USE;
/* 12 or 12.5: at most two decimals, from 0 to max, in basis points. */
enum status node_percent(const struct node *node, int64_t max, int64_t *rate, struct error *err) MUST_USE;
/* 2, 0.5 or "0.5": at most three decimals, more than 0, in thousandths. */
enum status node_quantity(const struct node *node, int64_t *quantity, struct error *err) MUST_USE;
enum status node_bool(const struct node *node, bool *value, struct error *err) MUST_USE;
/* Not empty, shorter than size bytes, without control characters. */
enum status node_text(const struct node *node, char *buf, size_t size, struct error *err) MUST_USE;
/* One of the names; *choice is its index. */
enum status node_choice(const struct node *node, const char *const *names, int count, int *choice,
                        struct error *err) MUST_USE;
enum status node_date(const struct node *node, int64_t *date, struct error *err) MUST_USE;
/* "04:00": minutes of the day, to 24:00. The text may go on; *rest is where. False if it is no time. */
bool node_clock(const char *text, const char **rest, int *minute);

#endif
