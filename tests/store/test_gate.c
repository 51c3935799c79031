/* SPDX-License-Identifier: MIT */
/*
 * Turns are exclusive, come in order, and end with the death of the holder. Every process opens the gate after its
 * fork.
 */
#include <fcntl.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

#include <cmocka.h>

#include "store/gate.h"

#include "tests/support/scratch.h"

#define PROCESSES 6
#define TURNS 2000 /* of all processes */

static struct error err;
static char shop[SCRATCH_PATH];

static void one_gate_for_a_path(void **state)
{
    struct gate *a = NULL;
    struct gate *b = NULL;
    struct gate *c = NULL;
    char other[SCRATCH_PATH];
    (void)state;
    assert_int_equal(gate_open(shop, &a, &err), STATUS_OK);
    assert_int_equal(gate_open(shop, &b, &err), STATUS_OK);
    assert_int_equal(gate_open(scratch_path(other, "other.db"), &c, &err), STATUS_OK);
    assert_ptr_equal(a, b);
    assert_ptr_not_equal(a, c);
    assert_int_equal(gate_open(scratch_path(other, "none/a.db"), &b, &err), STATUS_IO_ERROR);
    gate_close(c);
    gate_close(a);
    gate_close(a);
    gate_close(NULL);
}

/* Two connections of one process: fcntl locks alone would let both in. */
static void exclusive_within_a_process(void **state)
{
    struct gate *gate = NULL;
    char pid[32];
    (void)state;
    snprintf(pid, sizeof pid, "%ld", (long)getpid());
    assert_int_equal(gate_open(shop, &gate, &err), STATUS_OK);
    assert_int_equal(gate_enter(gate, 1000, &err), STATUS_OK);
    assert_int_equal(gate_enter(gate, 0, &err), STATUS_BUSY);
    assert_string_equal(err.arg[0], pid);
    gate_leave(gate);
    assert_int_equal(gate_enter(gate, 1000, &err), STATUS_OK);
    gate_leave(gate);
    gate_close(gate);
}

/* A child that takes a turn or waits for one, until it is killed; reports its progress through `ready`. */
static pid_t squat(int ready[2])
{
    pid_t child = fork();
    if (child == 0) {
        struct gate *gate = NULL;
        char byte = 'x';
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        bool in = gate_open(shop, &gate, &err) == STATUS_OK && gate_enter(gate, 1000, &err) == STATUS_OK;
        if (!in || write(ready[1], &byte, 1) != 1)
            _exit(1);
        for (;;)
            pause();
    }
    return child;
}

static void await_ready(int ready[2])
{
    char byte;
    assert_int_equal(read(ready[0], &byte, 1), 1);
}

static void the_wait_is_bounded_and_death_frees(void **state)
{
    struct gate *gate = NULL;
    char pid[32];
    int ready[2];
    (void)state;
    assert_int_equal(pipe(ready), 0);
    for (int round = 0; round < 20; round++) {
        pid_t child = squat(ready);
        await_ready(ready);
        snprintf(pid, sizeof pid, "%ld", (long)child);
        assert_int_equal(gate_open(shop, &gate, &err), STATUS_OK);
        assert_int_equal(gate_enter(gate, 5, &err), STATUS_BUSY);
        assert_string_equal(err.arg[0], pid);
        assert_non_null(strstr(err.note, pid));
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, NULL, 0), child);
        assert_int_equal(gate_enter(gate, 5000, &err), STATUS_OK);
        gate_leave(gate);
        gate_close(gate);
    }
    close(ready[0]);
    close(ready[1]);
}

static int64_t next_ticket(void)
{
    char path[SCRATCH_PATH + 8];
    int64_t next = -1;
    snprintf(path, sizeof path, "%s-gate", shop);
    FILE *file = fopen(path, "r");
    if (file) {
        if (fread(&next, sizeof next, 1, file) != 1)
            next = -1;
        fclose(file);
    }
    return next;
}

/* A process killed while it waits must not block those after it. Only other processes may read the gate file here. */
static void a_killed_waiter_leaves_the_row(void **state)
{
    int ready[2];
    struct gate *gate = NULL;
    (void)state;
    assert_int_equal(pipe(ready), 0);
    pid_t holder = squat(ready);
    await_ready(ready);
    int64_t before = next_ticket();
    pid_t waiter = squat(ready);
    int64_t deadline = clock_monotonic_ms() + 20000;
    while (next_ticket() == before && clock_monotonic_ms() < deadline)
        sched_yield();
    assert_int_not_equal(next_ticket(), before);
    assert_int_equal(kill(waiter, SIGKILL), 0);
    assert_int_equal(waitpid(waiter, NULL, 0), waiter);
    assert_int_equal(kill(holder, SIGKILL), 0);
    assert_int_equal(waitpid(holder, NULL, 0), holder);
    assert_int_equal(gate_open(shop, &gate, &err), STATUS_OK);
    assert_int_equal(gate_enter(gate, 5000, &err), STATUS_OK);
    gate_leave(gate);
    gate_close(gate);
    close(ready[0]);
    close(ready[1]);
}

/* Shared memory in which six processes that always want a turn record what they see. */
struct notes {
    atomic_int go;
    atomic_int turns;
    atomic_int inside;
    atomic_int clashes;      /* two processes in a turn at once */
    _Atomic int64_t served;  /* the ticket of the last turn */
    atomic_int out_of_order; /* turns with a lower ticket than an earlier turn */
    atomic_bool asking[PROCESSES];
    atomic_int run[PROCESSES][PROCESSES]; /* [p][q]: turns of q since p began to ask */
    atomic_int long_waits;                /* waits during which another process had more than two turns */
};

static int64_t ticket_served(int descriptor)
{
    int64_t row[2] = {-1, -1};
    return pread(descriptor, row, sizeof row, 0) == (ssize_t)sizeof row ? row[1] : -1;
}

static void note_turn(struct notes *notes, int self, int descriptor)
{
    bool overtaken = false;
    if (atomic_fetch_add(&notes->inside, 1) != 0)
        atomic_fetch_add(&notes->clashes, 1);
    int64_t ticket = ticket_served(descriptor);
    if (ticket <= atomic_exchange(&notes->served, ticket))
        atomic_fetch_add(&notes->out_of_order, 1);
    atomic_store(&notes->asking[self], false);
    for (int other = 0; other < PROCESSES; other++) {
        overtaken = overtaken || atomic_exchange(&notes->run[self][other], 0) > 2;
        if (atomic_load(&notes->asking[other]))
            atomic_fetch_add(&notes->run[other][self], 1);
    }
    if (overtaken)
        atomic_fetch_add(&notes->long_waits, 1);
    atomic_fetch_add(&notes->turns, 1);
    atomic_fetch_sub(&notes->inside, 1);
}

/* Reads the numbers through a second descriptor, kept open to the end: closing it would drop the locks. */
static void saturate(struct notes *notes, int self)
{
    char path[SCRATCH_PATH + 8];
    struct gate *gate = NULL;
    snprintf(path, sizeof path, "%s-gate", shop);
    if (gate_open(shop, &gate, &err) != STATUS_OK)
        _exit(1);
    int descriptor = open(path, O_RDONLY);
    while (!atomic_load(&notes->go))
        sched_yield();
    while (atomic_load(&notes->turns) < TURNS) {
        atomic_store(&notes->asking[self], true);
        if (gate_enter(gate, 60000, &err) != STATUS_OK)
            _exit(1);
        note_turn(notes, self, descriptor);
        gate_leave(gate);
    }
    atomic_store(&notes->asking[self], false);
    _exit(0);
}

/*
 * By tickets no process may be overtaken. By time, a process that was preempted between asking and drawing its ticket
 * looks overtaken; on a busy machine that is a few in a hundred, while with an unfair lock it would be the rule.
 */
static void nobody_is_overtaken(void **state)
{
    struct notes *notes = mmap(NULL, sizeof *notes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    (void)state;
    assert_true(notes != MAP_FAILED);
    atomic_store(&notes->served, -1);
    for (int self = 0; self < PROCESSES; self++)
        if (fork() == 0)
            saturate(notes, self);
    atomic_store(&notes->go, 1);
    for (int i = 0; i < PROCESSES; i++) {
        int how = 1;
        assert_true(wait(&how) > 0);
        assert_int_equal(how, 0);
    }
    print_message("%d turns of %d processes: %d overtakings, %d waits with more than two turns of one other\n",
                  atomic_load(&notes->turns), PROCESSES, atomic_load(&notes->out_of_order),
                  atomic_load(&notes->long_waits));
    assert_true(atomic_load(&notes->turns) >= TURNS);
    assert_int_equal(atomic_load(&notes->clashes), 0);
    assert_int_equal(atomic_load(&notes->out_of_order), 0);
    assert_true(atomic_load(&notes->long_waits) < TURNS / 4);
    munmap(notes, sizeof *notes);
}

/* Which of the two seats of till 1 somebody sits in, and nobody in any other. */
static void sits(struct gate *gate, int64_t first, int64_t second)
{
    assert_int_equal(gate_sitter(gate, (struct gate_seat){1, 1}), first);
    assert_int_equal(gate_sitter(gate, (struct gate_seat){1, 2}), second);
    assert_int_equal(gate_sitter(gate, (struct gate_seat){2, 1}), 0);
}

static void a_seat_says_whose_it_is_until_death(void **state)
{
    (void)state;
    struct gate *gate = NULL;
    int ready[2];
    char byte = 'x';
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        bool in = gate_open(shop, &gate, &err) == STATUS_OK &&
                  gate_sit(gate, (struct gate_seat){1, 1}, &err) == STATUS_OK && write(ready[1], &byte, 1) == 1;
        while (in)
            pause();
        _exit(1);
    }
    await_ready(ready);
    assert_int_equal(gate_open(shop, &gate, &err), STATUS_OK);
    sits(gate, child, 0);
    assert_int_equal(gate_sit(gate, (struct gate_seat){1, 2}, &err), STATUS_OK);
    sits(gate, child, getpid());
    assert_int_equal(gate_enter(gate, 1000, &err), STATUS_OK); /* a seat is in nobody's way */
    gate_leave(gate);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    sits(gate, 0, getpid());
    gate_rise(gate, (struct gate_seat){1, 2});
    sits(gate, 0, 0);
    gate_close(gate);
    close(ready[0]);
    close(ready[1]);
}

/* A number that somebody wrote into the file is no ticket: it would reach the seats, or past the end of all numbers. */
static void a_number_out_of_range_begins_anew(void **state)
{
    (void)state;
    static const int64_t numbers[] = {INT64_MAX, INT64_MAX - 4096, INT64_C(1) << 40, -1};
    char file[SCRATCH_PATH + 8];
    struct gate *gate = NULL;
    snprintf(file, sizeof file, "%s-gate", shop);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        int64_t row = 0;
        int descriptor = open(file, O_RDWR | O_CREAT, 0600);
        assert_int_equal(pwrite(descriptor, &numbers[i], sizeof numbers[i], 0), sizeof numbers[i]);
        close(descriptor); /* no gate is open in this process */
        assert_int_equal(gate_open(shop, &gate, &err), STATUS_OK);
        for (int turn = 0; turn < 3; turn++) {
            assert_int_equal(gate_enter(gate, 1000, &err), STATUS_OK);
            gate_leave(gate);
        }
        gate_close(gate);
        descriptor = open(file, O_RDONLY);
        assert_int_equal(pread(descriptor, &row, sizeof row, 0), sizeof row);
        close(descriptor);
        assert_int_equal(row, 3);
    }
}

static int prepare(void **state)
{
    (void)state;
    scratch_path(shop, "gate.db");
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_gate_for_a_path),
        cmocka_unit_test(exclusive_within_a_process),
        cmocka_unit_test(the_wait_is_bounded_and_death_frees),
        cmocka_unit_test(a_killed_waiter_leaves_the_row),
        cmocka_unit_test(a_seat_says_whose_it_is_until_death),
        cmocka_unit_test(a_number_out_of_range_begins_anew),
        cmocka_unit_test(nobody_is_overtaken),
    };
    return cmocka_run_group_tests(tests, prepare, scratch_clean);
}
