/* SPDX-License-Identifier: MIT */
/*
 * number: parses and formats whole numbers, decimals and quantities (thousandths), and divides products without
 * overflow. No floating point.
 */
#ifndef FD_BASE_NUMBER_H
#define FD_BASE_NUMBER_H

#include "base/status.h"

#define DECIMAL_TEXT 32                   /* enough for any formatted number with its NUL */
#define QUANTITY_ONE INT64_C(1000)        /* one piece, in thousandths */
#define QUANTITY_LIMIT INT64_C(999999999) /* 999,999.999: any typed price × quantity fits int64 in fen */

/* Copies a plain decimal number, with a comma before every three digits of its whole part. Returns buf. */
char *number_group(char buf[DECIMAL_TEXT], const char *plain);
/* "12,480" */
char *number_format_grouped(char buf[DECIMAL_TEXT], int64_t number);
/* Reads a whole number with an optional sign. bad_value with the given field if it is none or outside [min, max]. */
enum status number_parse(const char *text, const char *field, int64_t min, int64_t max, int64_t *number,
                         struct error *err) MUST_USE;
/* Reads "2" or "0.355" as thousandths, from 1 to QUANTITY_LIMIT, at most three decimals. bad_value otherwise. */
enum status number_parse_quantity(const char *text, const char *field, int64_t *quantity, struct error *err) MUST_USE;
char *number_format_quantity(char buf[DECIMAL_TEXT], int64_t quantity); /* "2", "0.355" */
/* a × b ÷ c for a, b ≥ 0 and c > 0, rounded half up or down; INT64_MAX if the result does not fit. */
int64_t number_muldiv_half_up(int64_t a, int64_t b, int64_t c);
int64_t number_muldiv_floor(int64_t a, int64_t b, int64_t c);

/*
 * Reads unsigned digits with at most `places` decimals as number × 10^places. False, *number undefined, if the text is
 * anything else or too large.
 */
bool number_take_decimal(const char *text, int places, uint64_t *number);
/* |number|, also for INT64_MIN. */
uint64_t number_magnitude(int64_t number);

#endif
