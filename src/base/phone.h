/* SPDX-License-Identifier: MIT */
/*
 * phone: a telephone number is kept as the integer of its E.164 digits, country code first: 8613812345678. 0: no
 * number. "This country" is China (86); its numbers are typed and shown without the country code.
 */
#ifndef FD_BASE_PHONE_H
#define FD_BASE_PHONE_H

#include "base/status.h"

#define PHONE_DIGITS 15 /* the most that E.164 allows */
#define PHONE_TYPED 20  /* the most digits accepted as typed, with 00 and a country code written twice */
#define PHONE_TEXT 24   /* enough for any formatted number with its NUL */

/*
 * Reads a complete number as people write it: a mobile of 11 digits (13 to 19 …) or a landline with its area code (010
 * …) of this country, plain or with +86, 0086 or 86 in front; or a number of another country with + or 00 and its
 * country code. Blanks, dashes, dots, brackets, full-width characters and one leading apostrophe (from spreadsheets)
 * are accepted. Anything else is bad_value with field "phone", arg 1 the value as typed, and a detail: phone_form (not
 * digits), phone_length (wrong length for that country or area) or area_code (neither a mobile nor with an area or
 * country code). *phone is then unchanged.
 */
enum status phone_parse(const char *text, int64_t *phone, struct error *err) MUST_USE;

/* 13812345678 for a mobile of this country, +85291234567 for any other number, "" for 0. Returns buf. */
char *phone_format(char buf[PHONE_TEXT], int64_t phone);
/*
 * 138****5678, +852****4567: shows the last four digits and, of numbers of 11 or more digits, the first three. "" for
 * 0. Returns buf.
 */
char *phone_mask(char buf[PHONE_TEXT], int64_t phone);

/* An incomplete number, for searching while it is being typed. */
struct phone_part {
    bool plus;                     /* it begins with + */
    char typed[PHONE_TYPED + 1];   /* digits as typed, with leading zeros */
    char digits[PHONE_DIGITS + 1]; /* E.164 prefix that the complete number will have */
    int shortest, longest;         /* number of E.164 digits that complete numbers with this prefix have */
};

/* False if the text has no digits, has other characters than phone_parse accepts, or more digits than any number. */
bool phone_begins(const char *text, struct phone_part *part);

#endif
