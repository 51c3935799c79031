/* SPDX-License-Identifier: MIT */
/*
 * Every operation of the disk fails in every way while slips are tried again, dropped, claimed and settled: what was
 * acknowledged holds, what was not is done whole or not at all, and repeating it under its key finishes it once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"

#include <cmocka.h>

#include "store/secret.h"

#include "tests/fault/vfs.h"
#include "tests/support/scratch.h"

#include "desk/check.h"
#include "desk/print.h"
#include "desk/sell.h"
#include "desk/settings.h"

enum { UNSURE_JOB = 1, DROPPED_JOB, SENT_JOB };

static const struct {
    enum fault_op op;
    enum fault_kind kind;
    const char *name;
} faults[] = {
    {FAULT_READ, FAULT_EIO, "read EIO"},         {FAULT_WRITE, FAULT_EIO, "write EIO"},
    {FAULT_WRITE, FAULT_ENOSPC, "write ENOSPC"}, {FAULT_WRITE, FAULT_SHORT, "write short"},
    {FAULT_SYNC, FAULT_EIO, "sync EIO"},         {FAULT_SYNC, FAULT_DROP, "sync drops"},
    {FAULT_LOCK, FAULT_BUSY, "lock BUSY"},
};

static char path[SCRATCH_PATH];
static struct secret secret;
static struct error err;

static struct desk *open_desk(void)
{
    struct db *db;
    struct desk *desk = NULL;
    if (db_open_vfs(path, DB_OPEN, FAULT_VFS, &db, &err) != STATUS_OK)
        return NULL;
    if (desk_adopt(db, &secret, &desk, &err) != STATUS_OK) {
        db_close(db);
        return NULL;
    }
    if (desk_sign_in(desk, NULL, NULL, &err) == STATUS_OK)
        return desk;
    desk_close(desk);
    return NULL;
}

static struct print_job job_of(struct desk *desk, int64_t id)
{
    struct print_job job;
    assert_int_equal(print_job_get(desk_db(desk), id, &job, &err), STATUS_OK);
    return job;
}

static void ring(struct desk *desk)
{
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = 1250};
    struct sale_request request = {
        .line = &line, .lines = 1, .tender = {{.kind = TENDER_WECHAT, .amount = TENDER_REST}}, .tenders = 1};
    struct sale_view view;
    assert_int_equal(sell(desk, NULL, NULL, &request, &view, &err), STATUS_OK);
    sale_view_clear(&view);
}

/* Three slips: the first unsure, the others wait. */
static int prepare(void **state)
{
    struct db *db;
    struct print_job job;
    int64_t now;
    (void)state;
    assert_int_equal(date_parse_instant("2026-08-01T10:00", "now", &now, &err), STATUS_OK);
    clock_freeze(now);
    scratch_path(path, "print.db");
    fault_install();
    assert_int_equal(db_open_vfs(path, DB_CREATE, FAULT_VFS, &db, &err), STATUS_OK);
    assert_int_equal(desk_found(db, &(struct shop_new){.path = path, .name = "Paper", .practice = true}, &secret, &err),
                     STATUS_OK);
    db_close(db);
    struct desk *desk = open_desk();
    assert_non_null(desk);
    assert_int_equal(settings_set(desk, NULL, NULL, "printer", "file:/dev/null", &err), STATUS_OK);
    ring(desk);
    assert_int_equal(print_claim(desk, 1, 0, &job, &err), STATUS_OK);
    assert_int_equal(print_settle(desk, &job, PRINT_UNSURE, "closed", &err), STATUS_OK);
    ring(desk);
    ring(desk);
    desk_close(desk);
    fault_save();
    return 0;
}

/* What was acknowledged. */
struct promise {
    bool retried, dropped;
};

static void act(struct desk *desk, struct promise *promise)
{
    struct print_done done;
    struct print_job job = {0};
    if (!desk)
        return;
    promise->retried |= print_retry(desk, "retry", UNSURE_JOB, &done, &err) == STATUS_OK;
    promise->dropped |= print_drop(desk, "drop", DROPPED_JOB, &done, &err) == STATUS_OK;
    if (print_claim(desk, 1, DROPPED_JOB, &job, &err) == STATUS_OK && job.id != 0)
        (void)!print_settle(desk, &job, PRINT_WAITING, "refused", &err);
}

static void holds(struct desk *desk, const struct promise *promise)
{
    struct print_job job = job_of(desk, UNSURE_JOB);
    assert_true(job.state == PRINT_WAITING || (!promise->retried && job.state == PRINT_UNSURE));
    assert_int_equal(job.again, job.state == PRINT_WAITING); /* what may be on paper is never printed as the first */
    job = job_of(desk, DROPPED_JOB);
    assert_true(job.state == PRINT_DROPPED || (!promise->dropped && job.state == PRINT_WAITING));
    job = job_of(desk, SENT_JOB);
    assert_true(job.state == PRINT_WAITING || job.state == PRINT_SENDING);
}

static void prove(struct desk *desk)
{
    struct check_report report;
    assert_int_equal(check_books(desk, false, &report, &err), STATUS_OK);
    assert_int_equal(report.problems, 0);
    check_clear(&report);
}

/* False when the plan struck nothing any more: there are no more operations. */
static bool suffer(size_t which, int64_t at)
{
    struct promise promise = {0};
    fault_load();
    fault_plan(&(struct fault_plan){faults[which].op, faults[which].kind, at, false});
    struct desk *desk = open_desk();
    act(desk, &promise);
    bool struck = fault_struck();
    desk_close(desk);
    fault_plan(NULL);
    desk = open_desk();
    assert_non_null(desk);
    holds(desk, &promise);
    act(desk, &promise); /* again, under the same keys */
    assert_true(promise.retried && promise.dropped);
    holds(desk, &promise);
    prove(desk);
    desk_close(desk);
    return struck;
}

static void every_fault_of_the_queue(void **state)
{
    int64_t points = 0;
    (void)state;
    for (size_t which = 0; which < sizeof faults / sizeof *faults; which++)
        for (int64_t at = 1; suffer(which, at); at++)
            points++;
    print_message("%lld fault points\n", (long long)points);
    assert_true(points > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_fault_of_the_queue, prepare, scratch_clean)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
