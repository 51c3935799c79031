/* SPDX-License-Identifier: MIT */
/* demo_person: people who do not exist: names put together of common characters, numbers nobody was given. */
#ifndef FD_DESK_DEMO_PERSON_H
#define FD_DESK_DEMO_PERSON_H

#include "model/member.h"

struct dice {
    uint64_t state;
};
unsigned dice(struct dice *dice, unsigned sides); /* 0 … sides − 1; the same seed gives the same throws */

struct names {
    char *text; /* owned; the words below point into it */
    const char **surname, **given;
    size_t surnames, givens;
};
/* Two lines of words split by blanks: surnames; characters of given names. */
struct names names_read(const char *text);
void names_clear(struct names *names);

/* The number-th member (from 0) of a demo; every eighth phone ends in 5678, so that a tail has several owners. */
void demo_person(const struct names *names, struct dice *dice, int64_t number, struct member *member);

#endif
