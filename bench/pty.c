/* SPDX-License-Identifier: MIT */
#include "bench/pty.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

#include "bench/bench.h"

#define LIMIT_MS 10000

static void give_up(const char *what)
{
    perror(what);
    exit(99);
}

void pty_open(struct pty *pty)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    *pty = (struct pty){0};
    if (openpty(&pty->master, &pty->slave, NULL, NULL, &size) != 0)
        give_up("openpty");
    fcntl(pty->master, F_SETFD, FD_CLOEXEC);
    fcntl(pty->slave, F_SETFD, FD_CLOEXEC);
}

void pty_spawn(struct pty *pty, char *const argv[], char *const environment[])
{
    pty->child = fork();
    if (pty->child < 0)
        give_up("fork");
    if (pty->child == 0) {
        login_tty(pty->slave);
        execve(argv[0], argv, environment);
        _exit(127);
    }
    close(pty->slave);
    pty->slave = -1;
}

void pty_send(struct pty *pty, const char *bytes)
{
    size_t length = strlen(bytes);
    if (write(pty->master, bytes, length) != (ssize_t)length)
        give_up("write to the terminal");
}

int64_t pty_answered(struct pty *pty, int quiet_ms)
{
    char piece[8192];
    int64_t last = 0;
    pty->bytes = 0;
    for (;;) {
        struct pollfd polled = {.fd = pty->master, .events = POLLIN};
        int ready = poll(&polled, 1, last == 0 ? LIMIT_MS : quiet_ms);
        if (ready == 0 && last != 0)
            return last;
        ssize_t count = ready > 0 ? read(pty->master, piece, sizeof piece - 1) : -1;
        if (count <= 0 && last != 0)
            return last; /* the program has answered and ended */
        if (count <= 0)
            give_up("no answer");
        last = bench_now();
        pty->bytes += (size_t)count;
        piece[count] = '\0';
        if (strstr(piece, "\033[6n"))
            pty_send(pty, "\033[2;2R");
    }
}

void pty_close(struct pty *pty)
{
    if (pty->child > 0) {
        kill(pty->child, SIGKILL);
        waitpid(pty->child, NULL, 0);
    }
    if (pty->slave >= 0)
        close(pty->slave);
    close(pty->master);
}
