/* SPDX-License-Identifier: MIT */
/* demo_person: invented people: names made of common characters, unassigned phone numbers. */
#ifndef FD_DEMO_DEMO_PERSON_H
#define FD_DEMO_DEMO_PERSON_H

#include "model/member.h"

struct dice {
    uint64_t state;
};
unsigned demo_dice(struct dice *dice, unsigned sides); /* 0 … sides − 1; deterministic for a seed */

#define SOON_DAYS 8 /* birthdays are computed for so many days from today */

/* A part of a name with its reading in that position. */
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
    struct birthday solar[SOON_DAYS],
        lunar[SOON_DAYS]; /* by days after the demo's today; kind BIRTHDAY_NONE: no such date */
};
/*
 * Parses three lines of blank-separated words: surnames, the most common first; characters of female names; of male
 * names. Free with demo_names_clear.
 */
struct names demo_names_read(const char *text, int64_t today);
/* Looks up the reading of each part once, which is faster than for each whole name. */
void demo_names_sound(struct names *names);
void demo_names_clear(struct names *names);

/*
 * Makes the number-th member (from 0). Every eighth phone of the first ones ends in 5678, so that this tail has several
 * owners. Readings are filled in after demo_names_sound.
 */
void demo_person(const struct names *names, struct dice *dice, int64_t number, struct member *member);

#endif
