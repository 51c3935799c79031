/* SPDX-License-Identifier: MIT */
/*
 * phone: telephone numbers. One is kept as the integer of its E.164 digits, country code first: 8613812345678. 0 stands
 * for no number. People type and read the numbers of their own country without its code.
 */
#ifndef FD_BASE_PHONE_H
#define FD_BASE_PHONE_H

#include "base/status.h"

#define PHONE_DIGITS 15 /* E.164 has no more */
#define PHONE_TYPED 20  /* nor has one as it is typed, with 00 and a country code written twice */
#define PHONE_TEXT 24   /* a formatted number with its NUL */

/*
 * A whole number as people write it: a mobile of 11 digits (13 to 19 …) or a landline with its area code (010 …) of
 * this country, either with +86, 0086 or 86 in front, or any other with + or 00 and its country code. Blanks, dashes,
 * dots, brackets, full-width characters and one leading quote (of a spreadsheet) are skipped. Anything else is
 * bad_value with field "phone", the value as arg 1 and one of the details phone_form (not digits), phone_length (of
 * that country or area) and area_code (neither a mobile nor with an area or country code); *phone is then as it was.
 */
enum status phone_parse(const char *text, int64_t *phone, struct error *err) MUST_USE;

/* As it is typed here: 13812345678 for a mobile of this country, else +85291234567; "" for 0. Returns buf. */
char *phone_format(char buf[PHONE_TEXT], int64_t phone);
/* 138****5678, +852****4567: the last four digits and, of eleven or more, the first three are shown. "" for 0. */
char *phone_mask(char buf[PHONE_TEXT], int64_t phone);

/* What is typed of a number while it is being typed. */
struct phone_part {
    bool plus;                     /* + is in front */
    char typed[PHONE_TYPED + 1];   /* its digits as typed, leading zeros too */
    char digits[PHONE_DIGITS + 1]; /* the E.164 digits that a number so typed begins with */
    int shortest, longest;         /* how many digits a whole number of that beginning has */
};

/* False if the text is not digits with what may stand between them, or more of them than a number has. */
bool phone_begins(const char *text, struct phone_part *part);

#endif
