/* SPDX-License-Identifier: MIT */
/*
 * The cost of a durable sale, compared with the same sale in a twin shop that does not wait for the disk plus one
 * durable write of 64 KB; and at the pace of a person, compared with the least that can be written durably.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench/bench.h"
#include "bench/plain.h"
#include "bench/shop.h"
#include "tests/support/scratch.h"

#include "desk/coupon_act.h"

#define MEMBERS 300
#define SALES 300
#define BLOCK 65536
#define AMOUNT 12800
#define PLENTY 1000000
#define LOTS 10
#define PACE 20000000
#define PHONE 8619900000001

enum kind { WALK_IN, MEMBER, POINTS_AND_COUPON };

struct shops {
    struct desk *durable, *twin;
    int64_t member; /* the same member in both shops */
    int file;       /* file of the floor's write */
    enum kind kind;
    struct bench_series pages;
};

static void put_coupon(struct desk *desk, int64_t member, char code[COUPON_TEXT])
{
    struct issue_request request = {.offer = "SAVE10", .member = member, .count = 1};
    struct coupon_list list = {0};
    struct staff approver; /* a shift's limit of coupons is below the number of rounds */
    struct error err;
    bench_must(desk_approver(desk, "owner", NULL, &approver, &err), &err, "approver");
    bench_must(coupon_issue(desk, NULL, &approver, &request, &list, &err), &err, "coupon");
    strcpy(code, list.coupon[0].code);
    coupon_list_clear(&list);
}

static int64_t ring(struct shops *shops, struct desk *desk)
{
    struct sale_line line = {.quantity = 1000, .price = AMOUNT};
    struct sale_request request = {.line = &line, .lines = 1};
    if (shops->kind != WALK_IN)
        request.member = shops->member;
    if (shops->kind == POINTS_AND_COUPON) {
        put_coupon(desk, shops->member, request.coupon[0]);
        request.coupons = 1;
        request.points = 500;
    }
    int64_t before = bench_wal_pages(desk);
    int64_t took = bench_sale(desk, &request);
    int64_t wrote = bench_wal_pages(desk) - before;
    if (desk == shops->durable && wrote > 0) /* otherwise a checkpoint has emptied the WAL */
        bench_add(&shops->pages, wrote);
    return took;
}

static int64_t durable_sale(void *context)
{
    struct shops *shops = context;
    return ring(shops, shops->durable);
}

static int64_t fast_sale_and_write(void *context)
{
    static const char block[BLOCK];
    struct shops *shops = context;
    int64_t took = ring(shops, shops->twin);
    int64_t begin = bench_now();
    if (pwrite(shops->file, block, BLOCK, 0) != BLOCK || fdatasync(shops->file) != 0) {
        perror("the floor's write");
        exit(99);
    }
    return took + bench_now() - begin;
}

static void sales(struct shops *shops)
{
    static const struct {
        const char *sale, *pages;
        int64_t most;
    } kinds[] = {[WALK_IN] = {"sale to a walk-in, durable", "WAL pages of it", 16},
                 [MEMBER] = {"sale to a member, durable", "WAL pages of it", 24},
                 [POINTS_AND_COUPON] = {"sale with points and a coupon, durable", "WAL pages of it", 34}};
    for (enum kind kind = WALK_IN; kind <= POINTS_AND_COUPON; kind++) {
        struct bench_row row = {.name = kinds[kind].sale,
                                .by = BENCH_MEDIAN,
                                .ratio_most = 130,
                                .floor = "the same with synchronous=OFF, and one 64 KB write with fdatasync"};
        shops->kind = kind;
        bench_pair(&row, bench_rounds(SALES), fast_sale_and_write, durable_sale, shops);
        bench_print(&row);
        struct bench_row pages = {.name = kinds[kind].pages,
                                  .unit = BENCH_PAGES,
                                  .by = BENCH_MEDIAN,
                                  .most = kinds[kind].most,
                                  .figures = shops->pages};
        shops->pages = (struct bench_series){0};
        bench_print(&pages);
    }
}

/* --- at the pace of a person ------------------------------------------------------------------------------------- */

struct counter_pace {
    struct shops *shops;
    sqlite3 *plain;
    sqlite3_stmt *row;
    int64_t due;
};

/* The floor and the sale alternate, so that each runs every 20 ms. */
static void await_turn(struct counter_pace *pace)
{
    pace->due += PACE / 2;
    int64_t now = bench_now();
    struct timespec rest = {.tv_nsec = pace->due > now ? pace->due - now : 0};
    nanosleep(&rest, NULL);
    if (pace->due < now)
        pace->due = now;
}

static int64_t one_row(void *context)
{
    struct counter_pace *pace = context;
    await_turn(pace);
    return plain_all(pace->row);
}

static int64_t paced_sale(void *context)
{
    struct counter_pace *pace = context;
    await_turn(pace);
    return durable_sale(pace->shops);
}

static void paced(struct shops *shops)
{
    char path[SCRATCH_PATH];
    struct bench_row row = {.name = "sale to a member, one each 20 ms",
                            .by = BENCH_MEDIAN,
                            .ratio_most = 150,
                            .floor = "a commit of one row to a plain table, durable, one each 20 ms"};
    struct counter_pace pace = {
        .shops = shops, .plain = plain_open(scratch_path(path, "plain.db")), .due = bench_now()};
    plain_run(pace.plain, "CREATE TABLE t(id INTEGER PRIMARY KEY, day INTEGER, amount INTEGER)");
    plain_run(pace.plain, "WITH n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n WHERE i<50000) "
                          "INSERT INTO t(day,amount) SELECT i%365,i FROM n; PRAGMA wal_checkpoint");
    pace.row = plain_prepare(pace.plain, "INSERT INTO t(day,amount) VALUES(20667,12800)");
    shops->kind = MEMBER;
    bench_pair(&row, bench_rounds(SALES), one_row, paced_sale, &pace);
    bench_print(&row);
    free(shops->pages.value);
    sqlite3_finalize(pace.row);
    plain_close(pace.plain);
}

int main(void)
{
    struct shops shops = {0};
    char path[SCRATCH_PATH], twin[SCRATCH_PATH], block[SCRATCH_PATH];
    int64_t members = bench_members(MEMBERS);
    bench_shop_make(path, "durable.db", members);
    bench_shop_make(twin, "twin.db", members);
    shops.durable = bench_shop_open(path);
    shops.twin = bench_shop_open(twin);
    bench_durable(shops.twin, false);
    shops.member = bench_member(shops.durable, PHONE, LOTS, PLENTY);
    bench_member(shops.twin, PHONE, LOTS, PLENTY);
    shops.file = open(scratch_path(block, "block"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    bench_head("sales");
    sales(&shops);
    paced(&shops);
    close(shops.file);
    desk_close(shops.durable);
    desk_close(shops.twin);
    scratch_remove();
    return 0;
}
