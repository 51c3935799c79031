/* SPDX-License-Identifier: MIT */
/* print_start: starts `frontdesk print run` as a process of its own, which outlives the one that started it. */
#ifndef FD_POST_PRINT_START_H
#define FD_POST_PRINT_START_H

#include "desk/desk.h"

#define PRINT_START_AGAIN_MS 15000 /* between two tries of a printer that was away */

/*
 * What is started is the running program anew, so only the program itself allows it: elsewhere, as in a test that links
 * this, nothing is ever started.
 */
void print_start_allow(void);
/* Starts it, unless the last one started here still runs. A failure is logged: the timer tries again. */
void print_start(struct desk *desk);
/* Starts it if jobs of the desk's till wait and the last start is long enough ago. Call it when nobody types. */
void print_start_again(struct desk *desk);

#endif
