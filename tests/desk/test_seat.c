/* SPDX-License-Identifier: MIT */
/*
 * Two tills of one shop, each with a drawer, a shift, bills and an unfinished bill of its own; and two counters that
 * want the same one: who has it, who takes it over, and that the other then writes nothing. Every process opens the
 * shop after it was forked.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/money.h"

#include <cmocka.h>

#include "model/audit.h"
#include "model/bill.h"

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/hold.h"
#include "desk/manage.h"
#include "desk/seat.h"
#include "desk/shift.h"

static struct error err;
static struct sale_line LINE[] = {{.quantity = QUANTITY_ONE, .price = 1200}};
static const struct sale_request REQUEST = {.line = LINE, .lines = 1};

static void must(enum status status)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), err.field, err.note);
}

static struct desk *another(void)
{
    struct desk *desk;
    must(desk_open(practice_path(), false, &desk, &err));
    must(desk_sign_in(desk, NULL, NULL, &err));
    return desk;
}

static struct sale_view sold(struct desk *desk, const char *amount)
{
    return practice_sale(desk, &(struct sale_request){0}, (const char *const[]){amount, NULL});
}

static int64_t cash_of(struct desk *desk)
{
    struct shift_view view;
    int64_t shift;
    must(shift_now(desk, &shift, &err));
    assert_int_not_equal(shift, 0);
    must(shift_read(desk, shift, &view, &err));
    return view.expected;
}

static void two_tills_share_nothing_but_the_shop(void **state)
{
    (void)state;
    struct desk *one = practice_open(NULL), *two = another();
    struct shift_done done;
    struct hold_list list = {0};
    int64_t bill;
    must(seat_take(one, 1, false, &err));
    must(seat_take(two, 2, false, &err));
    must(shift_open(one, NULL, 50000, &done, &err));
    struct sale_view a = sold(one, "10"), b = sold(two, "20"), c = sold(one, "30");
    assert_string_equal(a.bill, "0001-000001");
    assert_string_equal(b.bill, "0002-000001");
    assert_string_equal(c.bill, "0001-000002");
    assert_int_equal(cash_of(one), 50000 + 4000);
    assert_int_equal(cash_of(two), 2000);
    must(bill_last_of_till(desk_db(one), desk_till_id(one), &bill, &err));
    assert_int_equal(bill, c.bill_id);
    must(bill_last_of_till(desk_db(two), desk_till_id(two), &bill, &err));
    assert_int_equal(bill, b.bill_id);
    must(hold_keep(one, "k1", &REQUEST, false, &err));
    must(hold_unfinished(two, &list, &err));
    assert_int_equal(list.holds, 0);
    must(hold_keep(two, "k2", &REQUEST, false, &err));
    must(hold_unfinished(one, &list, &err));
    assert_string_equal(list.hold[0].key, "k1"); /* the other's did not take its place */
    hold_list_clear(&list);
    must(shift_close(one, NULL, &(struct shift_close_request){.count = {[0] = 5}}, &done, &err));
    assert_int_equal(cash_of(two), 2000);
    sale_view_clear(&a);
    sale_view_clear(&b);
    sale_view_clear(&c);
    practice_proven(two);
    desk_close(two);
    practice_close(one);
}

/* Put aside at one till it is there for all; on a counter it is that till's alone. */
static void a_bill_put_aside_is_taken_by_one_till(void **state)
{
    (void)state;
    struct desk *one = practice_open(NULL), *two = another();
    struct hold_list list = {0};
    must(seat_take(one, 1, false, &err));
    must(seat_take(two, 2, false, &err));
    must(hold_keep(one, "k", &REQUEST, true, &err));
    must(hold_list_read(two, &list, &err));
    assert_int_equal(list.holds, 1);
    hold_list_clear(&list);
    must(hold_move(two, "k", false, &err));
    assert_int_equal(hold_move(one, "k", false, &err), STATUS_NOT_FOUND);
    must(hold_forget(one, "k", &err)); /* from a list that is old by now */
    must(hold_unfinished(one, &list, &err));
    assert_int_equal(list.holds, 0);
    must(hold_unfinished(two, &list, &err));
    assert_int_equal(list.holds, 1);
    assert_int_equal(list.hold[0].till, 2);
    hold_list_clear(&list);
    must(hold_move(two, "k", true, &err));
    must(hold_list_read(one, &list, &err));
    assert_int_equal(list.holds, 1);
    hold_list_clear(&list);
    desk_close(two);
    practice_close(one);
}

/* --- one till, two counters --------------------------------------------------------------------------------------- */

static int64_t rows(struct desk *desk)
{
    struct stmt *s = stmt_use(desk_db(desk), QUERY_AUDIT_HEAD);
    int64_t id;
    must(stmt_value(s, 0, &id, &err));
    return id;
}

static void refused_at(struct desk *desk, const char *detail, int64_t process)
{
    struct shift_done done;
    struct sale_view view;
    char pid[24];
    struct error why = {0};
    snprintf(pid, sizeof pid, "%lld", (long long)process);
    int64_t before = rows(desk);
    assert_int_equal(sell(desk, NULL, NULL, &REQUEST, &view, &why), STATUS_TILL_IN_USE);
    assert_string_equal(why.arg[0], "01");
    assert_string_equal(why.arg[1], process ? pid : "?");
    assert_string_equal(why.detail, detail);
    assert_int_equal(shift_open_drawer(desk, NULL, "other", &done, &why), STATUS_TILL_IN_USE);
    assert_int_equal(hold_keep(desk, "old", &REQUEST, false, &why), STATUS_TILL_IN_USE);
    assert_int_equal(hold_move(desk, "new", false, &why), STATUS_TILL_IN_USE);
    assert_int_equal(hold_forget(desk, "new", &why), STATUS_TILL_IN_USE);
    assert_int_equal(rows(desk), before);
    assert_non_null(seat_lost(desk));
    assert_false(seat_held(desk));
}

static void who_took_the_till_last_has_it(void **state)
{
    (void)state;
    struct desk *old = practice_open(NULL), *new = another();
    struct hold_list list = {0};
    must(seat_take(old, 1, false, &err));
    must(hold_keep(old, "new", &REQUEST, false, &err));
    assert_int_equal(seat_take(new, 1, false, &err), STATUS_TILL_IN_USE);
    assert_string_equal(err.arg[0], "01");
    assert_true(seat_held(old) && !seat_held(new));
    must(seat_take(new, 1, true, &err));
    must(hold_unfinished(new, &list, &err)); /* it stays the till's */
    assert_int_equal(list.holds, 1);
    hold_list_clear(&list);
    refused_at(old, "taken", getpid());
    must(hold_unfinished(new, &list, &err));
    assert_string_equal(list.hold[0].key, "new");
    hold_list_clear(&list);
    struct sale_view view = sold(new, "12");
    sale_view_clear(&view);
    desk_close(new); /* the old one has not become right by that */
    refused_at(old, "opened", 0);
    must(seat_take(old, 1, false, &err));
    assert_null(seat_lost(old));
    view = sold(old, "12");
    sale_view_clear(&view);
    practice_proven(old);
    practice_close(old);
}

static enum status keep_last(void *context, const struct audit *audit)
{
    *(struct audit *)context = *audit;
    return STATUS_OK;
}

static void taking_over_is_audited(void **state)
{
    (void)state;
    struct desk *old = practice_open(NULL), *new = another();
    struct audit last = {0};
    must(seat_take(old, 1, false, &err));
    must(seat_take(new, 1, true, &err));
    must(audit_walk(desk_db(new), keep_last, &last, &err));
    assert_string_equal(last.act, "till take-over");
    assert_int_equal(last.till, 1);
    desk_close(new);
    practice_close(old);
}

/* It takes no seat, and nobody's. */
static void a_command_acts_between_the_counters(void **state)
{
    (void)state;
    struct desk *counter = practice_open(NULL), *command = another();
    must(seat_take(counter, 1, false, &err));
    for (int i = 0; i < 2; i++) {
        struct sale_view a = sold(command, "10"), b = sold(counter, "20");
        sale_view_clear(&a);
        sale_view_clear(&b);
    }
    assert_int_equal(cash_of(counter), 6000);
    desk_close(command);
    practice_close(counter);
}

/* --- other processes ---------------------------------------------------------------------------------------------- */

/* A counter of its own process: takes till 1, says so, then at each byte sells and says what came of it. */
static pid_t spawn(int ask[2], int answer[2])
{
    assert_int_equal(pipe(ask), 0);
    assert_int_equal(pipe(answer), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child != 0)
        return child;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    struct desk *desk;
    struct sale_view view = {0};
    char byte = 'x';
    enum status status = desk_open(practice_path(), false, &desk, &err);
    if (status == STATUS_OK)
        status = desk_sign_in(desk, NULL, NULL, &err);
    if (status == STATUS_OK)
        status = seat_take(desk, 1, false, &err);
    while (write(answer[1], &status, sizeof status) == (ssize_t)sizeof status && read(ask[0], &byte, 1) == 1)
        status = sell(desk, NULL, NULL, &REQUEST, &view, &err);
    _exit(0);
}

static enum status answered(int answer[2])
{
    enum status status = STATUS_COUNT;
    assert_int_equal(read(answer[0], &status, sizeof status), sizeof status);
    return status;
}

static enum status asked(int ask[2], int answer[2])
{
    assert_int_equal(write(ask[1], "x", 1), 1);
    return answered(answer);
}

static void killed(pid_t child, int ask[2], int answer[2])
{
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    for (int i = 0; i < 2; i++) {
        close(ask[i]);
        close(answer[i]);
    }
}

static void death_frees_the_till(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    desk_close(desk); /* no connection is carried across fork */
    for (int round = 0; round < 5; round++) {
        int ask[2], answer[2];
        char pid[24];
        pid_t child = spawn(ask, answer);
        snprintf(pid, sizeof pid, "%ld", (long)child);
        assert_int_equal(answered(answer), STATUS_OK);
        desk = another();
        assert_int_equal(seat_take(desk, 1, false, &err), STATUS_TILL_IN_USE);
        assert_string_equal(err.arg[1], pid);
        assert_int_equal(asked(ask, answer), STATUS_OK);
        killed(child, ask, answer);
        must(seat_take(desk, 1, false, &err));
        desk_close(desk);
    }
    scratch_remove();
}

static void a_till_is_taken_over_from_another_process(void **state)
{
    (void)state;
    int ask[2], answer[2];
    desk_close(practice_open(NULL));
    pid_t child = spawn(ask, answer);
    assert_int_equal(answered(answer), STATUS_OK);
    assert_int_equal(asked(ask, answer), STATUS_OK);
    struct desk *desk = another(), *third = another();
    must(seat_take(desk, 1, true, &err));
    int64_t before = rows(desk);
    assert_int_equal(asked(ask, answer), STATUS_TILL_IN_USE);
    assert_int_equal(asked(ask, answer), STATUS_TILL_IN_USE);
    assert_int_equal(rows(desk), before);
    /* Whom a third one is told of is who has it, though the first still holds its own lock. */
    char pid[24];
    snprintf(pid, sizeof pid, "%ld", (long)getpid());
    assert_int_equal(seat_take(third, 1, false, &err), STATUS_TILL_IN_USE);
    assert_string_equal(err.arg[1], pid);
    desk_close(desk);
    must(seat_take(third, 1, false, &err));
    killed(child, ask, answer);
    practice_close(third);
}

/* However many come at once, one of them has it. */
static void of_many_at_once_one_has_it(void **state)
{
    (void)state;
    enum { MANY = 6 };
    int ask[MANY][2], answer[MANY][2];
    pid_t child[MANY];
    desk_close(practice_open(NULL));
    for (int round = 0; round < 3; round++) {
        int have = 0;
        for (int i = 0; i < MANY; i++)
            child[i] = spawn(ask[i], answer[i]);
        for (int i = 0; i < MANY; i++) {
            enum status status = answered(answer[i]);
            assert_true(status == STATUS_OK || status == STATUS_TILL_IN_USE);
            have += status == STATUS_OK;
        }
        assert_int_equal(have, 1);
        for (int i = 0; i < MANY; i++)
            killed(child[i], ask[i], answer[i]);
    }
    scratch_remove();
}

static void a_terminal_is_known_by_its_name(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    struct desk *desk = practice_open(NULL);
    setenv("XDG_STATE_HOME", scratch_path(path, "state"), 1);
    assert_int_equal(seat_remembered(desk, "tty1"), 0);
    seat_plan(desk, &(struct seat_wish){.till = 3, .terminal = "tty1"});
    assert_int_equal(desk_till_id(desk), 3);
    must(seat_take(desk, 3, false, &err));
    assert_int_equal(seat_remembered(desk, "tty1"), 3);
    assert_int_equal(seat_remembered(desk, "tty2"), 0);
    must(seat_take(desk, 2, false, &err));
    assert_int_equal(seat_remembered(desk, "tty1"), 2);
    assert_int_equal(seat_remembered(desk, ""), 0);
    desk_close(desk);
    desk = practice_open(NULL); /* another shop on the same terminal */
    assert_int_equal(seat_remembered(desk, "tty1"), 0);
    unsetenv("XDG_STATE_HOME");
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_tills_share_nothing_but_the_shop),
        cmocka_unit_test(a_bill_put_aside_is_taken_by_one_till),
        cmocka_unit_test(who_took_the_till_last_has_it),
        cmocka_unit_test(taking_over_is_audited),
        cmocka_unit_test(a_command_acts_between_the_counters),
        cmocka_unit_test(death_frees_the_till),
        cmocka_unit_test(a_till_is_taken_over_from_another_process),
        cmocka_unit_test(of_many_at_once_one_has_it),
        cmocka_unit_test(a_terminal_is_known_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
