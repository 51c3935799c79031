/* SPDX-License-Identifier: MIT */
/*
 * listener: a receipt printer on a TCP port of this machine, in a thread of the test. What it does with each
 * connection is said beforehand; what it took is kept.
 */
#ifndef FD_TESTS_LISTENER_H
#define FD_TESTS_LISTENER_H

#include <stddef.h>

#include "base/buffer.h"

enum listener_does {
    LISTENER_TAKES,  /* everything, then closes */
    LISTENER_CREEPS, /* everything, a few bytes at a time, through small buffers */
    LISTENER_BREAKS, /* takes `bytes`, then resets the connection */
    LISTENER_BLOCKS, /* takes nothing until listener_stop */
    LISTENER_SHUTS   /* closes at once, as one does that is busy with another */
};
struct listener_turn {
    enum listener_does does;
    size_t bytes;
};
#define LISTENER_TURNS 16

struct listener;

/* Listens. port 0: any, else that one again: a printer that comes back. Turns beyond the last are as the last. */
struct listener *listener_start(int port, const struct listener_turn *turn, size_t turns);
int listener_port(const struct listener *printer);
/* Ends it, and appends what each connection brought to taken[], as many as `room`; returns how many there were. */
size_t listener_stop(struct listener *printer, struct buffer *taken, size_t room);
/* A port where nobody listens. */
int listener_nowhere(void);

#endif
