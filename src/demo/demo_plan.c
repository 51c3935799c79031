/* SPDX-License-Identifier: MIT */
#include "demo/demo_plan.h"

#include <string.h>

#include "base/date.h"
#include "base/mem.h"

#define FESTIVAL_DAYS 20 /* days before the Chinese new year, when people buy presents */

/* --- days and hours ----------------------------------------------------------------------------------------------- */

int64_t demo_midnight(int64_t day)
{
    char date[DATE_TEXT];
    int64_t at;
    return date_parse_instant(date_format(date, day), "", &at, NULL) == STATUS_OK ? at : day * 86400;
}

unsigned demo_minute(struct dice *box)
{
    static const unsigned hours[] = {10, 10, 11, 11, 12, 12, 12, 13, 14, 15, 15, 16, 17, 17, 18, 18, 18, 19, 19, 20};
    return hours[demo_dice(box, sizeof hours / sizeof *hours)] * 60 + demo_dice(box, 60);
}

int64_t demo_time(struct dice *box, const struct calendar *calendar, int64_t day)
{
    int64_t at = demo_midnight(day) + demo_minute(box) * INT64_C(60) + demo_dice(box, 60);
    return at < calendar->now ? at : calendar->now - demo_dice(box, 40) * INT64_C(60);
}

static int64_t days_to_new_year(int64_t day)
{
    static int64_t next, asked = DATE_NEVER; /* cached: computed once per lunar year */
    if (day < asked || day > next) {
        next = birthday_next(&(struct birthday){BIRTHDAY_LUNAR, 0, 1, 1}, day);
        asked = day;
    }
    return next - day;
}

static bool is_summer(int64_t day)
{
    int year, month, of;
    date_to_civil(day, &year, &month, &of);
    return month >= 6 && month <= 8;
}

int demo_crowd(int64_t day)
{
    static const int weekday[] = {0, 78, 80, 105, 85, 100, 140, 125};
    int crowd = weekday[date_weekday(day)];
    if (days_to_new_year(day) <= FESTIVAL_DAYS)
        crowd = crowd * 8 / 5;
    if (days_to_new_year(day - 3) <= 3)
        crowd /= 3; /* the holidays, when people stay at home */
    return crowd;
}

int64_t demo_nudge(struct dice *box, int64_t day)
{
    int64_t at = day + demo_dice(box, 4);
    for (int tries = 0; tries < 4 && (int)demo_dice(box, 150) >= demo_crowd(at); tries++)
        at = day + demo_dice(box, 4);
    return at;
}

int64_t demo_festival(struct dice *box, const struct calendar *calendar)
{
    int64_t first = calendar->last_day - calendar->first_day > 400 ? calendar->last_day - 400 : calendar->first_day;
    return first + days_to_new_year(first) - 1 - demo_dice(box, FESTIVAL_DAYS);
}

/* --- what is bought ----------------------------------------------------------------------------------------------- */

struct basket demo_basket(struct dice *box, int64_t day)
{
    static const struct {
        const char *sku[3];
        unsigned usual, summer, festival; /* relative frequency */
    } themes[] = {
        {{"CAKE", "TEA"}, 22, 14, 12},
        {{"NUTS", "CANDY"}, 16, 14, 22},
        {{"TEA", "CUP"}, 12, 6, 8},
        {{"TEA"}, 14, 8, 8},
        {{"OOLONG", "CAKE"}, 9, 5, 8},
        {{"CANDY"}, 8, 8, 8},
        {{"HONEY"}, 5, 4, 4},
        {{"CAKE", "CANDY"}, 6, 6, 6},
        {{"PUER", "TRAY"}, 2, 1, 3},
        {{"POT", "TEA", "CUP"}, 1, 1, 2},
        {{"NUTS", "CAKE", "TEA"}, 5, 3, 8},
        {{"ICED"}, 3, 26, 1},
        {{"ICED", "CAKE"}, 1, 16, 0},
        {{"FAN", "ICED"}, 0, 5, 0},
        {{"GIFT"}, 1, 0, 16},
        {{"GIFT", "NUTS"}, 0, 0, 12},
        {{"OOLONG", "BOX"}, 2, 1, 8},
    };
    static const char *const extras[] = {"CANDY", "CANDY", "CAKE", "NUTS", "HONEY", "CUP"};
    const size_t count = sizeof themes / sizeof *themes;
    bool festival = days_to_new_year(day) <= FESTIVAL_DAYS, summer = is_summer(day);
    struct basket basket = {0};
    unsigned all = 0, often[sizeof themes / sizeof *themes];
    for (size_t i = 0; i < count; i++)
        all += often[i] = festival ? themes[i].festival : summer ? themes[i].summer : themes[i].usual;
    unsigned thrown = demo_dice(box, all);
    size_t at = 0;
    while (thrown >= often[at])
        thrown -= often[at++];
    for (size_t i = 0; i < 3 && themes[at].sku[i]; i++)
        basket.sku[basket.lines++] = themes[at].sku[i];
    const char *more = extras[demo_dice(box, sizeof extras / sizeof *extras)];
    if (demo_dice(box, 5) == 0 && strcmp(more, basket.sku[0]) != 0 && strcmp(more, basket.sku[basket.lines - 1]) != 0)
        basket.sku[basket.lines++] = more; /* an extra item */
    for (size_t i = 0; i < basket.lines; i++)
        basket.pieces[i] = demo_dice(box, 5) == 0 ? 2 : 1;
    return basket;
}

/* --- how often members come --------------------------------------------------------------------------------------- */

/*
 * How members of each rhythm come. gap: days between visits, varied by up to `vary`; joined and stopped: ranges in days
 * before the last day.
 */
static const struct {
    unsigned permille, gap, vary, joined_from, joined_to, stopped_from, stopped_to;
} rhythms[RHYTHM_COUNT] = {
    [RHYTHM_REGULAR] = {20, 7, 4, 545, 200, 0, 0},
    [RHYTHM_FREQUENT] = {36, 12, 6, 545, 120, 0, 0},
    [RHYTHM_MONTHLY] = {100, 29, 12, 545, 90, 0, 0},
    [RHYTHM_DRIFTER] = {84, 26, 10, 545, 300, 180, 92},
    [RHYTHM_DORMANT] = {160, 70, 30, 545, 350, 330, 200},
    [RHYTHM_WOKEN] = {60, 40, 14, 545, 330, 250, 130},
    [RHYTHM_ONCE] = {400, 0, 0, 545, 8, 0, 0},
    [RHYTHM_NEWCOMER] = {140, 10, 8, 40, 0, 0, 0},
};

/*
 * Rhythms are spread evenly over the numbers. The first two members come every week, so that they show every feature.
 */
enum demo_rhythm demo_rhythm(int64_t who)
{
    unsigned place = (unsigned)(who * 379 % 1000);
    int rhythm = 0;
    if (who < 2)
        return RHYTHM_REGULAR;
    while (place >= rhythms[rhythm].permille)
        place -= rhythms[rhythm++].permille;
    return (enum demo_rhythm)rhythm;
}

static unsigned between(struct dice *box, unsigned from, unsigned to)
{
    return to + demo_dice(box, from - to + 1);
}

static void add_day(struct visits *visits, int64_t day, int64_t last)
{
    visits->day = mem_grow(visits->day, visits->days, &visits->room, sizeof *visits->day);
    visits->day[visits->days++] = day < last ? day : last;
}

struct visits demo_visits(struct dice *box, const struct calendar *calendar, int64_t who)
{
    enum demo_rhythm rhythm = demo_rhythm(who);
    unsigned gap = rhythms[rhythm].gap, vary = rhythms[rhythm].vary;
    int64_t last = calendar->last_day - between(box, rhythms[rhythm].stopped_from, rhythms[rhythm].stopped_to);
    struct visits visits = {.joined = calendar->last_day -
                                      between(box, rhythms[rhythm].joined_from, rhythms[rhythm].joined_to)};
    visits.joined = who < 2 ? calendar->first_day + 1 + who : demo_nudge(box, visits.joined);
    if (visits.joined > calendar->last_day)
        visits.joined = calendar->last_day;
    add_day(&visits, visits.joined, calendar->last_day);
    for (int64_t day = visits.joined; gap;) {
        day = demo_nudge(box, day + gap - vary / 2 + demo_dice(box, vary));
        if (day > last)
            break;
        add_day(&visits, day, calendar->last_day);
    }
    int64_t festival = demo_festival(box, calendar);
    if (gap && festival > visits.joined && festival < last && demo_dice(box, 3) == 0)
        add_day(&visits, festival, last);
    if (rhythm == RHYTHM_WOKEN)
        for (unsigned back = 2 + demo_dice(box, 26), times = 1 + demo_dice(box, 2); times > 0; times--, back /= 3)
            add_day(&visits, calendar->last_day - back, calendar->last_day);
    return visits;
}
