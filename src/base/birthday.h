/* SPDX-License-Identifier: MIT */
/* birthday: birthdays, solar and by the Chinese calendar; its years 1901 to 2100 are a table. */
#ifndef FD_BASE_BIRTHDAY_H
#define FD_BASE_BIRTHDAY_H

#include "base/status.h"

enum birthday_kind { BIRTHDAY_NONE, BIRTHDAY_SOLAR, BIRTHDAY_LUNAR, BIRTHDAY_LUNAR_LEAP };

/* A birthday; year 0 when not known. month 1–12, day 1–31 (lunar 1–30). */
struct birthday {
    enum birthday_kind kind;
    int year, month, day;
};

/*
 * When a birthday in a leap month is kept in a year that has that month twice: in the leap one (so it begins), in the
 * first, or in both. The shop's word, told once when it is opened; a year without the leap month has the plain one.
 */
enum leap_policy { LEAP_OWN, LEAP_FIRST, LEAP_BOTH };
void birthday_keep_leap(enum leap_policy policy);

/*
 * First day ≥ from on which the birthday is kept. 29 February is kept on the 28th in common years; a leap-month
 * birthday by the policy above; lunar day 30 on the 29th in short months.
 * DATE_NEVER if none is known, or a lunar one is sought outside 1901 … 2100.
 */
int64_t birthday_next(const struct birthday *birthday, int64_t from);
/* Days to the nearest one, before or after; -1 if none is known. */
int birthday_distance(const struct birthday *birthday, int64_t day);

/*
 * "1990-06-27", "06-27", "lunar:06-27", "lunar:06-27L", "lunar:1990-06-27"; "" clears. Also as typed at the counter:
 * "0627", "19900627", with "*" behind for lunar and "**" for a leap month. bad_value (field birthday) otherwise.
 */
enum status birthday_parse(const char *text, struct birthday *birthday, struct error *err) MUST_USE;
char *birthday_format(char buf[32], const struct birthday *birthday); /* the forms of the first line */

#endif
