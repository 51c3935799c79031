/* SPDX-License-Identifier: MIT */
/* Spending points from very many open lots of one member, compared with few: only the lots consumed may be touched. */
#include <stdio.h>

#include "bench/bench.h"
#include "bench/shop.h"
#include "tests/support/scratch.h"

#define MEMBERS 300
#define SALES 500
#define MANY 100000
#define FEW 10
#define PLENTY 1000000 /* points per lot, so that none is emptied */
#define PHONE 8619900000001

struct savers {
    struct desk *desk;
    int64_t few, many;
};

static int64_t spend(struct desk *desk, int64_t member)
{
    struct sale_line line = {.quantity = 1000, .price = 12800};
    struct sale_request request = {.member = member, .line = &line, .lines = 1, .points = 100, .no_points = true};
    return bench_sale(desk, &request);
}

static int64_t from_few(void *context)
{
    struct savers *savers = context;
    return spend(savers->desk, savers->few);
}

static int64_t from_many(void *context)
{
    struct savers *savers = context;
    return spend(savers->desk, savers->many);
}

/* Does not wait for the disk, which would hide the difference. */
int main(void)
{
    char path[SCRATCH_PATH], count[BENCH_COUNT_TEXT], name[64];
    int64_t lots = bench_smoke() ? FEW : MANY;
    struct bench_row row = {
        .name = name, .floor = "the same out of 10 open lots", .by = BENCH_MEDIAN, .ratio_most = 120};
    struct savers savers;
    bench_shop_make(path, "lots.db", bench_members(MEMBERS));
    savers.desk = bench_shop_open(path);
    savers.many = bench_member(savers.desk, PHONE, lots, PLENTY);
    savers.few = bench_member(savers.desk, PHONE + 1, FEW, PLENTY);
    desk_close(savers.desk);
    savers.desk = bench_shop_open(path);
    bench_durable(savers.desk, false);
    snprintf(name, sizeof name, "points out of %s open lots", bench_count(count, lots));
    bench_head("redeeming");
    bench_pair(&row, bench_rounds(SALES), from_few, from_many, &savers);
    bench_print(&row);
    desk_close(savers.desk);
    scratch_remove();
    return 0;
}
