/* SPDX-License-Identifier: MIT */
/*
 * The program itself on a terminal: from a key to its screen painted, beside a program that sends each key back as it
 * is; from its start to its first screen, beside an empty program linked to the same libraries; and its memory.
 * FRONTDESK names the program, BENCH_EMPTY the empty one.
 */
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "bench/bench.h"
#include "bench/pty.h"
#include "bench/shop.h"
#include "tests/support/scratch.h"

#define MEMBERS 300
#define KEYS 1000
#define STARTS 60
#define QUIET_MS 8
#define HAND_MS 25 /* at least between two keys: quicker ones could be a scanner's and wait to be known */
#define FIRST_QUIET_MS 60
#define FRAME 16666667

static char path[SCRATCH_PATH];

static void start(struct pty *pty)
{
    static char locales[PATH_MAX];
    const char *program = getenv("FRONTDESK"), *folder = getenv("FRONTDESK_LOCALEDIR");
    if (!program || !folder) {
        fprintf(stderr, "FRONTDESK and FRONTDESK_LOCALEDIR are not set\n");
        exit(99);
    }
    snprintf(locales, sizeof locales, "FRONTDESK_LOCALEDIR=%s", folder);
    char *argv[] = {(char *)(uintptr_t)program, (char *)(uintptr_t) "--shop", path, (char *)(uintptr_t) "--lang",
                    (char *)(uintptr_t) "zh", NULL};
    char *environment[] = {(char *)(uintptr_t) "TERM=xterm-256color", locales, (char *)(uintptr_t) "LANG=C.UTF-8",
                           (char *)(uintptr_t) "TZ=UTC", (char *)(uintptr_t) "FRONTDESK_NOW=2026-08-01T10:22", NULL};
    pty_open(pty);
    pty_spawn(pty, argv, environment);
}

/* --- a key ------------------------------------------------------------------------------------------------------- */

struct keys {
    struct pty echo, program;
    int64_t round;
    bool sale;
};

/* Sends back what it gets, with nothing of the terminal's own between. */
static void echo(struct pty *pty)
{
    struct termios raw;
    pty_open(pty);
    if (tcgetattr(pty->slave, &raw) != 0)
        exit(99);
    cfmakeraw(&raw);
    tcsetattr(pty->slave, TCSANOW, &raw);
    pty->child = fork();
    if (pty->child == 0) {
        char bytes[64];
        close(pty->master);
        for (ssize_t count; (count = read(pty->slave, bytes, sizeof bytes)) > 0;)
            if (write(pty->slave, bytes, (size_t)count) != count)
                _exit(1);
        _exit(0);
    }
}

static int64_t round_trip(struct pty *pty, const char *key)
{
    int64_t begin = bench_now();
    pty_send(pty, key);
    return pty_answered(pty, HAND_MS) - begin;
}

static int64_t echoed(void *context)
{
    struct keys *keys = context;
    return round_trip(&keys->echo, "5");
}

/* 5678, and back to nothing, for ever; over a bill an amount. */
static int64_t painted(void *context)
{
    static const char *const find[] = {"5", "6", "7", "8", "\177", "\177", "\177", "\177"};
    static const char *const pay[] = {"2", "0", "0", "\177", "\177", "\177"};
    struct keys *keys = context;
    int64_t at = keys->round++;
    return round_trip(&keys->program, keys->sale ? pay[at % 6] : find[at % 8]);
}

static void keys_of(struct keys *keys, const char *name)
{
    struct bench_row row = {.name = name, .floor = "a key sent back by a program that does nothing else",
                            .by = BENCH_P99, .ratio_most = 300, .most = FRAME};
    bench_pair(&row, bench_rounds(KEYS), echoed, painted, keys);
    bench_print(&row);
}

static void all_keys(void)
{
    struct keys keys = {0};
    echo(&keys.echo);
    start(&keys.program);
    pty_answered(&keys.program, FIRST_QUIET_MS);
    keys_of(&keys, "key to painted screen, finder");
    pty_send(&keys.program, "\025\r128\r");
    pty_answered(&keys.program, FIRST_QUIET_MS);
    keys.round = 0;
    keys.sale = true;
    keys_of(&keys, "key to painted screen, bill");
    pty_close(&keys.program);
    pty_close(&keys.echo);
}

/* --- the start --------------------------------------------------------------------------------------------------- */

/* The most memory it has had, KiB. */
static int64_t memory(pid_t child)
{
    char name[64], line[200];
    int64_t kib = 0;
    snprintf(name, sizeof name, "/proc/%d/status", (int)child);
    FILE *file = fopen(name, "r");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "VmHWM: %" SCNd64, &kib) == 1)
            break;
    if (file)
        fclose(file);
    return kib;
}

struct starts {
    struct bench_series empty_memory, memory;
};

static int64_t empty_starts(void *context)
{
    struct starts *starts = context;
    struct pty pty;
    char *argv[] = {getenv("BENCH_EMPTY"), NULL}, *environment[] = {NULL};
    if (!argv[0])
        exit(99);
    pty_open(&pty);
    int64_t begin = bench_now();
    pty_spawn(&pty, argv, environment);
    int64_t took = pty_answered(&pty, QUIET_MS) - begin;
    bench_add(&starts->empty_memory, memory(pty.child));
    pty_close(&pty);
    return took;
}

static int64_t program_starts(void *context)
{
    struct starts *starts = context;
    struct pty pty;
    int64_t begin = bench_now();
    start(&pty);
    int64_t took = pty_answered(&pty, FIRST_QUIET_MS) - begin;
    bench_add(&starts->memory, memory(pty.child));
    pty_close(&pty);
    return took;
}

static void all_starts(void)
{
    struct starts starts = {0};
    struct bench_row row = {.name = "start to first screen", .by = BENCH_MEDIAN, .ratio_most = 200, .most = 50000000,
                            .floor = "an empty program linked to the same libraries, to its first byte"};
    bench_pair(&row, bench_rounds(STARTS), empty_starts, program_starts, &starts);
    bench_print(&row);
    struct bench_row room = {.name = "memory at the first screen", .floor = "of the empty program",
                             .unit = BENCH_KIB, .by = BENCH_MEDIAN, .most = 24 * 1024,
                             .floors = starts.empty_memory, .figures = starts.memory};
    bench_print(&room);
}

int main(void)
{
    bench_shop_make(path, "answer.db", bench_members(MEMBERS));
    bench_head("the program");
    all_keys();
    all_starts();
    scratch_remove();
    return 0;
}
