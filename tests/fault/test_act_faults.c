/* SPDX-License-Identifier: MIT */
/*
 * One operation of the disk fails, or all from it on, in the middle of an act of each kind: what was acknowledged is
 * there, what was not is there whole or not at all, repeating it under its key finishes it once, and the books hold.
 * ACT_FAULTS: how many points of each act.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/date.h"

#include <cmocka.h>

#include "store/secret.h"

#include "tests/fault/acts.h"
#include "tests/fault/vfs.h"
#include "tests/support/knob.h"
#include "tests/support/scratch.h"

#include "desk/check.h"
#include "desk/desk_priv.h"

static char path[SCRATCH_PATH];
static struct secret secret;

static struct desk *open_desk(struct error *err)
{
    struct db *db;
    struct desk *desk = NULL;
    if (db_open_vfs(path, DB_OPEN, FAULT_VFS, &db, err) != STATUS_OK)
        return NULL;
    if (desk_adopt(db, &secret, &desk, err) != STATUS_OK) {
        db_close(db);
        return NULL;
    }
    if (desk_sign_in(desk, NULL, NULL, err) == STATUS_OK)
        return desk;
    desk_close(desk);
    return NULL;
}

static void must(enum status status, const struct error *err)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), err->field, err->note);
}

static int prepare(void **state)
{
    struct db *db;
    struct error err;
    int64_t now;
    (void)state;
    assert_int_equal(date_parse_instant("2026-08-01T10:00", "now", &now, &err), STATUS_OK);
    clock_freeze(now);
    scratch_path(path, "acts.db");
    fault_install();
    must(db_open_vfs(path, DB_CREATE, FAULT_VFS, &db, &err), &err);
    must(desk_found(db, &(struct shop_new){.path = path, .name = "Acts", .practice = true}, &secret, &err), &err);
    db_close(db);
    struct desk *desk = open_desk(&err);
    assert_non_null(desk);
    fault_acts_shop(desk);
    desk_close(desk);
    fault_save();
    return 0;
}

/* --- faults ------------------------------------------------------------------------------------------------------- */

static const struct {
    enum fault_op op;
    enum fault_kind kind;
    const char *name;
} faults[] = {
    {FAULT_READ, FAULT_EIO, "read EIO"},       {FAULT_READ, FAULT_SHORT, "read short"},
    {FAULT_WRITE, FAULT_EIO, "write EIO"},     {FAULT_WRITE, FAULT_ENOSPC, "write ENOSPC"},
    {FAULT_WRITE, FAULT_SHORT, "write short"}, {FAULT_SYNC, FAULT_EIO, "sync EIO"},
    {FAULT_SYNC, FAULT_DROP, "sync drops"},    {FAULT_LOCK, FAULT_EIO, "lock EIO"},
    {FAULT_LOCK, FAULT_BUSY, "lock BUSY"},
};
enum { FAULTS = sizeof faults / sizeof *faults };

static uint64_t dice;

static int64_t roll(int64_t sides)
{
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((dice >> 33) % (uint64_t)sides);
}

static int64_t acts_of(struct desk *desk, const char *key)
{
    int64_t found = 0;
    bool row;
    struct error err;
    struct stmt *s = stmt_use(desk_db(desk), QUERY_ACT_FIND);
    stmt_text(s, ":key", key);
    while (stmt_next(s, &row, &err) == STATUS_OK && row)
        found++;
    return found;
}

static void prove(struct desk *desk, const char *what)
{
    struct check_report report;
    struct error err;
    must(check_books(desk, false, &report, &err), &err);
    for (size_t i = 0; i < report.problems; i++)
        print_message("%s: %s %s %s\n", what, report.problem[i].table, report.problem[i].row, report.problem[i].column);
    assert_int_equal(report.problems, 0);
    check_clear(&report);
}

/* How many operations of each sort the act takes, where nothing fails. */
static void measure(const struct fault_act *kind, int64_t most[FAULT_OPS])
{
    struct error err;
    fault_load();
    struct desk *desk = open_desk(&err);
    fault_plan(NULL);
    if (kind->run(desk, "key", &err) != STATUS_OK)
        fail_msg("%s: %s %s %s", kind->name, status_code(err.status), err.field, err.note);
    for (int op = 0; op < FAULT_OPS; op++)
        most[op] = fault_count((enum fault_op)op);
    prove(desk, kind->name);
    desk_close(desk);
}

static bool suffer(const struct fault_act *kind, int which, int64_t at, bool persistent)
{
    struct error err;
    char what[80];
    snprintf(what, sizeof what, "%s, %s %lld%s", kind->name, faults[which].name, (long long)at,
             persistent ? " and on" : "");
    fault_load();
    struct desk *desk = open_desk(&err);
    fault_plan(&(struct fault_plan){faults[which].op, faults[which].kind, at, persistent});
    bool done = kind->run(desk, "key", &err) == STATUS_OK, struck = fault_struck();
    desk_close(desk);
    fault_plan(NULL);
    desk = open_desk(&err);
    assert_non_null(desk);
    if (done && acts_of(desk, "key") != 1)
        fail_msg("%s: acknowledged and not there", what);
    prove(desk, what);
    if (kind->run(desk, "key", &err) != STATUS_OK)
        fail_msg("%s: repeated: %s %s %s", what, status_code(err.status), err.field, err.note);
    assert_int_equal(acts_of(desk, "key"), 1);
    prove(desk, what);
    desk_close(desk);
    return struck;
}

static void each_act_is_whole_or_not_at_all(void **state)
{
    int64_t points = knob("ACT_FAULTS", KNOB_CASES(200)), struck = 0;
    (void)state;
    for (size_t i = 0; i < fault_act_count; i++) {
        int64_t most[FAULT_OPS];
        dice = 20260801 + i;
        measure(&fault_acts[i], most);
        for (int64_t point = 0; point < points; point++) {
            int which = (int)(point % FAULTS);
            if (most[faults[which].op] > 0)
                struck += suffer(&fault_acts[i], which, 1 + roll(most[faults[which].op]), roll(2) == 0);
        }
    }
    print_message("%zu acts, %lld faults struck\n", fault_act_count, (long long)struck);
    assert_true(struck > points * (int64_t)fault_act_count / 4);
}

static int tidy(void **state)
{
    (void)state;
    fault_forget();
    scratch_remove();
    clock_release();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_act_is_whole_or_not_at_all)};
    return cmocka_run_group_tests(tests, prepare, tidy);
}
