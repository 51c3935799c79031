/* SPDX-License-Identifier: MIT */
/*
 * gate: whose turn it is to write. Turns are served in the order in which they were asked for, by tickets held as
 * fcntl locks on FILE-gate (gate.c tells how), opened once per process and never closed by anyone else (closing any
 * descriptor of a file drops a process's fcntl locks on it). The kernel frees a turn on kill -9. Correctness rests on
 * BEGIN IMMEDIATE; the gate is fairness. Within one process turns are exclusive too.
 */
#ifndef FD_STORE_GATE_H
#define FD_STORE_GATE_H

#include "base/status.h"

struct gate;

/* One per path and process, counted: opening twice gives the same gate. */
enum status gate_open(const char *shop_path, struct gate **gate, struct error *err) MUST_USE;
void gate_close(struct gate *gate);
/* busy after wait_ms, naming the holder's pid in note and arg 0. */
enum status gate_enter(struct gate *gate, int wait_ms, struct error *err) MUST_USE;
void gate_leave(struct gate *gate);

#endif
