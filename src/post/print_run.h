/* SPDX-License-Identifier: MIT */
/*
 * print_run: sends what waits for the tills' printers, in a process of its own, so that a printer that blocks holds up
 * nobody. A job is claimed, rendered, sent and settled: printed, waiting again where nothing reached the printer, or
 * unsure. Two such processes never send the same job: each holds the printers it sends to.
 */
#ifndef FD_POST_PRINT_RUN_H
#define FD_POST_PRINT_RUN_H

#include "desk/desk.h"
#include "post/device.h"

struct print_run_done {
    int64_t printed, waiting, unsure; /* jobs; waiting: tried in vain */
    char why[24];                     /* of the last that was not printed, as in post/device.h */
};

/* till 0: all. Ends when nothing more can be sent. A printer that cannot be reached is no error here. */
enum status print_run(struct desk *desk, int64_t till, const struct device_patience *patience,
                      struct print_run_done *done, struct error *err) MUST_USE;

#endif
