/* SPDX-License-Identifier: MIT */
#include "rules/tier.h"

#include "base/date.h"

int64_t tier_window_start(const struct programme *programme, int64_t day)
{
    int year, month, of_month;
    switch (programme->tier.window) {
    case WINDOW_ROLLING_MONTHS:
        return date_add_months(day, -programme->tier.rolling_months) + 1;
    case WINDOW_CALENDAR_YEAR:
        date_to_civil(day, &year, &month, &of_month);
        return date_from_civil(year, 1, 1);
    case WINDOW_LIFETIME:
        break;
    }
    return 0;
}

int tier_for_spend(const struct programme *programme, int64_t spend)
{
    int level = programme->tier.levels > 0 ? 0 : -1;
    for (size_t i = 1; i < programme->tier.levels && programme->tier.level[i].from <= spend; i++)
        level = (int)i;
    return level;
}

int64_t tier_kept_until(const struct programme *programme, int level, int64_t day)
{
    if (level <= 0 || programme->tier.window == WINDOW_LIFETIME)
        return DATE_NEVER;
    int months = programme->tier.window == WINDOW_CALENDAR_YEAR ? 12 : programme->tier.rolling_months;
    int64_t until = date_add_months(day, months) + programme->tier.grace_days;
    return until < DATE_NEVER ? until : DATE_NEVER;
}

int tier_after_period(const struct programme *programme, int level, int earned)
{
    if (programme->tier.levels == 0 || earned >= level)
        return earned;
    int floor = programme->tier.down_one ? level - 1 : 0;
    return earned > floor ? earned : floor;
}
