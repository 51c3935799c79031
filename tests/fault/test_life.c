/* SPDX-License-Identifier: MIT */
/*
 * Life after an I/O error, on the same desk and for each kind of act: the act that failed is there whole or not at all,
 * as its answer said; the next one works; repeated under its key it is done once; and the books hold. After a failed
 * sync the desk says so and writes nothing more.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"

#include <cmocka.h>

#include "store/secret.h"

#include "tests/fault/acts.h"
#include "tests/fault/vfs.h"
#include "tests/support/scratch.h"

#include "desk/check.h"
#include "desk/desk_priv.h"
#include "desk/note.h"

#define SEAT 1
#define POINTS_MOST 40 /* operations of one act at which a fault is tried */

static char path[SCRATCH_PATH];
static struct secret secret;

static void must(enum status status, const struct error *err)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s %s", status_code(status), err->field, err->detail, err->note);
}

static struct desk *open_desk(void)
{
    struct db *db;
    struct desk *desk;
    struct error err;
    must(db_open_vfs(path, DB_OPEN, FAULT_VFS, &db, &err), &err);
    must(desk_adopt(db, &secret, &desk, &err), &err);
    must(desk_sign_in(desk, NULL, NULL, &err), &err);
    return desk;
}

static int prepare(void **state)
{
    struct db *db;
    struct error err;
    int64_t now;
    (void)state;
    assert_int_equal(date_parse_instant("2026-08-01T10:00", "now", &now, &err), STATUS_OK);
    clock_freeze(now);
    scratch_path(path, "life.db");
    fault_install();
    must(db_open_vfs(path, DB_CREATE, FAULT_VFS, &db, &err), &err);
    must(desk_found(db, &(struct shop_new){.path = path, .name = "Life", .practice = true}, &secret, &err), &err);
    db_close(db);
    struct desk *desk = open_desk();
    fault_acts_shop(desk);
    desk_close(desk);
    fault_save();
    return 0;
}

static int64_t acts_of(struct desk *desk, const char *key)
{
    int64_t found = 0;
    bool row = true;
    struct error err;
    struct stmt *s = stmt_use(desk_db(desk), QUERY_ACT_FIND);
    stmt_text(s, ":key", key);
    for (;;) {
        must(stmt_next(s, &row, &err), &err);
        if (!row)
            return found;
        found++;
    }
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

/* What a fault leaves of an act, told by the same desk. */
static void go_on(struct desk *desk, const struct fault_act *kind, const char *what)
{
    struct error err;
    if (kind->run(desk, "key", &err) != STATUS_OK)
        fail_msg("%s: repeated: %s %s", what, status_code(err.status), err.note);
    must(note_add(desk, "another", 1, "still here", &err), &err);
    assert_int_equal(acts_of(desk, "key"), 1);
    assert_int_equal(acts_of(desk, "another"), 1);
    prove(desk, what);
}

/* --- the disk cannot be written, and then it can ------------------------------------------------------------------ */

static const struct {
    enum fault_op op;
    enum fault_kind kind;
    const char *name;
} faults[] = {
    {FAULT_WRITE, FAULT_EIO, "write EIO"},
    {FAULT_WRITE, FAULT_ENOSPC, "write ENOSPC"},
    {FAULT_WRITE, FAULT_SHORT, "write short"},
    {FAULT_READ, FAULT_EIO, "read EIO"},
};

static bool suffer(const struct fault_act *kind, size_t which, int64_t at, bool persistent)
{
    struct error err;
    char what[80];
    snprintf(what, sizeof what, "%s, %s %lld%s", kind->name, faults[which].name, (long long)at,
             persistent ? " and on" : "");
    fault_load();
    struct desk *desk = open_desk();
    must(seat_take(desk, SEAT, false, &err), &err);
    fault_plan(&(struct fault_plan){faults[which].op, faults[which].kind, at, persistent});
    bool done = kind->run(desk, "key", &err) == STATUS_OK, struck = fault_struck();
    if (!done && (err.status != STATUS_IO_ERROR || strcmp(err.detail, "sync") == 0))
        fail_msg("%s: %s %s", what, status_code(err.status), err.note);
    fault_plan(NULL);
    bool told = done || strcmp(err.detail, "read") != 0; /* read: after the write, or before it */
    must(desk_reopen(desk, &err), &err);                 /* as the counter does before it reads */
    if (told && acts_of(desk, "key") != done)
        fail_msg("%s: said to be %s", what, done ? "done" : "not done");
    assert_true(seat_held(desk));
    go_on(desk, kind, what);
    assert_int_equal(desk_till_id(desk), SEAT);
    desk_close(desk);
    return struck;
}

static void the_desk_goes_on(void **state)
{
    int64_t struck = 0;
    (void)state;
    for (size_t i = 0; i < fault_act_count; i++)
        for (size_t which = 0; which < sizeof faults / sizeof *faults; which++) {
            int64_t at = 1;
            for (; at <= POINTS_MOST && suffer(&fault_acts[i], which, at, at % 2 == 0); at += 7)
                struck++;
        }
    print_message("%zu acts, %lld faults struck\n", fault_act_count, (long long)struck);
    assert_true(struck > (int64_t)fault_act_count * 2);
}

/* Nobody called desk_reopen in between: the next act does. */
static void the_next_act_opens_again(void **state)
{
    struct error err;
    (void)state;
    fault_load();
    struct desk *desk = open_desk();
    fault_plan(&(struct fault_plan){FAULT_WRITE, FAULT_ENOSPC, 1, true});
    for (int i = 0; i < 3; i++)
        assert_int_equal(fault_acts->run(desk, "key", &err), STATUS_IO_ERROR);
    fault_plan(NULL);
    must(fault_acts->run(desk, "key", &err), &err);
    go_on(desk, fault_acts, "room again");
    desk_close(desk);
}

/* --- a sync fails --------------------------------------------------------------------------------------------------*/

static void a_failed_sync_is_the_end_of_this_desk(void **state)
{
    struct error err;
    (void)state;
    for (size_t i = 0; i < fault_act_count; i++) {
        const struct fault_act *kind = &fault_acts[i];
        fault_load();
        struct desk *desk = open_desk();
        fault_plan(&(struct fault_plan){FAULT_SYNC, i % 2 ? FAULT_EIO : FAULT_DROP, 1, false});
        assert_int_equal(kind->run(desk, "key", &err), STATUS_IO_ERROR);
        assert_string_equal(err.detail, "sync");
        fault_plan(NULL);
        for (int again = 0; again < 2; again++) {
            assert_int_equal(kind->run(desk, "key", &err), STATUS_IO_ERROR);
            assert_string_equal(err.detail, "sync");
        }
        desk_close(desk);
        desk = open_desk();
        assert_int_equal(acts_of(desk, "key"), 0);
        go_on(desk, kind, kind->name);
        desk_close(desk);
    }
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_desk_goes_on),
        cmocka_unit_test(the_next_act_opens_again),
        cmocka_unit_test(a_failed_sync_is_the_end_of_this_desk),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
