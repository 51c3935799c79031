/* SPDX-License-Identifier: MIT */
/*
 * date: a date is the number of days since 1970-01-01 (proleptic Gregorian), at most DATE_NEVER. An instant is Unix
 * seconds; local time is what the C library says. Formulas: H. Hinnant, days_from_civil and civil_from_days.
 */
#ifndef FD_BASE_DATE_H
#define FD_BASE_DATE_H

#include "base/status.h"

#define DATE_NEVER INT64_C(2932896) /* 9999-12-31; stands for "no expiry" */
#define DATE_TEXT 32

int64_t date_from_civil(int year, int month, int day);
void date_to_civil(int64_t date, int *year, int *month, int *day);
bool date_valid(int year, int month, int day);
/* Reads "2026-08-01", "20260801" or "2026/8/1". Anything else is bad_value with the given field. */
enum status date_parse(const char *text, const char *field, int64_t *date, struct error *err) MUST_USE;
char *date_format(char buf[DATE_TEXT], int64_t date);                  /* 2026-08-01 */
char *date_format_short(char buf[DATE_TEXT], int64_t date);            /* 08-01 */
char *date_format_instant(char buf[DATE_TEXT], int64_t instant);       /* 2026-08-01T10:22:05, local */
char *date_format_instant_short(char buf[DATE_TEXT], int64_t instant); /* 08-01 10:22 */
int date_weekday(int64_t date);                                        /* 1 (Monday) to 7 */
int64_t date_add_months(int64_t date, int months);                     /* clamped to the end of the month */
int64_t date_month_end(int64_t date);
int64_t date_of_instant(int64_t instant, int cutoff_minute); /* business day: local date of instant − cutoff */
int date_instant_minute(int64_t instant);                    /* minute of the local day, 0 to 1439 */

/* Reads a date as date_parse does, optionally followed by Thh:mm or Thh:mm:ss in local time. bad_value otherwise. */
enum status date_parse_instant(const char *text, const char *field, int64_t *instant, struct error *err) MUST_USE;

#endif
