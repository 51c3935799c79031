/* SPDX-License-Identifier: MIT */
#include "base/birthday.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"

#define FIRST_YEAR 1901
#define LAST_YEAR 2100

/*
 * Chinese years 1901 to 2100, numbered by the Gregorian year in which they begin. Bits 15 to 4: months 1 to 12, set if
 * the month has 30 days; bits 3 to 0: the number of the leap month, 0 if none; bit 16: the leap month has 30 days.
 *
 * Computed from new moons and solar terms in Beijing time (UTC+8; before 1929 local mean time of Beijing) by the rules
 * of GB/T 33661-2017: month 11 holds the winter solstice; of 13 months between two of them the first without a
 * principal term is the leap month. The Chinese calendar of ICU is not used: its moon is minutes off, and its new year
 * of 2027 a day late.
 */
/* clang-format off: ten years a row */
static const uint32_t years[LAST_YEAR - FIRST_YEAR + 1] = {
    0x04ae0, 0x0a570, 0x054d5, 0x0d260, 0x0d950, 0x15554, 0x056a0, 0x09ad0, 0x055d2, 0x04ae0, 0x0a5b6, 0x0a4d0, 0x0d250,
    0x1d255, 0x0b540, 0x0d6a0, 0x0ada2, 0x095b0, 0x14977, 0x04970, 0x0a4b0, 0x0b4b5, 0x06a50, 0x06d40, 0x1ab54, 0x02b60,
    0x09570, 0x052f2, 0x04970, 0x06566, 0x0d4a0, 0x0ea50, 0x16a95, 0x05ad0, 0x02b60, 0x186e3, 0x092e0, 0x1c8d7, 0x0c950,
    0x0d4a0, 0x1d8a6, 0x0b550, 0x056a0, 0x1a5b4, 0x025d0, 0x092d0, 0x0d2b2, 0x0a950, 0x0b557, 0x06ca0, 0x0b550, 0x15355,
    0x04da0, 0x0a5b0, 0x14573, 0x052b0, 0x0a9a8, 0x0e950, 0x06aa0, 0x0aea6, 0x0ab50, 0x04b60, 0x0aae4, 0x0a570, 0x05260,
    0x0f263, 0x0d950, 0x05b57, 0x056a0, 0x096d0, 0x04dd5, 0x04ad0, 0x0a4d0, 0x0d4d4, 0x0d250, 0x0d558, 0x0b540, 0x0b6a0,
    0x195a6, 0x095b0, 0x049b0, 0x0a974, 0x0a4b0, 0x0b27a, 0x06a50, 0x06d40, 0x0af46, 0x0ab60, 0x09570, 0x04af5, 0x04970,
    0x064b0, 0x074a3, 0x0ea50, 0x06b58, 0x05ac0, 0x0ab60, 0x096d5, 0x092e0, 0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552,
    0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5, 0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176,
    0x052b0, 0x0a930, 0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530, 0x05aa0,
    0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45, 0x0b5a0, 0x056d0, 0x055b2, 0x049b0,
    0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0, 0x14b63, 0x09370, 0x049f8, 0x04970, 0x064b0, 0x168a6, 0x0ea50,
    0x06aa0, 0x1a6c4, 0x0aae0, 0x092e0, 0x0d2e3, 0x0c960, 0x0d557, 0x0d4a0, 0x0da50, 0x05d55, 0x056a0, 0x0a6d0, 0x055d4,
    0x052d0, 0x0a9b8, 0x0a950, 0x0b4a0, 0x0b6a6, 0x0ad50, 0x055a0, 0x0aba4, 0x0a5b0, 0x052b0, 0x0b273, 0x06930, 0x07337,
    0x06aa0, 0x0ad50, 0x14b55, 0x04b60, 0x0a570, 0x054e4, 0x0d160, 0x0e968, 0x0d520, 0x0daa0, 0x16aa6, 0x056d0, 0x04ae0,
    0x0a9d4, 0x0a2d0, 0x0d150, 0x0f252, 0x0d520,
};
/* clang-format on */

#define NEW_YEAR_1901 INT64_C(-25153) /* 1901-02-19 */

static int month_days(uint32_t year, int month)
{
    return year & (0x10000u >> month) ? 30 : 29;
}

static int leap_days(uint32_t year)
{
    return (year & 0xF) == 0 ? 0 : year & 0x10000u ? 30 : 29;
}

static int64_t new_year(int number)
{
    int64_t date = NEW_YEAR_1901;
    for (int i = 0; i < number - FIRST_YEAR; i++)
        date += 12 * 29 + __builtin_popcount(years[i] & 0xFFF0) + leap_days(years[i]);
    return date;
}

static enum leap_policy leap_kept = LEAP_OWN;

void birthday_keep_leap(enum leap_policy policy)
{
    leap_kept = policy;
}

/* The day in lunar year `number`: in the leap month if in_leap and that year has it, else in the ordinary month. */
static int64_t lunar_day_in(int number, const struct birthday *birthday, bool in_leap)
{
    if (number < FIRST_YEAR || number > LAST_YEAR)
        return DATE_NEVER;
    uint32_t year = years[number - FIRST_YEAR];
    int leap = (int)(year & 0xF), days = month_days(year, birthday->month);
    int64_t date = new_year(number);
    for (int month = 1; month < birthday->month; month++)
        date += month_days(year, month) + (month == leap ? leap_days(year) : 0);
    if (in_leap && birthday->month == leap) {
        date += days;
        days = leap_days(year);
    }
    return date + (birthday->day < days ? birthday->day : days) - 1;
}

static int64_t solar_day_in(int year, const struct birthday *birthday)
{
    int day = birthday->day;
    if (birthday->month == 2 && day == 29 && !date_valid(year, 2, 29))
        day = 28;
    return date_from_civil(year, birthday->month, day);
}

/* Also protects against invalid birthdays read from the database. */
static bool plausible(const struct birthday *birthday)
{
    if (birthday->kind == BIRTHDAY_SOLAR)
        return date_valid(birthday->year > 0 ? birthday->year : 2000, birthday->month, birthday->day);
    return birthday->kind != BIRTHDAY_NONE && birthday->month >= 1 && birthday->month <= 12 && birthday->day >= 1 &&
           birthday->day <= 30;
}

int64_t birthday_next(const struct birthday *birthday, int64_t from)
{
    if (!plausible(birthday) || from < date_from_civil(1, 1, 1) || from >= DATE_NEVER)
        return DATE_NEVER;
    int year, month, day;
    date_to_civil(from, &year, &month, &day);
    bool solar = birthday->kind == BIRTHDAY_SOLAR;
    for (int number = year - 1; number <= year + 1; number++) {
        bool leap = birthday->kind == BIRTHDAY_LUNAR_LEAP;
        int64_t date =
            solar ? solar_day_in(number, birthday) : lunar_day_in(number, birthday, leap && leap_kept == LEAP_OWN);
        if (leap && leap_kept == LEAP_BOTH && date < from)
            date = lunar_day_in(number, birthday, true);
        if (date >= from && date < DATE_NEVER)
            return date;
    }
    return DATE_NEVER;
}

static bool number_of(const char *digits, int count, int *number)
{
    *number = 0;
    for (int i = 0; i < count; i++) {
        if (digits[i] < '0' || digits[i] > '9')
            return false;
        *number = *number * 10 + (digits[i] - '0');
    }
    return true;
}

/* Reads "1990-06-27", "19900627", "06-27" or "0627" from the first length bytes of text. */
static bool take_day(const char *text, size_t length, struct birthday *made)
{
    bool dashed = length == 5 || length == 10;
    if (length == 10 || length == 8) {
        if (!number_of(text, 4, &made->year) || made->year == 0 || (dashed && text[4] != '-'))
            return false;
        text += dashed ? 5 : 4;
    } else if (length != 5 && length != 4) {
        return false;
    }
    return number_of(text, 2, &made->month) && (!dashed || text[2] == '-') &&
           number_of(text + (dashed ? 3 : 2), 2, &made->day);
}

int birthday_distance(const struct birthday *birthday, int64_t day)
{
    if (birthday->kind == BIRTHDAY_NONE)
        return -1;
    int64_t ahead = birthday_next(birthday, day) - day;
    /* a lunar year has at most 385 days, so the last birthday is at most 400 days back */
    int64_t behind = ahead;
    for (int64_t from = day - 400, at; (at = birthday_next(birthday, from)) <= day; from = at + 1)
        behind = day - at;
    return (int)(ahead < behind ? ahead : behind);
}

enum status birthday_parse(const char *text, struct birthday *birthday, struct error *err)
{
    static const char prefix[] = "lunar:";
    struct birthday made = {.kind = BIRTHDAY_SOLAR};
    size_t length = strlen(text);
    if (length == 0) {
        *birthday = (struct birthday){0};
        return STATUS_OK;
    }
    const char *day = text;
    if (strncmp(text, prefix, sizeof prefix - 1) == 0) {
        day += sizeof prefix - 1;
        length -= sizeof prefix - 1;
        made.kind = BIRTHDAY_LUNAR;
        if (length > 0 && day[length - 1] == 'L') {
            made.kind = BIRTHDAY_LUNAR_LEAP;
            length--;
        }
    } else {
        /* short form of the counter: a star for lunar, two for a leap month */
        while (length > 0 && day[length - 1] == '*' && made.kind != BIRTHDAY_LUNAR_LEAP) {
            made.kind = made.kind == BIRTHDAY_SOLAR ? BIRTHDAY_LUNAR : BIRTHDAY_LUNAR_LEAP;
            length--;
        }
    }
    if (!take_day(day, length, &made) || !plausible(&made))
        return error_value(err, "birthday", text, "must be a birthday like 1990-06-27, 06-27 or lunar:06-27");
    *birthday = made;
    return STATUS_OK;
}

static enum status refuse(const struct birthday *birthday, const char *detail, const char *note, struct error *err)
{
    char text[32];
    error_value(err, "birthday", birthday_format(text, birthday), note);
    error_detail(err, detail);
    return STATUS_BAD_VALUE;
}

static bool leap_ever(int month, int last)
{
    for (int year = FIRST_YEAR; year <= LAST_YEAR && year <= last; year++)
        if ((int)(years[year - FIRST_YEAR] & 0xF) == month)
            return true;
    return false;
}

/* The lunar years outside the table are not judged. */
static enum status check_lunar(const struct birthday *birthday, struct error *err)
{
    if (birthday->year < FIRST_YEAR || birthday->year > LAST_YEAR)
        return STATUS_OK;
    uint32_t year = years[birthday->year - FIRST_YEAR];
    bool leap = birthday->kind == BIRTHDAY_LUNAR_LEAP;
    if (leap && (int)(year & 0xF) != birthday->month)
        return refuse(birthday, "leap_month", N_("that year had no such leap month"), err);
    if (birthday->day > (leap ? leap_days(year) : month_days(year, birthday->month)))
        return refuse(birthday, "short_month", N_("that month had 29 days"), err);
    return STATUS_OK;
}

enum status birthday_check(const struct birthday *birthday, int64_t today, struct error *err)
{
    int this_year, month, day;
    if (birthday->kind == BIRTHDAY_NONE)
        return STATUS_OK;
    date_to_civil(today, &this_year, &month, &day);
    if (birthday->kind == BIRTHDAY_LUNAR_LEAP && birthday->year == 0 && !leap_ever(birthday->month, this_year))
        return refuse(birthday, "leap_month_ever", N_("no year had that leap month"), err);
    if (birthday->kind != BIRTHDAY_SOLAR)
        TRY(check_lunar(birthday, err));
    int64_t born = birthday->year == 0 ? today
                   : birthday->kind == BIRTHDAY_SOLAR
                       ? solar_day_in(birthday->year, birthday)
                       : lunar_day_in(birthday->year, birthday, birthday->kind == BIRTHDAY_LUNAR_LEAP);
    if (born > today && (born != DATE_NEVER || birthday->year > this_year))
        return refuse(birthday, "future", N_("in the future"), err);
    return STATUS_OK;
}

char *birthday_format(char buf[32], const struct birthday *birthday)
{
    buf[0] = '\0';
    if (!plausible(birthday))
        return buf;
    char year[16] = "";
    if (birthday->year > 0)
        snprintf(year, sizeof year, "%04d-", birthday->year);
    snprintf(buf, 32, "%s%s%02d-%02d%s", birthday->kind == BIRTHDAY_SOLAR ? "" : "lunar:", year, birthday->month,
             birthday->day, birthday->kind == BIRTHDAY_LUNAR_LEAP ? "L" : "");
    return buf;
}
