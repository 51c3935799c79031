/* SPDX-License-Identifier: MIT */
#include "rules/tier.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"

/* The last anniversary of `joined` on or before `day`. */
static int64_t last_anniversary(int64_t joined, int64_t day)
{
    int year, joined_in, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    date_to_civil(joined, &joined_in, &month, &of_month);
    int64_t at = date_add_months(joined, 12 * (year - joined_in));
    return at <= day ? at : date_add_months(joined, 12 * (year - joined_in - 1));
}

int64_t tier_window_start(const struct programme *programme, int64_t joined, int64_t day)
{
    int year, month, of_month;
    switch (programme->tier.window) {
    case WINDOW_ROLLING_MONTHS:
        return date_add_months(day, -programme->tier.rolling_months) + 1;
    case WINDOW_CALENDAR_YEAR:
        date_to_civil(day, &year, &month, &of_month);
        return date_from_civil(year, 1, 1);
    case WINDOW_ANNIVERSARY:
        return last_anniversary(joined, day);
    case WINDOW_LIFETIME:
        break;
    }
    return 0;
}

int tier_for_measure(const struct programme *programme, int64_t measured)
{
    int level = programme->tier.levels > 0 ? 0 : -1;
    for (size_t i = 1; i < programme->tier.levels && programme->tier.level[i].from <= measured; i++)
        level = (int)i;
    return level;
}

int64_t tier_kept_until(const struct programme *programme, int level, int64_t day)
{
    if (level <= 0 || programme->tier.window == WINDOW_LIFETIME)
        return DATE_NEVER;
    int months = programme->tier.window == WINDOW_ROLLING_MONTHS ? programme->tier.rolling_months : 12;
    int64_t until = date_add_months(day, months) + programme->tier.grace_days;
    return until < DATE_NEVER ? until : DATE_NEVER;
}

bool tier_warns(const struct programme *programme, int level, int64_t until, int64_t day, int64_t measured,
                int64_t *missing)
{
    if (level <= 0 || until == DATE_NEVER || programme->tier.warn_days == 0 || day > until ||
        until - day > programme->tier.warn_days)
        return false;
    *missing = programme->tier.level[level].from - measured;
    return *missing > 0;
}

int tier_after_period(const struct programme *programme, int level, int earned)
{
    if (programme->tier.levels == 0 || earned >= level)
        return earned;
    int floor = programme->tier.down_one ? level - 1 : 0;
    return earned > floor ? earned : floor;
}

enum status tier_bad_code(const struct programme *programme, const struct node *node, struct error *err)
{
    size_t levels = programme->tier.levels;
    const char **code = mem_alloc((levels + 1) * sizeof *code);
    for (size_t i = 0; i < levels; i++)
        code[i] = programme->tier.level[i].code;
    enum status status = levels > 0 ? node_bad_set(node, "one_of", code, levels, err)
                                    : node_bad(node, "the programme has no tiers", err);
    free(code);
    return status;
}
