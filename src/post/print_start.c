/* SPDX-License-Identifier: MIT */
#include "post/print_start.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/locale.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/print.h"

static bool allowed;
static pid_t started;   /* the last one; 0: it has ended, or there was none */
static int64_t last_at; /* clock_monotonic_ms */

static bool still_runs(void)
{
    int status;
    if (started == 0)
        return false;
    if (waitpid(started, &status, WNOHANG) == 0)
        return true;
    started = 0;
    return false;
}

/*
 * A new program, not a copy of this one: no connection of the database goes along, and no descriptor. A session of its
 * own, so that closing the terminal does not end it in the middle of a receipt.
 */
static int spawn(const char *path)
{
    char name[] = "frontdesk", of[] = "--shop", in[] = "--lang", noun[] = "print", verb[] = "run", lang[8];
    char *shop = mem_copy(path);
    char *const arguments[] = {name, of, shop, in, text_copy(lang, sizeof lang, locale_language()), noun, verb, NULL};
    extern char **environ;
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t usual;
    sigfillset(&usual);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF);
    int fault = posix_spawn(&started, "/proc/self/exe", &files, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    free(shop);
    return fault;
}

void print_start_allow(void)
{
    allowed = true;
}

void print_start(struct desk *desk)
{
    if (!allowed || still_runs())
        return;
    last_at = clock_monotonic_ms();
    int fault = spawn(db_path(desk_db(desk)));
    if (fault != 0) {
        struct error err;
        started = 0;
        error_set(&err, STATUS_IO_ERROR, "print", "print run: %s", strerror(fault));
        log_error("print start", &err);
    }
}

void print_start_again(struct desk *desk)
{
    struct error err;
    int64_t next = 0;
    if (!allowed || still_runs() || clock_monotonic_ms() - last_at < PRINT_START_AGAIN_MS || !print_possible(desk))
        return;
    if (print_job_next(desk_db(desk), desk_till_id(desk), 0, &next, &err) == STATUS_OK && next != 0)
        print_start(desk);
}
