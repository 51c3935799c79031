/* SPDX-License-Identifier: MIT */
/*
 * demo_plan: how a tea shop's year goes: which days are busy, at what hours people come, what they take together, and
 * how often which of them come. Nothing here writes.
 */
#ifndef FD_DEMO_DEMO_PLAN_H
#define FD_DEMO_DEMO_PLAN_H

#include "demo/demo_person.h"

#define DEMO_CUTOFF 240 /* minute at which a day of the demo ends */
#define BASKET_MOST 4

struct calendar {
    int64_t now, first_day, last_day;
};

/* An instant of that day when people come, not after now. */
int64_t demo_time(struct dice *dice, const struct calendar *calendar, int64_t day);
int64_t demo_midnight(int64_t day);
unsigned demo_minute(struct dice *dice); /* of the day: after work and at noon most of all */
/* How many come, 100 on a usual day: weekends, the weeks before the spring festival, its first days. */
int demo_crowd(int64_t day);
/* That day or one of the next three, busy ones rather. */
int64_t demo_nudge(struct dice *dice, int64_t day);

/* One of the days before the last spring festival. */
int64_t demo_festival(struct dice *dice, const struct calendar *calendar);

/* What one person takes: SKUs and pieces; it goes by themes and by the season. */
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

/* When one comes: `days` of them from joining on; the caller frees day. */
struct visits {
    int64_t joined;
    int64_t *day;
    size_t days, room;
};
struct visits demo_visits(struct dice *dice, const struct calendar *calendar, int64_t who);

#endif
