/* SPDX-License-Identifier: MIT */
/* demo_person: people who do not exist: names put together of common characters, numbers nobody was given. */
#ifndef FD_DEMO_DEMO_PERSON_H
#define FD_DEMO_DEMO_PERSON_H

#include "model/member.h"

struct dice {
    uint64_t state;
};
unsigned demo_dice(struct dice *dice, unsigned sides); /* 0 … sides − 1; the same seed gives the same throws */

#define SOON_DAYS 8

/* A word names are made of, with how it is read where it stands. */
struct name_part {
    const char *text;
    char pinyin[24], initials[4];
};
struct name_parts {
    struct name_part *part;
    size_t parts;
};
struct names {
    char *text; /* owned; the parts point into it */
    struct name_parts surname, given_f, given_m;
    struct birthday solar[SOON_DAYS], lunar[SOON_DAYS]; /* of so many days after the demo's today; kind none: nobody */
};
/* Three lines of words split by blanks: surnames, the commonest first; characters of women's and of men's names. */
struct names demo_names_read(const char *text, int64_t today);
/* How each part is read, so that whole names need not be asked one by one. */
void demo_names_sound(struct names *names);
void demo_names_clear(struct names *names);

/*
 * The number-th member (from 0) of a demo; of the first ones every eighth phone ends in 5678, so that a tail has
 * several owners. Readings are filled in where the names sound.
 */
void demo_person(const struct names *names, struct dice *dice, int64_t number, struct member *member);

#endif
