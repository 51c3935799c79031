/* SPDX-License-Identifier: MIT */
/* app: the counter on a terminal: the loop that waits for keys, hands them to the till and shows what it says. */
#ifndef FD_UI_APP_H
#define FD_UI_APP_H

#include "desk/desk.h"

struct app_options {
    bool plain; /* no colours */
};

/*
 * Runs until the terminal is gone or ^C at the idle counter. The desk stays the caller's, signed in. Fails
 * as term_start does when there is no terminal that can show screens.
 */
enum status app_run(struct desk *desk, const struct app_options *options, struct error *err) MUST_USE;
enum status app_main(struct desk *desk, struct error *err) MUST_USE; /* with the usual options */

#endif
