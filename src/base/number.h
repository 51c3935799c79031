/* SPDX-License-Identifier: MIT */
/*
 * number: whole and decimal numbers and quantities (in thousandths), read and written; products divided. No floating
 * point. What a person types is bounded so that every product below fits 128 bits.
 */
#ifndef FD_BASE_NUMBER_H
#define FD_BASE_NUMBER_H

#include "base/status.h"

#define DECIMAL_TEXT 32                   /* room for any formatted number */
#define QUANTITY_ONE INT64_C(1000)        /* one piece, in thousandths */
#define QUANTITY_LIMIT INT64_C(999999999) /* 999,999.999: price × quantity of any typed pair fits int64 */

/* A decimal number with a comma before every three digits of its whole part. */
char *number_group(char buf[DECIMAL_TEXT], const char *plain);
/* "12,480" */
char *number_format_grouped(char buf[DECIMAL_TEXT], int64_t number);
/* Whole numbers with an optional sign, within [min, max]. */
enum status number_parse(const char *text, const char *field, int64_t min, int64_t max, int64_t *number,
                         struct error *err) MUST_USE;
/* "2", "0.355": thousandths, more than zero, at most QUANTITY_LIMIT. */
enum status number_parse_quantity(const char *text, const char *field, int64_t *quantity, struct error *err) MUST_USE;
char *number_format_quantity(char buf[DECIMAL_TEXT], int64_t quantity); /* "2", "0.355" */
/* a × b ÷ c for c > 0 and a, b ≥ 0; a result that does not fit is INT64_MAX. */
int64_t number_muldiv_half_up(int64_t a, int64_t b, int64_t c);
int64_t number_muldiv_floor(int64_t a, int64_t b, int64_t c);

/* "12.5" with at most `places` decimals is 12.5 × 10^places; false: it is not such a number, or too large. */
bool number_take_decimal(const char *text, int places, uint64_t *number);
/* |number|: that of INT64_MIN does not fit int64. */
uint64_t number_magnitude(int64_t number);

#endif
