/* SPDX-License-Identifier: MIT */
/*
 * draft: a programme being edited. Reads and sets single values of its JSON by path ("offers[2].benefit.percent", as in
 * the errors of programme_parse) and leaves the rest as it is. Values are not checked when set: what should be a number
 * and is not is kept as text, and draft_check reports it.
 */
#ifndef FD_RULES_DRAFT_H
#define FD_RULES_DRAFT_H

#include <stddef.h>

#include "base/status.h"

#define DRAFT_TEXT 256

struct draft;

enum draft_kind {
    DRAFT_WORD,   /* text, also for money */
    DRAFT_NUMBER, /* a JSON number: whole, percent or quantity */
    DRAFT_YES,    /* "1", "0" */
    DRAFT_WORDS,  /* a list of texts, separated by commas */
    DRAFT_NUMBERS /* a list of numbers, separated by commas */
};

/* bad_value (field "programme") if json is no JSON object. draft_close frees. */
enum status draft_open(const char *json, struct draft **draft, struct error *err) MUST_USE;
struct draft *draft_copy(const struct draft *draft);
void draft_close(struct draft *draft);
char *draft_json(const struct draft *draft); /* indented; the caller frees */

/*
 * The value at path as text, cut to DRAFT_TEXT: "" if absent, "1" and "0" for booleans, lists joined by commas. Returns
 * buf.
 */
char *draft_get(const struct draft *draft, const char *path, char buf[DRAFT_TEXT]);
/* Sets the value at path, making missing objects on the way. "" removes the key, and the objects that become empty. */
void draft_put(struct draft *draft, const char *path, enum draft_kind kind, const char *text);
/* Number of elements of the list, or keys of the object, at path; 0 if absent. */
size_t draft_count(const struct draft *draft, const char *path);
/* Appends an empty object to the list at path, which is made if missing. Returns its index. */
size_t draft_append(struct draft *draft, const char *path);
void draft_remove(struct draft *draft, const char *path); /* removes a key or element, and an emptied list */

/* Sorts the list at path by the amount each element has under key. Returns the new index of the element at `index`. */
size_t draft_order(struct draft *draft, const char *path, const char *key, size_t index);

/* Whether programme_parse accepts it; fails as that does. */
enum status draft_check(const struct draft *draft, struct error *err) MUST_USE;

#endif
