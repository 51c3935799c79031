/* SPDX-License-Identifier: MIT */
#include "bench/bench.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

#define SMOKE_ROUNDS 3
#define FIGURE_TEXT 32

void bench_add(struct bench_series *series, int64_t value)
{
    series->value = mem_grow(series->value, series->count, &series->room, sizeof *series->value);
    series->value[series->count++] = value;
}

void bench_add_all(struct bench_series *series, const struct bench_series *more)
{
    for (size_t i = 0; i < more->count; i++)
        bench_add(series, more->value[i]);
}

static int by_size(const void *a, const void *b)
{
    const int64_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

int64_t bench_percentile(const struct bench_series *series, int percent)
{
    if (series->count == 0)
        return 0;
    int64_t *sorted = mem_resize(NULL, series->count, sizeof *sorted);
    memcpy(sorted, series->value, series->count * sizeof *sorted);
    qsort(sorted, series->count, sizeof *sorted, by_size);
    size_t at = (series->count * (size_t)percent + 99) / 100;
    int64_t value = sorted[at > 0 ? at - 1 : 0];
    free(sorted);
    return value;
}

int64_t bench_sum(const struct bench_series *series)
{
    int64_t sum = 0;
    for (size_t i = 0; i < series->count; i++)
        sum += series->value[i];
    return sum;
}

bool bench_smoke(void)
{
    const char *smoke = getenv("BENCH_SMOKE");
    return smoke && *smoke;
}

int bench_rounds(int full)
{
    return bench_smoke() && full > SMOKE_ROUNDS ? SMOKE_ROUNDS : full;
}

int64_t bench_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

char *bench_count(char text[BENCH_COUNT_TEXT], int64_t count)
{
    char digits[BENCH_COUNT_TEXT];
    int length = snprintf(digits, sizeof digits, "%" PRId64, count);
    size_t out = 0;
    for (int i = 0; i < length && out + 2 < BENCH_COUNT_TEXT; i++) {
        text[out++] = digits[i];
        if ((length - i) % 3 == 1 && i + 1 < length)
            text[out++] = ',';
    }
    text[out] = '\0';
    return text;
}

void bench_must(enum status status, const struct error *err, const char *what)
{
    if (status == STATUS_OK)
        return;
    fprintf(stderr, "bench: %s: %s %s %s\n", what, status_code(status), err->field, err->note);
    exit(99);
}

/* Prints to the screen and to the file of results. */
static void put(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void put(const char *format, ...)
{
    const char *path = getenv("BENCH_RESULTS");
    FILE *file = fopen(path && *path ? path : "bench-results.txt", "a");
    va_list arguments;
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    fflush(stdout);
    if (!file)
        return;
    va_start(arguments, format);
    vfprintf(file, format, arguments);
    va_end(arguments);
    fclose(file);
}

static void put_machine(void)
{
    char line[200], model[160] = "";
    struct utsname system = {0};
    FILE *cpus = fopen("/proc/cpuinfo", "r");
    while (cpus && !*model && fgets(line, sizeof line, cpus))
        if (sscanf(line, "model name : %159[^\n]", model) != 1)
            *model = '\0';
    if (cpus)
        fclose(cpus);
    uname(&system);
    int64_t memory = (int64_t)sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE);
    put("machine: %ld cores, %s, %" PRId64 " GiB, %s %s%s\n", sysconf(_SC_NPROCESSORS_ONLN),
        *model ? model : system.machine, (memory + (1 << 29)) >> 30, system.sysname, system.release,
        bench_smoke() ? " (a smoke run: the figures mean nothing)" : "");
}

void bench_head(const char *title)
{
    put("\n");
    put_machine();
    put("%-44s %-3s %9s %9s %6s  %9s %9s %9s %6s  %s\n", title, "by", "floor", "figure", "ratio", "p50", "p99", "max",
        "n", "target");
}

/* Formats with three significant digits: "12.3 us", "4.56 ms"; bytes and pages with all digits. */
static char *show(char text[FIGURE_TEXT], enum bench_unit unit, int64_t value)
{
    static const struct {
        const char *name;
        int64_t size;
    } times[] = {{"s", 1000000000}, {"ms", 1000000}, {"us", 1000}, {"ns", 1}};
    static const char *const names[] = {
        [BENCH_BYTES] = "B", [BENCH_PAGES] = "pg", [BENCH_KIB] = "KiB", [BENCH_STATEMENTS] = "st"};
    if (unit != BENCH_TIME) {
        snprintf(text, FIGURE_TEXT, "%" PRId64 " %s", value, names[unit]);
        return text;
    }
    size_t at = 0;
    while (at < 3 && value < times[at].size)
        at++;
    int64_t hundredths = value * 100 / times[at].size;
    if (hundredths < 1000)
        snprintf(text, FIGURE_TEXT, "%" PRId64 ".%02" PRId64 " %s", hundredths / 100, hundredths % 100, times[at].name);
    else
        snprintf(text, FIGURE_TEXT, "%" PRId64 ".%" PRId64 " %s", hundredths / 100, hundredths % 100 / 10,
                 times[at].name);
    return text;
}

static int64_t pick(const struct bench_series *series, enum bench_by by)
{
    static const int percents[] = {[BENCH_MEDIAN] = 50, [BENCH_P99] = 99, [BENCH_MAX] = 100};
    return by == BENCH_SUM ? bench_sum(series) : bench_percentile(series, percents[by]);
}

/* Formats the target and the verdict: "<=1.30x ok", "<=24576 KiB MISSED". */
static char *judge(char text[3 * FIGURE_TEXT], const struct bench_row *row, int64_t ratio, int64_t figure)
{
    char most[FIGURE_TEXT];
    bool missed = (row->ratio_most > 0 && ratio > row->ratio_most) || (row->most > 0 && figure > row->most);
    int length = 0;
    *text = '\0';
    if (row->ratio_most > 0)
        length = snprintf(text, FIGURE_TEXT, "<=%d.%02dx ", row->ratio_most / 100, row->ratio_most % 100);
    if (row->most > 0)
        length += snprintf(text + length, FIGURE_TEXT, "<=%s ", show(most, row->unit, row->most));
    if (length > 0)
        snprintf(text + length, FIGURE_TEXT, "%s", missed ? "MISSED" : "ok");
    return text;
}

void bench_print(struct bench_row *row)
{
    static const char *const bys[] = {
        [BENCH_MEDIAN] = "p50", [BENCH_P99] = "p99", [BENCH_MAX] = "max", [BENCH_SUM] = "sum"};
    char text[5][FIGURE_TEXT], ratio_text[FIGURE_TEXT] = "-", target[3 * FIGURE_TEXT];
    int64_t floor = pick(&row->floors, row->by), figure = pick(&row->figures, row->by);
    int64_t ratio = floor > 0 ? (figure * 100 + floor / 2) / floor : 0;
    if (floor > 0)
        snprintf(ratio_text, sizeof ratio_text, "%" PRId64 ".%02" PRId64, ratio / 100, ratio % 100);
    put("%-44s %-3s %9s %9s %6s  %9s %9s %9s %6zu  %s\n", row->name, bys[row->by],
        floor > 0 ? show(text[0], row->unit, floor) : "-", show(text[1], row->unit, figure), ratio_text,
        show(text[2], row->unit, bench_percentile(&row->figures, 50)),
        show(text[3], row->unit, bench_percentile(&row->figures, 99)),
        show(text[4], row->unit, bench_percentile(&row->figures, 100)), row->figures.count,
        judge(target, row, ratio, figure));
    if (row->floor)
        put("    floor: %s\n", row->floor);
    free(row->floors.value);
    free(row->figures.value);
    row->floors = row->figures = (struct bench_series){0};
}

void bench_pair(struct bench_row *row, int rounds, int64_t (*floor)(void *), int64_t (*figure)(void *), void *context)
{
    for (int i = 0; i < rounds; i++) {
        if (i % 2 == 0)
            bench_add(&row->floors, floor(context));
        bench_add(&row->figures, figure(context));
        if (i % 2 != 0)
            bench_add(&row->floors, floor(context));
    }
}
