/* SPDX-License-Identifier: MIT */
/*
 * draft: a programme on its way: the JSON of one, read and changed value by value by path ("offers[2].benefit.percent",
 * as the errors of programme_parse name them), everything else left as it was. Nothing is judged here: what is no
 * number is kept as text, and draft_check says what is wrong with it.
 */
#ifndef FD_RULES_DRAFT_H
#define FD_RULES_DRAFT_H

#include <stddef.h>

#include "base/status.h"

#define DRAFT_TEXT 256

struct draft;

enum draft_kind {
    DRAFT_WORD,   /* text; money too */
    DRAFT_NUMBER, /* whole, percent or quantity: a JSON number */
    DRAFT_YES,    /* "1", "0" */
    DRAFT_WORDS,  /* a list of texts, commas between */
    DRAFT_NUMBERS /* a list of numbers, commas between */
};

enum status draft_open(const char *json, struct draft **draft, struct error *err) MUST_USE;
struct draft *draft_copy(const struct draft *draft);
void draft_close(struct draft *draft);
char *draft_json(const struct draft *draft); /* the caller frees */

/* "" where there is none; true is "1"; lists are joined by commas. */
char *draft_get(const struct draft *draft, const char *path, char buf[DRAFT_TEXT]);
/* "" takes the key away, and objects that are empty then; objects on the way are made. */
void draft_put(struct draft *draft, const char *path, enum draft_kind kind, const char *text);
/* Elements of the list there; 0 where there is none. An object counts its keys. */
size_t draft_count(const struct draft *draft, const char *path);
/* One more, empty element; its index. */
size_t draft_append(struct draft *draft, const char *path);
void draft_remove(struct draft *draft, const char *path); /* a key or an element */

/* Puts the elements of a list in the order of that amount; where the one at `index` stands then. */
size_t draft_order(struct draft *draft, const char *path, const char *key, size_t index);

/* Whether it is a programme: as programme_parse. */
enum status draft_check(const struct draft *draft, struct error *err) MUST_USE;

#endif
