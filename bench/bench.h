/* SPDX-License-Identifier: MIT */
/*
 * bench: figures beside their floors. A machine's milliseconds mean nothing elsewhere, so every row is a ratio to a
 * floor measured in the same run, one by turns with the other. Times are nanoseconds of the monotonic clock. Rows go
 * to standard output and are added to the file $BENCH_RESULTS (bench-results.txt).
 *
 *     static int64_t floor(void *context), figure(void *context);       each answers what it measured
 *     struct bench_row row = {.name = "one sale", .floor = "one row", .by = BENCH_MEDIAN, .ratio_most = 130};
 *     bench_pair(&row, bench_rounds(500), floor, figure, &context);
 *     bench_print(&row);
 */
#ifndef FD_BENCH_H
#define FD_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

struct bench_series {
    int64_t *value;
    size_t count, room;
};
void bench_add(struct bench_series *series, int64_t value);
void bench_add_all(struct bench_series *series, const struct bench_series *more);
int64_t bench_percentile(const struct bench_series *series, int percent); /* 100: the greatest; 0 of nothing */
int64_t bench_sum(const struct bench_series *series);

enum bench_unit { BENCH_TIME, BENCH_BYTES, BENCH_PAGES, BENCH_KIB, BENCH_STATEMENTS };
enum bench_by { BENCH_MEDIAN, BENCH_P99, BENCH_MAX, BENCH_SUM }; /* which figure stands beside which floor */

struct bench_row {
    const char *name;
    const char *floor; /* what the floor is, in a few words; NULL: there is none, only a bound */
    enum bench_unit unit;
    enum bench_by by;
    int ratio_most; /* hundredths: 110 is 1.1 times the floor; 0: no target */
    int64_t most;   /* of the figure itself, in its unit; 0: no target */
    struct bench_series floors, figures;
};

/* Measures the two by turns, so that whatever else the machine does falls on both. */
void bench_pair(struct bench_row *row, int rounds, int64_t (*floor)(void *), int64_t (*figure)(void *), void *context);
/* One line of the table; the series are freed. */
void bench_print(struct bench_row *row);
/* The machine and the head of the table, which names this part of it. */
void bench_head(const char *title);

/* BENCH_SMOKE in the environment: only whether it runs. */
bool bench_smoke(void);
int bench_rounds(int full); /* a few of them in a smoke run */

int64_t bench_now(void);
/* 1234567: "1,234,567". */
#define BENCH_COUNT_TEXT 32
char *bench_count(char text[BENCH_COUNT_TEXT], int64_t count);
/* Ends the program when a call it cannot do without has failed. */
void bench_must(enum status status, const struct error *err, const char *what);

#endif
