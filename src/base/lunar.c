/* SPDX-License-Identifier: MIT */
#include "base/lunar.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucal.h>

#include "base/date.h"
#include "base/log.h"

/* Years whose months are worked out; Chinese years bear the number of the Gregorian year they begin in. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2299

/* A Chinese year: its first day and, in order, the lengths of its 12 or 13 months. The leap one follows its namesake. */
struct lunar_year {
    int64_t start;
    int leap; /* the month that is doubled, 0 if none */
    int months;
    int days[13];
};

/* ICU works a date out by the moon's and the sun's course, which is slow: each year is asked for once and kept. */
static struct lunar_year years[LAST_YEAR - FIRST_YEAR + 1];
static UCalendar *calendar;

static bool open_calendar(void)
{
    static bool failed;
    if (calendar || failed)
        return calendar != NULL;
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode code = U_ZERO_ERROR;
    calendar = ucal_open(utc, -1, "en_US@calendar=chinese", UCAL_TRADITIONAL, &code);
    if (U_FAILURE(code)) {
        log_line("lunar: %s", u_errorName(code));
        calendar = NULL;
        failed = true;
    }
    return calendar != NULL;
}

struct lunar_day {
    int month, day;
    bool leap;
};

static bool look_up(int64_t date, struct lunar_day *day)
{
    UErrorCode code = U_ZERO_ERROR;
    ucal_setMillis(calendar, (UDate)(date * 86400000), &code);
    day->month = ucal_get(calendar, UCAL_MONTH, &code) + 1;
    day->day = ucal_get(calendar, UCAL_DATE, &code);
    day->leap = ucal_get(calendar, UCAL_IS_LEAP_MONTH, &code) != 0;
    return U_SUCCESS(code);
}

/* Length of the month that starts on `date`, and which month it is. */
static int measure(int64_t date, struct lunar_day *first)
{
    struct lunar_day later;
    if (!look_up(date, first) || first->day != 1 || !look_up(date + 29, &later))
        return 0;
    return later.day == 30 ? 30 : 29;
}

static bool work_out(int year, struct lunar_year *made)
{
    /* New year falls on 21 January to 21 February: the month that holds 20 January is the twelfth or a leap one. */
    int64_t date = date_from_civil(year, 1, 20);
    struct lunar_day day;
    if (!look_up(date, &day))
        return false;
    date -= day.day - 1;
    *made = (struct lunar_year){0};
    for (int tried = 0; tried < 16; tried++) {
        int length = measure(date, &day);
        if (length == 0)
            return false;
        bool new_year = day.month == 1 && !day.leap;
        if (new_year && made->months > 0)
            return true;
        if (new_year)
            made->start = date;
        if (new_year || made->months > 0) {
            if (made->months == 13)
                return false;
            made->days[made->months++] = length;
            if (day.leap)
                made->leap = day.month;
        }
        date += length;
    }
    return false;
}

static const struct lunar_year *year_of(int number)
{
    if (number < FIRST_YEAR || number > LAST_YEAR || !open_calendar())
        return NULL;
    struct lunar_year *year = &years[number - FIRST_YEAR];
    if (year->months == 0 && !work_out(number, year)) {
        *year = (struct lunar_year){0};
        return NULL;
    }
    return year;
}

static int64_t lunar_day_in(int number, const struct birthday *birthday)
{
    const struct lunar_year *year = year_of(number);
    if (!year)
        return DATE_NEVER;
    int index = birthday->month - 1;
    if (year->leap > 0 && birthday->month > year->leap)
        index++;
    if (birthday->kind == BIRTHDAY_LUNAR_LEAP && year->leap == birthday->month)
        index++;
    int64_t date = year->start;
    for (int i = 0; i < index; i++)
        date += year->days[i];
    return date + (birthday->day < year->days[index] ? birthday->day : year->days[index]) - 1;
}

static int64_t solar_day_in(int year, const struct birthday *birthday)
{
    int day = birthday->day;
    if (birthday->month == 2 && day == 29 && !date_valid(year, 2, 29))
        day = 28;
    return date_from_civil(year, birthday->month, day);
}

/* Holds also for a record that something else wrote into the books. */
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
        int64_t date = solar ? solar_day_in(number, birthday) : lunar_day_in(number, birthday);
        if (date >= from)
            return date < DATE_NEVER ? date : DATE_NEVER;
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

/* "1990-06-27", "19900627", "06-27" or "0627"; length bytes of text. */
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
        /* The counter's short hand: a star for lunar, two for a leap month. */
        while (length > 0 && day[length - 1] == '*' && made.kind != BIRTHDAY_LUNAR_LEAP) {
            made.kind = made.kind == BIRTHDAY_SOLAR ? BIRTHDAY_LUNAR : BIRTHDAY_LUNAR_LEAP;
            length--;
        }
    }
    if (!take_day(day, length, &made) || !plausible(&made))
        return error_value(err, "birthday", text, "not a birthday like 1990-06-27, 06-27 or lunar:06-27");
    *birthday = made;
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
