/* SPDX-License-Identifier: MIT */
/*
 * money: int64 minor units (fen), basis points (1 % = 100), quantities in thousandths. No floating point.
 * Amounts that a person types are at most MONEY_LIMIT, so that every product below fits __int128.
 */
#ifndef FD_BASE_MONEY_H
#define FD_BASE_MONEY_H

#include "base/number.h"
#include "base/status.h"

#define MONEY_LIMIT INT64_C(999999999999) /* ¥9,999,999,999.99 */
#define MONEY_TEXT 32                     /* room for any formatted amount */
#define BASIS INT64_C(10000)              /* 100 % in basis points */

/* "128", "106.60", "-0.5": digits, at most two decimals. bad_value with the given field otherwise. */
enum status money_parse(const char *text, const char *field, int64_t *amount, struct error *err) MUST_USE;
/* "106.60"; returns buf. */
char *money_format(char buf[MONEY_TEXT], int64_t amount);
/* "1,234.50" */
char *money_format_grouped(char buf[MONEY_TEXT], int64_t amount);

/*
 * Spreads amount over n parts in proportion to weight[i] ≥ 0 by largest remainder, ties by order; part[i] ≤ room[i]
 * where room is not NULL: a part whose exact share exceeds its room gets its room and the rest is shared anew among
 * the others. amount ≥ 0; a part of weight 0 gets nothing. Returns what was granted: Σ part ≤ amount.
 */
int64_t money_share(int64_t amount, size_t n, const int64_t *weight, const int64_t *room, int64_t *part);

#endif
