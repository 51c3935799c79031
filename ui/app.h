/* SPDX-License-Identifier: MIT */
/* app: the counter on a terminal: the loop that waits for keys, hands them to the till and shows what it says. */
#ifndef FD_UI_APP_H
#define FD_UI_APP_H

#include "desk/desk.h"

struct app_options {
    bool plain; /* no colours */
};

/*
 * Runs until the terminal is gone or ^C at the idle counter. The desk stays the caller's, signed in. io_error
 * when there is no terminal.
 */
enum status app_run(struct desk *desk, const struct app_options *options, struct error *err) MUST_USE;

/* The same for main: what went wrong goes to standard error; returns the exit status. */
int app_main(struct desk *desk);

#endif
