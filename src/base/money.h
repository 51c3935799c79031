/* SPDX-License-Identifier: MIT */
/*
 * money: amounts are int64 fen (1/100 yuan), rates are basis points (1 % = 100), quantities are thousandths. No
 * floating point. Typed amounts are limited to MONEY_LIMIT so that every product below fits __int128.
 */
#ifndef FD_BASE_MONEY_H
#define FD_BASE_MONEY_H

#include "base/number.h"
#include "base/status.h"

#define MONEY_LIMIT INT64_C(999999999999) /* ¥9,999,999,999.99 */
#define MONEY_TEXT 32                     /* enough for any formatted amount with its NUL */
#define BASIS INT64_C(10000)              /* 100 % in basis points */

/*
 * Reads "128", "106.60" or "-0.5": at most two decimals, magnitude at most MONEY_LIMIT. bad_value with the given field
 * otherwise.
 */
enum status money_parse(const char *text, const char *field, int64_t *amount, struct error *err) MUST_USE;
/* "106.60"; returns buf. */
char *money_format(char buf[MONEY_TEXT], int64_t amount);
/* "1,234.50" */
char *money_format_grouped(char buf[MONEY_TEXT], int64_t amount);

/*
 * Spreads amount ≥ 0 over n parts in proportion to weight[i] ≥ 0 by the largest remainder method, ties by order. Where
 * room is not NULL, part[i] ≤ room[i]: a part whose exact share exceeds its room gets its room, and the rest is shared
 * among the others. A part of weight 0 gets nothing. Returns Σ part, which is less than amount only where room or the
 * weights do not suffice.
 */
int64_t money_share(int64_t amount, size_t n, const int64_t *weight, const int64_t *room, int64_t *part);

#endif
