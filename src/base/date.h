/* SPDX-License-Identifier: MIT */
/*
 * date: civil days as days since 1970-01-01 (proleptic Gregorian), DATE_NEVER as the last of all.
 * Instants are Unix seconds; local time is the C library's. Formula: H. Hinnant, days_from_civil.
 */
#ifndef FD_BASE_DATE_H
#define FD_BASE_DATE_H

#include "base/status.h"

#define DATE_NEVER INT64_C(2932896) /* 9999-12-31: no expiry */
#define DATE_TEXT 32

int64_t date_from_civil(int year, int month, int day);
void date_to_civil(int64_t date, int *year, int *month, int *day);
bool date_valid(int year, int month, int day);
/* ISO "2026-08-01"; also "20260801" and "2026/8/1". bad_value with the field otherwise. */
enum status date_parse(const char *text, const char *field, int64_t *date, struct error *err) MUST_USE;
char *date_format(char buf[DATE_TEXT], int64_t date);                  /* 2026-08-01 */
char *date_format_short(char buf[DATE_TEXT], int64_t date);            /* 08-01 */
char *date_format_instant(char buf[DATE_TEXT], int64_t instant);       /* 2026-08-01T10:22:05, local */
char *date_format_instant_short(char buf[DATE_TEXT], int64_t instant); /* 08-01 10:22 */
int date_weekday(int64_t date);                                        /* 1 = Monday … 7 */
int64_t date_add_months(int64_t date, int months);                     /* clamped to the month's end */
int64_t date_month_end(int64_t date);
int64_t date_of_instant(int64_t instant, int cutoff_minute); /* business day: local date of instant − cutoff */
int date_instant_minute(int64_t instant);                    /* local minute of the day, 0 … 1439 */

/* ISO date with optional Thh:mm[:ss], local time. */
enum status date_parse_instant(const char *text, const char *field, int64_t *instant, struct error *err) MUST_USE;

#endif
