/* SPDX-License-Identifier: MIT */
/*
 * Two tills on one file sell to one member at once and are killed by SIGKILL again and again. Every bill reported as
 * done must be there, and none twice. RACE_BILLS and RACE_KILLS make it longer (make soak).
 */
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/money.h"

#include <cmocka.h>

#include "tests/support/knob.h"
#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#define TILLS 2
#define BILLS_MOST 100000

static const char RULES[] = "{\"points\":{\"per\":\"1.00\",\"earn\":1}}";

/* Shared by parent and tills: how many bills each till has reported as done, and whether one failed. */
struct board {
    volatile int done[TILLS];
    volatile int failed;
};

static struct board *board;
static int bills;

static int setting(const char *name, int otherwise)
{
    const char *text = getenv(name);
    int value = text ? atoi(text) : otherwise;
    return value > 0 && value <= BILLS_MOST ? value : otherwise;
}

/* One till: sells its bills in order; a bill in flight when it was killed is sold again with the same key. */
static void till(int number, int64_t member)
{
    struct desk *desk;
    struct error err = {0};
    if (desk_open(practice_path(), false, &desk, &err) != STATUS_OK ||
        desk_sign_in(desk, NULL, NULL, &err) != STATUS_OK) {
        fprintf(stderr, "till %d opening: %s %s\n", number, status_code(err.status), err.note);
        board->failed = 1;
        _exit(1);
    }
    for (int i = board->done[number]; i < bills; i++) {
        struct sale_line line = {.quantity = QUANTITY_ONE, .price = 100};
        struct sale_request request = {.member = member, .line = &line, .lines = 1};
        struct sale_view view;
        char key[32];
        snprintf(key, sizeof key, "till%d-%d", number, i);
        enum status status = sell(desk, key, NULL, &request, &view, &err);
        if (status != STATUS_OK) {
            fprintf(stderr, "till %d bill %d: %s %s\n", number, i, status_code(status), err.note);
            board->failed = 1;
            _exit(1);
        }
        sale_view_clear(&view);
        board->done[number] = i + 1;
    }
    desk_close(desk);
    _exit(0);
}

static pid_t start(int number, int64_t member)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        till(number, member);
    return pid;
}

/* Waits until the till has sold `more` further bills or has ended. */
static void wait_for(int number, int more, pid_t pid)
{
    int goal = board->done[number] + more;
    while (board->done[number] < goal && board->done[number] < bills && waitpid(pid, NULL, WNOHANG) == 0)
        sched_yield();
}

static void finish(const pid_t pid[TILLS])
{
    for (int i = 0; i < TILLS; i++)
        waitpid(pid[i], NULL, 0);
}

static void prove(struct desk *desk, int64_t member)
{
    struct bill_list list = {0};
    struct error err = {0};
    assert_int_equal(board->failed, 0);
    assert_int_equal(bill_list(desk_db(desk), 0, INT64_C(3000000), &list, &err), STATUS_OK);
    assert_int_equal(list.bills, TILLS * bills); /* none lost, none twice */
    bill_list_clear(&list);
    assert_int_equal(practice_holds(desk, member).points, TILLS * bills);
    practice_proven(desk);
}

/* The parent has no connection while the tills run, because one must not be used across fork. */
static int64_t open_shop(void)
{
    struct desk *desk = practice_open(RULES);
    int64_t member = practice_member(desk, "13800005678");
    desk_close(desk);
    memset((void *)board, 0, sizeof *board);
    return member;
}

static struct desk *reopen(void)
{
    struct desk *desk;
    struct error err = {0};
    assert_int_equal(desk_open(practice_path(), false, &desk, &err), STATUS_OK);
    return desk;
}

static void two_tills_sell_to_one_member(void **state)
{
    (void)state;
    bills = setting("RACE_BILLS", KNOB_CASES(1000));
    int64_t member = open_shop();
    pid_t pid[TILLS];
    for (int i = 0; i < TILLS; i++)
        pid[i] = start(i, member);
    finish(pid);
    struct desk *desk = reopen();
    prove(desk, member);
    practice_close(desk);
}

static void a_killed_till_loses_nothing_it_has_shown(void **state)
{
    (void)state;
    int kills = setting("RACE_KILLS", KNOB_CASES(100));
    bills = kills * 6;
    int64_t member = open_shop();
    pid_t pid[TILLS];
    unsigned seed = 7;
    for (int i = 0; i < TILLS; i++)
        pid[i] = start(i, member);
    for (int kill_no = 0; kill_no < kills; kill_no++) {
        int victim = kill_no % TILLS;
        wait_for(victim, rand_r(&seed) % 8, pid[victim]);
        kill(pid[victim], SIGKILL);
        waitpid(pid[victim], NULL, 0);
        pid[victim] = start(victim, member);
    }
    finish(pid);
    struct desk *desk = reopen();
    prove(desk, member);
    practice_close(desk);
}

static int share(void **state)
{
    (void)state;
    board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return board == MAP_FAILED ? -1 : 0;
}

static int clean(void **state)
{
    (void)state;
    munmap((void *)board, sizeof *board);
    scratch_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_tills_sell_to_one_member),
        cmocka_unit_test(a_killed_till_loses_nothing_it_has_shown),
    };
    return cmocka_run_group_tests(tests, share, clean);
}
