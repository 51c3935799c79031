/* SPDX-License-Identifier: MIT */
/*
 * The most SQL statements that a key of the counter may run: in the finder with twenty hits, whatever is typed, and for
 * the key that pays a bill. A list that queries for each row, or a figure read twice, exceeds the bounds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/statement_task.h"

static struct player at;

static int open(void **state)
{
    (void)state;
    statement_task_open(&at);
    return 0;
}

static int close(void **state)
{
    (void)state;
    player_close(&at);
    return 0;
}

static void tasks_stay_within_their_bounds(void **state)
{
    (void)state;
    struct statements counter = {0};
    for (const struct statement_task *task = statement_tasks; task->name; task++) {
        statement_task_run(&at, task, &counter);
        print_message("%s: %d of %d, after COMMIT %d of %d\n", task->name, (int)counter.before, task->most,
                      (int)counter.after, task->most_after);
        if (counter.before > task->most || counter.after > task->most_after)
            printf("%s", counter.text.text);
        assert_true(counter.before > 0);
        assert_true(counter.before <= task->most);
        assert_true(counter.after <= task->most_after);
        assert_int_equal(counter.committed, task->most_after > 0);
    }
    statements_clear(&counter);
}

/* Rows read for a whole list are the same as those read for each member alone. */
static void rows_show_what_their_members_show(void **state)
{
    (void)state;
    struct error err;
    size_t detailed = 0;
    player_type(&at, "7788<PgDn><PgDn><PgDn>");
    for (size_t i = 0; i < at.counter->found.list.count; i++) {
        const struct counter_row *row = &at.counter->found.row[i];
        struct member_view view;
        int64_t usable = 0;
        assert_int_equal(member_view(at.desk, row->member, &view, &err), STATUS_OK);
        for (size_t j = 0; j < view.coupons.coupons; j++)
            usable += view.coupons.coupon[j].state == COUPON_USABLE;
        assert_true(row->detailed);
        assert_string_equal(row->name, view.member.name);
        assert_string_equal(row->tier, view.tier_name);
        assert_int_equal(row->phone, view.member.phone);
        assert_int_equal(row->points, view.points_balance);
        assert_int_equal(row->wallet, view.wallet_balance);
        assert_int_equal(row->coupons, usable);
        assert_int_equal(row->birthday_in, view.birthday_in_days);
        detailed += row->points > 0 && row->coupons > 0;
        member_view_clear(&view);
    }
    assert_int_equal(detailed, 10);
    player_type(&at, "<Esc><Esc>5678");
    assert_int_equal(at.counter->found.row[0].wallet, 30000);
    assert_int_equal(at.counter->found.row[0].birthday_in, 8);
    assert_true(at.counter->found.row[0].coupon_today);
    player_type(&at, "<Esc><Esc>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_show_what_their_members_show),
        cmocka_unit_test(tasks_stay_within_their_bounds),
    };
    return cmocka_run_group_tests(tests, open, close);
}
