/* SPDX-License-Identifier: MIT */
/*
 * Eight tills race for the last of something: the one use of a coupon, the last gift in stock, the last yuan of a
 * budget. In every round exactly one gets it, and the others get the right refusal. RACE_ROUNDS makes it longer (make
 * soak).
 */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/money.h"

#include <cmocka.h>

#include "tests/support/knob.h"
#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/coupon_act.h"
#include "desk/manage.h"

#define TILLS 8
#define ROUNDS (KNOB_SANITIZED ? 100 : 1000)
#define ROUNDS_MOST 1000 /* coupons of one issue */

static const char RULES[] =
    "{\"offers\":["
    "{\"code\":\"ONCE\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"1.00\"},\"coupon\":{\"bearer\":true}},"
    "{\"code\":\"CUP\",\"trigger\":\"coupon\",\"benefit\":{\"gift\":\"CUP\"},\"coupon\":{\"bearer\":true}},"
    "{\"code\":\"YUAN\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"1.00\"},\"limits\":{\"budget\":\"1.00\"},"
    "\"coupon\":{\"bearer\":true}}]}";

/* What the tills race for. The winning bill is voided before the next round, so that there is a last one again. */
struct prize {
    const char *offer;
    enum status refusal;
    bool every_round; /* a new coupon each round, the same for all tills; else one coupon per till */
};

/* Shared by all processes: the start of each round, and its winner. */
struct board {
    pthread_barrier_t start, finish;
    volatile int won[ROUNDS_MOST], failed;
    char coupon[ROUNDS_MOST][COUPON_TEXT];
};

static struct board *board;
static int rounds;

static void __attribute__((noreturn)) give_up(const char *what, const struct error *err)
{
    fprintf(stderr, "%s: %s %s\n", what, status_code(err->status), err->note);
    board->failed = 1;
    _exit(1);
}

static void try(struct desk *desk, const struct prize *prize, int number, int round)
{
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = 1000};
    struct sale_request request = {.line = &line, .lines = 1, .coupons = 1};
    struct sale_view view = {0};
    struct return_view back = {0};
    struct error err = {0};
    snprintf(request.coupon[0], COUPON_TEXT, "%s", board->coupon[prize->every_round ? round : number]);
    enum status status = sell(desk, NULL, NULL, &request, &view, &err);
    if (status == STATUS_OK)
        __atomic_add_fetch(&board->won[round], 1, __ATOMIC_SEQ_CST);
    else if (status != prize->refusal)
        give_up("sale", &err);
    pthread_barrier_wait(&board->finish); /* the void must wait until all tills have tried */
    struct return_request all = {.bill = view.bill_id, .voids = true};
    if (status == STATUS_OK && !prize->every_round) {
        if (return_make(desk, NULL, NULL, &all, false, &back, &err) != STATUS_OK)
            give_up("void", &err);
        return_view_clear(&back);
    }
    sale_view_clear(&view);
}

static void __attribute__((noreturn)) till(const struct prize *prize, int number)
{
    struct desk *desk;
    struct error err = {0};
    if (desk_open(practice_path(), false, &desk, &err) != STATUS_OK ||
        desk_sign_in(desk, NULL, NULL, &err) != STATUS_OK)
        give_up("opening", &err);
    for (int round = 0; round < rounds; round++) {
        pthread_barrier_wait(&board->start);
        try(desk, prize, number, round);
    }
    desk_close(desk);
    _exit(0);
}

static void issue(struct desk *desk, const struct prize *prize)
{
    struct issue_request request = {.count = prize->every_round ? rounds : TILLS};
    struct coupon_list list = {0};
    struct error err = {0};
    snprintf(request.offer, sizeof request.offer, "%s", prize->offer);
    assert_int_equal(coupon_issue(desk, NULL, NULL, &request, &list, &err), STATUS_OK);
    for (size_t i = 0; i < list.coupons; i++)
        memcpy(board->coupon[i], list.coupon[i].code, COUPON_TEXT);
    coupon_list_clear(&list);
}

/* The parent has no connection while the tills run, because one must not be used across fork. */
static void open_shop(const struct prize *prize)
{
    struct item cup = {.sku = "CUP",
                       .name = "cup",
                       .category = "general",
                       .price = 700,
                       .member_price = LIMIT_NONE,
                       .stock = QUANTITY_ONE,
                       .discountable = true};
    struct manage_done done;
    struct error err = {0};
    struct desk *desk = practice_open(RULES);
    assert_int_equal(manage_item_add(desk, NULL, &cup, &done, &err), STATUS_OK);
    issue(desk, prize);
    desk_close(desk);
}

static void make_barrier(pthread_barrier_t *barrier)
{
    pthread_barrierattr_t shared;
    pthread_barrierattr_init(&shared);
    pthread_barrierattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
    assert_int_equal(pthread_barrier_init(barrier, &shared, TILLS), 0);
    pthread_barrierattr_destroy(&shared);
}

/* Kills the others if one fails, because they would wait for it at the next barrier. */
static void wait_for_all(pid_t pid[TILLS])
{
    int status;
    for (int left = TILLS; left > 0; left--) {
        pid_t ended = waitpid(-1, &status, 0);
        for (int i = 0; i < TILLS; i++) {
            if (pid[i] == ended)
                pid[i] = 0;
            if (status != 0 && pid[i] > 0)
                kill(pid[i], SIGKILL);
        }
    }
}

static void race(const struct prize *prize)
{
    pid_t pid[TILLS];
    struct desk *desk;
    struct error err = {0};
    memset((void *)board, 0, sizeof *board);
    make_barrier(&board->start);
    make_barrier(&board->finish);
    open_shop(prize);
    for (int i = 0; i < TILLS; i++) {
        pid[i] = fork();
        assert_true(pid[i] >= 0);
        if (pid[i] == 0)
            till(prize, i);
    }
    wait_for_all(pid);
    assert_int_equal(board->failed, 0);
    for (int i = 0; i < rounds; i++)
        assert_int_equal(board->won[i], 1);
    assert_int_equal(desk_open(practice_path(), false, &desk, &err), STATUS_OK);
    practice_proven(desk);
    practice_close(desk);
}

static void one_till_uses_the_coupon(void **state)
{
    (void)state;
    race(&(struct prize){.offer = "ONCE", .refusal = STATUS_COUPON_USED, .every_round = true});
}

static void one_till_hands_over_the_last_gift(void **state)
{
    (void)state;
    race(&(struct prize){.offer = "CUP", .refusal = STATUS_OUT_OF_STOCK});
}

static void one_till_spends_the_last_yuan_of_the_budget(void **state)
{
    (void)state;
    race(&(struct prize){.offer = "YUAN", .refusal = STATUS_OFFER_BUDGET});
}

static int share(void **state)
{
    (void)state;
    rounds = (int)knob("RACE_ROUNDS", ROUNDS);
    rounds = rounds > ROUNDS_MOST ? ROUNDS_MOST : rounds;
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
        cmocka_unit_test(one_till_uses_the_coupon),
        cmocka_unit_test(one_till_hands_over_the_last_gift),
        cmocka_unit_test(one_till_spends_the_last_yuan_of_the_budget),
    };
    knob_memory();
    return cmocka_run_group_tests(tests, share, clean);
}
