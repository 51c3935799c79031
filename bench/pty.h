/* SPDX-License-Identifier: MIT */
/* pty: a terminal of 80 × 24 with nobody at it, and how long what runs on it takes to answer. */
#ifndef FD_BENCH_PTY_H
#define FD_BENCH_PTY_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct pty {
    int master, slave; /* slave -1 once a program has it */
    pid_t child;       /* 0: none */
    size_t bytes;      /* of the last answer */
};

void pty_open(struct pty *pty);
/* The program on it, as its controlling terminal; environment is all it gets ("NAME=value", NULL). */
void pty_spawn(struct pty *pty, char *const argv[], char *const environment[]);
void pty_send(struct pty *pty, const char *bytes);
/*
 * When the last byte of an answer came: bytes are read until none has come for quiet_ms. A terminal that is asked
 * where its cursor is says so. Ends the program when there was no answer in ten seconds.
 */
int64_t pty_answered(struct pty *pty, int quiet_ms);
void pty_close(struct pty *pty); /* a program still running is killed */

#endif
