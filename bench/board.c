/* SPDX-License-Identifier: MIT */
/*
 * Opening the manager's board, compared with one read of a day's roll-up by its key. Runs in a demo of BENCH_MEMBERS
 * (20,000) members or in the shop BENCH_SHOP.
 */
#include "report/board.h"

#include <stdio.h>

#include "base/clock.h"

#include "bench/bench.h"
#include "bench/plain.h"
#include "bench/shop.h"
#include "tests/support/scratch.h"

#include "desk/nightly.h"

#define MEMBERS 20000
#define AGED 2000
#define AGED_BILLS 200
#define OPENINGS 40

struct manager {
    struct desk *desk;
    sqlite3_stmt *rollup;
    int64_t day;
};

static int64_t read_rollup(void *context)
{
    struct manager *manager = context;
    sqlite3_bind_int64(manager->rollup, 1, manager->day - (int64_t)bench_throw(300));
    return plain_all(manager->rollup);
}

static int64_t open_board(void *context)
{
    struct manager *manager = context;
    struct board board;
    struct error err;
    int64_t begin = bench_now();
    bench_must(board_read(desk_db(manager->desk), manager->day, clock_now(), &board, &err), &err, "board");
    return bench_now() - begin;
}

/* Brings the shop to the state after nightly and the first bills of a day. */
static void age(const char *path)
{
    struct nightly_done done;
    struct error err;
    struct desk *desk = bench_shop_open(path);
    bench_shop_age(desk, bench_rounds(AGED), bench_rounds(AGED_BILLS));
    bench_must(nightly(desk, &done, &err), &err, "nightly");
    bench_shop_age(desk, 0, bench_rounds(AGED_BILLS));
    desk_close(desk);
}

static void measure(struct manager *manager)
{
    char bills[BENCH_COUNT_TEXT], members[BENCH_COUNT_TEXT], title[96];
    struct bench_row row = {.name = "the board opens",
                            .by = BENCH_MEDIAN,
                            .ratio_most = 2000,
                            .most = 50000000,
                            .floor = "one day's roll-up read by its key"};
    snprintf(title, sizeof title, "board, %s members, %s bills",
             bench_count(members, bench_shop_members(manager->desk)),
             bench_count(bills, plain_value(plain_of(manager->desk), "SELECT count(*) FROM bill")));
    bench_head(title);
    bench_pair(&row, bench_rounds(OPENINGS), read_rollup, open_board, manager);
    bench_print(&row);
}

int main(void)
{
    char path[SCRATCH_PATH];
    bench_shop_take(path, "board.db", bench_members(MEMBERS), 0);
    age(path);
    struct manager manager = {.desk = bench_shop_open(path)};
    manager.day = desk_day(manager.desk);
    manager.rollup = plain_prepare(plain_of(manager.desk),
                                   "SELECT bills, net, units FROM rollup WHERE day=? AND dimension='all' AND value=''");
    measure(&manager);
    sqlite3_finalize(manager.rollup);
    desk_close(manager.desk);
    scratch_remove();
    return 0;
}
