/* SPDX-License-Identifier: MIT */
/* birthday: solar birthdays and birthdays of the Chinese calendar (lunar), the latter from a table for 1901 to 2100. */
#ifndef FD_BASE_BIRTHDAY_H
#define FD_BASE_BIRTHDAY_H

#include "base/status.h"

enum birthday_kind { BIRTHDAY_NONE, BIRTHDAY_SOLAR, BIRTHDAY_LUNAR, BIRTHDAY_LUNAR_LEAP };

/* year 0: not known. month 1 to 12, day 1 to 31 (lunar 1 to 30). */
struct birthday {
    enum birthday_kind kind;
    int year, month, day;
};

/*
 * Which day counts for a birthday in a leap month, in a year that has that month twice: the one in the leap month
 * (LEAP_OWN, the default), the one in the ordinary month before it (LEAP_FIRST), or both (LEAP_BOTH). In a year without
 * that leap month the ordinary month counts. A setting of the process, made when the shop is opened.
 */
enum leap_policy { LEAP_OWN, LEAP_FIRST, LEAP_BOTH };
void birthday_keep_leap(enum leap_policy policy);

/*
 * First date on or after `from` on which the birthday falls. 29 February falls on the 28th in common years, lunar day
 * 30 on the 29th in short months, a leap-month birthday as birthday_keep_leap says. DATE_NEVER if the birthday is not
 * known, or if it is lunar and the date would be outside the years 1901 to 2100.
 */
int64_t birthday_next(const struct birthday *birthday, int64_t from);
/* Days between `day` and the nearest occurrence, before or after it; -1 if the birthday is not known. */
int birthday_distance(const struct birthday *birthday, int64_t day);

/*
 * Reads "1990-06-27", "06-27", "lunar:06-27", "lunar:06-27L" (L: leap month), "lunar:1990-06-27"; "" gives
 * BIRTHDAY_NONE. Also the short forms of the counter: "0627", "19900627", followed by "*" for lunar or "**" for a leap
 * month. Anything else is bad_value with field "birthday".
 */
enum status birthday_parse(const char *text, struct birthday *birthday, struct error *err) MUST_USE;
/*
 * Refuses a birthday nobody can have on the day `today`: one in the future, a leap month that its year (or, without a
 * year, no year so far) did not have, a 30th in a month of 29 days. bad_value with field "birthday" and a detail:
 * future, leap_month, leap_month_ever or short_month; arg 1 is the birthday.
 */
enum status birthday_check(const struct birthday *birthday, int64_t today, struct error *err) MUST_USE;
/* The dashed forms above; "" if not known. Returns buf. */
char *birthday_format(char buf[32], const struct birthday *birthday);

#endif
