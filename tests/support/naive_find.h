/* SPDX-License-Identifier: MIT */
/*
 * naive_find: members made up by dice, queries for them, and the finder's rule (model/finder.h) said plainly over an
 * array: every member is looked at.
 */
#ifndef FD_SUPPORT_NAIVE_FIND_H
#define FD_SUPPORT_NAIVE_FIND_H

#include "model/member.h"

unsigned naive_dice(unsigned sides); /* 0 … sides − 1; the same throws in every run */
void naive_seed(unsigned seed);      /* other throws: of another process */

/* The number-th of them, not yet stored; name alone for another name. */
struct member naive_member(int number);
void naive_name(char name[PERSON_TEXT]);

/* Something that a clerk may type who looks for this member, as stored. Never blank at its ends, never empty. */
void naive_query(const struct member *of, char query[PERSON_TEXT]);

#define NAIVE_MOBILES INT64_C(8613000000000) /* from here on its members' mobiles; the others are from abroad */

struct naive_found {
    int rank; /* 1 behind all (a four-digit card), 2 fits, 3 exact */
    const struct member *member;
};
/*
 * All that fit, best first; found has room for all members. folded: their names as member_name_fold gives them, once
 * for many queries.
 */
size_t naive_find(const struct member *member, char (*folded)[PERSON_TEXT], size_t members, const char *query,
                  struct naive_found *found);
int naive_best_first(const void *a, const void *b); /* of two struct naive_found */
/* The beginning of text? */
bool naive_begins(const char *text, const char *part);

#endif
