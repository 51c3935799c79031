/* SPDX-License-Identifier: MIT */
/*
 * node: reads JSON settings strictly, and keeps the path of each value for error messages.
 *
 * A node is a value and the node it was reached from; nodes live on the stack of the reader, parents above children.
 * For an absent or null value a reader returns STATUS_OK and leaves its target unchanged, so set defaults first; only
 * node_object and node_array need a value. All readers fail with bad_value: field and arg 0 are the path
 * ("offers[2].benefit.percent"), arg 1 is the value as written.
 */
#ifndef FD_RULES_NODE_H
#define FD_RULES_NODE_H

#include <jansson.h>

#include "base/status.h"

struct node {
    const json_t *json; /* borrowed; NULL if absent or null */
    const struct node *up;
    const char *key; /* NULL for a list element */
    size_t index;
};

/* The value under a key, or element, of a node; key and parent are borrowed and must outlive the result. */
struct node node_get(const struct node *object, const char *key);
struct node node_at(const struct node *array, size_t index);

enum status node_bad(const struct node *node, const char *note, struct error *err);
/* The same with detail one_of, unknown_key or exactly_one, and {2} the names. */
enum status node_bad_set(const struct node *node, const char *detail, const char *const *names, size_t count,
                         struct error *err);

/* Accepts an object that has no other keys than these. */
enum status node_object(const struct node *node, const char *const *keys, size_t count, struct error *err) MUST_USE;
/* Accepts a list with at least one element. */
enum status node_array(const struct node *node, size_t *count, struct error *err) MUST_USE;

/* Reads "10.00" or 10 as fen, from min to MONEY_LIMIT. */
enum status node_money(const struct node *node, int64_t min, int64_t *amount, struct error *err) MUST_USE;
enum status node_integer(const struct node *node, int64_t min, int64_t max, int64_t *number,
                         struct error *err) MUST_USE;
enum status node_int(const struct node *node, int min, int max, int *number, struct error *err) MUST_USE;
/* Reads 12 or 12.5 as basis points, from 0 to max; at most two decimals. */
enum status node_percent(const struct node *node, int64_t max, int64_t *rate, struct error *err) MUST_USE;
/* Reads 2, 0.5 or "0.5" as thousandths, above 0; at most three decimals. */
enum status node_quantity(const struct node *node, int64_t *quantity, struct error *err) MUST_USE;
enum status node_bool(const struct node *node, bool *value, struct error *err) MUST_USE;
/* Reads a text of 1 to size - 1 bytes without control characters. */
enum status node_text(const struct node *node, char *buf, size_t size, struct error *err) MUST_USE;
/* Reads one of the names; *choice is its index. */
enum status node_choice(const struct node *node, const char *const *names, int count, int *choice,
                        struct error *err) MUST_USE;
enum status node_date(const struct node *node, int64_t *date, struct error *err) MUST_USE;
/*
 * Reads a time like "04:00", up to 24:00, from the start of text as minutes of the day; *rest is what follows it. False
 * if there is no time.
 */
bool node_clock(const char *text, const char **rest, int *minute);

#endif
