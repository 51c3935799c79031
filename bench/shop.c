/* SPDX-License-Identifier: MIT */
#include "bench/shop.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/text.h"
#include "store/batch.h"

#include "bench/bench.h"
#include "bench/plain.h"

#include "model/ledger.h"

#include "tests/support/scratch.h"

#include "desk/enrol.h"
#include "demo/demo.h"

#define SMOKE_MEMBERS 10
#define MANY_LOTS 1000
#define AT_ONCE 50 /* lots or members per transaction; SQLite goes through all changed pages after each statement */
#define AGEING_PAGES 2000 /* pages of the WAL */
#define AMOUNT 12800

static char now_text[DATE_TEXT + 8] = "2026-08-01T10:22";

uint64_t bench_throw(uint64_t sides)
{
    static uint64_t dice = 1;
    dice = dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (dice >> 33) % sides;
}

/* --- the file ---------------------------------------------------------------------------------------------------- */

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
    bench_must(date_parse_instant(now_text, "now", &now, &err), &err, "clock");
    clock_freeze(now);
    return now;
}

static void make(char *path, const char *name, int64_t members, int64_t bills)
{
    struct error err;
    int64_t now = stop_clock();
    scratch_path(path, name);
    struct demo_order order = {.members = members, .bills = bills, .seed = 1, .now = now};
    bench_must(demo_make(path, &order, &err), &err, "demo");
    clock_freeze(now);
}

void bench_shop_make(char *path, const char *name, int64_t members)
{
    make(path, name, members, 0);
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

const char *bench_shop_now(void)
{
    return now_text;
}

/* Copies one of the files of a shop, if it exists. */
static void copy_part(const char *from, const char *to, const char *suffix)
{
    char source[SCRATCH_PATH], target[SCRATCH_PATH];
    snprintf(source, sizeof source, "%.280s%s", from, suffix);
    snprintf(target, sizeof target, "%.280s%s", to, suffix);
    int in = open(source, O_RDONLY | O_CLOEXEC);
    if (in < 0 && errno == ENOENT && *suffix)
        return;
    int out = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    ssize_t sent = in < 0 || out < 0 ? -1 : 1;
    while (sent > 0)
        sent = sendfile(out, in, NULL, 1 << 30);
    if (sent < 0 || fdatasync(out) != 0) {
        perror(source);
        exit(99);
    }
    close(in);
    close(out);
}

void bench_shop_take(char *path, const char *name, int64_t members, int64_t bills)
{
    const char *made = getenv("BENCH_SHOP");
    char day[DATE_TEXT];
    struct desk *desk;
    struct error err;
    if (!made || !*made || bench_smoke()) {
        make(path, name, members, bench_smoke() ? 0 : bills);
        return;
    }
    scratch_path(path, name);
    copy_part(made, path, "");
    copy_part(made, path, "-wal");
    copy_part(made, path, "-key");
    bench_must(desk_open(path, false, &desk, &err), &err, made);
    snprintf(now_text, sizeof now_text, "%.10sT21:45", date_format(day, desk_shop(desk)->business_day));
    desk_close(desk);
}

int64_t bench_shop_members(struct desk *desk)
{
    struct error err;
    int64_t next;
    bench_must(stmt_value(stmt_use(desk_db(desk), QUERY_MEMBER_NEXT_ID), 1, &next, &err), &err, "members");
    return next - 1;
}

/* --- ageing ------------------------------------------------------------------------------------------------------ */

static void pragma(struct desk *desk, const char *sql)
{
    struct db *db = desk_db(desk);
    struct error err;
    db->unlocked = true; /* unlocks what the program itself may not do */
    bench_must(db_exec(db, sql, "bench", &err), &err, sql);
    db->unlocked = false;
}

void bench_durable(struct desk *desk, bool durable)
{
    pragma(desk, durable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=OFF");
}

void bench_no_checkpoints(struct desk *desk)
{
    sqlite3_wal_hook(plain_of(desk), NULL, NULL); /* an uncounted WAL is not checkpointed */
    desk_db(desk)->wal_pages = 0;
}

void bench_nights_forget(struct desk *desk)
{
    plain_run(plain_of(desk), "DELETE FROM job; DELETE FROM rollup");
}

static struct member somebody(struct desk *desk, int64_t members)
{
    struct member member = {0};
    struct error err;
    bench_must(member_get(desk_db(desk), 1 + (int64_t)bench_throw((uint64_t)members), &member, &err), &err, "member");
    return member;
}

static void rename_some(struct desk *desk, int64_t members)
{
    struct db *db = desk_db(desk);
    struct error err;
    bench_must(db_begin_write(db, &err), &err, "begin");
    for (int i = 0; i < AT_ONCE; i++) {
        struct member one = somebody(desk, members), other = somebody(desk, members);
        one.last_day += 1 + (int64_t)bench_throw(30);
        text_copy(one.name, sizeof one.name, other.name);
        bench_must(member_update(db, &one, &err), &err, "age");
    }
    bench_must(db_commit(db, &err), &err, "commit");
    db_checkpoint(db, AGEING_PAGES);
}

void bench_shop_age(struct desk *desk, int renamed, int bills)
{
    int64_t members = bench_shop_members(desk);
    bench_durable(desk, false);
    for (int i = 0; i < renamed; i += AT_ONCE)
        rename_some(desk, members);
    for (int i = 0; i < bills; i++)
        bench_plain_sale(desk, 1 + (int64_t)bench_throw((uint64_t)members));
    bench_durable(desk, true);
    db_checkpoint(desk_db(desk), 0);
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
        struct lot_row lot = {.kind = "points",
                              .member = member,
                              .granted = points,
                              .granted_on = entry.day,
                              .usable_from = entry.day,
                              .expires_on = entry.day + 30 + i % 700};
        entry_issue(&entry, &lot);
    }
    bench_must(ledger_post(db, &entry, &err), &err, "lots");
    bench_must(db_commit(db, &err), &err, "commit");
    entry_clear(&entry);
}

int64_t bench_member(struct desk *desk, int64_t phone, int64_t lots, int64_t points)
{
    struct enrol_request request = {.member = {.phone = phone}};
    struct enrol_done done;
    struct error err;
    bool many = lots > MANY_LOTS;
    bench_must(enrol(desk, NULL, &request, &done, &err), &err, "enrol");
    if (many)
        bench_must(batch_begin(desk_db(desk), &err), &err, "batch");
    for (int64_t from = 0; from < lots; from += AT_ONCE)
        add_lots(desk, done.member, from, from + AT_ONCE < lots ? from + AT_ONCE : lots, points);
    if (many)
        bench_must(batch_end(desk_db(desk), &err), &err, "batch");
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

int64_t bench_plain_sale(struct desk *desk, int64_t member)
{
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = AMOUNT};
    return bench_sale(desk, &(struct sale_request){.member = member, .line = &line, .lines = 1});
}
