/* SPDX-License-Identifier: MIT */
/*
 * Eight tills selling to members at once, each a process, compared with the same without checkpoints: each as fast as
 * it can, and one bill every 20 ms in the whole shop, the pace of a very busy one.
 */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench/bench.h"
#include "bench/shop.h"
#include "tests/support/scratch.h"

#include "desk/seat.h"

#define MEMBERS 300
#define TILLS 8
#define SALES 50
#define ROUNDS 6
#define PACE INT64_C(20000000)

/* Shared by all processes. */
struct hall {
    _Atomic int ready, open;
    int64_t begins;
    int64_t took[TILLS][SALES];
};

struct round {
    char path[SCRATCH_PATH];
    struct hall *hall;
    bool paced, checkpoints;
};

static void pause_for(int64_t time)
{
    struct timespec rest = {.tv_sec = time / 1000000000, .tv_nsec = time % 1000000000};
    if (time > 0)
        nanosleep(&rest, NULL);
}

static struct desk *take_place(const struct round *round, int number)
{
    struct desk *desk = bench_shop_open(round->path);
    seat_none(desk, number + 1);
    bench_plain_sale(desk, 0); /* opens the drawer and prepares the statements */
    if (!round->checkpoints)
        bench_no_checkpoints(desk);
    if (number == 0)
        db_checkpoint(desk_db(desk), 0);
    return desk;
}

static void till(const struct round *round, int number)
{
    struct hall *hall = round->hall;
    struct desk *desk = take_place(round, number);
    int64_t members = bench_shop_members(desk);
    hall->ready++;
    while (!hall->open)
        pause_for(500000);
    for (int i = 0; i < bench_rounds(SALES); i++) {
        if (round->paced)
            pause_for(hall->begins + PACE * (i * TILLS + number) - bench_now());
        hall->took[number][i] = bench_plain_sale(desk, 1 + (number + (int64_t)i * TILLS) % members);
    }
    desk_close(desk);
}

static void await(const pid_t child[TILLS])
{
    for (int i = 0; i < TILLS; i++) {
        int status;
        if (waitpid(child[i], &status, 0) != child[i] || status != 0) {
            fprintf(stderr, "bench: a till failed\n");
            exit(99);
        }
    }
}

/* Must be called without an open connection, which must not be used across fork. */
static void run(const struct round *round)
{
    struct hall *hall = round->hall;
    pid_t child[TILLS];
    *hall = (struct hall){0};
    for (int i = 0; i < TILLS; i++) {
        child[i] = fork();
        if (child[i] == 0) {
            till(round, i);
            _exit(0);
        }
    }
    while (hall->ready < TILLS && waitpid(-1, NULL, WNOHANG) == 0)
        pause_for(1000000);
    hall->begins = bench_now();
    hall->open = 1;
    await(child);
}

static void add(const struct hall *hall, struct bench_series *series)
{
    for (int i = 0; i < TILLS; i++)
        for (int j = 0; j < bench_rounds(SALES); j++)
            bench_add(series, hall->took[i][j]);
}

static void measure(struct round *round, const char *name, const char *longest)
{
    struct bench_row row = {.name = name, .floor = "the same without checkpoints", .by = BENCH_P99, .ratio_most = 130};
    struct bench_row worst = {.name = longest, .by = BENCH_MAX, .ratio_most = 200};
    for (int i = 0; i < (bench_smoke() ? 1 : ROUNDS); i++)
        for (int turn = 0; turn < 2; turn++) {
            round->checkpoints = turn != i % 2;
            run(round);
            add(round->hall, round->checkpoints ? &row.figures : &row.floors);
        }
    bench_add_all(&worst.figures, &row.figures);
    bench_add_all(&worst.floors, &row.floors);
    bench_print(&row);
    bench_print(&worst);
}

int main(void)
{
    struct round round = {0};
    round.hall = mmap(NULL, sizeof *round.hall, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (round.hall == MAP_FAILED)
        return 99;
    bench_shop_make(round.path, "tills.db", bench_members(MEMBERS));
    bench_head("eight tills at once");
    run(&round); /* grows the WAL first: overwriting it is cheaper than growing it */
    measure(&round, "a sale, each as fast as it can", "  the longest of these");
    round.paced = true;
    measure(&round, "a sale, one each 20 ms in the shop", "  the longest of these");
    munmap(round.hall, sizeof *round.hall);
    scratch_remove();
    return 0;
}
