/* SPDX-License-Identifier: MIT */
/*
 * Nightly after the bills of one day, and with every day to be rolled up, compared with adding up all bills once. Runs
 * in a demo of BENCH_MEMBERS (20,000) members or in the shop BENCH_SHOP.
 */
#include "desk/nightly.h"

#include <stdio.h>

#include "base/clock.h"

#include "bench/bench.h"
#include "bench/plain.h"
#include "bench/shop.h"
#include "tests/support/scratch.h"

#define MEMBERS 20000
#define AGED 2000
#define AGED_BILLS 200
#define NIGHTS 5
#define ALL_NIGHTS 3
#define DAY_SECONDS 86400
#define YEAR 365

struct nights {
    struct desk *desk;
    sqlite3_stmt *sum;
    int64_t members, bills;
};

static int64_t add_up(void *context)
{
    struct nights *nights = context;
    return plain_all(nights->sum);
}

static int64_t night(struct nights *nights)
{
    struct nightly_done done;
    struct error err;
    int64_t begin = bench_now();
    bench_must(nightly(nights->desk, &done, &err), &err, "nightly");
    return bench_now() - begin;
}

/* Writes the bills of one day of the year and goes to the next day. */
static int64_t one_night(void *context)
{
    struct nights *nights = context;
    bench_durable(nights->desk, false);
    for (int64_t i = 0; i <= nights->bills / YEAR; i++)
        bench_plain_sale(nights->desk, 1 + (int64_t)bench_throw((uint64_t)nights->members));
    bench_durable(nights->desk, true);
    db_checkpoint(desk_db(nights->desk), 0);
    clock_freeze(clock_now() + DAY_SECONDS);
    return night(nights);
}

static int64_t all_nights(void *context)
{
    struct nights *nights = context;
    bench_nights_forget(nights->desk);
    db_checkpoint(desk_db(nights->desk), 0);
    return night(nights);
}

static void measure(struct nights *nights)
{
    static const char floor[] = "count and sum over all bills";
    char count[BENCH_COUNT_TEXT], title[64];
    struct bench_row more = {
        .name = "the night after a day's bills", .by = BENCH_MEDIAN, .ratio_most = 100, .floor = floor};
    struct bench_row all = {
        .name = "every day's roll-up from nothing", .by = BENCH_MEDIAN, .ratio_most = 400, .floor = floor};
    snprintf(title, sizeof title, "nightly, %s bills", bench_count(count, nights->bills));
    bench_head(title);
    bench_pair(&more, bench_rounds(NIGHTS), add_up, one_night, nights);
    bench_print(&more);
    bench_pair(&all, bench_rounds(ALL_NIGHTS), add_up, all_nights, nights);
    bench_print(&all);
}

int main(void)
{
    char path[SCRATCH_PATH];
    struct error err;
    bench_shop_take(path, "nightly.db", bench_members(MEMBERS), 0);
    struct desk *desk = bench_shop_open(path);
    bench_shop_age(desk, bench_rounds(AGED), bench_rounds(AGED_BILLS));
    desk_close(desk);
    struct nights nights = {.desk = bench_shop_open(path)};
    bench_must(desk_sign_in(nights.desk, NULL, NULL, &err), &err, "sign in");
    nights.members = bench_shop_members(nights.desk);
    nights.bills = plain_value(plain_of(nights.desk), "SELECT count(*) FROM bill");
    nights.sum = plain_prepare(plain_of(nights.desk), "SELECT count(*), sum(payable-refunded) FROM bill");
    night(&nights); /* does what is left from the preparation */
    measure(&nights);
    sqlite3_finalize(nights.sum);
    desk_close(nights.desk);
    scratch_remove();
    return 0;
}
