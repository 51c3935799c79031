/* SPDX-License-Identifier: MIT */
#include "bench/shop.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "bench/bench.h"
#include "desk/demo.h"
#include "desk/enrol.h"
#include "model/ledger.h"
#include "store/inside.h"
#include "tests/support/scratch.h"

#define SMOKE_MEMBERS 10
#define LOTS_AT_ONCE 1000
#define NOW "2026-08-01T10:22"

int64_t bench_members(int64_t otherwise)
{
    const char *text = getenv("BENCH_MEMBERS");
    if (bench_smoke())
        return SMOKE_MEMBERS;
    return text && *text ? strtoll(text, NULL, 10) : otherwise;
}

static int64_t stop_clock(void)
{
    struct error err;
    int64_t now;
    setenv("TZ", "UTC", 1);
    bench_must(instant_parse(NOW, "now", &now, &err), &err, "clock");
    clock_freeze(now);
    return now;
}

void bench_shop_make(char *path, const char *name, int64_t members)
{
    struct error err;
    int64_t now = stop_clock();
    scratch_path(path, name);
    struct demo_order order = {.members = members, .seed = 1, .now = now};
    bench_must(demo_make(path, &order, &err), &err, "demo");
    clock_freeze(now);
}

struct desk *bench_shop_open(const char *path)
{
    struct desk *desk;
    struct error err;
    stop_clock();
    bench_must(desk_open(path, false, &desk, &err), &err, "open");
    bench_must(desk_sign_in(desk, DEMO_CLERK, NULL, &err), &err, "sign in");
    return desk;
}

void bench_not_durable(struct desk *desk)
{
    struct db *db = desk_db(desk);
    struct error err;
    db->unlocked = true; /* the program itself may not */
    bench_must(db_exec(db, "PRAGMA synchronous=OFF", "bench", &err), &err, "synchronous");
    db->unlocked = false;
}

int64_t bench_wal_pages(struct desk *desk)
{
    return desk_db(desk)->wal_pages;
}

static void add_lots(struct desk *desk, int64_t member, int64_t from, int64_t to, int64_t points)
{
    struct entry entry = {0};
    struct error err;
    struct db *db = desk_db(desk);
    struct staff approver;
    bench_must(desk_approver(desk, "owner", NULL, &approver, &err), &err, "approver");
    bench_must(db_begin_write(db, &err), &err, "begin");
    bench_must(ledger_draft(db, &entry, "adjust", &err), &err, "draft");
    entry.member = member;
    entry.at = clock_now();
    entry.day = desk_day(desk);
    entry.till = desk_till_id(desk);
    entry.staff = desk_staff(desk)->id;
    entry.approver = approver.id;
    strcpy(entry.reason, "bench");
    for (int64_t i = from; i < to; i++) {
        struct lot_row lot = {.kind = "points", .member = member, .granted = points, .granted_on = entry.day,
                              .usable_from = entry.day, .expires_on = entry.day + 30 + i % 700};
        entry_issue(&entry, &lot);
    }
    bench_must(ledger_post(db, &entry, &err), &err, "lots");
    bench_must(db_commit(db, &err), &err, "commit");
    db_checkpoint(db, 1000);
    entry_clear(&entry);
}

int64_t bench_member(struct desk *desk, int64_t phone, int64_t lots, int64_t points)
{
    struct enrol_request request = {.member = {.phone = phone}};
    struct enrol_done done;
    struct error err;
    bench_must(enrol(desk, NULL, &request, &done, &err), &err, "enrol");
    for (int64_t from = 0; from < lots; from += LOTS_AT_ONCE)
        add_lots(desk, done.member, from, from + LOTS_AT_ONCE < lots ? from + LOTS_AT_ONCE : lots, points);
    return done.member;
}

int64_t bench_sale(struct desk *desk, const struct sale_request *request)
{
    struct sale_view view = {0};
    struct error err;
    int64_t begin = bench_now();
    bench_must(sell(desk, NULL, NULL, request, &view, &err), &err, "sale");
    int64_t took = bench_now() - begin;
    sale_view_clear(&view);
    return took;
}
