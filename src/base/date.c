/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define DATE_FIRST INT64_C(-719162) /* 0001-01-01 */

/* Years are counted from March so that the leap day is the last; an era is 400 years or 146097 days. */
int64_t date_from_civil(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void date_to_civil(int64_t date, int *year, int *month, int *day)
{
    int64_t z = date + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t day_of_era = z - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;
    *day = (int)(day_of_year - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

bool date_valid(int year, int month, int day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= month_days(year, month);
}

/* Reads `least` to `most` digits; *at moves past them. */
static bool take(const char **at, int least, int most, int *number)
{
    int count = 0;
    *number = 0;
    for (; count < most && **at >= '0' && **at <= '9'; count++, (*at)++)
        *number = *number * 10 + (**at - '0');
    return count >= least;
}

/* Reads a date at *at, which moves past it. */
static bool take_date(const char **at, int64_t *date)
{
    int year, month, day;
    if (!take(at, 4, 4, &year))
        return false;
    char mark = **at;
    if (mark == '-' || mark == '/') {
        (*at)++;
        if (!take(at, 1, 2, &month) || **at != mark)
            return false;
        (*at)++;
        if (!take(at, 1, 2, &day))
            return false;
    } else if (!take(at, 2, 2, &month) || !take(at, 2, 2, &day)) {
        return false;
    }
    if (!date_valid(year, month, day))
        return false;
    *date = date_from_civil(year, month, day);
    return true;
}

enum status date_parse(const char *text, const char *field, int64_t *date, struct error *err)
{
    const char *at = text;
    int64_t parsed;
    if (!take_date(&at, &parsed) || *at != '\0')
        return error_value(err, field, text, "must be a date like 2026-08-01");
    *date = parsed;
    return STATUS_OK;
}

char *date_format(char buf[DATE_TEXT], int64_t date)
{
    int year, month, day;
    date_to_civil(date, &year, &month, &day);
    snprintf(buf, DATE_TEXT, "%04d-%02d-%02d", year, month, day);
    return buf;
}

char *date_format_short(char buf[DATE_TEXT], int64_t date)
{
    int year, month, day;
    date_to_civil(date, &year, &month, &day);
    snprintf(buf, DATE_TEXT, "%02d-%02d", month, day);
    return buf;
}

/* An instant beyond the C library's years, which only a damaged file can hold, becomes the epoch. */
static struct tm local(int64_t instant)
{
    struct tm tm = {0};
    time_t seconds = (time_t)instant;
    if (!localtime_r(&seconds, &tm)) {
        seconds = 0;
        localtime_r(&seconds, &tm);
    }
    return tm;
}

char *date_format_instant(char buf[DATE_TEXT], int64_t instant)
{
    struct tm tm = local(instant);
    if (strftime(buf, DATE_TEXT, "%Y-%m-%dT%H:%M:%S", &tm) == 0)
        buf[0] = '\0';
    return buf;
}

char *date_format_instant_short(char buf[DATE_TEXT], int64_t instant)
{
    struct tm tm = local(instant);
    if (strftime(buf, DATE_TEXT, "%m-%d %H:%M", &tm) == 0)
        buf[0] = '\0';
    return buf;
}

int date_weekday(int64_t date)
{
    int64_t since_thursday = date % 7; /* 1970-01-01 was a Thursday */
    return (int)((since_thursday + 7 + 3) % 7) + 1;
}

/* The date in month `months` (counted from year 0), with day clamped to the month, inside 0001-01-01 … 9999-12-31. */
static int64_t civil_clamped(int64_t months, int day)
{
    int64_t year = (months >= 0 ? months : months - 11) / 12;
    int month = (int)(months - year * 12) + 1;
    if (year > 9999)
        return DATE_NEVER;
    if (year < 1)
        return DATE_FIRST;
    int last = month_days((int)year, month);
    return date_from_civil((int)year, month, day < last ? day : last);
}

int64_t date_add_months(int64_t date, int months)
{
    if (date >= DATE_NEVER)
        return DATE_NEVER;
    int year, month, day;
    date_to_civil(date, &year, &month, &day);
    return civil_clamped((int64_t)year * 12 + month - 1 + months, day);
}

int64_t date_month_end(int64_t date)
{
    if (date >= DATE_NEVER)
        return DATE_NEVER;
    int year, month, day;
    date_to_civil(date, &year, &month, &day);
    return civil_clamped((int64_t)year * 12 + month - 1, 31);
}

int64_t date_of_instant(int64_t instant, int cutoff_minute)
{
    struct tm tm = local(instant - (int64_t)cutoff_minute * 60);
    return date_from_civil(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

int date_instant_minute(int64_t instant)
{
    struct tm tm = local(instant);
    return tm.tm_hour * 60 + tm.tm_min;
}

/* Reads "T10:22" or "T10:22:05", with T or a blank, or nothing, up to the end of the text. */
static bool take_time(const char **at, struct tm *tm)
{
    if (**at == '\0')
        return true;
    if (**at != 'T' && **at != ' ')
        return false;
    (*at)++;
    if (!take(at, 2, 2, &tm->tm_hour) || **at != ':')
        return false;
    (*at)++;
    if (!take(at, 2, 2, &tm->tm_min))
        return false;
    if (**at == ':') {
        (*at)++;
        if (!take(at, 2, 2, &tm->tm_sec))
            return false;
    }
    return **at == '\0' && tm->tm_hour <= 23 && tm->tm_min <= 59 && tm->tm_sec <= 59;
}

enum status date_parse_instant(const char *text, const char *field, int64_t *instant, struct error *err)
{
    const char *at = text;
    int64_t date;
    struct tm tm = {.tm_isdst = -1};
    if (!take_date(&at, &date) || !take_time(&at, &tm))
        return error_value(err, field, text, "must be a time like 2026-08-01T10:22");
    int year, month;
    date_to_civil(date, &year, &month, &tm.tm_mday);
    tm.tm_year = year - 1900;
    tm.tm_mon = month - 1;
    tm.tm_wday = -1; /* mktime sets it on success; −1 is also a valid instant */
    time_t seconds = mktime(&tm);
    if (seconds == (time_t)-1 && tm.tm_wday == -1)
        return error_value(err, field, text, "time is out of range");
    *instant = (int64_t)seconds;
    return STATUS_OK;
}
