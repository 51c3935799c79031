/* SPDX-License-Identifier: MIT */
/*
 * demo_plan: the model of the demo's trade: how busy days and hours are, what is bought together and how often each
 * member comes. Writes nothing.
 */
#ifndef FD_DEMO_DEMO_PLAN_H
#define FD_DEMO_DEMO_PLAN_H

#include "demo/demo_person.h"

#define DEMO_CUTOFF 240 /* minute after midnight at which a business day ends */
#define BASKET_MOST 4   /* lines of a basket */

struct calendar {
    int64_t now, first_day, last_day;
};

/* A random instant of that day in opening hours, not after calendar->now. */
int64_t demo_time(struct dice *dice, const struct calendar *calendar, int64_t day);
int64_t demo_midnight(int64_t day);
unsigned demo_minute(struct dice *dice); /* minute of the day, most often at noon and after work */
/* Relative number of visitors, 100 on a usual day; depends on weekday and distance to the spring festival. */
int demo_crowd(int64_t day);
/* That day or one of the next three, weighted by demo_crowd. */
int64_t demo_nudge(struct dice *dice, int64_t day);

/* A random day shortly before the last spring festival. */
int64_t demo_festival(struct dice *dice, const struct calendar *calendar);

/* A purchase: SKUs (static) and pieces, chosen by theme and season. */
struct basket {
    const char *sku[BASKET_MOST];
    int64_t pieces[BASKET_MOST];
    size_t lines;
};
struct basket demo_basket(struct dice *dice, int64_t day);

enum demo_rhythm {
    RHYTHM_REGULAR,
    RHYTHM_FREQUENT,
    RHYTHM_MONTHLY,
    RHYTHM_DRIFTER,
    RHYTHM_DORMANT,
    RHYTHM_WOKEN,
    RHYTHM_ONCE,
    RHYTHM_NEWCOMER,
    RHYTHM_COUNT
};
enum demo_rhythm demo_rhythm(int64_t who);

/* The days on which member `who` comes, from joining on; the caller frees day. */
struct visits {
    int64_t joined;
    int64_t *day;
    size_t days, room;
};
struct visits demo_visits(struct dice *dice, const struct calendar *calendar, int64_t who);

#endif
