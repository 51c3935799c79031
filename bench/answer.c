/* SPDX-License-Identifier: MIT */
/*
 * The program on a terminal: time from a key to the painted screen, compared with a program that echoes each key, also
 * while nightly runs; time from the start to the first screen, compared with an empty program linked to the same
 * libraries; memory at the start and after the keys, when the finder holds its members. Runs in a demo of BENCH_MEMBERS
 * (300) members or in the shop BENCH_SHOP. FRONTDESK names the program, BENCH_EMPTY the empty one.
 */
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "bench/bench.h"
#include "bench/pty.h"
#include "bench/shop.h"
#include "tests/support/scratch.h"

#include "desk/nightly.h"

#define MEMBERS 300
#define KEYS 800
#define AGED 20000
#define WARM 5 /* seconds after its start, in which the idle finder reads its members */
#define STARTS 60
#define QUIET_MS 8
#define HAND_MS 25 /* least time between two keys: faster ones would be held as a possible scan */
#define FIRST_QUIET_MS 60
#define FRAME 16666667
#define ROOM (24 * 1024) /* KiB */

static char path[SCRATCH_PATH];

static void start(struct pty *pty)
{
    static char locales[PATH_MAX], now[64];
    const char *program = getenv("FRONTDESK"), *folder = getenv("FRONTDESK_LOCALEDIR");
    if (!program || !folder) {
        fprintf(stderr, "FRONTDESK and FRONTDESK_LOCALEDIR are not set\n");
        exit(99);
    }
    snprintf(locales, sizeof locales, "FRONTDESK_LOCALEDIR=%s", folder);
    snprintf(now, sizeof now, "FRONTDESK_NOW=%s", bench_shop_now());
    char *argv[] = {(char *)(uintptr_t)program,   (char *)(uintptr_t) "--shop", path,
                    (char *)(uintptr_t) "--lang", (char *)(uintptr_t) "zh",     NULL};
    char *environment[] = {(char *)(uintptr_t) "TERM=xterm-256color",
                           locales,
                           (char *)(uintptr_t) "LANG=C.UTF-8",
                           (char *)(uintptr_t) "TZ=UTC",
                           now,
                           NULL};
    pty_open(pty);
    pty_spawn(pty, argv, environment);
}

/* --- memory ------------------------------------------------------------------------------------------------------ */

/* KiB: the peak resident size including mapped files, and the private part. */
struct memory {
    struct bench_series most, own;
};

static void memory_add(struct memory *memory, pid_t child)
{
    char name[64], line[200];
    int64_t kib;
    snprintf(name, sizeof name, "/proc/%d/status", (int)child);
    FILE *file = fopen(name, "r");
    while (file && fgets(line, sizeof line, file)) {
        if (sscanf(line, "VmHWM: %" SCNd64, &kib) == 1)
            bench_add(&memory->most, kib);
        if (sscanf(line, "RssAnon: %" SCNd64, &kib) == 1)
            bench_add(&memory->own, kib);
    }
    if (file)
        fclose(file);
}

static void memory_print(const struct memory *memory, const struct memory *empty, const char *when)
{
    char name[64], own[64];
    struct bench_row row = {.name = name, .unit = BENCH_KIB, .by = BENCH_MEDIAN, .most = ROOM, .figures = memory->most};
    struct bench_row alone = {.name = own, .unit = BENCH_KIB, .by = BENCH_MEDIAN, .most = ROOM, .figures = memory->own};
    snprintf(name, sizeof name, "memory %s", when);
    snprintf(own, sizeof own, "  of it private, %s", when);
    if (empty) {
        row.floor = "of the empty program";
        row.floors = empty->most;
        alone.floors = empty->own;
    }
    bench_print(&row);
    bench_print(&alone);
}

/* --- time of a key ----------------------------------------------------------------------------------------------- */

struct keys {
    struct pty echo, program;
    int64_t round;
    bool sale;
};

/* Echoes its input, with the terminal's own processing switched off. */
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

/* Types 5678 and the beginning of a name, then deletes them, in a loop; over a bill types an amount. */
static int64_t painted(void *context)
{
    static const char *const find[] = {"5", "6", "7", "8", "\177", "\177", "\177", "\177",
                                       "z", "h", "a", "n", "\177", "\177", "\177", "\177"};
    static const char *const pay[] = {"2", "0", "0", "\177", "\177", "\177"};
    struct keys *keys = context;
    int64_t at = keys->round++;
    return round_trip(&keys->program, keys->sale ? pay[at % 6] : find[at % 16]);
}

static void keys_of(struct keys *keys, const char *name)
{
    struct bench_row row = {.name = name,
                            .floor = "a key sent back by a program that does nothing else",
                            .by = BENCH_P99,
                            .ratio_most = 300,
                            .most = FRAME};
    keys->round = 0;
    bench_pair(&row, bench_rounds(KEYS), echoed, painted, keys);
    bench_print(&row);
}

/* Starts a process that runs the work of all nights in a loop until it is killed. */
static pid_t night_falls(void)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    struct desk *desk = bench_shop_open(path);
    struct nightly_done done;
    struct error err;
    bench_must(desk_sign_in(desk, NULL, NULL, &err), &err, "sign in");
    for (;;) {
        bench_nights_forget(desk);
        bench_must(nightly(desk, &done, &err), &err, "nightly");
    }
}

static void keys_at_night(struct keys *keys)
{
    pid_t night = night_falls();
    keys_of(keys, "key to screen, finder, while nightly runs");
    kill(night, SIGKILL);
    waitpid(night, NULL, 0);
}

static void all_keys(void)
{
    struct keys keys = {0};
    struct timespec warm = {.tv_sec = WARM};
    echo(&keys.echo);
    start(&keys.program);
    pty_answered(&keys.program, FIRST_QUIET_MS);
    if (!bench_smoke())
        nanosleep(&warm, NULL);
    keys_of(&keys, "key to painted screen, finder");
    keys_at_night(&keys);
    pty_send(&keys.program, "\025\r128\r");
    pty_answered(&keys.program, FIRST_QUIET_MS);
    keys.sale = true;
    keys_of(&keys, "key to painted screen, bill");
    struct memory after = {0};
    memory_add(&after, keys.program.child);
    memory_print(&after, NULL, "after the keys");
    pty_close(&keys.program);
    pty_close(&keys.echo);
}

/* --- time of the start ------------------------------------------------------------------------------------------- */

struct starts {
    struct memory empty, program;
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
    memory_add(&starts->empty, pty.child);
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
    memory_add(&starts->program, pty.child);
    pty_close(&pty);
    return took;
}

static void all_starts(void)
{
    struct starts starts = {0};
    struct bench_row row = {.name = "start to first screen",
                            .by = BENCH_MEDIAN,
                            .ratio_most = 200,
                            .most = 50000000,
                            .floor = "an empty program linked to the same libraries, to its first byte"};
    bench_pair(&row, bench_rounds(STARTS), empty_starts, program_starts, &starts);
    bench_print(&row);
    memory_print(&starts.program, &starts.empty, "at first screen");
}

int main(void)
{
    char count[BENCH_COUNT_TEXT], title[64];
    bench_shop_take(path, "answer.db", bench_members(MEMBERS), 0);
    struct desk *desk = bench_shop_open(path);
    int64_t members = bench_shop_members(desk);
    bench_shop_age(desk, bench_rounds(members < AGED ? (int)members : AGED), 0);
    desk_close(desk);
    snprintf(title, sizeof title, "the program, %s members", bench_count(count, members));
    bench_head(title);
    all_keys();
    all_starts();
    scratch_remove();
    return 0;
}
